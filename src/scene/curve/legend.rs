//! Which curve is whose: a piece of each line with its mark, and its name.

use super::trace::Trace;
use super::{BAND_GAP, Canvas, LINE, Plot};
use crate::geometry::{Point, Rect, Segment};
use crate::scene::item::{Group, Ink, Item, Path, Stroke};
use crate::scene::words::{Look, paragraph};
use crate::text::{Face, Typesetter};

const NAME: Look = Look::new(Face::Semibold, 12.0, Ink::TextSecondary);

/// Pixels of the piece of line.
const SAMPLE: f64 = 34.0;
/// Pixels between the piece of line and the name.
const GAP: f64 = 8.0;
/// Pixels between two entries.
const NEXT: f64 = 24.0;
/// Pixels between two lines of entries.
const LEADING: f64 = 4.0;

/// Puts the names above everything that is there.
pub(super) fn draw(canvas: &mut Canvas, plot: &Plot<'_>, traces: &[Trace<'_>], typesetter: &Typesetter) {
    let (left, right) = plot.across();
    let (mut x, mut y, mut height) = (left, 0.0, 0.0_f64);
    let mut items = Vec::new();
    for trace in traces.iter().filter(|trace| !trace.line.name.is_empty()) {
        let room = (right - left - SAMPLE - GAP).max(1.0);
        let name = paragraph(&trace.line.name, NAME, room, typesetter);
        let width = SAMPLE + GAP + name.width;
        if x > left && x + width > right {
            x = left;
            y += height + LEADING;
            height = 0.0;
        }
        height = height.max(name.height);
        let middle = y + NAME.line_height() / 2.0;
        items.extend(sample(trace, x, middle));
        items.extend(name.at(Point::new(x + SAMPLE + GAP, y)));
        x += width + NEXT;
    }
    if items.is_empty() {
        return;
    }
    let total = y + height;
    let top = canvas.top - BAND_GAP - total;
    let items = items.into_iter().map(|item| crate::scene::block::moved(item, Point::new(0.0, top))).collect();
    let group = Group { classes: "legend".to_owned(), items, ..Group::default() };
    canvas.put([Item::Group(group)], Rect::new(left, top, right - left, total));
}

fn sample(trace: &Trace<'_>, x: f64, middle: f64) -> Vec<Item> {
    let segments = vec![Segment::Move(Point::new(x, middle)), Segment::Line(Point::new(x + SAMPLE, middle))];
    let stroke = Some(Stroke { ink: trace.ink, width: LINE, dash: trace.dash });
    let mut items = vec![Item::Path(Path { segments, fill: None, stroke, opacity: 1.0 })];
    items.extend(trace.small_mark(Point::new(x + SAMPLE / 2.0, middle)));
    items
}
