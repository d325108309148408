//! Pictures from files, inside of the SVG. Their address is written the old way, which every reader knows.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::markup::Tag;
use crate::scene::item::Image;

/// Writes a picture.
pub(super) fn draw(image: &Image) -> Tag {
    let Image { area, file, cover, alt } = image;
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
