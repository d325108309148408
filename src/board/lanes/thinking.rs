//! The lane of thoughts.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What the persona thinks.
pub(super) static LANE: Lane = Lane {
    id: "thinking",
    also: &[],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.remarks(Tone::Quote, |facts| &facts.thinking), Shape::Text),
};
