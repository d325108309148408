//! SARIF 2.1.0, for code scanning on GitHub and for everything else that collects findings.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::json::pretty;
use super::page::{paragraph, readable, sentence};
use super::{Finding, Fix, Label, Place, Report, Rule, Run};
use crate::diagnostic::{Code, Level};

/// GitHub takes so many results of a run and refuses a file with more.
const MOST: usize = 25_000;
/// What paths are relative to: the root of the sources.
const ROOT: &str = "%SRCROOT%";

/// The report.
pub static SARIF: Report =
    Report { name: "sarif", about: "SARIF 2.1.0, for code scanning and whatever collects findings.", write: whole };

fn whole(run: &Run) -> String {
    let mut found = run.gravest_first();
    let left_out = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    found.sort_by_key(|found| (&found.path, found.place, found.code.name, &found.message));
    let rules: BTreeMap<&str, &'static Code> = found.iter().map(|found| (found.code.name, found.code)).collect();
    let index = |name: &str| rules.keys().position(|rule| *rule == name);
    let mut driver = json!({"name": "journeymap"});
    if !run.version.is_empty() {
        set(&mut driver, "semanticVersion", json!(run.version));
    }
    set(&mut driver, "rules", rules.values().map(|code| rule(run, code)).collect());
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "automationDetails": {"id": "journeymap/default/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(run, left_out)],
            "results": found.iter().map(|found| result(found, index(found.code.name))).collect::<Vec<_>>(),
        }],
    }))
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(entries) = object.as_object_mut() {
        entries.insert(key.to_owned(), value);
    }
}

/// How the run itself went: what could not be read, and what had no place in the report.
fn invocation(run: &Run, left_out: usize) -> Value {
    let note = |level: &str, text: &str| json!({"level": level, "message": {"text": text}});
    let mut notes: Vec<Value> = run.failures.iter().map(|failure| note("error", failure)).collect();
    if left_out > 0 {
        notes.push(note("warning", &format!("{left_out} more findings are left out")));
    }
    let mut invocation = json!({"executionSuccessful": run.failures.is_empty()});
    if !notes.is_empty() {
        set(&mut invocation, "toolExecutionNotifications", Value::Array(notes));
    }
    invocation
}

fn rule(run: &Run, code: &'static Code) -> Value {
    let page = readable(code.page);
    let (severity, precision) = match code.level {
        Level::Error => ("error", "very-high"),
        Level::Warning => ("warning", "high"),
        Level::Advice => ("recommendation", "medium"),
    };
    let group = run.rules.iter().find(|rule: &&Rule| rule.code == code).and_then(|rule| rule.group);
    let mut properties = json!({"precision": precision, "problem.severity": severity});
    if let Some(group) = group {
        set(&mut properties, "tags", json!([group]));
    }
    json!({
        "id": code.name,
        "name": name(code.name),
        "shortDescription": {"text": sentence(code.page)},
        "fullDescription": {"text": paragraph(code.page)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": level(code.level)},
        "properties": properties,
    })
}

/// `unknown-channel` as `UnknownChannel`.
fn name(code: &str) -> String {
    code.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

fn result(found: &Finding, index: Option<usize>) -> Value {
    let mut result = json!({
        "ruleId": found.code.name,
        "ruleIndex": index,
        "level": level(found.level),
        "message": {"text": found.sentence()},
        "locations": [{"physicalLocation": location(&found.path, found.place)}],
        "partialFingerprints": {"primaryLocationLineHash": line_hash(&found.fingerprint)},
    });
    if !found.labels.is_empty() {
        set(&mut result, "relatedLocations", found.labels.iter().enumerate().map(related).collect());
    }
    if let Some(mending) = &found.fix {
        set(&mut result, "fixes", json!([fix(mending)]));
    }
    result
}

/// 16 digits and, as GitHub wants it, which of its kind this is. Ours are no two alike.
fn line_hash(fingerprint: &str) -> String {
    fingerprint.chars().take(16).collect::<String>() + ":1"
}

fn related((index, label): (usize, &Label)) -> Value {
    json!({
        "id": index + 1,
        "message": {"text": label.text},
        "physicalLocation": location(&label.path, label.place),
    })
}

fn fix(fix: &Fix) -> Value {
    json!({
        "description": {"text": if fix.safe { fix.title.clone() } else { format!("{} (a guess)", fix.title) }},
        "artifactChanges": [{
            "artifactLocation": artifact(&fix.path),
            "replacements": [{
                "deletedRegion": region(fix.place),
                "insertedContent": {"text": fix.replacement},
            }],
        }],
    })
}

fn location(path: &str, place: Place) -> Value {
    json!({"artifactLocation": artifact(path), "region": region(place)})
}

fn region(place: Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

/// A path as an address: relative to the root of the sources, or of a file anywhere.
fn artifact(path: &str) -> Value {
    if path.starts_with('/') {
        json!({"uri": format!("file://{}", encoded(path))})
    } else {
        json!({"uri": encoded(path), "uriBaseId": ROOT})
    }
}

/// A path in which only letters, digits, `-._~` and `/` stand for themselves.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(byte)),
            other => {
                // Writing to a text cannot fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
        uri
    })
}
