//! How wide words are: advances and kerning of the bundled fonts, and safe upper bounds for what they lack.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::Face;
use super::font::{Cut, UNITS_PER_EM};

/// Width of `text`, set literally on one line, in CSS pixels at `size` CSS pixels.
///
/// Exact (to a browser's rounding) for what the bundled fonts have, and an upper bound for the rest: 1.25 em each part of an emoji
/// cluster or symbol, 1 em a wide East Asian character or one beyond the basic plane, 0.75 em any other, nothing for
/// combining marks, joiners and variation selectors. `docs/fonts.md` has the rules in full.
///
/// ```
/// use journeymap::text::{Face, width};
///
/// let (narrow, wide) = (width("ill", Face::Regular, 13.0), width("www", Face::Regular, 13.0));
/// assert!(narrow < wide);
/// ```
pub fn width(text: &str, face: Face, size: f64) -> f64 {
    pixels(steps(text, face).map(|(_, step)| step.kern + step.advance).sum(), size)
}

/// How far the family's line box reaches above the baseline, in CSS pixels at `size` CSS pixels; it is what a browser
/// reports as a text's box. Only capitals under two accents (`Ậ`) rise above it, by at most 0.14 em.
pub fn ascent(size: f64) -> f64 {
    pixels(1984, size)
}

/// How far the family's line box reaches below the baseline, in CSS pixels at `size` CSS pixels. Only rare letters and
/// symbols hang below it, by at most 0.08 em.
pub fn descent(size: f64) -> f64 {
    pixels(494, size)
}

/// Font units as CSS pixels.
pub(super) fn pixels(units: i64, size: f64) -> f64 {
    units as f64 * size / UNITS_PER_EM as f64
}

/// What each grapheme of a text adds to its line, and the bytes that it stands at.
pub(super) fn steps(text: &str, face: Face) -> impl Iterator<Item = (Range<usize>, Step)> {
    let mut pen = Pen::new(face);
    let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    text.grapheme_indices(true).map(move |(at, cluster)| {
        // A browser composes before it looks for glyphs.
        let step = if composed { pen.put(cluster) } else { pen.put(&cluster.nfc().collect::<String>()) };
        (at..at + cluster.len(), step)
    })
}

/// Whether the bundled fonts have a grapheme (composed, NFC) in a face.
pub(super) fn bundled(cluster: &str, face: Face) -> bool {
    Pen::new(face).put(cluster).glyph.is_some()
}

/// What one grapheme adds to a line, in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Between it and the one before; gone when a line breaks there.
    pub(super) kern: i64,
    /// Its own width.
    pub(super) advance: i64,
    /// The font and the glyph that draw it; `None` where no bundled font can, and the width is a bound.
    pub(super) glyph: Option<(Cut, u16)>,
}

/// Sets grapheme after grapheme in one face and remembers the last glyph, for kerning.
pub(super) struct Pen {
    face: Face,
    last: Option<u16>,
}

impl Pen {
    /// At the start of a piece.
    pub(super) const fn new(face: Face) -> Self {
        Self { face, last: None }
    }

    /// Sets one grapheme (composed, NFC).
    pub(super) fn put(&mut self, cluster: &str) -> Step {
        let mut characters = cluster.chars();
        let (Some(first), rest) = (characters.next(), characters.as_str()) else {
            return Step { kern: 0, advance: 0, glyph: None };
        };
        let cut = Cut::latin(self.face);
        let font = cut.font();
        let own = font.glyph(first);
        if rest.is_empty()
            && let Some(glyph) = own
        {
            let kern = self.last.map_or(0, |last| font.kern(last, glyph));
            self.last = Some(glyph);
            return Step { kern, advance: font.advance(glyph), glyph: Some((cut, glyph)) };
        }
        self.last = None;
        // One character, whichever of its shapes was asked for.
        let plain = cluster.chars().filter(|c| !is_variation(*c)).count() == 1 && !is_emoji(cluster);
        let glyph = if plain { known(first, self.face) } else { None };
        let advance =
            glyph.map_or_else(|| cluster_bound(cluster, plain, self.face), |(cut, glyph)| cut.font().advance(glyph));
        Step { kern: 0, advance, glyph }
    }
}

