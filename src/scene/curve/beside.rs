//! Words beside the points of a single curve: above a peak, below a valley, never on the line.

use super::labels::{self, facts, ghostly, spoken};
use super::spline::Spline;
use super::trace::{Spot, Trace};
use super::{Canvas, Plot, marker, whisker};
use crate::board::shape::Curve;
use crate::geometry::{Point, Rect};
use crate::scene::block::{Block, stack};
use crate::scene::frame::Stretch;
use crate::scene::item::{Anchor, Group, Ink, Item};
use crate::text;
use crate::text::Typesetter;

/// Pixels between a face and its words.
const GAP: f64 = 4.0;
/// Pixels that words keep from the edges of their column.
const EDGE: f64 = 3.0;
/// Pixels that words keep from the curve.
const CLEAR: f64 = 4.0;
/// Pixels between two places that are tried.
const STEP: f64 = 5.0;
/// How often words are moved away from their point before they go below the plot.
const TRIES: usize = 8;
/// What it costs to stand on the unusual side of a point, in pixels.
const OTHER_SIDE: f64 = 34.0;
/// What it costs to stand on the neutral line, in pixels.
const ON_NEUTRAL: f64 = 14.0;
/// What a pixel aside costs, in pixels away.
const ASIDE: f64 = 0.7;
/// Pixels between the lowest line and words that have no point.
const FOOT: f64 = 5.0;
/// Pixels between the lowest level of the scale and words that have no level.
const LOOSE_FOOT: f64 = 12.0;

/// Whether words can stand beside the points: there is one curve at most, with one point a column at most.
pub(super) fn serves(traces: &[Trace<'_>]) -> bool {
    let own: Vec<&Trace<'_>> = traces.iter().filter(|trace| !trace.line.ghost).collect();
    let alone = |trace: &Trace<'_>| {
        trace.spots.windows(2).all(|pair| matches!(pair, [one, other] if one.point.column != other.point.column))
    };
    own.len() <= 1 && own.iter().all(|trace| alone(trace))
}

/// Points with their words; what has no point stands at the bottom of its column.
pub(super) fn draw(canvas: &mut Canvas, curve: &Curve, plot: &Plot<'_>, traces: &[Trace<'_>], typesetter: &Typesetter) {
    let curves = traces.iter().flat_map(|trace| trace.splines.iter().flat_map(Spline::samples));
    let dots = traces.iter().flat_map(|trace| trace.spots.iter().map(|spot| spot.at));
    let mut walls: Vec<Point> = curves.chain(dots).collect();
    walls.sort_by(|one, other| one.x.total_cmp(&other.x));
    for trace in traces.iter().filter(|trace| trace.line.ghost) {
        for spot in &trace.spots {
            canvas.put(trace.mark(spot), around(spot, trace.reach()));
        }
    }
    for (index, stretch) in plot.frame.columns.iter().enumerate() {
        let first = walls.partition_point(|wall| wall.x < stretch.x);
        let past = walls.partition_point(|wall| wall.x <= stretch.right());
        let walls = walls.get(first..past).unwrap_or_default();
        let column = Column { index, stretch: *stretch, curve, plot, traces, walls, typesetter };
        column.draw(canvas);
    }
}

fn around(spot: &Spot<'_>, reach: f64) -> Rect {
    Rect::new(spot.at.x - reach, spot.at.y - reach, 2.0 * reach, 2.0 * reach)
}

/// One column of the plot.
struct Column<'a> {
    index: usize,
    stretch: Stretch,
    curve: &'a Curve,
    plot: &'a Plot<'a>,
    traces: &'a [Trace<'a>],
    /// Points of curves, and dots, in this column.
    walls: &'a [Point],
    typesetter: &'a Typesetter,
}

