//! The only file that knows the painter: scene items as filled and stroked paths.

use tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, PathBuilder, Pixmap, Shader, Stroke as Pen, StrokeDash, Transform,
};

use super::color;
use crate::geometry::{Point, Rect, Segment};
use crate::image::{Media, within};
use crate::output::outlines::{Gap, Outliner};
use crate::output::svg;
use crate::scene::item::{Image, Ink, Item, Panel, Stroke, TextLine};
use crate::scene::theme::{Rgb, Theme};
use crate::text::Fonts;

/// How far a quarter of a circle's control points stand from its ends, in radii.
const ROUND: f64 = 0.552_284_75;

/// Pixels that are being painted.
pub(super) struct Canvas<'a> {
    pixels: Pixmap,
    transform: Transform,
    theme: &'a Theme,
    outliner: Outliner<'a>,
}

impl<'a> Canvas<'a> {
    /// Pixels of a picture, `scale` for each CSS pixel, with nothing on them.
    pub(super) fn new(pixels: Pixmap, scale: f64, theme: &'a Theme, fonts: &'a Fonts) -> Self {
        let transform = Transform::from_scale(scale as f32, scale as f32);
        Self { pixels, transform, theme, outliner: Outliner::new(fonts) }
    }

    /// What was painted.
    pub(super) fn into_pixels(self) -> Pixmap {
        self.pixels
    }

    /// Gives every pixel this colour.
    pub(super) fn fill(&mut self, background: Rgb) {
        self.pixels.fill(color(background));
    }

    /// Paints an item.
    pub(super) fn draw(&mut self, item: &Item) {
        match item {
            Item::Group(group) => group.items.iter().for_each(|item| self.draw(item)),
            Item::Panel(panel) => self.panel(panel),
            Item::Text(line) => self.text(line),
            Item::Image(image) => self.image(image),
            Item::Path(path) => self.shape(&path.segments, path.fill, path.stroke, path.opacity),
        }
    }

    /// A picture from a file, read and painted by the library that knows all its kinds.
    fn image(&mut self, image: &Image) {
        let mut options = resvg::usvg::Options::default();
        // Nothing in a picture leads out of it; should anything, it is not followed.
        options.image_href_resolver.resolve_string = Box::new(|_, _| None);
        match resvg::usvg::Tree::from_str(&svg::of_image(image), &options) {
            Ok(tree) if within::is_within(&tree) && (image.file.media == Media::Svg || has_pixels(&tree)) => {
                let transform = self.transform.pre_translate(image.area.x as f32, image.area.y as f32);
                resvg::render(&tree, transform, &mut self.pixels.as_mut());
            }
            _ => self.missing_picture(image.area),
        }
    }

    /// A crossed frame that says: here is a picture that cannot be painted.
    fn missing_picture(&mut self, area: Rect) {
        let area = area.shrunk(0.5, 0.5);
        let (left, right, top, bottom) = (area.x, area.right(), area.y, area.bottom());
        let line = |from: Point, to: Point| [Segment::Move(from), Segment::Line(to)];
        let falling = line(Point::new(left, top), Point::new(right, bottom));
        let rising = line(Point::new(left, bottom), Point::new(right, top));
        let stroke = Stroke { ink: Ink::TextFaint, width: 1.0, dash: crate::scene::item::Dash::Solid };
        let segments = [rounded(area, 0.0).as_slice(), &falling, &rising].concat();
        self.shape(&segments, None, Some(stroke), 1.0);
    }

    fn panel(&mut self, panel: &Panel) {
        let Panel { area, radius, fill, stroke } = panel;
        self.shape(&rounded(*area, *radius), *fill, *stroke, 1.0);
    }

    fn text(&mut self, line: &TextLine) {
        let outlined = self.outliner.outline(line);
        let before = self.transform;
        // A baseline between two pixels would blur the feet of all letters; browsers move it too.
        let baseline = line.at.y as f32 * before.sy;
        self.transform = before.post_translate(0.0, baseline.round() - baseline);
        for (ink, letters) in &outlined.letters {
            self.shape(letters, Some(*ink), None, 1.0);
        }
        for gap in &outlined.gaps {
            let ink = line.runs.get(gap.run).map_or(Ink::TextPrimary, |run| run.ink);
            self.missing(gap, line, ink);
        }
        for (ink, strike) in &outlined.lines {
            self.shape(&rounded(*strike, 0.0), Some(*ink), None, 1.0);
        }
        self.transform = before;
    }

