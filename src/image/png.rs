//! PNG: every chunk is whole, and only those stay that a picture is painted from.

use super::{Found, Media, Problem, big_32};

/// How every PNG begins.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that a picture looks different without. Comments, times, places and the pictures of an animation go.
const KEPT: &[&[u8; 4]] =
    &[b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD"];

pub(super) fn read(bytes: &[u8]) -> Result<Found, Problem> {
    let mut kept = SIGNATURE.to_vec();
    let mut size = None;
    let mut has_pixels = false;
    let mut at = SIGNATURE.len();
    loop {
        let length = big_32(bytes, at).ok_or_else(Problem::early)? as usize;
        let end = length.checked_add(at + 12).ok_or_else(Problem::early)?;
        let chunk = bytes.get(at..end).ok_or_else(Problem::early)?;
        let (Some(kind), Some(inside)) = (chunk.get(4..8), chunk.get(4..length + 8)) else {
            return Err(Problem::early());
        };
        if big_32(chunk, length + 8) != Some(checksum(inside)) {
            return Err(Problem::damaged("is damaged: a checksum in it is wrong"));
        }
        match (kind, size) {
            (b"IHDR", None) if length == 13 => size = Some((big_32(inside, 4), big_32(inside, 8))),
            (b"IHDR", _) | (_, None) => return Err(Problem::damaged("is damaged: it does not begin with its size")),
            (b"IDAT", _) => has_pixels = true,
            _ => {}
        }
        if KEPT.iter().any(|known| known.as_slice() == kind) {
            kept.extend_from_slice(chunk);
        }
        at = end;
        if kind == b"IEND" {
            break;
        }
    }
    match size {
        Some((Some(width), Some(height))) if has_pixels => Ok(Found {
            media: Media::Png,
            width: f64::from(width),
            height: f64::from(height),
            bytes: kept,
            left_out: Vec::new(),
            cost: 0,
        }),
        _ => Err(Problem::damaged("is damaged: it holds no pixels")),
    }
}

/// The checksum of a chunk: CRC-32 as PNG defines it.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        let low = (sum ^ u32::from(*byte)) & 0xFF;
        TABLE.get(low as usize).copied().unwrap_or_default() ^ (sum >> 8)
    })
}

/// The remainder of every byte.
static TABLE: [u32; 256] = table();

#[allow(clippy::indexing_slicing, reason = "computed when the library is built, where a wrong index is an error")]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { 0xEDB8_8320 ^ (rest >> 1) } else { rest >> 1 };
            bit += 1;
        }
        table[byte] = rest;
        byte += 1;
    }
    table
}
