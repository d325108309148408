//! Reports as their readers see them: against the official schemas, and by an XML reader.

use std::path::PathBuf;

use journeymap::report::json;
use serde_json::Value;

use super::{ODD, many, run, written};
use crate::support::text_of;

fn read(name: &str) -> Value {
    serde_json::from_str(&written(name, &run())).expect("JSON")
}

fn errors(validator: &jsonschema::Validator, document: &Value) -> String {
    validator.iter_errors(document).map(|error| format!("{}: {error}\n", error.instance_path())).collect()
}

/// Every place under these keys of a document.
fn under<'a>(document: &'a Value, keys: &[&str]) -> Vec<&'a Value> {
    let mut found = Vec::new();
    let mut open = vec![document];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(entries) => {
                found.extend(entries.iter().filter(|(key, _)| keys.contains(&key.as_str())).map(|(_, value)| value));
                open.extend(entries.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// The folder of published schemas that lies beside the repository, if it does.
fn published(name: &str) -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|folder| folder.join("shared/schemas").join(name)).find(|path| path.is_file())
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    let Some(path) = published("sarif-2.1.0.schema.json") else {
        assert!(std::env::var_os("CI").is_none(), "no ../shared/schemas/sarif-2.1.0.schema.json");
        println!("not run: no ../shared/schemas/sarif-2.1.0.schema.json");
        return;
    };
    let mut schema: Value = serde_json::from_str(&text_of(path)).expect("JSON");
    // Its pattern for languages, which we do not write, has a bracket too many for a strict reader.
    let definitions = schema["definitions"].as_object_mut().expect("definitions").values_mut();
    let languages = definitions.filter_map(|definition| definition.pointer_mut("/properties/language"));
    let removed = languages.filter_map(|language| language.as_object_mut()?.remove("pattern")).count();
    assert!(removed > 0, "the schema is mended: use it as it is");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    assert_eq!(errors(&validator, &read("sarif")), "");
    for run in [many(0, 0, 0), many(3, 2, 1)] {
        let document: Value = serde_json::from_str(&written("sarif", &run)).expect("JSON");
        assert_eq!(errors(&validator, &document), "");
    }
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0"})), "the schema refuses nothing");
}

/// What GitHub asks for beyond the schema.
#[test]
fn sarif_is_what_code_scanning_takes() {
    let document = read("sarif");
    let run = &document["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert!(ids.is_sorted() && ids.len() == rules.len() && ids.len() >= 5, "{ids:?}");
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[key]["text"].as_str().is_some_and(|text| text.len() > 10), "{rule}");
        }
        let severity = rule["properties"]["problem.severity"].as_str();
        assert!(matches!(severity, Some("error" | "warning" | "recommendation")), "{rule}");
    }
    let results = run["results"].as_array().expect("results");
    let mut hashes = Vec::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(Some(ids[index]), result["ruleId"].as_str());
        assert_eq!(result["locations"].as_array().map(Vec::len), Some(1));
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].is_u64() && region["startLine"] == region["endLine"], "{region}");
        assert!(region["startColumn"].as_u64() <= region["endColumn"].as_u64(), "{region}");
        let hash = result["partialFingerprints"]["primaryLocationLineHash"].as_str().expect("a hash");
        assert!(hash.len() == 18 && hash.ends_with(":1"), "{hash}");
        hashes.push(hash);
    }
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), results.len(), "two results have one hash");
    for deleted in under(&document, &["deletedRegion"]) {
        assert_eq!(deleted.as_object().map(serde_json::Map::len), Some(4), "{deleted}");
    }
    let places = results.iter().map(|result| {
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a uri");
        (uri.to_owned(), place["region"]["startLine"].as_u64(), place["region"]["startColumn"].as_u64())
    });
    assert!(places.is_sorted());
    let uris = under(&document, &["uri"]);
    assert!(uris.len() > results.len() && uris.iter().all(|uri| uri.as_str().is_some_and(str::is_ascii)));
    assert!(
        uris.iter()
            .any(|uri| *uri
                == "maps/100%25%2C%20%EC%88%98%EA%B0%95%3A%20%EC%8B%A0%EC%B2%AD%20%26%20%3Cco%3E.journey.yaml")
    );
}

