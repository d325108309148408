//! The lines of a table: which names the stages, which are lanes, and what stands above, below and between them.

use std::ops::Range;

use super::layout::Layout;
use super::sheet::Square;
use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Header, Sense, key};
use crate::import::matrix::{Aside, Lane, Matrix, Placed, Stage, preface};

/// Why a row below a table is not in the map.
const SUM: &str = "a line that adds up others is no stage";

/// Why a stage may be none.
const HEADING: &str = "nothing stands in its row, so that it may be a heading of those below";

/// Why a column behind the stages is not in the map.
const OF_LINES: &str = "its header is no stage, and a map says nothing of a whole line";

/// What a table says.
pub(super) fn matrix(sheet: &Sheet, layout: &Layout, headers: &Headers) -> Matrix {
    let mut matrix = Matrix { tongue: headers.tongue, ..Matrix::default() };
    if layout.by_rows {
        let (end, rest) = rest(sheet, layout.line);
        preface::above(&sheet.part(0..layout.line, 0..sheet.width()), headers, &mut matrix);
        let body = sheet.part(layout.line..end, 0..sheet.width()).closed().turned();
        Lines { sheet: &body, label: 0, headers, turned: true, last: usize::MAX, matrix: &mut matrix }.read(0);
        for (row, is_sum) in rest {
            if is_sum {
                matrix.aside.extend(row.words().map(|words| (words.clone(), Aside::Lost(SUM))));
            } else {
                preface::below(&row, headers, &mut matrix);
            }
        }
        doubt(&mut matrix);
    } else {
        let first = first_line(sheet, layout.line, headers);
        preface::above(&sheet.part(0..first, 0..sheet.width()), headers, &mut matrix);
        let mut lines =
            Lines { sheet, label: layout.line, headers, turned: false, last: usize::MAX, matrix: &mut matrix };
        lines.read(first);
    }
    let why = "the whole line says the same as one above, and both are kept";
    matrix.aside.extend(sheet.doubled().into_iter().map(|words| (words, Aside::Guessed("stages", why))));
    matrix
}

/// Where the rows of a table with headers in a row end, and the rows below: lines that add up others, and remarks, which
/// have one cell in many columns.
fn rest(sheet: &Sheet, line: usize) -> (usize, Vec<(Sheet, bool)>) {
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
        let first = sheet.row(at).next();
        first.is_some_and(|(column, square)| column < 2 && lexicon::is_sum(&square.words.text))
    };
    let (mut end, mut rest) = (sheet.height(), Vec::new());
    while end > line + 2 && (is_sum(end - 1) || is_remark(end - 1)) {
        end -= 1;
        rest.push((sheet.part(end..end + 1, 0..sheet.width()), is_sum(end)));
    }
    rest.reverse();
    (end, rest)
}

