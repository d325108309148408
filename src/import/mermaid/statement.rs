//! A statement of a diagram.

use super::bit::Bit;
use super::task::Task;
use crate::source::Span;

/// A statement; spans cover its words of command too.
#[derive(Clone, Debug)]
pub(super) enum Statement<'s> {
    /// What only says where something begins and ends: `journey`, `---`.
    Frame(Span),
    /// The title of the front matter.
    FrontTitle { whole: Span, words: String },
    /// Something for Mermaid: configuration, a directive.
    Setting { whole: Span, what: &'static str },
    /// A comment, and why it is one although Mermaid shows it.
    Comment { whole: Span, words: Bit<'s>, guess: Option<&'static str> },
    /// The title, and why it is one although Mermaid takes it for something else.
    Title { whole: Span, words: Bit<'s>, instead: Option<&'static str> },
    /// The accessible title.
    AccTitle { whole: Span, words: Bit<'s> },
    /// The accessible description, by lines.
    AccDescr { whole: Span, lines: Vec<Bit<'s>> },
    /// A section, and the same.
    Section { whole: Span, words: Bit<'s>, instead: Option<&'static str> },
    /// A task, and why it is one although Mermaid takes it for something else.
    Task { task: Task<'s>, instead: Option<&'static str> },
    /// A `;` between statements.
    Separator(Span),
    /// What says nothing that a map could hold, and why.
    Stray { whole: Span, reason: &'static str },
}
