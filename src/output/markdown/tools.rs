//! What makes the map a working tool: the inventory of touchpoints, and a checklist to walk through.

use super::inline::{Place, inline, words};
use super::page::{List, Page, Table};
use super::voice::{DOT, Voice};
use crate::words::fill;

/// Where persona and organisation meet, by channel.
pub(super) fn inventory(page: &mut Page, voice: &Voice<'_>) {
    let head = &voice.board.words.markdown;
    let mut table =
        Table { head: [head.channel, head.touchpoint, head.status, head.place].map(words).into(), rows: Vec::new() };
    for contact in &voice.board.inventory.entries {
        let places: Vec<String> = contact.places.iter().map(|place| inline(place, Place::Cell)).collect();
        let status = if contact.wanted { format!("**{}**", words(head.wanted)) } else { words(head.used) };
        table.rows.push(vec![
            inline(&contact.channel, Place::Cell),
            inline(&contact.name, Place::Cell),
            status,
            places.join(DOT),
        ]);
    }
    if !table.rows.is_empty() {
        page.heading(2, head.touchpoint_inventory);
        page.table(&table.without_empty_columns());
    }
}

/// The journey as a list to tick.
pub(super) fn walk(page: &mut Page, voice: &Voice<'_>) {
    let head = &voice.board.words.markdown;
    let walk = &voice.board.walk;
    if walk.stages.is_empty() {
        return;
    }
    page.heading(2, head.walk_through);
    page.block(&inline(&walk.how, Place::Flow));
    let mut list = List::default();
    for (index, (stage, steps)) in walk.stages.iter().enumerate() {
        let name = fill(head.stage_heading, &[("number", &(index + 1).to_string()), ("name", stage)]);
        list.item(&inline(&name, Place::Flow));
        for step in steps {
            let touchpoints: Vec<String> = step.touchpoints.iter().map(|name| inline(name, Place::Cell)).collect();
            let action = format!("{}. {}", step.number, inline(&step.action, Place::Cell));
            let parts: Vec<String> = std::iter::once(action).chain(touchpoints).collect();
            list.child(&format!("[ ] {}", parts.join(DOT)));
        }
    }
    page.list(&list);
}
