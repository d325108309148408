//! Steps: numbered words, and the boxes that stand in columns as they do.

use super::block::{Block, moved, stack};
use super::cards::disc;
use super::item::{Anchor, Dash, Group, Ink, Item, Panel, Stroke};
use super::link::linked;
use super::remarks::remarks;
use super::side::Side;
use super::sizes::{BODY, BODY_STRONG, CARD_RADIUS, FAINT, MARK, SMALL};
use super::theme::StageInks;
use super::words::{Look, baseline, label, paragraph};
use crate::board::card::{Card, Detail};
use crate::board::shape::Floor;
use crate::geometry::{Point, Rect};
use crate::text::{Face, Typesetter};

/// Radius of the disc behind the number of a step.
const DISC: f64 = 10.0;
/// Between disc and words.
const GAP: f64 = 7.0;
/// The number in the disc.
const NUMBER: Look = Look::new(Face::Semibold, 11.5, Ink::TextOnStage);
/// Between the edge of a box and its words.
const BOX_INSET: f64 = 13.0;
/// Between the edge of a box and its words, above and below.
const BOX_PADDING: f64 = 11.0;
/// The lowest box.
pub(super) const BOX_MIN: f64 = 50.0;

/// A step: its number in a disc, and what the persona does.
pub(super) fn step(card: &Card, inks: StageInks, width: f64, typesetter: &Typesetter) -> Block {
    let left = 2.0 * DISC + GAP;
    let inner = (width - left).max(1.0);
    let mut parts = vec![paragraph(&card.text, BODY_STRONG, inner, typesetter)];
    if !card.details.is_empty() {
        parts.push(remarks(&card.details, FAINT, inner, typesetter));
    }
    let side = Side::of(&card.text, typesetter);
    let words = side.aligned(stack(parts, 2.0), inner);
    let height = words.height.max(2.0 * DISC);
    let mut items = Vec::new();
    if let Some(number) = &card.badge {
        let number = numbered(number, inks.fill, typesetter);
        items.push(moved(Item::Group(number), Point::new(side.x(0.0, 2.0 * DISC, width), 0.0)));
    }
    items.extend(words.at(Point::new(side.x(left, inner, width), 1.0)));
    let group =
        Group { classes: "step".to_owned(), id: card.id.clone(), about: card.about.clone(), items, ..Group::default() };
    Block { width, height: height + 1.0, items: vec![Item::Group(linked(group, &card.details))] }
}

/// A number in a disc, whose centre is one radius from the origin.
fn numbered(number: &str, fill: Ink, typesetter: &Typesetter) -> Group {
    let center = Point::new(DISC, DISC);
    // A number of four digits is set smaller, since a disc cannot grow.
    let size = if number.chars().count() > 3 {
        7.5
    } else if number.chars().count() > 2 {
        9.0
    } else {
        NUMBER.size
    };
    let look = Look { size, ..NUMBER };
    let top = center.y - look.line_height() / 2.0;
    let at = Point::new(center.x, top + baseline(look));
    let items = vec![disc(center, DISC, Some(fill), None), label(number, look, 0.0, at, Anchor::Middle, typesetter)];
    Group { classes: "box number".to_owned(), items, ..Group::default() }
}

fn floor_inks(floor: Floor) -> (Ink, Ink, &'static str) {
    match floor {
        Floor::Evidence => (Ink::EvidenceFill, Ink::EvidenceBorder, "evidence"),
        Floor::Action => (Ink::ActionFill, Ink::ActionBorder, "action"),
        Floor::Frontstage => (Ink::FrontstageFill, Ink::FrontstageBorder, "frontstage"),
        Floor::Backstage => (Ink::BackstageFill, Ink::BackstageBorder, "backstage"),
        Floor::Support => (Ink::SupportFill, Ink::SupportBorder, "support"),
        Floor::Policy => (Ink::PolicyFill, Ink::PolicyBorder, "policy"),
    }
}

/// A box of a blueprint; at least `least` pixels high.
pub(super) fn blueprint_box(card: &Card, floor: Floor, width: f64, least: f64, typesetter: &Typesetter) -> Block {
    let (fill, border, class) = floor_inks(floor);
    let fails = card.details.iter().any(|detail| detail.key == "fails");
    let inner = (width - 2.0 * BOX_INSET).max(1.0);
    let words = match &card.badge {
        Some(number) => format!("{number}. {}", card.text),
        None => card.text.clone(),
    };
    let mut parts = vec![paragraph(&words, BODY, inner, typesetter)];
    let (red, rest): (Vec<&Detail>, Vec<&Detail>) =
        card.details.iter().partition(|detail| matches!(detail.key, "fails" | "root-cause"));
    if !rest.is_empty() {
        parts.push(remarks(rest, SMALL, inner, typesetter));
    }
    let side = Side::of(&card.text, typesetter);
    let mut parts: Vec<Block> = parts.into_iter().map(|part| side.aligned(part, inner)).collect();
    parts.extend(red.into_iter().map(|detail| {
        let warning = warning(&detail.line(), inner, typesetter);
        let (x, height) = (side.x(0.0, warning.width, inner), warning.height);
        Block { width: inner, height, items: warning.at(Point::new(x, 0.0)) }
    }));
    let content = stack(parts, 4.0);
    let height = (content.height + 2.0 * BOX_PADDING).max(least);
    let stroke = if fails {
        Stroke { ink: Ink::PainMark, width: 1.4, dash: Dash::Solid }
    } else {
        Stroke { ink: border, width: 1.0, dash: Dash::Solid }
    };
    let area = Rect::new(0.0, 0.0, width, height);
    let mut items = vec![Item::Panel(Panel { area, radius: CARD_RADIUS, fill: Some(fill), stroke: Some(stroke) })];
    let top = (height - content.height) / 2.0;
    items.extend(content.at(Point::new(BOX_INSET, top)));
    let classes = format!("box cell {class}{}", if fails { " fails" } else { "" });
    let group = Group { classes, id: card.id.clone(), about: card.about.clone(), items, ..Group::default() };
    Block { width, height, items: vec![Item::Group(linked(group, &card.details))] }
}

/// What goes wrong, or what it is the root cause of: a red label inside the box.
fn warning(words: &str, width: f64, typesetter: &Typesetter) -> Block {
    const INSET: f64 = 8.0;
    const PADDING: f64 = 2.5;
    let text = paragraph(words, MARK.inked(Ink::PainText), (width - 2.0 * INSET).max(1.0), typesetter);
    let area = Rect::new(0.0, 0.0, (text.width + 2.0 * INSET).min(width), text.height + 2.0 * PADDING);
    let stroke = Stroke { ink: Ink::PainBorder, width: 1.0, dash: Dash::Solid };
    let shape = Panel { area, radius: 9.0, fill: Some(Ink::PainFill), stroke: Some(stroke) };
    let mut items = vec![Item::Panel(shape)];
    items.extend(text.at(Point::new(INSET, PADDING)));
    let group = Group { classes: "box warning".to_owned(), items, ..Group::default() };
    Block { width: area.width, height: area.height, items: vec![Item::Group(group)] }
}
