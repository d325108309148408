//! What any item of a map may carry: whose it is, what it rests on, remarks, words to find it by.

use crate::source::Span;

/// Whose something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// A persona, by its place in the map's list.
    Persona(usize),
    /// A segment, by its place in the map's list.
    Segment(usize),
}

/// What any item may carry.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Whose it is; everyone's where it is empty.
    pub whose: Vec<Whose>,
    /// The research that it rests on, by place in the map's list.
    pub evidence: Vec<usize>,
    /// Where to read more.
    pub link: Option<String>,
    /// Remarks for those who work on the map; never in the picture.
    pub notes: Vec<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The record that carries them, as it was written; empty for what nobody wrote.
    pub span: Span,
}
