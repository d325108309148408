//! How much room an item takes.

use super::item::{Anchor, Item, Segment, Stroke, TextLine};
use crate::geometry::{Point, Rect};
use crate::text;

/// The rectangle that an item lies in, lines with their width; none for a group of nothing.
pub fn extent(item: &Item) -> Option<Rect> {
    match item {
        Item::Group(group) => extent_of(&group.items),
        Item::Panel(panel) => Some(widened(panel.area, panel.stroke)),
        Item::Image(image) => Some(image.area),
        Item::Text(line) => Some(line_extent(line)),
        Item::Path(path) => {
            let points = path.segments.iter().flat_map(|segment| points(*segment)).flatten();
            around(points).map(|area| widened(area, path.stroke))
        }
    }
}

/// The rectangle that some items lie in.
pub fn extent_of(items: &[Item]) -> Option<Rect> {
    items.iter().filter_map(extent).reduce(union)
}

/// The smallest rectangle that holds both.
pub fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect::new(x, y, one.right().max(other.right()) - x, one.bottom().max(other.bottom()) - y)
}

/// Where the letters of a line may reach.
fn line_extent(line: &TextLine) -> Rect {
    let before = match line.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => line.width / 2.0,
        Anchor::End => line.width,
    };
    let (ascent, descent) = (text::ascent(line.size), text::descent(line.size));
    Rect::new(line.at.x - before, line.at.y - ascent, line.width, ascent + descent)
}

fn points(segment: Segment) -> [Option<Point>; 3] {
    match segment {
        Segment::Move(end) | Segment::Line(end) => [Some(end), None, None],
        Segment::Cubic(first, second, end) => [Some(first), Some(second), Some(end)],
        Segment::Close => [None; 3],
    }
}

fn around(points: impl Iterator<Item = Point>) -> Option<Rect> {
    points.map(|point| Rect::new(point.x, point.y, 0.0, 0.0)).reduce(union)
}

fn widened(area: Rect, stroke: Option<Stroke>) -> Rect {
    let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    Rect::new(area.x - half, area.y - half, area.width + 2.0 * half, area.height + 2.0 * half)
}
