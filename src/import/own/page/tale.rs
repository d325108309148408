//! What became of each part of a page, as it is read.

use crate::import::loss::{Entry, Fate};
use crate::source::Span;

/// Why what follows from other parts of a page is not read.
pub(super) const DERIVED: &str = "follows from other parts of the page";

/// What became of each part of a page.
#[derive(Debug, Default)]
pub(super) struct Tale {
    pub(super) entries: Vec<Entry>,
}

impl Tale {
    /// A part that is in the map.
    pub(super) fn mapped(&mut self, what: &'static str, span: Span, to: &str) {
        self.tell(Fate::Mapped, what, span, to, "");
    }

    /// A part that follows from others, and agrees with them.
    pub(super) fn derived(&mut self, what: &'static str, span: Span) {
        self.tell(Fate::Mapped, what, span, "", DERIVED);
    }

    /// A part that is in the map as it was guessed.
    pub(super) fn guessed(&mut self, what: &'static str, span: Span, to: &str, why: &str) {
        self.tell(Fate::Guessed, what, span, to, why);
    }

    /// A part that is in the map; where there is a reason, as it was guessed.
    pub(super) fn told(&mut self, what: &'static str, span: Span, to: &str, why: Option<&str>) {
        match why {
            Some(why) => self.guessed(what, span, to, why),
            None => self.mapped(what, span, to),
        }
    }

    /// A part that is not in the map.
    pub(super) fn unmapped(&mut self, what: &'static str, span: Span, why: &str) {
        self.tell(Fate::Unmapped, what, span, "", why);
    }

    fn tell(&mut self, fate: Fate, what: &'static str, span: Span, to: &str, reason: &str) {
        if span.start < span.end {
            self.entries.push(Entry { fate, what, span, to: to.to_owned(), reason: reason.to_owned() });
        }
    }
}
