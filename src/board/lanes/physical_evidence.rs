//! The lane of physical evidence.

use super::Lane;
use crate::board::shape::Floor;

/// What the customer sees and keeps.
pub(super) static LANE: Lane = Lane {
    id: "physical_evidence",
    also: &[],
    floor: Some(Floor::Evidence),
    explains: &[],
    shape: |context| context.boxes(Floor::Evidence, |facts| &facts.physical_evidence),
};
