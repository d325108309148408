//! JPEG: its segments are walked to the end, and those that say where and with what a photo was taken go.

use super::{Found, Media, Problem, big_16, big_32, little_16, little_32};

pub(super) fn read(bytes: &[u8]) -> Result<Found, Problem> {
    let mut kept = vec![0xFF, 0xD8];
    let mut size = None;
    let mut has_pixels = false;
    let mut at = 2;
    loop {
        if bytes.get(at) != Some(&0xFF) {
            return Err(if at < bytes.len() { broken() } else { Problem::early() });
        }
        // Before a marker there may be any number of bytes that are all ones.
        while bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at + 1).ok_or_else(Problem::early)?;
        if marker == 0xD9 {
            kept.extend([0xFF, 0xD9]);
            break;
        }
        let length = usize::from(big_16(bytes, at + 2).ok_or_else(Problem::early)?);
        let segment = bytes.get(at..at + 2 + length).ok_or_else(Problem::early)?;
        let inside = segment.get(4..).ok_or_else(broken)?;
        at += segment.len();
        match marker {
            0xC0..=0xC2 => size = Some((big_16(inside, 3), big_16(inside, 1))),
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Err(Problem::damaged("is a kind of JPEG that browsers do not show"));
            }
            0xE1 if is_turned(inside) => {
                return Err(Problem::damaged(
                    "is a photo that lies on its side: only a note in it says which way is up",
                ));
            }
            _ => {}
        }
        if stays(marker, inside) {
            kept.extend_from_slice(segment);
        }
        if marker == 0xDA {
            let end = end_of_pixels(bytes, at).ok_or_else(Problem::early)?;
            kept.extend_from_slice(bytes.get(at..end).unwrap_or_default());
            has_pixels = true;
            at = end;
        }
    }
    match size {
        Some((Some(width), Some(height))) if has_pixels => Ok(Found {
            media: Media::Jpeg,
            width: f64::from(width),
            height: f64::from(height),
            bytes: kept,
            left_out: Vec::new(),
            cost: 0,
        }),
        _ => Err(broken()),
    }
}

fn broken() -> Problem {
    Problem::damaged("is damaged: what should be a JPEG is none")
}

/// Whether a picture looks different without this segment: all that is not an application's or a comment, and of the
/// applications' those that say what its numbers mean as colours.
fn stays(marker: u8, inside: &[u8]) -> bool {
    match marker {
        0xE0 | 0xEE => true,
        0xE2 => inside.starts_with(b"ICC_PROFILE\0"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// Where the pixels from `at` end: at the next marker that is not part of them.
fn end_of_pixels(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let marker = |pair: &[u8]| matches!(pair, [0xFF, second] if !matches!(second, 0x00 | 0xD0..=0xD7 | 0xFF));
    rest.windows(2).position(marker).map(|end| at + end)
}

/// Whether a segment says that the photo was taken with the camera held upright, or turned over.
fn is_turned(inside: &[u8]) -> bool {
    const ORIENTATION: u16 = 0x0112;
    let turned = || {
        let notes = inside.strip_prefix(b"Exif\0\0")?;
        let little = notes.starts_with(b"II");
        let short = |at: usize| if little { little_16(notes, at) } else { big_16(notes, at) };
        let list = (if little { little_32(notes, 4) } else { big_32(notes, 4) })? as usize;
        let count = usize::from(short(list)?);
        let mut entries = (0..count).map(|index| list.saturating_add(2 + index * 12));
        let found = entries.find(|entry| short(*entry) == Some(ORIENTATION))?;
        short(found + 8)
    };
    turned().is_some_and(|orientation| (2..=8).contains(&orientation))
}
