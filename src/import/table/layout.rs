//! How a table lies: whether its stages are columns or rows, and which line says what the others are.

use std::collections::BTreeSet;

use super::known::is_sure;
use super::{Headers, Sheet, preface};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense, key};

/// So many rows and columns are looked at for headers.
const DEPTH: usize = 40;

/// How sure one must be that a table is a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Certainty {
    /// The user asked for maps: a header or two will do.
    Asked,
    /// It is one table among others.
    Found,
    /// Nothing else is a map: names such as "Stage 1" will do, whatever stands beside them.
    Counted,
}

/// How a table lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Layout {
    /// Whether each row is a stage or a step, so that the headers stand in a row.
    pub(in crate::import) by_rows: bool,
    /// The row or column of the headers.
    pub(in crate::import) line: usize,
}

/// The headers of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// What they mean.
    pub(super) senses: BTreeSet<Sense>,
    /// How many cells of the line are headers.
    pub(super) headers: usize,
    /// How many are not.
    pub(super) others: usize,
}

impl Line {
    /// How many lanes it names.
    pub(super) fn lanes(&self) -> usize {
        self.senses.iter().filter(|sense| sense.is_lane()).count()
    }

    /// Whether it names stages or steps.
    pub(super) fn has_stage(&self) -> bool {
        self.senses.iter().any(|sense| matches!(sense, Sense::Stage | Sense::Step | Sense::Action))
    }

    /// Lanes that only maps have.
    pub(super) fn telling(&self) -> usize {
        let is_telling = |sense: &&Sense| {
            matches!(
                sense,
                Sense::Touchpoint
                    | Sense::Channel
                    | Sense::Thinking
                    | Sense::Saying
                    | Sense::Emotion
                    | Sense::Score
                    | Sense::Pain
                    | Sense::Opportunity
                    | Sense::Frontstage
                    | Sense::Backstage
                    | Sense::Truth
                    | Sense::Action
                    | Sense::PhysicalEvidence
            )
        };
        self.senses.iter().filter(is_telling).count()
    }

    /// Whether a table with this line is a map.
    pub(super) fn is_enough(&self, certainty: Certainty) -> bool {
        match certainty {
            Certainty::Asked | Certainty::Counted => self.lanes() >= 2 || (self.lanes() >= 1 && self.has_stage()),
            Certainty::Found => self.telling() >= 2 && self.lanes() + usize::from(self.has_stage()) >= 3,
        }
    }
}

/// How a table lies; nothing if it is no map.
pub(in crate::import) fn layout(sheet: &Sheet, headers: &Headers, certainty: Certainty) -> Option<Layout> {
    let is_enough = |(line, layout): &(Line, Layout)| {
        line.is_enough(certainty)
            && (certainty != Certainty::Found || !is_glossary(sheet, layout, headers))
            && (line.is_enough(Certainty::Found) || !is_within(sheet, layout))
            && !is_of_people(sheet, layout, headers)
    };
    let known = best(sheet, headers).filter(is_enough).map(|(_, layout)| layout);
    known.or_else(|| counted(sheet).filter(|_| certainty == Certainty::Counted))
}

/// Whether nothing says that what a table names are stages: it has no word for them, and few lanes that only maps have.
pub(super) fn is_doubtful(sheet: &Sheet, headers: &Headers) -> bool {
    best(sheet, headers).is_some_and(|(line, _)| !names_stages(&line) && line.telling() == 0)
}

/// Whether a row of headers stands below a row of as many cells: it is one of several rows of another table.
fn is_within(sheet: &Sheet, layout: &Layout) -> bool {
    let above = layout.line.checked_sub(1).map_or(0, |above| sheet.row(above).count());
    layout.by_rows && above > 2 && above >= sheet.row(layout.line).count()
}

/// Whether a row of headers is that of a table of personas: "Name | Age | Goal".
fn is_of_people(sheet: &Sheet, layout: &Layout, headers: &Headers) -> bool {
    let words: Vec<&Words> = sheet.row(layout.line).map(|(_, square)| &square.words).collect();
    let senses = || words.iter().flat_map(|words| headers.sense(&words.text));
    let is_of_stages = senses().any(|sense| matches!(sense, Sense::Stage | Sense::Step | Sense::Action));
    layout.by_rows && !is_of_stages && preface::heads_people(&words, headers)
}

