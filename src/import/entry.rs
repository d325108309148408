//! What became of one token of a foreign file.

use crate::source::Span;

/// What became of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is in the map, and means there what it meant.
    Mapped,
    /// It is in the map, and what it means there was guessed.
    Guessed,
    /// It is not in the map.
    Unmapped,
}

impl Fate {
    /// The word for it in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mapped => "mapped",
            Self::Guessed => "guessed",
            Self::Unmapped => "unmapped",
        }
    }
}

/// A token of a foreign file, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What became of it.
    pub fate: Fate,
    /// What kind of token it is: "score".
    pub what: &'static str,
    /// Where it stands.
    pub span: Span,
    /// Where it is in the map: `stages[0].steps[1].emotion`; empty where it is not.
    pub to: String,
    /// Why it was guessed or left out; empty where it says all that it said.
    pub reason: String,
}
