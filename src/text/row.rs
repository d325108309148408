//! A hard line, measured grapheme by grapheme.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::breaks::{Break, breaks};
use super::clean::is_blank;
use super::inline::Piece;
use super::width::Pen;

/// A hard line, measured grapheme by grapheme.
#[derive(Debug)]
pub(super) struct Row {
    /// The graphemes, one after the other.
    words: String,
    /// Face, code and link of each piece; `words` has their text.
    pieces: Vec<Piece>,
    atoms: Vec<Atom>,
    /// For each grapheme, and for the end, how far everything before it reaches: a line of any length is measured by
    /// differences.
    reach: Vec<Reach>,
}

/// How far the graphemes before a place reach, in font units.
#[derive(Clone, Copy, Debug, Default)]
struct Reach {
    kern: i64,
    advance: i64,
}

/// One grapheme.
#[derive(Clone, Copy, Debug)]
struct Atom {
    /// Where it begins in the row's words.
    start: usize,
    /// Which piece it belongs to; a grapheme whose characters two pieces share belongs to the first.
    piece: usize,
    blank: bool,
    /// Whether a line may end before it; `None` if only for want of anything better.
    before: Option<Break>,
}

impl Row {
    /// Measures the pieces of a line (which is not empty) in a language, a BCP 47 tag.
    pub(super) fn new(mut pieces: Vec<Piece>, lang: &str) -> Self {
        let line: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        // Two pieces may have held a letter and its mark.
        let composed = is_nfc_quick(line.chars()) == IsNormalized::Yes;
        let mut places = breaks(&line, lang).into_iter().peekable();
        let mut ends = pieces.iter().scan(0, |end, piece| {
            *end += piece.text.len();
            Some(*end)
        });
        let mut words = String::with_capacity(line.len());
        let mut atoms = Vec::with_capacity(line.len());
        let mut reach = Vec::with_capacity(line.len() + 1);
        let mut sum = Reach::default();
        reach.push(sum);
        let (mut piece, mut end) = (0, ends.next().unwrap_or_default());
        let mut pen = pieces.first().map(|first| Pen::new(first.face));
        for (start, cluster) in line.grapheme_indices(true) {
            while start >= end && piece + 1 < pieces.len() {
                piece += 1;
                end = ends.next().unwrap_or(line.len());
                pen = pieces.get(piece).map(|piece| Pen::new(piece.face));
            }
            while places.next_if(|(at, _)| *at < start).is_some() {}
            let before = places.next_if(|(at, _)| *at == start).map(|(_, willing)| willing);
            let start = words.len();
            if composed {
                words.push_str(cluster);
            } else {
                words.extend(cluster.nfc());
            }
            let cluster = words.get(start..).unwrap_or_default();
            let Some(step) = pen.as_mut().map(|pen| pen.put(cluster)) else { continue };
            atoms.push(Atom { start, piece, blank: is_blank(cluster), before });
            sum = Reach { kern: sum.kern + step.kern, advance: sum.advance + step.advance };
            reach.push(sum);
        }
        for piece in &mut pieces {
            piece.text = String::new();
        }
        Self { words, pieces, atoms, reach }
    }

    /// All of it.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.atoms.len()
    }

    fn slice(&self, range: Range<usize>) -> &[Atom] {
        self.atoms.get(range).unwrap_or_default()
    }

    /// Width of some graphemes as a line of their own, in font units.
    pub(super) fn units(&self, range: Range<usize>) -> i64 {
        let at = |place: usize| self.reach.get(place).copied().unwrap_or_default();
        if range.is_empty() {
            return 0;
        }
        // The kerning before the first grapheme belongs to the line before.
        at(range.end).advance - at(range.start).advance + at(range.end).kern - at(range.start + 1).kern
    }

    /// The range without blanks at its ends.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let atoms = self.slice(range.clone());
        let leading = atoms.iter().take_while(|atom| atom.blank).count();
        let trailing = atoms.iter().rev().take_while(|atom| atom.blank).count();
        let start = range.start + leading;
        start..(range.end - trailing).max(start)
    }

    /// The range, parted wherever a line may end at least this willingly; at every grapheme for `None`.
    pub(super) fn split(&self, range: Range<usize>, least: Option<Break>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        for (at, atom) in (range.start..).zip(self.slice(range.clone())) {
            if at > start && (least.is_none() || atom.before >= least) {
                parts.push(start..at);
                start = at;
            }
        }
        if start < range.end {
            parts.push(start..range.end);
        }
        parts
    }

    /// The words of some graphemes, in the pieces that they belong to.
    pub(super) fn pieces(&self, range: Range<usize>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut atoms = (range.start..).zip(self.slice(range.clone())).peekable();
        while let Some((first, Atom { start, piece, .. })) = atoms.next() {
            let mut last = first;
            while let Some((next, _)) = atoms.next_if(|(_, next)| next.piece == *piece) {
                last = next;
            }
            let end = self.atoms.get(last + 1).map_or(self.words.len(), |next| next.start);
            if let (Some(style), Some(text)) = (self.pieces.get(*piece), self.words.get(*start..end)) {
                pieces.push(Piece { text: text.to_owned(), ..style.clone() });
            }
        }
        pieces
    }
}
