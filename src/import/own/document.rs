//! The document of a map, as `-f json` writes it, said in the language again.

use super::place::{self, table};
use crate::import::loss::{self, Fate};
use crate::import::spanned::{Entry, Node, Value};
use crate::import::tree::{Field, Item, Tree};
use crate::source::Span;

/// A map out of a document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its keys in the language.
    pub fields: Vec<Field>,
    /// What of the document is not among them.
    pub left_out: Vec<loss::Entry>,
}

/// Says a document in the language. What is not as it should be stays as it is, so that reading the map tells of it.
pub fn document(mut root: Node) -> Document {
    let mut left_out = Vec::new();
    for key in ["format", "version"] {
        root.take(key);
    }
    if let Some(baseline) = root.take("baseline") {
        left_out.push(lost("baseline", baseline.at, "a baseline is a map in a file of its own"));
    }
    drop_files(&mut root, &mut left_out);
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

/// The records of a list under a key.
pub(super) fn items<'n>(node: &'n mut Node, key: &str) -> impl Iterator<Item = &'n mut Node> {
    node.get_mut(key).map(Node::items_mut).unwrap_or_default().iter_mut()
}

fn lost(what: &'static str, span: Span, reason: &str) -> loss::Entry {
    loss::Entry { fate: Fate::Unmapped, what, span, to: String::new(), reason: reason.to_owned() }
}

/// Takes out what stands in other files: the bytes of pictures, and what is known from the baseline alone.
fn drop_files(node: &mut Node, left_out: &mut Vec<loss::Entry>) {
    if let Some(data) = node.get("image").and_then(|image| image.get("data")) {
        left_out.push(lost("picture", data.span, "a picture is a file of its own"));
        node.take("image");
    }
    node.take("is_new");
    if node.take("from_baseline").is_some() {
        node.take("value");
    }
    if let Some(Node { value: Value::List(targets), .. }) = node.get_mut("addresses") {
        targets.retain(|target| {
            let stays = target.get("in_baseline").is_none();
            if !stays {
                left_out.push(lost("reference", target.span, "it leads into the baseline, which is not here"));
            }
            stays
        });
        if targets.is_empty() {
            node.take("addresses");
        }
    }
    match &mut node.value {
        Value::Map(entries) => entries.iter_mut().for_each(|entry| drop_files(&mut entry.node, left_out)),
        Value::List(items) => items.iter_mut().for_each(|item| drop_files(item, left_out)),
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
        if definition.take("declared").is_none() {
            continue;
        }
        for derived in ["quantity", "min", "max"] {
            definition.take(derived);
        }
        if definition.take("says_better").is_none() {
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

fn scale(root: &mut Node) {
    let Some(mut scale) = root.take("scale") else { return };
    if scale.node.take("declared").is_none() {
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
