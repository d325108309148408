//! A page of Markdown that keeps markdownlint's rules: blank lines, unique headings, compact tables.

use std::collections::HashSet;

use super::inline::{Place, heading, inline, label, listed, words};
use super::line::line;
use crate::telling::{Item, Line, List, Table};

/// Steps side by side in one table; more would be too narrow to read.
const STEPS_A_TABLE: usize = 4;

/// A page while it is written. What is handed to it, except to [`Page::heading`], is Markdown already.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    headings: HashSet<String>,
    /// The word for a note; without it notes are not told.
    pub(super) note: &'static str,
}

impl Page {
    /// An empty page with this word for a note.
    pub(super) fn noting(note: &'static str) -> Self {
        Self { note, ..Self::default() }
    }

    /// The page as it stands, with one line break at its end.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A heading, of an author's text or our own. One that was there before gets a number.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        let text = heading(&numbered(text, self.number(&words(text))));
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// The heading over a person. A comma of the name itself is no comma before an age.
    pub(super) fn person(&mut self, level: usize, name: &str, age: Option<&str>) {
        let shown = age.map_or_else(|| name.to_owned(), |age| format!("{name}, {age}"));
        let number = self.number(&words(&shown));
        let text = match age {
            Some(age) => format!("{}, {}", listed(&inline(name, Place::Flow)), heading(&numbered(age, number))),
            None => listed(&heading(&numbered(name, number))),
        };
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// How many headings say the same up to this one.
    fn number(&mut self, shown: &str) -> usize {
        let mut number = 1;
        while !self.headings.insert(numbered(shown, number)) {
            number += 1;
        }
        number
    }

    /// A block with a blank line before it.
    pub(super) fn block(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A bulleted list of two levels.
    pub(super) fn list(&mut self, list: &List) {
        let tick = if list.tasks { "[ ] " } else { "" };
        let mut lines = Vec::new();
        for item in &list.items {
            lines.extend(first(item, self.note));
            lines
                .extend(item.children.iter().map(|child| format!("  - {tick}{}", line(child, Place::Flow, self.note))));
        }
        self.block(&lines.join("\n"));
    }

    /// A numbered list of two levels.
    pub(super) fn numbered(&mut self, items: &[Item]) {
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let number = format!("{}. ", index + 1);
            let indent = " ".repeat(number.len());
            lines.push(format!("{number}{}", line(&item.line, Place::Flow, self.note)));
            lines
                .extend(item.children.iter().map(|child| format!("{indent}- {}", line(child, Place::Flow, self.note))));
        }
        self.block(&lines.join("\n"));
    }

    /// A table; a wide one of steps as several.
    pub(super) fn table(&mut self, table: &Table) {
        let count = table.head.len().saturating_sub(1);
        if !table.is_grid {
            self.block(&part(table, 0, count, self.note));
            return;
        }
        let tables = count.div_ceil(STEPS_A_TABLE).max(1);
        let each = count.div_ceil(tables).max(1);
        for first in (0..count).step_by(each) {
            self.block(&part(table, first, each, self.note));
        }
    }
}

/// The line of an item; one that says nothing is left out.
fn first(item: &Item, note: &str) -> Option<String> {
    let name = label(&item.label);
    if item.line.is_empty() && !name.is_empty() && !item.line.about.notes.is_empty() && !note.is_empty() {
        // The notes on something that is told elsewhere.
        let notes: Vec<String> = item.line.about.notes.iter().map(|text| inline(text, Place::Flow)).collect();
        return Some(match notes.as_slice() {
            [text] => format!("- {name}: {text}"),
            notes => format!("- {name}:\n  - {}", notes.join("\n  - ")),
        });
    }
    let told = line(&item.line, if name.is_empty() { Place::Flow } else { Place::Line }, note);
    match (name.is_empty(), told.is_empty()) {
        (true, true) => None,
        (true, false) => Some(format!("- {told}")),
        (false, true) => (!item.children.is_empty()).then(|| format!("- {name}:")),
        (false, false) => Some(format!("- {name}: {told}")),
    }
}

/// The columns of a table from `first`, at most `count`, behind the one that names its rows. A cell with several lines
/// takes several rows, the first of which has the name: Markdown has no line break in a cell.
fn part(table: &Table, first: usize, count: usize, note: &str) -> String {
    let head: Vec<String> = table
        .head
        .iter()
        .take(1)
        .chain(table.head.iter().skip(1 + first).take(count))
        .map(|cell| line(cell, Place::Cell, note))
        .collect();
    let mut lines = vec![row(&head), row(&vec!["---".to_owned(); head.len()])];
    for found in &table.rows {
        if found.is_line {
            let mut cells = vec![format!("*{}*", line(&found.name, Place::Cell, note))];
            cells.resize(head.len(), "⸺".to_owned());
            lines.push(row(&cells));
            continue;
        }
        let cells: Vec<&Vec<Line>> = found.cells.iter().skip(first).take(count).collect();
        let height = cells.iter().map(|cell| cell.len()).max().unwrap_or_default();
        for index in 0..height.max(usize::from(!table.is_grid)) {
            let name = if index == 0 { line(&found.name, Place::Cell, note) } else { String::new() };
            let texts =
                cells.iter().map(|cell| cell.get(index).map(|told| line(told, Place::Cell, note)).unwrap_or_default());
            lines.push(row(&std::iter::once(name).chain(texts).collect::<Vec<_>>()));
        }
    }
    lines.join("\n")
}

fn numbered(text: &str, number: usize) -> String {
    if number > 1 { format!("{text} ({number})") } else { text.to_owned() }
}

fn row(cells: &[String]) -> String {
    let mut line = "|".to_owned();
    for cell in cells {
        if !cell.is_empty() {
            line.push(' ');
            line.push_str(cell);
        }
        line.push_str(" |");
    }
    line
}
