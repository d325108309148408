//! The nodes of a graph, however their terms are written, and what refers to what.

use std::collections::BTreeMap;

use super::terms;
use crate::import::ledger::Ledger;
use crate::import::spanned::{Entry, Node, Value};
use crate::source::Span;

/// The key of our extensions.
const OURS: &str = "urn:journeymap:map:1";

/// A graph.
pub(super) struct Graph<'n> {
    /// Its nodes, in the order of the file.
    pub(super) nodes: Vec<Vertex<'n>>,
    /// Their places by their identifiers.
    places: BTreeMap<&'n str, usize>,
    /// What stands around them.
    frame: Ledger,
}

/// A node of the graph.
#[derive(Clone, Copy)]
pub(super) struct Vertex<'n> {
    /// Its place among the nodes.
    pub(super) number: usize,
    /// The object.
    pub(super) node: &'n Node,
    /// Its type, without a prefix.
    pub(super) kind: &'n str,
    /// Its identifier.
    pub(super) iri: &'n str,
}

/// A text with the places of its key and itself.
#[derive(Clone, Debug)]
pub(super) struct Term<'n> {
    /// The text.
    pub(super) text: &'n str,
    /// Where its key stands.
    pub(super) key: Span,
    /// Where it stands.
    pub(super) at: Span,
}

impl<'n> Graph<'n> {
    /// The nodes of a file.
    pub(super) fn read(root: &'n Node) -> Self {
        let mut frame = Ledger::default();
        let mut lists: Vec<&'n Node> = Vec::new();
        if let Value::List(_) = root.value {
            lists.push(root);
        }
        for entry in root.entries() {
            let whole = Span::new(entry.at.start, entry.node.span.end);
            match term(&entry.key) {
                "@context" | "@id" | "@type" | "id" | "type" => frame.frame(whole),
                "nodes" | "documentNodes" | "@graph" => {
                    frame.frame(entry.at);
                    lists.push(&entry.node);
                }
                "imports" | "documentImports" => {
                    frame.frame(entry.at);
                    for import in entry.node.items() {
                        frame.unmapped("import", import.span, "it is another file, to be imported by itself");
                    }
                }
                _ => frame.unmapped("key", whole, "a document of a graph has no such key"),
            }
        }
        let mut graph = Self { nodes: Vec::new(), places: BTreeMap::new(), frame };
        for node in lists
            .into_iter()
            .flat_map(|list| if list.items().is_empty() { std::slice::from_ref(list) } else { list.items() })
        {
            graph.add(node);
        }
        graph
    }

    fn add(&mut self, node: &'n Node) {
        let text = |keys: [&str; 2]| {
            let found = node.entries().iter().find(|entry| keys.contains(&entry.key.as_str()))?;
            words(&found.node).map(|(text, _)| text)
        };
        let (Some(kind), Some(iri)) = (text(["@type", "type"]), text(["@id", "id"])) else {
            if !node.entries().is_empty() || node.words().is_some() {
                self.frame.unmapped("node", node.span, "a node has an `@id` and a `@type`");
            }
            return;
        };
        if self.find(iri).is_some() {
            return self.frame.unmapped("node", node.span, "another node has this `@id`");
        }
        self.places.insert(iri, self.nodes.len());
        self.nodes.push(Vertex { number: self.nodes.len(), node, kind: term(kind), iri });
    }

