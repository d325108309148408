//! Outlines in the form that WOFF2 packs well: seven streams in place of one `glyf` table.

#[cfg(feature = "fonts")]
use super::drawn::OutlinePoint;
use crate::text::bytes::{Bytes, table};

/// The outlines of a font file.
pub(super) struct Outlines<'file> {
    glyf: Bytes<'file>,
    loca: Bytes<'file>,
    long: bool,
}

impl<'file> Outlines<'file> {
    pub(super) fn new(file: &'file [u8]) -> Self {
        Self { glyf: table(file, *b"glyf"), loca: table(file, *b"loca"), long: table(file, *b"head").u16(50) == 1 }
    }

    /// What is written for a glyph; empty for a blank.
    fn glyph(&self, glyph: u16) -> Bytes<'file> {
        let offset = |index: usize| {
            if self.long { self.loca.u32(4 * index) as usize } else { 2 * usize::from(self.loca.u16(2 * index)) }
        };
        let index = usize::from(glyph);
        Bytes(self.glyf.between(offset(index), offset(index + 1)))
    }

    /// Where a glyph begins at its left, in font units; 0 for a blank.
    pub(super) fn left(&self, glyph: u16) -> i16 {
        self.glyph(glyph).i16(2)
    }

    /// The glyphs that a glyph is put together from.
    pub(super) fn components(&self, glyph: u16) -> Vec<u16> {
        let data = self.glyph(glyph);
        if data.is_empty() || data.i16(0) >= 0 {
            Vec::new()
        } else {
            parts(data).map(|(at, _)| data.u16(at + 2)).collect()
        }
    }
}

/// Places and lengths of a composite glyph's parts.
fn parts(data: Bytes<'_>) -> impl Iterator<Item = (usize, usize)> {
    const WORDS: u16 = 0x1;
    const SCALE: u16 = 0x8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    let length = move |at: usize| {
        let flags = data.u16(at);
        let scales = match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        4 + if flags & WORDS == 0 { 2 } else { 4 } + scales
    };
    let after = move |(at, size): &(usize, usize)| (data.u16(*at) & MORE != 0).then(|| (at + size, length(at + size)));
    std::iter::successors(Some((10, length(10))), after)
}

/// The streams of the transformed `glyf` table.
#[derive(Default)]
pub(super) struct Streams {
    contours: Vec<u8>,
    points: Vec<u8>,
    flags: Vec<u8>,
    coordinates: Vec<u8>,
    composites: Vec<u8>,
    boxed: Vec<u8>,
    boxes: Vec<u8>,
    /// At most as many bytes as a decoder writes for the plain table.
    pub(super) plain_length: usize,
    glyphs: u16,
}

impl Streams {
    /// The outlines of `glyphs` in this order; `place` tells where in it a component stands.
    pub(super) fn new(outlines: &Outlines<'_>, glyphs: &[u16], place: impl Fn(u16) -> u16) -> Self {
        let mut streams = Self { boxed: vec![0; 4 * glyphs.len().div_ceil(32)], ..Self::default() };
        for glyph in glyphs {
            let data = outlines.glyph(*glyph);
            if data.is_empty() {
                streams.contours.extend([0, 0]);
            } else if data.i16(0) < 0 {
                streams.put_composite(data, &place);
            } else {
                streams.put_simple(data);
            }
            streams.glyphs += 1;
        }
        streams
    }

    /// Outlines that were drawn, contour by contour.
    #[cfg(feature = "fonts")]
    pub(super) fn drawn(glyphs: &[Vec<Vec<OutlinePoint>>]) -> Self {
        let mut streams = Self { boxed: vec![0; 4 * glyphs.len().div_ceil(32)], ..Self::default() };
        for contours in glyphs {
            streams.put_contours(contours);
            streams.glyphs += 1;
        }
        streams
    }

    #[cfg(feature = "fonts")]
    fn put_contours(&mut self, contours: &[Vec<OutlinePoint>]) {
        self.contours.extend((contours.len() as u16).to_be_bytes());
        if contours.is_empty() {
            return;
        }
        for contour in contours {
            put_short(&mut self.points, contour.len() as u16);
        }
        let (mut last_x, mut last_y) = (0_i16, 0_i16);
        let mut points = 0;
        for (on_curve, x, y) in contours.iter().flatten() {
            self.put_point(*on_curve, x.saturating_sub(last_x), y.saturating_sub(last_y));
            (last_x, last_y) = (*x, *y);
            points += 1;
        }
        // No instructions.
        put_short(&mut self.coordinates, 0);
        self.plain_length += (12 + 2 * contours.len() + 5 * points).next_multiple_of(4);
    }

    /// The table in parts that differ in kind.
    pub(super) fn into_parts(self) -> [Vec<u8>; 4] {
        let lengths = [
            self.contours.len(),
            self.points.len(),
            self.flags.len(),
            self.coordinates.len(),
            self.composites.len(),
            self.boxed.len() + self.boxes.len(),
            0,
        ];
        // Reserved, options, how many glyphs, and `loca` in its long form.
        let mut head = vec![0, 0, 0, 0];
        head.extend(self.glyphs.to_be_bytes());
        head.extend([0, 1]);
        head.extend(lengths.iter().flat_map(|length| (*length as u32).to_be_bytes()));
        [
            [head, self.contours, self.points].concat(),
            self.flags,
            self.coordinates,
            [self.composites, self.boxed, self.boxes].concat(),
        ]
    }

