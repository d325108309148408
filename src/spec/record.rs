//! How a record is read: what a key may hold, one value or many, and what is said about everything else.

use super::codes::WRONG_SHAPE;
use super::commas::is_bare;
pub use super::fields::Fields;
use super::helps::scale;
use super::shape::{Key, Shape};
use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::source::{Source, Span};
use crate::yaml::{Entry, Kind, Node};

/// What a reader needs at hand: the source, and the list that findings go to.
#[derive(Debug)]
pub struct Reader<'s> {
    /// The text that is read.
    pub source: &'s Source,
    /// Everything found so far.
    pub findings: Findings,
}

impl Reader<'_> {
    /// Reports that `node` is not what was wanted.
    pub fn wrong_shape(&mut self, node: &Node, wanted: &str) {
        let (source, findings) = (self.source, &mut self.findings);
        findings.report(&WRONG_SHAPE, || {
            let message = format!("found {}, but {wanted} is wanted here", describe(node));
            Diagnostic::new(&WRONG_SHAPE, head(node, source), message).help(instead(node, wanted))
        });
    }
}

/// A value that can be read from a node.
pub trait Value: Sized {
    /// What may be written, for the schema and the reference page.
    fn shape() -> Shape;
    /// Reads it, or says why not.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// What a record may hold under a key: an optional value, a required one, or several.
pub trait Field: Sized {
    /// Whether the key must be there.
    const REQUIRED: bool;
    /// What may be written after the key.
    fn shape() -> Shape;
    /// Takes its entry out of the record and reads it.
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self;
}

impl<T: Value> Field for Option<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        T::shape()
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let entry = fields.entry(key, singular, reader)?;
        T::read(&entry.value, reader)
    }
}

/// A value whose key must be written; empty only if it was not, and then a finding says so.
#[derive(Clone, Debug)]
pub struct Required<T>(pub Option<T>);

impl<T> Default for Required<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Value> Field for Required<T> {
    const REQUIRED: bool = true;
    fn shape() -> Shape {
        T::shape()
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let Some(entry) = fields.entry(key, singular, reader) else {
            fields.missing(key, reader);
            return Self(None);
        };
        Self(T::read(&entry.value, reader))
    }
}

/// One value or a list of them.
pub type Many<T> = Vec<T>;

impl<T: Value> Field for Many<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        Shape::Many(Box::new(T::shape()))
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let entry = fields.entry(key, singular, reader);
        let mut all = entry.map(|entry| read_many(&entry.value, reader)).unwrap_or_default();
        all.extend(fields.other_form().map(|entry| read_many(&entry.value, reader)).unwrap_or_default());
        all
    }
}

/// A field that remembers where its key was written, for a message about the key as a whole.
#[derive(Clone, Debug, Default)]
pub struct Keyed<T> {
    /// Where the key stands, if it was written.
    pub key: Option<Span>,
    /// What stands after it.
    pub value: T,
}

impl<T> std::ops::Deref for Keyed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Field> Field for Keyed<T> {
    const REQUIRED: bool = T::REQUIRED;
    fn shape() -> Shape {
        T::shape()
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let place = fields.place(key).or_else(|| fields.place(singular?));
        Self { key: place, value: T::take(fields, key, singular, reader) }
    }
}

/// Reads one value or a list of them.
pub fn read_many<T: Value>(node: &Node, reader: &mut Reader<'_>) -> Vec<T> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(|item| T::read(item, reader)).collect(),
        Kind::Nothing => Vec::new(),
        Kind::Scalar(_) | Kind::Mapping(_) => T::read(node, reader).into_iter().collect(),
    }
}

/// The keys that a kind of record knows, and how to read them; written by `record!`.
pub trait Keys: Sized {
    /// Its keys, those of parts that it shares with other records included.
    fn keys() -> Vec<Key>;
    /// Takes its keys out of a record.
    fn take(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Self;
}

/// Reads a record from a mapping, or from a shorthand: a scalar that stands for one of its keys.
pub fn read_record<T: Keys>(
    node: &Node,
    record: &'static str,
    short: Option<&str>,
    reader: &mut Reader<'_>,
) -> Option<T> {
    let shorthand;
    let (entries, braces) = match (&node.kind, short) {
        (Kind::Mapping(mapping), _) => (mapping.entries.iter().collect::<Vec<_>>(), mapping.braces),
        (Kind::Scalar(_), Some(key)) => {
            let key = crate::source::At::new(key.to_owned(), node.span);
            shorthand = Entry { key, value: node.clone() };
            (vec![&shorthand], false)
        }
        (Kind::Scalar(_) | Kind::List(_) | Kind::Nothing, _) => {
            reader.wrong_shape(node, &format!("{record} ({})", if short.is_some() { "text or keys" } else { "keys" }));
            return None;
        }
    };
    if braces && short.is_some() && !entries.is_empty() && entries.iter().all(|entry| is_bare(entry, reader.source)) {
        let written = reader.source.slice(node.span).to_owned();
        let message = format!("found `{}`, but braces hold keys and values", shown(&written));
        let finding = Diagnostic::new(&WRONG_SHAPE, node.span, message);
        reader.findings.add(finding.help("write the text without braces, or put all of it in quotes"));
        return None;
    }
    let mut fields = Fields::new(record, node, entries, braces, T::keys);
    let value = T::take(&mut fields, reader);
    fields.finish(reader);
    Some(value)
}

/// What a node is, in the author's words.
fn describe(node: &Node) -> String {
    match &node.kind {
        Kind::Nothing => "nothing".to_owned(),
        Kind::Scalar(scalar) => format!("the text `{}`", shown(&scalar.text)),
        Kind::List(_) => "a list".to_owned(),
        Kind::Mapping(_) => "keys and values".to_owned(),
    }
}

/// What to type instead of a node, where `wanted` is wanted.
fn instead(node: &Node, wanted: &str) -> String {
    match &node.kind {
        Kind::Nothing => "delete this item, or write something behind it".to_owned(),
        Kind::List(_) if wanted == "text" => {
            "one text can stand here; if it begins with `[` or `-`, put it in quotes".to_owned()
        }
        Kind::List(_) if wanted.starts_with("a mapping") => {
            "write keys and values without a `-` or brackets".to_owned()
        }
        Kind::List(_) => "one can stand here: write it without a `-` or brackets".to_owned(),
        Kind::Mapping(_) if wanted == "text" => {
            "write the text right after the key; if it begins with `{`, put it in quotes".to_owned()
        }
        Kind::Mapping(_) => format!("write {wanted} right after the key"),
        Kind::Scalar(scalar) if wanted.starts_with("a scale") && scale(&scalar.text).is_some() => {
            scale(&scalar.text).unwrap_or_default()
        }
        Kind::Scalar(_) => "write keys and values, as lines like `key: value` that are indented more".to_owned(),
    }
}

/// The part of a node that a message underlines: a scalar or a list to the end of its first line, the first key of a
/// mapping, and the `-` or comma before an item that is not there.
pub fn head(node: &Node, source: &Source) -> Span {
    match &node.kind {
        Kind::Mapping(mapping) => mapping.entries.first().map_or(node.span, |entry| entry.key.span),
        Kind::Nothing if node.span.is_empty() => {
            let written = source.before(node.span.start);
            let before = written.trim_end();
            let end = node.span.start - (written.len() - before.len());
            let sign = before.chars().next_back().filter(|sign| matches!(sign, '-' | ',' | '['));
            sign.map_or(node.span, |_| Span::new(end - 1, end))
        }
        Kind::Nothing | Kind::Scalar(_) | Kind::List(_) => source.first_line(node.span),
    }
}
