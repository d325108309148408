//! Reads a theme file: lines of `token: "#RRGGBB"`, blank lines and `#` comments.

use super::{Ink, Rgb};

/// The colour of every ink in the order of `Ink::ALL`, or what is wrong with the file.
pub(super) fn tokens(text: &str) -> Result<Vec<Rgb>, String> {
    let mut colors = vec![None; Ink::ALL.len()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (token, value) = line.split_once(": ").ok_or_else(|| format!("`{line}` is not a token and a colour"))?;
        let ink = Ink::named(token).ok_or_else(|| format!("`{token}` is not a token of a theme"))?;
        let color = color(value).ok_or_else(|| format!("`{value}` is not a colour like \"#1B2130\""))?;
        if let Some(slot) = colors.get_mut(ink as usize)
            && slot.replace(color).is_some()
        {
            return Err(format!("`{token}` is there twice"));
        }
    }
    let missing = Ink::ALL.iter().zip(&colors).find(|(_, color)| color.is_none());
    match missing {
        Some((ink, _)) => Err(format!("`{}` is missing: {}", ink.name(), ink.meaning())),
        None => Ok(colors.into_iter().flatten().collect()),
    }
}

/// A colour from `"#RRGGBB"`, quotes included.
fn color(value: &str) -> Option<Rgb> {
    let digits = value.strip_prefix("\"#")?.strip_suffix('"')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Rgb { red, green, blue })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: &str = include_str!("../themes/light.yaml");

    #[test]
    fn colours() {
        assert_eq!(color("\"#1B2130\""), Some(Rgb { red: 0x1B, green: 0x21, blue: 0x30 }));
        for wrong in ["#1B2130", "\"1B2130\"", "\"#1B213\"", "\"#1B21300\"", "\"#+B2130\"", "\"#GG2130\"", "red", ""] {
            assert_eq!(color(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_says_each_token_once() {
        let check = |text: &str| tokens(text).unwrap_err();
        assert_eq!(check(&LIGHT.replace("text.primary:", "text.main:")), "`text.main` is not a token of a theme");
        assert_eq!(
            check(&LIGHT.replace("arrow.fail: \"#B42338\"\n", "")),
            "`arrow.fail` is missing: An arrow that fails."
        );
        assert_eq!(check(&format!("{LIGHT}page.fill: \"#FFFFFF\"")), "`page.fill` is there twice");
        assert_eq!(check("page.fill: white"), "`white` is not a colour like \"#1B2130\"");
        assert_eq!(check("page.fill"), "`page.fill` is not a token and a colour");
    }
}
