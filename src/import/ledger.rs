//! What became of each token, as it is written down while a file is read.

use super::loss::{Entry, Fate};
use crate::source::Span;

/// The entries of one map, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    /// The entries.
    pub(super) entries: Vec<Entry>,
}

impl Ledger {
    /// It is in the map at `to`, and means there what it meant.
    pub(super) fn mapped(&mut self, what: &'static str, span: Span, to: impl Into<String>) {
        self.add(Fate::Mapped, what, span, to.into(), "");
    }

    /// It belongs to the frame of the file, and says nothing by itself.
    pub(super) fn frame(&mut self, span: Span) {
        self.add(Fate::Mapped, "frame", span, String::new(), "");
    }

    /// It is in the map at `to`, and what it means there was guessed.
    pub(super) fn guessed(&mut self, what: &'static str, span: Span, to: impl Into<String>, why: &str) {
        self.add(Fate::Guessed, what, span, to.into(), why);
    }

    /// It is not in the map.
    pub(super) fn unmapped(&mut self, what: &'static str, span: Span, why: &str) {
        self.add(Fate::Unmapped, what, span, String::new(), why);
    }

    /// It is in the map at `to`; where there is a reason, that was guessed.
    pub(super) fn told(&mut self, what: &'static str, span: Span, to: impl Into<String>, why: Option<&str>) {
        match why {
            Some(why) => self.guessed(what, span, to, why),
            None => self.mapped(what, span, to),
        }
    }

    fn add(&mut self, fate: Fate, what: &'static str, span: Span, to: String, reason: &str) {
        self.entries.push(Entry { fate, what, span, to, reason: reason.to_owned() });
    }
}
