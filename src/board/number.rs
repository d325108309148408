//! A value of a metric with everything that is shown of it.

use super::detail::{About, Detail};

/// A value of a metric, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    /// The metric's id.
    pub id: String,
    /// Whether an author wrote that id; else it is made from the name.
    pub has_id: bool,
    /// What the metric is called.
    pub name: String,
    /// Whether it stands for a metric that has no value for the whole map.
    pub unmeasured: bool,
    /// The value now: "71%", "48.2k", "€49"; empty where only a target is known.
    pub value: String,
    /// The value that is aimed for.
    pub target: Option<String>,
    /// Whether the value is as good as the target.
    pub target_met: Option<bool>,
    /// How the value moved since the value before.
    pub change: Option<Change>,
    /// Earlier values and then the value now, as numbers for a small curve; empty for fewer than two.
    pub history: Vec<f64>,
    /// The earlier values in words, oldest first.
    pub history_shown: Vec<String>,
    /// How many answers or cases it rests on: "n = 212".
    pub sample: Option<String>,
    /// Whether a higher value is better, if that is known.
    pub higher_is_better: Option<bool>,
    /// What else is known.
    pub details: Vec<Detail>,
    /// What it is found by, and its notes.
    pub about: About,
}

/// How a value moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// -1 down, 0 steady, 1 up.
    pub direction: i8,
    /// Whether that is good, if it is known.
    pub good: Option<bool>,
    /// By how much: "+12%".
    pub shown: String,
}
