//! The lane of systems and partners.

use super::Lane;
use crate::board::shape::Floor;

/// Systems and partners that carry it.
pub(super) static LANE: Lane = Lane {
    id: "support",
    also: &["support_processes"],
    floor: Some(Floor::Support),
    explains: &[],
    shape: |context| context.boxes(Floor::Support, |facts| &facts.support),
};
