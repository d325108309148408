//! reviewdog's diagnostics with suggestions (`reviewdog -f=rdjson`). Its columns count bytes.

use serde_json::{Value, json};

use super::json::pretty;
use super::{Finding, Place, Point, Report, Run};
use crate::diagnostic::Level;

/// The report.
pub static RDJSON: Report =
    Report { name: "rdjson", about: "reviewdog's diagnostics, with fixes as suggestions.", write };

fn write(run: &Run) -> String {
    pretty(&json!({
        "source": {"name": "journeymap"},
        "diagnostics": run.findings().map(diagnostic).collect::<Vec<_>>(),
    }))
}

fn diagnostic(found: &Finding) -> Value {
    let severity = match found.level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Advice => "INFO",
    };
    // A suggestion is for the file of its finding, and somebody looks at it before it is taken: guesses may be among them.
    let suggestions: Vec<Value> = found
        .fix
        .iter()
        .filter(|fix| fix.path == found.path)
        .map(|fix| json!({"range": range(fix.place), "text": fix.replacement}))
        .collect();
    json!({
        "message": found.sentence(),
        "location": {"path": found.path, "range": range(found.place)},
        "severity": severity,
        "code": {"value": found.code.name},
        "suggestions": suggestions,
    })
}

fn range(place: Place) -> Value {
    json!({"start": position(place.start), "end": position(place.end)})
}

fn position(point: Point) -> Value {
    json!({"line": point.line, "column": point.byte_column})
}
