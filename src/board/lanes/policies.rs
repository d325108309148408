//! The lane of rules.

use super::Lane;
use crate::board::shape::Floor;

/// Rules and laws that bind it.
pub(super) static LANE: Lane = Lane {
    id: "policies",
    also: &["policy"],
    floor: Some(Floor::Policy),
    explains: &[],
    shape: |context| context.boxes(Floor::Policy, |facts| &facts.policies),
};
