//! Traces: the lines of a curve with their points in place, broken where nothing is known.

use super::Plot;
use super::marker::{self, Shape};
use super::spline::Spline;
use crate::board::shape::{Curve, CurveLine, CurvePoint};
use crate::geometry::Point;
use crate::scene::item::{Dash, Ink, Item};

/// Pixels between two lines' points in one column.
const ASIDE: f64 = 20.0;
/// The share of a column that the points of all lines may take.
const SHARE: f64 = 0.6;
/// The share of a column that several points of one line may take.
const OWN_SHARE: f64 = 0.3;

/// A point in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    /// What is felt.
    pub(super) point: &'a CurvePoint,
    /// Where it is.
    pub(super) at: Point,
    /// How good it is, from -1 to 1.
    pub(super) level: f64,
}

/// How the points of a line are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A face in the colour of its level.
    Face,
    /// A face in the line's shape and colour.
    Masked,
    /// A dot.
    Dot,
    /// A small hollow dot.
    Ghost,
}

/// A line in its place.
#[derive(Clone, Debug)]
pub(super) struct Trace<'a> {
    /// Whose it is.
    pub(super) line: &'a CurveLine,
    /// Points that have a level, from left to right.
    pub(super) spots: Vec<Spot<'a>>,
    /// The stretches between gaps.
    pub(super) splines: Vec<Spline>,
    /// Its colour.
    pub(super) ink: Ink,
    /// Its pattern.
    pub(super) dash: Dash,
    /// Its shape.
    pub(super) shape: Shape,
    mark: Mark,
}

impl Trace<'_> {
    /// The mark of one of its points.
    pub(super) fn mark(&self, spot: &Spot<'_>) -> Vec<Item> {
        match self.mark {
            Mark::Face => marker::face(spot.level, spot.at, marker::level_ink(spot.level)),
            Mark::Masked => marker::masked_face(spot.level, self.shape, spot.at, self.ink),
            Mark::Dot => marker::mark(self.shape, spot.at, marker::DOT, self.ink),
            Mark::Ghost => marker::mark(Shape::Circle, spot.at, marker::GHOST, self.ink),
        }
    }

    /// How far its marks reach from their middle, in pixels.
    pub(super) fn reach(&self) -> f64 {
        match self.mark {
            Mark::Face => marker::FACE,
            Mark::Masked => marker::FACE * 1.35,
            Mark::Dot => marker::DOT,
            Mark::Ghost => marker::GHOST,
        }
    }

    /// Its mark for a legend or a list.
    pub(super) fn small_mark(&self, at: Point) -> Vec<Item> {
        match self.mark {
            Mark::Ghost => marker::mark(Shape::Circle, at, marker::GHOST, self.ink),
            Mark::Face | Mark::Masked | Mark::Dot => marker::mark(self.shape, at, marker::SMALL, self.ink),
        }
    }

    /// The ink of a point's own words.
    pub(super) fn word_ink(&self, level: f64) -> Ink {
        if self.mark == Mark::Face { marker::level_ink(level) } else { Ink::TextPrimary }
    }
}

/// All lines in their places.
pub(super) fn traces<'a>(curve: &'a Curve, plot: &Plot<'_>) -> Vec<Trace<'a>> {
    let own = curve.lines.iter().filter(|line| !line.ghost).count();
    let mut drawn = 0;
    let mut traces = Vec::new();
    for line in &curve.lines {
        let rank = if line.ghost { -1.0 } else { drawn as f64 };
        let steps = if own > 1 { rank - (own - 1) as f64 / 2.0 } else { 0.0 };
        drawn += usize::from(!line.ghost);
        let spots = spots(line, plot, steps, own.max(1));
        let several = own > 1;
        let (ink, dash, shape, mark) = if line.ghost {
            (Ink::CurveGhost, Dash::Dashed, Shape::Circle, Mark::Ghost)
        } else if several {
            let mark = if curve.has_neutral { Mark::Masked } else { Mark::Dot };
            (Ink::persona(line.look), dash(line.look), Shape::of(line.look), mark)
        } else if curve.has_neutral {
            (Ink::CurveLine, Dash::Solid, Shape::Circle, Mark::Face)
        } else {
            (Ink::EngagementLine, Dash::Solid, Shape::Circle, Mark::Dot)
        };
        let splines = stretches(&spots, line, plot);
        traces.push(Trace { line, spots, splines, ink, dash, shape, mark });
    }
    traces
}

/// The pattern of a line's look.
fn dash(look: usize) -> Dash {
    const DASHES: [Dash; 4] = [Dash::Solid, Dash::Dashed, Dash::Long, Dash::Dotted];
    DASHES.get(look % DASHES.len()).copied().unwrap_or(Dash::Solid)
}

/// The points that have a level. `steps` is how many places the line stands beside the middle of a column.
fn spots<'a>(line: &'a CurveLine, plot: &Plot<'_>, steps: f64, lines: usize) -> Vec<Spot<'a>> {
    let columns = &plot.frame.columns;
    let mut spots = Vec::new();
    for (column, stretch) in columns.iter().enumerate() {
        let known: Vec<(&CurvePoint, f64)> = line
            .points
            .iter()
            .filter(|point| point.column == column)
            .filter_map(|point| Some((point, point.level.filter(|level| level.is_finite())?)))
            .collect();
        let aside = steps * ASIDE.min(stretch.width * SHARE / lines as f64);
        let count = known.len() as f64;
        for (index, (point, level)) in known.into_iter().enumerate() {
            let share = (index as f64 + 0.5) / count - 0.5;
            let x = stretch.middle() + aside + share * stretch.width * OWN_SHARE;
            spots.push(Spot { point, at: Point::new(x, plot.y(level)), level });
        }
    }
    spots
}

/// Smooth lines through points of neighbouring columns; where a column between two has none, there is a gap. Where the
/// plot is a part of a longer one, the lines reach to its edges.
fn stretches(spots: &[Spot<'_>], line: &CurveLine, plot: &Plot<'_>) -> Vec<Spline> {
    let joined = |one: &Spot<'_>, other: &Spot<'_>| other.point.column <= one.point.column + 1;
    let (left, right) = plot.across();
    let last = plot.frame.columns.len().saturating_sub(1);
    let edge = |x: f64, spot: &Spot<'_>, level: f64| Point::new(x, plot.y(f64::midpoint(spot.level, level)));
    let runs = spots.chunk_by(joined).map(|run| {
        let before = run.first().filter(|spot| spot.point.column == 0);
        let before = before.zip(line.before).map(|(spot, level)| edge(left, spot, level));
        let after = run.last().filter(|spot| spot.point.column == last);
        let after = after.zip(line.after).map(|(spot, level)| edge(right, spot, level));
        before.into_iter().chain(run.iter().map(|spot| spot.at)).chain(after).collect::<Vec<Point>>()
    });
    runs.filter(|points| points.len() > 1).map(|points| Spline::through(&points)).collect()
}
