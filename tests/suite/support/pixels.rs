//! A PNG as its pixels, to look at and to compare.

use journeymap::geometry::Rect;
use journeymap::scene::theme::Rgb;

/// How far a part of a pixel may be off on another processor.
const SLACK: u8 = 3;

/// A PNG taken apart: width, height, and the parts of each pixel.
pub(crate) struct Pixels {
    pub(crate) width: usize,
    pub(crate) height: usize,
    parts: usize,
    bytes: Vec<u8>,
}

impl Pixels {
    /// Of a file.
    pub(crate) fn of(file: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        let parts = frame.color_type.samples();
        Self { width: frame.width as usize, height: frame.height as usize, parts, bytes }
    }

    /// The parts of a pixel.
    pub(crate) fn at(&self, x: usize, y: usize) -> &[u8] {
        &self.bytes[(y * self.width + x) * self.parts..][..self.parts]
    }

    /// Whether some pixel of an area is nearer to a colour than to anything that it could stand on.
    pub(crate) fn has(&self, area: Rect, ink: Rgb) -> bool {
        let near = |pixel: &[u8]| {
            let far = |part: u8, wanted: u8| i32::from(part.abs_diff(wanted));
            far(pixel[0], ink.red) + far(pixel[1], ink.green) + far(pixel[2], ink.blue) < 150
        };
        let (right, bottom) = ((area.right() as usize).min(self.width), (area.bottom() as usize).min(self.height));
        (area.y as usize..bottom).any(|y| (area.x as usize..right).any(|x| near(self.at(x, y))))
    }

    /// How many parts of pixels are another colour; all of them where the sizes differ.
    pub(crate) fn unlike(&self, other: &Self) -> usize {
        if (self.width, self.height, self.parts) != (other.width, other.height, other.parts) {
            return self.bytes.len().max(1);
        }
        self.bytes.iter().zip(&other.bytes).filter(|(one, other)| one.abs_diff(**other) > SLACK).count()
    }
}
