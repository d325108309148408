//! Rows of a table that are no lanes: headings, numbers, legends.

use super::ends::{beside, number};
use super::legend::{self, LEGEND};
use super::lines::{Lines, OF_LINES};
use super::preface;
use super::sheet::Square;
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense};
use crate::import::matrix::Aside;

impl Lines<'_> {
    /// Tells of a row that says what signs mean, or goes on with that, and whether it does.
    pub(super) fn is_legend(&mut self, at: usize) -> bool {
        let label = self.sheet.at(at, self.label).map(|square| square.words.clone());
        let is_said = label.as_ref().is_some_and(|words| self.headers.said(&words.text).is_some());
        let is_first = self.sheet.row(at).next().is_some_and(|(column, _)| column == self.label);
        let begins = is_first && legend::begins(self.sheet, at);
        self.in_legend = !self.turned && !is_said && (begins || self.in_legend && legend::goes_on(self.sheet, at));
        if self.in_legend {
            self.matrix.aside.extend(label.map(|words| (words, Aside::Lost(LEGEND))));
            self.rest(at, Aside::Lost(LEGEND));
        }
        self.in_legend
    }

    /// What stands left of the headers: numbers of lines, or a heading of several.
    pub(super) fn left_of_labels(&mut self, at: usize, group: &mut Option<Vec<Sense>>) {
        for (_, square) in self.sheet.row(at).filter(|(column, _)| *column < self.label) {
            let words = square.words.clone();
            let senses = self.headers.sense(&words.text);
            let is_number = words.text.chars().all(|sign| sign.is_numeric() || sign.is_ascii_punctuation());
            if !is_number {
                (*group, self.heading) = (None, Some(words.clone()));
            }
            if square.down > 1 || !senses.is_empty() {
                *group = Some(senses);
                self.matrix
                    .aside
                    .push((words, Aside::Frame("it stands above or beside lanes that have names of their own")));
            } else if is_number {
                self.matrix.aside.push((words, Aside::Frame("their order says it")));
            } else {
                self.matrix.aside.push((words, Aside::Lost("it stands before the headers")));
            }
        }
    }

    /// A line that has nothing but its first cell: a heading of the lanes below, an empty lane, or a remark at the end.
    pub(super) fn heading(&mut self, at: usize, words: Words, senses: Vec<Sense>, group: &mut Option<Vec<Sense>>) {
        let goes_on = (at + 1..self.sheet.height()).any(|below| beside(self.sheet, below, self.label) > 0);
        if !senses.is_empty() {
            let why = if goes_on { "a heading of lanes, or a lane without cells" } else { "a lane without cells" };
            self.matrix.aside.push((words.clone(), Aside::Frame(why)));
            (*group, self.heading) = (Some(senses), Some(words));
        } else if lexicon::is_sum(&words.text) {
            self.matrix.aside.push((words, Aside::Lost("a line that adds up others, without a number")));
        } else if goes_on && words.text.chars().count() <= 40 {
            self.matrix.aside.push((words.clone(), Aside::Frame("a heading of lanes that have names of their own")));
            (*group, self.heading) = (None, Some(words));
        } else {
            preface::remark(&words, self.headers, self.matrix);
        }
    }

    /// The names of stages without the last ones, where these are headers of remarks on whole lines: "Owner", "Notes".
    pub(super) fn without_remarks(&mut self, mut cells: Vec<(usize, Words)>) -> Vec<(usize, Words)> {
        let is_remark = |words: &Words| {
            let is_known = lexicon::is_sum(&words.text) || lexicon::is_remark(&words.text);
            is_known && self.headers.said(&words.text).is_none()
        };
        while cells.len() > 2 && !self.turned && cells.last().is_some_and(|(_, words)| is_remark(words)) {
            let Some((column, words)) = cells.pop() else { break };
            (self.last, self.why) = (column, OF_LINES);
            self.matrix.aside.push((words, Aside::Lost(OF_LINES)));
        }
        cells
    }

    /// Whether a row without a header, or with one that only a program makes, counts the columns: 0, 1, 2.
    pub(super) fn counts(&self, at: usize, header: &str) -> bool {
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

    /// Whether the names of stages in a row are no more than numbers: "Stage 1", "Stage 2".
    pub(super) fn counts_stages(&self, at: usize) -> bool {
        let mut cells = self.sheet.row(at).filter(|(column, _)| *column > self.label).peekable();
        let is_bare = |words: &str| {
            lexicon::is_counted_stage(words)
                && words.split([' ', '\u{a0}']).count() <= 2
                && !words.contains([':', '–', '-'])
        };
        cells.peek().is_some() && cells.all(|(_, square)| is_bare(square.words.text.trim()))
    }

    /// Whether a row of steps holds their numbers, and another one what is done: "Step | 1.1 | 1.2".
    pub(super) fn numbers_steps(&self, at: usize, senses: &[Sense]) -> bool {
        let is_number =
            |square: &Square| square.words.text.chars().all(|sign| sign.is_ascii_digit() || ".-) ".contains(sign));
        let mut cells = self.sheet.row(at).filter(|(column, _)| *column > self.label).map(|(_, square)| square);
        let is_action = |row: usize| {
            let label = self.sheet.at(row, self.label).filter(|_| row != at && beside(self.sheet, row, self.label) > 0);
            label.is_some_and(|square| {
                let senses = self.headers.sense(&square.words.text);
                senses.contains(&Sense::Action) || senses.contains(&Sense::Step)
            })
        };
        senses == [Sense::Step] && cells.all(is_number) && (0..self.sheet.height()).any(is_action)
    }

    /// Whether a row holds the sums or means of others: "Average | 3.2 | 4".
    pub(super) fn sums_up(&self, at: usize, header: &str) -> bool {
        let mut cells = self.sheet.row(at).filter(|(column, _)| *column > self.label);
        !self.turned && lexicon::is_sum(header) && cells.all(|(_, square)| number(&square.words.text).is_some())
    }

    /// Tells of the numbers of columns. What is no number there is not in the map.
    pub(super) fn numbers(&mut self, at: usize) {
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
    pub(super) fn rest(&mut self, at: usize, aside: Aside) {
        let cells = self.sheet.row(at).filter(|(column, _)| *column > self.label);
        let cells: Vec<Words> = cells.map(|(_, square)| square.words.clone()).collect();
        self.matrix.aside.extend(cells.into_iter().map(|words| (words, aside)));
    }
}
