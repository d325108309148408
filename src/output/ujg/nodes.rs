//! The nodes of a graph: their identifiers, their labels, and what is left for an extension.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::text::plain;

/// The key of our extensions: the name of the form of a map as JSON, whose keys stand in them.
const NAMESPACE: &str = "urn:journeymap:map:1";

/// Identifiers of one map's nodes.
pub(super) struct Names {
    map: String,
}

impl Names {
    /// The identifiers of the map of this slug.
    pub(super) fn new(map: String) -> Self {
        Self { map }
    }

    /// The identifier of a thing of a kind, by its ids.
    pub(super) fn of(&self, kind: &str, ids: &[&str]) -> String {
        let mut iri = format!("urn:ujg:{kind}:{}", encoded(&self.map));
        for id in ids {
            iri.push(':');
            iri.push_str(&encoded(id));
        }
        iri
    }
}

/// Letters and digits of any script, and the few signs that mean nothing in an identifier; others by their bytes.
fn encoded(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for sign in id.chars() {
        if sign.is_alphanumeric() || matches!(sign, '-' | '.' | '_' | '~') {
            encoded.push(sign);
        } else {
            let mut bytes = [0; 4];
            for byte in sign.encode_utf8(&mut bytes).bytes() {
                // Writing to a text cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// A node that is being written.
pub(super) struct Node(Map<String, Value>);

impl Node {
    /// A node of a type.
    pub(super) fn new(kind: &str, iri: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind)), ("@id".to_owned(), json!(iri))]))
    }

    /// The same with a value.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// The same with a value, if there is one.
    pub(super) fn with_one(self, key: &str, value: Option<Value>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The same with a list, unless it is empty.
    pub(super) fn with_some(self, key: &str, values: Vec<Value>) -> Self {
        if values.is_empty() { self } else { self.with(key, Value::Array(values)) }
    }

    /// The node without an extension.
    pub(super) fn done(self) -> Value {
        Value::Object(self.0)
    }

    /// The node with an extension, which also says that the node is one of ours.
    pub(super) fn extended(self, rest: Map<String, Value>) -> Value {
        let spaces = Map::from_iter([(NAMESPACE.to_owned(), Value::Object(rest))]);
        self.with("extensions", spaces).done()
    }

    /// The node with an extension where there is something for it.
    pub(super) fn with_rest(self, rest: Map<String, Value>) -> Value {
        if rest.is_empty() { self.done() } else { self.extended(rest) }
    }
}

/// The words at a key as they are read, or others where there are none. They leave the record unless they have marks
/// that a label cannot hold; absence is kept as `null`.
pub(super) fn shown(record: &mut Map<String, Value>, key: &str, otherwise: &str) -> String {
    let written = text(record, key);
    let label = plain(&written);
    if written.is_empty() || label.trim().is_empty() {
        record.insert(key.to_owned(), if written.is_empty() { Value::Null } else { json!(written) });
        return otherwise.to_owned();
    }
    // Whoever reads a label takes all blanks for the usual one.
    let is_odd = |sign: char| sign.is_whitespace() && !matches!(sign, ' ' | '\n') || sign.is_control() && sign != '\n';
    if label == written && !label.contains(|sign| is_odd(sign) || sign == '\u{feff}') {
        record.shift_remove(key);
    }
    label
}

/// The text at a key; empty where there is none.
pub(super) fn text(record: &Map<String, Value>, key: &str) -> String {
    record.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What is at a key, which leaves the record.
pub(super) fn taken(record: &mut Map<String, Value>, key: &str) -> Option<Value> {
    record.shift_remove(key)
}

/// The records of a list.
pub(super) fn items<'a>(record: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Map<String, Value>> {
    record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// The records of a list, which leaves the record.
pub(super) fn list(record: &mut Map<String, Value>, key: &str) -> Vec<Map<String, Value>> {
    let Some(Value::Array(list)) = taken(record, key) else { return Vec::new() };
    let record = |value| match value {
        Value::Object(record) => Some(record),
        _ => None,
    };
    list.into_iter().filter_map(record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_hold_ids_of_any_script_and_never_meet() {
        let names = Names::new("여정".to_owned());
        assert_eq!(names.of("state", &["a b:c"]), "urn:ujg:state:여정:a%20b%3Ac");
        assert_ne!(names.of("metric", &["a", "1"]), names.of("metric", &["a:1"]));
    }
}
