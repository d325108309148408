//! What a foreign map has come to so far, while its cells are put into a map of ours.

use std::collections::BTreeMap;

use super::Matrix;
use super::facts::Facts;
use super::felt::Felt;
use super::kept::Kept;
use super::places::{Place, Steps};
use super::roles::{Roles, lane_id};
use super::whose::Owners;
use crate::import::cell::{Marks, Words};
use crate::import::draft::Said;
use crate::import::lexicon::Sense;
use crate::import::loss::{Entry, Fate};
use crate::import::tree::Tree;

/// A metric of the map's own.
#[derive(Clone, Debug)]
pub(super) struct OwnMetric {
    /// Its name for references.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
    /// Which way it should move, where a sign before a number says so, and that sign.
    pub(super) better: Option<(&'static str, &'static str)>,
}

/// Builds a map.
pub(super) struct Builder<'m> {
    pub(super) matrix: &'m Matrix,
    pub(super) roles: Roles,
    pub(super) steps: Vec<Steps>,
    /// Whose lanes are.
    pub(super) owners: Owners,
    /// What stands on each stage as a whole, and on its steps behind it.
    pub(super) facts: Vec<Vec<Facts>>,
    pub(super) felt: Vec<Felt>,
    /// How lanes of marks are written, as far as that was looked for.
    pub(super) marks: BTreeMap<usize, Marks>,
    /// Lanes of the language in which something stands.
    pub(super) used: Vec<&'static str>,
    /// Metrics of the map's own.
    pub(super) metrics: Vec<OwnMetric>,
    /// Names of research and of personas.
    pub(super) research: Vec<Words>,
    pub(super) people: Vec<Words>,
    pub(super) kept: Kept<'m>,
    pub(super) entries: Vec<Entry>,
    /// Comments that stand behind everything.
    pub(super) comments: Vec<String>,
}

impl Builder<'_> {
    /// Tells what became of words.
    pub(super) fn tell(
        &mut self,
        fate: Fate,
        what: &'static str,
        words: &Words,
        to: String,
        reason: impl Into<String>,
    ) {
        self.entries.push(Entry { fate, what, span: words.span, to, reason: reason.into() });
    }

    /// What stands at a place.
    pub(super) fn at(&mut self, place: Place) -> Option<&mut Facts> {
        self.facts.get_mut(place.stage)?.get_mut(place.step.map_or(0, |step| step + 1))
    }

    /// Notes that something stands in the lane of a sense.
    pub(super) fn uses(&mut self, sense: Sense) {
        let id = lane_id(sense);
        if !id.is_empty() && !self.used.contains(&id) {
            self.used.push(id);
        }
    }
}

/// Words with what is marked in them.
pub(super) fn said(words: &Words) -> Said {
    match words.tree() {
        Tree::Marked(text) => Said { words: text, marked: true, ..Said::default() },
        _ => Said::plain(words.text.clone()),
    }
}
