//! Pictures from files, inside of the SVG. Their address is written the old way, which every reader knows.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::markup::Tag;
use crate::image::Image as File;
use crate::scene::item::Image;

/// Writes a picture; one that is another in the dark as two, of which a style sheet shows the other there.
pub(super) fn draw(image: &Image, turns_dark: bool) -> Tag {
    let Some(dark) = image.dark.as_ref().filter(|_| turns_dark) else { return one(image, &image.file) };
    let mut both = Tag::new("g");
    both.push(one(image, &image.file).with("display", LIGHT));
    both.push(one(image, dark).with("display", DARK));
    both
}

/// How a picture for light screens says that it is shown where no style sheet says otherwise.
pub(super) const LIGHT: &str = "inline";
/// The same for a picture for dark screens.
pub(super) const DARK: &str = "none";

fn one(image: &Image, file: &File) -> Tag {
    let Image { area, cover, alt, .. } = image;
    let tag = Tag::new("image")
        .with_number("x", area.x)
        .with_number("y", area.y)
        .with_number("width", area.width)
        .with_number("height", area.height)
        .with("preserveAspectRatio", if *cover { "xMidYMid slice" } else { "xMidYMid meet" })
        .with("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .with("xlink:href", &format!("data:{};base64,{}", file.media.name(), STANDARD.encode(&file.bytes)));
    if alt.is_empty() { tag.with("aria-hidden", "true") } else { tag.with("role", "img").with("aria-label", alt) }
}
