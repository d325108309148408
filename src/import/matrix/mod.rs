//! What a foreign map says before it is a map of ours: stages over columns, lanes, and the cells of both.

mod builder;
mod cells;
mod facts;
mod feelings;
mod felt;
mod head;
mod join;
mod kept;
mod measures;
mod owned;
mod parted;
mod person;
mod persona;
mod places;
mod points;
mod roles;
mod whole;
mod whose;

pub(super) use join::joined;
pub(super) use parted::imported;
pub(super) use persona::Person;

use std::ops::Range;

use super::Imported;
use super::cell::Words;
use super::foreign::Foreign;
use super::lexicon::{Header, Sense, Tongue};
use super::loss::{Entry, Fate};
use crate::source::Span;

/// What a foreign map says.
#[derive(Clone, Debug, Default)]
pub(super) struct Matrix {
    /// What it is called.
    pub(super) title: Option<Words>,
    /// What it is called by something that is not told of here, and why that is taken.
    pub(super) named: Option<(String, &'static str)>,
    /// Labels, what they mean, and their values for the whole map.
    pub(super) about: Vec<(Words, Sense, Words)>,
    /// Personas of whom facts are told.
    pub(super) people: Vec<Person>,
    /// Remarks around it.
    pub(super) notes: Vec<Words>,
    /// Its lanes.
    pub(super) lanes: Vec<Lane>,
    /// Its stages, in order.
    pub(super) stages: Vec<Stage>,
    /// Where names of stages or values of labels stand that may be none, and why.
    pub(super) doubtful: Vec<(Span, &'static str)>,
    /// How many columns it has.
    pub(super) columns: usize,
    /// Its cells, lane by lane.
    pub(super) cells: Vec<Placed>,
    /// What is neither of these.
    pub(super) aside: Vec<(Words, Aside)>,
    /// Cells of tables that are no maps, and why they are left out.
    pub(super) unread: Vec<(Words, String)>,
    /// All its words, and why it is a list of something else where there is a journey beside it.
    pub(super) list: Option<(Vec<Words>, String)>,
    /// The language of its headers.
    pub(super) tongue: Option<Tongue>,
}

impl Matrix {
    /// Leaves out columns at the end in which no cell stands: they are there for something else on the sheet.
    pub(super) fn trim(&mut self) {
        let Some(last) = self.stages.last_mut() else { return };
        let is_blank = |column: usize| !self.cells.iter().any(|cell| cell.columns.contains(&column));
        let all = last.columns.end == self.columns;
        while last.columns.len() > 1 && is_blank(last.columns.end - 1) {
            last.columns.end -= 1;
        }
        if all {
            self.columns = last.columns.end;
        }
    }
}

/// A lane of a foreign map.
#[derive(Clone, Debug, Default)]
pub(super) struct Lane {
    /// Its header; blank where it has none.
    pub(super) words: Words,
    /// What the header means.
    pub(super) header: Header,
    /// Whether that was taken of the heading above it.
    pub(super) heading: bool,
    /// What tells it from others of its kind, and is not kept.
    pub(super) doubt: Option<String>,
    /// The name of the persona whose it is, in its header, beside or above it.
    pub(super) owner: Option<Words>,
}

impl Lane {
    /// A lane with this header.
    pub(super) fn new(words: Words, header: Header) -> Self {
        let owner = header.whose.as_ref().map(|whose| words.slice(whose.name.clone()));
        Self { words, header, heading: false, doubt: None, owner }
    }
}

/// A stage of a foreign map.
#[derive(Clone, Debug, Default)]
pub(super) struct Stage {
    /// Its name, as often as it is written; never where the map has no stages.
    pub(super) names: Vec<Words>,
    /// Its columns.
    pub(super) columns: Range<usize>,
}

/// A cell of a foreign map.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Its lane.
    pub(super) lane: usize,
    /// Its columns.
    pub(super) columns: Range<usize>,
    /// What it says.
    pub(super) words: Words,
}

/// What becomes of words that are no cell of a lane.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aside {
    /// They are a part of the table itself; the map says the same by how it is built.
    Frame(&'static str),
    /// What they mean was guessed: where that is in the map, and why.
    Guessed(&'static str, &'static str),
    /// They are not in the map.
    Lost(&'static str),
}

impl Aside {
    fn entry(self, words: &Words) -> Entry {
        let (fate, what, to, reason) = match self {
            Self::Frame(why) => (Fate::Mapped, "frame", "", why),
            Self::Guessed(to, why) => (Fate::Guessed, "frame", to, why),
            Self::Lost(why) => (Fate::Unmapped, "text", "", why),
        };
        Entry { fate, what, span: words.span, to: to.to_owned(), reason: reason.to_owned() }
    }
}

/// A foreign map as a map of ours. `number` is its place among several of one file.
fn import(foreign: &Foreign, matrix: &Matrix, number: Option<usize>) -> Imported {
    builder::Builder::new(matrix).import(foreign, number)
}
