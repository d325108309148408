//! Floor 8, `embed`: the places of a Markdown page that show maps, and the page with these places filled.
//!
//! Everything here is text: the page is read by the same parser that reads inline Markdown, and nobody knows of files but
//! through [`Files`]. What fills a place is written by `output`; the command line brings both together.

pub mod codes;
mod excerpt;
mod fill;
mod find;
mod marks;
mod options;

pub use excerpt::Excerpt;
pub use fill::{filled, replaced};
pub use options::{Dark, Tables, Wishes};

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{At, Files, Source, Span, help_about};

/// How a block of ours begins, behind `<!--`; the map follows.
pub const BEGIN: &str = "journeymap:";
/// What stands in the comment that ends a block.
pub const END: &str = "/journeymap";
/// What stands in place of a map's path in the block that belongs to the fence above it.
pub const FENCE: &str = "fence";

/// A place of a page that shows a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The map.
    pub map: Map,
    /// How it is to be shown.
    pub wishes: Wishes,
    /// What is filled: from the end of the comment that begins the block to that which ends it. Behind a fence without a
    /// block nothing yet.
    pub inside: Span,
    /// All of it, with its comments and its fence.
    pub whole: Span,
    /// What stands before each of its lines: blanks, and the signs of a quotation.
    pub prefix: String,
    /// Whether its comments are still to be written.
    pub is_new: bool,
    /// The level of the heading that it stands under; 0 for none.
    pub level: usize,
}

/// Which map a block shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Map {
    /// That of a file; the path is relative to the page.
    File(At<String>),
    /// That of a fence.
    Fence(Excerpt),
}

/// Finds the places of a page that show maps. `files` gives the files beside it. There are places only if none of them is
/// wrong.
pub fn read(source: &Source, files: &dyn Files) -> Checked<Vec<Block>> {
    let (blocks, mut findings) = marks::blocks(source);
    for block in &blocks {
        if let Map::File(path) = &block.map
            && let Err(why) = files.bytes(path, 0)
        {
            findings.add(missing(path, &why));
        }
    }
    findings.keep_to_first_lines(source);
    let value = findings.is_empty().then_some(blocks);
    Checked { value, findings }
}

/// That a map cannot be had.
fn missing(path: &At<String>, why: &str) -> Diagnostic {
    let help = help_about(why, "write the path of a map, relative to this page");
    Diagnostic::new(&codes::MISSING_MAP, path.span, why).help(help)
}

/// Whether a page may hold anything of ours, so that one that surely does not need not be read.
pub fn may_show(text: &str) -> bool {
    text.contains("journey")
}

#[cfg(test)]
mod tests;
