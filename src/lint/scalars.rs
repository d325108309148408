//! Texts as they stand in the file, with their quotes: where blanks and breaks mean something, and where not.

use crate::lint::Subject;
use crate::source::Span;
use crate::yaml::{Kind, Node};

/// Whether a text was written as a block, in which every blank counts: behind `|` or `>`.
pub(super) fn is_block(written: &str, plain: bool) -> bool {
    !plain && written.starts_with(['|', '>'])
}

/// The blocks of a map in order, each with the blank lines behind it, which may belong to it.
pub(super) fn blocks(subject: &Subject<'_>) -> Vec<Span> {
    let mut blocks = Vec::new();
    collect(subject, subject.node, &mut blocks);
    blocks.sort_unstable();
    blocks
}

fn collect(subject: &Subject<'_>, node: &Node, blocks: &mut Vec<Span>) {
    match &node.kind {
        Kind::Nothing => {}
        Kind::Scalar(scalar) => {
            if is_block(subject.source.slice(node.span), scalar.plain) {
                let rest = subject.source.text().get(node.span.end..).unwrap_or("");
                let blank = rest.len() - rest.trim_start().len();
                blocks.push(Span::new(node.span.start, node.span.end + blank));
            }
        }
        Kind::List(items) => items.iter().for_each(|item| collect(subject, item, blocks)),
        Kind::Mapping(mapping) => mapping.entries.iter().for_each(|entry| collect(subject, &entry.value, blocks)),
    }
}
