//! Filling lines: as many words as fit, graphemes where a single word does not, never a grapheme split.

use std::ops::Range;

use super::breaks::Break;
use super::font::UNITS_PER_EM;
use super::inline::Piece;
use super::row::Row;
use super::width::pixels;

/// One visual line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it says, without blanks at its ends; the pieces follow each other without a gap. Never empty.
    pub pieces: Vec<Piece>,
    /// Its width in CSS pixels: the sum of its pieces' widths.
    pub width: f64,
    /// Whether the paragraph that it belongs to runs from right to left: then the first piece stands at the right.
    pub right_to_left: bool,
}

/// A row in lines of at most `max_width` CSS pixels at a size in CSS pixels.
pub(super) fn wrapped(row: &Row, size: f64, max_width: f64) -> Vec<Line> {
    // A width that came out of font units must fit itself again, whatever rounding did on the way.
    let limit = (max_width / size * UNITS_PER_EM as f64 + 1e-6) as i64;
    let mut filler = Filler { row, limit, open: None, done: Vec::new() };
    filler.fill(row.all(), Some(Break::Willing));
    filler.close();
    let line = |range: Range<usize>| Line {
        width: pixels(row.width(range.clone()), size),
        pieces: row.pieces(range),
        right_to_left: row.right_to_left(),
    };
    filler.done.into_iter().map(line).collect()
}

/// Puts word after word on lines.
struct Filler<'row> {
    row: &'row Row,
    /// The widest that a line may be, in font units.
    limit: i64,
    /// The line that is being filled.
    open: Option<Range<usize>>,
    /// The lines that are full, without blanks at their ends.
    done: Vec<Range<usize>>,
}

impl Filler<'_> {
    /// Sets a range, broken at places of this willingness; what is still too wide is broken less willingly.
    fn fill(&mut self, range: Range<usize>, least: Option<Break>) {
        for word in self.row.split(range, least) {
            if self.fits(self.open.as_ref().map_or(word.start, |open| open.start)..word.end) {
                let start = self.open.as_ref().map_or(word.start, |open| open.start);
                self.open = Some(start..word.end);
                continue;
            }
            self.close();
            if self.fits(word.clone()) || least.is_none() {
                self.open = Some(word);
            } else {
                let next = if least == Some(Break::Willing) { Some(Break::Emergency) } else { None };
                self.fill(word, next);
            }
        }
    }

    fn fits(&self, range: Range<usize>) -> bool {
        self.row.fits(self.row.trimmed(range), self.limit)
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let line = self.row.trimmed(open);
            if !line.is_empty() {
                self.done.push(line);
            }
        }
    }
}
