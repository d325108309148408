//! WebP: one picture with its colours and its transparency; notes on where it was taken go.

use super::{Found, Media, Problem, little_16, little_32};

/// Bits of the extended header.
const ANIMATED: u8 = 0x02;
const NOTES: u8 = 0x04 | 0x08;

pub(super) fn read(bytes: &[u8]) -> Result<Found, Problem> {
    let length = little_32(bytes, 4).ok_or_else(Problem::early)? as usize;
    let bytes = length.checked_add(8).and_then(|end| bytes.get(..end)).ok_or_else(Problem::early)?;
    let mut kept = Vec::new();
    let mut size = None;
    let mut has_pixels = false;
    let mut at = 12;
    while at < bytes.len() {
        let kind = bytes.get(at..at + 4).ok_or_else(Problem::early)?;
        let length = little_32(bytes, at + 4).ok_or_else(Problem::early)? as usize;
        let end = length.checked_add(at + 8).ok_or_else(Problem::early)?;
        let inside = bytes.get(at + 8..end).ok_or_else(Problem::early)?;
        let mut chunk = bytes.get(at..end).unwrap_or_default().to_vec();
        if length % 2 == 1 {
            chunk.push(0);
        }
        at = end + length % 2;
        match kind {
            b"VP8X" => {
                let flags = chunk.get_mut(8).ok_or_else(Problem::early)?;
                if *flags & ANIMATED != 0 {
                    return Err(Problem::damaged("moves, and a map shows pictures that stand still"));
                }
                *flags &= !NOTES;
                size = canvas(inside);
            }
            b"VP8 " => {
                size = size.or_else(|| lossy(inside));
                has_pixels = true;
            }
            b"VP8L" => {
                size = size.or_else(|| lossless(inside));
                has_pixels = true;
            }
            b"ALPH" | b"ICCP" => {}
            _ => continue,
        }
        kept.extend(chunk);
    }
    let (Some((width, height)), true) = (size, has_pixels) else {
        return Err(Problem::damaged("is damaged: it holds no pixels"));
    };
    let mut file = b"RIFF".to_vec();
    file.extend(u32::try_from(kept.len() + 4).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(b"WEBP");
    file.extend(kept);
    Ok(Found {
        media: Media::Webp,
        width: f64::from(width),
        height: f64::from(height),
        bytes: file,
        left_out: Vec::new(),
        cost: 0,
    })
}

/// The size in an extended header: three bytes each, less one.
fn canvas(inside: &[u8]) -> Option<(u32, u32)> {
    const THREE_BYTES: u32 = 0x00FF_FFFF;
    Some(((little_32(inside, 4)? & THREE_BYTES) + 1, (little_32(inside, 6)? >> 8) + 1))
}

/// The size in the first frame of a lossy picture.
fn lossy(inside: &[u8]) -> Option<(u32, u32)> {
    const SIZE: u16 = 0x3FFF;
    let is_start = inside.get(3..6)? == [0x9D, 0x01, 0x2A];
    let size = |at| Some(u32::from(little_16(inside, at)? & SIZE));
    is_start.then(|| Some((size(6)?, size(8)?)))?
}

/// The size in a lossless picture: fourteen bits each, less one.
fn lossless(inside: &[u8]) -> Option<(u32, u32)> {
    const SIZE: u32 = 0x3FFF;
    let is_start = *inside.first()? == 0x2F;
    let bits = little_32(inside, 1)?;
    is_start.then_some(((bits & SIZE) + 1, ((bits >> 14) & SIZE) + 1))
}
