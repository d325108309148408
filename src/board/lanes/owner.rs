//! The lane of those who answer for stages and steps.

use super::{Lane, unless_empty};
use crate::board::card::Card;
use crate::board::shape::{Cells, Shape};
use crate::model::item::Marks;

/// Whose a stage or step is.
pub(super) static LANE: Lane = Lane {
    id: "owner",
    also: &["owners"],
    floor: None,
    explains: &[],
    shape: |context| {
        let owner =
            |marks: &Marks| marks.owner.iter().map(|owner| Card { text: owner.clone(), ..Card::default() }).collect();
        let stages = context.stages().map(|stage| owner(&stage.marks)).collect();
        let columns = context.steps().map(|step| owner(&step.marks)).collect();
        unless_empty(Cells { stages, columns }, Shape::Text)
    },
};
