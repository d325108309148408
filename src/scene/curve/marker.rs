//! The marks of points: faces by level, and a shape for each line, so that colour alone never tells two apart.

use crate::geometry::{Point, Rect, Segment};
use crate::icons::{Icon, icon};
use crate::scene::item::{Dash, Ink, Item, Path, Stroke};

/// Half of a face's width in pixels.
pub(super) const FACE: f64 = 10.0;
/// Half of the width of a small mark, as in a legend, in pixels.
pub(super) const SMALL: f64 = 5.5;
/// Radius of the dot of a curve without faces, in pixels.
pub(super) const DOT: f64 = 4.5;
/// Radius of the dot of a ghost, in pixels.
pub(super) const GHOST: f64 = 3.5;
/// Pixels of a face's strokes.
const FACE_LINE: f64 = 1.5;
/// Pixels of a ring.
const RING: f64 = 1.8;
/// How much larger the shapes with corners are, so that a face fits into them.
const CORNERED: f64 = 1.2;

/// Of the radius, how far a control point of a quarter circle is from its end.
const ROUND: f64 = 0.552_284_75;

/// The outline of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Hexagon,
    Flag,
}

impl Shape {
    const ALL: [Self; 6] = [Self::Circle, Self::Square, Self::Diamond, Self::Triangle, Self::Hexagon, Self::Flag];

    /// The shape of a line's look; after the last they start again.
    pub(super) fn of(look: usize) -> Self {
        Self::ALL.get(look % Self::ALL.len()).copied().unwrap_or(Self::Circle)
    }

    /// Its outline around a point.
    pub(super) fn outline(self, center: Point, radius: f64) -> Vec<Segment> {
        let corners: &[(f64, f64)] = match self {
            Self::Circle => return circle(center, radius),
            Self::Square => &[(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)],
            Self::Diamond => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            Self::Triangle => &[(0.0, -1.35), (1.3, 0.95), (-1.3, 0.95)],
            Self::Hexagon => &[(-0.55, -1.0), (0.55, -1.0), (1.1, 0.0), (0.55, 1.0), (-0.55, 1.0), (-1.1, 0.0)],
            Self::Flag => &[(-1.3, -0.95), (1.3, -0.95), (0.0, 1.35)],
        };
        let at = |(x, y): &(f64, f64)| Point::new(center.x + x * radius, center.y + y * radius);
        let pen = |(index, corner): (usize, &(f64, f64))| {
            if index == 0 { Segment::Move(at(corner)) } else { Segment::Line(at(corner)) }
        };
        corners.iter().enumerate().map(pen).chain(std::iter::once(Segment::Close)).collect()
    }
}

/// A circle around a point.
pub(in crate::scene) fn circle(center: Point, radius: f64) -> Vec<Segment> {
    let at = |across: f64, down: f64| Point::new(center.x + across * radius, center.y + down * radius);
    vec![
        Segment::Move(at(-1.0, 0.0)),
        Segment::Cubic(at(-1.0, -ROUND), at(-ROUND, -1.0), at(0.0, -1.0)),
        Segment::Cubic(at(ROUND, -1.0), at(1.0, -ROUND), at(1.0, 0.0)),
        Segment::Cubic(at(1.0, ROUND), at(ROUND, 1.0), at(0.0, 1.0)),
        Segment::Cubic(at(-ROUND, 1.0), at(-1.0, ROUND), at(-1.0, 0.0)),
        Segment::Close,
    ]
}

/// The face of a level, in a ring.
pub(super) fn face(level: f64, center: Point, ink: Ink) -> Vec<Item> {
    let mut items = mark(Shape::Circle, center, FACE, ink);
    items.extend(features(level, center, FACE, ink));
    items
}

/// The face of a level in the shape of a line's look.
pub(super) fn masked_face(level: f64, shape: Shape, center: Point, ink: Ink) -> Vec<Item> {
    let radius = if shape == Shape::Circle { FACE } else { FACE * CORNERED };
    let mut items = mark(shape, center, if shape == Shape::Circle { FACE } else { FACE * 0.96 }, ink);
    items.extend(features(level, center, radius * 0.86, ink));
    items
}

/// A hollow mark.
pub(super) fn mark(shape: Shape, center: Point, radius: f64, ink: Ink) -> Vec<Item> {
    let stroke = Some(Stroke { ink, width: RING, dash: Dash::Solid });
    vec![Item::Path(Path { segments: shape.outline(center, radius), fill: Some(Ink::PanelFill), stroke, opacity: 1.0 })]
}

/// Eyes and mouth alone: the pieces of the icon that do not reach its edge.
fn features(level: f64, center: Point, radius: f64, ink: Ink) -> Option<Item> {
    let area = Rect::new(center.x - radius * 1.2, center.y - radius * 1.2, radius * 2.4, radius * 2.4);
    let segments = strokes(face_icon(level)?, area).into_iter().filter(|stroke| stroke_width(stroke) < radius * 1.5);
    let stroke = Some(Stroke { ink, width: FACE_LINE, dash: Dash::Solid });
    Some(Item::Path(Path { segments: segments.flatten().collect(), fill: None, stroke, opacity: 1.0 }))
}

/// An icon's strokes, each from its move to the next.
fn strokes(icon: Icon, area: Rect) -> Vec<Vec<Segment>> {
    let mut strokes: Vec<Vec<Segment>> = Vec::new();
    for segment in icon.segments(area) {
        match strokes.last_mut() {
            Some(last) if !matches!(segment, Segment::Move(_)) => last.push(segment),
            _ => strokes.push(vec![segment]),
        }
    }
    strokes
}

fn stroke_width(stroke: &[Segment]) -> f64 {
    let ends = stroke.iter().filter_map(|segment| match *segment {
        Segment::Move(end) | Segment::Line(end) | Segment::Cubic(_, _, end) => Some(end.x),
        Segment::Close => None,
    });
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    high - low
}

/// Above these levels a face is delighted, happy, neutral, sad; else upset.
const FACES: [(f64, &str); 4] =
    [(0.6, "face-delighted"), (0.15, "face-happy"), (-0.15, "face-neutral"), (-0.6, "face-sad")];

fn face_icon(level: f64) -> Option<Icon> {
    let name = FACES.iter().find(|(least, _)| level >= *least).map_or("face-upset", |(_, name)| name);
    icon(name)
}

/// The ink of a level.
pub(super) fn level_ink(level: f64) -> Ink {
    if level > 0.0 {
        Ink::CurvePositive
    } else if level < 0.0 {
        Ink::CurveNegative
    } else {
        Ink::CurveNeutral
    }
}