    /// The node of an identifier.
    pub(super) fn find(&self, iri: &str) -> Option<Vertex<'n>> {
        self.places.get(iri).and_then(|place| self.nodes.get(*place)).copied()
    }

    /// The nodes of a type.
    pub(super) fn of(&self, kind: &'static str) -> impl Iterator<Item = Vertex<'n>> {
        self.nodes.iter().filter(move |vertex| vertex.kind == kind).copied()
    }

    /// What stands around the nodes, and the nodes that were not told of.
    pub(super) fn rest(&self, told: &[bool]) -> Ledger {
        let mut ledger = self.frame.clone();
        for vertex in self.nodes.iter().filter(|vertex| told.get(vertex.number) != Some(&true)) {
            let why = match vertex.kind {
                "JourneyExit" => "a map has no exits",
                "OutgoingTransition" | "OutgoingTransitionGroup" => {
                    "what can be chosen on a screen is no way of the journey"
                }
                "JourneyEntryIndex" => "a catalogue of journeys is none",
                "JourneyExecution" | "JourneyInstance" | "RuntimeEvent" | "JourneyMapping" | "MappedStep" => {
                    "what happened once is no part of a map"
                }
                "State" | "CompositeState" | "ExperienceStep" | "Phase" | "Touchpoint" | "Transition" => {
                    "no journey of this file has it"
                }
                "PainPoint" => "it is of no step of this file",
                "MetricObservation" => "it is of something that a map has no values for",
                _ => "a map has no place for a node of this type",
            };
            ledger.unmapped("node", vertex.node.span, why);
        }
        ledger
    }
}

impl<'n> Vertex<'n> {
    /// The entry of a term.
    pub(super) fn entry(&self, name: &str) -> Option<&'n Entry> {
        self.node.entries().iter().find(|entry| term(&entry.key) == name)
    }

    /// The text of a term.
    pub(super) fn text(&self, name: &str) -> Option<Term<'n>> {
        let entry = self.entry(name)?;
        let (text, at) = words(&entry.node)?;
        Some(Term { text, key: entry.at, at })
    }

    /// The texts of a term that may have several.
    pub(super) fn texts(&self, name: &str) -> Vec<(&'n str, Span)> {
        self.entry(name).map(|entry| terms::texts(&entry.node)).unwrap_or_default()
    }

    /// The number of a term.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        let node = &self.entry(name)?.node;
        let value = node.get("@value").unwrap_or(node);
        value.number().or_else(|| value.words()?.parse().ok()).filter(|number| number.is_finite())
    }

    /// The identifiers that a term refers to, with their places.
    pub(super) fn references(&self, name: &str) -> Vec<(&'n str, Span)> {
        self.entry(name).map(|entry| terms::references(&entry.node)).unwrap_or_default()
    }

    /// Our extension.
    pub(super) fn ours(&self) -> Option<&'n Node> {
        self.entry("extensions")?.node.get(OURS).filter(|node| matches!(node.value, Value::Map(_)))
    }

    /// The end of its identifier.
    pub(super) fn tail(&self) -> String {
        let tail = self.iri.trim_end_matches(['/', '#', ':']).rsplit([':', '/', '#']).next().unwrap_or("");
        tail.to_owned()
    }

    /// Says what became of the keys of the node; `known` are those that are told where they are used.
    pub(super) fn tell(&self, known: &[&str], ledger: &mut Ledger) {
        for entry in self.node.entries() {
            let whole = Span::new(entry.at.start, entry.node.span.end);
            let name = term(&entry.key);
            match name {
                "@id" | "@type" | "id" | "type" | "@context" => ledger.frame(whole),
                "extensions" => {
                    ledger.frame(entry.at);
                    for space in entry.node.entries() {
                        if space.key == OURS {
                            ledger.frame(space.at);
                        } else {
                            let whole = Span::new(space.at.start, space.node.span.end);
                            ledger.unmapped("extension", whole, "it is an extension of another tool");
                        }
                    }
                }
                _ if known.contains(&name) => {}
                _ => ledger.unmapped("key", whole, "the language has no key for it"),
            }
        }
    }
}

/// A term without its prefix: `ujggraph:label`, `https://…/graph#label`. Keywords of JSON-LD stay.
pub(super) fn term(key: &str) -> &str {
    if key.starts_with('@') { key } else { key.rsplit(['#', '/', ':']).next().unwrap_or(key) }
}

/// A text, also as a value of JSON-LD; the first of several.
fn words(node: &Node) -> Option<(&str, Span)> {
    terms::texts(node).into_iter().next()
}
