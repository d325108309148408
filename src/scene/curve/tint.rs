//! The tint between a curve and its neutral line, parted exactly where the curve crosses it.

use super::spline::{Piece, Spline};
use crate::geometry::{Point, Segment};
use crate::scene::item::{Ink, Item, Path};

/// What is above neutral and what is below it, each an area of its own.
pub(super) fn draw(spline: &Spline, neutral: f64) -> Vec<Item> {
    parts(spline, neutral).into_iter().filter_map(|part| area(&part, neutral)).collect()
}

/// The curve's pieces, parted where the curve crosses or touches neutral.
pub(super) fn parts(spline: &Spline, neutral: f64) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in &spline.pieces {
        if let Some(t) = piece.crossing(neutral) {
            let (before, after) = piece.split(t);
            add(&mut parts, before);
            parts.push(vec![after]);
        } else {
            if touches(piece.from.y, neutral) {
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

fn touches(y: f64, neutral: f64) -> bool {
    (y - neutral).abs() < 1e-6
}

fn area(part: &[Piece], neutral: f64) -> Option<Item> {
    let (first, last) = (part.first()?, part.last()?);
    let depth: f64 = part.iter().map(|piece| piece.at(0.5).y - neutral).sum();
    if touches(depth, 0.0) {
        return None;
    }
    let fill = if depth < 0.0 { Ink::CurvePositiveTint } else { Ink::CurveNegativeTint };
    let mut segments = vec![Segment::Move(first.from)];
    segments.extend(part.iter().map(Piece::segment));
    for x in [last.to.x, first.from.x] {
        segments.push(Segment::Line(Point::new(x, neutral)));
    }
    segments.push(Segment::Close);
    Some(Item::Path(Path { segments, fill: Some(fill), stroke: None, opacity: 1.0 }))
}
