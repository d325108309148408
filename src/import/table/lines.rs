//! The lines of a table: which names the stages, which are lanes, and what stands above, below and between them.

use std::ops::Range;

use super::ends::{SUM, beside, doubt, first_line, rest};
use super::layout::Layout;
use super::remarks::{self, LAST, UNNAMED};
use super::sections::Sections;
use super::sheet::Square;
use super::whose::{self, names_owner};
use super::{Headers, Sheet, preface};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Header, Sense, key};
use crate::import::matrix::{Aside, Lane, Matrix, Placed, Stage};

/// Why a column behind the stages is not in the map.
pub(super) const OF_LINES: &str = "its header is no stage, and a map says nothing of a whole line";

/// What a table says.
pub(super) fn matrix(sheet: &Sheet, layout: &Layout, headers: &Headers) -> Matrix {
    let mut matrix = Matrix { tongue: headers.tongue, ..Matrix::default() };
    if layout.by_rows {
        let (end, rest) = rest(sheet, layout.line);
        let above = sheet.part(0..layout.line, 0..sheet.width());
        let table = sheet.part(layout.line..end, 0..sheet.width()).closed();
        let sections = Sections::of(&table, &above, headers);
        let heads = sections.as_ref().is_some_and(|sections| sections.from_above);
        preface::above(&above.part(0..above.height() - usize::from(heads), 0..sheet.width()), headers, &mut matrix);
        let body = sections.as_ref().map_or(&table, |sections| &sections.body).turned();
        Lines::of(&body, 0, headers, true, &mut matrix).read(0);
        if let Some(sections) = sections {
            sections.name(&mut matrix);
        }
        for (row, why) in rest {
            match why {
                Some(why) => matrix.aside.extend(row.words().map(|words| (words.clone(), Aside::Lost(why)))),
                None => preface::below(&row, headers, &mut matrix),
            }
        }
        doubt(&mut matrix);
    } else {
        let first = first_line(sheet, layout.line, headers);
        let mut above = sheet.part(0..first, 0..sheet.width());
        let mut lines = Lines::of(sheet, layout.line, headers, false, &mut matrix);
        let stages = lines.stage_row(first);
        if let Some(beyond) = stages.and_then(|stages| remarks::beyond(sheet, layout.line, stages, headers)) {
            above = lines.end_before(&beyond, above);
        }
        preface::above(&above, headers, lines.matrix);
        lines.read(first);
    }
    let why = "the whole line says the same as one above, and both are kept";
    matrix.aside.extend(sheet.doubled().into_iter().map(|words| (words, Aside::Guessed("stages", why))));
    matrix
}

/// The rows of a table whose lanes are rows.
pub(super) struct Lines<'a> {
    pub(super) sheet: &'a Sheet,
    /// The column of the headers.
    pub(super) label: usize,
    pub(super) headers: &'a Headers,
    /// Whether the lanes were columns.
    pub(super) turned: bool,
    /// The column from which on there are no stages, but remarks on whole lines.
    pub(super) last: usize,
    /// Why what stands there is not in the map.
    pub(super) why: &'static str,
    /// Whether the rows say what signs mean.
    pub(super) in_legend: bool,
    /// What stands over or beside the lanes that are read.
    pub(super) heading: Option<Words>,
    /// The same of each lane that was read.
    over: Vec<Option<Words>>,
    pub(super) matrix: &'a mut Matrix,
}

impl<'a> Lines<'a> {
    fn of(sheet: &'a Sheet, label: usize, headers: &'a Headers, turned: bool, matrix: &'a mut Matrix) -> Self {
        let (heading, over) = (None, Vec::new());
        Self { sheet, label, headers, turned, last: usize::MAX, why: OF_LINES, in_legend: false, heading, over, matrix }
    }

    /// Ends the stages before columns that no stage is named above, unless these are taken for steps, and takes what
    /// heads them out of what stands above.
    fn end_before(&mut self, beyond: &remarks::Beyond, above: Sheet) -> Sheet {
        if beyond.may_be_steps {
            self.matrix.aside.extend(beyond.words.first().map(|words| (words.clone(), Aside::Guessed("stages", LAST))));
            return above;
        }
        (self.last, self.why) = (beyond.column - self.label - 1, UNNAMED);
        let (above, heads) = remarks::headed(&above, beyond.column, self.headers);
        self.matrix.aside.extend(heads.into_iter().map(|words| (words, Aside::Lost(OF_LINES))));
        above
    }

