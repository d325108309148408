//! Cells of a flat table as values: what the schema of the document says that each column is.

use serde_json::Value as Schema;

use super::amount::Hand;
use super::page::lanes::canonical;
use crate::diagnostic::nearest;
use crate::import::lexicon::{self, header};
use crate::import::spanned::{Entry, Node, Value};
use crate::model::name::slug;
use crate::source::Span;
use crate::words::Words;

/// What to do about a number that is none.
const NUMBER: &str = "write a number, such as `3` or `-1.5`, or leave the cell blank";
/// What to do about a list that is none.
const LIST: &str = "write each value on a line of its own in the cell, or `[\"one\", \"other\"]`";
/// What to do about a list of records.
const RECORDS: &str = "write it as `-f csv` does: `[{\"text\": \"yes\", \"share\": 60}]`";

/// The schema of the document, with what it refers to.
pub(super) struct Form {
    root: Schema,
}

/// What a cell becomes.
pub(super) enum Typed {
    /// A value, and why it is not quite what was written.
    Value(Value, Option<String>),
    /// What would be wanted there, and what to do.
    Misfit(&'static str, String),
}

impl Form {
    /// Of our own documents.
    pub(super) fn ours() -> Self {
        Self { root: serde_json::from_str(&crate::data::schema()).unwrap_or_default() }
    }

    /// The schema of the whole document.
    pub(super) const fn root(&self) -> &Schema {
        &self.root
    }

    /// The record that rows of a lane are, on a stage, on a step or on the map.
    pub(super) fn record(&self, lane: &str, is_placed: bool) -> Option<&Schema> {
        let mut parts = lane.split('.');
        let first = parts.next()?;
        match (first, is_placed) {
            ("map", _) => return Some(&self.root),
            ("stages", _) => return self.definition("stage"),
            ("steps", _) => return self.definition("step"),
            ("cells", true) => return self.definition("remark"),
            _ => {}
        }
        let homes: &[&str] = if is_placed { &["step", "stage"] } else { &[""] };
        let home = |name: &&str| if name.is_empty() { Some(&self.root) } else { self.definition(name) };
        let mut found = homes.iter().filter_map(home).find_map(|home| self.items(home, first))?;
        for part in parts {
            found = self.items(found, part)?;
        }
        Some(found)
    }

    /// The lane that somebody means: itself, else one that differs in capitals or number, else another word for it.
    pub(super) fn lane(&self, written: &str, is_placed: bool) -> Option<String> {
        let written = written.trim();
        let is_one = |name: &str| self.record(name, is_placed).is_some();
        if is_one(written) || written.contains('.') {
            return is_one(written).then(|| written.to_owned());
        }
        let key = slug(written).replace('-', "_");
        let known = canonical(&key);
        let meant = header(written, None, false).senses;
        let meant = meant.first().filter(|_| meant.len() == 1).and_then(|sense| canonical(sense.key()));
        let names = [Some(key.as_str()), known, meant].into_iter().flatten();
        names.flat_map(|name| [name.to_owned(), format!("{name}s")]).find(|name| is_one(name))
    }

    /// The records of a list under a key.
    fn items<'s>(&'s self, record: &'s Schema, key: &str) -> Option<&'s Schema> {
        let items = self.resolved(record.get("properties")?.get(key)?).get("items")?;
        let items = self.resolved(items);
        items.get("properties").is_some().then_some(items)
    }

    fn definition(&self, name: &str) -> Option<&Schema> {
        self.root.get("definitions")?.get(name)
    }

    fn resolved<'s>(&'s self, schema: &'s Schema) -> &'s Schema {
        let inner = schema.get("allOf").and_then(|all| all.get(0)).unwrap_or(schema);
        let name = inner.get("$ref").and_then(Schema::as_str).map(|name| name.trim_start_matches("#/definitions/"));
        name.and_then(|name| self.definition(name)).unwrap_or(inner)
    }

    /// What stands in a column of a record: `severity`, `cause.of.id`.
    pub(super) fn column<'s>(&'s self, record: &'s Schema, column: &str) -> Option<&'s Schema> {
        let mut schema = record;
        for part in column.split('.') {
            schema = self.resolved(schema.get("properties")?.get(part)?);
        }
        // The parts of an object have columns of their own.
        schema.get("properties").is_none().then_some(schema)
    }

    /// A cell as a value. `written` says how its numbers are.
    pub(super) fn value(&self, schema: &Schema, words: &str, written: Written<'_>, span: Span) -> Typed {
        match schema.get("type").and_then(Schema::as_str) {
            Some("array") => self.list(schema, words, written, span),
            Some("number" | "integer") => number(words, written),
            Some("boolean") => flag(words),
            _ if schema.get("const").is_some_and(Schema::is_boolean) => flag(words),
            _ => match schema.get("enum").and_then(Schema::as_array) {
                Some(choices) => chosen(choices, words, written.hand.tongue),
                None => Typed::Value(Value::Text(words.to_owned()), None),
            },
        }
    }

