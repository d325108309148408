//! Two lists that make the map a working tool: where persona and organisation meet, and a walk through the journey.

use std::collections::BTreeMap;

use super::context::Context;
use crate::spec::touchpoint::Standing;
use crate::text::plain;
use crate::words::fill;

/// Where persona and organisation meet.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// The entries, by channel and then in the order of the journey.
    pub entries: Vec<Contact>,
}

/// One touchpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// What the channel is called; empty where none is known.
    pub channel: String,
    /// The column that it stands in first, counted from 0.
    pub column: usize,
    /// What the touchpoint is called; empty where the channel says it all.
    pub name: String,
    /// The stages and steps that it stands in: "Purchase: Pays by card".
    pub places: Vec<String>,
    /// Whether it is there yet.
    pub wanted: bool,
    /// Whether the baseline lacks it.
    pub is_new: bool,
}

/// The journey as a list to walk through.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// How to use it, in a sentence.
    pub how: String,
    /// The stages and what to try in each.
    pub stages: Vec<(String, Vec<WalkStep>)>,
}

/// One step to walk.
#[derive(Clone, Debug, Default)]
pub struct WalkStep {
    /// The number of the step.
    pub number: usize,
    /// What to do, with inline Markdown.
    pub action: String,
    /// The touchpoints to use.
    pub touchpoints: Vec<String>,
}

/// Every touchpoint once for each channel.
pub(super) fn inventory(context: &Context<'_>) -> Inventory {
    let mut entries: Vec<Contact> = Vec::new();
    let mut known: BTreeMap<(String, String, bool), usize> = BTreeMap::new();
    let mut column = 0;
    for stage in context.stages() {
        let whole = stage
            .facts
            .touchpoints
            .iter()
            .map(|touchpoint| (column, stage.name.clone(), touchpoint))
            .collect::<Vec<_>>();
        let steps = stage.steps.iter().enumerate().flat_map(|(index, step)| {
            let place =
                if step.action.is_empty() { stage.name.clone() } else { format!("{}: {}", stage.name, step.action) };
            step.facts.touchpoints.iter().map(move |touchpoint| (column + index, place.clone(), touchpoint))
        });
        for (column, place, touchpoint) in whole.into_iter().chain(steps.collect::<Vec<_>>()) {
            let channel = touchpoint.channel.as_ref().map(|channel| context.channel(channel)).unwrap_or_default();
            let name = touchpoint.remark.text.clone();
            let wanted = touchpoint.status == Some(Standing::Wanted);
            let is_new = touchpoint.is_new;
            let order = known.len();
            let at = *known.entry((channel.clone(), name.clone(), wanted)).or_insert(order);
            match entries.get_mut(at) {
                Some(entry) => entry.places.push(place),
                None => entries.push(Contact { channel, column, name, places: vec![place], wanted, is_new }),
            }
        }
        column += stage.steps.len();
    }
    entries.sort_by_cached_key(|entry| (entry.channel.is_empty(), plain(&entry.channel), entry.column));
    Inventory { entries }
}

/// The journey as a list to walk through.
pub(super) fn walk(context: &Context<'_>) -> Walk {
    let words = &context.words.markdown;
    let personas: Vec<&str> = context.personas().map(|(_, persona)| persona.name.as_str()).collect();
    let how = match personas.as_slice() {
        [] => words.walk_through_how_nobody.to_owned(),
        all => fill(words.walk_through_how, &[("persona", &all.join(&format!(" {} ", context.words.labels.and)))]),
    };
    let mut number = 0;
    let mut stages = Vec::new();
    for stage in context.stages() {
        let mut steps = Vec::new();
        for step in &stage.steps {
            number += 1;
            // Its column stays, so that the columns of two pictures can be compared; nobody here is to walk it.
            if step.somebody_elses {
                continue;
            }
            let action = if step.action.is_empty() { stage.name.clone() } else { step.action.clone() };
            let name = |touchpoint: &crate::model::item::Touchpoint| {
                let text = touchpoint.remark.text.clone();
                let channel =
                    || touchpoint.channel.as_ref().map(|channel| context.channel(channel)).unwrap_or_default();
                if text.is_empty() { channel() } else { text }
            };
            steps.push(WalkStep { number, action, touchpoints: step.facts.touchpoints.iter().map(name).collect() });
        }
        if !steps.is_empty() {
            stages.push((stage.name.clone(), steps));
        }
    }
    Walk { how, stages }
}
