//! Fonts of an SVG: the families that it asks for, and faces that it carries inside.

use crate::scene::item::{Item, Scene};
use crate::text::{EmbeddedFont, Fonts, Used, embed};

/// The fonts cut down to the characters of a scene.
pub fn fonts(scene: &Scene, fonts: &Fonts) -> Vec<FontFace> {
    let mut used = Used::default();
    collect(&scene.items, fonts, &mut used);
    embed(&used, fonts).into_iter().map(FontFace::from).collect()
}

fn collect(items: &[Item], fonts: &Fonts, used: &mut Used) {
    for item in items {
        match item {
            Item::Group(group) => collect(&group.items, fonts, used),
            Item::Text(line) => line.runs.iter().for_each(|run| used.add(&run.text, run.face, fonts)),
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

impl From<EmbeddedFont> for FontFace {
    fn from(font: EmbeddedFont) -> Self {
        let EmbeddedFont { family, weight, italic, base64_woff2, unicode_range } = font;
        Self { family, weight, italic, base64_woff2, unicode_range }
    }
}

/// A font file that travels inside the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFace {
    /// The family that it belongs to.
    pub family: String,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
    /// The file as WOFF2 in base 64; empty for a font that only keeps its place in the family.
    pub base64_woff2: String,
    /// Which characters it is for, as CSS writes it: `U+AC00-D7A3, U+1100-11FF`.
    pub unicode_range: Option<String>,
}

/// Families to try in order: those inside, ours, then what the reader's machine has for the language.
pub(in crate::output) fn stack(lang: &str, fonts: &[FontFace]) -> String {
    let mut families: Vec<String> = Vec::new();
    let inside = fonts.iter().map(|font| plain(&font.family));
    let installed = OURS.iter().chain(eastern(lang)).chain(OTHERS).map(|family| (*family).to_owned());
    for family in inside.chain(installed) {
        if !family.is_empty() && !families.contains(&family) {
            families.push(family);
        }
    }
    // Words may stand unquoted where each could be an identifier, which spares the file a hedge of `&apos;`.
    let bare = |family: &str| family.split(' ').all(|word| word.starts_with(char::is_alphabetic));
    let quoted = families.into_iter().map(|family| if bare(&family) { family } else { format!("'{family}'") });
    let quoted: Vec<String> = quoted.collect();
    format!("{}, sans-serif", quoted.join(", "))
}

/// The rules that bring the fonts inside.
pub(super) fn rules(fonts: &[FontFace]) -> String {
    fonts.iter().map(rule).collect()
}

/// The bundled families, then the two that they were cut from and that a reader may have installed.
const OURS: &[&str] = &["Journeymap Sans", "Journeymap Sans KR", "Inter", "Pretendard"];
const OTHERS: &[&str] = &["Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai"];

/// Families with East Asian characters. One character has several national shapes, so the language's family comes first.
fn eastern(lang: &str) -> &'static [&'static str] {
    let lang = lang.to_ascii_lowercase();
    let mut parts = lang.split('-');
    let main = parts.next();
    let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
    match main {
        Some("ja") => &["Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Noto Sans CJK KR"],
        Some("zh") if traditional => &["Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"],
        Some("zh") => &["Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"],
        _ => &["Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"],
    }
}

/// One font as a rule. Each part is cut down to the characters that it can have, so none can leave its place in the sheet.
fn rule(font: &FontFace) -> String {
    let style = if font.italic { "italic" } else { "normal" };
    let file = only(&font.base64_woff2, |letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '='));
    let range = font.unicode_range.as_deref().map_or_else(String::new, |range| {
        let range =
            only(range, |letter| letter.is_ascii_hexdigit() || matches!(letter, 'U' | '+' | '-' | ',' | '?' | ' '));
        format!("unicode-range:{range};")
    });
    // A font without characters is empty: its range has none, so that it is never loaded.
    let source = format!("url(data:font/woff2;base64,{file}) format('woff2')");
    format!(
        "@font-face{{font-family:'{}';font-weight:{};font-style:{style};{range}src:{source}}}",
        plain(&font.family),
        font.weight
    )
}

/// A family's name without what could end it.
fn plain(family: &str) -> String {
    only(family, |letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_')).trim().to_owned()
}

fn only(text: &str, allowed: impl Fn(char) -> bool) -> String {
    text.chars().filter(|letter| allowed(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(family: &str) -> FontFace {
        FontFace {
            family: family.to_owned(),
            weight: 600,
            italic: false,
            base64_woff2: "d09GMg==".to_owned(),
            unicode_range: Some("U+AC00-D7A3, U+11??".to_owned()),
        }
    }

    #[test]
    fn families_by_language() {
        let check = |lang: &str, fonts: &[FontFace], start: &str| {
            let stack = stack(lang, fonts);
            assert!(stack.starts_with(start) && stack.ends_with(", sans-serif"), "{lang}: {stack}");
        };
        let ours = "Journeymap Sans, Journeymap Sans KR, Inter, Pretendard";
        check("en", &[], &format!("{ours}, Noto Sans CJK KR, Noto Sans KR"));
        check("ja-JP", &[], &format!("{ours}, Noto Sans CJK JP"));
        check("zh-Hant-TW", &[], &format!("{ours}, Noto Sans CJK TC"));
        check("zh", &[], &format!("{ours}, Noto Sans CJK SC"));
        check(
            "",
            &[face("Sans 2"), face("Sans 2"), face("Inter")],
            "'Sans 2', Inter, Journeymap Sans, Journeymap Sans KR, Pretendard",
        );
    }

    #[test]
    fn a_rule_cannot_be_left() {
        assert_eq!(
            rules(&[face("Journey Sans")]),
            "@font-face{font-family:'Journey Sans';font-weight:600;font-style:normal;unicode-range:U+AC00-D7A3, U+11??;\
             src:url(data:font/woff2;base64,d09GMg==) format('woff2')}"
        );
        let hostile = FontFace { base64_woff2: "AA)}</style>".to_owned(), ..face("x';}</style><script>") };
        let rule = rules(&[hostile]);
        assert!(
            !rule.contains('<') && rule.contains("font-family:'xstylescript'") && rule.contains("base64,AA/style)"),
            "{rule}"
        );
    }
}
