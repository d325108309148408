//! Reads a theme file: a YAML mapping from each token to its colour, read by serde, since no place in it is needed.

use std::collections::BTreeMap;

use super::{Ink, Rgb};

/// The colour of every ink in the order of `Ink::ALL`, or what is wrong with the file.
pub(super) fn tokens(text: &str) -> Result<Vec<Rgb>, String> {
    let tokens: BTreeMap<String, String> = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
    if let Some(unknown) = tokens.keys().find(|token| Ink::named(token).is_none()) {
        return Err(format!("`{unknown}` is not a token of a theme"));
    }
    let color = |ink: &Ink| {
        let value = tokens.get(ink.name()).ok_or_else(|| format!("`{}` is missing: {}", ink.name(), ink.meaning()))?;
        color(value).ok_or_else(|| format!("`{value}` is not a colour like \"#1B2130\""))
    };
    Ink::ALL.iter().map(color).collect()
}

/// A colour from `#RRGGBB`.
fn color(value: &str) -> Option<Rgb> {
    let digits = value.strip_prefix('#')?;
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
        assert_eq!(color("#1B2130"), Some(Rgb { red: 0x1B, green: 0x21, blue: 0x30 }));
        for wrong in ["1B2130", "#1B213", "#1B21300", "#+B2130", "#GG2130", "red", ""] {
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
        assert!(check(&format!("{LIGHT}page.fill: \"#FFFFFF\"")).contains("duplicate"));
        let white = LIGHT.replace("page.fill: \"#F6F7FA\"", "page.fill: white");
        assert_eq!(check(&white), "`white` is not a colour like \"#1B2130\"");
        assert!(!check("page.fill").is_empty());
    }
}
