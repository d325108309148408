//! A YAML document as it is written: every comment, anchor, quote and empty line, each at the part that it belongs to.
//!
//! [`Node`](super::Node) says what a document holds; this says how an author put it down, for what writes it anew. Both
//! come from the events of one parser.

mod build;
mod comments;

use granit_parser::Parser;

use crate::source::Span;
pub(super) use build::{Hearer, Recorder};

/// A document as it is written.
#[derive(Clone, Debug)]
pub struct Written<'t> {
    /// What stands beside its values.
    pub remarks: Remarks<'t>,
    /// The document.
    pub root: Part<'t>,
}

/// What stands in a document beside its values.
#[derive(Clone, Debug, Default)]
pub struct Remarks<'t> {
    /// What stands before the document, if it begins with `---`: directives and comments, and that line's `---`.
    pub preamble: Option<&'t str>,
    /// The comments behind that, each from its `#` to its last sign that is no blank.
    pub comments: Vec<&'t str>,
}

/// A comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment<'t> {
    /// From its `#` to its last sign that is no blank.
    pub text: &'t str,
    /// What stands before it on its line.
    pub before: &'t str,
    /// Whether the line above is empty.
    pub blank: bool,
}

/// One value, or one key.
#[derive(Clone, Debug)]
pub struct Part<'t> {
    /// Where it is written.
    pub span: Span,
    /// Comments on lines of their own before it.
    pub above: Vec<Comment<'t>>,
    /// Whether the line above that of an item of a list is empty.
    pub blank: bool,
    /// A comment behind the key or the dash whose value begins on a later line.
    pub head: Option<Comment<'t>>,
    /// The anchor, with its `&`.
    pub anchor: Option<&'t str>,
    /// What it is.
    pub content: Content<'t>,
    /// A comment behind it on its last line; behind the `|` of a block of text.
    pub behind: Option<Comment<'t>>,
    /// Comments on lines of their own after the last item or entry.
    pub foot: Vec<Comment<'t>>,
    /// Comments on lines of their own below a value that is no block, indented more than its key or dash.
    pub below: Vec<Comment<'t>>,
}

/// What a part is.
#[derive(Clone, Debug)]
pub enum Content<'t> {
    /// No value: nothing at all, or a plain `~` or `null`.
    Nothing(&'t str),
    /// An alias, with its `*`.
    Alias(&'t str),
    /// A scalar.
    Scalar(Text<'t>),
    /// A list.
    List {
        /// How it is written.
        form: Form,
        /// Its items.
        items: Vec<Part<'t>>,
    },
    /// A mapping.
    Mapping {
        /// How it is written.
        form: Form,
        /// Its keys and values.
        entries: Vec<Pair<'t>>,
    },
}

/// How a list or a mapping is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// On lines of its own.
    Block,
    /// In brackets or braces.
    Brackets,
    /// A mapping of one entry in a list in brackets, without braces of its own.
    Bare,
}

/// A scalar.
#[derive(Clone, Debug)]
pub struct Text<'t> {
    /// How it is written.
    pub style: Style,
    /// Its signs in the text, with quotes; of a block from the `|` or `>` to its last line.
    pub written: &'t str,
    /// What it says, after quotes, escapes and folding are undone.
    pub says: String,
    /// Whether it stands on several lines, and begins on one below that of its key or dash.
    pub below: bool,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// A block behind `|`.
    Literal,
    /// A block behind `>`.
    Folded,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Pair<'t> {
    /// Comments on lines of their own above it.
    pub above: Vec<Comment<'t>>,
    /// Whether the line above the key's is empty.
    pub blank: bool,
    /// The key.
    pub key: Part<'t>,
    /// Whether a `:` stands behind the key; in braces there need be none.
    pub colon: bool,
    /// The value.
    pub value: Part<'t>,
}

/// Reads a document as it is written; nothing where [`read`](super::read) finds errors. Lines end with line feeds, and
/// the text begins without a byte order mark.
pub fn written(text: &str) -> Option<Written<'_>> {
    let options = granit_parser::options! {
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
    };
    let mut recorder = Recorder::new(text);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, place) = event.ok()?;
        recorder.hear(event, Span::new(place.start.byte_offset()?, place.end.byte_offset()?));
    }
    recorder.finish()
}

/// The line that holds a byte, up to that byte.
fn line_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    before.rsplit('\n').next().unwrap_or("")
}

/// Whether the line above the one that holds a byte is empty.
fn blank_above(text: &str, at: usize) -> bool {
    let start = at - line_before(text, at).len();
    let above = text.get(..start).and_then(|above| above.strip_suffix('\n'));
    above.is_some_and(|above| above.rsplit('\n').next().unwrap_or("").trim().is_empty())
}
