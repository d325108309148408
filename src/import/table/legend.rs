//! Legends: lines of a table that say what signs mean.

use super::Sheet;
use super::sheet::Square;
use crate::import::lexicon;

/// Why a legend is not in the map.
pub(in crate::import) const LEGEND: &str = "a legend says what signs mean, which a map does not hold";

/// Whether words head a legend, beside which these cells stand. "Key" may head something else.
pub(in crate::import) fn is_legend<'a>(words: &str, mut beside: impl Iterator<Item = &'a str>) -> bool {
    lexicon::is_legend(words) || lexicon::is_key(words) && beside.next().is_some_and(explains) && beside.all(explains)
}

/// Whether a cell says what a sign means: "🟢 good", "1 = bad".
fn explains(text: &str) -> bool {
    is_sign(text) || text.contains(['=', ':', '–', '—'])
}

/// Whether words begin with a sign that is neither a letter nor a digit.
pub(super) fn is_sign(text: &str) -> bool {
    text.trim().starts_with(|sign: char| sign as u32 > 0x2190 && !sign.is_alphanumeric())
}

/// Whether a row begins a legend.
pub(super) fn begins(sheet: &Sheet, at: usize) -> bool {
    let mut cells = sheet.row(at).map(|(_, square): (usize, &Square)| square.words.text.as_str());
    cells.next().is_some_and(|first| is_legend(first, cells))
}

/// Whether a row goes on with a legend: it begins with a sign, or says what one means.
pub(super) fn goes_on(sheet: &Sheet, at: usize) -> bool {
    let mut cells = sheet.row(at).map(|(_, square)| square.words.text.as_str());
    let first = cells.next();
    first.is_none_or(|first| is_sign(first) || first.contains('=')) && cells.count() <= 2
}
