//! A table as it is looked at: rows of equal length, merged cells with what they cover, blank lines taken out.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Grid;
use crate::import::cell::Words;

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct Square {
    /// Its words; blank where there are none.
    pub(in crate::import) words: Words,
    /// How many columns it covers.
    pub(in crate::import) across: usize,
    /// How many rows it covers.
    pub(in crate::import) down: usize,
    /// Whether it is a label that stood in the column of groups, and is in none.
    pub(in crate::import) alone: bool,
}

/// A table with rows of equal length.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct Sheet {
    rows: Vec<Vec<Square>>,
    width: usize,
    /// The rows above which blank rows stood, before these were taken out.
    gaps: Vec<usize>,
}

impl Sheet {
    /// The cells of a grid.
    pub(in crate::import) fn of(grid: &Grid) -> Self {
        let square = |cell: &super::Cell| Square {
            words: Words::plain(cell.words.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n"), cell.span),
            across: cell.across,
            down: cell.down,
            alone: false,
        };
        Self::new(grid.rows.iter().map(|row| row.iter().map(square).collect()).collect())
    }

    /// A sheet of these rows, which may be of different lengths.
    pub(in crate::import) fn new(mut rows: Vec<Vec<Square>>) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let height = rows.len();
        for (down, row) in rows.iter_mut().enumerate() {
            row.resize(width, Square::default());
            for (at, square) in row.iter_mut().enumerate() {
                square.words = if square.words.is_blank() { Words::default() } else { square.words.trim() };
                square.across = square.across.clamp(1, width - at);
                square.down = square.down.clamp(1, height - down);
            }
        }
        Self { rows, width, gaps: Vec::new() }
    }

    /// Whether a blank row, which was taken out, stood between two rows.
    pub(super) fn is_parted(&self, one: usize, other: usize) -> bool {
        self.gaps.get(self.gaps.partition_point(|gap| *gap <= one)).is_some_and(|gap| *gap <= other)
    }

    /// How many rows there are.
    pub(in crate::import) fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many columns there are.
    pub(in crate::import) fn width(&self) -> usize {
        self.width
    }

    /// A cell, if it is there and not blank.
    pub(in crate::import) fn at(&self, row: usize, column: usize) -> Option<&Square> {
        self.rows.get(row).and_then(|cells| cells.get(column)).filter(|square| !square.words.text.is_empty())
    }

    /// The cells of a row that are not blank, with their columns.
    pub(in crate::import) fn row(&self, row: usize) -> impl Iterator<Item = (usize, &Square)> {
        let cells = self.rows.get(row).map(Vec::as_slice).unwrap_or_default();
        cells.iter().enumerate().filter(|(_, square)| !square.words.text.is_empty())
    }

    /// The words of all cells that are not blank, row by row.
    pub(in crate::import) fn words(&self) -> impl Iterator<Item = &Words> {
        self.rows.iter().flatten().map(|square| &square.words).filter(|words| !words.text.is_empty())
    }

    /// Some of the rows and columns.
    pub(in crate::import) fn part(&self, rows: Range<usize>, columns: Range<usize>) -> Self {
        let gaps = self.gaps.iter().filter(|gap| rows.contains(gap)).map(|gap| gap - rows.start).collect();
        let rows = self.rows.get(rows).unwrap_or_default().iter();
        Self { gaps, ..Self::new(rows.map(|row| row.get(columns.clone()).unwrap_or_default().to_vec()).collect()) }
    }

    /// The same without the cells of these rows and columns.
    pub(in crate::import) fn cleared(mut self, rows: &Range<usize>, columns: &Range<usize>) -> Self {
        for row in self.rows.get_mut(rows.clone()).into_iter().flatten() {
            row.get_mut(columns.clone()).into_iter().flatten().for_each(|square| *square = Square::default());
        }
        Self { gaps: self.gaps, ..Self::new(self.rows) }
    }

    /// Moves a label into the blank column behind it.
    pub(super) fn shift(&mut self, at: usize, column: usize) {
        let Some([from, to, ..]) = self.rows.get_mut(at).and_then(|row| row.get_mut(column..)) else { return };
        let across = from.across.saturating_sub(1).max(1);
        *to = Square { across, alone: true, ..std::mem::take(from) };
        (from.across, from.down) = (1, 1);
    }

    /// The same without some rows, which are in order.
    pub(super) fn without_rows(&self, out: &[usize]) -> Self {
        let kept = self.rows.iter().enumerate().filter(|(at, _)| out.binary_search(at).is_err());
        Self::new(kept.map(|(_, row)| row.clone()).collect())
    }

