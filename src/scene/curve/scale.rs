//! The scale at the left of a curve: its words, the lines across, and how tall it has to be so that the words have room.

use super::Plot;
use crate::board::shape::Curve;
use crate::geometry::{Point, Rect, Segment};
use crate::scene::block::Block;
use crate::scene::frame::Frame;
use crate::scene::item::{Anchor, Dash, Ink, Item, Path, Stroke};
use crate::scene::words::{Look, lines};
use crate::text::{Face, Typesetter};

const LABEL: Look = Look::new(Face::Regular, 11.5, Ink::TextFaint);

/// Pixels from the highest level to the lowest.
const HEIGHT: f64 = 132.0;
/// A scale of many words is not taller than this many pixels; its words move apart instead.
const MOST_HEIGHT: f64 = 260.0;
/// Pixels between two labels.
const GAP: f64 = 2.0;
/// Pixels between a line across and the words on it.
const WORD_GAP: f64 = 4.0;
/// Pixels of a line across.
const LINE: f64 = 1.0;

/// The words of a scale in their places.
#[derive(Debug)]
pub(super) struct Scale {
    /// Pixels from the highest level to the lowest.
    pub(super) height: f64,
    /// The words.
    pub(super) items: Vec<Item>,
    /// The room that they take.
    pub(super) area: Option<Rect>,
}

impl Scale {
    /// No scale: nothing stands on it.
    pub(super) const fn none() -> Self {
        Self { height: 0.0, items: Vec::new(), area: None }
    }

    /// The words at the left, each at its level, or as near as the words above leave room.
    pub(super) fn of(labels: &[(f64, String)], frame: &Frame, typesetter: &Typesetter) -> Self {
        let mut blocks: Vec<(f64, Block)> = labels
            .iter()
            .map(|(level, words)| {
                let level = if level.is_finite() { level.clamp(-1.0, 1.0) } else { 0.0 };
                let laid = typesetter.layout(words, LABEL.style(), frame.label.width);
                (level, lines(laid, LABEL, Anchor::End))
            })
            .filter(|(_, block)| !block.items.is_empty())
            .collect();
        blocks.sort_by(|one, other| other.0.total_cmp(&one.0));
        let height = height(&blocks);
        let (mut items, mut bottom, mut area) = (Vec::new(), f64::NEG_INFINITY, None::<Rect>);
        for (level, block) in blocks {
            let y = ((1.0 - level) / 2.0 * height - block.height / 2.0).max(bottom + GAP);
            bottom = y + block.height;
            let top = area.map_or(y, |area| area.y);
            area = Some(Rect::new(frame.label.x, top, frame.label.width, bottom - top));
            items.extend(block.at(Point::new(frame.label.right(), y)));
        }
        Self { height, items, area }
    }
}

/// Tall enough that no label touches the next, within reason.
fn height(blocks: &[(f64, Block)]) -> f64 {
    let needed = blocks.windows(2).filter_map(|pair| {
        let [(upper, above), (lower, below)] = pair else { return None };
        let apart = (upper - lower) / 2.0;
        let room = f64::midpoint(above.height, below.height) + GAP;
        (apart > 0.0).then(|| room / apart)
    });
    needed.fold(HEIGHT, f64::max).min(MOST_HEIGHT)
}

/// Lines across at the levels of the words and at both ends, a dashed one at neutral; all leave out where words stand.
pub(super) fn grid(curve: &Curve, plot: &Plot<'_>, words: &[Rect]) -> Vec<Item> {
    let mut levels: Vec<f64> = curve.labels.iter().map(|(level, _)| *level).chain([1.0, -1.0]).collect();
    levels.retain(|level| level.is_finite() && !(curve.has_neutral && level.abs() < 1e-9));
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let line = |y: f64, ink: Ink, dash: Dash| {
        let pieces = around(plot.across(), y, words).into_iter();
        let segments =
            pieces.flat_map(|(left, right)| [Segment::Move(Point::new(left, y)), Segment::Line(Point::new(right, y))]);
        let stroke = Some(Stroke { ink, width: LINE, dash });
        Item::Path(Path { segments: segments.collect(), fill: None, stroke, opacity: 1.0 })
    };
    let mut items: Vec<Item> =
        levels.into_iter().map(|level| line(plot.y(level), Ink::CurveGrid, Dash::Solid)).collect();
    if curve.has_neutral {
        items.push(line(plot.y(0.0), Ink::NeutralBorder, Dash::Dashed));
    }
    items
}

/// What is left of a line across when the words on it are left out.
fn around((left, right): (f64, f64), y: f64, words: &[Rect]) -> Vec<(f64, f64)> {
    let mut on_it: Vec<&Rect> = words.iter().filter(|word| word.y < y && word.bottom() > y).collect();
    on_it.sort_by(|one, other| one.x.total_cmp(&other.x));
    let (mut pieces, mut start) = (Vec::new(), left);
    for word in on_it {
        if word.x - WORD_GAP > start {
            pieces.push((start, word.x - WORD_GAP));
        }
        start = start.max(word.right() + WORD_GAP);
    }
    if start < right {
        pieces.push((start, right));
    }
    pieces
}
