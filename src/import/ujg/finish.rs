//! The document of a map, read as our own JSON is, with its guesses beside what they are about.

use std::collections::BTreeMap;

use serde_json::Value as Schema;

use super::building::{Building, StageRecord};
use super::record::{Record, made};
use crate::data;
use crate::diagnostic::Findings;
use crate::import::Imported;
use crate::import::beside::Neighbours;
use crate::import::loss::Fate;
use crate::import::own::document;
use crate::import::own::json::shape::Shape;
use crate::import::spanned::{Node, Value};
use crate::import::tree::{Field, Page, Tree, marked};
use crate::source::Span;

/// Why a map without a title has one.
const UNTITLED: &str = "the graph has no title; this is the name of its file";
/// Why a map has a type.
const UNTYPED: &str = "the graph does not say what kind of map it is";

impl Building<'_, '_> {
    /// The document, read as our own JSON is.
    pub(super) fn finish(
        mut self,
        title: Option<&str>,
        stages: Vec<StageRecord>,
        mut neighbours: Neighbours,
    ) -> Result<Imported, Findings> {
        let nowhere = Span::new(0, 0);
        let is_ours = self.map.is_ours;
        let list = stages.into_iter().map(|stage| {
            let mut record = stage.record;
            if !stage.steps.is_empty() {
                let steps = stage.steps.into_iter().map(|step| step.record.into_node()).collect();
                record.add("steps", Node::new(Value::List(steps), nowhere));
            }
            record.into_node()
        });
        let list = Node::new(Value::List(list.collect()), nowhere);
        self.map.add("stages", list);
        if let Some(title) = title {
            self.map.add("title", made(marked(title), nowhere));
        }
        if !is_ours {
            let ends = [("min", -2.0), ("max", 2.0)].map(|(key, end)| (key, Node::new(Value::Number(end), nowhere)));
            let mut scale = Record::empty(nowhere);
            for (key, end) in ends {
                scale.add(key, end);
            }
            self.map.add("format", made(data::FORMAT, nowhere));
            self.map.add("version", Node::new(Value::Number(f64::from(data::VERSION)), nowhere));
            self.map.add("type", made("current-state", nowhere));
            self.map.add("lang", made("en", nowhere));
            self.map.add("scale", scale.into_node());
        }
        let mut root = self.map.into_node();
        let schema: Schema = serde_json::from_str(&data::schema()).unwrap_or_default();
        let mut shape = Shape::new(&schema);
        shape.check(&mut root);
        if !shape.findings.is_empty() {
            return Err(shape.findings);
        }
        let title = root.get("title").and_then(Node::words).unwrap_or_default().to_owned();
        let is_untitled = root.get("title").is_some_and(|node| node.span.is_empty());
        let kept = is_ours.then(|| root.clone());
        let mut read = document(root, &mut neighbours);
        let mut fields = std::mem::take(&mut read.fields);
        let mut entries = read.told(shape.entries);
        entries.retain(|entry| !entry.span.is_empty());
        let guesses: BTreeMap<Span, String> = self.guesses.into_iter().rev().collect();
        let ends: BTreeMap<usize, (usize, &String)> =
            guesses.iter().map(|(span, why)| (span.end, (span.start, why))).collect();
        for entry in entries.iter_mut().filter(|entry| entry.fate == Fate::Mapped) {
            if let Some((_, why)) = ends.get(&entry.span.end).filter(|(start, _)| entry.span.start <= *start) {
                entry.fate = Fate::Guessed;
                entry.reason.clone_from(why);
            }
        }
        let mut left = guesses.clone();
        for field in &mut fields {
            comment(field, &mut left);
        }
        for field in &mut fields {
            unnamed(field);
            if field.key == "type" && !is_ours {
                field.comments.push(format!("guessed: {UNTYPED}"));
            } else if field.key == "title" && is_untitled {
                field.comments.push(format!("guessed: {UNTITLED}"));
            }
        }
        if !is_ours {
            fields.retain(|field| field.key != "lang");
        }
        entries.extend(self.ledger.entries);
        let page = Page::of(&fields, &[]);
        Ok(Imported { beside: neighbours.files(), kept, ..Imported::new(title, page, entries) })
    }
}

/// Says of stages and steps whose name nobody wrote why they have it.
fn unnamed(field: &mut Field) {
    let is_made = field.at.is_some_and(Span::is_empty) && matches!(field.value, Tree::Marked(_));
    match &mut field.value {
        Tree::Marked(name) if is_made && matches!(&*field.key, "name" | "action" | "text") => {
            let why = if name == "?" { "the graph has no label here" } else { "these steps belong to no phase" };
            field.comments.push(format!("guessed: {why}"));
        }
        Tree::List(items) if matches!(&*field.key, "stages" | "steps" | "pain_points") => {
            for item in items {
                if let Tree::Map(fields) = &mut item.value {
                    for field in fields {
                        unnamed(field);
                    }
                }
            }
        }
        _ => {}
    }
}

/// Says above values what was guessed of them, each once.
fn comment(field: &mut Field, guesses: &mut BTreeMap<Span, String>) {
    match &mut field.value {
        Tree::Map(fields) => comment_all(fields, guesses),
        Tree::List(items) => {
            for item in items {
                if let Tree::Map(fields) = &mut item.value {
                    comment_all(fields, guesses);
                } else if let Some(why) = item.at.and_then(|at| guesses.remove(&at)) {
                    item.comments.push(format!("guessed: {why}"));
                }
            }
        }
        _ => {
            if let Some(why) = field.at.and_then(|at| guesses.remove(&at)) {
                field.comments.push(format!("guessed: {why}"));
            }
        }
    }
}

fn comment_all(fields: &mut [Field], guesses: &mut BTreeMap<Span, String>) {
    for field in fields {
        comment(field, guesses);
    }
}
