//! The lane of gains.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What pleases.
pub(super) static LANE: Lane = Lane {
    id: "gains",
    also: &["gain"],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.points(Tone::Gain, |facts| &facts.gains), Shape::Cards),
};
