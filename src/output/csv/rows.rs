//! The data of a map as rows: every record is one, every key a column, and what stands in a record a row below it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::data::COLUMNS;

use crate::data::text_key;

/// A record in its place.
#[derive(Debug, Default)]
pub(in crate::output) struct Row {
    cells: BTreeMap<String, String>,
    /// The columns whose cell is a single number.
    numbers: BTreeSet<String>,
}

impl Row {
    /// The columns in which it has something.
    fn columns(&self) -> impl Iterator<Item = &str> {
        self.cells.keys().map(String::as_str)
    }

    /// What stands in a column; empty for nothing.
    pub(in crate::output) fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The number that is all of what stands in a column, if it is written in no other way than in the cell.
    #[cfg(feature = "xlsx")]
    pub(in crate::output) fn number(&self, column: &str) -> Option<f64> {
        let cell = self.cell(column);
        let number = cell.parse::<f64>().ok().filter(|_| self.numbers.contains(column))?;
        (number.is_finite() && number.to_string() == cell).then_some(number)
    }

    fn set(&mut self, column: &str, text: &str) {
        if !text.is_empty() {
            self.cells.insert(column.to_owned(), text.to_owned());
        }
    }
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, Default)]
struct Place<'a> {
    stage: &'a str,
    step: &'a str,
    /// The id of the record that it is part of.
    of: &'a str,
}

/// The columns of rows, in their order.
pub(in crate::output) fn columns(rows: &[Row]) -> Vec<&str> {
    let others: BTreeSet<&str> = rows.iter().flat_map(Row::columns).filter(|name| !COLUMNS.contains(name)).collect();
    COLUMNS.iter().copied().chain(others).collect()
}

/// The rows of a document, in the order of the map.
pub(in crate::output) fn rows(document: &Map<String, Value>) -> Vec<Row> {
    let mut rows = Vec::new();
    record(document, "map", Place::default(), &mut rows);
    rows
}

fn record(entries: &Map<String, Value>, lane: &str, place: Place<'_>, rows: &mut Vec<Row>) {
    let text = text_key(lane, place.stage.is_empty() && place.of.is_empty());
    let own = |key: &str| entries.get(key).and_then(Value::as_str).unwrap_or_default();
    let inner = match lane {
        "stages" => Place { stage: own(text), step: "", of: own("id") },
        "steps" => Place { step: own(text), of: own("id"), ..place },
        _ => Place { of: own("id"), ..place },
    };
    let mut row = Row::default();
    let shown = if matches!(lane, "stages" | "steps") { inner } else { place };
    row.set("stage", shown.stage);
    row.set("step", shown.step);
    row.set("lane", lane);
    row.set("of", place.of);
    let is_whole = matches!(lane, "map" | "stages" | "steps");
    let mut below = Vec::new();
    for (key, value) in entries {
        match value {
            // What the format is, and what CSV leaves out.
            _ if lane == "map" && matches!(key.as_str(), "format" | "version" | "baseline") => {}
            Value::Array(items) if key == "addresses" => row.set(key, &several(items.iter().map(target))),
            // Without an id, a row below could not say whose it is.
            Value::Array(items) if items.iter().any(Value::is_object) && (is_whole || !inner.of.is_empty()) => {
                below.push((key, items));
            }
            _ => {
                let column = if key == text { "text" } else { key };
                cells(column, value, &mut row);
            }
        }
    }
    // What belongs to a stage as a whole stands above its steps.
    below.sort_by_key(|(key, _)| *key == "steps");
    rows.push(row);
    for (key, items) in below {
        for item in items.iter().filter_map(Value::as_object) {
            match item.get("lane").and_then(Value::as_str).filter(|_| key == "cells") {
                Some(lane) => {
                    let lane = format!("cells.{lane}");
                    let items = item.get("items").and_then(Value::as_array).into_iter().flatten();
                    items.filter_map(Value::as_object).for_each(|item| record(item, &lane, inner, rows));
                }
                None if is_whole => record(item, key, inner, rows),
                None => record(item, &format!("{lane}.{key}"), inner, rows),
            }
        }
    }
}

/// Enters a value; the keys of an object are columns of their own.
fn cells(column: &str, value: &Value, row: &mut Row) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                // The bytes of a picture: no spreadsheet has room for them.
                if !(key == "data" && column == "image") {
                    cells(&format!("{column}.{key}"), value, row);
                }
            }
        }
        Value::Array(items) if items.is_empty() || items.iter().any(|item| item.is_object() || item.is_array()) => {
            row.set(column, &value.to_string());
        }
        Value::Array(items) => row.set(column, &several(items.iter().map(scalar))),
        scalar_value => {
            row.set(column, &scalar(scalar_value));
            if scalar_value.is_number() {
                row.numbers.insert(column.to_owned());
            }
        }
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A reference: an id, `baseline:` and an id, or in a narrowed map the words.
fn target(value: &Value) -> String {
    let part = |key: &str| value.get(key).and_then(Value::as_str);
    let name = part("id").or_else(|| part("text")).unwrap_or_default();
    if value.get("in_baseline").is_some() { format!("baseline:{name}") } else { name.to_owned() }
}

/// Several values, one a line; as a JSON list where that could be misread.
fn several(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    let is_clear = |value: &String| !value.is_empty() && !value.contains(['\n', '\r']);
    let begins_a_list = values.first().is_some_and(|value| value.starts_with('['));
    if values.iter().all(is_clear) && !begins_a_list {
        return values.join("\n");
    }
    Value::from(values).to_string()
}
