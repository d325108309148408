//! Reads the colours of a theme that comes with the program, by serde: nobody waits for its places, and it is quick.

use std::collections::BTreeMap;

use super::{Ink, Rgb};

/// The colour of every ink in the order of `Ink::ALL`, or what is wrong with the file.
pub(super) fn colors(text: &str) -> Result<Vec<Rgb>, String> {
    let mut file: BTreeMap<String, BTreeMap<String, String>> =
        serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
    let tokens = file.remove("colors").unwrap_or_default();
    if let Some(unknown) = tokens.keys().find(|token| Ink::named(token).is_none()).or(file.keys().next()) {
        return Err(format!("`{unknown}` is not a token of a theme"));
    }
    let color = |ink: &Ink| {
        let value = tokens.get(ink.name()).ok_or_else(|| format!("`{}` is missing: {}", ink.name(), ink.meaning()))?;
        Rgb::parse(value).ok_or_else(|| format!("`{value}` is not a colour like \"#1B2130\""))
    };
    Ink::ALL.iter().map(color).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: &str = include_str!("../themes/light.yaml");

    #[test]
    fn a_file_says_each_token_once() {
        let check = |text: &str| colors(text).unwrap_err();
        assert_eq!(check(&LIGHT.replace("text.primary:", "text.main:")), "`text.main` is not a token of a theme");
        assert_eq!(check(&LIGHT.replace("colors:", "colours:")), "`colours` is not a token of a theme");
        assert_eq!(
            check(&LIGHT.replace("  arrow.fail: \"#B42338\"\n", "")),
            "`arrow.fail` is missing: An arrow that fails."
        );
        assert!(check(&format!("{LIGHT}  page.fill: \"#FFFFFF\"")).contains("duplicate"));
        let white = LIGHT.replace("page.fill: \"#F6F7FA\"", "page.fill: white");
        assert_eq!(check(&white), "`white` is not a colour like \"#1B2130\"");
        assert!(!check("page.fill").is_empty());
    }
}
