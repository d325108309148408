//! The comment of a page: the ids that the author wrote, each by the place of what it belongs to.

use std::collections::BTreeMap;

use crate::source::Span;

/// How the comment begins.
const START: &str = "<!-- ids";

/// Ids by what has them and where that stands: `pain_points step 5 2`.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Where the comment stands.
    pub(super) span: Option<Span>,
    lines: BTreeMap<String, Line>,
}

#[derive(Debug)]
struct Line {
    id: String,
    span: Span,
    is_used: bool,
}

/// Whether a text has such a comment.
pub(super) fn is_there(text: &str) -> bool {
    text.contains(START)
}

impl Ids {
    /// The ids of a comment, if it is one of ours.
    pub(super) fn read(&mut self, text: &str, span: Span) -> bool {
        let Some(inside) = text.get(span.start..span.end).and_then(|text| text.strip_prefix(START)) else {
            return false;
        };
        self.span = Some(span);
        let mut start = span.start + START.len();
        for line in inside.split_inclusive('\n') {
            let words = line.trim();
            let at = start + line.len() - line.trim_start().len();
            if let Some((place, id)) = words.rsplit_once(": ") {
                let span = Span::new(at, at + words.len());
                self.lines.insert(place.to_owned(), Line { id: id.to_owned(), span, is_used: false });
            }
            start += line.len();
        }
        true
    }

    /// The id of what stands at a place.
    pub(super) fn take(&mut self, place: &str) -> Option<String> {
        let line = self.lines.get_mut(place)?;
        line.is_used = true;
        Some(line.id.clone())
    }

    /// The id of what stands at a place, for a look.
    pub(super) fn get(&self, place: &str) -> Option<&str> {
        self.lines.get(place).map(|line| line.id.as_str())
    }

    /// Every line: where it stands, its id, and whether something stood at its place.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, Span, bool)> {
        self.lines.values().map(|line| (line.id.as_str(), line.span, line.is_used))
    }
}
