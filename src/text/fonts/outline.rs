//! What glyphs look like: their outlines as segments of a path.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::{FontId, Fonts};
use crate::geometry::{Point, Segment};

impl Fonts {
    /// The outline of a glyph around its origin, in em, y downward like all of a picture; empty for a blank.
    ///
    /// It is filled by the non-zero rule: contours may overlap.
    pub fn outline(&self, font: FontId, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline { em: self.units_per_em(font), ..Outline::default() };
        let file = FontRef::new(self.data(font)).ok();
        if let Some(drawn) = file.and_then(|file| file.outline_glyphs().get(GlyphId::from(glyph))) {
            // What cannot be read stays as far as it came.
            let _ = drawn.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut outline);
        }
        outline.segments
    }
}

/// Gathers the outline of a glyph whose units grow upward.
#[derive(Default)]
struct Outline {
    segments: Vec<Segment>,
    at: Point,
    /// Font units in one em.
    em: f64,
}

impl Outline {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(f64::from(x) / self.em, -f64::from(y) / self.em)
    }

    fn go(&mut self, to: Point) -> Point {
        self.at = to;
        to
    }
}

/// The point two thirds of the way from an end of a quadratic curve to its control point.
fn toward(end: Point, control: Point) -> Point {
    Point::new(end.x + (control.x - end.x) * 2.0 / 3.0, end.y + (control.y - end.y) * 2.0 / 3.0)
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Move(to));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Line(to));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (start, control) = (self.at, self.point(cx, cy));
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Cubic(toward(start, control), toward(to, control), to));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let to = self.go(self.point(x, y));
        self.segments.push(Segment::Cubic(self.point(cx0, cy0), self.point(cx1, cy1), to));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}