#[test]
fn json_and_its_lines_are_valid_by_their_schema() {
    let schema: Value = serde_json::from_str(&json::schema()).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let document = read("json");
    assert_eq!(errors(&validator, &document), "");
    let text = written("json-lines", &run());
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    for line in &lines {
        assert_eq!(errors(&validator, line), "");
    }
    assert_eq!(document["findings"].as_array().map(Vec::len), Some(lines.len()));
    for path in
        ["/version", "/summary/errors", "/findings/0/place/end/byte", "/findings/0/fingerprint", "/findings/0/level"]
    {
        let mut broken = document.clone();
        *broken.pointer_mut(path).expect("there") = Value::String("other".to_owned());
        assert!(!validator.is_valid(&broken), "{path}");
    }
}

#[test]
fn gitlab_takes_its_report() {
    let document = read("gitlab");
    let issues = document.as_array().expect("a list");
    let mut prints: Vec<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), issues.len());
    for issue in issues {
        let keys: Vec<&String> = issue.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["description", "check_name", "fingerprint", "severity", "location"]);
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&issue["severity"].as_str().expect("text")));
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0));
        let name = issue["check_name"].as_str().expect("text");
        assert!(issue["description"].as_str().expect("text").starts_with(&format!("{name}: ")));
    }
    assert_eq!(issues[0]["location"]["path"], ODD);
}

#[test]
fn rdjson_counts_columns_in_bytes() {
    let document = read("rdjson");
    let diagnostics = document["diagnostics"].as_array().expect("a list");
    for found in diagnostics {
        assert!(found["message"].is_string() && found["location"]["path"].is_string());
        assert!(["ERROR", "WARNING", "INFO"].contains(&found["severity"].as_str().expect("text")));
    }
    let line = super::MAP.lines().nth(8).expect("a line");
    let channel = diagnostics.iter().find(|found| found["code"]["value"] == "unknown-channel").expect("found");
    let range = &channel["location"]["range"];
    assert_eq!(range["start"]["line"], 9);
    assert_eq!(range["start"]["column"].as_u64(), line.find("stroe").map(|at| at as u64 + 1));
    assert_eq!(range["end"]["column"].as_u64(), line.find("stroe").map(|at| at as u64 + 6));
    assert_eq!(channel["suggestions"][0]["text"], "store");
    assert_eq!(channel["suggestions"][0]["range"], *range);
}

#[test]
fn xml_is_read_back() {
    let text = written("checkstyle", &run());
    let document = roxmltree::Document::parse(&text).expect("XML");
    let files: Vec<_> = document.descendants().filter(|node| node.has_tag_name("file")).collect();
    let names: Vec<_> = files.iter().filter_map(|file| file.attribute("name")).collect();
    assert_eq!(names, [ODD, "b/plain.journey.yaml", "clean.journey.yaml"]);
    let of_files: usize = run().files.iter().map(|file| file.findings.len()).sum();
    let found: Vec<_> = document.descendants().filter(|node| node.has_tag_name("error")).collect();
    assert_eq!(found.len(), of_files);
    for error in &found {
        assert!(["error", "warning", "info"].contains(&error.attribute("severity").expect("a severity")));
        assert!(error.attribute("line").is_some_and(|line| line.parse::<usize>().is_ok_and(|line| line > 0)));
    }
    let hostile = found.iter().filter_map(|error| error.attribute("message")).find(|words| words.contains("@me"));
    let hostile = hostile.expect("found");
    assert!(hostile.contains("<b>|`x` &amp; @me") && hostile.contains("\n\t`a|b`"), "{hostile}");

    let text = written("junit", &run());
    let document = roxmltree::Document::parse(&text).expect("XML");
    let root = document.root_element();
    let count = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
    let suites = document.descendants().filter(|node| node.has_tag_name("testsuite"));
    let mut sum = 0;
    for suite in suites {
        let of = |name: &str| suite.descendants().filter(|node| node.has_tag_name(name)).count().to_string();
        assert_eq!(suite.attribute("tests"), Some(&*of("testcase")));
        assert_eq!(suite.attribute("failures"), Some(&*of("failure")));
        assert_eq!(suite.attribute("errors"), Some(&*of("error")));
        sum += 1;
    }
    assert_eq!(sum, 4);
    for (attribute, name) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")] {
        assert_eq!(root.attribute(attribute), Some(&*count(name)));
    }
    // Advice does not make this run fail, and is told all the same.
    assert_eq!(count("system-out"), "1");
}
