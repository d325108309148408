//! Floor 1, `icons`: the icon set, strokes that are recognised without reading, one for each kind of channel, face, mark and common thing.

use kurbo::{BezPath, PathEl};

use crate::geometry::{Point, Rect, Segment};

/// Every icon, one a line.
const SET: &str = include_str!("icons.txt");

/// Icons are drawn on a square of this many units.
const GRID: f64 = 24.0;

/// A drawing in strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    /// What it is called: `web`.
    pub name: &'static str,
    /// Its strokes on the grid, as the path data of an SVG.
    data: &'static str,
}

/// The icon of this name.
pub fn icon(name: &str) -> Option<Icon> {
    all().find(|icon| icon.name == name)
}

/// The name of every icon: kinds of channel first, then faces from best to worst, marks, things and places.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|icon| icon.name)
}

impl Icon {
    /// Its pieces, as large as fits in the middle of `area`.
    pub fn segments(self, area: Rect) -> Vec<Segment> {
        let scale = area.width.min(area.height) / GRID;
        let center = area.center();
        let to = |point: kurbo::Point| {
            Point::new(center.x + (point.x - GRID / 2.0) * scale, center.y + (point.y - GRID / 2.0) * scale)
        };
        // A test reads every line of the set, so an icon is never empty.
        let path = BezPath::from_svg(self.data).unwrap_or_default();
        let mut pen = kurbo::Point::ORIGIN;
        let mut segments = Vec::with_capacity(path.elements().len());
        for element in path.elements() {
            segments.push(match *element {
                PathEl::MoveTo(end) => Segment::Move(to(end)),
                PathEl::LineTo(end) => Segment::Line(to(end)),
                PathEl::QuadTo(control, end) => {
                    Segment::Cubic(to(pen.lerp(control, 2.0 / 3.0)), to(end.lerp(control, 2.0 / 3.0)), to(end))
                }
                PathEl::CurveTo(first, second, end) => Segment::Cubic(to(first), to(second), to(end)),
                PathEl::ClosePath => Segment::Close,
            });
            pen = element.end_point().unwrap_or(pen);
        }
        segments
    }
}

/// Every line of the set that is not a comment.
fn all() -> impl Iterator<Item = Icon> {
    SET.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": ").map(|(name, data)| Icon { name, data }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Where the pen goes, control points included.
    fn points(segments: &[Segment]) -> Vec<Point> {
        segments
            .iter()
            .flat_map(|segment| match *segment {
                Segment::Move(end) | Segment::Line(end) => vec![end],
                Segment::Cubic(first, second, end) => vec![first, second, end],
                Segment::Close => vec![],
            })
            .collect()
    }

    #[test]
    fn every_line_is_an_icon_inside_its_grid() {
        let area = Rect::new(100.0, 200.0, 24.0, 24.0);
        let mut seen = BTreeSet::new();
        for line in SET.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (name, data) = line.split_once(": ").unwrap();
            assert!(seen.insert(name), "`{name}` is there twice");
            assert!(name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{name}");
            BezPath::from_svg(data).unwrap_or_else(|error| panic!("`{name}`: {error}"));
            let points = points(&icon(name).unwrap().segments(area));
            assert!(points.len() > 1, "{name}");
            for point in points {
                assert!(
                    area.contains(Rect::new(point.x, point.y, 0.0, 0.0), 0.5),
                    "`{name}` leaves its grid: {point:?}"
                );
            }
        }
        assert_eq!(seen.len(), names().count());
    }

    #[test]
    fn every_kind_of_channel_and_every_face_has_one() {
        for name in [
            "web",
            "app",
            "email",
            "sms",
            "push",
            "phone",
            "chat",
            "social",
            "search",
            "ad",
            "event",
            "store",
            "mail",
            "kiosk",
            "partner",
            "word-of-mouth",
            "other",
            "face-delighted",
            "face-happy",
            "face-neutral",
            "face-sad",
            "face-upset",
        ] {
            assert!(icon(name).is_some(), "{name}");
        }
        assert_eq!(icon("Web"), None);
    }

    #[test]
    fn an_icon_stands_in_the_middle_of_its_place() {
        let up = icon("up").unwrap();
        let segments = up.segments(Rect::new(0.0, 0.0, 48.0, 12.0));
        let at = |x, y| Point::new(x, y);
        assert_eq!(
            segments,
            [Segment::Move(at(24.0, 2.5)), Segment::Line(at(28.5, 9.5)), Segment::Line(at(19.5, 9.5)), Segment::Close]
        );
    }

    #[test]
    fn the_page_lists_every_icon() {
        let page = include_str!("../../docs/icons.md");
        let missing: Vec<_> = names().filter(|name| !page.contains(&format!("`{name}`"))).collect();
        assert!(missing.is_empty(), "docs/icons.md lacks {missing:?}");
    }
}
