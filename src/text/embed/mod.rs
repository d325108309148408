//! The fonts that go into a picture: just the glyphs of the words in it, as WOFF2 in base64.

mod brotli;
mod kerning;
mod outlines;
mod subset;
mod woff2;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::Face;
use super::font::Cut;

/// What an SVG's `@font-face` needs for the words of one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedFont {
    /// `font-family`.
    pub family: &'static str,
    /// `font-weight`.
    pub weight: u16,
    /// Whether `font-style` is `italic`.
    pub italic: bool,
    /// The file, for `src: url(data:font/woff2;base64,…) format("woff2")`.
    pub base64_woff2: String,
    /// `unicode-range`, if one is needed.
    pub unicode_range: Option<String>,
}

/// `font-family` of every text: the embedded families, the fonts that they were cut from, then what systems have.
pub const FAMILY_STACK: &str = "'Journeymap Sans','Journeymap Sans KR',Inter,Pretendard,system-ui,'Segoe UI',Roboto,\
    'Helvetica Neue',Arial,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif";

/// The fonts for these characters (composed, NFC), in a fixed order. A character that the bundled fonts lack gets
/// none; a face without characters gets no font.
pub fn embed(used: &BTreeMap<Face, BTreeSet<char>>) -> Vec<EmbeddedFont> {
    let mut wanted: BTreeMap<Cut, BTreeSet<char>> = BTreeMap::new();
    for (face, characters) in used {
        for character in characters {
            let cuts = [Cut::latin(*face), Cut::korean(*face)];
            if let Some(cut) = cuts.into_iter().find(|cut| cut.font().glyph(*character).is_some()) {
                wanted.entry(cut).or_default().insert(*character);
            }
        }
    }
    wanted.into_iter().map(|(cut, characters)| embedded(cut, &characters)).collect()
}

fn embedded(cut: Cut, characters: &BTreeSet<char>) -> EmbeddedFont {
    EmbeddedFont {
        family: cut.family(),
        weight: cut.weight(),
        italic: cut == Cut::Italic,
        base64_woff2: BASE64_STANDARD.encode(subset::woff2(cut, characters)),
        unicode_range: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN: &str = "Journeymap Sans";
    const KOREAN: &str = "Journeymap Sans KR";

    const ENGLISH: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?()'\"-–—’“”%/&+→·…€$";

    fn used(texts: &[(Face, &str)]) -> BTreeMap<Face, BTreeSet<char>> {
        texts.iter().map(|(face, text)| (*face, text.chars().collect())).collect()
    }

    fn all_faces(text: &str) -> BTreeMap<Face, BTreeSet<char>> {
        used(&[Face::Regular, Face::Semibold, Face::Bold, Face::Italic].map(|face| (face, text)))
    }

    fn size(fonts: &[EmbeddedFont]) -> usize {
        fonts.iter().map(|font| font.base64_woff2.len()).sum()
    }

    #[test]
    fn four_english_faces_are_small() {
        let fonts = embed(&all_faces(ENGLISH));
        let kinds: Vec<_> = fonts.iter().map(|font| (font.family, font.weight, font.italic)).collect();
        assert_eq!(kinds, [(LATIN, 400, false), (LATIN, 600, false), (LATIN, 700, false), (LATIN, 400, true)]);
        assert!(size(&fonts) < 40_000, "{}", size(&fonts));
    }

    #[test]
    fn korean_faces_share_two_fonts() {
        let syllables: String =
            ('가'..='힣').filter(|c| Cut::KoreanRegular.font().glyph(*c).is_some()).step_by(6).collect();
        let fonts = embed(&all_faces(&(syllables + ENGLISH)));
        let korean: Vec<_> = fonts.iter().filter(|font| font.family == KOREAN).map(|font| font.weight).collect();
        assert_eq!(korean, [400, 600]);
        assert!(size(&fonts) < 135_000, "{}", size(&fonts));
    }

    #[test]
    fn nothing_used_nothing_embedded() {
        assert!(embed(&BTreeMap::new()).is_empty());
        assert!(embed(&used(&[(Face::Regular, ""), (Face::Bold, "漢😀\u{301}")])).is_empty());
    }

    #[test]
    fn all_of_a_font_can_be_embedded() {
        let every: String = ('\0'..'\u{FFFF}').collect();
        let fonts = embed(&all_faces(&every));
        assert_eq!(fonts.len(), 6);
        assert_eq!(fonts, embed(&all_faces(&every)));
    }
}