/// Width of a grapheme that no font has as one glyph, in font units. A `plain` one is one character.
fn cluster_bound(cluster: &str, plain: bool, face: Face) -> i64 {
    if is_emoji(cluster) {
        // A font without the whole sequence draws its parts beside each other; one without emoji draws a box for each.
        let parts = cluster.chars().filter(|c| !is_variation(*c) && *c != JOINER).count().max(1);
        return UNITS_PER_EM * 5 / 4 * i64::try_from(parts).unwrap_or(1);
    }
    cluster
        .chars()
        .map(|character| {
            // A mark that no glyph is composed with sends its whole cluster to some font of the reader's system, which
            // may be wider than ours.
            let known = if plain { None } else { known(character, face) };
            known.map_or(0, |(cut, glyph)| cut.font().advance(glyph) * 5 / 4).max(bound(character))
        })
        .sum()
}

/// The bundled font that has a character, and its glyph there.
pub(super) fn known(character: char, face: Face) -> Option<(Cut, u16)> {
    [Cut::latin(face), Cut::korean(face)]
        .into_iter()
        .find_map(|cut| cut.font().glyph(character).map(|glyph| (cut, glyph)))
}

/// Upper bound for a character in a font that is not ours, in font units.
fn bound(character: char) -> i64 {
    let quarters = match (character, character.width()) {
        // A ligature as wide as a sentence.
        ('\u{FDFD}', _) => 48,
        // Symbols may come from a system's emoji font.
        ('\u{2190}'..='\u{2BFF}' | '\u{FFFD}', _) => 5,
        // Old Korean letters that no syllable is composed of.
        ('\u{1100}'..='\u{11FF}', _) => 4,
        // Many vowel signs of India take room of their own, although they count as marks.
        ('\u{900}'..='\u{DFF}', _) => 3,
        ('\u{AD}', _) | (_, None | Some(0)) => 0,
        ('\u{FB00}'..='\u{FB06}' | '\u{1_0000}'.., _) => 4,
        (_, Some(1)) => 3,
        _ => 4,
    };
    UNITS_PER_EM * quarters / 4
}

const EMOJI_SELECTOR: char = '\u{FE0F}';
const JOINER: char = '\u{200D}';
const KEYCAP: char = '\u{20E3}';

const fn is_variation(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a cluster is drawn as a colour emoji.
pub(super) fn is_emoji(cluster: &str) -> bool {
    cluster.chars().any(|c| matches!(c, EMOJI_SELECTOR | KEYCAP | '\u{1F000}'..='\u{1FAFF}'))
        || cluster.chars().next().is_some_and(|c| {
            // The older blocks mix both kinds; those shown in colour count as wide.
            matches!(c, '\u{2300}'..='\u{2BFF}') && c.width() == Some(2)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_em(text: &str, expected: f64) {
        let actual = width(text, Face::Regular, 1.0);
        assert!((actual - expected).abs() < 1e-9, "{text:?}: {actual} em, not {expected}");
    }

    #[test]
    fn bounds_of_what_the_fonts_lack() {
        for (text, em) in [
            ("", 0.0),
            ("漢字", 2.0),
            ("カ", 1.0),
            ("ก", 0.75),
            ("א", 0.75),
            ("😀", 1.25),
            ("👩‍👩‍👧‍👦", 5.0),
            ("🇰🇷", 2.5),
            ("👍🏽", 2.5),
            ("❤️", 1.25),
            ("1️⃣", 2.5),
            ("✅", 1.25),
            ("\u{200B}\u{200D}\u{FEFF}", 0.0),
            ("뷁", 1.0),
            ("✈", 1.25),
            ("বাংলা", 3.75),
            ("\u{FFFD}", 1.25),
        ] {
            check_em(text, em);
        }
    }

    #[test]
    fn korean_has_one_width() {
        check_em("고객은", 3.0 * 1770.0 / 2048.0);
        assert!((width("고객", Face::Bold, 20.0) - width("고객", Face::Semibold, 20.0)).abs() < 1e-9);
    }

    #[test]
    fn composed_and_decomposed_are_equal() {
        for (one, other) in
            [("é", "e\u{301}"), ("ż", "z\u{307}"), ("고", "\u{1100}\u{1169}"), ("각", "\u{1100}\u{1161}\u{11A8}")]
        {
            assert!((width(one, Face::Bold, 13.0) - width(other, Face::Bold, 13.0)).abs() < 1e-9, "{one}");
        }
    }

    #[test]
    fn kerning_counts() {
        let apart = width("T", Face::Regular, 100.0) + width("o", Face::Regular, 100.0);
        assert!(width("To", Face::Regular, 100.0) < apart - 3.0);
    }
}
