//! By what a thing of the page is found: the attributes that the script reads, the same in picture and tables.

use std::collections::BTreeSet;

use crate::board::card::About;
use crate::board::{Board, Filters};
use crate::telling::{Block, Item, Line, Telling};

use super::line::has_more;

/// What decides which attributes things have.
#[derive(Debug)]
pub(super) struct Found<'a> {
    filters: &'a Filters,
    /// The things that have more to show than a picture says.
    more: BTreeSet<usize>,
}

impl<'a> Found<'a> {
    /// By what the things of a board are found.
    pub(super) fn of(board: &'a Board, telling: &Telling) -> Self {
        let mut more = BTreeSet::new();
        let mut look = |line: &Line| {
            if has_more(line) {
                more.insert(line.about.key);
            }
        };
        for block in &telling.blocks {
            match block {
                Block::List(list) => list.items.iter().flat_map(lines).for_each(&mut look),
                Block::Sources(items) => items.iter().flat_map(lines).for_each(&mut look),
                Block::Table(table) => {
                    table.head.iter().for_each(&mut look);
                    table.rows.iter().flat_map(|row| row.cells.iter().flatten().chain([&row.name])).for_each(&mut look);
                }
                Block::Paragraph(line) => look(line),
                Block::Heading { .. }
                | Block::Person { .. }
                | Block::Badges(_)
                | Block::Picture { .. }
                | Block::Quote(_)
                | Block::Foot(_)
                | Block::Footnotes(_) => {}
            }
        }
        more.remove(&0);
        Self { filters: &board.filters, more }
    }

    /// The number of a thing that has more to show.
    pub(super) fn key(&self, about: &About) -> Option<String> {
        self.more.contains(&about.key).then(|| about.key.to_string())
    }

    /// What a thing is filtered by; a filter that the page has no control for is left out.
    pub(super) fn filters(&self, about: &About) -> Vec<(&'static str, String)> {
        let all = [
            ("persona", &self.filters.personas, &about.personas),
            ("segment", &self.filters.segments, &about.segments),
            ("channel", &self.filters.channels, &about.channels),
        ];
        let known = all.into_iter().filter(|(_, choices, _)| !choices.is_empty());
        known.filter_map(|(name, _, numbers)| Some((name, list(numbers.as_ref()?)))).collect()
    }
}

fn lines(item: &Item) -> impl Iterator<Item = &Line> {
    std::iter::once(&item.line).chain(&item.children)
}

fn list(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}
