//! The words beside an arrow: a small pill in a place that nothing else needs.

use std::collections::BTreeMap;

use super::effort::Effort;
use super::near::Near;
use super::plan::Planned;
use crate::board::shape::Arrow;
use crate::geometry::{Point, Rect};
use crate::scene::block::Block;
use crate::scene::item::{Anchor, Dash, Group, Ink, Item, Panel, Stroke};
use crate::scene::words::{Look, lines};
use crate::text::{Face, Typesetter};

const WORDS: Look = Look { leading: 1.3, ..Look::new(Face::Regular, 11.0, Ink::TextSecondary) };

/// Pixels between the words and the edges of their pill, left and right.
const PAD_X: f64 = 6.0;
/// Pixels between the words and the edges of their pill, top and bottom.
const PAD_Y: f64 = 1.5;
/// The largest radius of a pill's corners in pixels.
const RADIUS: f64 = 8.0;
/// The widths in pixels that words are wrapped to, the best first.
const WIDTHS: [f64; 4] = [150.0, 104.0, 72.0, 48.0];
/// Pixels between a pill and its arrow.
const BESIDE: f64 = 4.0;
/// Pixels that a pill keeps from boxes and words.
const CLEAR: f64 = 2.0;
/// Pixels that a pill keeps from lines.
const LINE_CLEAR: f64 = 2.5;
/// Pixels between two places that are tried.
const STEP: f64 = 6.0;
/// How far from the middle of its arrow a pill is put at most, in steps: farther away, nobody can tell whose it is.
const FAR: i32 = 20;
/// What it costs to lay out words, in comparisons: at all, and for each byte.
const LAYOUT_EFFORT: (usize, usize) = (3000, 100);
/// What each line more costs, in pixels from the middle of a stretch.
const LINE_COST: f64 = 30.0;

/// How much room the label of an arrow takes on one line: width and height in pixels, edges included. A gap between rows
/// that is this tall and some pixels more always holds it.
pub fn room(arrow: &Arrow, typesetter: &Typesetter) -> Option<(f64, f64)> {
    let label = arrow.label.as_ref()?;
    let width = WIDTHS.first().copied().unwrap_or_default();
    let pill = pill(label, width, typesetter);
    (!pill.items.is_empty()).then_some((pill.width + 2.0 * BESIDE, pill.height + 2.0 * BESIDE))
}

/// The labels that find a place, by the place of their arrow; none touches a box, a text or another, all are inside
/// `area`. `taken` is where boxes and texts stand.
pub(super) fn place(
    ways: &BTreeMap<usize, Planned<'_>>,
    taken: Near<'_>,
    area: Rect,
    typesetter: &Typesetter,
) -> BTreeMap<usize, Item> {
    let mut lines = Near::new(area, taken.effort);
    ways.values().flat_map(Planned::pieces).for_each(|piece| lines.add(piece));
    let mut ground = Ground { area, taken, lines };
    let mut labels = BTreeMap::new();
    for (index, planned) in ways {
        let Some(label) = planned.arrow.label.as_ref() else { continue };
        let ink = if planned.arrow.fails { Ink::ArrowFail } else { Ink::TextSecondary };
        if let Some((area, block)) = find(label, planned, &ground, typesetter) {
            ground.taken.add(area);
            labels.insert(*index, draw(area, block, ink));
        }
    }
    labels
}

/// The words with room for the pill around them; origin at the middle of the top edge.
fn pill(words: &str, width: f64, typesetter: &Typesetter) -> Block {
    let words = lines(typesetter.layout(words, WORDS.style(), width), WORDS, Anchor::Middle);
    Block { width: words.width + 2.0 * PAD_X, height: words.height + 2.0 * PAD_Y, ..words }
}

fn draw(area: Rect, block: Block, ink: Ink) -> Item {
    let stroke = Some(Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid });
    let radius = RADIUS.min(area.height / 2.0);
    let mut items = vec![Item::Panel(Panel { area, radius, fill: Some(Ink::PanelFill), stroke })];
    items.extend(block.at(Point::new(area.center().x, area.y + PAD_Y)).into_iter().map(|item| inked(item, ink)));
    Item::Group(Group { classes: "box arrow-label".to_owned(), items, ..Group::default() })
}

fn inked(item: Item, ink: Ink) -> Item {
    let Item::Text(mut text) = item else { return item };
    for run in &mut text.runs {
        run.ink = ink;
    }
    Item::Text(text)
}

