//! Where in the text a rule points: the value of one key of a record, the name of a stage, the action of a step.

use super::Subject;
use crate::model::stage::{Stage, Step};
use crate::source::Span;
use crate::yaml::{Kind, Node};

impl Subject<'_> {
    /// Where the value of a key of a record stands; the record itself where it was written as text alone, or without the
    /// key.
    pub fn part(&self, record: Span, key: &str) -> Span {
        let Some(Node { kind: Kind::Mapping(mapping), .. }) = find(self.node, record) else { return record };
        let entry = mapping.entries.iter().find(|entry| entry.key.value == key);
        entry.map_or(record, |entry| entry.value.span)
    }

    /// Where the name of a stage stands.
    pub fn name_of(&self, stage: &Stage) -> Span {
        self.part(stage.span, "name")
    }

    /// Where the action of a step stands; the name of the stage where that is the step.
    pub fn action_of(&self, step: &Step) -> Span {
        self.part(step.span, if step.action.is_empty() { "name" } else { "action" })
    }
}

/// What a step is called: its action, or the name of the stage that it is.
pub(super) fn words_of<'a>(stage: &'a Stage, step: &'a Step) -> &'a str {
    if step.action.is_empty() { &stage.name } else { &step.action }
}

/// The value that was written at just this place.
fn find(node: &Node, wanted: Span) -> Option<&Node> {
    if node.span == wanted {
        return Some(node);
    }
    let holds = |inner: &Node| inner.span.start <= wanted.start && wanted.end <= inner.span.end;
    let inner = match &node.kind {
        Kind::Nothing | Kind::Scalar(_) => None,
        Kind::List(items) => items.iter().find(|item| holds(item)),
        Kind::Mapping(mapping) => mapping.entries.iter().map(|entry| &entry.value).find(|value| holds(value)),
    };
    inner.and_then(|inner| find(inner, wanted))
}
