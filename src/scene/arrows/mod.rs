//! Arrows between the boxes of a blueprint: straight down where nothing is in the way, else through the gaps.

mod effort;
mod label;
mod near;
mod plan;
mod route;

use std::collections::BTreeMap;

use super::item::{Dash, Group, Ink, Item, Path, Stroke};
use crate::board::shape::{Arrow, BoxPlace};
use crate::geometry::{Point, Rect, Segment};
use crate::text::Typesetter;
use near::Near;
use plan::Planned;

pub use effort::Purse;
pub use label::room;

/// Pixels of an arrow's line.
const LINE: f64 = 1.4;
/// Half of an arrow head's width in pixels.
const HEAD_HALF: f64 = 4.0;
/// An arrow head's length in pixels.
const HEAD: f64 = 6.0;
/// Pixels between an arrow head and the box that it points at.
const HEAD_GAP: f64 = 2.0;
/// Radius of a corner in pixels.
const CORNER: f64 = 8.0;
/// Of a corner's length, how far its control points are from its ends.
const ROUND: f64 = 0.552_284_75;

/// What is drawn of arrows, and what is not.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// Lines, heads and labels.
    pub items: Vec<Item>,
    /// The places, in the list of arrows, of those that must be told in words: no way was found for them, or no place for
    /// their label.
    pub told: Vec<usize>,
}

/// The arrows between boxes, in the picture's coordinates.
///
/// `boxes` says where each box stands; `obstacles` is what no arrow and no label may touch besides them: every text
/// outside of boxes. An arrow whose ends are not both among the boxes is left out. This is the first of `parts` parts of
/// the picture that share what is left in `purse`.
pub fn draw(
    arrows: &[Arrow],
    boxes: &BTreeMap<BoxPlace, Rect>,
    obstacles: &[Rect],
    (purse, parts): (&mut Purse, usize),
    typesetter: &Typesetter,
) -> Drawn {
    let (for_ways, for_labels) = purse.share(parts);
    let plan = plan::plan(arrows, boxes, obstacles, &for_ways);
    let area = plan::hull(boxes.values());
    let taken = Near::of(area, obstacles.iter().chain(boxes.values()), &for_labels);
    let mut labels = label::place(&plan.ways, taken, area, typesetter);
    purse.settle(parts, &for_ways, &for_labels);
    let mut told = plan.lost;
    told.extend(
        plan.ways
            .iter()
            .filter(|(index, planned)| planned.arrow.label.is_some() && !labels.contains_key(index))
            .map(|(index, _)| *index),
    );
    told.sort_unstable();
    let items = plan.ways.iter().map(|(index, planned)| group(planned, labels.remove(index))).collect();
    Drawn { items, told }
}

fn group(planned: &Planned<'_>, label: Option<Item>) -> Item {
    let arrow = planned.arrow;
    let ink = if arrow.fails { Ink::ArrowFail } else { Ink::ArrowLine };
    let stroke = Some(Stroke { ink, width: LINE, dash: Dash::Solid });
    let path = |segments| Item::Path(Path { segments, fill: None, stroke, opacity: 1.0 });
    let points = drawn(&planned.points, arrow.both_ways);
    let mut items = vec![path(segments(&points))];
    if let [.., before, end] = points.as_slice() {
        items.push(path(head(*before, *end)));
    }
    if let ([end, before, ..], true) = (points.as_slice(), arrow.both_ways) {
        items.push(path(head(*before, *end)));
    }
    items.extend(label);
    let classes = if arrow.fails { "arrow fails" } else { "arrow" };
    Item::Group(Group { classes: classes.to_owned(), items, ..Group::default() })
}

/// The corners of an arrow with its heads a little off the boxes.
fn drawn(points: &[Point], both_ways: bool) -> Vec<Point> {
    let mut drawn = points.to_vec();
    if let [.., before, end] = drawn.as_mut_slice() {
        *end = toward(*end, *before, HEAD_GAP);
    }
    if let ([end, before, ..], true) = (drawn.as_mut_slice(), both_ways) {
        *end = toward(*end, *before, HEAD_GAP);
    }
    drawn
}

/// `from`, moved by `way` pixels toward `to`; all lines are upright or level.
fn toward(from: Point, to: Point, way: f64) -> Point {
    let step = |from: f64, to: f64| {
        let left = to - from;
        from + left.clamp(-way, way)
    };
    Point::new(step(from.x, to.x), step(from.y, to.y))
}

/// A line through corners, rounded.
fn segments(points: &[Point]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = points.first().map(|first| Segment::Move(*first)).into_iter().collect();
    for corner in points.windows(3) {
        let [before, corner, after] = corner else { continue };
        let radius = CORNER.min(distance(*before, *corner) / 2.0).min(distance(*corner, *after) / 2.0);
        let (start, end) = (toward(*corner, *before, radius), toward(*corner, *after, radius));
        segments.push(Segment::Line(start));
        segments.push(Segment::Cubic(
            toward(start, *corner, radius * ROUND),
            toward(end, *corner, radius * ROUND),
            end,
        ));
    }
    segments.extend(points.last().map(|last| Segment::Line(*last)));
    segments
}

/// Between two points of an upright or level line.
fn distance(one: Point, other: Point) -> f64 {
    (one.x - other.x).abs() + (one.y - other.y).abs()
}

fn head(before: Point, end: Point) -> Vec<Segment> {
    let back = toward(end, before, HEAD);
    let upright = (before.x - end.x).abs() < (before.y - end.y).abs();
    let side = |half: f64| {
        if upright { Point::new(end.x + half, back.y) } else { Point::new(back.x, end.y + half) }
    };
    vec![Segment::Move(side(-HEAD_HALF)), Segment::Line(end), Segment::Line(side(HEAD_HALF))]
}

#[cfg(test)]
mod tests;
