//! Tables as spreadsheets and pages have them, and what they mean: stages, lanes, cells and what stands around.

mod about;
mod beside;
mod blocks;
mod ends;
mod find;
mod frame;
mod headers;
mod hollow;
mod judge;
mod known;
mod labels;
mod layout;
mod legend;
mod lines;
mod persons;
pub(super) mod preface;
mod remarks;
mod sections;
mod sheet;
mod strange;
mod whose;

use super::Imported;
use super::cell::Words;
use super::codes::UNREADABLE_IMPORT;
use super::foreign::{Foreign, Wishes, refusal};
use super::loss::Entry;
use super::matrix::{self, Matrix};
use super::rest::{self, Told};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::Span;

pub use super::grid::{Cell, Grid};
pub(super) use headers::Headers;
use judge::What;
pub(super) use layout::Certainty;
pub(super) use sheet::{Sheet, Square};
use strange::{Apart, Strange};

/// Why a cell without a value is left out.
const FAILED: &str = "it is what programs write where there is no value";

/// Whether a cell says that a program had no value for it.
fn is_failed(words: &str) -> bool {
    const FAILED: [&str; 12] =
        ["NaN", "nan", "NAN", "NULL", "null", "undefined", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!"];
    FAILED.contains(&words.trim())
}

/// Why a stage may be none.
const APART: &str = "a blank column parts it from the other stages, so that it may be none";

/// The same where no lane is one that only maps have.
const PLACE: &str = "only where it stands says that it is a stage";

/// The same where headers on both sides of a table are those of lanes.
const TIED: &str = "it is taken for a stage, as are those in line with it, and may be a lane";

/// Why a table that is no map is left out.
const NO_MAP: &str = "it stands in a table in which no map is seen";

/// So many columns with steps a table may have: a map has no more steps.
const COLUMNS: usize = 2000;

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
    let is_named = grids.iter().filter(|grid| !grid.name.is_empty()).count() > 1;
    let sheets: Vec<(&Grid, Sheet)> = grids.iter().map(|grid| (grid, Sheet::of(grid))).collect();
    let is_person = |sheet: &Sheet| judge::is_of_people(sheet, &headers.of(sheet));
    // A sheet that tells of a persona tells of the journey on another one, if there is any.
    let (people, sheets): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(_, sheet)| is_named && is_person(sheet));
    let (people, sheets) = if sheets.is_empty() { (sheets, people) } else { (people, sheets) };
    let (mut found, mut loose) = all(&sheets, is_named, &headers, Certainty::Asked);
    if found.is_empty() {
        let (counted, rest) = all(&sheets, is_named, &headers, Certainty::Counted);
        (found, loose) = (counted, rest);
    }
    match found.first_mut() {
        Some(first) => people.iter().for_each(|(_, sheet)| preface::below(sheet, &headers.of(sheet), first)),
        None => loose
            .extend(people.iter().flat_map(|(_, sheet)| sheet.words().map(|words| (words.clone(), NO_MAP.to_owned())))),
    }
    if found.is_empty() {
        findings.add(nothing(foreign, &loose));
        return Checked { value: None, findings };
    }
    if let Some(headers) = hollow::told(&mut found) {
        findings.add(hollow::refused(headers));
        return Checked { value: None, findings };
    }
    if let Some(wide) = found.iter().find(|matrix| matrix.columns > COLUMNS) {
        findings.add(too_wide(wide));
        return Checked { value: None, findings };
    }
    let mut maps = matrix::imported(foreign, matrix::joined(found));
    tell_the_rest(foreign, grids, &mut maps);
    Checked { value: Some(maps), findings }
}