/// What there is to keep off.
struct Ground<'a> {
    /// Labels stand inside this.
    area: Rect,
    /// Boxes, words and labels.
    taken: Near<'a>,
    /// Pieces of arrows.
    lines: Near<'a>,
}

impl Ground<'_> {
    /// Whether no box, no words and no line are there.
    fn free(&self, area: Rect) -> bool {
        self.area.contains(area, 0.0)
            && !self.taken.any(area.shrunk(-CLEAR, -CLEAR), |_| true)
            && !self.lines.any(area.shrunk(-LINE_CLEAR, -LINE_CLEAR), |_| true)
    }
}

/// The cheapest free place beside the arrow; if there is none, the nearest free place around its middle. None where all is
/// taken, or where all that may be spent on looking is: a label on lines would be hard to read, and anybody's.
fn find(words: &str, planned: &Planned<'_>, ground: &Ground<'_>, typesetter: &Typesetter) -> Option<(Rect, Block)> {
    let blocks = pills(words, ground.taken.effort, typesetter)?;
    let mut best: Option<(f64, Rect, &Block)> = None;
    for block in &blocks {
        let rows = block.items.iter().filter(|item| matches!(item, Item::Text(_))).count() as f64;
        beside(planned, block, &mut |area, aside| {
            ground.taken.effort.spend(1);
            let cost = aside + LINE_COST * rows;
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) && ground.free(area) {
                best = Some((cost, area, block));
            }
        });
    }
    best.map(|(_, area, block)| (area, block))
        .or_else(|| around(planned, &blocks, &|area| ground.free(area)))
        .map(|(area, block)| (area, block.clone()))
}

/// The words in each of the widths, those that change nothing left out; none if there is nothing to be seen, or nothing
/// left to be spent on them.
fn pills(words: &str, effort: &Effort, typesetter: &Typesetter) -> Option<Vec<Block>> {
    let mut blocks: Vec<Block> = Vec::new();
    for width in WIDTHS {
        if effort.is_spent() {
            return None;
        }
        if blocks.last().is_some_and(|last| last.width - 2.0 * PAD_X <= width) {
            continue;
        }
        effort.spend(LAYOUT_EFFORT.0 + LAYOUT_EFFORT.1 * words.len());
        let block = pill(words, width, typesetter);
        if block.items.is_empty() {
            return None;
        }
        blocks.push(block);
    }
    Some(blocks)
}

/// Shows places along the straight pieces, on both sides, and how far each is from the middle of its piece.
fn beside(planned: &Planned<'_>, block: &Block, visit: &mut dyn FnMut(Rect, f64)) {
    let longest = planned.pieces().map(|piece| piece.width + piece.height).fold(0.0, f64::max);
    for piece in planned.pieces() {
        let length = piece.width + piece.height;
        let upright = piece.width < piece.height;
        let short = longest - length;
        let center = piece.center();
        let count = (length / 2.0 / STEP) as i32;
        for step in -count..=count {
            let away = f64::from(step) * STEP;
            let sides = if upright {
                let y = center.y + away - block.height / 2.0;
                [(center.x + BESIDE, y, 0.0), (center.x - BESIDE - block.width, y, 1.0)]
            } else {
                let x = center.x + away - block.width / 2.0;
                [(x, center.y - BESIDE - block.height, 0.0), (x, center.y + BESIDE, 1.0)]
            };
            for (x, y, cost) in sides {
                visit(Rect::new(x, y, block.width, block.height), away.abs() + short / 4.0 + cost);
            }
        }
    }
}

/// The nearest free place around the middle of the arrow, in rings.
fn around<'b>(planned: &Planned<'_>, blocks: &'b [Block], free: &dyn Fn(Rect) -> bool) -> Option<(Rect, &'b Block)> {
    let middle = planned
        .pieces()
        .max_by(|one, other| (one.width + one.height).total_cmp(&(other.width + other.height)))?
        .center();
    for ring in 0..FAR {
        for block in blocks {
            for (across, down) in places_of(ring) {
                let x = middle.x + f64::from(across) * STEP - block.width / 2.0;
                let y = middle.y + f64::from(down) * STEP - block.height / 2.0;
                let area = Rect::new(x, y, block.width, block.height);
                if free(area) {
                    return Some((area, block));
                }
            }
        }
    }
    None
}

/// The places of a ring, from left to right and from top to bottom.
fn places_of(ring: i32) -> impl Iterator<Item = (i32, i32)> {
    (-ring..=ring).flat_map(move |down| {
        let step = if down.abs() == ring || ring == 0 { 1 } else { 2 * ring };
        (-ring..=ring).step_by(step as usize).map(move |across| (across, down))
    })
}
