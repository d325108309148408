//! Words of several curves: a list below each column, since beside the points they would meet.

use super::labels::{self, FAINT, LOOSE, WORD, spoken};
use super::trace::Trace;
use super::{BAND_GAP, Canvas, Plot, whisker};
use crate::board::card::Detail;
use crate::board::shape::{Curve, CurvePoint};
use crate::geometry::{Point, Rect};
use crate::scene::block::Block;
use crate::scene::frame::Stretch;
use crate::scene::item::{Anchor, Group, Ink, Item};
use crate::scene::side::Side;
use crate::text::Typesetter;

/// Pixels from the start of a mark to its words.
const ADVANCE: f64 = 17.0;
/// Pixels between two entries.
const GAP: f64 = 4.0;
/// Pixels from the start of an entry to the middle of its mark.
const MARK: f64 = 7.0;

/// The marks of all points, and below the plot what they mean.
pub(super) fn draw(canvas: &mut Canvas, curve: &Curve, plot: &Plot<'_>, traces: &[Trace<'_>], typesetter: &Typesetter) {
    for trace in traces {
        for spot in &trace.spots {
            let reach = trace.reach();
            let area = Rect::new(spot.at.x - reach, spot.at.y - reach, 2.0 * reach, 2.0 * reach);
            let whisker = whisker(spot, plot, trace.ink).map(|(item, _)| item);
            canvas.put(whisker.into_iter().chain(trace.mark(spot)), area);
        }
    }
    let top = canvas.bottom + BAND_GAP;
    for (index, stretch) in plot.frame.columns.iter().enumerate() {
        let mut y = top;
        let moments = curve.moments.get(index).map_or(&[][..], Vec::as_slice);
        for moment in moments {
            let block = labels::moment(moment, Ink::CurveNeutral, stretch.width, Anchor::Start, typesetter);
            y = put(canvas, block, *stretch, y);
        }
        for trace in traces {
            for point in trace.line.points.iter().filter(|point| point.column == index) {
                let block = entry(trace, point, stretch.width, typesetter);
                y = put(canvas, block, *stretch, y);
            }
        }
    }
}

/// Puts a block below what is there, and says where the next one goes.
fn put(canvas: &mut Canvas, block: Block, stretch: Stretch, y: f64) -> f64 {
    let area = Rect::new(stretch.x, y, stretch.width, block.height);
    canvas.put(block.at(Point::new(stretch.x, y)), area);
    area.bottom() + GAP
}

/// The line's mark, the word with its score, and what else is known.
fn entry(trace: &Trace<'_>, point: &CurvePoint, width: f64, typesetter: &Typesetter) -> Block {
    let room = (width - ADVANCE).max(1.0);
    let loose = !point.level.is_some_and(f64::is_finite);
    let look = match (loose, trace.line.ghost) {
        (true, _) => LOOSE,
        (false, true) => FAINT,
        (false, false) => WORD,
    };
    let told: Vec<&str> = [&point.word, &point.score].into_iter().flatten().map(String::as_str).collect();
    let details: Vec<String> = point.details.iter().map(Detail::line).collect();
    let parts = [(told.join(" "), look), (details.join(" · "), FAINT)];
    let side = Side::of(point.word.as_deref().unwrap_or_default(), typesetter);
    let mark = trace.small_mark(Point::new(side.x(MARK, 0.0, width), look.line_height() / 2.0));
    let mut block = Block { width, height: look.line_height(), items: mark };
    let mut y = 0.0;
    for (words, look) in parts {
        let part = labels::words(&words, look, room, Anchor::Start, typesetter);
        let part = if side == Side::Right { side.aligned(part, room) } else { part };
        let next = y + part.height;
        block.items.extend(part.at(Point::new(side.x(ADVANCE, room, width), y)));
        y = next;
    }
    block.height = block.height.max(y);
    let items = std::mem::take(&mut block.items);
    let group = Group {
        classes: "point".to_owned(),
        label: spoken(trace, point),
        about: point.about.clone(),
        items,
        ..Group::default()
    };
    Block { items: vec![Item::Group(group)], ..block }
}
