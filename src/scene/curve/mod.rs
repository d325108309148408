//! Curves over the steps: how somebody feels, or how engaged they are, with a face and a word at each point.

mod beside;
mod labels;
mod legend;
mod list;
mod marker;
mod scale;
mod spline;
mod tint;
mod trace;

use super::block::{Block, moved};
use super::frame::Frame;
use super::item::{Dash, Group, Ink, Item, Path, Stroke};
use crate::board::shape::Curve;
use crate::geometry::{Point, Rect, Segment};
use crate::text::Typesetter;
use trace::Trace;

pub(in crate::scene) use marker::circle;

/// Pixels of a curve.
const LINE: f64 = 2.4;
/// Pixels of the curve of before.
const GHOST_LINE: f64 = 1.8;
/// Pixels of a whisker.
const WHISKER: f64 = 1.4;
/// Half of the width of a whisker's ends in pixels.
const CAP: f64 = 4.0;
/// How strong a whisker is.
const WHISKER_OPACITY: f64 = 0.7;
/// Pixels above and below everything.
const MARGIN: f64 = 4.0;
/// Pixels between the row's title and the scale label below it.
const TITLE_GAP: f64 = 6.0;
/// Pixels between the plot and what stands above or below it.
const BAND_GAP: f64 = 10.0;

/// Where levels are drawn; the highest is at 0.
#[derive(Clone, Copy, Debug)]
struct Plot<'a> {
    frame: &'a Frame,
    /// Pixels from the highest level down to the lowest.
    height: f64,
}

impl Plot<'_> {
    /// The y of a level from -1 to 1.
    fn y(&self, level: f64) -> f64 {
        let level = if level.is_finite() { level.clamp(-1.0, 1.0) } else { 0.0 };
        (1.0 - level) / 2.0 * self.height
    }

    /// From the left edge of the first column to the right edge of the last.
    fn across(&self) -> (f64, f64) {
        let first = self.frame.columns.first().map_or(self.frame.row.x, |column| column.x);
        let last = self.frame.columns.last().map_or(self.frame.row.right(), |column| column.right());
        (first, last)
    }
}

/// What is drawn, and what room it takes.
#[derive(Default)]
struct Canvas {
    items: Vec<Item>,
    /// Where words stand that lines across leave out.
    words: Vec<Rect>,
    top: f64,
    bottom: f64,
}

impl Canvas {
    fn put(&mut self, items: impl IntoIterator<Item = Item>, area: Rect) {
        self.items.extend(items);
        self.top = self.top.min(area.y);
        self.bottom = self.bottom.max(area.bottom());
    }
}

/// The curves of a row in the picture's x-coordinates; y = 0 is the top of the row's content. `title_height` is how far
/// down the row's title reaches in the label column; the labels of the scale stand below it.
pub fn draw(curve: &Curve, frame: &Frame, title_height: f64, typesetter: &Typesetter) -> Block {
    // Where feelings are words alone, nothing stands on a scale.
    let has_levels =
        curve.lines.iter().flat_map(|line| &line.points).any(|point| point.level.is_some_and(f64::is_finite));
    let scale = if has_levels { scale::Scale::of(&curve.labels, frame, typesetter) } else { scale::Scale::none() };
    let plot = Plot { frame, height: scale.height };
    let traces = trace::traces(curve, &plot);
    let mut canvas = Canvas::default();
    canvas.put(lines(&traces), Rect::new(0.0, 0.0, 0.0, plot.height));
    if beside::serves(&traces) {
        beside::draw(&mut canvas, curve, &plot, &traces, typesetter);
    } else {
        list::draw(&mut canvas, curve, &plot, &traces, typesetter);
    }
    legend::draw(&mut canvas, &plot, &traces, typesetter);
    let label_top = scale.area.map_or(0.0, |area| area.y);
    let label_bottom = scale.area.map_or(0.0, Rect::bottom);
    let below_title = if scale.items.is_empty() { 0.0 } else { title_height + TITLE_GAP - label_top };
    let shift = (MARGIN - canvas.top).max(MARGIN - label_top).max(below_title);
    let height = canvas.bottom.max(label_bottom) + shift + MARGIN;
    let grid = if has_levels { scale::grid(curve, &plot, &canvas.words) } else { Vec::new() };
    let below = tints(curve, &plot, &traces).into_iter().chain(grid);
    let items = below.chain(canvas.items).chain(scale.items);
    let items = items.map(|item| moved(item, Point::new(0.0, shift))).collect();
    let group = Group { classes: "curve".to_owned(), items, ..Group::default() };
    Block { width: frame.row.right(), height, items: vec![Item::Group(group)] }
}

/// Good and bad stretches of a curve that is alone; beside others tints would mix.
fn tints(curve: &Curve, plot: &Plot<'_>, traces: &[Trace<'_>]) -> Vec<Item> {
    let mut own = traces.iter().filter(|trace| !trace.line.ghost);
    match (own.next(), own.next()) {
        (Some(trace), None) if curve.has_neutral => {
            trace.splines.iter().flat_map(|spline| tint::draw(spline, plot.y(0.0), plot.height / 2.0)).collect()
        }
        _ => Vec::new(),
    }
}

fn lines(traces: &[Trace<'_>]) -> Vec<Item> {
    let one = |trace: &Trace<'_>| {
        let stroke =
            Stroke { ink: trace.ink, width: if trace.line.ghost { GHOST_LINE } else { LINE }, dash: trace.dash };
        let path = move |segments| Item::Path(Path { segments, fill: None, stroke: Some(stroke), opacity: 1.0 });
        let items: Vec<Item> = trace.splines.iter().map(move |spline| path(spline.segments())).collect();
        if trace.line.about.personas.is_none() {
            return items;
        }
        let about = trace.line.about.clone();
        vec![Item::Group(Group { classes: "curve-line".to_owned(), about, items, ..Group::default() })]
    };
    traces.iter().flat_map(one).collect()
}

/// From the lowest to the highest of what was observed, with an end at each, and the room that it takes.
fn whisker(spot: &trace::Spot<'_>, plot: &Plot<'_>, ink: Ink) -> Option<(Item, Rect)> {
    let (_, low, high) = spot.point.spread?;
    let (top, bottom) = (plot.y(high).min(plot.y(low)), plot.y(low).max(plot.y(high)));
    let x = spot.at.x;
    let mut segments = vec![Segment::Move(Point::new(x, top)), Segment::Line(Point::new(x, bottom))];
    for y in [top, bottom] {
        segments.extend([Segment::Move(Point::new(x - CAP, y)), Segment::Line(Point::new(x + CAP, y))]);
    }
    let stroke = Some(Stroke { ink, width: WHISKER, dash: Dash::Solid });
    let item = Item::Path(Path { segments, fill: None, stroke, opacity: WHISKER_OPACITY });
    Some((item, Rect::new(x - CAP, top, 2.0 * CAP, bottom - top)))
}

#[cfg(test)]
mod tests;
