//! Panels and paths as the PDF library has them.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};

use crate::geometry::{Point, Rect};
use crate::scene::item::{self, Segment};
use crate::scene::theme::{Ink, Theme};

/// Control points of a quarter of a circle, by its radius.
const QUARTER: f64 = 0.552_284_75;

/// The outline of a panel; none where it has no size.
pub(super) fn panel(area: Rect, radius: f64) -> Option<Path> {
    let Rect { x, y, width, height } = area;
    let radius = radius.min(width / 2.0).min(height / 2.0).max(0.0);
    let (right, bottom, near) = (area.right(), area.bottom(), radius * (1.0 - QUARTER));
    let at = Point::new;
    let corner = |first: Point, second: Point, end: Point| Segment::Cubic(first, second, end);
    let round = [
        Segment::Move(at(x + radius, y)),
        Segment::Line(at(right - radius, y)),
        corner(at(right - near, y), at(right, y + near), at(right, y + radius)),
        Segment::Line(at(right, bottom - radius)),
        corner(at(right, bottom - near), at(right - near, bottom), at(right - radius, bottom)),
        Segment::Line(at(x + radius, bottom)),
        corner(at(x + near, bottom), at(x, bottom - near), at(x, bottom - radius)),
        Segment::Line(at(x, y + radius)),
        corner(at(x, y + near), at(x + near, y), at(x + radius, y)),
        Segment::Close,
    ];
    if radius > 0.0 {
        return path(&round);
    }
    path(&corners(area))
}

/// A rectangle, clockwise.
pub(super) fn corners(area: Rect) -> Vec<Segment> {
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    let [first, second, third, fourth] =
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point::new(x, y));
    vec![Segment::Move(first), Segment::Line(second), Segment::Line(third), Segment::Line(fourth), Segment::Close]
}

/// Segments as a path; none where there is nothing to draw.
pub(super) fn path(segments: &[Segment]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in segments {
        let short = |point: Point| (point.x as f32, point.y as f32);
        match *segment {
            Segment::Move(end) => path.move_to(short(end).0, short(end).1),
            Segment::Line(end) => path.line_to(short(end).0, short(end).1),
            Segment::Cubic(first, second, end) => {
                let (first, second, end) = (short(first), short(second), short(end));
                path.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
            }
            Segment::Close => path.close(),
        }
    }
    path.finish()
}

/// A fill in a colour of the theme.
pub(super) fn fill(ink: Ink, opacity: f64, theme: &Theme) -> Fill {
    Fill { paint: color(ink, theme).into(), opacity: normal(opacity), rule: FillRule::NonZero }
}

/// A line in a colour of the theme, its ends and corners round.
pub(super) fn stroke(stroke: item::Stroke, opacity: f64, theme: &Theme) -> Stroke {
    let dashes = stroke.dashes().map(|lengths| lengths.map(|length| length as f32).to_vec());
    Stroke {
        paint: color(stroke.ink, theme).into(),
        width: stroke.width as f32,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: normal(opacity),
        dash: dashes.map(|array| StrokeDash { array, offset: 0.0 }),
        ..Stroke::default()
    }
}

fn color(ink: Ink, theme: &Theme) -> rgb::Color {
    let color = theme.color(ink);
    rgb::Color::new(color.red, color.green, color.blue)
}

fn normal(opacity: f64) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0) as f32).unwrap_or(NormalizedF32::ONE)
}
