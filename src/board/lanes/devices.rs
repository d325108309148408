//! The lane of devices.

use super::{Lane, unless_empty};
use crate::board::card::Tone;
use crate::board::shape::Shape;

/// What the persona uses.
pub(super) static LANE: Lane = Lane {
    id: "devices",
    also: &["device"],
    floor: None,
    explains: &[],
    shape: |context| unless_empty(context.remarks(Tone::Plain, |facts| &facts.devices), Shape::Text),
};
