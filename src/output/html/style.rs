//! The style sheet of a page: its colours, its rules, and those of the picture, light and dark by screen or by choice.

use crate::scene::theme::{Ink, Palette, Rgb, Theme};

/// What begins the rules of a picture for screens that are dark; they reach to the end of its sheet.
const DARK: &str = "@media screen and (prefers-color-scheme:dark){";

/// The colours of the page, by the roles of the theme.
const COLORS: [(&str, Ink); 13] = [
    ("page", Ink::PageFill),
    ("panel", Ink::PanelFill),
    ("edge", Ink::NeutralBorder),
    ("hairline", Ink::Hairline),
    ("soft", Ink::NeutralFill),
    ("text", Ink::TextPrimary),
    ("second", Ink::TextSecondary),
    ("faint", Ink::TextFaint),
    ("accent", Ink::AccentText),
    ("badge", Ink::BadgeFill),
    ("badge-text", Ink::BadgeText),
    ("note", Ink::WarningFill),
    ("note-text", Ink::WarningText),
];

/// The whole sheet.
pub(super) fn sheet(theme: &Theme, family: &str, picture: &str) -> String {
    format!(
        "{}\n:root{{--family:{family};{}}}\n{}{}",
        turned(picture),
        colors(theme.palette()),
        theme.dark().map(|dark| dark_rules(&colors(dark))).unwrap_or_default(),
        include_str!("page.css")
    )
}

/// The colours of a palette as variables, and what the browser is told of its own controls.
fn colors(palette: &Palette) -> String {
    let light = |ink| {
        let Rgb { red, green, blue } = palette.color(ink);
        u32::from(red) + u32::from(green) + u32::from(blue)
    };
    let scheme = if light(Ink::TextPrimary) > light(Ink::PageFill) { "dark" } else { "light" };
    let variables = COLORS.iter().map(|(name, ink)| format!("--{name}:{}", palette.color(*ink)));
    std::iter::once(format!("color-scheme:{scheme}")).chain(variables).collect::<Vec<_>>().join(";")
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
    use crate::scene::theme::BuiltIn;

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

    #[test]
    fn a_page_has_the_colours_of_its_theme() {
        let auto = sheet(Theme::auto(), "Inter", "");
        assert!(
            auto.contains(":root{--family:Inter;color-scheme:light;--page:#F6F7FA;")
                && auto.contains("[data-theme=dark]{color-scheme:dark;")
        );
        let dark = sheet(BuiltIn::Dark.theme(), "Inter", "");
        assert!(dark.contains(":root{--family:Inter;color-scheme:dark;") && !dark.contains("[data-theme=dark]{"));
    }
}
