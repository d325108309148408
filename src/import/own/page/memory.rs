//! What is known of what the stages and steps of a page were when it was written.

use std::collections::BTreeMap;

/// A stage, or a step of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The stage.
    pub(super) stage: usize,
    /// The step in it.
    pub(super) step: Option<usize>,
}

impl Place {
    /// Its path in the document.
    pub(super) fn pointer(self) -> String {
        match self.step {
            Some(step) => format!("/stages/{}/steps/{step}", self.stage),
            None => format!("/stages/{}", self.stage),
        }
    }

    /// Its path as reports have it.
    pub(super) fn path(self) -> String {
        match self.step {
            Some(step) => format!("stages[{}].steps[{step}]", self.stage),
            None => format!("stages[{}]", self.stage),
        }
    }
}

/// A stage or a step by what a page calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Called {
    /// Its number; empty where it has none.
    pub(super) number: String,
    /// Its words, as they are compared.
    pub(super) words: String,
    /// Its stage in the order of the page; of a stage its own.
    pub(super) stage: usize,
}

/// What something on the page was.
#[derive(Clone, Debug, Default)]
pub(super) struct Heir {
    /// The number under which the comment knows it.
    pub(super) number: String,
    /// What it was called, as it is compared; empty where nothing says so.
    pub(super) words: String,
    /// Why that was guessed.
    pub(super) why: Option<&'static str>,
}

/// What the stages and steps of a page were when it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Heirs {
    pub(super) stages: Vec<Option<Heir>>,
    pub(super) steps: BTreeMap<Place, Option<Heir>>,
    /// Whether the page says what its steps were.
    pub(super) has_memory: bool,
}

impl Heirs {
    /// What a place was; nothing for one that is new.
    pub(super) fn of(&self, place: Place) -> Option<&Heir> {
        match place.step {
            Some(_) => self.steps.get(&place).and_then(Option::as_ref),
            None => self.stages.get(place.stage).and_then(Option::as_ref),
        }
    }

    /// Whether a step or stage was not there when the page was written.
    pub(super) fn is_new(&self, place: Place) -> bool {
        self.of(place).is_none_or(|heir| heir.words.is_empty() && self.has_memory)
    }

    /// The step that had this number.
    pub(super) fn numbered(&self, number: &str) -> Option<Place> {
        let has_it = |heir: &Heir| heir.number == number && !number.is_empty();
        self.steps.iter().find(|(_, heir)| heir.as_ref().is_some_and(has_it)).map(|(place, _)| *place)
    }

    /// The step that was called so.
    pub(super) fn step(&self, number: &str, words: &str) -> Option<Place> {
        let is_it = |heir: &Heir| heir.number == number && heir.words == words && !words.is_empty();
        self.steps.iter().find(|(_, heir)| heir.as_ref().is_some_and(is_it)).map(|(place, _)| *place)
    }

    /// The stage that was called so.
    pub(super) fn stage(&self, number: &str, words: &str) -> Option<Place> {
        let is_it = |heir: &Heir| heir.number == number && heir.words == words && !words.is_empty();
        let stage = self.stages.iter().position(|heir| heir.as_ref().is_some_and(is_it))?;
        Some(Place { stage, step: None })
    }
}
