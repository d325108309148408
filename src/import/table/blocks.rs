//! The blocks of a sheet: cells that touch each other, with blank rows and columns around.

use std::ops::Range;

use super::Sheet;

/// So many blocks are told apart; of more, the sheet is one.
const MOST: usize = 1000;

/// A rectangle of cells with nothing but blank cells around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
}

impl Block {
    /// The smallest that holds both.
    pub(super) fn with(&self, other: &Self) -> Self {
        let both = |one: &Range<usize>, other: &Range<usize>| one.start.min(other.start)..one.end.max(other.end);
        Self { rows: both(&self.rows, &other.rows), columns: both(&self.columns, &other.columns) }
    }

    /// Whether they have a cell in common.
    fn meets(&self, other: &Self) -> bool {
        overlap(&self.rows, &other.rows) && overlap(&self.columns, &other.columns)
    }
}

/// Whether two ranges have something in common.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The blocks of a sheet, from the top, and from the left where they begin in one row.
pub(super) fn blocks(sheet: &Sheet) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::new();
    // Those that reach down to the row before, or further by a merged cell.
    let mut open: Vec<Block> = Vec::new();
    for at in 0..sheet.height() {
        let mut here: Vec<Block> = Vec::new();
        for (column, square) in sheet.row(at) {
            let cell = Block { rows: at..at + square.down, columns: column..column + square.across };
            match here.last_mut() {
                Some(last) if last.columns.end >= column => *last = last.with(&cell),
                _ => here.push(cell),
            }
        }
        let (reaching, ended): (Vec<Block>, Vec<Block>) = open.into_iter().partition(|block| block.rows.end >= at);
        done.extend(ended);
        open = joined(reaching.into_iter().chain(here).collect(), |one, other| {
            one.columns.start <= other.columns.end && other.columns.start <= one.columns.end
        });
        if done.len() + open.len() > MOST {
            return vec![Block { rows: 0..sheet.height(), columns: 0..sheet.width() }];
        }
    }
    done.extend(open);
    let mut blocks = joined(done, Block::meets);
    blocks.sort_by_key(|block| (block.rows.start, block.columns.start));
    blocks
}

/// Makes one of those that belong together, until none do.
fn joined(mut blocks: Vec<Block>, belong: impl Fn(&Block, &Block) -> bool) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    while let Some(mut block) = blocks.pop() {
        while let Some(at) = joined.iter().position(|other| belong(other, &block)) {
            block = block.with(&joined.swap_remove(at));
        }
        joined.push(block);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Grid, Sheet};
    use super::{Block, blocks};
    use crate::source::Span;

    fn found(rows: &[&str]) -> Vec<(usize, usize, usize, usize)> {
        let row = |row: &&str| row.chars().map(|sign| Cell::new(sign.to_string(), Span::new(0, 1))).collect();
        let sheet = Sheet::of(&Grid { name: String::new(), rows: rows.iter().map(row).collect() });
        let ends = |block: Block| (block.rows.start, block.rows.end, block.columns.start, block.columns.end);
        blocks(&sheet).into_iter().map(ends).collect()
    }

    #[test]
    fn blocks_are_what_blank_cells_part() {
        assert_eq!(found(&["ab", "cd"]), [(0, 2, 0, 2)]);
        assert_eq!(found(&["ab cd", "ef gh"]), [(0, 2, 0, 2), (0, 2, 3, 5)]);
        assert_eq!(found(&["ab", "  ", "ef"]), [(0, 1, 0, 2), (2, 3, 0, 2)]);
        // Corners touch, and what lies within is no other block.
        assert_eq!(found(&["a ", " b"]), [(0, 2, 0, 2)]);
        assert_eq!(found(&["abcde", "f", "g  x", "h"]), [(0, 4, 0, 5)]);
        assert_eq!(found(&["a  z", "b  y", "    ", "abcd"]), [(0, 2, 0, 1), (0, 2, 3, 4), (3, 4, 0, 4)]);
        assert_eq!(found(&["", " "]), []);
    }
}