    fn put_composite(&mut self, data: Bytes<'_>, place: impl Fn(u16) -> u16) {
        self.contours.extend((-1_i16).to_be_bytes());
        for (at, size) in parts(data) {
            // Instructions are cut out of the fonts; a flag that announces some must not stay.
            self.composites.extend((data.u16(at) & !0x100).to_be_bytes());
            self.composites.extend(place(data.u16(at + 2)).to_be_bytes());
            self.composites.extend(data.between(at + 4, at + size));
        }
        let index = usize::from(self.glyphs);
        if let Some(byte) = self.boxed.get_mut(index / 8) {
            *byte |= 0x80 >> (index % 8);
        }
        self.boxes.extend(data.between(2, 10));
        self.plain_length += data.0.len().next_multiple_of(4) + 4;
    }

    fn put_simple(&mut self, data: Bytes<'_>) {
        let contours = usize::from(data.u16(0));
        self.contours.extend(data.between(0, 2));
        let mut done = 0;
        for contour in 0..contours {
            let end = data.u16(10 + 2 * contour) + 1;
            put_short(&mut self.points, end - done);
            done = end;
        }
        let points = usize::from(done);
        let instructions = 10 + 2 * contours;
        let (flags, at) = read_flags(data, instructions + 2 + usize::from(data.u16(instructions)), points);
        let (across, at) = read_deltas(data, at, &flags, 0x02, 0x10);
        let (up, _) = read_deltas(data, at, &flags, 0x04, 0x20);
        for ((flag, x), y) in flags.iter().zip(across).zip(up) {
            self.put_point(flag & 1 == 1, x, y);
        }
        // No instructions.
        put_short(&mut self.coordinates, 0);
        self.plain_length += (12 + 2 * contours + 5 * points).next_multiple_of(4);
    }

    /// One point by its distance from the one before: a flag and one to four bytes.
    fn put_point(&mut self, on_curve: bool, x: i16, y: i16) {
        let (wide, high) = (x.unsigned_abs(), y.unsigned_abs());
        let (right, upward) = (u16::from(x >= 0), u16::from(y >= 0));
        let signs = right + 2 * upward;
        let (flag, bytes, count) = if x == 0 && high < 1280 {
            (((high & 0xF00) >> 7) + upward, [high, 0, 0, 0], 1)
        } else if y == 0 && wide < 1280 {
            (10 + ((wide & 0xF00) >> 7) + right, [wide, 0, 0, 0], 1)
        } else if (1..65).contains(&wide) && (1..65).contains(&high) {
            let (wide, high) = (wide - 1, high - 1);
            let flag = 20 + (wide & 0x30) + ((high & 0x30) >> 2) + signs;
            (flag, [((wide & 0xF) << 4) | (high & 0xF), 0, 0, 0], 1)
        } else if (1..769).contains(&wide) && (1..769).contains(&high) {
            let (wide, high) = (wide - 1, high - 1);
            (84 + 12 * ((wide & 0x300) >> 8) + ((high & 0x300) >> 6) + signs, [wide, high, 0, 0], 2)
        } else if wide < 4096 && high < 4096 {
            (120 + signs, [wide >> 4, ((wide & 0xF) << 4) | (high >> 8), high, 0], 3)
        } else {
            (124 + signs, [wide >> 8, wide, high >> 8, high], 4)
        };
        self.flags.push(flag as u8 | if on_curve { 0 } else { 0x80 });
        self.coordinates.extend(bytes.into_iter().take(count).map(|byte| byte as u8));
    }
}

/// One to three bytes for a small number.
fn put_short(stream: &mut Vec<u8>, value: u16) {
    match value {
        0..253 => stream.push(value as u8),
        253..506 => stream.extend([255, (value - 253) as u8]),
        506..762 => stream.extend([254, (value - 506) as u8]),
        _ => {
            stream.push(253);
            stream.extend(value.to_be_bytes());
        }
    }
}

/// One flag a point, repeats written out; and where the flags end.
fn read_flags(data: Bytes<'_>, mut at: usize, points: usize) -> (Vec<u8>, usize) {
    let byte = |at: usize| data.0.get(at).copied().unwrap_or_default();
    let mut flags = Vec::with_capacity(points);
    while flags.len() < points {
        let flag = byte(at);
        flags.push(flag);
        at += 1;
        if flag & 0x08 != 0 {
            flags.extend(std::iter::repeat_n(flag, byte(at).into()));
            at += 1;
        }
    }
    flags.truncate(points);
    (flags, at)
}

/// One distance a point along one axis, and where they end. The `short` flag says one byte, and then `same` its sign;
/// without `short`, `same` says zero.
fn read_deltas(data: Bytes<'_>, mut at: usize, flags: &[u8], short: u8, same: u8) -> (Vec<i16>, usize) {
    let deltas = flags
        .iter()
        .map(|flag| match (flag & short != 0, flag & same != 0) {
            (true, positive) => {
                let size = i16::from(data.0.get(at).copied().unwrap_or_default());
                at += 1;
                if positive { size } else { -size }
            }
            (false, true) => 0,
            (false, false) => {
                at += 2;
                data.i16(at - 2)
            }
        })
        .collect();
    (deltas, at)
}
