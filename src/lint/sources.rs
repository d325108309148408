//! What several rules ask of a piece of research: where its name stands, and what a reader calls it.

use super::Subject;
use crate::model::Research;
use crate::source::Span;

/// Where it is named.
pub(super) fn name_of(subject: &Subject<'_>, research: &Research) -> Span {
    subject.part(research.marks.span, if research.has_id { "id" } else { "name" })
}

/// What a reader calls it.
pub(super) fn called(research: &Research) -> &str {
    research.name.as_deref().unwrap_or(&research.id)
}
