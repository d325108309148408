//! Persona cards: portrait, name, quote, and what is known of them under headings.

use super::block::{Block, moved, stack};
use super::cards::{disc, quote};
use super::header::{heading, remarks};
use super::icons::place;
use super::item::{Anchor, Dash, Group, Ink, Item, Panel, Stroke};
use super::side::Side;
use super::sizes::{BODY, MARK, NAME, QUOTE, SMALL};
use super::words::{Look, baseline, label as words, paragraph, plain_paragraph};
use crate::board::card::{Card, Detail, Tone};
use crate::board::{Block as Known, PersonaCard};
use crate::geometry::{Point, Rect};
use crate::icons::icon;
use crate::text::{Face, Typesetter};

/// How large a persona card is.
struct Size {
    /// Between the edge of the card and its content.
    inset: f64,
    /// Radius of the portrait.
    portrait: f64,
    /// The letters of the portrait.
    initials: Look,
    /// Between portrait and name.
    gap: f64,
    /// The narrowest card where several stand beside each other.
    least: f64,
}

/// Cards that say what is known of a persona.
const FULL: Size = Size {
    inset: 20.0,
    portrait: 28.0,
    initials: Look::new(Face::Bold, 19.0, Ink::TextOnStage),
    gap: 16.0,
    least: 700.0,
};
/// The same where none of them says more than who it is.
const SHORT: Size = Size { least: 380.0, ..FULL };
/// The same where none of them says more than a name.
const BARE: Size = Size {
    inset: 14.0,
    portrait: 19.0,
    initials: Look::new(Face::Bold, 13.0, Ink::TextOnStage),
    gap: 12.0,
    least: 210.0,
};
/// Width of name, role and quote, without the portrait.
const WHO: f64 = 280.0;
/// The narrowest column of what is known.
const KNOWN_MIN: f64 = 190.0;
/// The widest.
const KNOWN_MAX: f64 = 340.0;
/// Between two columns.
const KNOWN_GAP: f64 = 28.0;
/// Between two cards.
const CARD_GAP: f64 = 12.0;

/// All persona cards in this width; beside each other where there is room.
pub(super) fn cards(personas: &[PersonaCard], width: f64, typesetter: &Typesetter) -> Block {
    let size = Size::of(personas);
    let beside = ((width + CARD_GAP) / (size.least + CARD_GAP)).floor().clamp(1.0, personas.len().max(1) as f64);
    let card_width = ((width - (beside - 1.0) * CARD_GAP) / beside).floor();
    // Cards under each other share the columns of what is known.
    let most = personas.iter().map(|persona| persona.blocks.len()).max().unwrap_or_default();
    let mut rows = Vec::new();
    for chunk in personas.chunks(beside as usize) {
        let contents: Vec<Block> = chunk
            .iter()
            .map(|persona| content(persona, &size, most, card_width - 2.0 * size.inset, typesetter))
            .collect();
        let height = contents.iter().map(|content| content.height).fold(0.0, f64::max) + 2.0 * size.inset;
        let mut row = Block { width, height, items: Vec::new() };
        for (index, (persona, content)) in chunk.iter().zip(contents).enumerate() {
            let area = Rect::new(0.0, 0.0, card_width, height);
            let stroke = Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid };
            let shape = Panel { area, radius: 12.0, fill: Some(Ink::PanelFill), stroke: Some(stroke) };
            let mut items = vec![Item::Panel(shape)];
            items.extend(content.at(Point::new(size.inset, size.inset)));
            let group = Group {
                classes: "box persona".to_owned(),
                id: persona.id.clone(),
                about: persona.about_whom.clone(),
                items,
                ..Group::default()
            };
            let card = Block { width: card_width, height, items: vec![Item::Group(group)] };
            row.items.extend(card.at(Point::new(index as f64 * (card_width + CARD_GAP), 0.0)));
        }
        rows.push(row);
    }
    stack(rows, CARD_GAP)
}