/// How a table lies in which nothing is known but stages with numbers: "Stage 1", "Stage 2".
fn counted(sheet: &Sheet) -> Option<Layout> {
    /// Where the first name stands in a row of which all but the label are such names, with something below it.
    fn names(sheet: &Sheet) -> Option<(usize, usize)> {
        (0..sheet.height().min(DEPTH)).find_map(|at| {
            let is_name = |(_, square): &(usize, &super::Square)| lexicon::is_counted_stage(&square.words.text);
            let (column, _) = sheet.row(at).find(is_name)?;
            let is_all = sheet.row(at).filter(|(place, _)| *place >= column).all(|cell| is_name(&cell));
            let count = sheet.row(at).filter(is_name).count();
            (column > 0 && count > 1 && is_all && at + 1 < sheet.height()).then_some((at, column))
        })
    }
    let across = names(sheet).map(|(_, column)| Layout { by_rows: false, line: column - 1 });
    across.or_else(|| names(&sheet.turned()).map(|(_, row)| Layout { by_rows: true, line: row - 1 }))
}

/// Whether a table says what lanes are, instead of filling them: one column beside the headers, or columns such as
/// "Description" and "Example".
fn is_glossary(sheet: &Sheet, layout: &Layout, headers: &Headers) -> bool {
    // Names in code are keys of a program.
    let is_code = |at: (usize, usize)| sheet.at(at.0, at.1).is_some_and(|square| square.words.is_code());
    let length = if layout.by_rows { sheet.width() } else { sheet.height() };
    let places = (0..length).map(|at| if layout.by_rows { (layout.line, at) } else { (at, layout.line) });
    if places.filter(|at| is_code(*at)).count() * 3 >= length {
        return true;
    }
    if layout.by_rows {
        return sheet.height() < layout.line + 2;
    }
    let says = |words: &str| {
        let senses = headers.sense(words);
        let is_known =
            senses.iter().any(|sense| matches!(sense, Sense::Value | Sense::Note | Sense::Corner | Sense::Evidence));
        let key = key(words);
        is_known
            || matches!(
                key.as_str(),
                "example" | "prompt" | "what" | "why" | "meaning" | "how" | "data source" | "in the picture"
            )
    };
    let beside: Vec<&str> = sheet
        .row(0)
        .filter(|(column, _)| *column > layout.line)
        .map(|(_, square)| square.words.text.as_str())
        .collect();
    beside.len() < 2 || beside.iter().filter(|words| says(words)).count() * 2 >= beside.len()
}

/// The line of the headers, and how the table lies by it: the one that names most lanes, unless a word for stages in the
/// corner says otherwise.
pub(super) fn best(sheet: &Sheet, headers: &Headers) -> Option<(Line, Layout)> {
    let most = most(sheet, headers);
    let Some(corner) = Corner::of(sheet, headers) else { return most };
    let by_rows = Layout { by_rows: true, line: corner.at };
    let by_columns = Layout { by_rows: false, line: corner.column };
    let is_row = match &most {
        Some((_, layout)) if *layout == by_rows || *layout == by_columns => corner.is_row(headers),
        Some((line, _)) if names_stages(line) => None,
        // "Journey | Onboarding" is a title.
        _ if corner.beside.all < 2 || corner.below.all < 2 => None,
        _ => Some(corner.beside.is_known()).filter(|beside| *beside != corner.below.is_known()),
    };
    match is_row {
        Some(true) => Some((row(sheet, corner.at, headers), by_rows)),
        Some(false) => Some((column(sheet, corner.column, headers), by_columns)),
        None => most,
    }
}

/// Whether the names of stages may be lanes, and the lanes stages.
pub(super) fn is_tied(sheet: &Sheet, headers: &Headers) -> bool {
    Corner::of(sheet, headers).is_some_and(|corner| {
        let are_known = corner.beside.is_known() && corner.below.is_known();
        are_known && corner.beside.is_sure(headers) == corner.below.is_sure(headers)
    })
}

/// A word for stages that stands first in a row, and what stands beside it and below.
struct Corner<'s> {
    at: usize,
    column: usize,
    beside: Side<'s>,
    below: Side<'s>,
}

impl<'s> Corner<'s> {
    /// The first one that has lanes on a side.
    fn of(sheet: &'s Sheet, headers: &Headers) -> Option<Self> {
        (0..sheet.height().min(DEPTH)).find_map(|at| {
            let (column, square) = sheet.row(at).next()?;
            if headers.sense(&square.words.text) != [Sense::Stage] {
                return None;
            }
            let beside = Side::of(sheet.row(at).skip(1).map(|(_, square)| &square.words), headers);
            let squares = (at + 1..sheet.height()).filter_map(|row| sheet.at(row, column));
            let below = Side::of(squares.map(|square| &square.words), headers);
            let is_both = beside.all > 0 && below.all > 0;
            (is_both && (beside.is_known() || below.is_known())).then_some(Self { at, column, beside, below })
        })
    }

