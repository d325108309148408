//! Drawings from files, inside of the PDF: read by `usvg`, and drawn as the vectors that they are.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::mask::{Mask, MaskType};
use krilla::num::NormalizedF32;
use krilla::paint::{
    Fill, FillRule, LineCap, LineJoin, LinearGradient, Paint, RadialGradient, SpreadMethod, Stop, Stroke, StrokeDash,
};
use krilla::surface::Surface;
use usvg::tiny_skia_path::PathSegment;

use crate::image::within;

/// A drawing, read.
pub(super) struct Vector(usvg::Tree);

impl Vector {
    /// Reads a drawing; none where it is not one, or where its numbers grow beyond all bounds.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        usvg::Tree::from_data(bytes, &usvg::Options::default()).ok().filter(within::is_within).map(Self)
    }

    /// Its width and height in CSS pixels.
    pub(super) fn size(&self) -> (f64, f64) {
        (self.0.size().width().into(), self.0.size().height().into())
    }

    /// Draws it from the origin on, in its own size.
    pub(super) fn draw(&self, surface: &mut Surface<'_>) {
        group(self.0.root(), surface);
    }
}

fn group(group: &usvg::Group, surface: &mut Surface<'_>) {
    surface.push_transform(&transform(group.transform()));
    let mut pushed = 1;
    if group.opacity().get() < 1.0 {
        surface.push_opacity(opacity(group.opacity()));
        pushed += 1;
    }
    if let Some(clip) = group.clip_path() {
        pushed += clip_to(clip, surface);
    }
    if let Some(mask) = group.mask() {
        let mask = masked(mask, surface);
        surface.push_mask(mask);
        pushed += 1;
    }
    children(group, surface);
    for _ in 0..pushed {
        surface.pop();
    }
}

fn children(of: &usvg::Group, surface: &mut Surface<'_>) {
    for node in of.children() {
        match node {
            usvg::Node::Group(inner) => group(inner, surface),
            usvg::Node::Path(path) if path.is_visible() => draw_path(path, surface),
            // No drawing has words or pictures: they are left out as its file is read.
            usvg::Node::Path(_) | usvg::Node::Image(_) | usvg::Node::Text(_) => {}
        }
    }
}

fn draw_path(path: &usvg::Path, surface: &mut Surface<'_>) {
    let Some(outline) = outline(path.data(), usvg::Transform::default()) else { return };
    let fill = path.fill().and_then(|fill| {
        Some(Fill { paint: paint(fill.paint())?, opacity: opacity(fill.opacity()), rule: rule(fill.rule()) })
    });
    if fill.is_some() {
        surface.set_fill(fill);
        surface.set_stroke(None);
        surface.draw_path(&outline);
    }
    let stroke = path.stroke().and_then(stroke);
    if stroke.is_some() {
        surface.set_fill(None);
        surface.set_stroke(stroke);
        surface.draw_path(&outline);
    }
}

fn stroke(stroke: &usvg::Stroke) -> Option<Stroke> {
    let dash = stroke.dasharray().map(|array| StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() });
    Some(Stroke {
        paint: paint(stroke.paint())?,
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        opacity: opacity(stroke.opacity()),
        dash,
    })
}

fn paint(paint: &usvg::Paint) -> Option<Paint> {
    match paint {
        usvg::Paint::Color(color) => Some(rgb(*color).into()),
        usvg::Paint::LinearGradient(gradient) => Some(
            LinearGradient {
                x1: gradient.x1(),
                y1: gradient.y1(),
                x2: gradient.x2(),
                y2: gradient.y2(),
                transform: transform(gradient.transform()),
                spread_method: spread(gradient.spread_method()),
                stops: stops(gradient.stops()),
                anti_alias: false,
            }
            .into(),
        ),
        usvg::Paint::RadialGradient(gradient) => Some(
            RadialGradient {
                cx: gradient.cx(),
                cy: gradient.cy(),
                cr: gradient.r().get(),
                fx: gradient.fx(),
                fy: gradient.fy(),
                fr: gradient.fr().get(),
                transform: transform(gradient.transform()),
                spread_method: spread(gradient.spread_method()),
                stops: stops(gradient.stops()),
                anti_alias: false,
            }
            .into(),
        ),
        // Left out as the file is read.
        usvg::Paint::Pattern(_) => None,
    }
}

