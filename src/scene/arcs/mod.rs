//! Arcs: ways that are not "the next step", drawn below the steps from where they begin to where they lead.

mod ends;
mod label;
mod levels;

use super::block::Block;
use super::frame::{Frame, Stretch};
use super::item::{Dash, Group, Ink, Item, Path, Stroke};
use super::sizes::{ROW_GAP, ROW_PADDING};
use crate::board::shape::Arc;
use crate::geometry::{Point, Segment};
use crate::text::Typesetter;
use levels::Placed;

/// Pixels of the line.
const LINE: f64 = 1.4;
/// Where an arc begins and where its head points, in pixels: at the edge of the steps, above its own row.
const TOP: f64 = 3.0 - ROW_PADDING - ROW_GAP;
/// Half of an arrow head's width in pixels.
const HEAD_HALF: f64 = 4.0;
/// An arrow head's height in pixels.
const HEAD: f64 = 5.5;
/// Radius of the corners in pixels where arcs are nested.
const CORNER: f64 = 14.0;
/// The widest that a corner is in pixels where nothing is in its way.
const WIDE_CORNER: f64 = 60.0;
/// Of a corner's length, how far its control points are from its ends.
const ROUND: f64 = 0.552_284_75;
/// Pixels below the last label.
const FOOT: f64 = 6.0;

/// The arcs of a row whose top is at 0, in the picture's x-coordinates. Lines and labels keep clear of each other.
pub fn draw(arcs: &[Arc], frame: &Frame, typesetter: &Typesetter) -> Block {
    let bounds = bounds(frame);
    let ways = ends::ways(arcs, frame);
    let placed = levels::place(&ways, bounds, typesetter);
    let height = placed.iter().map(|placed| placed.bottom).fold(0.0, f64::max);
    let height = if placed.is_empty() { 0.0 } else { height + FOOT };
    let items = placed.into_iter().map(|placed| group(placed, arcs)).collect();
    Block { width: frame.row.right(), height, items }
}

/// From the first column to the last: labels stand in it.
fn bounds(frame: &Frame) -> Stretch {
    let first = frame.columns.first().map_or(frame.row.x, |column| column.x);
    let last = frame.columns.last().map_or(frame.row.right(), |column| column.right());
    Stretch { x: first, width: (last - first).max(1.0) }
}

fn group(placed: Placed, arcs: &[Arc]) -> Item {
    let told = placed.arcs.iter().find_map(|index| arcs.get(*index));
    let label = told.map(|arc| format!("{} → {}", arc.from_label, arc.to_label)).unwrap_or_default();
    let about = told.map(|arc| arc.about.clone()).unwrap_or_default();
    let mut items = vec![line(&placed), head(&placed)];
    items.extend(placed.label);
    Item::Group(Group {
        classes: "flow".to_owned(),
        label: crate::text::plain(&label),
        about,
        items,
        ..Group::default()
    })
}

/// Loops are dashed, jumps are not.
fn line(placed: &Placed) -> Item {
    let dash = if placed.back { Dash::Dashed } else { Dash::Solid };
    let stroke = Some(Stroke { ink: Ink::ArrowLine, width: LINE, dash });
    Item::Path(Path { segments: segments(placed), fill: None, stroke, opacity: 1.0 })
}

/// Down, across and up again, with round corners.
fn segments(placed: &Placed) -> Vec<Segment> {
    let Placed { from, to, y, wide, .. } = *placed;
    let way = if to >= from { 1.0 } else { -1.0 };
    let half = (to - from).abs() / 2.0;
    let (across, down) = if wide { (half.min(WIDE_CORNER), y - TOP) } else { (half.min(CORNER), CORNER.min(y - TOP)) };
    let (left, right) = (from + way * across, to - way * across);
    vec![
        Segment::Move(Point::new(from, TOP)),
        Segment::Line(Point::new(from, y - down)),
        Segment::Cubic(
            Point::new(from, y - down * (1.0 - ROUND)),
            Point::new(left - way * across * ROUND, y),
            Point::new(left, y),
        ),
        Segment::Line(Point::new(right, y)),
        Segment::Cubic(
            Point::new(right + way * across * ROUND, y),
            Point::new(to, y - down * (1.0 - ROUND)),
            Point::new(to, y - down),
        ),
        Segment::Line(Point::new(to, TOP)),
    ]
}

fn head(placed: &Placed) -> Item {
    let at = |across: f64, down: f64| Point::new(placed.to + across, TOP + down);
    let segments =
        vec![Segment::Move(at(-HEAD_HALF, HEAD)), Segment::Line(at(0.0, 0.0)), Segment::Line(at(HEAD_HALF, HEAD))];
    let stroke = Some(Stroke { ink: Ink::ArrowLine, width: LINE, dash: Dash::Solid });
    Item::Path(Path { segments, fill: None, stroke, opacity: 1.0 })
}

#[cfg(test)]
mod tests;