    /// Several values, one a line, or a list as JSON has it.
    fn list(&self, schema: &Schema, words: &str, written: Written<'_>, span: Span) -> Typed {
        let of = self.resolved(schema.get("items").unwrap_or(&Schema::Null));
        if words.trim_start().starts_with('[') {
            return match serde_json::from_str(words) {
                Ok(list) => Typed::Value(node(list, span).value, None),
                Err(_) => Typed::Misfit("a list as JSON has it, or one value a line", LIST.to_owned()),
            };
        }
        if of.get("properties").is_some() {
            return Typed::Misfit("a list as JSON has it", RECORDS.to_owned());
        }
        let (mut items, mut all) = (Vec::new(), None);
        for line in words.lines().filter(|line| !line.is_empty()) {
            match self.value(of, line, written, span) {
                Typed::Value(value, guess) => {
                    items.push(Node::new(value, span));
                    all = all.or(guess);
                }
                misfit @ Typed::Misfit(..) => return misfit,
            }
        }
        Typed::Value(Value::List(items), all)
    }
}

/// How the numbers of a cell are written.
#[derive(Clone, Copy)]
pub(super) struct Written<'u> {
    pub(super) hand: Hand,
    /// The unit that may stand beside them, as it is said elsewhere.
    pub(super) unit: &'u str,
}

fn number(words: &str, written: Written<'_>) -> Typed {
    match written.hand.amount(words) {
        Some(found) if found.unit.is_empty() || found.unit == written.unit => {
            Typed::Value(Value::Number(found.number), found.guess.map(str::to_owned))
        }
        Some(found) => {
            let help = match written.unit {
                "" => "leave out what stands beside the number".to_owned(),
                unit => format!("the numbers of this row are in `{unit}`: `{}`", found.number),
            };
            Typed::Misfit("a number", help)
        }
        None => Typed::Misfit("a number", NUMBER.to_owned()),
    }
}

/// One of several words: itself whatever its capitals, what the program shows for it, or another word for it.
fn chosen(choices: &[Schema], words: &str, tongue: &'static Words) -> Typed {
    let choices: Vec<&str> = choices.iter().filter_map(Schema::as_str).collect();
    let of = |choice: &str, guess| Typed::Value(Value::Text(choice.to_owned()), guess);
    // Before a severity stand its dots.
    let wanted = slug(words.trim_start_matches(['●', '○', ' ']));
    let is_shown =
        |choice: &&&str| [tongue, crate::words::words("en").0].iter().any(|words| shown(choice, words, &wanted));
    if let Some(choice) = choices.iter().find(|choice| **choice == wanted).or_else(|| choices.iter().find(is_shown)) {
        return of(choice, None);
    }
    let severity = lexicon::severity(words, None).filter(|severity| choices.contains(severity));
    if let Some(severity) = severity {
        return of(severity, Some(format!("`{}` is taken for `{severity}`", words.trim())));
    }
    let all: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
    let help = match nearest(words, choices.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("choose one of {}", all.join(", ")),
    };
    Typed::Misfit("one of a few words", help)
}

/// Whether the words of a language show an id so.
fn shown(id: &str, words: &Words, wanted: &str) -> bool {
    let all = [
        words.severity.get(id),
        words.opportunity_status.get(id),
        words.resource_status.get(id),
        words.touchpoint_status.get(id),
        words.map_status.get(id),
        words.moments.get(id),
        words.types.get(id),
        words.research.get(id),
        words.blueprint.get(id),
        words.channels.get(id),
    ];
    !wanted.is_empty() && all.into_iter().flatten().any(|word| slug(word) == wanted)
}

fn flag(words: &str) -> Typed {
    match words.trim().to_lowercase().as_str() {
        "true" => Typed::Value(Value::Flag(true), None),
        "false" => Typed::Value(Value::Flag(false), None),
        _ => Typed::Misfit("`true` or `false`", "write `true` or `false`".to_owned()),
    }
}

/// A value all of which stands at one place.
fn node(value: Schema, span: Span) -> Node {
    let value = match value {
        Schema::Null => Value::Null,
        Schema::Bool(flag) => Value::Flag(flag),
        Schema::Number(number) => Value::Number(number.as_f64().unwrap_or_default()),
        Schema::String(text) => Value::Text(text),
        Schema::Array(items) => Value::List(items.into_iter().map(|item| node(item, span)).collect()),
        Schema::Object(entries) => Value::Map(
            entries.into_iter().map(|(key, value)| Entry { key, at: span, node: node(value, span) }).collect(),
        ),
    };
    Node::new(value, span)
}
