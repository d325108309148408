//! Reading a font file's big-endian numbers: total functions, 0 where the file ends.

/// A part of a font file, from some offset on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'file>(pub(super) &'file [u8]);

impl<'file> Bytes<'file> {
    /// The two bytes at `at`.
    pub(super) fn u16(self, at: usize) -> u16 {
        self.0.get(at..at + 2).and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_be_bytes)
    }

    /// The two bytes at `at`, with a sign.
    pub(super) fn i16(self, at: usize) -> i16 {
        self.u16(at).cast_signed()
    }

    /// The four bytes at `at`.
    pub(super) fn u32(self, at: usize) -> u32 {
        self.0.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes)
    }

    /// The rest of the file from `offset` on.
    pub(super) fn from(self, offset: usize) -> Self {
        Self(self.0.get(offset..).unwrap_or_default())
    }

    /// Where the two-byte offset at `at` leads to.
    pub(super) fn follow16(self, at: usize) -> Self {
        self.from(self.u16(at).into())
    }

    /// Where the four-byte offset at `at` leads to.
    pub(super) fn follow32(self, at: usize) -> Self {
        self.from(self.u32(at) as usize)
    }

    /// Whether nothing is left.
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The bytes from `start` to `end`; none if they are not all there.
    pub(super) fn between(self, start: usize, end: usize) -> &'file [u8] {
        self.0.get(start..end).unwrap_or_default()
    }
}

/// A table of a font file by its tag; empty if there is none.
pub(super) fn table(file: &[u8], tag: [u8; 4]) -> Bytes<'_> {
    let file = Bytes(file);
    (0..usize::from(file.u16(4))).map(|index| 12 + 16 * index).find(|at| file.between(*at, at + 4) == tag).map_or(
        Bytes(&[]),
        |at| {
            let start = file.u32(at + 8) as usize;
            Bytes(file.between(start, start + file.u32(at + 12) as usize))
        },
    )
}
