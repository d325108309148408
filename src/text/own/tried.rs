//! Trying a font before it is used: what other programs wrote is not ours to trust.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{FontError, OwnFont};
use crate::text::{Face, Fonts, Used, embed};

impl OwnFont {
    /// Reads the font of that number (from 0) in a file of one or several, and tries it with some of its letters: the
    /// libraries that shape and cut fonts give up on some damage by a panic, which is an error of the file here.
    pub fn tried(file: &[u8], number: u32) -> Result<Self, FontError> {
        let read = catch_unwind(AssertUnwindSafe(|| Self::read(file, number).inspect(try_out)));
        read.unwrap_or(Err(FontError::Damaged))
    }

    /// Whether a font is of the same family, weight and slant.
    pub fn is_like(&self, other: &Self) -> bool {
        let face = |font: &Self| (font.weight, font.italic);
        self.family == other.family && face(self) == face(other)
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.file.len()
    }
}

/// Does with some of a font's characters what outputs do: shapes, cuts out and draws.
fn try_out(font: &OwnFont) {
    let words = font.sample();
    let fonts = Fonts::with(vec![font.clone()]);
    let mut used = Used::default();
    for face in [Face::Regular, Face::Semibold, Face::Bold, Face::Italic] {
        used.add(&words, face, &fonts);
        for glyph in fonts.glyphs(&words, face) {
            glyph.font.map(|font| fonts.outline(font, glyph.id));
        }
    }
    embed(&used, &fonts);
}
