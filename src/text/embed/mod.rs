//! The fonts that go into a picture: just the glyphs of the words in it, as WOFF2 in base64.

mod brotli;
#[cfg(feature = "fonts")]
mod drawn;
mod kerning;
mod outlines;
#[cfg(feature = "fonts")]
mod own;
mod subset;
mod woff2;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::font::Cut;
use super::hangs_together;
use super::own::{OwnFont, suits as own_suits, wanted};
use super::{Face, Fonts};

/// What an SVG's `@font-face` needs for the words of one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedFont {
    /// `font-family`.
    pub family: String,
    /// `font-weight`.
    pub weight: u16,
    /// Whether `font-style` is `italic`.
    pub italic: bool,
    /// The file, for `src: url(data:font/woff2;base64,…) format("woff2")`; empty for a font without characters.
    pub base64_woff2: String,
    /// `unicode-range`, if one is needed.
    pub unicode_range: Option<String>,
}

/// `font-family` of every text: the embedded families, the fonts that they were cut from, then what systems have.
pub const FAMILY_STACK: &str = "'Journeymap Sans','Journeymap Sans KR',Inter,Pretendard,system-ui,'Segoe UI',Roboto,\
    'Helvetica Neue',Arial,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif";

/// The characters of a picture, by the font that sets them.
#[derive(Clone, Debug, Default)]
pub struct Used {
    bundled: BTreeMap<Face, BTreeSet<char>>,
    /// By the place of the font among those that the user named.
    own: BTreeMap<usize, BTreeSet<char>>,
}

impl Used {
    /// Adds a text in a face. A character counts as written and as composed: a browser may ask a font for either.
    pub fn add(&mut self, text: &str, face: Face, fonts: &Fonts) {
        let bundled = self.bundled.entry(face).or_default();
        if !fonts.has_own() {
            bundled.extend(text.chars().chain(text.nfc()));
            return;
        }
        for cluster in text.graphemes(true) {
            let Some(place) = fonts.choose(cluster, face) else {
                bundled.extend(cluster.chars().chain(cluster.nfc()));
                continue;
            };
            let characters = self.own.entry(place).or_default();
            // Shaping takes letters apart, and puts a circle under a mark that has none.
            characters.extend(cluster.chars().chain(cluster.nfc()).chain(cluster.nfd()).flat_map(parts));
            characters.extend(hangs_together(cluster).then_some(DOTTED_CIRCLE));
        }
    }
}

const DOTTED_CIRCLE: char = '\u{25CC}';

/// A character and what shaping takes it apart into beyond its canonical form: the Thai and Lao vowel am.
fn parts(character: char) -> impl Iterator<Item = char> {
    let parts = match character {
        '\u{E33}' => ['\u{E4D}', '\u{E32}'],
        '\u{EB3}' => ['\u{ECD}', '\u{EB2}'],
        _ => [character; 2],
    };
    parts.into_iter().chain([character])
}

/// The fonts for these characters, in the order in which a browser is to ask them. A character that no font has gets
/// none; a face without characters gets no font.
pub fn embed(used: &Used, fonts: &Fonts) -> Vec<EmbeddedFont> {
    let mut wanted: BTreeMap<Cut, BTreeSet<char>> = BTreeMap::new();
    for (face, characters) in &used.bundled {
        for character in characters {
            let cuts = [Cut::latin(*face), Cut::korean(*face)];
            if let Some(cut) = cuts.into_iter().find(|cut| cut.font().glyph(*character).is_some()) {
                wanted.entry(cut).or_default().insert(*character);
            }
        }
    }
    let bundled = wanted.into_iter().map(|(cut, characters)| embedded(cut, &characters));
    if used.own.is_empty() {
        return bundled.collect();
    }
    let own = used.own.iter().filter_map(|(place, characters)| Some((fonts.named(*place)?, characters)));
    let (first, last): (Vec<_>, Vec<_>) = own.partition(|(font, _)| fonts.leads(font));
    let cut = |(font, characters): (&OwnFont, &BTreeSet<char>)| {
        woff2_of(font, characters).map(|file| EmbeddedFont {
            family: font.family.clone(),
            weight: font.weight,
            italic: font.italic,
            base64_woff2: BASE64_STANDARD.encode(file),
            unicode_range: None,
        })
    };
    let gaps = gaps(&first);
    first.into_iter().filter_map(cut).chain(gaps).chain(bundled).chain(last.into_iter().filter_map(cut)).collect()
}

/// A font of the user's cut down, if this build can.
#[cfg(feature = "fonts")]
fn woff2_of(font: &OwnFont, characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    own::woff2(font, characters)
}

/// A font of the user's cut down, if this build can.
#[cfg(not(feature = "fonts"))]
const fn woff2_of(_: &OwnFont, _: &BTreeSet<char>) -> Option<Vec<u8>> {
    None
}

/// A family that leads and lacks a face must not stand in for it with another weight or a slant that a browser makes up:
/// a font without characters takes the place, and the browser asks the next family.
fn gaps(leading: &[(&OwnFont, &BTreeSet<char>)]) -> Vec<EmbeddedFont> {
    let families: BTreeSet<&str> = leading.iter().map(|(font, _)| font.family.as_str()).collect();
    let missing = families.into_iter().flat_map(|family| {
        let has = move |face| leading.iter().any(|(font, _)| font.family == family && own_suits(font, face));
        let lacking = [Face::Regular, Face::Semibold, Face::Italic].into_iter().filter(move |face| !has(*face));
        lacking.map(move |face| {
            let (weight, italic) = wanted(face);
            EmbeddedFont {
                family: family.to_owned(),
                weight,
                italic,
                base64_woff2: String::new(),
                unicode_range: Some("U+10FFFF".to_owned()),
            }
        })
    });
    missing.collect()
}

fn embedded(cut: Cut, characters: &BTreeSet<char>) -> EmbeddedFont {
    EmbeddedFont {
        family: cut.family().to_owned(),
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

    fn used(texts: &[(Face, &str)]) -> Used {
        let mut used = Used::default();
        for (face, text) in texts {
            used.add(text, *face, &Fonts::default());
        }
        used
    }

    fn embed(used: &Used) -> Vec<EmbeddedFont> {
        super::embed(used, &Fonts::default())
    }

    fn all_faces(text: &str) -> Used {
        used(&[Face::Regular, Face::Semibold, Face::Bold, Face::Italic].map(|face| (face, text)))
    }

    fn size(fonts: &[EmbeddedFont]) -> usize {
        fonts.iter().map(|font| font.base64_woff2.len()).sum()
    }

    #[test]
    fn four_english_faces_are_small() {
        let fonts = embed(&all_faces(ENGLISH));
        let kinds: Vec<_> = fonts.iter().map(|font| (font.family.as_str(), font.weight, font.italic)).collect();
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
        assert!(embed(&Used::default()).is_empty());
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
