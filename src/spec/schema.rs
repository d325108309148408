//! The JSON Schema of the language (draft 7, which editors know best), made from the declarations of its records.
//!
//! It accepts what the reader accepts, but for two things that help in an editor: a key with nothing after it is
//! underlined, for it is mostly unfinished, and so is a number that the reader would put right in words.

mod words;

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::Journey;
use super::metric::{MetricValue, Row as _};
use super::record::Value as _;
use super::shape::{Choice, Form, Key, Record, Shape};
use words::{catalogue, hover, suggestions};

/// The name of the schema. It is no address: the file is in the repository, and `journeymap schema` prints it.
const ID: &str = "urn:journeymap:journey:1";

/// The schema as a file.
pub fn schema() -> String {
    file(&document())
}

/// The schema.
pub fn document() -> Json {
    with_rules(&Journey::shape(), ID, "Journey map", entries(stages_or_persona()))
}

/// The schema of another file of ours, from the declaration of its record.
pub fn of(record: &Shape, id: &str, title: &str) -> Json {
    with_rules(record, id, title, Map::new())
}

/// A schema as a file.
pub fn file(document: &Json) -> String {
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema of a record, with rules for it as a whole.
fn with_rules(record: &Shape, id: &str, title: &str, mut rules: Map<String, Json>) -> Json {
    let Shape::Record(record) = *record else { return json!({}) };
    let mut definitions = Definitions::default();
    let mut root = definitions.object(record);
    let mut document = entries(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": id,
        "title": title,
    }));
    document.append(&mut root);
    document.insert("title".to_owned(), json!(title));
    document.append(&mut rules);
    let all: Map<String, Json> = definitions.0.into_iter().map(|(name, body)| (name, Json::Object(body))).collect();
    document.insert("definitions".to_owned(), Json::Object(all));
    Json::Object(document)
}

/// An empathy map is about a persona; every other map has stages.
fn stages_or_persona() -> Json {
    json!({
        "if": {"properties": {"type": {"const": "empathy"}}, "required": ["type"]},
        "then": either_form("personas", "persona"),
        "else": either_form("stages", "stage"),
    })
}

fn either_form(key: &str, singular: &str) -> Json {
    json!({"anyOf": [{"required": [key]}, {"required": [singular]}]})
}

/// The records that have been met, by name.
#[derive(Default)]
struct Definitions(BTreeMap<String, Map<String, Json>>);

impl Definitions {
    /// A record as an object.
    fn object(&mut self, record: Record) -> Map<String, Json> {
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut rules = Vec::new();
        let mut dependencies = Map::new();
        for key in (record.keys)() {
            properties.insert(key.name.to_owned(), self.property(record, key, false));
            if let Some(singular) = key.singular {
                properties.insert(singular.to_owned(), self.property(record, key, true));
                // One of two forms rules the other out.
                dependencies.insert(singular.to_owned(), json!({"properties": {key.name: false}}));
            }
            match key.singular {
                _ if !key.required => {}
                Some(singular) => rules.push(either_form(key.name, singular)),
                None => required.push(key.name),
            }
        }
        let mut object = entries(json!({
            "title": record.called.split_once(' ').map_or(record.called, |(_, noun)| noun),
            "type": "object",
            "description": record.about,
            "properties": properties,
            "patternProperties": {"^x-": {"description": "Your own; kept, and otherwise ignored."}},
            "additionalProperties": false,
        }));
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        if !dependencies.is_empty() {
            object.insert("dependencies".to_owned(), Json::Object(dependencies));
        }
        if !rules.is_empty() {
            object.insert("allOf".to_owned(), json!(rules));
        }
        object
    }

    /// What may stand under a key.
    fn property(&mut self, record: Record, key: Key, singular: bool) -> Json {
        let shape = (key.shape)();
        let mut property = Map::new();
        property.insert("description".to_owned(), json!(key.about));
        property.insert("markdownDescription".to_owned(), json!(hover(key, &shape)));
        let words = suggestions(record, key);
        if !words.is_empty() {
            property.insert("examples".to_owned(), json!(words));
        }
        let mut choices = self.choices(&shape);
        // An editor offers the first form first: a list for several, the thing itself for one.
        if !singular && key.singular.is_some() {
            choices.reverse();
        }
        match <[Json; 1]>::try_from(choices) {
            // What stands beside a reference does not count in draft 7.
            Ok([only]) if only.get("$ref").is_some() => {
                property.insert("anyOf".to_owned(), json!([only]));
            }
            Ok([only]) => property.extend(entries(only)),
            Err(several) => {
                property.insert("anyOf".to_owned(), json!(several));
            }
        }
        Json::Object(property)
    }

