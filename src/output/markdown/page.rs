//! A page of Markdown that keeps markdownlint's rules: blank lines, unique headings, compact tables.

use std::collections::HashSet;

use super::inline::{heading, label, words};

/// A page while it is written. What is handed to it, except to [`Page::heading`], is Markdown already.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    headings: HashSet<String>,
}

impl Page {
    /// The page as it stands, with one line break at its end.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A heading, of an author's text or our own. One that was there before gets a number.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        let shown = words(text);
        let mut number = 1;
        while !self.headings.insert(numbered(&shown, number)) {
            number += 1;
        }
        let text = heading(&numbered(text, number));
        self.block(&format!("{} {text}", "#".repeat(level)));
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

    /// A list.
    pub(super) fn list(&mut self, list: &List) {
        self.block(&list.lines.join("\n"));
    }

    /// A table; one without columns is left out.
    pub(super) fn table(&mut self, table: &Table) {
        self.block(&table.write());
    }
}

fn numbered(text: &str, number: usize) -> String {
    if number > 1 { format!("{text} ({number})") } else { text.to_owned() }
}

/// A bulleted list of two levels.
#[derive(Debug, Default)]
pub(super) struct List {
    lines: Vec<String>,
}

impl List {
    /// One more item.
    pub(super) fn item(&mut self, text: &str) {
        self.lines.push(format!("- {text}"));
    }

    /// One more item below the last.
    pub(super) fn child(&mut self, text: &str) {
        self.lines.push(format!("  - {text}"));
    }

    /// A fact: on the line of its label where it is one, below it where there are several.
    pub(super) fn fact(&mut self, name: &str, texts: &[String]) {
        let name = label(name);
        match texts {
            [] => {}
            [text] => self.item(&format!("{name}: {text}")),
            several => {
                self.item(&format!("{name}:"));
                for text in several {
                    self.child(text);
                }
            }
        }
    }
}

/// A table: its head, and its rows.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What stands above the columns.
    pub(super) head: Vec<String>,
    /// The rows, each with a cell for each column.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// The same without the columns in which nothing stands.
    pub(super) fn without_empty_columns(self) -> Self {
        let filled: Vec<bool> = (0..self.head.len())
            .map(|column| self.rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let keep = |row: Vec<String>| -> Vec<String> {
            row.into_iter().zip(&filled).filter(|(_, filled)| **filled).map(|(cell, _)| cell).collect()
        };
        Self { head: keep(self.head), rows: self.rows.into_iter().map(keep).collect() }
    }

    fn write(&self) -> String {
        if self.head.is_empty() {
            return String::new();
        }
        let mut lines = vec![row(&self.head), row(&vec!["---".to_owned(); self.head.len()])];
        lines.extend(self.rows.iter().map(|cells| row(cells)));
        lines.join("\n")
    }
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
