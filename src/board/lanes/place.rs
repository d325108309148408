//! The lane of places.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// Where the persona is.
pub(super) static LANE: Lane = Lane {
    id: "place",
    also: &["places"],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.remarks(Tone::Plain, |facts| &facts.place), Shape::Text),
};
