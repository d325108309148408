//! A future state held against its baseline: what is closed, kept and new, and the ghost of the old curve.

use super::JourneyMap;
use super::item::Feeling;

/// What comes of holding a map against its baseline.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The path of the baseline, as written.
    pub path: String,
    /// The baseline.
    pub baseline: Box<JourneyMap>,
    /// For each step of this map, what was felt at the step of the baseline that it matches.
    pub ghosts: Vec<Vec<Feeling>>,
    /// The baseline's pains.
    pub pains: Vec<OldPain>,
    /// The spans of pains of this map that the baseline lacks.
    pub new_pains: Vec<crate::source::Span>,
}

/// A pain of the baseline and what becomes of it.
#[derive(Clone, Debug)]
pub struct OldPain {
    /// Its words.
    pub text: String,
    /// Its id as written, empty for none.
    pub id: String,
    /// Its record in the baseline.
    pub span: crate::source::Span,
    /// What becomes of it.
    pub fate: Fate,
    /// Where it is shown.
    pub place: OldPlace,
}

/// Where in this map a pain of the baseline is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldPlace {
    /// In the column of a step, counted from 0 over all stages; the last where nothing matches.
    Step(usize),
    /// At a stage as a whole, counted from 0.
    Stage(usize),
    /// With a persona, by place in the map's list; with nobody where there is none.
    Persona(usize),
}

/// What becomes of a baseline's pain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A gain or an opportunity here addresses it; these are their words.
    Closed(Vec<String>),
    /// It is here as well, under its id or in its words.
    Kept,
    /// Nothing here speaks of it.
    Unaccounted,
}
