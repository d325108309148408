//! The lane of opportunities.

use super::{Lane, unless_empty};
use crate::board::shape::Shape;

/// What could be done better.
pub(super) static LANE: Lane = Lane {
    id: "opportunities",
    also: &["opportunity"],
    floor: None,
    explains: &["impact", "effort"],
    shape: |context| {
        let cells = context.cells(|facts| facts.opportunities.iter().map(|item| context.opportunity(item)).collect());
        unless_empty(cells, Shape::Cards)
    },
};
