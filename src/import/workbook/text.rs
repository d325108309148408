//! Sheets to a text with a line for each row and tabs between cells, of which every cell is a range.

use std::collections::BTreeSet;

use super::Refusal;
use super::sheet::{Area, At, CELLS, Sheet, called, too_many};
use crate::import::foreign;
use crate::import::loss::{Entry, Fate};
use crate::import::own;
use crate::import::table::{Cell, Grid};
use crate::source::Span;

/// So many cells the used parts of all sheets may have, blank ones too.
const AREA: usize = 500_000;
/// So many cells may be looked at to see what merged ones cover, which is many only if they lie over each other.
const COVERED: usize = 20_000_000;

/// A workbook as one text.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Its words.
    pub(super) words: String,
    /// Where each cell stands in it, and what it is called.
    pub(super) cells: Vec<(Span, String)>,
    /// The sheets.
    pub(super) sheets: Vec<foreign::Sheet>,
    /// How many cells there are in all sheets, blank ones too.
    area: usize,
}

/// The text of sheets.
pub(super) fn text(sheets: &[Sheet]) -> Result<Text, Refusal> {
    let mut text = Text::default();
    for sheet in sheets {
        text.sheet(sheet)?;
    }
    Ok(text)
}

impl Text {
    fn sheet(&mut self, sheet: &Sheet) -> Result<(), Refusal> {
        let rows = sheet.cells.keys().map(|at| at.0 as usize + 1).max().unwrap_or(0);
        let columns = sheet.cells.keys().map(|at| at.1 as usize + 1).max().unwrap_or(0);
        self.area = self.area.saturating_add(rows.saturating_mul(columns));
        if self.area > AREA
            && let Some((last, _)) = sheet.cells.iter().max_by_key(|(at, _)| (at.0 as usize + 1) * (at.1 as usize + 1))
        {
            let why = format!("this cell lies so far out that the workbook has more than {AREA} cells, blank ones too");
            let help = "is there a cell far from all others? Delete its row or column, and save the workbook";
            return Err(Refusal::new(why).help(help).at(&sheet.called(*last)));
        }
        let is_ours = own::rows::is_ours(&head(sheet));
        let start = self.words.len();
        let mut told = Vec::new();
        let mut grid = Grid { name: sheet.name.clone(), rows: Vec::new() };
        for (at, found) in &sheet.cells {
            self.reach(sheet, &mut grid, *at)?;
            let words = found.plain.as_ref().filter(|_| is_ours).unwrap_or(&found.shown);
            let span = self.write(words);
            self.cells.push((span, sheet.called(*at)));
            let words = if found.lack.is_some() { "" } else { words };
            told.extend(found.lack.map(|why| unmapped("cell", span, why)));
            told.extend(found.odd.map(|why| guessed("cell", span, why)));
            if let Some(row) = grid.rows.last_mut() {
                row.push(Cell::new(words, span));
            }
        }
        self.words.push('\n');
        merge(sheet, &mut grid, &mut told)?;
        hide(sheet, &grid, &mut told);
        for beside in &sheet.beside {
            let span = self.write(&beside.words);
            self.cells.push((span, sheet.called(beside.at)));
            self.words.push('\n');
            told.push(unmapped(beside.what, span, beside.why));
        }
        let span = Span::new(start, self.words.len());
        self.sheets.push(foreign::Sheet { grid, span, is_hidden: sheet.hidden, is_ours, told });
        Ok(())
    }

    fn write(&mut self, words: &str) -> Span {
        let start = self.words.len();
        self.words.push_str(words);
        Span::new(start, self.words.len())
    }

    /// Writes rows and blank cells up to a cell.
    fn reach(&mut self, sheet: &Sheet, grid: &mut Grid, (row, column): At) -> Result<(), Refusal> {
        if grid.rows.is_empty() {
            grid.rows.push(Vec::new());
        }
        while grid.rows.len() <= row as usize {
            self.words.push('\n');
            grid.rows.push(Vec::new());
        }
        let Some(cells) = grid.rows.last_mut() else { return Ok(()) };
        loop {
            if !cells.is_empty() {
                self.words.push('\t');
            }
            let next = cells.len() as u32;
            if next >= column {
                return Ok(());
            }
            if self.cells.len() == CELLS {
                let help = "is there a cell far from all others? Delete its row or column";
                return Err(too_many().help(help).at(&sheet.called((row, column))));
            }
            let span = Span::new(self.words.len(), self.words.len());
            self.cells.push((span, sheet.called((row, next))));
            cells.push(Cell::new("", span));
        }
    }
}

