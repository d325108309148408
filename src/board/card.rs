//! A card: a few words, what kind of words they are, and everything else that is known of them.

use super::number::Number;

pub use super::detail::{About, Detail};

/// What a card is about; a theme gives it its colours, a renderer its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Somebody's own words.
    Quote,
    /// What hurts.
    Pain,
    /// What hurt before and no longer does.
    ClosedPain,
    /// What pleases.
    Gain,
    /// What could be done better.
    Opportunity,
    /// What is missing.
    Missing,
}

/// A few words with everything that is known of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The id as written, empty for none.
    pub id: String,
    /// What stands before the words: the number of a step, or that of a pain that others refer to.
    pub badge: Option<String>,
    /// An icon before the words, by its name in the icon set.
    pub icon: Option<String>,
    /// The words, with inline Markdown; may be empty where the icon or a detail says it all.
    pub text: String,
    /// What kind of words they are.
    pub tone: Tone,
    /// How much it hurts.
    pub severity: Option<Severity>,
    /// A word that stands out: "new", "wanted", "closed".
    pub status: Option<String>,
    /// What else is known, in the order in which it is shown.
    pub details: Vec<Detail>,
    /// What else is known and no picture shows; words tell it.
    pub told: Vec<Detail>,
    /// What is measured of it.
    pub numbers: Vec<Number>,
    /// What it is found by, and what only those who work on the map read.
    pub about: About,
}

impl Card {
    /// Whether it shows something that is written under this key.
    pub fn has(&self, key: &str) -> bool {
        self.details.iter().any(|detail| detail.key == key) || key == "severity" && self.severity.is_some()
    }
}

/// How much a pain hurts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Severity {
    /// 1 (low) to 4 (critical).
    pub dots: usize,
    /// The word for it.
    pub word: String,
}
