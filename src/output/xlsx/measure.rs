//! How tall words are in a cell: no spreadsheet grows a row by itself where cells are merged, or a file says no height.

use super::cell::Text;
use crate::text::{Face, Fonts, Style, Typesetter};

/// What a cell keeps free beside its words, left and right together, with its indent, in pixels.
const SIDES: f64 = 20.0;
/// How wide the spreadsheet's own letters are at most, to ours of the same size: its Latin ones are narrower by an eighth.
const LATIN: f64 = 0.96;
const OTHER: f64 = 1.06;
/// How tall its lines are, to the size of their letters.
const LATIN_LINE: f64 = 1.33;
const OTHER_LINE: f64 = 1.7;

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
        let words = text.words();
        let (spare, line) = if is_other(&words) { (OTHER, OTHER_LINE) } else { (LATIN, LATIN_LINE) };
        let style = Style::new(face(bold), points * 4.0 / 3.0 * spare);
        let lines = self.setter.layout_plain(&words, style, (width - SIDES).max(1.0)).len().max(1);
        lines as f64 * points * line + 4.0
    }

    /// The width, in pixels, of a cell in which a text of this size in points breaks nowhere.
    pub(super) fn width(&self, text: &str, points: f64, bold: bool) -> f64 {
        let spare = if is_other(text) { OTHER } else { LATIN };
        let lines = text.lines().map(|line| self.setter.width(line, face(bold), points * 4.0 / 3.0 * spare));
        lines.fold(0.0, f64::max) + SIDES + 2.0
    }
}

fn face(bold: bool) -> Face {
    if bold { Face::Bold } else { Face::Regular }
}

/// Whether there are letters in a text that spreadsheets take from fonts of other scripts.
fn is_other(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{0590}' && !('\u{1E00}'..='\u{2BFF}').contains(&c))
}
