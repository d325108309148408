//! The words beside an arrow: a small pill in a place that nothing else needs.

use std::collections::BTreeMap;

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
/// How far from its arrow a pill is put at most, in steps.
const FAR: i32 = 150;
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

/// The labels of the arrows that have one, by the arrow's index; none touches a wall, a line or another, all are inside
/// `area`.
pub(super) fn place(
    planned: &[Planned<'_>],
    walls: &[Rect],
    area: Rect,
    typesetter: &Typesetter,
) -> BTreeMap<usize, Item> {
    let lines: Vec<Rect> = planned.iter().flat_map(|planned| pieces(&planned.points)).collect();
    let mut ground = Ground { area, taken: walls.to_vec(), lines: &lines };
    let mut labels = BTreeMap::new();
    for (index, planned) in planned.iter().enumerate() {
        let Some(label) = planned.arrow.label.as_ref() else { continue };
        let ink = if planned.arrow.fails { Ink::ArrowFail } else { Ink::TextSecondary };
        if let Some((area, block)) = find(label, &planned.points, &ground, typesetter) {
            ground.taken.push(area);
            labels.insert(index, draw(area, block, ink));
        }
    }
    labels
}

/// The straight pieces of a line as flat rectangles.
fn pieces(points: &[Point]) -> Vec<Rect> {
    let piece = |pair: &[Point]| match pair {
        [one, other] => {
            Some(Rect::new(one.x.min(other.x), one.y.min(other.y), (one.x - other.x).abs(), (one.y - other.y).abs()))
        }
        _ => None,
    };
    points.windows(2).filter_map(piece).collect()
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
    taken: Vec<Rect>,
    /// Pieces of arrows.
    lines: &'a [Rect],
}

impl Ground<'_> {
    fn free(&self, area: Rect) -> bool {
        let beside = area.shrunk(-LINE_CLEAR, -LINE_CLEAR);
        self.solid(area) && !self.lines.iter().any(|line| line.overlaps(beside))
    }

    /// Whether no box and no words are there.
    fn solid(&self, area: Rect) -> bool {
        let near = area.shrunk(-CLEAR, -CLEAR);
        self.area.contains(area, 0.0) && !self.taken.iter().any(|wall| wall.overlaps(near))
    }
}

/// The cheapest free place beside the arrow; if there is none, the nearest free place anywhere; if there is none, on a line.
fn find(words: &str, points: &[Point], ground: &Ground<'_>, typesetter: &Typesetter) -> Option<(Rect, Block)> {
    let mut best: Option<(f64, Rect, Block)> = None;
    for width in WIDTHS {
        let block = pill(words, width, typesetter);
        if block.items.is_empty() {
            return None;
        }
        let rows = block.items.iter().filter(|item| matches!(item, Item::Text(_))).count() as f64;
        for (area, aside) in beside(points, &block) {
            let cost = aside + LINE_COST * rows;
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) && ground.free(area) {
                best = Some((cost, area, block.clone()));
            }
        }
    }
    best.map(|(_, area, block)| (area, block))
        .or_else(|| anywhere(words, points, &|area| ground.free(area), typesetter))
        .or_else(|| anywhere(words, points, &|area| ground.solid(area), typesetter))
}

/// Places along the straight pieces, on both sides, and how far each is from the middle of its piece.
fn beside(points: &[Point], block: &Block) -> Vec<(Rect, f64)> {
    let mut places = Vec::new();
    let longest = pieces(points).iter().map(|piece| piece.width + piece.height).fold(0.0, f64::max);
    for piece in pieces(points) {
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
                places.push((Rect::new(x, y, block.width, block.height), away.abs() + short / 4.0 + cost));
            }
        }
    }
    places
}

/// The nearest free place around the middle of the arrow, in rings.
fn anywhere(
    words: &str,
    points: &[Point],
    free: &dyn Fn(Rect) -> bool,
    typesetter: &Typesetter,
) -> Option<(Rect, Block)> {
    let middle = pieces(points)
        .into_iter()
        .max_by(|one, other| (one.width + one.height).total_cmp(&(other.width + other.height)))?
        .center();
    for ring in 0..FAR {
        for width in WIDTHS {
            let block = pill(words, width, typesetter);
            for down in -ring..=ring {
                for across in -ring..=ring {
                    if down.abs().max(across.abs()) != ring {
                        continue;
                    }
                    let x = middle.x + f64::from(across) * STEP - block.width / 2.0;
                    let y = middle.y + f64::from(down) * STEP - block.height / 2.0;
                    let area = Rect::new(x, y, block.width, block.height);
                    if free(area) {
                        return Some((area, block));
                    }
                }
            }
        }
    }
    None
}
