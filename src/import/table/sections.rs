//! Rows that name stages, each alone above the rows of its steps: "AT THE AIRPORT".

use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense};
use crate::import::matrix::{Matrix, Stage};

/// Why a row is a stage.
const ALONE: &str = "it stands alone in its row, above the rows of steps, and is taken for their stage";

/// A longer line is a remark.
const LONGEST: usize = 60;

/// The sections of a table with headers in a row.
pub(super) struct Sections {
    /// The headers and the rows of steps.
    pub(super) body: Sheet,
    /// Whether the first name stands in the last row above the headers.
    pub(super) from_above: bool,
    /// The names, each with the number of its first row among those of steps.
    names: Vec<(Words, usize)>,
}

impl Sections {
    /// Takes the sections out of a table without blank rows, whose first row holds the headers; nothing if it has none.
    pub(super) fn of(table: &Sheet, above: &Sheet, headers: &Headers) -> Option<Self> {
        let (label, _) = table.row(0).next()?;
        let senses: Vec<Sense> = table.row(0).flat_map(|(_, square)| headers.sense(&square.words.text)).collect();
        if senses.contains(&Sense::Stage) || table.row(0).count() < 3 {
            return None;
        }
        let is_step = |senses: Vec<Sense>| senses.iter().any(|sense| matches!(sense, Sense::Step | Sense::Action));
        let (step, _) = table.row(0).find(|(_, square)| is_step(headers.sense(&square.words.text)))?;
        let first = [label, step];
        let alone: Vec<usize> = (1..table.height()).filter(|at| name(table, *at, first).is_some()).collect();
        // A title stands above all, so that the name of a section is never the only line there.
        let over = above.height().checked_sub(1).filter(|last| (0..*last).any(|at| above.row(at).next().is_some()));
        let look = |sheet: &Sheet, at: usize| {
            sheet.row(at).next().map(|(column, square)| (column, square.across, is_loud(&square.words.text)))
        };
        let is_alike = |last: &usize| alone.first().is_some_and(|at| *at > 1 && look(table, *at) == look(above, *last));
        let over = over.filter(is_alike).and_then(|last| name(above, last, first));
        if over.is_none() && alone.first() != Some(&1) {
            return None;
        }
        let mut names: Vec<(Words, usize)> = over.into_iter().map(|words| (words.clone(), 0)).collect();
        let from_above = !names.is_empty();
        let found = alone.iter().enumerate();
        names.extend(found.filter_map(|(before, at)| Some((name(table, *at, first)?.clone(), at - 1 - before))));
        let steps = table.height() - 1 - alone.len();
        let ends = names.iter().skip(1).map(|(_, start)| *start).chain([steps]);
        let lengths: Vec<usize> = names.iter().zip(ends).map(|((_, start), end)| end - start).collect();
        let is_merged = alone.iter().any(|at| table.row(*at).any(|(_, square)| square.across > 1));
        let is_apart = alone.iter().all(|at| table.is_parted(at - 1, *at));
        // Steps of which nothing else is said stand alone as well, here and there.
        let is_sure = is_merged || is_apart || names.iter().all(|(words, _)| is_loud(&words.text));
        let least = if is_sure { 1 } else { 2 };
        let are_sections = (names.len() > 1 || is_merged) && lengths.iter().all(|length| *length >= least);
        let body = table.without_rows(&alone);
        are_sections.then_some(Self { body, from_above, names })
    }

    /// Gives a map its stages.
    pub(super) fn name(self, matrix: &mut Matrix) {
        if !matches!(matrix.stages.as_slice(), [stage] if stage.names.is_empty()) {
            return;
        }
        let ends: Vec<usize> = self.names.iter().skip(1).map(|(_, start)| *start).chain([matrix.columns]).collect();
        matrix.doubtful.extend(self.names.iter().map(|(words, _)| (words.span, ALONE)));
        let stage = |((words, start), end)| Stage { names: vec![words], columns: start..end };
        matrix.stages = self.names.into_iter().zip(ends).map(stage).collect();
    }
}

/// The name of a section in a row, in one of the columns where it may stand.
fn name(sheet: &Sheet, at: usize, first: [usize; 2]) -> Option<&Words> {
    let mut cells = sheet.row(at);
    let (column, square) = cells.next().filter(|_| cells.next().is_none())?;
    let text = square.words.text.as_str();
    let is_name = text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST && !lexicon::is_sum(text);
    (first.contains(&column) && is_name && !text.contains('\n')).then_some(&square.words)
}

/// Whether words have capital letters only.
fn is_loud(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}
