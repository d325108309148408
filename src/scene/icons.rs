//! Puts an icon of the set into a picture, as strokes or as a solid shape.

use super::item::{Dash, Ink, Item, Path, Stroke};
use crate::geometry::Rect;
use crate::icons::Icon;

/// The icon's strokes, as large as fits in the middle of `area`.
pub fn place(icon: Icon, area: Rect, ink: Ink, width: f64) -> Item {
    let stroke = Stroke { ink, width, dash: Dash::Solid };
    Item::Path(Path { segments: icon.segments(area), fill: None, stroke: Some(stroke), opacity: 1.0 })
}

/// The icon as a solid shape, for small marks: a star, a triangle, a dot.
pub fn place_solid(icon: Icon, area: Rect, ink: Ink) -> Item {
    Item::Path(Path { segments: icon.segments(area), fill: Some(ink), stroke: None, opacity: 1.0 })
}
