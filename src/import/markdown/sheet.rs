//! A table of a page as a sheet.

use crate::import::cell::Words;
use crate::import::matrix::Matrix;
use crate::import::table::{Certainty, Headers, Sheet, Square, read};

/// The maps of a table of a page.
pub(super) fn tables(rows: &[Vec<Words>], headers: &Headers) -> Vec<Matrix> {
    sheet(rows).map(|sheet| read(&sheet, "", headers, Certainty::Found).0).unwrap_or_default()
}

/// A table of a page, unless it is too narrow for a map.
pub(super) fn sheet(rows: &[Vec<Words>]) -> Option<Sheet> {
    let square = |words: &Words| Square { words: words.clone(), across: 1, down: 1, alone: false };
    let sheet = Sheet::new(rows.iter().map(|row| row.iter().map(square).collect()).collect());
    (sheet.width() > 2).then_some(sheet)
}
