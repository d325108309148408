//! The lane of expectations.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What the persona expects.
pub(super) static LANE: Lane = Lane {
    id: "expectations",
    also: &["expectation"],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.points(Tone::Plain, |facts| &facts.expectations), Shape::Cards),
};
