//! Words out of a page: a text of its own that knows where in the page each of its bytes stands.

use crate::diagnostic::{Diagnostic, Fix, Label};
use crate::source::Span;

/// A text out of a page. What stands before its lines there, such as the signs of a quotation, is no part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    text: String,
    /// Where a piece begins here, and where in the page; in order.
    pieces: Vec<(usize, usize)>,
}

impl Excerpt {
    /// A text that stands in the page from this byte on without a gap.
    pub fn new(text: &str, at: usize) -> Self {
        let mut excerpt = Self::default();
        excerpt.push(text, at);
        excerpt
    }

    /// Adds what follows, which stands in the page from this byte on.
    pub(super) fn push(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), at));
            self.text.push_str(text);
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it ends in the page.
    pub(super) fn end(&self) -> usize {
        self.byte(self.text.len())
    }

    /// The bytes from `start` up to, not including, `end`.
    pub(super) fn part(&self, start: usize, end: usize) -> Self {
        let mut part = Self::default();
        for (index, (here, there)) in self.pieces.iter().enumerate() {
            let next = self.pieces.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
            let (from, to) = (start.max(*here), end.min(next));
            if from < to {
                part.push(self.text.get(from..to).unwrap_or(""), there + (from - here));
            }
        }
        part
    }

    /// Where a range of the text stands in the page. What lies in the text that maps share stays there.
    pub fn place(&self, span: Span) -> Span {
        if span.in_shared().is_some() {
            return span;
        }
        let start = self.byte(span.start);
        // The end is found by the last byte before it, since a gap of the page may lie behind that.
        let end = if span.is_empty() { start } else { self.byte(span.end - 1) + 1 };
        Span::new(start, end.max(start))
    }

    fn byte(&self, byte: usize) -> usize {
        let next = self.pieces.partition_point(|(here, _)| *here <= byte);
        let piece = next.checked_sub(1).and_then(|index| self.pieces.get(index));
        piece.map_or(0, |(here, there)| there + (byte - here))
    }

    /// A finding in the text as one in the page.
    #[must_use]
    pub fn found(&self, found: &Diagnostic) -> Diagnostic {
        let also = found.also.iter().map(|label| Label { span: self.place(label.span), ..label.clone() });
        let fix = found.fix.as_ref().map(|fix| Fix { span: self.place(fix.span), ..fix.clone() });
        Diagnostic { at: self.place(found.at), also: also.collect(), fix, ..found.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_leads_over_gaps() {
        // `> ab\n> cd\n`
        let mut excerpt = Excerpt::default();
        excerpt.push("ab\n", 2);
        excerpt.push("cd\n", 7);
        assert_eq!(excerpt.text(), "ab\ncd\n");
        for (here, there) in
            [((0, 2), (2, 4)), ((3, 5), (7, 9)), ((1, 4), (3, 8)), ((2, 3), (4, 5)), ((6, 6), (10, 10))]
        {
            assert_eq!(excerpt.place(Span::new(here.0, here.1)), Span::new(there.0, there.1), "{here:?}");
        }
        let shared = Span::new(3, 4).shared();
        assert_eq!(excerpt.place(shared), shared);
        assert_eq!(Excerpt::default().place(Span::new(0, 0)), Span::new(0, 0));
    }
}
