//! The quadrants of an empathy map: two or three beside each other, pains and gains below.

use super::block::{Block, stack};
use super::cards::card;
use super::icons::place;
use super::item::{Dash, Group, Ink, Item, Panel, Stroke};
use super::side::Side;
use super::sizes::NAME;
use super::words::{paragraph, plain_paragraph};
use crate::board::Quadrant;
use crate::board::card::Tone;
use crate::geometry::{Point, Rect};
use crate::icons::icon;
use crate::text::Typesetter;

/// Between the edge of a quadrant and its content.
const INSET: f64 = 18.0;
/// Between two quadrants.
const GAP: f64 = 10.0;
/// Between the quadrants of two personas.
const PERSONA_GAP: f64 = 22.0;
/// Size of a quadrant's icon.
const ICON: f64 = 20.0;
/// The lowest quadrant.
const HEIGHT_MIN: f64 = 150.0;

/// All quadrants in this width; those of each of several personas together, below their name.
pub(super) fn quadrants(quadrants: &[Quadrant], width: f64, typesetter: &Typesetter) -> Block {
    let personas = quadrants.chunk_by(|one, other| one.whose == other.whose);
    stack(personas.map(|quadrants| of_one(quadrants, width, typesetter)).collect(), PERSONA_GAP)
}

fn of_one(quadrants: &[Quadrant], width: f64, typesetter: &Typesetter) -> Block {
    let (ends, senses): (Vec<_>, Vec<_>) =
        quadrants.iter().enumerate().partition(|(_, quadrant)| matches!(quadrant.tone, Tone::Pain | Tone::Gain));
    let beside = if senses.len() > 4 { 3 } else { 2 };
    let whose = quadrants.first().and_then(|quadrant| quadrant.whose.as_deref());
    let mut rows: Vec<Block> = whose.map(|name| paragraph(name, NAME, width, typesetter)).into_iter().collect();
    rows.extend(senses.chunks(beside).map(|chunk| row(chunk, width, typesetter)));
    rows.extend(ends.chunks(2).map(|chunk| row(chunk, width, typesetter)));
    stack(rows, GAP)
}

fn row(row: &[(usize, &Quadrant)], width: f64, typesetter: &Typesetter) -> Block {
    let count = row.len().max(1) as f64;
    let each = ((width - (count - 1.0) * GAP) / count).floor();
    let contents: Vec<Block> =
        row.iter().map(|(index, quadrant)| content(quadrant, *index, each - 2.0 * INSET, typesetter)).collect();
    let height = (contents.iter().map(|content| content.height).fold(0.0, f64::max) + 2.0 * INSET).max(HEIGHT_MIN);
    let mut all = Block { width, height, items: Vec::new() };
    for (place, ((_, quadrant), content)) in row.iter().zip(contents).enumerate() {
        let area = Rect::new(0.0, 0.0, each, height);
        let stroke = Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid };
        let shape = Panel { area, radius: 12.0, fill: Some(Ink::PanelFill), stroke: Some(stroke) };
        let mut items = vec![Item::Panel(shape)];
        items.extend(content.at(Point::new(INSET, INSET)));
        let classes = format!("box quadrant {}", quadrant.id.replace('_', "-"));
        let group = Group { classes, lane: quadrant.id.to_owned(), items, ..Group::default() };
        let block = Block { width: each, height, items: vec![Item::Group(group)] };
        all.items.extend(block.at(Point::new(place as f64 * (each + GAP), 0.0)));
    }
    all
}

fn content(quadrant: &Quadrant, index: usize, width: f64, typesetter: &Typesetter) -> Block {
    let ink = match quadrant.tone {
        Tone::Pain => Ink::PainMark,
        Tone::Gain => Ink::GainMark,
        Tone::Plain | Tone::Quote | Tone::ClosedPain | Tone::Opportunity | Tone::Missing => Ink::stage(index).line,
    };
    let side = quadrant.cards.first().map_or(Side::Left, |card| Side::of(&card.text, typesetter));
    let room = (width - ICON - 10.0).max(1.0);
    let heading = side.aligned(plain_paragraph(&quadrant.heading, NAME, room, typesetter), room);
    let mut items = Vec::new();
    if let Some(found) = icon(quadrant.icon) {
        let top = (NAME.line_height() - ICON) / 2.0;
        items.push(place(found, Rect::new(side.x(0.0, ICON, width), top, ICON, ICON), ink, 1.7));
    }
    let height = heading.height.max(ICON);
    items.extend(heading.at(Point::new(side.x(ICON + 10.0, room, width), 0.0)));
    let mut parts = vec![Block { width, height, items }];
    parts.extend(quadrant.cards.iter().map(|found| card(found, width, typesetter)));
    stack(parts, 8.0)
}
