//! Floor 5, `import`: maps out of foreign formats, and what became of every word of them.
//!
//! One format a file (or folder) with a `static IMPORTER` and one line in [`ALL`]. An importer fills a [`draft::Draft`];
//! that is written as a text of our language with a comment on every guess, and tells of each token of its source
//! whether it is in the map ([`loss::Fate`]). [`crate::import_with`] puts the text into its form and checks it.

pub mod codes;
pub mod draft;
pub mod loss;
mod mermaid;
mod page;

use crate::diagnostic::Checked;
use crate::source::Source;
use loss::Entry;

/// A foreign format that maps can be read from.
#[derive(Clone, Copy, Debug)]
pub struct Importer {
    /// What it is called on the command line: `mermaid`.
    pub name: &'static str,
    /// How its files end, without the dot and in lower case.
    pub endings: &'static [&'static str],
    /// What it reads, in a sentence.
    pub about: &'static str,
    /// Whether a text without a telling name looks like this format.
    pub recognises: fn(&str) -> bool,
    /// Reads all maps of a file. Without any, or where one cannot be read, there is an error and no value.
    pub reads: fn(&Source) -> Checked<Vec<Imported>>,
}

/// One map out of a foreign file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// What it is called.
    pub title: String,
    /// Its text in our language, with comments on what was guessed.
    pub text: String,
    /// What became of each token of its source, in the order of the source.
    pub entries: Vec<Entry>,
}

/// Every format, in the order that help lists them.
pub static ALL: &[&Importer] = &[&mermaid::IMPORTER];

/// The format of this name.
pub fn named(name: &str) -> Option<&'static Importer> {
    ALL.iter().copied().find(|importer| importer.name == name)
}

/// The format of a file by its name, else by what it holds.
pub fn of_file(name: &str, text: &str) -> Option<&'static Importer> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let by_name = |importer: &&Importer| ending.as_deref().is_some_and(|ending| importer.endings.contains(&ending));
    let of_its_name = || ALL.iter().copied().find(by_name);
    ALL.iter().copied().find(|importer| (importer.recognises)(text)).or_else(of_its_name)
}