    /// The same without some cells, and these.
    pub(in crate::import) fn without(&self, is_out: impl Fn(&Words) -> bool) -> (Self, Vec<Words>) {
        let (mut sheet, mut out) = (self.clone(), Vec::new());
        let filled = sheet.rows.iter_mut().flatten().filter(|square| !square.words.text.is_empty());
        for square in filled.filter(|square| is_out(&square.words)) {
            out.push(std::mem::take(&mut square.words));
        }
        (sheet, out)
    }

    /// Rows of three cells or more that say the same as one above: the first cell of each.
    pub(in crate::import) fn doubled(&self) -> Vec<Words> {
        let mut seen: BTreeSet<Vec<&str>> = BTreeSet::new();
        let mut doubled = Vec::new();
        for at in 0..self.height() {
            let row: Vec<&str> =
                self.rows.get(at).into_iter().flatten().map(|square| square.words.text.as_str()).collect();
            let is_long = row.iter().filter(|text| !text.is_empty()).count() >= 3;
            if is_long && !seen.insert(row) {
                doubled.extend(self.row(at).next().map(|(_, square)| square.words.clone()));
            }
        }
        doubled
    }

    /// Columns as rows.
    pub(in crate::import) fn turned(&self) -> Self {
        let mut rows: Vec<Vec<Square>> = (0..self.width).map(|_| Vec::with_capacity(self.rows.len())).collect();
        for row in &self.rows {
            for (square, turned) in row.iter().zip(&mut rows) {
                turned.push(Square {
                    words: square.words.clone(),
                    across: square.down,
                    down: square.across,
                    alone: square.alone,
                });
            }
        }
        Self::new(rows)
    }

    /// Runs of rows in which something stands.
    pub(in crate::import) fn bands(&self) -> Vec<Range<usize>> {
        let mut covered = 0;
        let is_full = (0..self.height()).map(|at| {
            let reach = self.row(at).map(|(_, square)| at + square.down).max().unwrap_or(0);
            covered = covered.max(reach);
            covered > at
        });
        runs(is_full)
    }

    /// Runs of columns in which something stands.
    pub(in crate::import) fn strips(&self) -> Vec<Range<usize>> {
        let mut full = vec![false; self.width];
        for row in &self.rows {
            for (at, square) in row.iter().enumerate().filter(|(_, square)| !square.words.text.is_empty()) {
                full.iter_mut().skip(at).take(square.across).for_each(|full| *full = true);
            }
        }
        runs(full.into_iter())
    }

    /// The same without blank rows and columns.
    pub(in crate::import) fn closed(&self) -> Self {
        let (bands, strips) = (self.bands(), self.strips());
        let (rows_before, columns_before) = (before(&bands, self.height()), before(&strips, self.width()));
        // How many of so many lines from one on are kept.
        let kept = |before: &[usize], from: usize, length: usize| {
            let end = before.get(from + length).or(before.last()).copied().unwrap_or(0);
            end.saturating_sub(before.get(from).copied().unwrap_or(end))
        };
        let rows = bands.iter().cloned().flatten().filter_map(|down| {
            let row = self.rows.get(down)?;
            let squares = strips.iter().cloned().flatten().filter_map(|at| {
                let square = row.get(at)?;
                let (across, down) = (kept(&columns_before, at, square.across), kept(&rows_before, down, square.down));
                Some(Square { words: square.words.clone(), across, down, alone: square.alone })
            });
            Some(squares.collect())
        });
        let is_gap = |down: &usize| {
            let is_begun = bands.binary_search_by_key(down, |band| band.start).is_ok_and(|at| at > 0);
            is_begun || self.gaps.binary_search(down).is_ok()
        };
        let gaps = bands.iter().cloned().flatten().enumerate().filter(|(_, down)| is_gap(down)).map(|(at, _)| at);
        Self { gaps: gaps.collect(), ..Self::new(rows.collect()) }
    }
}

/// How many lines of these runs stand before each of so many lines, and before their end.
fn before(runs: &[Range<usize>], length: usize) -> Vec<usize> {
    let mut before = vec![0; length + 1];
    for at in runs.iter().cloned().flatten() {
        before.get_mut(at + 1).into_iter().for_each(|count| *count = 1);
    }
    let mut count = 0;
    for here in &mut before {
        count += *here;
        *here = count;
    }
    before
}

/// The runs of what is so.
fn runs(all: impl Iterator<Item = bool>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in all.enumerate().filter(|(_, is)| *is) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
