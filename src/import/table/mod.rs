//! Tables as spreadsheets and pages have them, and what they mean: stages, lanes, cells and what stands around.

mod find;
mod headers;
mod layout;
mod lines;
mod sheet;

use super::Imported;
use super::cell::Words;
use super::codes::UNREADABLE_IMPORT;
use super::foreign::{Foreign, Wishes};
use super::loss::Entry;
use super::matrix::{self, Matrix};
use super::rest::{self, Told};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::Span;

pub use super::grid::{Cell, Grid};
pub(super) use headers::Headers;
pub(super) use layout::Certainty;
pub(super) use sheet::{Sheet, Square};

/// The maps in the tables of a foreign file. A table that is no map is told of with the map before it, or after it if it
/// is the first; where there is no map at all, there is an error.
pub fn maps(foreign: &Foreign, grids: &[Grid], wishes: &Wishes) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let headers = match Headers::new(wishes) {
        Ok(headers) => headers,
        Err(wrong) => {
            findings.add(*wrong);
            return Checked { value: None, findings };
        }
    };
    let mut found: Vec<Matrix> = Vec::new();
    let mut loose: Vec<Words> = Vec::new();
    let is_named = grids.iter().filter(|grid| !grid.name.is_empty()).count() > 1;
    for grid in grids {
        let name = if is_named { grid.name.as_str() } else { "" };
        let sheet = Sheet::of(grid);
        let (mut matrices, rest) = read(&sheet, name, &headers, Certainty::Asked);
        match (matrices.first_mut(), found.last_mut()) {
            (Some(first), _) => first.unread.extend(loose.drain(..).chain(rest)),
            (None, Some(last)) => last.unread.extend(rest),
            (None, None) => loose.extend(rest),
        }
        found.extend(matrices);
    }
    if found.is_empty() {
        findings.add(nothing(foreign, &loose));
        return Checked { value: None, findings };
    }
    let found = matrix::parted(foreign, matrix::joined(found));
    let several = found.len() > 1;
    let maps = found.into_iter().enumerate().map(|(at, map)| {
        let number = several.then_some(at + 1);
        matrix::import(foreign, &map, number)
    });
    let mut maps: Vec<Imported> = maps.collect();
    tell_the_rest(foreign, grids, &mut maps);
    Checked { value: Some(maps), findings }
}

/// Tells of each cell with a word that no entry tells of: whatever the table says, nothing of it is dropped in silence.
fn tell_the_rest(foreign: &Foreign, grids: &[Grid], maps: &mut [Imported]) {
    let told = Told::of(maps);
    // Quotes around a cell and signs between its items say nothing by themselves.
    let has_untold = |cell: &&Cell| {
        let words = || foreign.source.slice(cell.span).char_indices();
        let is_told = |at: usize| told.has(cell.span.start + at);
        let is_silent = words().all(|(at, _)| !is_told(at));
        !cell.words.trim().is_empty() && (is_silent || words().any(|(at, sign)| sign.is_alphanumeric() && !is_told(at)))
    };
    let cells = grids.iter().flat_map(|grid| grid.rows.iter().flatten());
    let rest: Vec<Entry> = cells
        .filter(has_untold)
        .map(|cell| rest::entry(cell.span, "what it means where it stands is not understood"))
        .collect();
    rest::add(maps, rest);
}

/// The maps of a sheet, and the cells that are in none of them.
pub(super) fn read(sheet: &Sheet, name: &str, headers: &Headers, certainty: Certainty) -> (Vec<Matrix>, Vec<Words>) {
    let (mut found, mut loose) = (Vec::new(), Vec::new());
    for part in find::parts(sheet, headers) {
        // Each part has its own language; the headers of the whole sheet are what it is known by.
        let headers = headers.of(&part);
        match layout::layout(&part, &headers, certainty) {
            Some(layout) => {
                let mut matrix = lines::matrix(&part, &layout, &headers);
                if matrix.title.is_none() && !name.is_empty() {
                    matrix.named = Some((name.to_owned(), "the table has no title, and this is the name of its sheet"));
                }
                found.push(matrix);
            }
            None => loose.extend(part.words().cloned()),
        }
    }
    match found.first_mut() {
        Some(first) => {
            first.unread.append(&mut loose);
            (found, Vec::new())
        }
        None => (found, loose),
    }
}

/// What to say of a file without any map.
fn nothing(foreign: &Foreign, cells: &[Words]) -> Diagnostic {
    let at = cells.first().map_or(Span::new(0, foreign.source.text().len().min(1)), |first| first.span);
    let message = if cells.is_empty() {
        "there is nothing in this table"
    } else {
        "no line of this table is understood: there is no header such as `Stage`, `Actions`, `Touchpoints` or `Pain points`"
    };
    Diagnostic::new(&UNREADABLE_IMPORT, at, message).help(
        "say what your headers mean: `--map 'Your header=touchpoints'`; `stage` is the line that names the stages",
    )
}
