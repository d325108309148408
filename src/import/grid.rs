//! Tables as they stand in a foreign file: rows of cells, each with its place.

use crate::source::Span;

/// A table: rows of cells. Rows may be of different lengths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What it is called: the name of a sheet, or the heading above a table; empty if it has none.
    pub name: String,
    /// Its rows, blank ones too.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its words; `\n` is a break of the line.
    pub words: String,
    /// Where it stands in the foreign file.
    pub span: Span,
    /// How many columns it covers: 1, or more if it is merged. What it covers besides is blank.
    pub across: usize,
    /// How many rows it covers.
    pub down: usize,
}

impl Cell {
    /// A cell that is not merged.
    pub fn new(words: impl Into<String>, span: Span) -> Self {
        Self { words: words.into(), span, across: 1, down: 1 }
    }
}
