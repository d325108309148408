//! What a graph has come to so far: the map that is made of it, its stages and steps.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::record::Record;
use crate::import::ledger::Ledger;
use crate::source::Span;

/// A map as it is made.
pub(super) struct Building<'b, 'n> {
    pub(super) graph: &'b Graph<'n>,
    pub(super) ledger: Ledger,
    /// What was guessed: the value that comes of it, and why.
    pub(super) guesses: Vec<(Span, String)>,
    /// Which nodes were told of.
    pub(super) told: &'b mut Vec<bool>,
    /// Ids that something has, and how often one was made of the same words.
    pub(super) ids: BTreeMap<String, usize>,
    /// What was told to be a reference.
    pub(super) references: BTreeSet<Span>,
    /// Actors who answer for something.
    pub(super) owners: Vec<usize>,
    /// The map's own keys.
    pub(super) map: Record,
}

/// A stage with its steps.
pub(super) struct StageRecord {
    pub(super) record: Record,
    pub(super) label: String,
    pub(super) phase: Option<usize>,
    pub(super) steps: Vec<StepRecord>,
}

/// A step.
pub(super) struct StepRecord {
    pub(super) record: Record,
    /// The identifiers that mean it: its own and those of its states.
    pub(super) iris: Vec<String>,
    pub(super) id: String,
    /// Where its words stand.
    pub(super) label: Option<Span>,
}

/// Where a step stands.
#[derive(Clone, Copy)]
pub(super) struct At {
    /// Its stage.
    pub(super) stage: usize,
    /// Its place in the stage.
    pub(super) step: usize,
    /// Its place in the journey.
    pub(super) number: usize,
}

/// Where the steps stand that identifiers mean; the first of several.
pub(super) fn where_steps_are(stages: &[StageRecord]) -> BTreeMap<String, At> {
    let mut places = BTreeMap::new();
    let mut number = 0;
    for (stage, record) in stages.iter().enumerate() {
        for (step, record) in record.steps.iter().enumerate() {
            for iri in &record.iris {
                places.entry(iri.clone()).or_insert(At { stage, step, number });
            }
            number += 1;
        }
    }
    places
}