    /// Reads all rows from one on.
    fn read(&mut self, first: usize) {
        let stage = self.stage_row(first);
        self.matrix.columns = self.sheet.width().saturating_sub(self.label + 1);
        self.stages(stage);
        let mut group: Option<Vec<Sense>> = None;
        let mut covered: (usize, Option<usize>) = (0, None);
        for at in (first..self.sheet.height()).filter(|at| Some(*at) != stage) {
            self.left_of_labels(at, &mut group);
            if self.is_legend(at) {
                continue;
            }
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
                let lane = if at < covered.0 { self.named_below(at, lane) } else { lane };
                covered.1 = Some(lane);
                self.cells(at, lane);
                continue;
            };
            if let Some(lane) = self.lane(at, square, &mut group) {
                covered = (at + square.down, Some(lane));
                if square.down > 1 {
                    self.name_first(at, square.down, lane);
                }
                self.cells(at, lane);
            }
        }
        whose::mark(&self.over, self.headers, self.matrix);
    }

    /// A new lane.
    pub(super) fn add(&mut self, lane: Lane) -> usize {
        let at = self.matrix.lanes.len();
        self.matrix.lanes.push(lane);
        self.over.resize(at, None);
        self.over.push(self.heading.clone());
        at
    }

    /// The row that names the stages.
    fn stage_row(&self, first: usize) -> Option<usize> {
        let rows = || first..self.sheet.height();
        let senses = |at: usize| {
            self.sheet.at(at, self.label).map(|square| self.headers.sense(&square.words.text)).unwrap_or_default()
        };
        let is_named = |at: &usize, least: usize| {
            senses(*at).contains(&Sense::Stage) && beside(self.sheet, *at, self.label) >= least
        };
        // "Journey | Onboarding" above "Phase | Day 1 | Day 2" is a title.
        let named = rows().find(|at| is_named(at, 2)).or_else(|| rows().find(|at| is_named(at, 1)));
        if let Some(named) = named {
            // "Journey | Stage 1 | Stage 2" above "Name of stage | Look | Buy".
            let again = rows().find(|at| *at > named && is_named(at, 2) && !self.counts_stages(*at));
            return again.filter(|_| self.counts_stages(named)).or(Some(named));
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
        let before = self.sheet.row(row).filter(|(column, _)| *column < self.label);
        self.matrix.aside.extend(
            before.map(|(_, square)| (square.words.clone(), Aside::Frame("it stands above the headings of lanes"))),
        );
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

    /// A lane without a header.
    fn unnamed(&mut self, is_below_stages: bool) -> usize {
        let has_several = self.matrix.stages.iter().any(|stage| stage.columns.len() > 1);
        let sense = if is_below_stages && has_several { Sense::Step } else { Sense::Own };
        self.add(Lane::new(Words::default(), Header { senses: vec![sense], ..Header::default() }))
    }

    /// The lane of a row with a header; nothing if the row is none.
    fn lane(&mut self, at: usize, square: &Square, group: &mut Option<Vec<Sense>>) -> Option<usize> {
        let words = square.words.clone();
        if square.alone {
            (*group, self.heading) = (None, None);
        }
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
            _ if first == Some(Sense::Number)
                || self.numbers_steps(at, &header.senses)
                || header.senses == [Sense::Stage] && self.counts_stages(at) =>
            {
                self.matrix.aside.push((words, Aside::Frame("their order says it")));
                self.numbers(at);
                return None;
            }
            None if self.sums_up(at, &words.text) => {
                self.matrix.aside.push((words, Aside::Lost(SUM)));
                self.rest(at, Aside::Lost(SUM));
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
                // "Employee" alone is whom the customer meets.
                [Sense::People | Sense::Frontstage] if over(Sense::Backstage) => header.senses = vec![Sense::Backstage],
                [Sense::People] if over(Sense::Frontstage) => header.senses = vec![Sense::Frontstage],
                [Sense::Action] if over(Sense::Backstage) || over(Sense::Frontstage) => {
                    header.senses.clone_from(senses);
                    heading = true;
                }
                // What else stands beside "Customer" names nobody.
                [] if !over(Sense::Persona) => {
                    header.senses.clone_from(senses);
                    heading = true;
                }
                _ => {}
            }
        }
        // "Emotion" above "Ann" and "Ben".
        let is_owned = matches!(header.senses.as_slice(), [sense] if lexicon::may_be_owned(*sense));
        let owner = (heading && is_owned && lexicon::is_name(&words.text)).then(|| words.clone());
        let lane = Lane::new(words, header);
        Some(self.add(Lane { heading, owner: owner.or(lane.owner.clone()), ..lane }))
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
                lost.push((words, Aside::Lost(self.why)));
            } else if self.matrix.lanes.get(lane).is_some_and(|lane| names_owner(lane, &words)) {
                lost.push((words, Aside::Frame("it says whose the line is")));
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
