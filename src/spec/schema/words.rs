//! What an editor says about a key: its meaning, how it is written, and words to choose from.

use serde_json::{Map, Value as Json, json};

use crate::spec::shape::{Key, Record, Shape};
use crate::spec::stage::lane_keys;
use crate::spec::touchpoint::ChannelKind;
use crate::{icons, words};

/// The metrics that need no definition.
pub(super) fn catalogue(values: &Json) -> Map<String, Json> {
    let english = words::words("en").0;
    let metric = |id: &&str| {
        let name = english.metrics.get(id).unwrap_or_default();
        ((*id).to_owned(), json!({"description": name, "anyOf": [values]}))
    };
    words::Metrics::IDS.iter().map(metric).collect()
}

/// Words that a key is often given, where any text may stand.
pub(super) fn suggestions(record: Record, key: Key) -> Vec<&'static str> {
    match (record.name, key.name) {
        ("Journey", "lang") => words::languages().collect(),
        ("Lane", "id") => lane_keys().collect(),
        (_, "image") => icons::names().collect(),
        (_, "channel") => ChannelKind::ALL.iter().map(|kind| kind.word()).collect(),
        _ => Vec::new(),
    }
}

/// What an editor shows over a key: its meaning, and how it is written.
pub(super) fn hover(key: Key, shape: &Shape) -> String {
    let mut lines = vec![key.about.to_owned()];
    if let Some(written) = written(shape) {
        lines.push(written);
    }
    if let Some(singular) = key.singular {
        lines.push(format!("`{singular}` for one, `{}` for several.", key.name));
    } else if matches!(shape, Shape::Many(_)) {
        lines.push("One or a list.".to_owned());
    }
    lines.join("\n\n")
}

fn written(shape: &Shape) -> Option<String> {
    match shape {
        // Editors list the words of a choice by themselves.
        Shape::Text | Shape::Boolean | Shape::Choice(_) => None,
        Shape::Form(form) => {
            let examples: Vec<String> = form.examples.iter().map(|example| format!("`{example}`")).collect();
            Some(format!("Written as {}.", examples.join(", ")))
        }
        Shape::Record(record) => {
            let short: Vec<String> = record.short.iter().map(|key| format!("`{key}`")).collect();
            (!short.is_empty()).then(|| format!("Keys, or a scalar alone for its {}.", short.join(" or ")))
        }
        Shape::Many(item) => written(item),
        Shape::Map { key, .. } => Some(format!("A mapping by {key}.")),
        Shape::Either(shapes) => {
            let all: Vec<String> = shapes.iter().filter_map(written).collect();
            (!all.is_empty()).then(|| all.join("\n\nOr: "))
        }
    }
}