    /// Whether the lanes stand beside it, where both sides name some: "Research" and "Support" are lanes, and may be stages.
    fn is_row(&self, headers: &Headers) -> Option<bool> {
        if !self.beside.is_known() || !self.below.is_known() {
            return None;
        }
        let (beside, below) = (self.beside.is_sure(headers), self.below.is_sure(headers));
        let is_clear = beside != below;
        let (whole_beside, whole_below) = (self.beside.is_whole(), self.below.is_whole());
        if is_clear { Some(beside) } else { Some(whole_beside).filter(|whole| *whole != whole_below) }
    }
}

/// The cells beside or below a word for stages.
struct Side<'s> {
    lanes: Vec<&'s Words>,
    all: usize,
}

impl<'s> Side<'s> {
    fn of(words: impl Iterator<Item = &'s Words>, headers: &Headers) -> Self {
        let (mut lanes, mut all) = (Vec::new(), 0);
        for words in words {
            all += 1;
            if headers.sense(&words.text).iter().any(|sense| sense.is_lane()) {
                lanes.push(words);
            }
        }
        Self { lanes, all }
    }

    /// Whether it names lanes.
    fn is_known(&self) -> bool {
        !self.lanes.is_empty() && self.lanes.len() * 2 >= self.all
    }

    /// Whether it names nothing else.
    fn is_whole(&self) -> bool {
        self.lanes.len() == self.all
    }

    /// Whether one of them can be nothing else.
    fn is_sure(&self, headers: &Headers) -> bool {
        self.lanes.iter().any(|words| is_sure(&words.text, headers))
    }
}

/// The line that names most lanes, and how the table lies by it.
fn most(sheet: &Sheet, headers: &Headers) -> Option<(Line, Layout)> {
    let row = best_of((0..sheet.height().min(DEPTH)).map(|at| row(sheet, at, headers)));
    let columns = (0..sheet.width().min(DEPTH / 4)).map(|at| column(sheet, at, headers));
    let column = best_of(columns);
    let by_rows = |(at, line): (usize, Line)| (line, Layout { by_rows: true, line: at });
    let by_columns = |(at, line): (usize, Line)| (line, Layout { by_rows: false, line: at });
    match (row, column) {
        (Some(row), Some(column)) => {
            let (of_row, of_column) = (row.1.lanes(), column.1.lanes());
            // Of equals, the line that names the stages, then the one in which less is unknown.
            let (has_row, has_column) = (names_stages(&row.1), names_stages(&column.1));
            let is_clearer = if has_row == has_column { row.1.others <= column.1.others } else { has_row };
            let is_row = of_row > of_column || (of_row == of_column && is_clearer);
            Some(if is_row { by_rows(row) } else { by_columns(column) })
        }
        (row, column) => row.map(by_rows).or(column.map(by_columns)),
    }
}

fn names_stages(line: &Line) -> bool {
    line.senses.contains(&Sense::Stage)
}

fn best_of(lines: impl Iterator<Item = Line>) -> Option<(usize, Line)> {
    let mut best: Option<(usize, Line)> = None;
    for (at, line) in lines.enumerate().filter(|(_, line)| line.lanes() > 0) {
        let worth = |line: &Line| (line.lanes() * 2 + usize::from(line.has_stage()), line.headers);
        if best.as_ref().is_none_or(|(_, before)| worth(&line) > worth(before)) {
            best = Some((at, line));
        }
    }
    best
}

/// The headers in a row.
pub(super) fn row(sheet: &Sheet, at: usize, headers: &Headers) -> Line {
    line(sheet.row(at).map(|(_, square)| square.words.text.as_str()), headers)
}

/// The headers in a column.
pub(super) fn column(sheet: &Sheet, at: usize, headers: &Headers) -> Line {
    let words = (0..sheet.height()).filter_map(|row| sheet.at(row, at)).map(|square| square.words.text.as_str());
    line(words, headers)
}

fn line<'a>(words: impl Iterator<Item = &'a str>, headers: &Headers) -> Line {
    let mut line = Line::default();
    for words in words {
        let senses = headers.sense(words);
        if senses.is_empty() {
            line.others += 1;
        } else {
            line.headers += 1;
            line.senses.extend(senses);
        }
    }
    line
}
