//! Unpacks the pixels of a picture once, to see that it can be shown: damage inside of them is seen in no other way.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image_webp::WebPDecoder;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Found, Media, Problem};

/// Of a JPEG that comes in better and better passes, how many there may be; encoders make about ten.
const SCANS: usize = 40;
/// What a picture's other parts, such as its tables, may take of memory.
const SPARE_BYTES: usize = 16 * 1024 * 1024;

/// Whether the pixels can be unpacked, and are as many as the file says. A picture must be known to be no larger than one
/// may be.
pub(super) fn check(found: &Found) -> Result<(), Problem> {
    let size = (found.width as usize, found.height as usize);
    let bytes = found.bytes.as_slice();
    let unpacked = || match found.media {
        Media::Png => png(bytes, size),
        Media::Jpeg => jpeg(bytes, size),
        Media::Webp => webp(bytes, size),
        Media::Svg => Some(()),
    };
    // What other programs wrote is not ours to trust, nor that a library expects all of it.
    let unpacked = catch_unwind(AssertUnwindSafe(unpacked)).ok().flatten();
    unpacked.ok_or_else(|| Problem::damaged("is damaged: its pixels cannot be unpacked"))
}

fn png(bytes: &[u8], size: (usize, usize)) -> Option<()> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: SPARE_BYTES });
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().ok()?;
    let info = reader.info();
    if (info.width as usize, info.height as usize) != size {
        return None;
    }
    // Row by row, so that they need no room.
    while reader.next_row().ok()?.is_some() {}
    Some(())
}

fn jpeg(bytes: &[u8], (width, height): (usize, usize)) -> Option<()> {
    let options = DecoderOptions::default().set_max_width(width).set_max_height(height).jpeg_set_max_scans(SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    if (usize::from(info.width), usize::from(info.height)) != (width, height) {
        return None;
    }
    decoder.decode().ok().map(drop)
}

fn webp(bytes: &[u8], (width, height): (usize, usize)) -> Option<()> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(SPARE_BYTES);
    let (across, down) = decoder.dimensions();
    if (across as usize, down as usize) != (width, height) {
        return None;
    }
    let mut pixels = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut pixels).ok()
}
