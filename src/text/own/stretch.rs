//! What a line in the user's fonts is made of: graphemes, stretches of them in one font, and glyphs.

use std::ops::Range;

use crate::text::Face;

/// A grapheme of a line, in the order in which it is read.
#[derive(Clone, Debug)]
pub(in crate::text) struct Cluster {
    /// Where it stands in the words.
    pub(in crate::text) range: Range<usize>,
    /// Its face.
    pub(in crate::text) face: Face,
    /// Which run of the line it belongs to: nothing is shaped across runs.
    pub(in crate::text) run: usize,
    /// The font among the user's that it is set in; `None` for the bundled ones.
    pub(in crate::text) font: Option<usize>,
}

/// A glyph of the user's fonts, in 2048ths of an em, y upward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Shaped {
    /// The grapheme that it begins with, counted from the first of the line.
    pub(in crate::text) cluster: usize,
    pub(in crate::text) glyph: u16,
    pub(in crate::text) advance: i64,
    pub(in crate::text) x: i64,
    pub(in crate::text) y: i64,
}

/// A stretch of a line in one of the user's fonts.
#[derive(Debug)]
pub(in crate::text) struct Stretch {
    /// Its graphemes.
    pub(in crate::text) clusters: Range<usize>,
    pub(in crate::text) font: usize,
    /// Its glyphs from left to right.
    pub(in crate::text) glyphs: Vec<Shaped>,
}

impl Stretch {
    /// How much room each of its graphemes takes; those that share a ligature share its width.
    pub(in crate::text) fn advances(&self) -> Vec<i64> {
        let mut own: Vec<Option<i64>> = vec![None; self.clusters.len()];
        for glyph in &self.glyphs {
            if let Some(place) = glyph.cluster.checked_sub(self.clusters.start).and_then(|place| own.get_mut(place)) {
                *place = Some(place.unwrap_or(0) + glyph.advance);
            }
        }
        let mut shared = Vec::with_capacity(self.clusters.len());
        let mut rest = own.into_iter().peekable();
        while let Some(width) = rest.next() {
            let mut sharing = 1;
            while rest.next_if(Option::is_none).is_some() {
                sharing += 1;
            }
            let width = width.unwrap_or(0);
            let each = width.div_euclid(sharing);
            shared.push(width - each * (sharing - 1));
            shared.extend((1..sharing).map(|_| each));
        }
        shared
    }

    /// Which graphemes a glyph stands for: those from its own up to the next that has a glyph.
    pub(in crate::text) fn covered(&self, glyph: &Shaped) -> Range<usize> {
        let after = self.glyphs.iter().map(|other| other.cluster).filter(|other| *other > glyph.cluster).min();
        glyph.cluster..after.unwrap_or(self.clusters.end)
    }
}
