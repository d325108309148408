//! What a block of a page is: a heading, a paragraph, a list or a table, with its words.

use super::inline::Line;
use crate::import::cell::Words;

/// A block of a page.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A heading and its level.
    Heading(usize, Words),
    /// A paragraph.
    Lines(Vec<Line>),
    /// A list.
    List(Vec<Item>),
    /// A table: its rows, the head first.
    Table(Vec<Vec<Words>>),
    /// What is no part of a map, and why.
    Other(Words, &'static str),
    /// The title that the page has for the program that shows it.
    Title(Words),
}

/// An item of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// Its own words.
    pub(super) lines: Vec<Line>,
    /// What stands below them.
    pub(super) blocks: Vec<Block>,
}
