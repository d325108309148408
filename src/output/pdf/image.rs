//! Pictures from files, inside of the PDF.

use krilla::color::rgb;
use krilla::geom::{Size, Transform};
use krilla::paint::{FillRule, Stroke};
use krilla::surface::Surface;

use super::shape;
use super::vector::Vector;
use crate::geometry::{Point, Rect, Segment};
use crate::image::{Image as File, Media};
use crate::scene::item::Image;

/// The lightness of a missing picture's frame, seen on white and on black.
const GREY: u8 = 0x80;

/// A picture, read.
pub(super) enum Picture {
    /// Of pixels.
    Pixels(krilla::image::Image),
    /// Of shapes.
    Vector(Box<Vector>),
    /// Of nothing that can be drawn: a crossed frame stands in its place.
    Missing,
}

/// The picture of a file. What is in a picture was read and found whole before.
pub(super) fn open(file: &File) -> Picture {
    let bytes = || file.bytes.clone().into();
    let pixels = match file.media {
        Media::Png => krilla::image::Image::from_png(bytes(), true),
        Media::Jpeg => krilla::image::Image::from_jpeg(bytes(), true),
        Media::Webp => krilla::image::Image::from_webp(bytes(), true),
        Media::Svg => {
            let vector = Vector::read(&file.bytes).map(|vector| Picture::Vector(Box::new(vector)));
            return vector.unwrap_or(Picture::Missing);
        }
    };
    pixels.map_or(Picture::Missing, Picture::Pixels)
}

/// Draws a picture in the middle of its place; one that is to cover its place is cut off there.
pub(super) fn draw(image: &Image, picture: Picture, surface: &mut Surface<'_>) {
    if matches!(picture, Picture::Missing) {
        return missing(image.area, surface);
    }
    let Rect { width, height, .. } = image.area;
    let (across, down) = (width / image.file.width, height / image.file.height);
    let scale = if image.cover { across.max(down) } else { across.min(down) };
    let (wide, high) = (image.file.width * scale, image.file.height * scale);
    let middle = image.area.center();
    let (Some(size), Some(place)) = (Size::from_wh(wide as f32, high as f32), shape::panel(image.area, 0.0)) else {
        return;
    };
    surface.push_clip_path(&place, &FillRule::NonZero);
    let (x, y) = (middle.x - wide / 2.0, middle.y - high / 2.0);
    surface.push_transform(&Transform::from_translate(x as f32, y as f32));
    match picture {
        Picture::Pixels(pixels) => surface.draw_image(pixels, size),
        Picture::Vector(vector) => {
            let (own_width, own_height) = vector.size();
            let (across, down) = (wide / own_width, high / own_height);
            surface.push_transform(&Transform::from_scale(across as f32, down as f32));
            vector.draw(surface);
            surface.pop();
        }
        Picture::Missing => {}
    }
    surface.pop();
    surface.pop();
}

/// A crossed frame that says: here is a picture that cannot be drawn.
fn missing(area: Rect, surface: &mut Surface<'_>) {
    let Rect { x, y, width, height } = area.shrunk(0.5, 0.5);
    let (right, bottom) = (x + width, y + height);
    let at = |x: f64, y: f64| Point::new(x, y);
    let frame = [at(right, y), at(right, bottom), at(x, bottom)].map(Segment::Line);
    let cross = [Segment::Line(at(right, bottom)), Segment::Move(at(right, y)), Segment::Line(at(x, bottom))];
    let segments =
        [&[Segment::Move(at(x, y))], &frame[..], &[Segment::Close, Segment::Move(at(x, y))], &cross].concat();
    let Some(outline) = shape::path(&segments) else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(GREY, GREY, GREY).into(), ..Stroke::default() }));
    surface.draw_path(&outline);
}