impl Size {
    /// That of all cards of a map: one size, so that they line up.
    fn of(personas: &[PersonaCard]) -> Self {
        let says_more = |persona: &PersonaCard| !persona.blocks.is_empty();
        let has_name_only = |persona: &PersonaCard| {
            persona.blocks.is_empty() && persona.about.is_empty() && persona.quote.is_none() && persona.image.is_none()
        };
        match personas {
            _ if personas.iter().any(says_more) => FULL,
            _ if personas.iter().all(has_name_only) => BARE,
            _ => SHORT,
        }
    }
}

fn content(persona: &PersonaCard, size: &Size, most: usize, width: f64, typesetter: &Typesetter) -> Block {
    let left = 2.0 * size.portrait + size.gap;
    let who_width = WHO.min((width - left).max(1.0));
    let who_width = if persona.blocks.is_empty() { (width - left).max(1.0) } else { who_width };
    let who = who(persona, who_width, typesetter);
    let known_left = left + who_width + KNOWN_GAP;
    let room = width - known_left;
    let side = Side::of(&persona.name, typesetter);
    let corner = Point::new(side.x(0.0, 2.0 * size.portrait, width), 0.0);
    let mut items: Vec<Item> =
        portrait(persona, size, typesetter).into_iter().map(|item| moved(item, corner)).collect();
    let who_height = who.height.max(2.0 * size.portrait);
    // The portrait stands in the middle of a short text, at the top of a long one.
    let who_top = ((2.0 * size.portrait - who.height) / 2.0).max(0.0);
    items.extend(who.at(Point::new(side.x(left, who_width, width), who_top)));
    let (known, known_at) = if room >= KNOWN_MIN {
        (known(&persona.blocks, most, (room, side), typesetter), Point::new(side.x(known_left, room, width), 0.0))
    } else {
        (known(&persona.blocks, most, (width, side), typesetter), Point::new(0.0, who_height + 14.0))
    };
    let height = if known.height > 0.0 { who_height.max(known_at.y + known.height) } else { who_height };
    items.extend(known.at(known_at));
    Block { width, height, items }
}

fn portrait(persona: &PersonaCard, size: &Size, typesetter: &Typesetter) -> Vec<Item> {
    let ink = persona.look.map_or(Ink::AccentFill, Ink::persona);
    let center = Point::new(size.portrait, size.portrait);
    let alt = persona.image.as_ref().and_then(|image| image.alt.as_deref()).map(crate::text::plain).unwrap_or_default();
    let file = persona.image.as_ref().and_then(|image| image.file.as_ref());
    let found = persona.image.as_ref().and_then(|image| icon(&image.icon));
    let mut items = vec![disc(center, size.portrait, Some(ink), None)];
    let mut label = alt.clone();
    if let Some(file) = file {
        label.clear();
        items.extend(super::pictures::portrait(file, alt, center, size.portrait, ink));
    } else if let Some(found) = found {
        let area = Rect::new(size.portrait - 16.0, size.portrait - 16.0, 32.0, 32.0);
        items.push(place(found, area, Ink::TextOnStage, 1.8));
    } else if !persona.initials.is_empty() {
        let top = center.y - size.initials.line_height() / 2.0;
        items.push(words(
            &persona.initials,
            size.initials,
            0.0,
            Point::new(center.x, top + baseline(size.initials)),
            Anchor::Middle,
            typesetter,
        ));
    }
    vec![Item::Group(Group { classes: "box portrait".to_owned(), label, items, ..Group::default() })]
}

fn who(persona: &PersonaCard, width: f64, typesetter: &Typesetter) -> Block {
    let mut parts = vec![paragraph(&persona.name, NAME, width, typesetter)];
    let (about, marks): (Vec<&Detail>, Vec<&Detail>) =
        persona.about.iter().partition(|detail| matches!(detail.key, "role" | "place"));
    let about: Vec<String> = about.into_iter().map(Detail::line).collect();
    if !about.is_empty() {
        parts.push(paragraph(&about.join("\u{a0}· "), BODY.inked(Ink::TextSecondary), width, typesetter));
    }
    parts.extend(
        persona
            .quote
            .as_ref()
            .map(|words| paragraph(&quote(words, typesetter), QUOTE.inked(Ink::TextPrimary), width, typesetter)),
    );
    let marks: Vec<Detail> = marks.into_iter().cloned().collect();
    parts.extend(remarks(&marks, width, typesetter));
    let alt = persona.image.as_ref().and_then(|image| image.alt.as_ref());
    parts.extend(alt.map(|alt| paragraph(alt, super::sizes::FAINT, width, typesetter)));
    Side::of(&persona.name, typesetter).aligned(stack(parts, 3.0), width)
}

