//! Where the lines of a table begin and end: what stands above the stages, sums and remarks below them, and headings between.

use std::collections::BTreeSet;

use super::about::label as about;
use super::legend::{self, LEGEND};
use super::persons::begins_with_facts;
use super::sheet::Square;
use super::{Headers, Sheet, preface};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense, key};
use crate::import::matrix::{Matrix, Stage};

/// Why a stage may be none.
const HEADING: &str = "nothing stands in its row, so that it may be a heading of those below";

/// Why a row below a table is not in the map.
pub(super) const SUM: &str = "a line that adds up others is no stage";

/// Where the rows of a table with headers in a row end, and the rows below: lines that add up others and legends, with why
/// they are left out, and remarks, which have one cell in many columns.
pub(super) fn rest(sheet: &Sheet, line: usize) -> (usize, Vec<(Sheet, Option<&'static str>)>) {
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
                && (column < 2 || cells.all(|(_, square)| number(&square.words.text).is_some()))
        })
    };
    let part = |at: usize| sheet.part(at..at + 1, 0..sheet.width());
    let (mut end, mut rest) = (legend(sheet, line), Vec::new());
    let legend = end;
    while end > line + 2 {
        // No more than a mean and a sum.
        let adds_up = is_sum(end - 1) || legend - end < 2 && adds_up(sheet, line, end - 1);
        if !adds_up && !is_remark(end - 1) {
            break;
        }
        end -= 1;
        rest.push((part(end), adds_up.then_some(SUM)));
    }
    rest.reverse();
    rest.extend((legend..sheet.height()).map(|at| (part(at), Some(LEGEND))));
    (end, rest)
}

/// Where a legend begins that ends a table with headers in a row; the end of the sheet if there is none.
fn legend(sheet: &Sheet, line: usize) -> usize {
    let mut from = sheet.height();
    for at in (line + 2..sheet.height()).rev() {
        if legend::begins(sheet, at) {
            from = at;
        } else if !legend::goes_on(sheet, at) {
            break;
        }
    }
    from
}

/// Whether a row holds nothing but numbers, each the mean or the sum of those above it.
fn adds_up(sheet: &Sheet, line: usize, at: usize) -> bool {
    let is_one = |(column, square): (usize, &Square)| {
        let above = (line + 1..at).filter_map(|row| sheet.at(row, column));
        let numbers: Option<Vec<f64>> =
            above.map(|square| number(&square.words.text).map(|(value, _)| value)).collect();
        let (Some(numbers), Some((value, decimals))) = (numbers, number(&square.words.text)) else { return false };
        let sum: f64 = numbers.iter().sum();
        let near = |other: f64| (value - other).abs() <= 0.5 * 0.1_f64.powi(decimals) + 1e-9;
        numbers.len() > 1 && (near(sum) || near(sum / numbers.len() as f64))
    };
    let columns = sheet.row(line).count();
    let filled = sheet.row(at).count();
    filled > 0 && filled * 2 <= columns.max(2) && sheet.row(at).all(is_one)
}

/// A number with or without a sign of percent, and how many decimals it has.
pub(super) fn number(words: &str) -> Option<(f64, i32)> {
    let digits = words.trim().trim_end_matches(['%', '％']).trim().replace(',', ".");
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some((digits.parse().ok()?, i32::try_from(decimals).ok()?))
}

