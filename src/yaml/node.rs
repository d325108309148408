//! A YAML document as a tree in which everything knows its place.

use crate::source::{At, Span};

/// One value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it was written: the bytes of a scalar with its quotes, of a list or mapping from its first to its last
    /// byte. For an alias the place of use.
    pub span: Span,
}

/// What a value is. Scalars are kept as text: the key that holds one decides what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing was written after the key, or `~` or `null` without quotes.
    Nothing,
    /// A scalar.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Mapping(Mapping),
}

/// A scalar's text and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text, after quotes, escapes and folding are undone.
    pub text: String,
    /// Whether it was written without quotes and not as a block: only then may it be a number, a date or a boolean
    /// to a suspicious reader. (Readers of ours accept both.)
    pub plain: bool,
}

/// A mapping's entries; keys are unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Keys and values in the order written.
    pub entries: Vec<Entry>,
    /// Whether it was written in braces.
    pub braces: bool,
}

/// One key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: At<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The same tree at the same place of the text that maps share.
    #[must_use]
    pub fn shared(&self) -> Self {
        let kind = match &self.kind {
            Kind::Nothing => Kind::Nothing,
            Kind::Scalar(scalar) => Kind::Scalar(scalar.clone()),
            Kind::List(items) => Kind::List(items.iter().map(Self::shared).collect()),
            Kind::Mapping(mapping) => {
                let entry = |entry: &Entry| Entry {
                    key: At::new(entry.key.value.clone(), entry.key.span.shared()),
                    value: entry.value.shared(),
                };
                Kind::Mapping(Mapping { entries: mapping.entries.iter().map(entry).collect(), braces: mapping.braces })
            }
        };
        Self { kind, span: self.span.shared() }
    }
}
