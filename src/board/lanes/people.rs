//! The lane of people.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// Who else is there.
pub(super) static LANE: Lane = Lane {
    id: "people",
    also: &[],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.remarks(Tone::Plain, |facts| &facts.people), Shape::Text),
};
