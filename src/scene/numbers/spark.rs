//! The small curve beside a metric: its values over time, with a dot at the last.

use crate::geometry::{Point, Rect, Segment};
use crate::scene::curve::circle;
use crate::scene::item::{Dash, Ink, Item, Path, Stroke};

/// Below this many pixels a curve says nothing.
pub(super) const LEAST_WIDTH: f64 = 36.0;
/// A curve is not wider than this many pixels.
pub(super) const MOST_WIDTH: f64 = 60.0;
/// Pixels from the lowest to the highest value, dot included.
pub(super) const HEIGHT: f64 = 22.0;
/// Pixels of the line.
const LINE: f64 = 1.6;
/// Radius of the dot at the end in pixels.
const DOT: f64 = 2.6;

/// A curve through the values from the left to the right edge of `area`.
pub(super) fn draw(history: &[f64], area: Rect, ink: Ink) -> Vec<Item> {
    let inner = area.shrunk(DOT, DOT);
    let known = history.iter().copied().filter(|value| value.is_finite());
    let values: Vec<f64> = known.collect();
    let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let steps = values.len().saturating_sub(1).max(1) as f64;
    let range = highest - lowest;
    let place = |(index, value): (usize, &f64)| {
        let share = if range > 0.0 { (value - lowest) / range } else { 0.5 };
        Point::new(inner.x + inner.width * index as f64 / steps, inner.bottom() - inner.height * share)
    };
    let points: Vec<Point> = values.iter().enumerate().map(place).collect();
    let Some(last) = points.last().copied() else { return Vec::new() };
    let pen = |(index, point): (usize, &Point)| if index == 0 { Segment::Move(*point) } else { Segment::Line(*point) };
    let segments = points.iter().enumerate().map(pen).collect();
    let stroke = Some(Stroke { ink, width: LINE, dash: Dash::Solid });
    let mut items = vec![Item::Path(Path { segments, fill: None, stroke, opacity: 1.0 })];
    items.push(Item::Path(Path { segments: circle(last, DOT), fill: Some(ink), stroke: None, opacity: 1.0 }));
    items
}
