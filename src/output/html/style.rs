//! The style sheet of a page: its colours, its rules, and those of the picture, light and dark by screen or by choice.

use crate::scene::theme::{Ink, Theme};

/// What begins the rules of a picture for screens that are dark; they reach to the end of its sheet.
const DARK: &str = "@media screen and (prefers-color-scheme:dark){";

/// The colours of the page, by the roles of the theme, and what they are where it is dark.
const COLORS: [(&str, Ink, &str); 13] = [
    ("page", Ink::PageFill, "#12151C"),
    ("panel", Ink::PanelFill, "#1A1F29"),
    ("edge", Ink::NeutralBorder, "#3A4252"),
    ("hairline", Ink::Hairline, "#2A313E"),
    ("soft", Ink::NeutralFill, "#222936"),
    ("text", Ink::TextPrimary, "#E9ECF3"),
    ("second", Ink::TextSecondary, "#B3BBCA"),
    ("faint", Ink::TextFaint, "#98A2B5"),
    ("accent", Ink::AccentText, "#93A4FF"),
    ("badge", Ink::BadgeFill, "#2A3140"),
    ("badge-text", Ink::BadgeText, "#C3CAD8"),
    ("note", Ink::WarningFill, "#2C2413"),
    ("note-text", Ink::WarningText, "#E3B566"),
];

/// The whole sheet.
pub(super) fn sheet(theme: &Theme, family: &str, picture: &str) -> String {
    let light: String = COLORS.iter().map(|(name, ink, _)| format!("--{name}:{};", theme.color(*ink))).collect();
    let dark: String = COLORS.iter().map(|(name, _, color)| format!("--{name}:{color};")).collect();
    let dark = format!("color-scheme:dark;{dark}");
    format!(
        "{}\n:root{{color-scheme:light;--family:{family};{light}}}\n{}{}",
        turned(picture),
        dark_rules(&dark),
        include_str!("page.css")
    )
}

/// The sheet of a picture, its dark rules by choice as well.
fn turned(rules: &str) -> String {
    match rules.split_once(DARK).and_then(|(light, dark)| Some((light, dark.strip_suffix('}')?))) {
        Some((light, dark)) => format!("{light}\n{}", dark_rules(dark)),
        None => rules.to_owned(),
    }
}

/// Rules where it is dark: by the screen unless light was chosen, and by choice. Paper is light whatever is chosen.
fn dark_rules(rules: &str) -> String {
    format!(
        "@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{rules}}}}}\n\
         @media screen{{:root[data-theme=dark]{{{rules}}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_rules_of_a_picture_follow_the_choice() {
        let rules = "@font-face{x:y}@media screen and (prefers-color-scheme:dark){.jm [fill='#FFF']{fill:#000}}";
        assert_eq!(
            turned(rules),
            "@font-face{x:y}\n\
             @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){.jm [fill='#FFF']{fill:#000}}}\n\
             @media screen{:root[data-theme=dark]{.jm [fill='#FFF']{fill:#000}}}\n"
        );
        assert_eq!(turned("@font-face{x:y}"), "@font-face{x:y}");
    }
}
