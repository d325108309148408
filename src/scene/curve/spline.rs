//! A smooth line through points that never rises above a peak nor falls below a valley: a monotone cubic (Steffen, 1990).

use crate::geometry::{Point, Segment};

/// A line through points from left to right.
#[derive(Clone, Debug)]
pub(super) struct Spline {
    /// The pieces, one between each two points.
    pub(super) pieces: Vec<Piece>,
}

/// A piece between two points, as a cubic Bézier curve whose x grows evenly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it begins.
    pub(super) from: Point,
    /// First control point.
    pub(super) first: Point,
    /// Second control point.
    pub(super) second: Point,
    /// Where it ends.
    pub(super) to: Point,
}

impl Spline {
    /// Through these points; each must be to the right of the one before.
    pub(super) fn through(points: &[Point]) -> Self {
        let slopes = slopes(points);
        let ends = points.windows(2).zip(slopes.windows(2));
        let pieces = ends.filter_map(|(points, slopes)| {
            let ([from, to], [leaving, arriving]) = (points, slopes) else { return None };
            let third = (to.x - from.x) / 3.0;
            Some(Piece {
                from: *from,
                first: Point::new(from.x + third, from.y + leaving * third),
                second: Point::new(to.x - third, to.y - arriving * third),
                to: *to,
            })
        });
        Self { pieces: pieces.collect() }
    }

    /// As segments of a path that starts with a move.
    pub(super) fn segments(&self) -> Vec<Segment> {
        let start = self.pieces.first().map(|piece| Segment::Move(piece.from));
        start.into_iter().chain(self.pieces.iter().map(Piece::segment)).collect()
    }

    /// Points on it, close to each other.
    pub(super) fn samples(&self) -> impl Iterator<Item = Point> {
        /// How many points stand for a piece.
        const STEPS: u32 = 48;
        self.pieces.iter().flat_map(|piece| (0..=STEPS).map(|step| piece.at(f64::from(step) / f64::from(STEPS))))
    }
}

impl Piece {
    /// As a segment of a path.
    pub(super) const fn segment(&self) -> Segment {
        Segment::Cubic(self.first, self.second, self.to)
    }

    /// The point at `t`, from 0 to 1.
    pub(super) fn at(&self, t: f64) -> Point {
        let u = 1.0 - t;
        let mix =
            |a: f64, b: f64, c: f64, d: f64| u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
        Point::new(
            mix(self.from.x, self.first.x, self.second.x, self.to.x),
            mix(self.from.y, self.first.y, self.second.y, self.to.y),
        )
    }

    /// The part of it from `t` = 0 to here, and the rest.
    pub(super) fn split(&self, t: f64) -> (Self, Self) {
        let mix = |a: Point, b: Point| Point::new(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
        let bridge = mix(self.first, self.second);
        let (leaving, arriving) = (mix(self.from, self.first), mix(self.second, self.to));
        let (before, after) = (mix(leaving, bridge), mix(bridge, arriving));
        let middle = mix(before, after);
        (
            Self { from: self.from, first: leaving, second: before, to: middle },
            Self { from: middle, first: after, second: arriving, to: self.to },
        )
    }

    /// Where it crosses the height `y`, if its ends are on different sides of it.
    pub(super) fn crossing(&self, y: f64) -> Option<f64> {
        let below_at_start = self.from.y > y;
        if (self.from.y - y) * (self.to.y - y) >= 0.0 {
            return None;
        }
        // It rises or falls all the way, so halving finds the one crossing; this often leaves no error that is seen.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if (self.at(middle).y > y) == below_at_start {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(f64::midpoint(low, high))
    }
}

/// The slope at each point: flat at peaks and valleys, elsewhere never so steep that the line leaves the range of its ends.
fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<(f64, f64)> = points
        .windows(2)
        .filter_map(|pair| {
            let [from, to] = pair else { return None };
            let width = (to.x - from.x).max(f64::EPSILON);
            Some((width, (to.y - from.y) / width))
        })
        .collect();
    let inner = secants.windows(2).filter_map(|pair| {
        let [(before, falling), (after, rising)] = pair else { return None };
        if falling * rising <= 0.0 {
            return Some(0.0);
        }
        let parabola = (falling * after + rising * before) / (before + after);
        let steepest = 2.0 * falling.abs().min(rising.abs());
        Some(parabola.signum() * parabola.abs().min(steepest))
    });
    let inner: Vec<f64> = inner.collect();
    let end = |secant: Option<&(f64, f64)>, next: Option<&f64>| match (secant, next) {
        (Some((_, slope)), Some(next)) => bounded(1.5 * slope - 0.5 * next, *slope),
        (Some((_, slope)), None) => *slope,
        _ => 0.0,
    };
    let first = end(secants.first(), inner.first());
    let last = end(secants.last(), inner.last());
    std::iter::once(first).chain(inner).chain(std::iter::once(last)).take(points.len()).collect()
}

/// A slope that goes the way of the secant, and is not more than twice as steep.
fn bounded(slope: f64, secant: f64) -> f64 {
    if slope * secant <= 0.0 { 0.0 } else { slope.signum() * slope.abs().min(2.0 * secant.abs()) }
}
