//! The lane of ways that are not "the next step".

use super::{Context, Lane};
use crate::board::shape::{Arc, Shape};
use crate::board::show::quantity;
use crate::model::Flow;

/// Loops, jumps and branches.
pub(super) static LANE: Lane = Lane {
    id: "flows",
    also: &["flow", "path"],
    floor: None,
    explains: &[],
    shape: |context| {
        let arcs: Vec<Arc> = context.map.flows.iter().map(|flow| arc(context, flow)).collect();
        (!arcs.is_empty()).then_some(Shape::Arcs(arcs))
    },
};

fn arc(context: &Context<'_>, flow: &Flow) -> Arc {
    let share = flow.share.map(|share| quantity(share, "%", &context.map.lang));
    let label: Vec<&str> = share.as_deref().into_iter().chain(flow.label.as_deref()).collect();
    Arc {
        from: flow.from,
        to: flow.to,
        from_label: flow.from_label.clone(),
        to_label: flow.to_label.clone(),
        label: label.join(" "),
        share: share.clone(),
        text: flow.label.clone(),
        details: context.marks(&flow.marks),
        about: context.about(&flow.marks),
    }
}