    /// The ways to write a shape, the shortest first.
    fn choices(&mut self, shape: &Shape) -> Vec<Json> {
        match shape {
            Shape::Text => vec![text()],
            Shape::Form(form) => vec![self.form(*form)],
            Shape::Choice(choices) => vec![choice(choices)],
            Shape::Boolean => vec![json!({"enum": [true, false, "yes", "no"]})],
            Shape::Record(record) => vec![self.record(*record)],
            Shape::Many(item) => {
                let mut choices = self.choices(item);
                let items = one_of(choices.clone());
                choices.push(json!({"type": "array", "items": items}));
                choices
            }
            Shape::Map { key, value } => vec![self.table(key, value)],
            Shape::Either(shapes) => {
                let mut all: Vec<Json> = Vec::new();
                for choice in shapes.iter().flat_map(|shape| self.choices(shape)) {
                    if !all.contains(&choice) {
                        all.push(choice);
                    }
                }
                all
            }
        }
    }

    /// A record by its keys or, where it has a short form, by a scalar.
    fn record(&mut self, record: Record) -> Json {
        let keys = self.define(record.name.to_owned(), |all| all.object(record));
        if record.short.is_empty() {
            return keys;
        }
        self.define(format!("{}OrText", record.name), |all| {
            let mut choices = all.shorthand(record);
            choices.push(keys);
            entries(json!({"anyOf": choices}))
        })
    }

    /// The scalars that stand for a record.
    fn shorthand(&mut self, record: Record) -> Vec<Json> {
        let keys = (record.keys)();
        let named = |name: &&str| keys.iter().find(|key| key.name == *name).copied();
        let shapes = record.short.iter().filter_map(named).map(|key| (key.shape)());
        shapes
            .filter(|shape| matches!(shape, Shape::Text | Shape::Form(_)))
            .flat_map(|shape| self.choices(&shape))
            .collect()
    }

    fn form(&mut self, form: Form) -> Json {
        let text = json!({"type": "string", "pattern": form.pattern, "examples": form.examples});
        let body = if form.number { json!({"anyOf": [{"type": "number"}, text]}) } else { text };
        self.define(form.name.replace(' ', "-"), |_| entries(body))
    }

    /// A mapping whose keys are the author's.
    fn table(&mut self, key: &str, value: &Shape) -> Json {
        let values = one_of(self.choices(value));
        let mut table = entries(json!({
            "type": "object",
            "description": format!("By {key}."),
            "additionalProperties": values,
        }));
        if key != MetricValue::KEY {
            return Json::Object(table);
        }
        table.insert("properties".to_owned(), Json::Object(catalogue(&values)));
        self.define("Metrics".to_owned(), |_| table)
    }

    /// A part of the schema under a name of its own, told once.
    fn define(&mut self, name: String, body: impl FnOnce(&mut Self) -> Map<String, Json>) -> Json {
        let reference = json!({"$ref": format!("#/definitions/{name}")});
        if !self.0.contains_key(&name) {
            // Known before its body is made, for a record may hold itself.
            self.0.insert(name.clone(), Map::new());
            let body = body(self);
            self.0.insert(name, body);
        }
        reference
    }
}

/// Text, which YAML may take for a number or a truth value: `1.10`, `2026`, `no`.
fn text() -> Json {
    json!({"type": ["string", "number", "boolean"]})
}

/// A closed set of words. The descriptions of its words are an extension that the language servers of editors share.
fn choice(choices: &[Choice]) -> Json {
    let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
    let about: Vec<&str> = choices.iter().map(|choice| choice.about.trim()).collect();
    json!({"enum": words, "enumDescriptions": about, "markdownEnumDescriptions": about})
}

fn one_of(choices: Vec<Json>) -> Json {
    match <[Json; 1]>::try_from(choices) {
        Ok([only]) => only,
        Err(several) => json!({"anyOf": several}),
    }
}

/// The entries of an object.
fn entries(object: Json) -> Map<String, Json> {
    match object {
        Json::Object(entries) => entries,
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => Map::new(),
    }
}
