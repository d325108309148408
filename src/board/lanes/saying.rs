//! The lane of quotes.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What the persona says.
pub(super) static LANE: Lane = Lane {
    id: "saying",
    also: &[],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.remarks(Tone::Quote, |facts| &facts.saying), Shape::Text),
};
