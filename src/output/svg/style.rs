//! The style sheet of an SVG: fonts inside, and the colours of a dark screen. A picture is whole without it.
//!
//! Dark rules know an element by the colour that it is painted with, `[fill='#FFFFFF']`: a theme sees to it that one
//! colour of its light table is one of its dark table. So no element needs a class, and whatever reads no media queries
//! does not read attribute selectors by accident either. They hold under a class of the root alone, whose name comes
//! from the colours: another picture on the same page has the same rules or another name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::font::{self, FontFace};
use super::picture::{DARK, LIGHT};
use crate::scene::item::{Item, Scene};
use crate::scene::theme::{Ink, Rgb, Theme};

/// What the sheet is made of.
pub(super) struct Style {
    /// The class of the root, if the theme has colours for the dark.
    pub(super) class: Option<String>,
    /// The rules; empty for none.
    pub(super) rules: String,
}

/// The sheet of a picture, with rules for the colours that it has. It is dark where the screen is, or in what `dark_in`
/// selects of the page around it.
pub(super) fn style(scene: &Scene, theme: &Theme, fonts: &[FontFace], dark_in: Option<&str>) -> Style {
    let class = name(theme);
    let mut rules = font::rules(fonts);
    if let Some(class) = &class {
        let mut used = Used::default();
        used.collect(&scene.items);
        // Paper is light whatever the screen is. Writing to a text cannot fail.
        let _ = match dark_in {
            None => write!(
                rules,
                "@media screen and (prefers-color-scheme:dark){{{}}}",
                used.rules(&format!(".{class}"), theme)
            ),
            Some(page) => write!(rules, "@media screen{{{}}}", used.rules(&format!("{page} .{class}"), theme)),
        };
    }
    Style { class, rules }
}

/// A name that two themes share only if all of their colours are the same (FNV-1a, 32 bits).
fn name(theme: &Theme) -> Option<String> {
    let dark = theme.dark()?;
    let colors = Ink::ALL.iter().flat_map(|ink| [theme.color(*ink), dark.color(*ink)]);
    let hash = colors
        .flat_map(|Rgb { red, green, blue }| [red, green, blue])
        .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Some(format!("jm-{hash:08x}"))
}

/// The inks of a picture, and whether it has pictures for the dark.
#[derive(Default)]
struct Used {
    fills: BTreeSet<Ink>,
    strokes: BTreeSet<Ink>,
    /// Whether a picture is another one in the dark.
    turning_pictures: bool,
}

impl Used {
    fn collect(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Group(group) => self.collect(&group.items),
                Item::Text(line) => self.fills.extend(line.runs.iter().map(|run| run.ink)),
                Item::Panel(panel) => {
                    self.fills.extend(panel.fill);
                    self.strokes.extend(panel.stroke.map(|stroke| stroke.ink));
                }
                // A picture from a file keeps its colours, unless there is another one for the dark.
                Item::Image(image) => self.turning_pictures |= image.dark.is_some(),
                Item::Path(path) => {
                    self.fills.extend(path.fill);
                    self.strokes.extend(path.stroke.map(|stroke| stroke.ink));
                }
            }
        }
    }

    fn rules(&self, root: &str, theme: &Theme) -> String {
        let mut rules = String::new();
        for (attribute, inks) in [("fill", &self.fills), ("stroke", &self.strokes)] {
            let turns: BTreeMap<Rgb, Rgb> = inks
                .iter()
                .filter_map(|ink| Some((theme.color(*ink), theme.dark()?.color(*ink))))
                .filter(|(light, dark)| light != dark)
                .collect();
            for (light, dark) in turns {
                let _ = write!(rules, "{root} [{attribute}='{light}']{{{attribute}:{dark}}}");
            }
        }
        if self.turning_pictures {
            for (shown, then) in [(LIGHT, DARK), (DARK, LIGHT)] {
                let _ = write!(rules, "{root} [display='{shown}']{{display:{then}}}");
            }
        }
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Rect;
    use crate::scene::item::{Dash, Panel, Stroke};
    use crate::scene::theme::BuiltIn;

    /// Two cards on the page.
    fn scene() -> Scene {
        let stroke = Some(Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid });
        let panel =
            |fill, stroke| Item::Panel(Panel { area: Rect::new(0.0, 0.0, 9.0, 9.0), radius: 0.0, fill, stroke });
        let items = [panel(Some(Ink::PageFill), None), panel(Some(Ink::PanelFill), stroke), panel(None, stroke)];
        Scene { items: items.to_vec(), ..Scene::default() }
    }

    #[test]
    fn each_colour_of_the_picture_turns_once() {
        let style = style(&scene(), Theme::auto(), &[], None);
        let class = style.class.unwrap();
        let turn = |attribute: &str, ink: Ink| {
            let (light, dark) = (Theme::auto().color(ink), Theme::auto().dark().unwrap().color(ink));
            format!(".{class} [{attribute}='{light}']{{{attribute}:{dark}}}")
        };
        let (page, panel) = (turn("fill", Ink::PageFill), turn("fill", Ink::PanelFill));
        let border = turn("stroke", Ink::PanelBorder);
        let expected = format!("@media screen and (prefers-color-scheme:dark){{{page}{panel}{border}}}");
        assert_eq!(style.rules, expected);
        // Nothing that XML would have to escape, for a browser reads the sheet of a pasted picture as HTML.
        assert!(!style.rules.contains(['<', '>', '&', '"']));
    }

    #[test]
    fn a_page_may_say_where_it_is_dark() {
        let screen = style(&scene(), Theme::auto(), &[], None).rules;
        let page = style(&scene(), Theme::auto(), &[], Some("html:is(.coal)")).rules;
        let expected =
            screen.replace("screen and (prefers-color-scheme:dark)", "screen").replace(".jm-", "html:is(.coal) .jm-");
        assert_eq!(page, expected);
    }

    #[test]
    fn one_look_needs_no_rules() {
        for theme in BuiltIn::ALL.iter().filter(|theme| **theme != BuiltIn::Auto) {
            let style = style(&scene(), theme.theme(), &[], None);
            assert_eq!((style.class, style.rules.as_str()), (None, ""), "{}", theme.word());
        }
        assert_eq!(style(&scene(), &Theme::auto().settled(), &[], None).class, None);
    }

    #[test]
    fn a_class_stands_for_all_colours() {
        use crate::source::Source;
        let of_file = |text: &str| {
            crate::scene::theme::read(&Source::new("brand.yaml", text), &crate::source::NoFiles).value.unwrap().theme
        };
        let [one, same, other, dark] = [
            "accent: \"#0B6E4F\"",
            "extends: auto\naccent: \"#0B6E4F\"",
            "accent: \"#0B6E50\"",
            "accent: \"#0B6E4F\"\ndark: {hairline: \"#333333\"}",
        ]
        .map(|text| name(&of_file(text)).unwrap());
        assert_eq!(one, same);
        assert!(one != other && one != dark && one != name(Theme::auto()).unwrap());
        assert!(one.starts_with("jm-") && one.len() == 11, "{one}");
    }
}
