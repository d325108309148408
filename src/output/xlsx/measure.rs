//! How tall words are in a cell: no spreadsheet grows a row by itself where cells are merged, or a file says no height.

use super::cell::Text;
use crate::text::{Face, Fonts, Style, Typesetter};

/// What a cell keeps free beside its words, left and right together, in pixels.
const SIDES: f64 = 12.0;
/// Letters of the spreadsheet's own fonts may be a little wider than ours.
const SPARE: f64 = 1.04;

/// Measures words as if they were set in the bundled fonts, which are wider than those that spreadsheets have.
#[derive(Debug)]
pub(super) struct Measure {
    setter: Typesetter,
}

impl Measure {
    /// For words of a language.
    pub(super) fn new(lang: &str, fonts: &Fonts) -> Self {
        Self { setter: Typesetter::with_fonts(lang, fonts) }
    }

    /// The height of a row, in points, in which a text of this size in points wraps in a cell of this width in pixels.
    pub(super) fn height(&self, text: &Text, points: f64, bold: bool, width: f64) -> f64 {
        let face = if bold { Face::Bold } else { Face::Regular };
        let style = Style::new(face, points * 4.0 / 3.0 * SPARE);
        let words = text.words();
        let lines = self.setter.layout_plain(&words, style, (width - SIDES).max(1.0)).len().max(1);
        // The fonts that spreadsheets take for these letters stand in taller lines.
        let tall = words.chars().any(|c| c >= '\u{0E00}' && !('\u{1E00}'..='\u{2BFF}').contains(&c));
        let line = if tall { 1.7 } else { 1.36 };
        lines as f64 * points * line + 5.0
    }

    /// The width, in pixels, of a cell in which a text of this size in points breaks nowhere.
    pub(super) fn width(&self, text: &str, points: f64, bold: bool) -> f64 {
        let face = if bold { Face::Bold } else { Face::Regular };
        let lines = text.lines().map(|line| self.setter.width(line, face, points * 4.0 / 3.0 * SPARE));
        lines.fold(0.0, f64::max) + SIDES
    }
}
