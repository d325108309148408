//! A hard line, measured grapheme by grapheme.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::Face;
use super::breaks::{Break, breaks};
use super::clean::is_blank;
use super::direction::runs_leftward;
use super::font::UNITS_PER_EM;
use super::fonts::Fonts;
use super::inline::Piece;
use super::own::Cluster;
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
    /// Whether it runs from right to left, and with it every line that it is broken into.
    right_to_left: bool,
    /// Where fonts of the user's set some of it: each grapheme's font. A line is shaped anew then, since letters look
    /// other at its ends than inside a word.
    own: Option<(Fonts, Vec<Cluster>)>,
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
    pub(super) fn new(mut pieces: Vec<Piece>, lang: &str, fonts: &Fonts) -> Self {
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
        let right_to_left = runs_leftward(&words, lang);
        let row = Self { words, pieces, atoms, reach, right_to_left, own: None };
        if fonts.has_own() { row.set_in(fonts) } else { row }
    }

    /// The same with the fonts that the user named.
    fn set_in(mut self, fonts: &Fonts) -> Self {
        let ends = self.atoms.iter().skip(1).map(|atom| atom.start).chain([self.words.len()]);
        let clusters = self.atoms.iter().zip(ends).map(|(atom, end)| {
            let face = self.pieces.get(atom.piece).map_or(Face::Regular, |piece| piece.face);
            fonts.cluster(atom.start, self.words.get(atom.start..end).unwrap_or_default(), face, atom.piece)
        });
        let clusters: Vec<Cluster> = clusters.collect();
        if clusters.iter().all(|cluster| cluster.font.is_none()) {
            return self;
        }
        let mut sum = Reach::default();
        self.reach.truncate(1);
        for (kern, advance) in fonts.advances(&self.words, &clusters, self.right_to_left) {
            sum = Reach { kern: sum.kern + kern, advance: sum.advance + advance };
            self.reach.push(sum);
        }
        self.own = Some((fonts.clone(), clusters));
        self
    }

    /// All of it.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.atoms.len()
    }

    /// Whether it runs from right to left.
    pub(super) const fn right_to_left(&self) -> bool {
        self.right_to_left
    }

    fn slice(&self, range: Range<usize>) -> &[Atom] {
        self.atoms.get(range).unwrap_or_default()
    }

    /// Width of some graphemes as a line of their own, in font units; where fonts of the user's set them, as it is once
    /// they are shaped by themselves.
    pub(super) fn width(&self, range: Range<usize>) -> i64 {
        let Some((fonts, clusters)) = &self.own else { return self.units(range) };
        let clusters = clusters.get(range.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (clusters.first(), clusters.last()) else { return 0 };
        if clusters.iter().all(|cluster| cluster.font.is_none()) {
            return self.units(range);
        }
        let start = first.range.start;
        let moved = |cluster: &Cluster| Cluster {
            range: cluster.range.start - start..cluster.range.end - start,
            ..cluster.clone()
        };
        let line: Vec<Cluster> = clusters.iter().map(moved).collect();
        let words = self.words.get(start..last.range.end).unwrap_or_default();
        fonts.advances(words, &line, self.right_to_left).into_iter().map(|(kern, advance)| kern + advance).sum()
    }

    /// Whether some graphemes fit in a line of this many font units.
    pub(super) fn fits(&self, range: Range<usize>, limit: i64) -> bool {
        /// By how much a line's ends can change its width.
        const SLACK: i64 = UNITS_PER_EM;
        let near = self.units(range.clone());
        if self.own.is_none() || (near - limit).abs() > SLACK { near <= limit } else { self.width(range) <= limit }
    }

    /// Width of some graphemes as a line of their own, in font units; where fonts of the user's set them, as it is inside
    /// the words around them.
    fn units(&self, range: Range<usize>) -> i64 {
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
