//! The JSON Schema of the reports `json` and `json-lines`.

use serde_json::{Value, json};

use super::{VERSION, entries, pretty};
use crate::diagnostic::Level;

/// The name of the schema. It is no address: `journeymap schema report` prints it.
const ID: &str = "urn:journeymap:report:1";

/// The schema as a file: that of a whole `json` report, or of one line of `json-lines`.
pub fn schema() -> String {
    let mut line = finding();
    if let Some(properties) = line.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("version".to_owned(), version());
    }
    if let Some(required) = line.get_mut("required").and_then(Value::as_array_mut) {
        required.insert(0, json!("version"));
    }
    pretty(&json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ID,
        "title": "Findings of journeymap",
        "description": "A report of `--report json`, or one line of `--report json-lines`.",
        "oneOf": [{"$ref": "#/definitions/report"}, {"$ref": "#/definitions/line"}],
        "definitions": {
            "report": report(),
            "line": line,
            "finding": finding(),
            "label": label(),
            "fix": fix(),
            "place": place(),
            "point": point(),
            "level": {
                "description": "How grave it is.",
                "enum": [Level::Error.word(), Level::Warning.word(), Level::Advice.word()],
            },
        },
    }))
}

/// An object of these properties, all of them required. Others may be added in the same version.
fn object(description: &str, properties: Value) -> Value {
    let properties = entries(properties);
    let required: Vec<&String> = properties.keys().collect();
    json!({"description": description, "type": "object", "required": required, "properties": properties})
}

fn text(description: &str) -> Value {
    json!({"description": description, "type": "string"})
}

fn count(description: &str, least: u32) -> Value {
    json!({"description": description, "type": "integer", "minimum": least})
}

fn list(description: &str, items: &Value) -> Value {
    json!({"description": description, "type": "array", "items": items})
}

fn one(name: &str) -> Value {
    json!({"$ref": format!("#/definitions/{name}")})
}

fn version() -> Value {
    json!({"description": "The version of this form. Keys may be added without a new one.", "const": VERSION})
}

fn report() -> Value {
    let summary = object(
        "How many there are.",
        json!({
            "files": count("Files that were read.", 0),
            "errors": count("Findings of the level `error`.", 0),
            "warnings": count("Findings of the level `warning`.", 0),
            "advice": count("Findings of the level `advice`.", 0),
        }),
    );
    object(
        "Everything that came of a run.",
        json!({
            "version": version(),
            "summary": summary,
            "files": list("The files that were read, also those without findings.", &path()),
            "findings": list("By file and place.", &one("finding")),
            "failures": list("What could not be read or worked on.", &text("A sentence.")),
        }),
    )
}

fn path() -> Value {
    text(
        "A file: relative to the root of its repository, else to the working directory, with `/`; `stdin` is standard input.",
    )
}

fn finding() -> Value {
    object(
        "One finding.",
        json!({
            "code": text("Its stable name; `journeymap explain CODE` says what it means."),
            "level": one("level"),
            "message": text("What is wrong."),
            "help": json!({"description": "What to type instead.", "type": ["string", "null"]}),
            "path": path(),
            "place": one("place"),
            "labels": list("Other places that belong to it.", &one("label")),
            "fix": json!({"anyOf": [one("fix"), {"type": "null"}]}),
            "fingerprint": json!({
                "description": "Stays the same when lines move; no two findings of a run have the same.",
                "type": "string",
                "pattern": "^[0-9a-f]{32}$",
            }),
        }),
    )
}

fn label() -> Value {
    object("Another place.", json!({"path": path(), "place": one("place"), "text": text("What is there.")}))
}

fn fix() -> Value {
    object(
        "A change that mends it.",
        json!({
            "title": text("What it does."),
            "safe": json!({
                "description": "Whether it keeps what the author meant beyond doubt.",
                "type": "boolean",
            }),
            "path": path(),
            "place": one("place"),
            "replacement": text("What stands there afterwards."),
        }),
    )
}

fn place() -> Value {
    object(
        "From one character to just behind another. That of a finding is on one line; where both ends are the same, nothing stands there.",
        json!({"start": one("point"), "end": one("point")}),
    )
}

fn point() -> Value {
    object(
        "A place between two characters.",
        json!({
            "line": count("From 1.", 1),
            "column": count("Unicode code points on the line, from 1.", 1),
            "byte": count("Bytes of UTF-8 from the beginning of the file, from 0.", 0),
        }),
    )
}
