//! The lane of what the persona does; in a blueprint its boxes are the customer's.

use super::{Context, Lane};
use crate::board::card::Card;
use crate::board::shape::{Boxes, Cells, Floor, Shape};

/// What the persona does.
pub(super) static LANE: Lane =
    Lane { id: "action", also: &["step", "steps", "actions"], floor: Some(Floor::Action), explains: &[], shape };

fn shape(context: &Context<'_>) -> Option<Shape> {
    let mut number = 0;
    let columns = context.steps().map(|step| {
        number += 1;
        if step.action.is_empty() {
            return Vec::new();
        }
        let details = context.step_details(step);
        let badge = Some(number.to_string());
        vec![Card {
            id: step.id.clone(),
            badge,
            text: step.action.clone(),
            details,
            about: context.about(&step.marks),
            ..Card::default()
        }]
    });
    let cells = Cells { stages: vec![Vec::new(); context.map.stages.len()], columns: columns.collect() };
    if cells.is_empty() {
        return None;
    }
    Some(if context.is_blueprint() { Shape::Boxes(Boxes { floor: Floor::Action, cells }) } else { Shape::Steps(cells) })
}

impl Context<'_> {
    /// What else is known of a step; its owner has a lane of its own.
    fn step_details(&self, step: &crate::model::stage::Step) -> Vec<crate::board::card::Detail> {
        let mut details = self.marks(&step.marks);
        details.retain(|detail| detail.key != "owner");
        // Moments stand at the emotion curve; where a map has none they stand here.
        details.extend(self.uncurved_moments(step));
        details
    }

    /// The moments of a step of a map that has no emotion curve.
    pub(in crate::board) fn uncurved_moments(
        &self,
        step: &crate::model::stage::Step,
    ) -> Vec<crate::board::card::Detail> {
        if self.has_curve() {
            return Vec::new();
        }
        let words = step.facts.moments.iter().filter_map(|moment| self.words.moments.get(moment.word()));
        words.map(|word| crate::board::card::Detail::bare("moment", word)).collect()
    }
}