/// Marks stages in whose rows nothing stands: they may be headings of the rows below.
fn doubt(matrix: &mut Matrix) {
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
fn first_line(sheet: &Sheet, label: usize, headers: &Headers) -> usize {
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
fn beside(sheet: &Sheet, at: usize, label: usize) -> usize {
    sheet.row(at).filter(|(column, _)| *column > label).count()
}

/// The rows of a table whose lanes are rows.
struct Lines<'a> {
    sheet: &'a Sheet,
    /// The column of the headers.
    label: usize,
    headers: &'a Headers,
    /// Whether the lanes were columns.
    turned: bool,
    /// The column from which on there are no stages, but remarks on whole lines.
    last: usize,
    matrix: &'a mut Matrix,
}

impl Lines<'_> {
    /// Reads all rows from one on.
    fn read(&mut self, first: usize) {
        let stage = self.stage_row(first);
        self.matrix.columns = self.sheet.width().saturating_sub(self.label + 1);
        self.stages(stage);
        let mut group: Option<Vec<Sense>> = None;
        let mut covered: (usize, Option<usize>) = (0, None);
        for at in (first..self.sheet.height()).filter(|at| Some(*at) != stage) {
            self.left_of_labels(at, &mut group);
            let Some(square) = self.sheet.at(at, self.label) else {
                let lane = if at < covered.0 || !self.turned { covered.1 } else { None };
                let is_below_stages = stage.is_some_and(|stage| at == stage + 1) && !self.turned;
                let lane = match lane {
                    Some(lane) if !is_below_stages => lane,
                    _ if beside(self.sheet, at, self.label) == 0 => continue,
                    _ if self.counts(at, "") => {
                        self.numbers(at);
                        continue;
                    }
                    _ => self.unnamed(is_below_stages),
                };
                covered.1 = Some(lane);
                self.cells(at, lane);
                continue;
            };
            if let Some(lane) = self.lane(at, square, &mut group) {
                covered = (at + square.down, Some(lane));
                self.cells(at, lane);
            }
        }
    }

    /// The row that names the stages.
    fn stage_row(&self, first: usize) -> Option<usize> {
        let rows = || first..self.sheet.height();
        let senses = |at: usize| {
            self.sheet.at(at, self.label).map(|square| self.headers.sense(&square.words.text)).unwrap_or_default()
        };
        let named = rows().find(|at| senses(*at).contains(&Sense::Stage) && beside(self.sheet, *at, self.label) > 0);
        if named.is_some() {
            return named;
        }
        if self.turned {
            let has_steps =
                rows().any(|at| senses(at).iter().any(|sense| matches!(sense, Sense::Step | Sense::Action)));
            // Without any, the first column that nobody knows names them.
            return rows()
                .find(|at| {
                    senses(*at).is_empty()
                        && self.sheet.at(*at, self.label).is_none_or(|square| !square.words.is_blank())
                })
                .filter(|at| !has_steps && *at == first);
        }
        Some(first).filter(|at| {
            let label = self.sheet.at(*at, self.label);
            let known = senses(*at);
            let is_free = known.is_empty()
                || known
                    .iter()
                    .all(|sense| matches!(sense, Sense::Corner | Sense::Title | Sense::Persona | Sense::Value));
            beside(self.sheet, *at, self.label) > 0 && (label.is_none() || is_free)
        })
    }

    /// Notes the stages and their columns; without a row for them, all columns are one stage.
    fn stages(&mut self, row: Option<usize>) {
        let Some(row) = row else {
            self.matrix.stages.push(Stage { names: Vec::new(), columns: 0..self.matrix.columns });
            return;
        };
        if let Some(corner) = self.sheet.at(row, self.label) {
            let senses = self.headers.sense(&corner.words.text);
            let is_known = senses.iter().any(|sense| {
                matches!(sense, Sense::Stage | Sense::Corner | Sense::Title | Sense::Persona | Sense::Value)
            });
            let aside = if is_known {
                Aside::Frame("it stands above the names")
            } else {
                Aside::Guessed("stages", "it stands where the stages are named")
            };
            self.matrix.aside.push((corner.words.clone(), aside));
        }
        let cells: Vec<(usize, Words)> = self
            .sheet
            .row(row)
            .filter(|(column, _)| *column > self.label)
            .map(|(column, square)| (column - self.label - 1, square.words.clone()))
            .collect();
        let cells = self.without_remarks(cells);
        for (at, (column, words)) in cells.iter().enumerate() {
            let end = cells.get(at + 1).map_or(self.matrix.columns.min(self.last), |(next, _)| *next);
            match self.matrix.stages.last_mut() {
                // The name again in the next column: one stage.
                Some(last)
                    if last
                        .names
                        .first()
                        .is_some_and(|name| key(&name.text) == key(&words.text) && !key(&words.text).is_empty()) =>
                {
                    last.columns.end = end;
                    last.names.push(words.clone());
                }
                _ => self.matrix.stages.push(Stage { names: vec![words.clone()], columns: *column..end }),
            }
        }
    }

    /// The names of stages without the last ones, where these are headers of remarks on whole lines: "Owner", "Notes".
    fn without_remarks(&mut self, mut cells: Vec<(usize, Words)>) -> Vec<(usize, Words)> {
        let is_remark = |words: &Words| {
            let is_known = lexicon::is_sum(&words.text) || lexicon::is_remark(&words.text);
            is_known && self.headers.said(&words.text).is_none()
        };
        while cells.len() > 2 && !self.turned && cells.last().is_some_and(|(_, words)| is_remark(words)) {
            let Some((column, words)) = cells.pop() else { break };
            self.last = column;
            self.matrix.aside.push((words, Aside::Lost(OF_LINES)));
        }
        cells
    }

    /// What stands left of the headers: numbers of lines, or a heading of several.
    fn left_of_labels(&mut self, at: usize, group: &mut Option<Vec<Sense>>) {
        for (_, square) in self.sheet.row(at).filter(|(column, _)| *column < self.label) {
            let words = square.words.clone();
            let senses = self.headers.sense(&words.text);
            if square.down > 1 || !senses.is_empty() {
                *group = Some(senses);
                self.matrix
                    .aside
                    .push((words, Aside::Frame("it stands above or beside lanes that have names of their own")));
            } else if words.text.chars().all(|sign| sign.is_numeric() || sign.is_ascii_punctuation()) {
                self.matrix.aside.push((words, Aside::Frame("their order says it")));
            } else {
                self.matrix.aside.push((words, Aside::Lost("it stands before the headers")));
            }
        }
    }

    /// A lane without a header.
    fn unnamed(&mut self, is_below_stages: bool) -> usize {
        let has_several = self.matrix.stages.iter().any(|stage| stage.columns.len() > 1);
        let sense = if is_below_stages && has_several { Sense::Step } else { Sense::Own };
        self.matrix.lanes.push(Lane {
            words: Words::default(),
            header: Header { senses: vec![sense], ..Header::default() },
            heading: false,
        });
        self.matrix.lanes.len() - 1
    }

    /// The lane of a row with a header; nothing if the row is none.
    fn lane(&mut self, at: usize, square: &Square, group: &mut Option<Vec<Sense>>) -> Option<usize> {
        let words = square.words.clone();
        let beside = beside(self.sheet, at, self.label);
        let mut header = self.headers.header(&words.text, beside > 0);
        let first = header.senses.first().copied();
        let alone = header.senses.len() == 1;
        match first {
            Some(Sense::Line) => {
                self.matrix.aside.push((words, Aside::Frame("the lines of a blueprint follow from its lanes")));
                self.rest(at, Aside::Frame("the lines of a blueprint follow from its lanes"));
                return None;
            }
            Some(Sense::Skip) => {
                self.matrix.aside.push((words, Aside::Lost("it was asked to be left out")));
                self.rest(at, Aside::Lost("it was asked to be left out"));
                return None;
            }
            Some(Sense::Number) => {
                self.matrix.aside.push((words, Aside::Frame("their order says it")));
                self.numbers(at);
                return None;
            }
            None if self.counts(at, &words.text) => {
                self.matrix.aside.push((words, Aside::Frame("their order says it")));
                self.numbers(at);
                return None;
            }
            Some(sense)
                if alone && beside == 1 && self.matrix.columns > 1 && !self.turned && preface::is_about_only(sense) =>
            {
                let value =
                    self.sheet.row(at).find(|(column, _)| *column > self.label).map(|(_, square)| square.words.clone());
                self.matrix.about.push((words, sense, value.unwrap_or_default()));
                return None;
            }
            _ => {}
        }
        if beside == 0 && !self.turned {
            self.heading(at, words, header.senses, group);
            return None;
        }
        let mut heading = false;
        if let Some(senses) = group.as_ref().filter(|senses| !senses.is_empty()) {
            let over = |wanted: Sense| senses.contains(&wanted);
            match header.senses.as_slice() {
                [Sense::System] if over(Sense::Backstage) => header.senses = vec![Sense::BackstageTechnology],
                [Sense::System] if over(Sense::Frontstage) => header.senses = vec![Sense::FrontstageTechnology],
                [Sense::People] if over(Sense::Backstage) => header.senses = vec![Sense::Backstage],
                [Sense::People] if over(Sense::Frontstage) => header.senses = vec![Sense::Frontstage],
                [] => {
                    header.senses.clone_from(senses);
                    heading = true;
                }
                _ => {}
            }
        }
        self.matrix.lanes.push(Lane { words, header, heading });
        Some(self.matrix.lanes.len() - 1)
    }

    /// A line that has nothing but its first cell: a heading of the lanes below, an empty lane, or a remark at the end.
    fn heading(&mut self, at: usize, words: Words, senses: Vec<Sense>, group: &mut Option<Vec<Sense>>) {
        let goes_on = (at + 1..self.sheet.height()).any(|below| beside(self.sheet, below, self.label) > 0);
        if !senses.is_empty() {
            let why = if goes_on { "a heading of lanes, or a lane without cells" } else { "a lane without cells" };
            self.matrix.aside.push((words, Aside::Frame(why)));
            *group = Some(senses);
        } else if goes_on && words.text.chars().count() <= 40 {
            self.matrix.aside.push((words, Aside::Frame("a heading of lanes that have names of their own")));
            *group = None;
        } else {
            preface::remark(&words, self.headers, self.matrix);
        }
    }

    /// Whether a row without a header, or with one that only a program makes, counts the columns: 0, 1, 2.
    fn counts(&self, at: usize, header: &str) -> bool {
        let is_made = header.is_empty() || header.starts_with("Unnamed:") || header == "index";
        let cells = || self.sheet.row(at).filter(|(column, _)| *column > self.label);
        let number = |square: &Square| square.words.text.parse::<usize>().ok();
        let first = cells().next().and_then(|(_, square)| number(square));
        is_made
            && cells().count() > 1
            && first.is_some_and(|first| {
                first < 2 && cells().zip(first..).all(|((_, square), wanted)| number(square) == Some(wanted))
            })
    }

    /// Tells of the numbers of columns. What is no number there is not in the map.
    fn numbers(&mut self, at: usize) {
        let cells = self.sheet.row(at).filter(|(column, _)| *column > self.label);
        let told = cells.map(|(_, square)| {
            let text = &square.words.text;
            let is_number = text.chars().count() <= 4 || text.chars().any(char::is_numeric);
            let why = "it stands where lines are numbered, and is no number";
            let aside = if is_number { Aside::Frame("their order says it") } else { Aside::Lost(why) };
            (square.words.clone(), aside)
        });
        let told: Vec<(Words, Aside)> = told.collect();
        self.matrix.aside.extend(told);
    }

    /// Tells of the cells of a row that is no lane.
    fn rest(&mut self, at: usize, aside: Aside) {
        let cells = self.sheet.row(at).filter(|(column, _)| *column > self.label);
        let cells: Vec<Words> = cells.map(|(_, square)| square.words.clone()).collect();
        self.matrix.aside.extend(cells.into_iter().map(|words| (words, aside)));
    }

    /// The cells of a lane.
    fn cells(&mut self, at: usize, lane: usize) {
        let from = self.matrix.stages.first().map_or(0, |stage| stage.columns.start);
        let squares = self.sheet.row(at).filter(|(column, _)| *column > self.label);
        let mut placed: Vec<Placed> = Vec::new();
        let mut lost = Vec::new();
        for (column, square) in squares {
            let start = column - self.label - 1;
            let columns: Range<usize> =
                start..(start + square.across).min(self.matrix.columns).min(self.last.max(start + 1));
            let words = square.words.clone();
            if columns.start >= self.last {
                lost.push((words, Aside::Lost(OF_LINES)));
            } else if columns.end <= from {
                lost.push((words, Aside::Lost("it stands beside no stage")));
            } else {
                placed.push(Placed { lane, columns: columns.start.max(from)..columns.end, words });
            }
        }
        self.matrix.cells.extend(placed);
        self.matrix.aside.extend(lost);
    }
}
