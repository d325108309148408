//! Pictures from files, inside of the PDF.

use krilla::geom::{Size, Transform};
use krilla::paint::FillRule;
use krilla::surface::Surface;

use super::shape;
use super::vector::Vector;
use crate::geometry::Rect;
use crate::image::{Image as File, Media};
use crate::scene::item::Image;

/// A picture, read.
pub(super) enum Picture {
    /// Of pixels.
    Pixels(krilla::image::Image),
    /// Of shapes.
    Vector(Box<Vector>),
}

/// The picture of a file. What is in a picture was read and found whole before.
pub(super) fn open(file: &File) -> Option<Picture> {
    let bytes = || file.bytes.clone().into();
    let pixels = match file.media {
        Media::Png => krilla::image::Image::from_png(bytes(), true),
        Media::Jpeg => krilla::image::Image::from_jpeg(bytes(), true),
        Media::Webp => krilla::image::Image::from_webp(bytes(), true),
        Media::Svg => return Vector::read(&file.bytes).map(|vector| Picture::Vector(Box::new(vector))),
    };
    pixels.ok().map(Picture::Pixels)
}

/// Draws a picture in the middle of its place; one that is to cover its place is cut off there.
pub(super) fn draw(image: &Image, picture: Picture, surface: &mut Surface<'_>) {
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
    }
    surface.pop();
    surface.pop();
}
