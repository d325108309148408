//! The tint between a curve and its neutral line: parted exactly where the curve crosses it, stronger farther from it.

use super::spline::{Piece, Spline};
use crate::geometry::{Point, Segment};
use crate::scene::item::{Ink, Item, Path};

/// How many layers a tint has; each ends nearer to the extreme. A gradient would need an id, which could meet another's.
const LAYERS: usize = 10;
/// How strong the layer is that begins at neutral.
const FIRST: f64 = 0.3;
/// How strong each layer over it is.
const NEXT: f64 = 0.2;

/// Which side of neutral is tinted.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Above,
    Below,
}

/// What is above neutral and what is below it; `reach` is how far the extremes are from neutral.
pub(super) fn draw(spline: &Spline, neutral: f64, reach: f64) -> Vec<Item> {
    let layer = |index: usize| {
        let away = reach * index as f64 / LAYERS as f64;
        let opacity = if index == 0 { FIRST } else { NEXT };
        [(neutral - away, Side::Above), (neutral + away, Side::Below)]
            .into_iter()
            .filter_map(move |(level, side)| areas(spline, level, side, opacity))
    };
    (0..LAYERS).flat_map(layer).collect()
}

/// What the curve encloses with a level on one side of it, all in one path; none where it does not reach.
fn areas(spline: &Spline, level: f64, side: Side, opacity: f64) -> Option<Item> {
    let segments: Vec<Segment> =
        parts(spline, level).iter().filter_map(|part| area(part, level, side)).flatten().collect();
    let fill = if side == Side::Above { Ink::CurvePositiveTint } else { Ink::CurveNegativeTint };
    (!segments.is_empty()).then_some(Item::Path(Path { segments, fill: Some(fill), stroke: None, opacity }))
}

/// The curve's pieces, parted where the curve crosses or touches a level.
pub(super) fn parts(spline: &Spline, level: f64) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in &spline.pieces {
        if let Some(t) = piece.crossing(level) {
            let (before, after) = piece.split(t);
            add(&mut parts, before);
            parts.push(vec![after]);
        } else {
            if touches(piece.from.y, level) {
                parts.push(Vec::new());
            }
            add(&mut parts, *piece);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn add(parts: &mut [Vec<Piece>], piece: Piece) {
    if let Some(last) = parts.last_mut() {
        last.push(piece);
    }
}

fn touches(y: f64, level: f64) -> bool {
    (y - level).abs() < 1e-6
}

fn area(part: &[Piece], level: f64, side: Side) -> Option<Vec<Segment>> {
    let (first, last) = (part.first()?, part.last()?);
    let depth: f64 = part.iter().map(|piece| piece.at(0.5).y - level).sum();
    if touches(depth, 0.0) || (depth < 0.0) != (side == Side::Above) {
        return None;
    }
    // Exactly on the level where it ends there, so that what rounds its places sees no step.
    let snapped = |point: Point| if touches(point.y, level) { Point::new(point.x, level) } else { point };
    let mut segments = vec![Segment::Move(snapped(first.from))];
    segments.extend(part.iter().map(|piece| Piece { to: snapped(piece.to), ..*piece }.segment()));
    for x in [last.to.x, first.from.x] {
        segments.push(Segment::Line(Point::new(x, level)));
    }
    segments.push(Segment::Close);
    Some(segments)
}
