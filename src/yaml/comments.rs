//! The comments of a document that begin with a certain word.

use super::{Kind, Node};
use crate::source::{Source, Span};

/// The comments whose first word is `mark`, from the `#` to the end of the line without blanks.
pub fn comments(source: &Source, root: &Node, mark: &str) -> Vec<Span> {
    let text = source.text();
    let mut found = Vec::new();
    for (at, _) in text.match_indices(mark) {
        let Some(before) = text.get(..at) else { continue };
        let Some(begin) = before.trim_end_matches([' ', '\t']).strip_suffix('#') else { continue };
        let begin = begin.trim_end_matches('#').len();
        let behind_a_blank = text.get(..begin).is_some_and(|before| {
            before.chars().next_back().is_none_or(|last| matches!(last, ' ' | '\t' | '\n' | '\r' | '\u{feff}'))
        });
        if behind_a_blank && !is_in_words(root, begin) {
            let rest = text.get(begin..).unwrap_or("");
            let line = rest.split(['\n', '\r']).next().unwrap_or("").trim_end();
            found.push(Span::new(begin, begin + line.len()));
        }
    }
    found
}

/// Whether a byte stands in a key or a scalar: there a `#` begins no comment.
fn is_in_words(node: &Node, at: usize) -> bool {
    let holds = |span: Span| span.start <= at && at < span.end;
    match &node.kind {
        Kind::Nothing => false,
        Kind::Scalar(_) => holds(node.span),
        Kind::List(items) => items.iter().any(|item| is_in_words(item, at)),
        Kind::Mapping(mapping) => {
            mapping.entries.iter().any(|entry| holds(entry.key.span) || is_in_words(&entry.value, at))
        }
    }
}
