//! A document is held against the map that came of it: what contradicts the rest of it, or follows otherwise, is told.

use serde_json::{Map, Value as Json};

use crate::import::loss::{Entry, Fate};
use crate::import::spanned::{Node, Value};
use crate::source::Span;

/// Holds a document against the map that came of it, as JSON, and tells of each value that is another one there.
pub(crate) fn hold(document: &Node, anew: &Map<String, Json>, entries: &mut [Entry]) {
    let mut others: Vec<(Span, Option<&Json>)> = Vec::new();
    for entry in document.entries() {
        hold_value(&entry.node, anew.get(&entry.key), &mut others);
    }
    others.sort_by_key(|(span, _)| span.end);
    for entry in entries.iter_mut().filter(|entry| entry.fate == Fate::Mapped) {
        // A value is told with its key, and ends where it does.
        let at = others.binary_search_by_key(&entry.span.end, |(span, _)| span.end);
        let Some((span, found)) = at.ok().and_then(|at| others.get(at)) else { continue };
        if entry.span.start <= span.start {
            entry.fate = Fate::Unmapped;
            entry.reason = found.map_or_else(
                || "it is no part of the map that comes of the rest".to_owned(),
                |found| format!("the rest of the map makes `{}` of it", text(found)),
            );
        }
    }
}

/// Notes the places of values that are others, and what they are.
fn hold_value<'j>(node: &Node, anew: Option<&'j Json>, others: &mut Vec<(Span, Option<&'j Json>)>) {
    match (&node.value, anew) {
        (Value::Map(entries), Some(Json::Object(anew))) => {
            for entry in entries {
                hold_value(&entry.node, anew.get(&entry.key), others);
            }
        }
        (Value::List(items), Some(Json::Array(anew))) => {
            for (number, item) in items.iter().enumerate() {
                hold_value(item, anew.get(number), others);
            }
        }
        (Value::Map(entries), _) => entries.iter().for_each(|entry| hold_value(&entry.node, None, others)),
        (Value::List(items), _) => items.iter().for_each(|item| hold_value(item, None, others)),
        (Value::Null, _) => {}
        (value, anew) if anew.is_some_and(|anew| is_same(value, anew)) => {}
        // What nobody wrote stands nowhere.
        _ if node.span.is_empty() => {}
        (_, anew) => others.push((node.span, anew)),
    }
}

fn is_same(value: &Value, anew: &Json) -> bool {
    match value {
        Value::Flag(flag) => anew.as_bool() == Some(*flag),
        Value::Number(number) => {
            anew.as_f64().is_some_and(|anew| (anew - number).abs() <= 1e-9 * number.abs().max(1.0))
        }
        Value::Text(text) => anew.as_str() == Some(text),
        Value::Null | Value::List(_) | Value::Map(_) => false,
    }
}

fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