/// The maps of sheets, and the cells of those that have none where there is no map at all.
fn all(sheets: &[(&Grid, Sheet)], is_named: bool, headers: &Headers, certainty: Certainty) -> (Vec<Matrix>, Vec<Left>) {
    let (mut found, mut loose): (Vec<Matrix>, Vec<Left>) = (Vec::new(), Vec::new());
    for (grid, sheet) in sheets {
        let name = if is_named { grid.name.as_str() } else { "" };
        let (mut matrices, rest) = read(sheet, name, headers, certainty);
        match (matrices.first_mut(), found.last_mut()) {
            (Some(first), _) => first.unread.extend(loose.drain(..).chain(rest)),
            (None, Some(last)) => last.unread.extend(rest),
            (None, None) => loose.extend(rest),
        }
        found.extend(matrices);
    }
    (found, loose)
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

/// A cell that is in no map, and why.
pub(super) type Left = (Words, String);

/// The maps of a sheet, and the cells that are in none of them.
pub(super) fn read(sheet: &Sheet, name: &str, headers: &Headers, certainty: Certainty) -> (Vec<Matrix>, Vec<Left>) {
    let (mut found, mut loose): (Vec<Matrix>, Vec<Left>) = (Vec::new(), Vec::new());
    let (sheet, failed) = sheet.without(|words| is_failed(&words.text));
    loose.extend(failed.into_iter().map(|words| (words, FAILED.to_owned())));
    let sheet = labels::in_one_column(&sheet, headers);
    let Apart { rest, taken, doubtful } = strange::apart(&sheet, headers);
    for part in find::parts(&rest, headers) {
        // Each part has its own language; the headers of the whole sheet are what it is known by.
        let headers = headers.of(&part);
        match layout::layout(&part, &headers, certainty) {
            Some(layout) => {
                let mut matrix = lines::matrix(&part, &layout, &headers);
                matrix.trim();
                let words = || part.words().cloned().collect();
                matrix.list = strange::list(&part, &headers).map(|why| (words(), why));
                if matrix.title.is_none() && !name.is_empty() {
                    matrix.named = Some((name.to_owned(), "the table has no title, and this is the name of its sheet"));
                }
                matrix.doubtful.extend(doubtful.iter().map(|span| (*span, APART)));
                let is_doubtful = certainty == Certainty::Asked && layout::is_doubtful(&part, &headers);
                let why = is_doubtful.then_some(PLACE).or_else(|| layout::is_tied(&part, &headers).then_some(TIED));
                if let Some(why) = why {
                    let names = matrix.stages.iter().flat_map(|stage| stage.names.iter().map(|name| name.span));
                    let names: Vec<Span> = names.collect();
                    matrix.doubtful.extend(names.into_iter().map(|span| (span, why)));
                }
                found.push(matrix);
            }
            None => loose.extend(part.words().map(|words| (words.clone(), NO_MAP.to_owned()))),
        }
    }
    for Strange { sheet: block, what } in taken {
        match what {
            What::Left(why) => loose.extend(block.words().map(|words| (words.clone(), why.clone()))),
            What::Facts(of) => facts(&block, of, headers, &mut found),
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

/// Gives labels with facts to the map in which a cell stands.
fn facts(block: &Sheet, of: Span, headers: &Headers, found: &mut [Matrix]) {
    let has = |matrix: &Matrix| {
        let names =
            matrix.stages.iter().flat_map(|stage| &stage.names).chain(matrix.lanes.iter().map(|lane| &lane.words));
        names.chain(matrix.aside.iter().map(|(words, _)| words)).any(|words| words.span == of)
    };
    let at = found.iter().position(has).unwrap_or(0);
    if let Some(matrix) = found.get_mut(at) {
        preface::below(block, &headers.of(block), matrix);
    }
}

/// What to say of a table of too many columns or rows for a journey.
fn too_wide(matrix: &Matrix) -> Diagnostic {
    let at = matrix.stages.first().and_then(|stage| stage.names.first()).map_or(Span::new(0, 0), |name| name.span);
    let message = format!("a map has at most {COLUMNS} steps, and this table has room for {}", matrix.columns);
    refusal(at, message).help("split it into several files")
}

/// What to say of a file without any map.
fn nothing(foreign: &Foreign, cells: &[Left]) -> Diagnostic {
    let at = cells.first().map_or(Span::new(0, foreign.source.text().len().min(1)), |(first, _)| first.span);
    let message = if cells.is_empty() {
        "there is nothing in this table"
    } else {
        "no line of this table is understood: there is no header such as `Stage`, `Actions`, `Touchpoints` or `Pain points`"
    };
    Diagnostic::new(&UNREADABLE_IMPORT, at, message).help(
        "say what your headers mean: `--map 'Your header=touchpoints'`; `stage` is the line that names the stages",
    )
}
