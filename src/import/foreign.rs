//! A foreign file as it is opened: its words as a text, and where in the file they stand.

use std::collections::BTreeMap;

use super::codes::UNREADABLE_IMPORT;
use super::draft::Said;
use super::entry::Entry;
use super::grid::Grid;
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};
use crate::yaml::{BYTE_LIMIT, decode, decode_within};

/// A foreign file whose bytes have become a text.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// The words of the file. Of a workbook, a line for each row of each sheet, with tabs between the cells.
    pub source: Source,
    /// Where the cells of a workbook stand in that text, in its order.
    cells: Vec<(Span, String)>,
    /// The sheets of a workbook.
    pub sheets: Vec<Sheet>,
    /// Of a workbook of ours, what its sheets that are drawn from the data were when it was written, by the names of properties.
    pub drawn: BTreeMap<String, String>,
    /// What was found out and lost when it was opened.
    pub told: Vec<Entry>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its cells, called as it is.
    pub grid: Grid,
    /// Where all of it stands in the text.
    pub span: Span,
    /// Whether the program that wrote it does not show it.
    pub is_hidden: bool,
    /// Whether it holds the rows of our own CSV.
    pub is_ours: bool,
    /// What was found out and lost when it was opened.
    pub told: Vec<Entry>,
}

/// Where a token stands in the file that the author has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line and a column of a text, from 1; the column counts characters.
    Text {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
    /// A cell of a workbook: `Sheet1!B4`.
    Cell(String),
}

impl Foreign {
    /// A file that is a text.
    pub const fn text(source: Source) -> Self {
        Self { source, cells: Vec::new(), sheets: Vec::new(), drawn: BTreeMap::new(), told: Vec::new() }
    }

    /// A workbook: the text of its cells, and which part of it is which cell.
    pub const fn workbook(source: Source, cells: Vec<(Span, String)>) -> Self {
        Self { source, cells, sheets: Vec::new(), drawn: BTreeMap::new(), told: Vec::new() }
    }

    /// Whether places in it are cells.
    pub const fn is_workbook(&self) -> bool {
        !self.cells.is_empty()
    }

    /// Where a token begins.
    pub fn place(&self, span: Span) -> Place {
        let behind = self.cells.partition_point(|(cell, _)| cell.start <= span.start);
        if let Some((_, name)) = behind.checked_sub(1).and_then(|at| self.cells.get(at)) {
            return Place::Cell(name.clone());
        }
        let at = self.source.position(span.start);
        Place::Text { line: at.line, column: at.column }
    }

    /// Lets what is found in a workbook name the cell.
    pub fn name_cells(&self, findings: &mut Findings) {
        findings.change(|found| {
            if let Place::Cell(cell) = self.place(found.at) {
                found.message = format!("{cell}: {}", found.message);
            }
        });
    }

    /// A title for a map that has none: the name of its file. `what` is what has none: "the diagram".
    pub fn title(&self, what: &str) -> Said {
        let stem = self.named();
        if stem.is_empty() {
            return Said::plain("Journey").guessed(&format!("{what} has no title"));
        }
        Said::plain(stem).guessed(&format!("{what} has no title, so that the name of its file is one"))
    }

    /// The file's name as a title: words with spaces between them, the first letter of which is a capital unless a later one
    /// of its word is; empty for standard input.
    pub fn named(&self) -> String {
        let stem = self.stem().replace(['-', '_'], " ");
        let name = stem.trim();
        let first = name.split(' ').next().unwrap_or("");
        let mut letters = name.chars();
        match letters.next() {
            Some(letter) if !first.contains(char::is_uppercase) => letter.to_uppercase().chain(letters).collect(),
            _ => name.to_owned(),
        }
    }

    /// The file's name without folders, and without its endings; empty for standard input.
    pub fn stem(&self) -> &str {
        let name = self.source.name().rsplit(['/', '\\']).next().filter(|name| *name != "<stdin>").unwrap_or("");
        name.split('.').find(|part| !part.is_empty()).unwrap_or("")
    }
}

/// What is known of a file before it is opened, to tell its format.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Its text; empty where the bytes are not UTF-8.
    pub text: &'a str,
}

impl<'a> Sample<'a> {
    /// A file of this name that holds these bytes.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, text: std::str::from_utf8(bytes).unwrap_or("") }
    }
}

/// What the user asked of an import.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Headers, and the lanes that they stand for.
    pub lanes: Vec<(String, String)>,
    /// The sheets of a workbook that are read, by their names; all that are shown if it is empty.
    pub sheets: Vec<String>,
    /// The name of the encoding of a table that is a text.
    pub encoding: Option<String>,
    /// The sign that parts the cells of a table that is a text.
    pub separator: Option<char>,
    /// Whether there is no place for files beside the map.
    pub is_alone: bool,
    /// How a map is written as a page of ours, for the formats that hold a page against what would be written now; who imports
    /// for somebody sets it ([`crate::import_with`]).
    pub anew: Option<Anew>,
}

/// The page of a map, made of the map's text; nothing where that is none.
pub type Anew = fn(&str) -> Option<String>;

/// Why a file is not opened, with as much of its text as serves to show the place.
pub type Unopened = Box<(Source, Diagnostic)>;

/// Opens a file that is UTF-8 text.
pub fn utf_8(name: &str, bytes: &[u8], _: &Wishes) -> Result<Foreign, Unopened> {
    decode(name, bytes).map(Foreign::text)
}

/// So many bytes a document for programs may have, in which the keys of a map stand again and again.
const DOCUMENT: usize = 8 * BYTE_LIMIT;

/// Opens a document for programs that is UTF-8 text.
pub fn large_utf_8(name: &str, bytes: &[u8], _: &Wishes) -> Result<Foreign, Unopened> {
    decode_within(DOCUMENT, name, bytes).map(Foreign::text)
}

/// So many maps are made of one file.
pub const MAPS: usize = 1000;

/// What to say at the first map that is one too many.
pub fn too_many(at: Span) -> Diagnostic {
    refusal(at, format!("at most {MAPS} maps are made of one file, and this begins another"))
        .help("split it into several files")
}

/// An error of a foreign file.
pub fn refusal(at: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&UNREADABLE_IMPORT, at, message)
}