fn stops(stops: &[usvg::Stop]) -> Vec<Stop> {
    let stop = |stop: &usvg::Stop| Stop {
        offset: NormalizedF32::new(stop.offset().get()).unwrap_or(NormalizedF32::ONE),
        color: rgb(stop.color()).into(),
        opacity: opacity(stop.opacity()),
    };
    stops.iter().map(stop).collect()
}

/// Clips to a path, and to those that clip it; how many steps that took.
fn clip_to(clip: &usvg::ClipPath, surface: &mut Surface<'_>) -> usize {
    let outer = clip.clip_path().map_or(0, |outer| clip_to(outer, surface));
    let mut all = PathBuilder::new();
    let mut evenly = false;
    gather(clip.root(), clip.transform(), &mut all, &mut evenly);
    // Without a path nothing is seen.
    let nothing = || {
        let mut point = PathBuilder::new();
        point.move_to(0.0, 0.0);
        point.line_to(0.0, 0.0);
        point.close();
        point.finish()
    };
    let Some(path) = all.finish().or_else(nothing) else { return outer };
    surface.push_clip_path(&path, if evenly { &FillRule::EvenOdd } else { &FillRule::NonZero });
    outer + 1
}

fn gather(of: &usvg::Group, transform: usvg::Transform, all: &mut PathBuilder, evenly: &mut bool) {
    for node in of.children() {
        match node {
            usvg::Node::Group(group) => gather(group, transform.pre_concat(group.transform()), all, evenly),
            usvg::Node::Path(path) => {
                *evenly |= path.fill().is_some_and(|fill| fill.rule() == usvg::FillRule::EvenOdd);
                add(path.data(), transform, all);
            }
            usvg::Node::Image(_) | usvg::Node::Text(_) => {}
        }
    }
}

fn masked(mask: &usvg::Mask, surface: &mut Surface<'_>) -> Mask {
    let kind = match mask.kind() {
        usvg::MaskType::Luminance => MaskType::Luminosity,
        usvg::MaskType::Alpha => MaskType::Alpha,
    };
    let mut builder = surface.stream_builder();
    let mut inner = builder.surface();
    children(mask.root(), &mut inner);
    inner.finish();
    Mask::new(builder.finish(), kind)
}

fn outline(path: &usvg::tiny_skia_path::Path, transform: usvg::Transform) -> Option<Path> {
    let mut built = PathBuilder::new();
    add(path, transform, &mut built);
    built.finish()
}

fn add(path: &usvg::tiny_skia_path::Path, transform: usvg::Transform, to: &mut PathBuilder) {
    let Some(path) = path.clone().transform(transform) else { return };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(end) => to.move_to(end.x, end.y),
            PathSegment::LineTo(end) => to.line_to(end.x, end.y),
            PathSegment::QuadTo(control, end) => to.quad_to(control.x, control.y, end.x, end.y),
            PathSegment::CubicTo(first, second, end) => {
                to.cubic_to(first.x, first.y, second.x, second.y, end.x, end.y);
            }
            PathSegment::Close => to.close(),
        }
    }
}

fn transform(transform: usvg::Transform) -> Transform {
    let usvg::Transform { sx, ky, kx, sy, tx, ty } = transform;
    Transform::from_row(sx, ky, kx, sy, tx, ty)
}

fn rgb(color: usvg::Color) -> rgb::Color {
    rgb::Color::new(color.red, color.green, color.blue)
}

fn opacity(opacity: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}

fn rule(rule: usvg::FillRule) -> FillRule {
    match rule {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    }
}

fn spread(spread: usvg::SpreadMethod) -> SpreadMethod {
    match spread {
        usvg::SpreadMethod::Pad => SpreadMethod::Pad,
        usvg::SpreadMethod::Reflect => SpreadMethod::Reflect,
        usvg::SpreadMethod::Repeat => SpreadMethod::Repeat,
    }
}
