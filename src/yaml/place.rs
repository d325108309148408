//! Where a node stands, where the parser's own answer is not what a reader of a message wants to see marked.

use super::quote::line_around;
use crate::source::Span;

/// The place of a value that is not there: behind the colon of its key.
pub(super) fn nothing(text: &str, span: Span) -> Span {
    if span.is_empty() && text.get(span.start..).is_some_and(|rest| rest.starts_with(':')) {
        return Span::new(span.start + 1, span.start + 1);
    }
    span
}

/// A block scalar from its `|` or `>` to the last byte that is not blank. (The parser leaves out the first line.)
pub(super) fn block(text: &str, span: Span) -> Span {
    let written = text.get(span.start..span.end).unwrap_or("").trim_end();
    let end = if written.is_empty() { 0 } else { span.start + written.len() };
    let before = text.get(..span.start).unwrap_or("").trim_end();
    let line = line_around(text, before.len());
    let head = text.get(line.clone()).unwrap_or("");
    let head = head.find(" #").and_then(|comment| head.get(..comment)).unwrap_or(head);
    match head.rfind(['|', '>']) {
        Some(mark) => {
            let start = line.start + mark;
            Span::new(start, end.max(line.start + head.trim_end().len()))
        }
        None => Span::new(span.start, end.max(span.start)),
    }
}
