//! How the persona feels, how engaged they are, and the moments that matter.

use super::marks::Marks;
use super::record::Many;
use super::value::{Number, Text};
use crate::source::At;
use crate::{choice, record};

record! {
    /// How somebody feels at a step: a number on the map's scale, a word, or both.
    Emotion called "an emotion" short ["score", "feeling"] {
        /// A point on the map's scale.
        score: Option<At<Number>>,
        /// Observations: the point is their mean, drawn with their number and spread.
        scores: Many<At<Number>>,
        /// The word for it; alone, a feeling without a point.
        feeling: Option<Text>,
    }
    with { marks: Marks }
}

choice! {
    /// A moment that matters.
    Moment called "a moment" {
        /// A moment of truth: the relation is decided here.
        Truth = "truth",
        /// A micro-moment: a quick intent to know, go, do or buy.
        Micro = "micro",
        /// A moment to connect: the best time and channel to reach the person.
        Connect = "connect",
    }
}
