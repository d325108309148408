//! The lane of needs.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What the persona needs.
pub(super) static LANE: Lane = Lane {
    id: "needs",
    also: &["need"],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.points(Tone::Plain, |facts| &facts.needs), Shape::Cards),
};
