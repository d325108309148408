//! Files that are made from the code are current. `UPDATE=1 cargo test --test suite generated` makes them anew.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use journeymap::report;
use journeymap::spec::{reference, schema, workspace};
use serde_json::{Value, json};

#[test]
fn the_schema_and_the_reference_are_current() {
    let made = [
        ("journey.schema.json", schema::schema()),
        ("language.md", reference::page()),
        ("report.schema.json", report::json::schema()),
        ("map-json.schema.json", journeymap::data::schema()),
        ("workspace.schema.json", workspace::schema()),
    ];
    for (name, text) in made {
        let path = root().join("docs/reference").join(name);
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == text, "docs/reference/{name} is behind: UPDATE=1 cargo test --test suite generated");
    }
}

#[test]
fn lanes_are_listed() {
    let words = &journeymap::words::words("en").0.lanes;
    let mut table = "\n| order | id | in the picture |\n|---|---|---|\n".to_owned();
    for (index, lane) in journeymap::board::lanes::ALL.iter().enumerate() {
        let title = words.get(lane.id).unwrap().title;
        table.push_str(&format!("| {} | `{}` | {title} |\n", index + 1, lane.id));
    }
    table.push('\n');
    let path = root().join("docs/language-notes.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("lanes_are_listed -->\n").unwrap();
    let (there, after) = rest.split_once("<!-- end -->").unwrap();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}lanes_are_listed -->\n{table}<!-- end -->{after}")).unwrap();
    } else {
        assert!(there == table, "docs/language-notes.md is behind: UPDATE=1 cargo test --test suite lanes_are_listed");
    }
}

#[test]
fn every_example_and_starter_is_valid() {
    let validator = validator();
    let mut count = 0;
    for folder in ["examples", "src/cli/starters"] {
        for path in maps(&root().join(folder)) {
            let map = read(&fs::read_to_string(&path).unwrap());
            let errors: Vec<String> =
                validator.iter_errors(&map).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{}:\n{}", path.display(), errors.join("\n"));
            count += 1;
        }
    }
    assert!(count >= 17, "{count}");
}

#[test]
fn whatever_a_reader_takes_is_valid() {
    let steps = [
        "action: 6:10",
        "action: 1.10",
        "action: no",
        "{action: Pays, emotion: -1.7}",
        "{action: Pays, emotion: Anxious}",
        "{action: Pays, emotion: [{for: hana, score: 1}, {for: jan, scores: [-2, -1, 0], feeling: Torn}]}",
        "{action: Pays, touchpoint: web, moment: truth}",
        "{action: Pays, touchpoints: [web, {name: Form, channel: web, status: wanted}], moments: [truth, connect]}",
        "{action: Pays, pain_point: Too dear}",
        "{action: Pays, pain_points: Too dear}",
        "{action: Pays, pain_points: [Too dear, {text: Too late, severity: high, cause: {of: x, text: 9 s wait}}]}",
        "{action: Pays, opportunity: {text: Ask first, impact: 3, effort: 1, due: 2027-02, status: planned}}",
        "{action: Pays, metrics: {reach: 48.2k, own: [{value: 71%, target: 55%}], cost: {history: [€49, 2k PLN]}}}",
        "{action: Pays, backstage: {text: Books, kind: people, triggers: []}}",
        "{action: Pays, backstage: {text: Books, trigger: {to: x, both_ways: yes, label: twice}}}",
        "{action: Pays, image: heart, cells: {laws: [One, {text: Two}]}, x-mine: {any: [thing]}}",
    ];
    for step in steps {
        let map = format!("title: T\ntype: current-state\nstage:\n  name: S\n  steps:\n    - {step}\n");
        assert_valid(&map);
    }
    assert_valid("title: T\ntype: empathy\npersona: Hana\n");
    assert_valid("title: T\ntype: experience\nstages: [One, Two]\nreview: 2026-11-02\nlang: no\nformat: 1\n");
    assert_valid(
        "title: T\ntype: experience\nstages: One\nmetrics: {nps: 42}\nscale: {min: 1, max: 5, labels: {1: Bad}}\n",
    );
}

