//! Where in a page each value of its document stands, by what was told of the page's parts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::reader::AT;
use super::wrapped::Whole;
use crate::import::loss::Entry;
use crate::import::spanned::{self, Node};
use crate::source::Span;

/// Places by the paths that reports have: `stages[0].steps[1].emotions`.
#[derive(Debug, Default)]
pub(super) struct Origins {
    by_path: BTreeMap<String, Vec<Span>>,
}

/// Keys of the document that reports call otherwise.
const OTHERWISE: [(&str, &str); 4] =
    [("notes", "note"), ("reviewed", "review.last"), ("review_period", "review.every"), ("readings", "metrics")];

impl Origins {
    /// By what was told while a page was read.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut by_path: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| !entry.to.is_empty()) {
            by_path.entry(entry.to.clone()).or_default().push(entry.span);
        }
        Self { by_path }
    }

    /// The document with its places in the page as it is. What begins with `$` is for the reader alone.
    pub(super) fn placed(&self, document: Value, whole: &Whole) -> Node {
        let title = self.told("title").unwrap_or_default();
        let mut node = self.node(document, "", title);
        put_back(&mut node, whole);
        node
    }

    /// A value; what nothing is told of stands where the `outer` one does.
    fn node(&self, value: Value, path: &str, outer: Span) -> Node {
        let own = match &value {
            Value::Object(entries) => entries.get(AT).and_then(written),
            _ => None,
        };
        let at = own.or_else(|| self.told(path)).or_else(|| self.within(path)).unwrap_or(outer);
        let inner = match value {
            Value::Null => spanned::Value::Null,
            Value::Bool(flag) => spanned::Value::Flag(flag),
            Value::Number(number) => spanned::Value::Number(number.as_f64().unwrap_or_default()),
            Value::String(text) => spanned::Value::Text(text),
            Value::Array(items) => {
                let items = items.into_iter().enumerate();
                spanned::Value::List(
                    items.map(|(index, item)| self.node(item, &format!("{path}[{index}]"), at)).collect(),
                )
            }
            Value::Object(entries) => {
                let entries = entries.into_iter().filter(|(key, _)| !key.starts_with('$'));
                let entry = |(key, value)| {
                    let path = if path.is_empty() { String::clone(&key) } else { format!("{path}.{key}") };
                    let node = self.node(value, &path, at);
                    spanned::Entry { key, at: node.span, node }
                };
                spanned::Value::Map(entries.map(entry).collect())
            }
        };
        Node::new(inner, at)
    }

    /// Where what stands at a path is told to come from.
    fn told(&self, path: &str) -> Option<Span> {
        let nth = |path: &str, nth: usize| {
            let spans = self.by_path.get(path)?;
            spans.get(nth).or(spans.last()).copied()
        };
        let renamed = || {
            let (head, key) = path.rsplit_once('.').map_or(("", path), |(head, key)| (head, key));
            let (key, index) = key.split_once('[').map_or((key, ""), |(key, index)| (key, index));
            let (_, other) = OTHERWISE.iter().find(|(known, _)| *known == key)?;
            let dot = if head.is_empty() { "" } else { "." };
            let index = index.trim_end_matches(']').parse().unwrap_or_default();
            nth(&format!("{head}{dot}{other}"), index)
        };
        // Some lists are told of without the number of what is in them.
        let uncounted = || {
            let (head, rest) = path.rsplit_once('[')?;
            let (index, tail) = rest.split_once(']')?;
            nth(&format!("{head}{tail}"), index.parse().ok()?)
        };
        nth(path, 0).or_else(renamed).or_else(uncounted)
    }

    /// Where the first of what is told of in it stands.
    fn within(&self, path: &str) -> Option<Span> {
        let is_in = |inner: &str| inner.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '[']));
        let spans = self.by_path.range(path.to_owned()..).take_while(|(inner, _)| inner.starts_with(path));
        spans.filter(|(inner, _)| is_in(inner)).find_map(|(_, spans)| spans.first()).copied()
    }
}

/// Where a record says itself that it stands.
fn written(ends: &Value) -> Option<Span> {
    let end = |index: usize| ends.get(index).and_then(Value::as_u64).and_then(|end| usize::try_from(end).ok());
    Some(Span::new(end(0)?, end(1)?))
}

/// Puts a value where it stands in the page as it is.
fn put_back(node: &mut Node, whole: &Whole) {
    node.span = whole.place(node.span);
    match &mut node.value {
        spanned::Value::List(items) => items.iter_mut().for_each(|item| put_back(item, whole)),
        spanned::Value::Map(entries) => {
            for entry in entries {
                entry.at = whole.place(entry.at);
                put_back(&mut entry.node, whole);
            }
        }
        _ => {}
    }
}
