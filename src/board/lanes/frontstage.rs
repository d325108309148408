//! The lane of what is done in front of the customer.

use super::Lane;
use crate::board::shape::Floor;

/// What is done in front of the customer.
pub(super) static LANE: Lane = Lane {
    id: "frontstage",
    also: &[],
    floor: Some(Floor::Frontstage),
    explains: &[],
    shape: |context| context.boxes(Floor::Frontstage, |facts| &facts.frontstage),
};