/// The first row of a sheet, with values as they are kept.
fn head(sheet: &Sheet) -> Grid {
    let row = sheet
        .cells
        .range((0, 0)..(1, 0))
        .map(|(_, found)| Cell::new(found.plain.as_ref().unwrap_or(&found.shown), Span::new(0, 0)));
    Grid { name: sheet.name.clone(), rows: vec![row.collect()] }
}

/// Gives cells the areas that they cover. What lies below one is seen by nobody.
fn merge(sheet: &Sheet, grid: &mut Grid, told: &mut Vec<Entry>) -> Result<(), Refusal> {
    let mut looked_at = 0;
    for Area { from, to } in &sheet.merged {
        for (at, _) in sheet.cells.range(*from..=*to) {
            looked_at += 1;
            if !(from.1..=to.1).contains(&at.1) {
                continue;
            }
            let Some(cell) = cell(grid, *at) else { continue };
            if at == from {
                (cell.down, cell.across) = ((to.0 - from.0) as usize + 1, (to.1 - from.1) as usize + 1);
            } else if !cell.words.is_empty() {
                cell.words.clear();
                told.push(unmapped("cell", cell.span, "it lies below a merged cell, where nobody sees it"));
            }
        }
        if looked_at > COVERED {
            let refused = Refusal::new("too many merged cells lie over others".to_owned());
            return Err(refused.help("part them, and save the workbook").at(&sheet.called(*from)));
        }
    }
    Ok(())
}

/// Tells of rows and columns that are not shown, and are read all the same.
fn hide(sheet: &Sheet, grid: &Grid, told: &mut Vec<Entry>) {
    let (rows, columns) = (sorted(&sheet.hidden_rows), sorted(&sheet.hidden_columns));
    let mut seen = BTreeSet::new();
    for (row, cells) in grid.rows.iter().enumerate().filter(|(_, cells)| !cells.is_empty()) {
        if let Some(span) = span_of(cells).filter(|_| is_in(&rows, row)) {
            told.push(guessed("hidden row", span, &format!("row {} is not shown, but was read", row + 1)));
        }
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !columns.is_empty() && !cell.words.is_empty())
        {
            if is_in(&columns, column) && seen.insert(column) {
                let name = called((0, column as u32));
                let why = format!("column {} is not shown, but was read", name.trim_end_matches('1'));
                told.push(guessed("hidden column", cell.span, &why));
            }
        }
    }
}

fn sorted(groups: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut groups = groups.to_vec();
    groups.sort_unstable();
    groups
}

/// Whether a row or column is in one of the groups, which are sorted.
fn is_in(groups: &[(u32, u32)], number: usize) -> bool {
    let behind = groups.partition_point(|(from, _)| *from as usize <= number);
    behind.checked_sub(1).and_then(|at| groups.get(at)).is_some_and(|(_, to)| number <= *to as usize)
}

/// From the first word of a row to the last.
fn span_of(row: &[Cell]) -> Option<Span> {
    let mut filled = row.iter().filter(|cell| !cell.words.is_empty());
    let first = filled.next()?;
    Some(Span::new(first.span.start, filled.next_back().unwrap_or(first).span.end))
}

fn cell(grid: &mut Grid, (row, column): At) -> Option<&mut Cell> {
    grid.rows.get_mut(row as usize)?.get_mut(column as usize)
}

fn unmapped(what: &'static str, span: Span, why: &str) -> Entry {
    Entry { fate: Fate::Unmapped, what, span, to: String::new(), reason: why.to_owned() }
}

fn guessed(what: &'static str, span: Span, why: &str) -> Entry {
    Entry { fate: Fate::Guessed, ..unmapped(what, span, why) }
}
