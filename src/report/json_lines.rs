//! One JSON object a line and a finding, for programs that read as they go.

use serde_json::{Map, Value, json};

use super::json::{VERSION, entries, finding};
use super::{Finding, Report, Run};

/// The report.
pub static JSON_LINES: Report =
    Report { name: "json-lines", about: "Everything about each finding, one line of JSON each.", write };

fn write(run: &Run) -> String {
    run.findings().map(|found| one(found).to_string() + "\n").collect()
}

fn one(found: &Finding) -> Value {
    let mut line = Map::new();
    line.insert("version".to_owned(), json!(VERSION));
    line.append(&mut entries(finding(found)));
    Value::Object(line)
}