/// What is known, in columns beside each other from a side of this width; a block that does not fit begins a new line of columns.
fn known(blocks: &[Known], most: usize, (width, side): (f64, Side), typesetter: &Typesetter) -> Block {
    let count = ((width + KNOWN_GAP) / (KNOWN_MIN + KNOWN_GAP)).floor().clamp(1.0, most.max(1) as f64);
    let column = ((width - (count - 1.0) * KNOWN_GAP) / count).floor().min(KNOWN_MAX.max(width / count.max(2.0)));
    let rows = blocks.chunks(count as usize).map(|chunk| {
        let mut row = Block { width, ..Block::default() };
        for (index, known) in chunk.iter().enumerate() {
            let block = known_block(known, column, typesetter);
            row.height = row.height.max(block.height);
            let x = side.x(index as f64 * (column + KNOWN_GAP), column, width);
            row.items.extend(block.at(Point::new(x, 0.0)));
        }
        row
    });
    stack(rows.collect(), 14.0)
}

fn known_block(known: &Known, width: f64, typesetter: &Typesetter) -> Block {
    let ink = match known.tone {
        Tone::Pain => Ink::PainText,
        Tone::Gain => Ink::GainText,
        Tone::Plain | Tone::Quote | Tone::ClosedPain | Tone::Opportunity | Tone::Missing => match known.id {
            "goals" => Ink::AccentText,
            "needs" => Ink::Stage3Line,
            _ => Ink::TextSecondary,
        },
    };
    let leftward = known.cards.iter().all(|card| Side::of(&card.text, typesetter) == Side::Right);
    let side = if leftward { Side::Right } else { Side::Left };
    let mut parts = vec![side.aligned(heading(&known.heading, ink, width, typesetter), width)];
    parts.extend(known.cards.iter().map(|card| bullet(card, ink, width, typesetter)));
    stack(parts, 4.0)
}

/// A line with a dot before it.
pub(super) fn bullet(card: &Card, ink: Ink, width: f64, typesetter: &Typesetter) -> Block {
    const INDENT: f64 = 12.0;
    let inner = (width - INDENT).max(1.0);
    let words = super::cards::quoted(card, typesetter);
    let closed = card.tone == Tone::ClosedPain;
    let (ink, look) =
        if closed { (Ink::GainText, Look { struck: true, ..BODY.inked(Ink::TextSecondary) }) } else { (ink, BODY) };
    let heading: Vec<&str> = card.badge.as_deref().into_iter().chain(card.status.as_deref()).collect();
    let mut parts = vec![paragraph(&words, look, inner, typesetter)];
    if !heading.is_empty() {
        parts.push(plain_paragraph(&heading.join(" · "), MARK.inked(ink), inner, typesetter));
    }
    if let Some(severity) = &card.severity {
        parts.push(paragraph(&severity.word, MARK.inked(ink), inner, typesetter));
    }
    if !card.details.is_empty() {
        parts.push(super::remarks::remarks(&card.details, SMALL, inner, typesetter));
    }
    let side = Side::of(&card.text, typesetter);
    let text = side.aligned(stack(parts, 1.0), inner);
    let mut items = vec![disc(Point::new(side.x(3.0, 0.0, width), BODY.line_height() / 2.0), 2.0, Some(ink), None)];
    let height = text.height;
    items.extend(text.at(Point::new(side.x(INDENT, inner, width), 0.0)));
    Block { width, height, items }
}
