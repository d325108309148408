//! The PNG output: the scene painted pixel by pixel, letters as outlines, for slides, chats and whatever shows no SVG.

mod canvas;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};
use tiny_skia::{Color, Pixmap};

use super::{Background, Drawing, Output, Writer};
use crate::scene::item::{Ink, Item, Panel, Scene};
use crate::scene::theme::Rgb;
use canvas::Canvas;

/// The format, for the list.
pub static PNG: Output = Output {
    name: "png",
    extension: "png",
    about: "A picture in pixels, for slides, chats and whatever shows no SVG.",
    draws_letters: true,
    leaves_out: &[],
    write: Writer::Drawing(write),
};

/// At most so many pixels: four bytes each while it is painted.
const MOST_PIXELS: f64 = 100e6;
/// Pixels a metre at scale 1: a CSS pixel is a 96th of an inch.
const PER_METRE: f64 = 96.0 / 0.0254;

fn write(drawing: &Drawing<'_>) -> Result<Vec<u8>, String> {
    let Drawing { scene, theme, fonts, options, .. } = *drawing;
    let (width, height) = size(scene, options.scale)?;
    let pixels = Pixmap::new(width, height).ok_or("there is no memory for so many pixels")?;
    let mut canvas = Canvas::new(pixels, options.scale, theme, fonts);
    match options.background {
        Background::Page => canvas.fill(theme.color(Ink::PageFill)),
        Background::Color(color) => canvas.fill(color),
        Background::Transparent => {}
    }
    for item in scene.items.iter().filter(|item| !is_page(item, scene)) {
        canvas.draw(item);
    }
    encode(&canvas.into_pixels(), options.scale).map_err(|error| format!("the PNG could not be packed: {error}"))
}

/// Width and height in pixels.
fn size(scene: &Scene, scale: f64) -> Result<(u32, u32), String> {
    let pixels = |length: f64| (length * scale).ceil().max(1.0);
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    if width * height <= MOST_PIXELS {
        return Ok((width as u32, height as u32));
    }
    // Rounded down, so that what is proposed fits.
    let fits = ((MOST_PIXELS / (scene.width * scene.height)).sqrt() * 10.0).floor() / 10.0;
    let why = format!(
        "the PNG would be {width} × {height} pixels, {:.0} million; at most {:.0} million are painted",
        width * height / 1e6,
        MOST_PIXELS / 1e6
    );
    Err(if fits < 0.1 { why } else { format!("{why}: `--scale {fits}` fits") })
}

/// Whether an item is the page behind everything, which the background stands for.
fn is_page(item: &Item, scene: &Scene) -> bool {
    matches!(item, Item::Panel(Panel { area, fill: Some(Ink::PageFill), .. })
        if area.width >= scene.width && area.height >= scene.height)
}

/// The file. What hides nothing behind it needs no alpha.
fn encode(pixels: &Pixmap, scale: f64) -> Result<Vec<u8>, png::EncodingError> {
    let opaque = pixels.data().iter().skip(3).step_by(4).all(|alpha| *alpha == u8::MAX);
    let mut bytes = Vec::with_capacity(pixels.data().len());
    if opaque {
        for pixel in pixels.data().as_chunks::<4>().0 {
            let [red, green, blue, _] = *pixel;
            bytes.extend_from_slice(&[red, green, blue]);
        }
    } else {
        for pixel in pixels.pixels() {
            let pixel = pixel.demultiply();
            bytes.extend_from_slice(&[pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]);
        }
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(if opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    // Flat areas and few colours: filters would only hide how often the same bytes come again.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(1));
    let density = (PER_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(file)
}

/// An opaque colour.
fn color(Rgb { red, green, blue }: Rgb) -> Color {
    Color::from_rgba8(red, green, blue, u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(width: f64, height: f64) -> Scene {
        Scene { width, height, ..Scene::default() }
    }

    #[test]
    fn what_is_too_large_is_refused_with_a_scale_that_fits() {
        assert_eq!(size(&scene(100.4, 20.0), 1.0), Ok((101, 20)));
        assert_eq!(size(&scene(3.0, 3.0), 0.1), Ok((1, 1)));
        let large = scene(4000.0, 3000.0);
        let why = size(&large, 10.0).unwrap_err();
        assert_eq!(
            why,
            "the PNG would be 40000 × 30000 pixels, 1200 million; at most 100 million are painted: `--scale 2.8` fits"
        );
        assert!(size(&large, 2.8).is_ok() && size(&large, 2.9).is_err());
        assert!(!size(&scene(1e6, 1e6), 1.0).unwrap_err().contains("--scale"));
    }
}
