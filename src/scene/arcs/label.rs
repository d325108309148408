//! The words below an arc's run: how many go this way, why, and what else is known, where no line runs through them.

use super::ends::Way;
use crate::board::shape::Arc;
use crate::geometry::Point;
use crate::scene::block::{Block, moved, stack};
use crate::scene::frame::Stretch;
use crate::scene::item::{Anchor, Group, Ink, Item};
use crate::scene::words::{Look, lines};
use crate::text::{Face, Typesetter};

const WORDS: Look = Look::new(Face::Regular, 11.5, Ink::TextSecondary);
const DETAILS: Look = Look::new(Face::Regular, 11.0, Ink::TextFaint);

/// Pixels that labels and runs keep from the lines beside them.
pub(super) const CLEAR: f64 = 8.0;
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

/// The label of a way, clear of the lines at `walls`, which are given from left to right; `None` where nothing is to be
/// said. Of rooms that are equally good it is the first.
pub(super) fn place(way: &Way, walls: &[f64], bounds: Stretch, typesetter: &Typesetter) -> Option<Label> {
    let mut rooms = Vec::with_capacity(walls.len() + 1);
    let mut left = bounds.x;
    for wall in walls {
        rooms.push((left, wall - CLEAR));
        left = left.max(wall + CLEAR);
    }
    rooms.push((left, bounds.right()));
    let widest = rooms.iter().map(|(left, right)| right - left).fold(0.0, f64::max);
    let wanted = (way.right() - way.left() - 2.0 * CLEAR).clamp(LEAST_WIDTH, MOST_WIDTH);
    let middle = f64::midpoint(way.left(), way.right());
    rooms.retain(|(left, right)| right - left >= wanted.min(widest).min(NARROWEST));
    // The nearest first: where the way to a room alone costs more than the best, no words need be laid out for it.
    let mut near_first: Vec<(f64, f64, f64)> =
        rooms.into_iter().map(|(left, right)| ((left - middle).max(middle - right).max(0.0), left, right)).collect();
    near_first.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut written = Written { way, typesetter, blocks: Vec::new() };
    let mut best: Option<(f64, f64, f64, Block)> = None;
    for (away, left, right) in near_first {
        if best.as_ref().is_some_and(|(least, ..)| away > *least) {
            break;
        }
        let width = wanted.min(right - left);
        let settle = |width: f64| middle.clamp(left + width / 2.0, (right - width / 2.0).max(left + width / 2.0));
        let beyond = |center: f64, width: f64| {
            (center - width / 2.0 - way.right()).max(way.left() - center - width / 2.0).max(0.0)
        };
        let near = written.at(width, false)?;
        let block = if beyond(settle(near.width), near.width) > 0.0 { written.at(width, true)? } else { near };
        let center = settle(block.width);
        let cost = (center - middle).abs() + beyond(center, block.width) * BEYOND_COST + block.height * HEIGHT_COST;
        let better = |(least, first, ..): &(f64, f64, f64, Block)| cost < *least || (cost <= *least && left < *first);
        if best.as_ref().is_none_or(better) {
            best = Some((cost, left, center, block.clone()));
        }
    }
    best.map(|(_, _, center, block)| {
        let items = block.items.into_iter().map(|item| moved(item, Point::new(center, 0.0))).collect();
        Label { x: center - block.width / 2.0, width: block.width, height: block.height, items }
    })
}

/// The words of a way, laid out once for each width.
struct Written<'a> {
    way: &'a Way,
    typesetter: &'a Typesetter,
    blocks: Vec<(f64, bool, Block)>,
}

impl Written<'_> {
    /// The words in some width; `far` from their arc they say which steps it joins.
    fn at(&mut self, width: f64, far: bool) -> Option<Block> {
        let known = self.blocks.iter().find(|(of, is_far, _)| of.total_cmp(&width).is_eq() && *is_far == far);
        if let Some((.., block)) = known {
            return Some(block.clone());
        }
        let block = words(&self.way.arcs, far, width, self.typesetter)?;
        self.blocks.push((width, far, block.clone()));
        Some(block)
    }
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
