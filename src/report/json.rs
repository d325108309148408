//! Everything about a run as JSON, in a form that is versioned and has a schema.

mod schema;

use serde_json::{Map, Value, json};

pub use schema::schema;

use super::{Finding, Fix, Label, Place, Point, Report, Run};
use crate::diagnostic::Level;

/// The version of the form. Keys may be added without a new one.
pub const VERSION: u32 = 1;

/// The report.
pub static JSON: Report =
    Report { name: "json", about: "Everything about each finding, as one document of JSON.", write };

fn write(run: &Run) -> String {
    pretty(&json!({
        "version": VERSION,
        "summary": {
            "files": run.files.len(),
            "errors": count(run, Level::Error),
            "warnings": count(run, Level::Warning),
            "advice": count(run, Level::Advice),
        },
        "files": run.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        "findings": run.findings().map(finding).collect::<Vec<_>>(),
        "failures": run.failures,
    }))
}

fn count(run: &Run, level: Level) -> usize {
    run.findings().filter(|found| found.level == level).count()
}

/// A document as a text that people can read too.
pub(super) fn pretty(document: &Value) -> String {
    // A value of text, numbers, lists and objects can always be written.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}

/// A finding as an object.
pub(super) fn finding(found: &Finding) -> Value {
    json!({
        "code": found.code.name,
        "level": found.level.word(),
        "message": found.message,
        "help": found.help,
        "path": found.path,
        "place": place(found.place),
        "labels": found.labels.iter().map(label).collect::<Vec<_>>(),
        "fix": found.fix.as_ref().map(fix),
        "fingerprint": found.fingerprint,
    })
}

fn label(label: &Label) -> Value {
    json!({"path": label.path, "place": place(label.place), "text": label.text})
}

fn fix(fix: &Fix) -> Value {
    json!({
        "title": fix.title,
        "safe": fix.safe,
        "path": fix.path,
        "place": place(fix.place),
        "replacement": fix.replacement,
    })
}

fn place(place: Place) -> Value {
    json!({"start": point(place.start), "end": point(place.end)})
}

fn point(point: Point) -> Value {
    json!({"line": point.line, "column": point.column, "byte": point.byte})
}

/// The entries of an object that is written here.
pub(super) fn entries(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}