#[test]
fn what_a_reader_refuses_is_not_valid() {
    let validator = validator();
    let good = "title: T\ntype: current-state\nstages: [One]\n";
    assert!(validator.is_valid(&read(good)));
    let hostile = [
        "[]",
        "text",
        "type: current-state\nstages: [One]\n",
        "title: T\ntype: current-state\n",
        "title: T\ntype: empathy\nstages: [One]\n",
        "title: T\ntype: future\nstages: [One]\n",
        "title: T\ntype: current-state\nstages: [One]\nstage: Two\n",
        "title: T\ntype: current-state\nstages: [One]\ncolour: red\n",
        "title: [T]\ntype: current-state\nstages: [One]\n",
        "title: T\ntype: current-state\nstages: [{goal: Nameless}]\n",
        "title: T\ntype: current-state\nstages: [{name: S, steps: [{action: A, emotions: 1}]}]\n",
        "title: T\ntype: current-state\nstages: [{name: S, steps: [{action: A, emotion: {score: high}}]}]\n",
        "title: T\ntype: current-state\nstages: [{name: S, steps: [{action: A, moment: falsehood}]}]\n",
        "title: T\ntype: current-state\nstages: [{name: S, pain_points: [{text: P, severity: terrible}]}]\n",
        "title: T\ntype: current-state\nstages: [{name: S, metrics: {reach: \"48,200\"}}]\n",
        "title: T\ntype: current-state\nstages: [{name: S, opportunities: [{text: O, due: tomorrow}]}]\n",
        "title: T\ntype: current-state\nstages: [One]\nreview: {last: 2. November}\n",
        "title: T\ntype: current-state\nstages: [One]\nflows: [{from: one, to: two, share: 0.3}]\n",
        "title: T\ntype: current-state\nstages: [One]\nlanes: [{id: x, hide: maybe}]\n",
    ];
    for map in hostile {
        assert!(!validator.is_valid(&read(map)), "{map}");
    }
}

/// Every key tells an editor what it means, and every reference leads somewhere.
#[test]
fn the_schema_explains_itself() {
    let document = schema::document();
    let definitions = document["definitions"].as_object().unwrap();
    let records = definitions.values().chain([&document]);
    for record in records.filter(|record| record["type"] == "object" && record["additionalProperties"].is_boolean()) {
        assert_eq!(record["additionalProperties"], json!(false), "{}", record["title"]);
        for (key, property) in record["properties"].as_object().unwrap() {
            for about in ["description", "markdownDescription"] {
                let text = property[about].as_str().unwrap_or_default();
                assert!(text.ends_with(['.', '`']), "{key}: {text}");
            }
        }
    }
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let name = reference.strip_prefix("#/definitions/").unwrap();
        assert!(definitions.contains_key(name), "{name}");
    }
}

fn collect<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(entries) => {
            references.extend(entries.get("$ref").and_then(Value::as_str));
            entries.values().for_each(|value| collect(value, references));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

fn assert_valid(map: &str) {
    let source = journeymap::source::Source::new("map", map);
    let node = journeymap::yaml::read(&source);
    let spec = journeymap::spec::read(&node.value.unwrap(), &source);
    let findings: Vec<String> = spec.findings.iter().map(|found| found.message.clone()).collect();
    assert!(findings.is_empty(), "{map}\n{findings:?}");
    let errors: Vec<String> =
        validator().iter_errors(&read(map)).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{map}\n{}", errors.join("\n"));
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft7::new(&schema::document()).unwrap()
}

/// YAML as an editor sees it.
fn read(map: &str) -> Value {
    fn json(value: serde_yaml::Value) -> Value {
        match value {
            serde_yaml::Value::Mapping(entries) => Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| match json(key) {
                        Value::String(key) => (key, json(value)),
                        other => (other.to_string(), json(value)),
                    })
                    .collect(),
            ),
            serde_yaml::Value::Sequence(items) => Value::Array(items.into_iter().map(json).collect()),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    json(serde_yaml::from_str(map).unwrap())
}

fn maps(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut maps: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    maps.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    maps.sort();
    maps
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
