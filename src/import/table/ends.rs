//! Where the lines of a table begin and end: what stands above the stages, sums and remarks below them, and headings between.

use super::sheet::Square;
use super::{Headers, Sheet};
use crate::import::lexicon::{self, Sense};
use crate::import::matrix::{Matrix, Placed, Stage, preface};

/// Why a stage may be none.
const HEADING: &str = "nothing stands in its row, so that it may be a heading of those below";

/// Where the rows of a table with headers in a row end, and the rows below: lines that add up others, and remarks, which
/// have one cell in many columns.
pub(super) fn rest(sheet: &Sheet, line: usize) -> (usize, Vec<(Sheet, bool)>) {
    let columns = sheet.row(line).count();
    let is_remark = |at: usize| {
        let mut cells = sheet.row(at);
        let (first, more) = (cells.next(), cells.next());
        let is_long = |square: &Square| {
            let text = &square.words.text;
            text.chars().count() > 60 || text.starts_with(['*', '※', '†']) || text.contains(": ") || square.across > 1
        };
        columns > 2 && more.is_none() && first.is_some_and(|(_, square)| is_long(square))
    };
    let is_sum = |at: usize| {
        let mut cells = sheet.row(at);
        let first = cells.next();
        // "Average" may stand just before its numbers, in whatever column they begin.
        first.is_some_and(|(column, square)| {
            lexicon::is_sum(&square.words.text)
                && (column < 2 || cells.all(|(_, square)| is_number(&square.words.text)))
        })
    };
    let (mut end, mut rest) = (sheet.height(), Vec::new());
    while end > line + 2 && (is_sum(end - 1) || is_remark(end - 1)) {
        end -= 1;
        rest.push((sheet.part(end..end + 1, 0..sheet.width()), is_sum(end)));
    }
    rest.reverse();
    (end, rest)
}

/// Whether words are a number, with or without a sign behind it.
fn is_number(words: &str) -> bool {
    words.trim().trim_end_matches('%').trim().replace(',', ".").parse::<f64>().is_ok()
}

/// Marks stages in whose rows nothing stands: they may be headings of the rows below.
pub(super) fn doubt(matrix: &mut Matrix) {
    let is_filled = |stage: &Stage| {
        let is_of = |cell: &Placed| cell.columns.start < stage.columns.end && stage.columns.start < cell.columns.end;
        matrix.cells.iter().any(is_of)
    };
    let blank: Vec<_> = matrix.stages.iter().filter(|stage| !is_filled(stage)).collect();
    if blank.len() < matrix.stages.len() {
        let spans = blank.iter().flat_map(|stage| stage.names.iter().map(|name| (name.span, HEADING)));
        let spans: Vec<_> = spans.collect();
        matrix.doubtful.extend(spans);
    }
}

/// The first row of a table with headers in a column: the one that names the stages, or the first lane.
pub(super) fn first_line(sheet: &Sheet, label: usize, headers: &Headers) -> usize {
    let senses = |at: usize| sheet.at(at, label).map(|square| headers.sense(&square.words.text)).unwrap_or_default();
    let stage = (0..sheet.height()).find(|at| senses(*at).contains(&Sense::Stage) && beside(sheet, *at, label) > 0);
    let is_lane = |at: &usize| {
        let is_known = senses(*at).iter().any(|sense| sense.is_lane() || *sense == Sense::Own);
        is_known && beside(sheet, *at, label) > 1 && !has_pairs(sheet, *at, headers)
    };
    let lane = (0..sheet.height())
        .find(is_lane)
        .or_else(|| (0..sheet.height()).find(|at| senses(*at).iter().any(|sense| sense.is_lane())));
    let lane = lane.unwrap_or(0);
    if let Some(stage) = stage.filter(|stage| *stage <= lane) {
        return stage;
    }
    (0..lane).find(|at| beside(sheet, *at, label) >= 2 && !has_pairs(sheet, *at, headers)).unwrap_or(lane)
}

/// Whether a row above a table holds labels with their values: "Persona | Anna | Goal | A job".
fn has_pairs(sheet: &Sheet, at: usize, headers: &Headers) -> bool {
    let cells: Vec<&Square> = sheet.row(at).map(|(_, square)| square).collect();
    let is_label = |square: &&Square| headers.sense(&square.words.text).iter().any(|sense| preface::is_about(*sense));
    cells.len().is_multiple_of(2) && cells.first().is_some_and(is_label)
}

/// How many cells stand behind the label of a row.
pub(super) fn beside(sheet: &Sheet, at: usize, label: usize) -> usize {
    sheet.row(at).filter(|(column, _)| *column > label).count()
}
