//! The document of a map, as `-f json` writes it, said in the language again.

use super::place::{self, items, table};
use crate::import::beside::Neighbours;
use crate::import::loss::{self, Fate};
use crate::import::spanned::{Entry, Node, Value};
use crate::import::tree::{Field, Item, Page, Tree};
use crate::source::Span;
use crate::spec::catalogue::{CATALOGUE, Known};

/// The ends of the scale of a map that declares none.
const USUAL: (f64, f64) = (-2.0, 2.0);

/// Why something that is a file of its own is left out.
const NO_PLACE: &str = "it is a file of its own, for which there is no place or nothing here";

/// A map out of a document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its keys in the language.
    pub fields: Vec<Field>,
    /// What of the document is not among them.
    pub left_out: Vec<loss::Entry>,
}

impl Document {
    /// What became of each token, where `entries` tells of all that were read.
    pub fn told(self, mut entries: Vec<loss::Entry>) -> Vec<loss::Entry> {
        // What is left out is left out with everything in it.
        let is_in = |entry: &loss::Entry, left: &loss::Entry| {
            left.span.start <= entry.span.start && entry.span.end <= left.span.end
        };
        entries.retain(|entry| !self.left_out.iter().any(|left| is_in(entry, left)));
        entries.extend(self.left_out);
        entries
    }
}

/// Says a document in the language. What is not as it should be stays as it is, so that reading the map tells of it. What
/// stands in other files becomes one of the `neighbours`, if there is a place for them.
pub fn document(mut root: Node, neighbours: &mut Neighbours) -> Document {
    let mut left_out = Vec::new();
    for key in ["format", "version"] {
        root.take(key);
    }
    let baseline = root.take("baseline").and_then(|baseline| held_against(baseline, neighbours, &mut left_out));
    let has_baseline = baseline.is_some();
    if let Some(baseline) = baseline {
        root.put(baseline);
    }
    part_files(&mut root, has_baseline, neighbours, &mut left_out);
    review(&mut root);
    metrics(&mut root);
    scale(&mut root);
    for lane in items(&mut root, "lanes") {
        lane.take("declared");
    }
    for persona in items(&mut root, "personas") {
        facts_of_a_persona(persona);
    }
    for research in items(&mut root, "research") {
        items(research, "questions").for_each(asked);
    }
    for stage in items(&mut root, "stages") {
        place::stage(stage);
    }
    notes(&mut root);
    let Tree::Map(fields) = tree(root) else { return Document { fields: Vec::new(), left_out } };
    Document { fields, left_out }
}

fn lost(what: &'static str, span: Span, reason: &str) -> loss::Entry {
    loss::Entry { fate: Fate::Unmapped, what, span, to: String::new(), reason: reason.to_owned() }
}

/// The baseline as a file beside the map. What comes of holding one against the other is worked out anew.
fn held_against(mut baseline: Entry, neighbours: &mut Neighbours, left_out: &mut Vec<loss::Entry>) -> Option<Entry> {
    let whole = Span::new(baseline.at.start, baseline.node.span.end);
    let name = baseline.node.take("map").and_then(|map| {
        let read = document(map.node, neighbours);
        left_out.extend(read.left_out);
        neighbours.map(Page::of(&read.fields, &[]).text)
    });
    if name.is_none() {
        left_out.push(lost("baseline", whole, NO_PLACE));
    }
    name.map(|name| Entry { node: Node::text(name, baseline.node.span), ..baseline })
}

/// Gives pictures files of their own, and takes out what is known from the baseline alone.
fn part_files(node: &mut Node, has_baseline: bool, neighbours: &mut Neighbours, left_out: &mut Vec<loss::Entry>) {
    if let Some(image) = node.get_mut("image").filter(|image| image.words().is_none() && image.get("icon").is_none()) {
        let name = image.get("data").and_then(Node::words).and_then(|data| neighbours.picture(data));
        if let (Some(name), Some(data)) = (name, image.get_mut("data")) {
            data.value = Value::Text(name);
            image.rename("data", "image");
        } else {
            left_out.push(lost("picture", image.span, NO_PLACE));
            node.take("image");
        }
    }
    node.take("is_new");
    if node.take("from_baseline").is_some() {
        node.take("value");
    }
    if let Some(Node { value: Value::List(targets), .. }) = node.get_mut("addresses") {
        targets.retain(|target| {
            let stays = has_baseline || target.get("in_baseline").is_none();
            if !stays {
                left_out.push(lost("reference", target.span, "it leads into the baseline, which is not here"));
            }
            stays
        });
        if targets.is_empty() {
            node.take("addresses");
        }
    }
    let mut inner = |node: &mut Node| part_files(node, has_baseline, neighbours, left_out);
    match &mut node.value {
        Value::Map(entries) => entries.iter_mut().for_each(|entry| inner(&mut entry.node)),
        Value::List(items) => items.iter_mut().for_each(inner),
        _ => {}
    }
}

fn review(root: &mut Node) {
    let words = [("reviewed", "last"), ("review_period", "every")];
    let found: Vec<Entry> = words
        .iter()
        .filter_map(|(key, word)| root.take(key).map(|entry| Entry { key: (*word).to_owned(), ..entry }))
        .collect();
    if let Some(at) = found.first().map(|entry| entry.at) {
        root.put(Entry { key: "review".to_owned(), at, node: Node::new(Value::Map(found), at) });
    }
}

