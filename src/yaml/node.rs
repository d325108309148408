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
