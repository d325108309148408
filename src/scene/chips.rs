//! Chips: small rounded labels with the icon of a channel, in the hue of their stage.

use super::block::{Block, stack};
use super::cards::class;
use super::icons::place;
use super::item::{Dash, Group, Ink, Item, Panel, Stroke};
use super::link::linked;
use super::remarks::remarks;
use super::side::Side;
use super::sizes::{FAINT, MARK};
use super::theme::StageInks;
use super::words::{Look, paragraph};
use crate::board::card::{About, Card, Tone};
use crate::geometry::{Point, Rect};
use crate::icons::icon;
use crate::text::{Face, Typesetter};

/// The words on a chip.
const WORDS: Look = Look::new(Face::Regular, 12.5, Ink::TextPrimary);
/// Size of the icon.
const ICON: f64 = 15.0;
/// Between the edge of a chip and its icon, and between its words and the other edge.
const INSET: f64 = 10.0;
/// Between icon and words.
const GAP: f64 = 6.0;
/// Between the edge of a chip and its words, above and below.
const PADDING: f64 = 5.0;
/// Between a chip and what is known of it.
const NOTE_GAP: f64 = 3.0;

/// A chip no wider than `width`, and what else is known under it.
pub(super) fn chip(card: &Card, inks: StageInks, width: f64, typesetter: &Typesetter) -> Block {
    let is_alone = card.status.is_none() && card.details.is_empty();
    let chip = label(card, inks, width, is_alone, typesetter);
    let side = Side::of(&card.text, typesetter);
    let at_side = |chip: Block| {
        let (wide, height) = (chip.width, chip.height);
        Block { width, height, items: chip.at(Point::new(side.x(0.0, wide, width), 0.0)) }
    };
    let mut parts = vec![at_side(chip)];
    if let Some(status) = &card.status {
        let note = paragraph(status, MARK.inked(Ink::WarningText), (width - INSET).max(1.0), typesetter);
        parts.push(indented(note, side, width));
    }
    if !card.details.is_empty() {
        let note = remarks(&card.details, FAINT, (width - INSET).max(1.0), typesetter);
        parts.push(indented(note, side, width));
    }
    let block = stack(parts, NOTE_GAP);
    if is_alone {
        return Block { width, ..block };
    }
    // A chip and what is known of it are one thing.
    let Block { height, items, .. } = block;
    let group = Group { classes: "touchpoint".to_owned(), about: card.about.clone(), items, ..Group::default() };
    Block { width, height, items: vec![Item::Group(linked(group, &card.details))] }
}

/// A remark under the words of a chip.
fn indented(block: Block, side: Side, width: f64) -> Block {
    let room = (width - INSET).max(1.0);
    let (x, height) = (side.x(INSET, room, width), block.height);
    let block = if side == Side::Right { side.aligned(block, room) } else { block };
    Block { width, height, items: block.at(Point::new(x, 0.0)) }
}

/// The chip itself; whether it `is_alone` or stands in a group that says whose it is.
fn label(card: &Card, inks: StageInks, width: f64, is_alone: bool, typesetter: &Typesetter) -> Block {
    let before = INSET + ICON + GAP;
    let words = paragraph(&card.text, WORDS, (width - before - INSET).max(1.0), typesetter);
    let height = words.height.max(ICON + 2.0) + 2.0 * PADDING;
    let chip_width = (before + words.width + INSET).min(width).max(before + INSET);
    let side = Side::of(&card.text, typesetter);
    let area = Rect::new(0.0, 0.0, chip_width, height);
    let wanted = card.tone == Tone::Missing;
    let stroke = wanted.then_some(Stroke { ink: inks.line, width: 1.2, dash: Dash::Dashed });
    let fill = if wanted { Ink::PanelFill } else { inks.tint };
    let shape = Panel { area, radius: (height / 2.0).min(14.0), fill: Some(fill), stroke };
    let mut items = vec![Item::Panel(shape)];
    if let Some(found) = card.icon.as_deref().and_then(icon) {
        let top = PADDING + (WORDS.line_height().max(ICON + 2.0) - ICON) / 2.0;
        items.push(place(found, Rect::new(side.x(INSET, ICON, chip_width), top, ICON, ICON), inks.line, 1.4));
    }
    let top = (height - words.height) / 2.0;
    let room = (chip_width - before - INSET).max(1.0);
    let words = if side == Side::Right { side.aligned(words, room) } else { words };
    items.extend(words.at(Point::new(side.x(before, room, chip_width), top)));
    let group = Group {
        classes: format!("box chip {}", class(card.tone)),
        id: card.id.clone(),
        about: if is_alone { card.about.clone() } else { About::default() },
        items,
        ..Group::default()
    };
    Block { width: chip_width, height, items: vec![Item::Group(group)] }
}
