//! Floor 6, `import`: maps out of foreign formats, and what became of every word of them.
//!
//! One format a file (or folder, in `own` where it is ours) with a `static IMPORTER` and one line in [`ALL`]. An importer fills a [`draft::Draft`];
//! that is written as a text of our language with a comment on every guess, and tells of each token of its source
//! whether it is in the map ([`loss::Fate`]). [`crate::import_with`] puts the text into its form and checks it.

pub mod beside;
mod cell;
mod channels;
mod cjml;
pub mod codes;
mod csv;
pub mod draft;
pub mod entry;
pub mod foreign;
pub mod grid;
mod jm;
mod ledger;
mod lexicon;
pub mod loss;
pub mod mapping;
mod markdown;
mod matrix;
mod mermaid;
pub mod own;
mod parts;
mod rest;
pub mod spanned;
pub mod table;
pub mod tree;
mod ujg;
#[cfg(feature = "sheets")]
pub mod workbook;

use crate::diagnostic::Checked;
use crate::source::Span;
use beside::Beside;
use foreign::{Foreign, Sample, Unopened, Wishes};
use loss::Entry;
use tree::Page;

/// A foreign format that maps can be read from.
#[derive(Clone, Copy, Debug)]
pub struct Importer {
    /// What it is called on the command line: `mermaid`.
    pub name: &'static str,
    /// How its files end, without the dot and in lower case.
    pub endings: &'static [&'static str],
    /// What it reads, in a sentence.
    pub about: &'static str,
    /// Whether a file looks like this format, whatever it is called.
    pub recognises: fn(&Sample<'_>) -> bool,
    /// Makes a text of the bytes of a file of this name.
    pub opens: fn(&str, &[u8], &Wishes) -> Result<Foreign, Unopened>,
    /// Reads all maps of a file. Without any, or where one cannot be read, there is an error and no value.
    pub reads: fn(&Foreign, &Wishes) -> Checked<Vec<Imported>>,
    /// The wishes that it can follow, by the names of their options: `map`, `sheet`, `encoding`, `separator`.
    pub heeds: &'static [&'static str],
}

/// One map out of a foreign file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// What it is called.
    pub title: String,
    /// Its text in our language, with comments on what was guessed.
    pub text: String,
    /// Where parts of that text come from, until it is put into its form.
    pub origins: Vec<(usize, Span)>,
    /// What became of each token of its source, in the order of the source.
    pub entries: Vec<Entry>,
    /// Files that it needs beside it.
    pub beside: Vec<Beside>,
    /// The document of ours that it was read from, until what comes of it is held against it.
    pub kept: Option<spanned::Node>,
}

impl Imported {
    /// A map called `title`, as it was written.
    pub fn new(title: impl Into<String>, page: Page, mut entries: Vec<Entry>) -> Self {
        entries.sort_by_key(|entry| entry.span);
        Self { title: title.into(), text: page.text, origins: page.origins, entries, ..Self::default() }
    }

    /// Holds the document that the map was read from against the map that came of it, as JSON.
    pub fn hold(&mut self, anew: &serde_json::Map<String, serde_json::Value>) {
        if let Some(kept) = self.kept.take() {
            own::json::held::hold(&kept, anew, &mut self.entries);
        }
    }

    /// Where the thing at a byte of the text, or the one before it, comes from.
    pub fn origin(&self, byte: usize) -> Option<Span> {
        let behind = self.origins.partition_point(|(start, _)| *start <= byte);
        behind.checked_sub(1).and_then(|at| self.origins.get(at)).map(|(_, span)| *span)
    }
}

/// Every format, in the order that help lists them and in which they are asked whether they know a file.
pub static ALL: &[&Importer] = &[
    &own::page::IMPORTER,
    &mermaid::IMPORTER,
    &markdown::IMPORTER,
    &own::json::IMPORTER,
    &ujg::IMPORTER,
    &cjml::IMPORTER,
    &jm::IMPORTER,
    &csv::IMPORTER,
    #[cfg(feature = "sheets")]
    &workbook::XLSX,
    #[cfg(feature = "sheets")]
    &workbook::ODS,
];

/// The largest file of any format, in bytes: a workbook.
pub const BYTES: usize = 16 * 1024 * 1024;

/// The format of this name.
pub fn named(name: &str) -> Option<&'static Importer> {
    ALL.iter().copied().find(|importer| importer.name == name)
}

/// The format of a file by what it holds, else by its name.
pub fn of_file(sample: &Sample<'_>) -> Option<&'static Importer> {
    let name = sample.name.to_lowercase();
    let ends = |ending: &str| name.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.'));
    let by_name = |importer: &&Importer| importer.endings.iter().any(|ending| ends(ending));
    let of_its_name = || ALL.iter().copied().find(by_name);
    // Any words may stand in the cells of a table, also those by which other formats are known.
    if by_name(&&csv::IMPORTER) {
        return Some(&csv::IMPORTER);
    }
    ALL.iter().copied().find(|importer| (importer.recognises)(sample)).or_else(of_its_name)
}
