//! A record of the document that a graph is made into: what an extension of ours holds, and what terms of UJG say.

use super::graph::{Term, Vertex};
use crate::import::spanned::{Entry, Node, Value};
use crate::import::tree::marked;
use crate::source::Span;
use crate::text::plain;

/// A record.
#[derive(Clone, Debug)]
pub(super) struct Record {
    node: Node,
    /// Whether an extension of ours holds a part of it.
    pub(super) is_ours: bool,
}

impl Record {
    /// What the extension of a node holds.
    pub(super) fn of(vertex: &Vertex<'_>) -> Self {
        let at = Span::new(vertex.node.span.start, vertex.node.span.start);
        match vertex.ours() {
            Some(ours) => Self { node: Node::new(ours.value.clone(), at), is_ours: true },
            None => Self::empty(at),
        }
    }

    /// A record that holds nothing.
    pub(super) const fn empty(at: Span) -> Self {
        Self { node: Node::new(Value::Map(Vec::new()), at), is_ours: false }
    }

    /// The record as a value.
    pub(super) fn into_node(self) -> Node {
        self.node
    }

    /// The value under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.node.get(key)
    }

    /// The text under a key.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Node::words)
    }

    /// Takes a key out.
    pub(super) fn take(&mut self, key: &str) -> Option<Entry> {
        self.node.take(key)
    }

    /// Sets a key whose name stands at a place.
    pub(super) fn set(&mut self, key: &str, at: Span, node: Node) {
        self.node.take(key);
        self.node.put(Entry { key: key.to_owned(), at, node });
    }

    /// Sets a key that has no place of its own.
    pub(super) fn add(&mut self, key: &str, node: Node) {
        let at = Span::new(node.span.start, node.span.start);
        self.set(key, at, node);
    }

    /// Adds to the list under a key.
    pub(super) fn push(&mut self, key: &str, item: Node) {
        if self.get(key).is_none_or(|node| !matches!(node.value, Value::List(_))) {
            let at = Span::new(item.span.start, item.span.start);
            self.add(key, Node::new(Value::List(Vec::new()), at));
        }
        if let Some(Node { value: Value::List(items), .. }) = self.node.get_mut(key) {
            items.push(item);
        }
    }

    /// Sets words from a label. An extension may hold them with their marks, or say that there are none and the label is
    /// only `instead`. What of both then says nothing by itself is given back.
    pub(super) fn say(&mut self, key: &str, label: &Term<'_>, instead: &str) -> Vec<Span> {
        let whole = Span::new(label.key.start, label.at.end);
        match self.get(key).map(|node| (&node.value, node.words())) {
            Some((Value::Null, _)) if label.text == instead => {
                let absent = self.take(key).map(|absent| Span::new(absent.at.start, absent.node.span.end));
                [whole].into_iter().chain(absent).collect()
            }
            Some((_, Some(kept))) if plain(kept) == label.text => vec![whole],
            _ => {
                let stale = self.take(key).map(|stale| Span::new(stale.at.start, stale.node.span.end));
                self.set(key, label.key, Node::text(marked(label.text), label.at));
                stale.into_iter().collect()
            }
        }
    }

    /// Sets a list of texts, each in its place.
    pub(super) fn tags(&mut self, vertex: &Vertex<'_>) {
        let Some(entry) = vertex.entry("tags") else { return };
        let texts: Vec<Node> =
            vertex.texts("tags").into_iter().map(|(text, at)| Node::text(marked(text), at)).collect();
        if !texts.is_empty() {
            self.set("tags", entry.at, Node::new(Value::List(texts), entry.node.span));
        }
    }
}

/// A text that nobody wrote.
pub(super) fn made(text: impl Into<String>, at: Span) -> Node {
    Node::text(text, Span::new(at.start, at.start))
}
