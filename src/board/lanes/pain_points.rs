//! The lane of pain points; against a baseline also of those that are closed.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What hurts.
pub(super) static LANE: Lane = Lane {
    id: "pain_points",
    also: &["pain_point"],
    floor: None,
    explains: &["severity"],
    shape: |context| {
        let mut cells = context.points(Tone::Pain, |facts| &facts.pain_points);
        context.compare_pains(&mut cells);
        unless_empty(cells, Shape::Cards)
    },
};
