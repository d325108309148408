//! The lane of competitors.

use super::{Context, Lane, unless_empty};
use crate::board::card::{Card, Detail};
use crate::board::shape::{Cells, Shape};
use crate::board::show;
use crate::model::item::Rival;

/// How others do at a stage.
pub(super) static LANE: Lane = Lane {
    id: "competitors",
    also: &["competitor"],
    floor: None,
    explains: &[],
    shape: |context| {
        let stages = context.stages().map(|stage| stage.competitors.iter().map(|rival| card(context, rival)).collect());
        let columns = context.steps().map(|_| Vec::new()).collect();
        unless_empty(Cells { stages: stages.collect(), columns }, Shape::Cards)
    },
};

fn card(context: &Context<'_>, rival: &Rival) -> Card {
    let mut details = Vec::new();
    details.extend(rival.text.clone().map(|text| Detail::bare("text", text)));
    details.extend(context.marks(&rival.marks));
    let status = rival.score.map(|score| show::score(score, &context.map.scale, &context.map.lang));
    Card { text: rival.name.clone(), status, details, about: context.about(&rival.marks), ..Card::default() }
}
