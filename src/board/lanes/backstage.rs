//! The lane of what is done out of the customer's sight.

use super::Lane;
use crate::board::shape::Floor;

/// What is done out of the customer's sight.
pub(super) static LANE: Lane = Lane {
    id: "backstage",
    also: &[],
    floor: Some(Floor::Backstage),
    explains: &[],
    shape: |context| context.boxes(Floor::Backstage, |facts| &facts.backstage),
};
