//! The fonts that a picture is set in: which one sets which letter, and the files themselves.

mod line;
mod outline;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::Face;
use super::breaks::is_lang;
use super::bytes::table;
use super::font::{Cut, UNITS_PER_EM};
use super::own::{Cluster, Families, OwnFont};
use super::width::{bundled, is_emoji};

pub use line::Glyph;
use line::em;

/// The fonts that a picture is set in: the bundled ones, and those that the user named. A copy costs next to nothing.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    own: Arc<Own>,
    /// The language of the texts, a BCP 47 tag: some fonts draw a letter in one way here and in another there.
    lang: Arc<str>,
}

/// The fonts that the user named.
#[derive(Debug, Default)]
struct Own {
    list: Vec<OwnFont>,
    families: Families,
}

/// One of [`Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(u8);

/// What a font says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontAbout<'font> {
    /// Its family.
    pub family: &'font str,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
    /// The name of this one font, as PDF and PostScript know it: without blanks.
    pub postscript: &'font str,
}

impl Fonts {
    /// The bundled fonts, and fonts that the user named in their order; at most 200 of those are looked at.
    ///
    /// A family that has the Latin alphabet, and more letters of scripts that the bundled fonts have than of others, is
    /// asked before them in the weights and slants that it has. Any other is asked after them, for the letters that
    /// they lack.
    pub fn with(mut own: Vec<OwnFont>) -> Self {
        own.truncate(MOST_OWN);
        let families = Families::new(&own);
        Self { own: Arc::new(Own { list: own, families }), ..Self::default() }
    }

    /// The same fonts for texts in a language, a BCP 47 tag.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> Self {
        Self { own: Arc::clone(&self.own), lang: lang.into() }
    }

    /// Whether the width of a grapheme in a face is its own: a font has it, or it is an ideograph or a kana, which fill a
    /// square in every font. Of anything else only an upper bound is known.
    pub fn measure(&self, cluster: &str, face: Face) -> bool {
        let square = |letter| {
            matches!(letter, '\u{3000}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}'
                | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
                | '\u{20000}'..='\u{3FFFF}')
        };
        let composed: String = cluster.nfc().collect();
        bundled(&composed, face) || composed.chars().all(square) || self.choose(cluster, face).is_some()
    }

    /// Whether a font has a letter.
    pub fn draws(&self, letter: char) -> bool {
        let letter = letter.to_string();
        bundled(&letter, Face::Regular) || self.choose(&letter, Face::Regular).is_some()
    }

    /// Whether the user named any.
    pub(super) fn has_own(&self) -> bool {
        !self.own.list.is_empty()
    }

    /// The user's font in a place of their list.
    pub(super) fn named(&self, place: usize) -> Option<&OwnFont> {
        self.own.list.get(place)
    }

    /// Whether a font is of a family that is asked before the bundled fonts.
    pub(super) fn leads(&self, font: &OwnFont) -> bool {
        self.own.list.iter().any(|other| other.leads && other.family == font.family)
    }

    /// The place of the user's font that sets a grapheme; `None` for the bundled fonts, and where no font has it.
    pub(super) fn choose(&self, cluster: &str, face: Face) -> Option<usize> {
        // A browser draws emoji in colour, with a font of its system, whatever fonts the picture has.
        if !self.has_own() || is_emoji(cluster) {
            return None;
        }
        let composed: String = cluster.nfc().collect();
        let having = |places: &[usize]| {
            places.iter().copied().find(|place| self.own.list.get(*place).is_some_and(|font| font.has(&composed)))
        };
        let families = &self.own.families;
        having(families.before(face)).or_else(|| {
            // The bundled Korean font has East Asian punctuation too, but Japanese and Chinese want their own.
            let foreign =
                is_eastern_punctuation(&composed) && ["ja", "zh"].iter().any(|lang| is_lang(&self.lang, lang));
            if foreign && let Some(place) = having(families.after(face)) {
                return Some(place);
            }
            if bundled(&composed, face) { None } else { having(families.after(face)) }
        })
    }

    /// A grapheme that begins at `at`, with the font that sets it.
    pub(super) fn cluster(&self, at: usize, cluster: &str, face: Face, run: usize) -> Cluster {
        Cluster { range: at..at + cluster.len(), face, run, font: self.choose(cluster, face) }
    }

    /// The line through struck words of a face: how far its top is above the baseline, and how thick it is, both in em.
    pub fn strike(&self, face: Face) -> (f64, f64) {
        let table = table(Cut::latin(face).data(), *b"OS/2");
        let (thickness, top) = (table.i16(26), table.i16(28));
        (em(top.into()), em(thickness.into()))
    }

    /// The user's font of an id.
    fn own(&self, font: FontId) -> Option<&OwnFont> {
        usize::from(font.0).checked_sub(Cut::ALL.len()).and_then(|place| self.own.list.get(place))
    }

    fn units_per_em(&self, font: FontId) -> f64 {
        self.own(font).map_or(UNITS_PER_EM as f64, |own| f64::from(own.units_per_em))
    }

    /// The font's file, as OpenType with `glyf` outlines or, if the user named it, perhaps `CFF ` ones; empty if there is
    /// no such font.
    pub fn data(&self, font: FontId) -> &[u8] {
        match Cut::ALL.get(usize::from(font.0)) {
            Some(cut) => cut.data(),
            None => self.own(font).map_or(&[], |own| &own.file),
        }
    }

    /// What the font says of itself.
    pub fn about(&self, font: FontId) -> Option<FontAbout<'_>> {
        if let Some(own) = self.own(font) {
            let OwnFont { family, weight, italic, postscript, .. } = own;
            return Some(FontAbout { family, weight: *weight, italic: *italic, postscript });
        }
        Cut::ALL.get(usize::from(font.0)).map(|cut| FontAbout {
            family: cut.family(),
            weight: cut.weight(),
            italic: *cut == Cut::Italic,
            postscript: cut.postscript(),
        })
    }

    /// Every font: the bundled ones, then those that the user named.
    pub fn ids(&self) -> impl Iterator<Item = FontId> {
        (0..).map(FontId).take(Cut::ALL.len() + self.own.list.len())
    }
}

/// Whether a grapheme is punctuation that fills the square of an ideograph.
fn is_eastern_punctuation(cluster: &str) -> bool {
    cluster.chars().any(|letter| matches!(letter, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}'))
}

/// How many fonts a user may name: their numbers must fit in a byte.
const MOST_OWN: usize = 200;