/// Marks stages in whose rows nothing stands: they may be headings of the rows below.
pub(super) fn doubt(matrix: &mut Matrix) {
    let mut columns: Vec<(usize, usize)> =
        matrix.cells.iter().map(|cell| (cell.columns.start, cell.columns.end)).collect();
    columns.sort_unstable();
    // How far those reach that begin where one does, or before.
    let mut far = 0;
    let mut reach: Vec<usize> = Vec::with_capacity(columns.len());
    for (_, end) in &columns {
        far = far.max(*end);
        reach.push(far);
    }
    let is_filled = |stage: &Stage| {
        let before = columns.partition_point(|(start, _)| *start < stage.columns.end);
        before.checked_sub(1).and_then(|last| reach.get(last)).is_some_and(|reach| stage.columns.start < *reach)
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
    let is_stage = |at: &usize, least: usize| senses(*at).contains(&Sense::Stage) && beside(sheet, *at, label) >= least;
    let rows = || 0..sheet.height();
    let stage = rows().find(|at| is_stage(at, 2)).or_else(|| rows().find(|at| is_stage(at, 1)));
    let is_lane = |at: &usize| {
        let is_known = senses(*at).iter().any(|sense| sense.is_lane() || *sense == Sense::Own);
        let is_above = || stage.is_some_and(|stage| *at < stage && is_frame(sheet, *at, (stage, label), headers));
        is_known && beside(sheet, *at, label) > 1 && !has_pairs(sheet, *at, headers) && !is_above()
    };
    let lane = (0..sheet.height())
        .find(is_lane)
        .or_else(|| (0..sheet.height()).find(|at| senses(*at).iter().any(|sense| sense.is_lane())));
    let lane = lane.or_else(|| (0..sheet.height()).find(|at| beside(sheet, *at, label) > 1)).unwrap_or(0);
    if let Some(stage) = stage.filter(|stage| *stage <= lane) {
        return stage;
    }
    (0..lane).find(|at| beside(sheet, *at, label) >= 2 && !has_pairs(sheet, *at, headers)).unwrap_or(lane)
}

/// Whether a row above that of the stages is no lane, but speaks of the whole map: "Persona | Ann | Ben" above a blank
/// row or more stages, "Persona | Name | Ann | Age | 34", "Persona | Scenario | Goals".
fn is_frame(sheet: &Sheet, at: usize, (stage, label): (usize, usize), headers: &Headers) -> bool {
    let Some(first) = sheet.at(at, label) else { return false };
    let senses = headers.sense(&first.words.text);
    let squares: Vec<(usize, &Square)> = sheet.row(at).filter(|(column, _)| *column > label).collect();
    let cells: Vec<&Words> = squares.iter().map(|(_, square)| &square.words).collect();
    let is_few = cells.len() < beside(sheet, stage, label);
    if !senses.iter().any(|sense| preface::is_about_only(*sense) || *sense == Sense::Goal && is_few) {
        return false;
    }
    if begins_with_facts(&cells) || cells.iter().all(|words| about(&words.text, headers).is_some()) {
        return true;
    }
    // What is merged over stages, or there again, is of these.
    let is_merged = squares.iter().any(|(_, square)| square.across > 1);
    let names: BTreeSet<String> = cells.iter().map(|words| key(&words.text)).collect();
    let is_dense = squares.iter().zip(label + 1..).all(|((column, _), place)| *column == place);
    !is_merged && names.len() == cells.len() && (sheet.is_parted(at, stage) || is_few && is_dense)
}

/// Whether a row above a table holds labels with their values: "Persona | Anna | Goal | A job".
fn has_pairs(sheet: &Sheet, at: usize, headers: &Headers) -> bool {
    let cells: Vec<&Square> = sheet.row(at).map(|(_, square)| square).collect();
    let is_label = |square: &&Square| {
        let text = &square.words.text;
        headers.sense(text).iter().any(|sense| preface::is_about(*sense)) || lexicon::trait_of(text).is_some()
    };
    let is_named = |row: usize| {
        sheet.row(row).next().is_some_and(|(_, square)| headers.sense(&square.words.text).contains(&Sense::Stage))
    };
    cells.len().is_multiple_of(2) && cells.iter().step_by(2).all(is_label)
        || preface::are_pairs(sheet, at, headers) && (at + 1..sheet.height()).any(is_named)
}

/// How many cells stand behind the label of a row.
pub(super) fn beside(sheet: &Sheet, at: usize, label: usize) -> usize {
    sheet.row(at).filter(|(column, _)| *column > label).count()
}
