//! Values with the place where they stand: what a JSON file, or rows and tables that say the same, are read to.

use jsonc_parser::ast::Value as Json;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::foreign::refusal;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// So deep lists and objects may stand in each other.
const DEPTH: usize = 64;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value as JSON knows them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object: its keys in order.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub at: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// A value at a place.
    pub const fn new(value: Value, span: Span) -> Self {
        Self { span, value }
    }

    /// A text at a place.
    pub fn text(text: impl Into<String>, span: Span) -> Self {
        Self::new(Value::Text(text.into()), span)
    }

    /// The words, if it is a text.
    pub fn words(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The number, if it is one.
    pub const fn number(&self) -> Option<f64> {
        if let Value::Number(number) = self.value { Some(number) } else { None }
    }

    /// The members, if it is a list; else none.
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The same, to be changed.
    pub fn items_mut(&mut self) -> &mut [Self] {
        if let Value::List(items) = &mut self.value { items } else { &mut [] }
    }

    /// The keys, if it is an object; else none.
    pub fn entries(&self) -> &[Entry] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Value::Map(entries) = &mut self.value else { return None };
        entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node)
    }

    /// Takes a key out.
    pub fn take(&mut self, key: &str) -> Option<Entry> {
        let Value::Map(entries) = &mut self.value else { return None };
        let at = entries.iter().position(|entry| entry.key == key)?;
        Some(entries.remove(at))
    }

    /// Puts a key behind the others; of what is no object nothing changes.
    pub fn put(&mut self, entry: Entry) {
        if let Value::Map(entries) = &mut self.value {
            entries.push(entry);
        }
    }

    /// Gives a key another name, in its place.
    pub fn rename(&mut self, from: &str, to: &str) {
        let Value::Map(entries) = &mut self.value else { return };
        if let Some(entry) = entries.iter_mut().find(|entry| entry.key == from) {
            to.clone_into(&mut entry.key);
        }
    }
}

/// The JSON of a file. The error is at its place.
pub fn json(source: &Source) -> Result<Node, Box<Diagnostic>> {
    let text = source.text();
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ahead = text.len() - body.len();
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let read = parse_to_ast(body, &CollectOptions::default(), &strict).map_err(|error| {
        let range = error.range();
        let message = format!("this is no JSON: {}", first_small(&error.kind().to_string()));
        refusal(Span::new(range.start + ahead, range.end + ahead), message)
            .help("mend it there, or write the file anew")
    })?;
    let value = read.value.ok_or_else(|| refusal(Span::new(0, 0), "the file holds nothing"))?;
    node(&value, ahead, DEPTH)
}

fn first_small(sentence: &str) -> String {
    let mut signs = sentence.chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}

fn node(value: &Json<'_>, ahead: usize, depth: usize) -> Result<Node, Box<Diagnostic>> {
    use jsonc_parser::common::Ranged;
    let range = value.range();
    let span = Span::new(range.start + ahead, range.end + ahead);
    if depth == 0 {
        return Err(Box::new(refusal(span, format!("this stands in more than {DEPTH} lists and objects"))));
    }
    let found = match value {
        Json::StringLit(text) => Value::Text(text.value.clone().into_owned()),
        Json::NumberLit(number) => match number.value.parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number),
            _ => return Err(Box::new(refusal(span, "this number is too large"))),
        },
        Json::BooleanLit(flag) => Value::Flag(flag.value),
        Json::NullKeyword(_) => Value::Null,
        Json::Array(array) => {
            let items: Result<_, _> = array.elements.iter().map(|item| node(item, ahead, depth - 1)).collect();
            Value::List(items?)
        }
        Json::Object(object) => {
            let mut entries: Vec<Entry> = Vec::with_capacity(object.properties.len());
            let mut keys = std::collections::BTreeSet::new();
            for property in &object.properties {
                let range = property.name.range();
                let at = Span::new(range.start + ahead, range.end + ahead);
                let key = property.name.as_str().to_owned();
                if !keys.insert(key.clone()) {
                    return Err(Box::new(refusal(at, "this key is there already").help("take one of the two away")));
                }
                entries.push(Entry { key, at, node: node(&property.value, ahead, depth - 1)? });
            }
            Value::Map(entries)
        }
    };
    Ok(Node::new(found, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match json(&Source::new("a.json", text)) {
            Ok(node) => format!("{node:?}"),
            Err(found) => format!("{}-{}: {}", found.at.start, found.at.end, found.message),
        }
    }

    #[test]
    fn values_know_their_places() {
        let source = Source::new("a.json", "\u{feff}{\"a\": [1, \"\\u00e9\"], \"b\": null}");
        let node = json(&source).unwrap();
        assert_eq!(source.slice(node.get("a").unwrap().span), "[1, \"\\u00e9\"]");
        assert_eq!(node.get("a").unwrap().items()[1].words(), Some("é"));
        assert_eq!(source.slice(node.entries()[1].at), "\"b\"");
    }

    #[test]
    fn what_is_no_json_is_refused_at_its_place() {
        for (text, why) in [
            ("", "0-0: the file holds nothing"),
            ("{\"a\": 1,}", "7-8: this is no JSON: "),
            ("{\"a\": 1, \"a\": 2}", "9-12: this key is there already"),
            ("{\"a\": 1e999}", "6-11: this number is too large"),
            ("[1] 2", "4-5: this is no JSON: "),
        ] {
            assert!(told(text).starts_with(why), "{text}: {}", told(text));
        }
        assert!(told(&"[".repeat(100_000)).contains("this is no JSON"));
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert!(told(&deep).contains("more than 64"), "{}", told(&deep));
    }
}
