//! What is known while a map is read: its text, what became of its tokens, and the comments that wait for a thing.

use crate::diagnostic::shown;
use crate::import::draft::Said;
use crate::import::ledger::Ledger;
use crate::source::{Source, Span};
use crate::yaml::{Entry, Kind, Node};

/// What is known while a map is read.
pub(super) struct Reader<'f> {
    pub(super) source: &'f Source,
    pub(super) ledger: Ledger,
    /// Comments that no thing has yet, the next one last.
    comments: Vec<Span>,
}

impl<'f> Reader<'f> {
    /// At the beginning of a map with these comments, in their order.
    pub(super) fn new(source: &'f Source, mut comments: Vec<Span>) -> Self {
        comments.reverse();
        Self { source, ledger: Ledger::default(), comments }
    }
}

impl Reader<'_> {
    /// A name, which is a text.
    pub(super) fn name(&mut self, entry: &Entry, to: &str) -> Said {
        let whole = whole(entry);
        match &entry.value.kind {
            Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                self.ledger.mapped("name", whole, to);
                Said::plain(scalar.text.trim()).at(entry.value.span)
            }
            _ => {
                self.ledger.unmapped("name", whole, "it is no text");
                Said::default()
            }
        }
    }

    /// The members of a list; one thing where a list is wanted is its only member.
    pub(super) fn list(node: &Node) -> &[Node] {
        match &node.kind {
            Kind::List(items) => items,
            Kind::Nothing => &[],
            Kind::Scalar(_) | Kind::Mapping(_) => std::slice::from_ref(node),
        }
    }

    /// A key that the format does not know.
    pub(super) fn unknown(&mut self, entry: &Entry) {
        let why = format!("the format has no key `{}` here", shown(&entry.key.value));
        self.ledger.unmapped("key", whole(entry), &why);
    }

    /// A key that a map has no place for.
    pub(super) fn left_out(&mut self, entry: &Entry, why: &str) {
        self.ledger.unmapped("key", whole(entry), why);
    }

    /// The author's comments up to a byte, which go to what stands there.
    pub(super) fn comments_before(&mut self, byte: usize) -> Vec<String> {
        let mut words = Vec::new();
        while let Some(span) = self.comments.pop_if(|span| span.start < byte) {
            self.ledger.mapped("comment", span, "a comment");
            words.push(self.source.slice(span).trim_start_matches('#').trim().to_owned());
        }
        words
    }
}

/// A key with its value.
pub(super) fn whole(entry: &Entry) -> Span {
    Span::new(entry.key.span.start, entry.value.span.end.max(entry.key.span.end))
}
