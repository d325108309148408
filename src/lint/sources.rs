//! What several rules ask of a piece of research: what was written, where it is named, and what a reader calls it.

use super::Subject;
use crate::model::Research;
use crate::source::Span;
use crate::spec::research::Research as Written;

/// All research of a map, that which it shares with others included, each with what was written.
pub(super) fn sources<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'a Research, &'a Written)> + use<'a> {
    subject.map.research.iter().zip(&subject.written.research)
}

/// Where it is named.
pub(super) fn name_of(written: &Written) -> Span {
    written.id.as_ref().or(written.name.as_ref()).map_or(written.span, |name| name.span)
}

/// What a reader calls it.
pub(super) fn called(research: &Research) -> &str {
    research.name.as_deref().unwrap_or(&research.id)
}
