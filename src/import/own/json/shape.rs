//! Holds a JSON file against the schema of our own, and tells of each of its tokens.

use serde_json::Value as Schema;

use crate::diagnostic::{Findings, shown};
use crate::import::foreign::refusal;
use crate::import::loss::{Entry, Fate};
use crate::import::spanned::{Node, Value};
use crate::source::Span;

/// Where to find what may stand there.
const SCHEMA: &str = "`journeymap schema map-json` prints what may stand where";

/// Goes through a document with the schema beside it.
pub(in crate::import) struct Shape<'s> {
    root: &'s Schema,
    /// What does not fit.
    pub(in crate::import) findings: Findings,
    /// What becomes of each token, if everything fits.
    pub(in crate::import) entries: Vec<Entry>,
}

impl<'s> Shape<'s> {
    /// Nothing is told yet.
    pub(in crate::import) fn new(root: &'s Schema) -> Self {
        Self { root, findings: Findings::new(), entries: Vec::new() }
    }

    /// The whole document. Keys that the schema does not know are taken out.
    pub(in crate::import) fn check(&mut self, document: &mut Node) {
        self.value(document, self.root, "", None);
    }

    /// A value, and the place of its key.
    fn value(&mut self, node: &mut Node, schema: &'s Schema, path: &str, key: Option<Span>) {
        let schema = self.resolved(schema);
        let whole = Span::new(key.map_or(node.span.start, |key| key.start), node.span.end);
        match &mut node.value {
            Value::Map(_) if is(schema, "object") => {
                self.tell(key, "key", path);
                self.object(node, schema, path);
            }
            Value::List(items) if is(schema, "array") => {
                self.tell(key, "key", path);
                let of = schema.get("items").unwrap_or(&Schema::Null);
                for (at, item) in items.iter_mut().enumerate() {
                    self.value(item, of, &format!("{path}[{at}]"), None);
                }
            }
            value => {
                if let Some(wanted) = misfit(value, schema) {
                    self.findings.add(refusal(node.span, format!("{wanted} is wanted here")).help(SCHEMA));
                }
                self.tell(Some(whole), "value", path);
            }
        }
    }

    fn object(&mut self, node: &mut Node, schema: &'s Schema, path: &str) {
        let known = schema.get("properties").and_then(Schema::as_object);
        let missing = |key: &&str| node.get(key).is_none();
        let required = schema.get("required").and_then(Schema::as_array).into_iter().flatten();
        let missing: Vec<&str> = required.filter_map(Schema::as_str).filter(missing).collect();
        for key in missing {
            let brace = Span::new(node.span.start, node.span.start + 1);
            self.findings.add(refusal(brace, format!("`{key}` is missing here")).help(SCHEMA));
        }
        let Value::Map(entries) = &mut node.value else { return };
        entries.retain_mut(|entry| {
            let whole = Span::new(entry.at.start, entry.node.span.end);
            let Some(of) = known.and_then(|known| known.get(&entry.key)) else {
                let reason = format!("there is no key `{}` here in this version", shown(&entry.key));
                self.entries.push(Entry { fate: Fate::Unmapped, what: "key", span: whole, to: String::new(), reason });
                return false;
            };
            let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
            self.value(&mut entry.node, of, &path, Some(entry.at));
            true
        });
    }

    fn tell(&mut self, span: Option<Span>, what: &'static str, to: &str) {
        let mapped = |span| Entry { fate: Fate::Mapped, what, span, to: to.to_owned(), reason: String::new() };
        self.entries.extend(span.map(mapped));
    }

    /// The schema that a reference leads to.
    fn resolved(&self, schema: &'s Schema) -> &'s Schema {
        let inner = schema.get("allOf").and_then(|all| all.get(0)).unwrap_or(schema);
        let Some(name) = inner.get("$ref").and_then(Schema::as_str) else { return inner };
        let name = name.trim_start_matches("#/definitions/");
        self.root.get("definitions").and_then(|all| all.get(name)).unwrap_or(&Schema::Null)
    }
}

fn is(schema: &Schema, kind: &str) -> bool {
    schema.get("type").and_then(Schema::as_str) == Some(kind)
}

/// What is wanted instead of a value that does not fit.
fn misfit(value: &Value, schema: &Schema) -> Option<String> {
    let same = |wanted: &Schema| match value {
        Value::Flag(flag) => wanted.as_bool() == Some(*flag),
        Value::Number(number) => wanted.as_f64() == Some(*number),
        Value::Text(text) => wanted.as_str() == Some(text),
        Value::Null | Value::List(_) | Value::Map(_) => false,
    };
    if let Some(wanted) = schema.get("const") {
        return (!same(wanted)).then(|| format!("`{}`", wanted.as_str().map_or(wanted.to_string(), str::to_owned)));
    }
    if let Some(words) = schema.get("enum").and_then(Schema::as_array) {
        let list: Vec<String> = words.iter().filter_map(Schema::as_str).map(|word| format!("`{word}`")).collect();
        return (!words.iter().any(same)).then(|| format!("one of {}", list.join(", ")));
    }
    let (fits, wanted) = match schema.get("type").and_then(Schema::as_str)? {
        "string" => (matches!(value, Value::Text(_)), "a text"),
        "number" => (matches!(value, Value::Number(_)), "a number"),
        "integer" => (matches!(value, Value::Number(number) if number.fract() == 0.0), "a whole number"),
        "boolean" => (matches!(value, Value::Flag(_)), "`true` or `false`"),
        "array" => (false, "a list"),
        _ => (false, "an object"),
    };
    (!fits).then(|| wanted.to_owned())
}
