//! Floor 1, `image`: pictures from files: what they are, how large, and that they are whole and harmless.
//!
//! What is embedded is not the file as it came: what nobody sees is left out of it, such as where a photo was taken, and
//! a drawing is written anew from the few elements that cannot do anything but draw.

mod jpeg;
#[cfg(feature = "pixels")]
mod pixels;
mod png;
pub mod svg;
mod webp;
#[cfg(any(feature = "pdf", feature = "png"))]
pub mod within;

/// The largest file, in bytes.
pub const BYTES: usize = 5 * 1024 * 1024;
/// The largest picture, in pixels: more than a reader's machine should have to unpack.
pub const PIXELS: f64 = 25e6;
/// The longest side of a picture of pixels.
const SIDE: f64 = 16_384.0;
/// How often the longer side of a picture may hold the shorter one.
const RATIO: f64 = 1000.0;

/// What a picture is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP, one picture.
    Webp,
    /// A drawing; it holds nothing but shapes, and refers to nothing outside of itself.
    Svg,
}

impl Media {
    /// Its media type: `image/png`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// A picture, ready to be embedded.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Where it came from, relative to the map, as the author wrote it.
    pub path: String,
    /// What it is written in.
    pub media: Media,
    /// Its own width in CSS pixels, above 0.
    pub width: f64,
    /// Its own height in CSS pixels, above 0.
    pub height: f64,
    /// The file, without what nobody sees.
    pub bytes: Vec<u8>,
    /// Elements that are drawn in the file and are not in `bytes`, since no picture may hold them; each once.
    pub left_out: Vec<String>,
    /// How much work a drawing is: about its shapes, each copy counted; 0 for pixels.
    pub cost: u64,
}

/// Why a file is no picture that can be shown, as the end of a sentence that begins with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It cannot be read.
    Damaged(String),
    /// It is larger than any picture should be.
    TooLarge(String),
}

impl Problem {
    fn damaged(why: impl Into<String>) -> Self {
        Self::Damaged(why.into())
    }

    fn early() -> Self {
        Self::damaged("ends too early")
    }
}

/// What was found in a file.
struct Found {
    media: Media,
    width: f64,
    height: f64,
    bytes: Vec<u8>,
    left_out: Vec<String>,
    cost: u64,
}

/// Reads a file by what is in it; its name does not matter.
pub fn read(path: &str, bytes: &[u8]) -> Result<Image, Problem> {
    if bytes.len() > BYTES {
        let most = BYTES / (1024 * 1024);
        return Err(Problem::TooLarge(format!("is larger than {most} MB")));
    }
    let found = if bytes.is_empty() {
        return Err(Problem::damaged("is empty"));
    } else if bytes.starts_with(png::SIGNATURE) {
        png::read(bytes)?
    } else if bytes.starts_with(&[0xFF, 0xD8]) {
        jpeg::read(bytes)?
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp::read(bytes)?
    } else if svg::looks_like_one(bytes) {
        svg::read(bytes)?
    } else {
        return Err(Problem::damaged("is neither PNG, JPEG, WebP nor SVG"));
    };
    let Found { media, width, height, .. } = found;
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return Err(Problem::damaged("has no size"));
    }
    if media != Media::Svg && width * height > PIXELS {
        let most = PIXELS / 1e6;
        return Err(Problem::TooLarge(format!("has {width} × {height} pixels, and {most} million are the most")));
    }
    let (longer, shorter) = (width.max(height), width.min(height));
    if media != Media::Svg && longer > SIDE {
        return Err(Problem::TooLarge(format!("has {width} × {height} pixels, and {SIDE} along a side are the most")));
    }
    if longer > RATIO * shorter {
        return Err(Problem::TooLarge(format!("is more than {RATIO} times as long as the other way")));
    }
    #[cfg(feature = "pixels")]
    pixels::check(&found)?;
    let Found { bytes, left_out, cost, .. } = found;
    Ok(Image { path: path.to_owned(), media, width, height, bytes, left_out, cost })
}

/// The number in the two bytes from `at`, the higher first.
fn big_16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

/// The number in the four bytes from `at`, the highest first.
fn big_32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// The number in the two bytes from `at`, the lower first.
fn little_16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

/// The number in the four bytes from `at`, the lowest first.
fn little_32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests;
