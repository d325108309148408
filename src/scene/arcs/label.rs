//! The words below an arc's run: how many go this way, why, and what else is known, where no line runs through them.

use super::ends::Way;
use super::levels::CLEAR;
use crate::board::shape::Arc;
use crate::geometry::Point;
use crate::scene::block::{Block, moved, stack};
use crate::scene::frame::Stretch;
use crate::scene::item::{Anchor, Group, Ink, Item};
use crate::scene::words::{Look, lines};
use crate::text::{Face, Typesetter};

const WORDS: Look = Look::new(Face::Regular, 11.5, Ink::TextSecondary);
const DETAILS: Look = Look::new(Face::Regular, 11.0, Ink::TextFaint);

/// A label may be this many pixels wide, however near to each other the ends of its arc are.
const LEAST_WIDTH: f64 = 116.0;
/// A label is narrower than this many pixels only where no room is wider.
const NARROWEST: f64 = 68.0;
/// A label is not wider than this many pixels.
const MOST_WIDTH: f64 = 300.0;
/// Pixels between the labels of arcs that go the same way.
const GAP: f64 = 3.0;
/// How many pixels aside are as bad as one pixel more of height.
const HEIGHT_COST: f64 = 2.0;
/// How many pixels aside are as bad as one pixel beyond the ends of its arc.
const BEYOND_COST: f64 = 4.0;

/// A label with its place from left to right.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// Its left edge.
    pub(super) x: f64,
    /// Its width.
    pub(super) width: f64,
    /// Its height.
    pub(super) height: f64,
    items: Vec<Item>,
}

impl Label {
    /// It, with its top left corner's y at that of `to`.
    pub(super) fn item(self, to: Point) -> Item {
        let items = self.items.into_iter().map(|item| moved(item, to)).collect();
        Item::Group(Group { classes: "flow-label".to_owned(), items, ..Group::default() })
    }
}

/// The label of a way, clear of the lines at `walls`; `None` where nothing is to be said.
pub(super) fn place(way: &Way, mut walls: Vec<f64>, bounds: Stretch, typesetter: &Typesetter) -> Option<Label> {
    walls.sort_by(f64::total_cmp);
    let mut rooms = Vec::new();
    let mut left = bounds.x;
    for wall in walls {
        rooms.push((left, wall - CLEAR));
        left = left.max(wall + CLEAR);
    }
    rooms.push((left, bounds.right()));
    let widest = rooms.iter().map(|(left, right)| right - left).fold(0.0, f64::max);
    let wanted = (way.right() - way.left() - 2.0 * CLEAR).clamp(LEAST_WIDTH, MOST_WIDTH);
    let middle = f64::midpoint(way.left(), way.right());
    let mut best: Option<(f64, Label)> = None;
    for (left, right) in rooms {
        let room = right - left;
        if room < wanted.min(widest).min(NARROWEST) {
            continue;
        }
        let settle = |width: f64| middle.clamp(left + width / 2.0, (right - width / 2.0).max(left + width / 2.0));
        let beyond = |center: f64, width: f64| {
            (center - width / 2.0 - way.right()).max(way.left() - center - width / 2.0).max(0.0)
        };
        let near = words(&way.arcs, false, wanted.min(room), typesetter)?;
        let far = beyond(settle(near.width), near.width) > 0.0;
        let block = if far { words(&way.arcs, true, wanted.min(room), typesetter)? } else { near };
        let center = settle(block.width);
        let cost = (center - middle).abs() + beyond(center, block.width) * BEYOND_COST + block.height * HEIGHT_COST;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            let items = block.items.into_iter().map(|item| moved(item, Point::new(center, 0.0))).collect();
            let label = Label { x: center - block.width / 2.0, width: block.width, height: block.height, items };
            best = Some((cost, label));
        }
    }
    best.map(|(_, label)| label)
}

/// The words, centred at x = 0; `far` from their arc they say which steps it joins.
fn words(arcs: &[Arc], far: bool, width: f64, typesetter: &Typesetter) -> Option<Block> {
    let blocks: Vec<Block> = arcs.iter().filter_map(|arc| one(arc, far, width, typesetter)).collect();
    (!blocks.is_empty()).then(|| stack(blocks, GAP))
}

fn one(arc: &Arc, far: bool, width: f64, typesetter: &Typesetter) -> Option<Block> {
    let main = match (&arc.share, &arc.text) {
        (Some(share), Some(text)) => format!("**{share}** {text}"),
        (Some(share), None) => format!("**{share}**"),
        (None, _) => arc.label.clone(),
    };
    let main =
        if far && !main.is_empty() { format!("{}\u{a0}→\u{a0}{}: {main}", arc.from + 1, arc.to + 1) } else { main };
    let details: Vec<String> = arc.details.iter().map(crate::board::card::Detail::line).collect();
    let centred = |words: &str, look: Look| lines(typesetter.layout(words, look.style(), width), look, Anchor::Middle);
    let blocks = [centred(&main, WORDS), centred(&details.join(" · "), DETAILS)];
    let blocks: Vec<Block> = blocks.into_iter().filter(|block| !block.items.is_empty()).collect();
    (!blocks.is_empty()).then(|| stack(blocks, 0.0))
}