    /// A box that says: here is a character that no font has.
    fn missing(&mut self, gap: &Gap, line: &TextLine, ink: Ink) {
        let width = 0.06 * line.size;
        let tall = 0.72 * line.size;
        let area = Rect::new(gap.x, line.at.y - tall, gap.width, tall).shrunk(0.1 * line.size, width / 2.0);
        let stroke = Stroke { ink, width, dash: crate::scene::item::Dash::Solid };
        self.shape(&rounded(area, 0.0), None, Some(stroke), 1.0);
    }

    fn shape(&mut self, segments: &[Segment], fill: Option<Ink>, stroke: Option<Stroke>, opacity: f64) {
        let Some(path) = path(segments) else { return };
        if let Some(ink) = fill {
            let paint = paint(self.theme.color(ink), opacity);
            self.pixels.fill_path(&path, &paint, FillRule::Winding, self.transform, None);
        }
        if let Some(stroke) = stroke {
            let paint = paint(self.theme.color(stroke.ink), opacity);
            self.pixels.stroke_path(&path, &paint, &pen(stroke), self.transform, None);
        }
    }
}

/// Whether a picture paints anything: one whose pixels cannot be unpacked is passed over by the library without a word.
fn has_pixels(tree: &resvg::usvg::Tree) -> bool {
    const SIDE: u32 = 64;
    let Some(mut probe) = Pixmap::new(SIDE, SIDE) else { return false };
    let (across, down) = (SIDE as f32 / tree.size().width(), SIDE as f32 / tree.size().height());
    resvg::render(tree, Transform::from_scale(across, down), &mut probe.as_mut());
    probe.data().iter().any(|byte| *byte != 0)
}

fn paint(ink: Rgb, opacity: f64) -> Paint<'static> {
    let mut color = color(ink);
    color.apply_opacity(opacity as f32);
    Paint { shader: Shader::SolidColor(color), ..Paint::default() }
}

fn pen(stroke: Stroke) -> Pen {
    let dash = stroke.dashes().and_then(|[dash, gap]| StrokeDash::new(vec![dash as f32, gap as f32], 0.0));
    Pen { width: stroke.width as f32, line_cap: LineCap::Round, line_join: LineJoin::Round, dash, ..Pen::default() }
}

fn path(segments: &[Segment]) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::with_capacity(segments.len(), 3 * segments.len());
    for segment in segments {
        match *segment {
            Segment::Move(end) => builder.move_to(end.x as f32, end.y as f32),
            Segment::Line(end) => builder.line_to(end.x as f32, end.y as f32),
            Segment::Cubic(first, second, end) => builder.cubic_to(
                first.x as f32,
                first.y as f32,
                second.x as f32,
                second.y as f32,
                end.x as f32,
                end.y as f32,
            ),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}

/// A rectangle whose corners are quarters of circles, clockwise.
fn rounded(area: Rect, radius: f64) -> Vec<Segment> {
    let Rect { x, y, width, height } = area;
    let (right, bottom) = (area.right(), area.bottom());
    let radius = radius.min(width / 2.0).min(height / 2.0).max(0.0);
    let at = Point::new;
    if radius <= 0.0 {
        let corners = [at(right, y), at(right, bottom), at(x, bottom)].map(Segment::Line);
        return [&[Segment::Move(at(x, y))], corners.as_slice(), &[Segment::Close]].concat();
    }
    let near = radius * (1.0 - ROUND);
    vec![
        Segment::Move(at(x + radius, y)),
        Segment::Line(at(right - radius, y)),
        Segment::Cubic(at(right - near, y), at(right, y + near), at(right, y + radius)),
        Segment::Line(at(right, bottom - radius)),
        Segment::Cubic(at(right, bottom - near), at(right - near, bottom), at(right - radius, bottom)),
        Segment::Line(at(x + radius, bottom)),
        Segment::Cubic(at(x + near, bottom), at(x, bottom - near), at(x, bottom - radius)),
        Segment::Line(at(x, y + radius)),
        Segment::Cubic(at(x, y + near), at(x + near, y), at(x + radius, y)),
        Segment::Close,
    ]
}
