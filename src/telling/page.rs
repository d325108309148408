//! The blocks of a telling: headings, paragraphs, lists and tables, as every writer finds them.

use crate::board::card::About;

use super::line::{Line, Source, Span};

/// A map in words.
#[derive(Clone, Debug, Default)]
pub struct Telling {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// The word for a note.
    pub note: &'static str,
}

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading, with inline Markdown.
    Heading {
        /// 1 for the title, 2 for a part, 3 for a part of a part.
        level: usize,
        /// What it says.
        text: String,
    },
    /// A heading that is the name of a person.
    Person {
        /// What they are called, with inline Markdown.
        name: String,
        /// How old they are.
        age: Option<String>,
    },
    /// The badges beside the title.
    Badges(Vec<String>),
    /// The place of the picture: what it shows, and what the outputs of the map are called without their ending (empty
    /// for none).
    Picture {
        /// What it shows, without inline Markdown.
        description: String,
        /// The name of the outputs.
        stem: String,
    },
    /// What somebody would say, with inline Markdown.
    Quote(String),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// The sources, numbered from 1; each is what the references in lines refer to.
    Sources(Vec<Item>),
    /// The line at the foot of the map.
    Foot(Line),
    /// The sources once more, each in one line, for formats that know footnotes.
    Footnotes(Vec<(Source, Line)>),
}

/// A list of two levels.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its items.
    pub items: Vec<Item>,
    /// Whether the items below items are there to be ticked.
    pub tasks: bool,
}

/// An item of a list.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// The name of a fact; empty for none.
    pub label: String,
    /// What it says; empty where it is a fact with several children.
    pub line: Line,
    /// The items below it.
    pub children: Vec<Line>,
    /// The source that it is.
    pub source: Option<Source>,
}

/// A table. The first column names what its row is about.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it holds, in a few words.
    pub caption: String,
    /// What stands above the columns.
    pub head: Vec<Line>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether its columns are steps: it may then be cut into narrower tables, in which rows that hold nothing are left
    /// out.
    pub is_grid: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// What it is about.
    pub name: Line,
    /// Its other cells, each with what stands in it, one below the other.
    pub cells: Vec<Vec<Line>>,
    /// Whether it is a line across the table, which only has a name.
    pub is_line: bool,
}

impl Telling {
    pub(super) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.add(Block::Heading { level, text: text.to_owned() });
    }

    pub(super) fn list(&mut self, list: List) {
        if !list.items.is_empty() {
            self.add(Block::List(list));
        }
    }

    /// A table; one without columns is left out.
    pub(super) fn table(&mut self, table: Table) {
        if !table.head.is_empty() {
            self.add(Block::Table(table));
        }
    }
}

impl List {
    /// One more item.
    pub(super) fn item(&mut self, line: Line) {
        self.items.push(Item { line, ..Item::default() });
    }

    /// One more item below the last.
    pub(super) fn child(&mut self, line: Line) {
        if let Some(item) = self.items.last_mut() {
            item.children.push(line);
        }
    }

    /// A fact: on the line of its label where it is one, below it where there are several.
    pub(super) fn fact(&mut self, label: &str, mut lines: Vec<Line>) {
        let line = match lines.len() {
            0 => return,
            1 => lines.pop().unwrap_or_default(),
            _ => Line::default(),
        };
        self.items.push(Item { label: label.to_owned(), line, children: lines, source: None });
    }

    /// Notes on something that is told elsewhere, for formats that tell notes.
    pub(super) fn notes(&mut self, label: &str, about: &About) {
        if !about.notes.is_empty() {
            self.fact(label, vec![Line::default().about(about)]);
        }
    }

    /// Lines under a heading: one below the other, also where it is just one.
    pub(super) fn under(&mut self, heading: &str, children: Vec<Line>) {
        if !children.is_empty() {
            self.items.push(Item { line: Line::of(Span::Label(heading.to_owned())), children, ..Item::default() });
        }
    }
}

impl Table {
    /// One more row of one line a cell.
    pub(super) fn row(&mut self, mut lines: Vec<Line>) {
        if !lines.is_empty() {
            let name = lines.remove(0);
            let cells = lines.into_iter().map(|line| if line.is_empty() { Vec::new() } else { vec![line] });
            self.rows.push(Row { name, cells: cells.collect(), is_line: false });
        }
    }

    /// The same without the columns in which nothing stands; the first one stays.
    pub(super) fn without_empty_columns(mut self) -> Self {
        let filled: Vec<bool> = (0..self.head.len().saturating_sub(1))
            .map(|column| self.rows.iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty())))
            .collect();
        for row in &mut self.rows {
            let mut kept = filled.iter();
            row.cells.retain(|_| kept.next().copied().unwrap_or(true));
        }
        let mut kept = std::iter::once(true).chain(filled.iter().copied());
        self.head.retain(|_| kept.next().unwrap_or(true));
        self
    }
}
