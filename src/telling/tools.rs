//! What makes the map a working tool: what hurts, worst first; the inventory of touchpoints; a checklist to walk through.

use std::cmp::Reverse;

use super::backlog::placed;
use super::line::{DOT, Line, Span};
use super::page::{Block, List, Table, Telling};
use super::voice::{Voice, shown_severity, words_of};
use crate::board::Grid;
use crate::board::card::{Card, Tone};
use crate::board::shape::Shape;
use crate::words::fill;

/// What hurts, worst first, and in the order of the map where it hurts alike; nothing where no severity is known.
pub(super) fn pain_points(page: &mut Telling, voice: &Voice<'_>, grid: &Grid) {
    let head = &voice.board.words.markdown;
    let rows = grid.rows.iter().filter(|row| row.lane == "pain_points");
    let cells = rows.filter_map(|row| if let Shape::Cards(cells) = &row.shape { Some(cells) } else { None });
    let placed = cells.flat_map(|cells| placed(voice, grid, cells));
    let mut pains: Vec<(Line, &Card)> = placed.filter(|(_, card)| card.tone == Tone::Pain).collect();
    if pains.iter().all(|(_, card)| card.severity.is_none()) {
        return;
    }
    let severity = |card: &Card| card.severity.as_ref().map_or(0, |severity| severity.dots);
    pains.sort_by_key(|(_, card)| Reverse(severity(card)));
    let mut table = Table {
        caption: head.pain_points_by_severity.to_owned(),
        head: [head.severity, head.text, head.place].map(Line::plain).into(),
        ..Table::default()
    };
    for (place, card) in pains {
        let word = card.severity.as_ref().map(shown_severity).unwrap_or_default();
        // All that is known of it stands in the tables of the stages.
        table.row(vec![word.about(&card.about.found_by()), words_of(card), place]);
    }
    page.heading(2, head.pain_points_by_severity);
    page.table(table);
}

/// Where persona and organisation meet, by channel.
pub(super) fn inventory(page: &mut Telling, voice: &Voice<'_>) {
    let head = &voice.board.words.markdown;
    let titles = [head.channel, head.touchpoint, head.status, head.place];
    let mut table = Table {
        caption: head.touchpoint_inventory.to_owned(),
        head: titles.map(Line::plain).into(),
        ..Table::default()
    };
    for contact in &voice.board.inventory.entries {
        let places = contact.places.iter().map(|place| Line::text(place));
        let status = match (contact.wanted, contact.is_new) {
            (true, _) => Line::of(Span::Strong(head.wanted.to_owned())),
            (false, true) => Line::of(Span::Strong(voice.board.words.labels.new.to_owned())),
            (false, false) => Line::plain(head.used),
        };
        table.row(vec![Line::text(&contact.channel), Line::text(&contact.name), status, Line::joined(places, DOT)]);
    }
    if !table.rows.is_empty() {
        page.heading(2, head.touchpoint_inventory);
        page.table(table.without_empty_columns());
    }
}

/// The journey as a list to tick.
pub(super) fn walk(page: &mut Telling, voice: &Voice<'_>) {
    let head = &voice.board.words.markdown;
    let walk = &voice.board.walk;
    if walk.stages.is_empty() {
        return;
    }
    page.heading(2, head.walk_through);
    page.add(Block::Paragraph(Line::text(&walk.how)));
    let mut list = List { tasks: true, ..List::default() };
    for (index, (stage, steps)) in walk.stages.iter().enumerate() {
        let name = fill(head.stage_heading, &[("number", &(index + 1).to_string()), ("name", stage)]);
        list.item(Line::text(&name));
        for step in steps {
            let touchpoints = step.touchpoints.iter().map(|name| Line::text(name));
            let action = Line::sign(format!("{}. ", step.number)).then(Line::text(&step.action));
            list.child(Line::joined(std::iter::once(action).chain(touchpoints), DOT));
        }
    }
    page.list(list);
}
