//! The lane of what a step needs.

use super::{Context, Lane, unless_empty};
use crate::board::card::{Card, Tone};
use crate::board::shape::Shape;
use crate::model::item::Resource;
use crate::spec::message::Holding;

/// What the organisation needs for it.
pub(super) static LANE: Lane = Lane {
    id: "resources",
    also: &["resource"],
    floor: None,
    explains: &[],
    shape: |context| {
        let cells = context.cells(|facts| facts.resources.iter().map(|resource| card(context, resource)).collect());
        unless_empty(cells, Shape::Cards)
    },
};

fn card(context: &Context<'_>, resource: &Resource) -> Card {
    let tone = if resource.status == Some(Holding::Needed) { Tone::Missing } else { Tone::Plain };
    let status = resource.status.and_then(|status| context.words.resource_status.get(status.word()));
    Card { status: status.map(str::to_owned), ..context.remark(&resource.remark, tone) }
}