/// Definitions, and the values for the whole map, which the language has in one list.
fn metrics(root: &mut Node) {
    let mut definitions = root.take("metrics");
    let readings = root.take("readings");
    let at = definitions.as_ref().or(readings.as_ref()).map_or(root.span, |entry| entry.at);
    let list = |entry: Option<Entry>| match entry.map(|entry| entry.node.value) {
        Some(Value::List(items)) => items,
        _ => Vec::new(),
    };
    let mut readings = list(readings);
    let mut all = Vec::new();
    for mut definition in list(definitions.take()) {
        if definition.take("declared").is_none() && is_of_catalogue(&definition) {
            continue;
        }
        for derived in ["quantity", "min", "max"] {
            definition.take(derived);
        }
        if definition.take("says_better").is_none() && has_usual_direction(&definition) {
            definition.take("better");
        }
        let id = definition.get("id").and_then(Node::words).map(str::to_owned);
        let of_it = |reading: &Node| id.is_some() && reading.get("metric").and_then(Node::words) == id.as_deref();
        if let Some(at) = readings.iter().position(of_it) {
            let mut reading = readings.remove(at);
            place::quantities(&mut reading);
            reading.take("metric");
            if let Value::Map(entries) = reading.value {
                for entry in entries {
                    definition.take(&entry.key);
                    definition.put(entry);
                }
            }
        }
        all.push(definition);
    }
    for mut reading in readings {
        place::quantities(&mut reading);
        reading.rename("metric", "id");
        all.push(reading);
    }
    if !all.is_empty() {
        root.put(Entry { key: "metrics".to_owned(), at, node: Node::new(Value::List(all), at) });
    }
}

/// Whether a definition that the map does not declare says nothing but what the catalogue does.
fn is_of_catalogue(definition: &Node) -> bool {
    let is_known = |entry: &Entry| matches!(entry.key.as_str(), "id" | "quantity" | "better" | "min" | "max");
    definition.entries().iter().all(is_known) && known(definition).is_some() && has_usual_direction(definition)
}

/// Whether a definition has the direction that the catalogue gives it; of one that is not there, nothing is usual.
fn has_usual_direction(definition: &Node) -> bool {
    let said = definition.get("better").and_then(Node::words);
    said.is_none() || known(definition).is_some_and(|known| said == Some(known.better.word()))
}

fn known(definition: &Node) -> Option<&'static Known> {
    let id = definition.get("id").and_then(Node::words)?;
    CATALOGUE.iter().find(|known| known.id == id)
}

fn scale(root: &mut Node) {
    let Some(mut scale) = root.take("scale") else { return };
    let end = |key: &str| scale.node.get(key).and_then(Node::number);
    let is_usual = end("min") == Some(USUAL.0) && end("max") == Some(USUAL.1);
    // One that is not the usual one was put there by somebody.
    if scale.node.take("declared").is_none() && is_usual {
        return;
    }
    if let Some(labels) = scale.node.take("labels") {
        let labels = Entry { node: table(labels.node, "at", "text"), ..labels };
        scale.node.put(labels);
    }
    root.put(scale);
}

fn facts_of_a_persona(persona: &mut Node) {
    if let Some(facts) = persona.take("facts") {
        persona.put(Entry { node: table(facts.node, "label", "text"), ..facts });
    }
    for cards in ["goals", "needs", "pain_points", "gains", "expectations"] {
        items(persona, cards).for_each(place::point);
    }
    place::image(persona);
}

fn asked(question: &mut Node) {
    if let Some(mut shares) = question.take("shares") {
        for answer in shares.node.items_mut() {
            if let Some(share) = answer.get_mut("share") {
                place::percent(share);
            }
        }
        question.put(Entry { key: "answers".to_owned(), at: shares.at, node: table(shares.node, "text", "share") });
    }
    if let Some(scale) = question.get_mut("scale")
        && let (Some(low), Some(high)) =
            (scale.get("min").and_then(Node::number), scale.get("max").and_then(Node::number))
    {
        scale.value = Value::Text(format!("{low}-{high}"));
    }
}

/// Remarks are called otherwise, and shares are written with their sign.
fn notes(node: &mut Node) {
    match &mut node.value {
        Value::Map(entries) => {
            for entry in entries {
                if entry.key == "notes" {
                    "note".clone_into(&mut entry.key);
                }
                if entry.key == "share" {
                    place::percent(&mut entry.node);
                }
                notes(&mut entry.node);
            }
        }
        Value::List(items) => items.iter_mut().for_each(notes),
        _ => {}
    }
}

/// The same values as they are written.
fn tree(node: Node) -> Tree {
    match node.value {
        Value::Null => Tree::Marked(String::new()),
        Value::Flag(flag) => Tree::Flag(flag),
        Value::Number(number) => Tree::Number(number),
        Value::Text(text) => Tree::Marked(text),
        Value::List(items) => Tree::List(
            items
                .into_iter()
                .map(|item| {
                    let span = item.span;
                    Item::new(tree(item)).at(span)
                })
                .collect(),
        ),
        Value::Map(entries) => Tree::Map(
            entries
                .into_iter()
                .map(|entry| {
                    let span = entry.node.span;
                    Field::new(entry.key, tree(entry.node)).at(span)
                })
                .collect(),
        ),
    }
}
