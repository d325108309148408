//! What makes the map a working tool: what hurts, worst first; the inventory of touchpoints; a checklist to walk through.

use std::cmp::Reverse;

use super::backlog::placed;
use super::inline::{Place, inline, words};
use super::page::{List, Page, Table};
use super::voice::{DOT, Voice, shown_severity, words_of};
use crate::board::Grid;
use crate::board::card::{Card, Tone};
use crate::board::shape::Shape;
use crate::words::fill;

/// What hurts, worst first, and in the order of the map where it hurts alike; nothing where no severity is known.
pub(super) fn pain_points(page: &mut Page, voice: &Voice<'_>, grid: &Grid) {
    let head = &voice.board.words.markdown;
    let rows = grid.rows.iter().filter(|row| row.lane == "pain_points");
    let cells = rows.filter_map(|row| if let Shape::Cards(cells) = &row.shape { Some(cells) } else { None });
    let placed = cells.flat_map(|cells| placed(voice, grid, cells));
    let mut pains: Vec<(String, &Card)> = placed.filter(|(_, card)| card.tone == Tone::Pain).collect();
    if pains.iter().all(|(_, card)| card.severity.is_none()) {
        return;
    }
    let severity = |card: &Card| card.severity.as_ref().map_or(0, |severity| severity.dots);
    pains.sort_by_key(|(_, card)| Reverse(severity(card)));
    let mut table = Table { head: [head.severity, head.text, head.place].map(words).into(), rows: Vec::new() };
    for (place, card) in pains {
        let word = card.severity.as_ref().map(shown_severity).unwrap_or_default();
        table.rows.push(vec![word, words_of(card, Place::Cell), place]);
    }
    page.heading(2, head.pain_points_by_severity);
    page.table(&table);
}

/// Where persona and organisation meet, by channel.
pub(super) fn inventory(page: &mut Page, voice: &Voice<'_>) {
    let head = &voice.board.words.markdown;
    let mut table =
        Table { head: [head.channel, head.touchpoint, head.status, head.place].map(words).into(), rows: Vec::new() };
    for contact in &voice.board.inventory.entries {
        let places: Vec<String> = contact.places.iter().map(|place| inline(place, Place::Cell)).collect();
        let status = match (contact.wanted, contact.is_new) {
            (true, _) => format!("**{}**", words(head.wanted)),
            (false, true) => format!("**{}**", words(voice.board.words.labels.new)),
            (false, false) => words(head.used),
        };
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