impl Column<'_> {
    fn width(&self) -> f64 {
        (self.stretch.width - 2.0 * EDGE).max(1.0)
    }

    fn draw(&self, canvas: &mut Canvas) {
        let own = self.traces.iter().find(|trace| !trace.line.ghost);
        let spot = own.and_then(|trace| {
            trace.spots.iter().find(|spot| spot.point.column == self.index).map(|spot| (trace, spot))
        });
        let mut bottom = self.walls.iter().map(|wall| wall.y).fold(f64::NEG_INFINITY, f64::max);
        let mut loose = self.loose(own);
        if let Some((trace, spot)) = spot {
            let whisker = whisker(spot, self.plot, trace.ink);
            let mut taken = around(spot, trace.reach());
            let mut items = Vec::new();
            if let Some((item, area)) = whisker {
                items.push(item);
                let top = taken.y.min(area.y - CLEAR);
                taken = Rect::new(taken.x, top, taken.width, taken.bottom().max(area.bottom() + CLEAR) - top);
            }
            items.extend(trace.mark(spot));
            bottom = bottom.max(taken.bottom());
            let above = spot.level >= 0.0 || !self.curve.has_neutral;
            if let Some((place, block)) = self.label(trace, spot, taken, above) {
                bottom = bottom.max(place.y + block.height);
                let area = Rect::new(place.x - block.width / 2.0, place.y, block.width, block.height);
                canvas.words.extend(areas(&block, place));
                items.extend(block.at(place));
                canvas.put(Vec::new(), area);
            } else {
                loose.insert(0, self.words(trace, spot, false));
            }
            let group = Group {
                classes: "point".to_owned(),
                label: spoken(trace, spot.point),
                about: spot.point.about.clone(),
                items,
                ..Group::default()
            };
            canvas.put([Item::Group(group)], taken);
        } else {
            loose.splice(0..0, self.moments(Ink::CurveNeutral));
        }
        let loose = stack(loose.into_iter().filter(|block| !block.items.is_empty()).collect(), 1.0);
        if !loose.items.is_empty() {
            // Below the scale: at one of its lines they would be taken for a level.
            let y = (bottom + FOOT).max(self.plot.height + LOOSE_FOOT);
            let area = Rect::new(self.stretch.x, y, self.stretch.width, loose.height);
            canvas.words.extend(areas(&loose, Point::new(self.stretch.middle(), y)));
            let items = loose.at(Point::new(self.stretch.middle(), y));
            canvas.put([Item::Group(Group { classes: "point".to_owned(), items, ..Group::default() })], area);
        }
    }

    fn moments(&self, ink: Ink) -> Vec<Block> {
        let moments = self.curve.moments.get(self.index).map_or(&[][..], Vec::as_slice);
        let draw = |moment| labels::moment(moment, ink, self.width(), Anchor::Middle, self.typesetter);
        moments.iter().map(draw).collect()
    }

    fn block(&self, words: &str, look: crate::scene::words::Look) -> Block {
        labels::words(words, look, self.width(), Anchor::Middle, self.typesetter)
    }

    /// Word, facts and moments of a point; above it the moments come first.
    fn words(&self, trace: &Trace<'_>, spot: &Spot<'_>, above: bool) -> Block {
        let ink = trace.word_ink(spot.level);
        let word = spot.point.word.as_ref().map(|word| self.block(word, labels::WORD.inked(ink)));
        let mut told = facts(spot.point.score.as_ref(), &spot.point.details);
        told.extend(self.ghosts());
        let told = self.block(&told.join(" · "), labels::FAINT);
        let moment_ink = if self.curve.has_neutral { marker::level_ink(spot.level) } else { Ink::CurveNeutral };
        let moments = self.moments(moment_ink);
        let mut blocks: Vec<Block> = word.into_iter().chain([told]).collect();
        let at = if above { 0 } else { blocks.len() };
        blocks.splice(at..at, moments);
        stack(blocks.into_iter().filter(|block| !block.items.is_empty()).collect(), 0.0)
    }

    /// What the curves of before say of this column.
    fn ghosts(&self) -> Vec<String> {
        let ghosts = self.traces.iter().filter(|trace| trace.line.ghost);
        let of_column = |trace: &Trace<'_>| {
            let points = trace.line.points.iter().filter(|point| point.column == self.index);
            points.map(|point| ghostly(trace, point)).collect::<Vec<_>>()
        };
        ghosts.flat_map(of_column).filter(|words| !words.is_empty()).collect()
    }

    /// Feelings without a point, and curves of before where there is none of now.
    fn loose(&self, own: Option<&Trace<'_>>) -> Vec<Block> {
        let has_spot = own.is_some_and(|trace| trace.spots.iter().any(|spot| spot.point.column == self.index));
        let points = own.into_iter().flat_map(|trace| &trace.line.points);
        let mut blocks = Vec::new();
        for point in points.filter(|point| point.column == self.index) {
            if point.level.is_some_and(f64::is_finite) {
                continue;
            }
            blocks.extend(point.word.as_ref().map(|word| self.block(word, labels::LOOSE)));
            blocks.push(self.block(&facts(point.score.as_ref(), &point.details).join(" · "), labels::FAINT));
        }
        if !has_spot {
            blocks.push(self.block(&self.ghosts().join(" · "), labels::FAINT));
        }
        blocks
    }

    /// The words of a point and where the middle of their top stands: the cheapest place that is free.
    fn label(&self, trace: &Trace<'_>, spot: &Spot<'_>, taken: Rect, above: bool) -> Option<(Point, Block)> {
        let mut best: Option<(f64, Point, bool)> = None;
        for (up, side_cost) in [(above, 0.0), (!above, OTHER_SIDE)] {
            let block = self.words(trace, spot, up);
            let slack = ((self.width() - block.width) / 2.0).max(0.0);
            for away in 0..TRIES {
                let away = away as f64 * STEP;
                let y = if up { taken.y - GAP - away - block.height } else { taken.bottom() + GAP + away };
                for aside in asides(slack) {
                    let x = spot.at.x + aside;
                    let area = Rect::new(x - block.width / 2.0, y, block.width, block.height);
                    let on_neutral =
                        self.curve.has_neutral && area.y < self.plot.y(0.0) && area.bottom() > self.plot.y(0.0);
                    let cost = side_cost + away + ASIDE * aside.abs() + if on_neutral { ON_NEUTRAL } else { 0.0 };
                    if best.is_none_or(|(least, ..)| cost < least) && free(area, self.walls) {
                        best = Some((cost, Point::new(x, y), up));
                    }
                }
            }
        }
        let (_, place, up) = best?;
        Some((place, self.words(trace, spot, up)))
    }
}

/// The middle, then places ever farther to both sides.
fn asides(slack: f64) -> impl Iterator<Item = f64> {
    let count = (slack / STEP) as usize;
    std::iter::once(0.0).chain((1..=count).flat_map(|step| [step as f64 * STEP, -(step as f64) * STEP]))
}

/// The room that each line of a block takes when the block is at `place`.
fn areas(block: &Block, place: Point) -> Vec<Rect> {
    let area = |item: &Item| match item {
        Item::Text(line) => {
            let start = if line.anchor == Anchor::Middle { line.at.x - line.width / 2.0 } else { line.at.x };
            let top = place.y + line.at.y - text::ascent(line.size);
            let height = text::ascent(line.size) + text::descent(line.size);
            Some(Rect::new(place.x + start, top, line.width, height))
        }
        Item::Group(_) | Item::Panel(_) | Item::Path(_) | Item::Image(_) => None,
    };
    block.items.iter().filter_map(area).collect()
}

/// Whether no curve comes near.
fn free(area: Rect, walls: &[Point]) -> bool {
    let near = area.shrunk(-CLEAR, -CLEAR);
    !walls.iter().any(|wall| near.overlaps(Rect::new(wall.x, wall.y, 1e-6, 1e-6)))
}
