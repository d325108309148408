//! Outlines as they are drawn, whatever form the font keeps them in, as points of quadratic curves in whole font units.

use kurbo::{CubicBez, Point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyph, OutlinePen};

/// A point: whether it is on the curve, and where.
pub(super) type OutlinePoint = (bool, i16, i16);

/// How far a curve may stray when cubic curves become quadratic ones, in em.
const TOLERANCE: f64 = 0.0005;

/// The closed contours of a glyph; none for a blank.
pub(super) fn contours(glyph: &OutlineGlyph<'_>, units_per_em: u16) -> Vec<Vec<OutlinePoint>> {
    let mut pen = Pen { tolerance: f64::from(units_per_em) * TOLERANCE, ..Pen::default() };
    // What cannot be read stays as far as it came.
    let _ = glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
    pen.end();
    pen.done
}

#[derive(Default)]
struct Pen {
    done: Vec<Vec<OutlinePoint>>,
    /// The contour that is being drawn.
    open: Vec<(bool, Point)>,
    at: Point,
    tolerance: f64,
}

impl Pen {
    fn put(&mut self, on_curve: bool, point: Point) {
        self.open.push((on_curve, point));
    }

    fn go(&mut self, to: Point) {
        self.put(true, to);
        self.at = to;
    }

    fn end(&mut self) {
        let mut points = std::mem::take(&mut self.open);
        // A contour closes by itself.
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        let middle = |index: usize| {
            let count = points.len();
            let around = [(index + count).checked_sub(1), Some(index), Some(index + 1)];
            let [Some(before), Some(here), Some(after)] =
                around.map(|place| place.and_then(|place| points.get(place % count.max(1))))
            else {
                return false;
            };
            // Between two control points a point in the middle is understood.
            here.0 && !before.0 && !after.0 && before.1.midpoint(after.1) == here.1
        };
        let whole = |value: f64| value.round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16;
        let kept = points.iter().enumerate().filter(|(index, _)| !middle(*index));
        let contour: Vec<OutlinePoint> = kept.map(|(_, (on, at))| (*on, whole(at.x), whole(at.y))).collect();
        if contour.len() > 1 {
            self.done.push(contour);
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.end();
        self.go(Point::new(x.into(), y.into()));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.go(Point::new(x.into(), y.into()));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.put(false, Point::new(cx.into(), cy.into()));
        self.go(Point::new(x.into(), y.into()));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let point = |x: f32, y: f32| Point::new(x.into(), y.into());
        let cubic = CubicBez::new(self.at, point(cx0, cy0), point(cx1, cy1), point(x, y));
        for (_, _, quad) in cubic.to_quads(self.tolerance) {
            self.put(false, quad.p1);
            self.put(true, quad.p2);
        }
        self.at = cubic.p3;
    }

    fn close(&mut self) {
        self.end();
    }
}
