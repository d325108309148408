//! The formal models: a map as a User Journey Graph that keeps its rules, and as CJML whose references lead somewhere.

use std::collections::BTreeMap;

use journeymap::data::document;
use journeymap::model::JourneyMap;
use journeymap::output::{Options, Told, Writer, named};
use journeymap::source::NoFiles;
use proptest::prelude::*;
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use snapbox::{Data, assert_data_eq};

use super::support::drawing::{examples, map};
use super::support::generate::{KOREAN, typical, typical_of};
use super::support::{Folder, name_of, repository, text_of};

/// The examples whose files are kept.
const KEPT: [(&str, &str); 4] =
    [("minimal", "ujg"), ("two-personas", "ujg"), ("switching-careers", "cjml"), ("switching-careers-future", "cjml")];
/// The key of our extensions.
const OURS: &str = "urn:journeymap:map:1";
/// The types of nodes that may have a key with references, and the types that it may refer to.
const REFERENCES: [(&str, &str, &str); 12] = [
    ("Journey", "defaultEntryRef", "JourneyEntry"),
    ("Journey", "entryRefs", "JourneyEntry"),
    ("Journey", "stateRefs", "State"),
    ("Journey", "transitionRefs", "Transition"),
    ("Journey", "responsibleActorRef", "Actor"),
    ("State", "responsibleActorRef", "Actor"),
    ("JourneyEntry", "stateRef", "State"),
    ("Transition", "from", "State"),
    ("Transition", "to", "State"),
    ("ExperienceStep", "stateRefs", "State"),
    ("ExperienceStep", "phaseRef", "Phase"),
    ("ExperienceStep", "touchpointRefs", "Touchpoint"),
];

fn written(format: &str, map: &JourneyMap) -> Result<String, String> {
    let output = named(format).expect("a format of this name");
    let Writer::Map(write) = output.write else { panic!("{format} is made from the picture") };
    write(&Told { map, options: &Options::default() }).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
}

fn example(name: &str) -> JourneyMap {
    map(name, &text_of(repository(&format!("examples/{name}.journey.yaml"))), &Folder("examples"))
}

/// Every example that has stages.
fn journeys() -> Vec<(String, JourneyMap)> {
    let named = examples().into_iter().map(|path| name_of(&path)).map(|name| name.replace(".journey.yaml", ""));
    named.map(|name| (name.clone(), example(&name))).filter(|(_, map)| !map.stages.is_empty()).collect()
}

#[test]
fn kept_files_are_current() {
    for (name, format) in KEPT {
        let text = written(format, &example(name)).expect(name);
        let golden = repository("tests/golden").join(format!("{name}.{}", named(format).expect(format).extension));
        assert_data_eq!(text, Data::read_from(&golden, Some(snapbox::data::DataFormat::Text)).raw());
    }
}

#[test]
fn every_example_is_a_conforming_graph() {
    for (name, map) in journeys() {
        assert_conforms(&name, &map);
    }
}

#[test]
fn every_example_is_whole_in_cjml() {
    for (name, map) in journeys() {
        assert_is_whole(&name, &map);
    }
}

#[test]
fn an_empathy_map_is_no_journey() {
    let empathy = example("new-manager-empathy");
    for format in ["ujg", "cjml"] {
        assert!(written(format, &empathy).is_err_and(|why| why.contains("empathy map")), "{format}");
    }
}

/// What no term of UJG says is in the extension of its node: all words of a map are somewhere in its graph.
#[test]
fn a_graph_holds_every_word() {
    for (name, map) in journeys() {
        let graph = written("ujg", &map).expect(&name);
        let graph: Value = serde_json::from_str(&graph).expect("JSON");
        let mut held = Vec::new();
        strings(&graph["nodes"], &mut held);
        let mut words = Vec::new();
        strings(&Value::Object(document(&map)), &mut words);
        for word in words {
            // A severity is a number there, and a unit of time or a percentage may be another.
            let is_number = matches!(word.as_str(), "low" | "medium" | "high" | "critical");
            assert!(is_number || held.contains(&word), "{name}: {word:?} is nowhere");
        }
    }
}

#[test]
fn hostile_words_are_escaped_once() {
    let text = "title: 'A & B `<c>` ]]> `&amp;`'\ntype: current-state\npersonas: [{id: d, name: 'Q \"x\"'}]\nstages: [{name: S, steps: [D < E & F]}]\n";
    let map = map("hostile", text, &NoFiles);
    let cjml = written("cjml", &map).expect("CJML");
    let file = Document::parse(&cjml).expect("XML");
    assert_eq!(word(file.root_element(), "journeyTitle"), "A & B <c> ]]> &amp;");
    assert_eq!(word(file.root_element(), "initiatorLabel"), "D < E & F");
    assert_eq!(word(file.root_element(), "actorName"), "Q \"x\"");
    let graph: Value = serde_json::from_str(&written("ujg", &map).expect("UJG")).expect("JSON");
    assert_eq!(graph["nodes"][0]["label"], json!("A & B <c> ]]> &amp;"));
}

#[test]
fn cjml_says_what_it_leaves_out_only_where_it_is_there() {
    let cjml = named("cjml").expect("cjml");
    let fits = "title: T\ntype: current-state\nsummary: S\npersonas: [Ada]\nscale: {min: 1, max: 5}\nstages:\n  - name: One\n    note: N\n    steps:\n      - \
                {action: Pays, touchpoints: [{name: Till, channel: store, from: Ada, to: us}], emotion: {score: 4, feeling: glad}}\n";
    assert_eq!(cjml.lost(&map("fits", fits, &NoFiles)), Vec::<&str>::new());
    let lost = cjml.lost(&example("switching-careers-future"));
    for what in ["the feelings of a planned journey", "opportunities", "flows", "thoughts and quotes"] {
        assert!(lost.contains(&what), "{what}: {lost:?}");
    }
    assert!(named("ujg").expect("ujg").leaves_out.is_empty());
}

/// A feeling that an actual journey has, and a planned one may not.
#[test]
fn only_actual_journeys_have_experiences() {
    let text =
        |kind: &str| format!("title: T\ntype: {kind}\nstages: [{{name: S, steps: [{{action: A, emotion: 1}}]}}]\n");
    for (kind, element, count) in [("current-state", "actualAction", 1), ("future-state", "plannedAction", 0)] {
        let file = written("cjml", &map(kind, &text(kind), &NoFiles)).expect("CJML");
        assert_eq!(file.matches("<experienceRating>").count(), count, "{file}");
        assert!(file.contains(element), "{file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_conforms(seed in any::<u64>(), stages in 1..6_usize, steps in 1..5_usize, korean in any::<bool>()) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        let map = map("map", &text, &NoFiles);
        assert_conforms(&text, &map);
        assert_is_whole(&text, &map);
        prop_assert_eq!(written("ujg", &map), written("ujg", &map));
    }
}

/// The rules of UJG's Core, Graph, Experience and Metrics modules that a producer can break.
fn assert_conforms(name: &str, map: &JourneyMap) {
    let graph: Value = serde_json::from_str(&written("ujg", map).expect(name)).expect("JSON");
    assert_eq!(graph["@type"], json!("UJGDocument"), "{name}");
    assert!(graph["@context"].as_array().is_some_and(|all| all.len() == 4) && graph.get("extensions").is_none());
    let nodes = graph["nodes"].as_array().expect("nodes");
    let mut types: BTreeMap<&str, &str> = BTreeMap::new();
    for node in nodes {
        let (iri, kind) = (node["@id"].as_str().expect("an @id"), node["@type"].as_str().expect("a @type"));
        assert!(
            iri.starts_with("urn:ujg:") && !iri.contains([' ', '<', '>', '"', '{', '}', '|', '\\', '^', '`']),
            "{iri}"
        );
        assert!(types.insert(iri, kind).is_none(), "{name}: two nodes are {iri}");
    }
    for node in nodes {
        let kind = node["@type"].as_str().unwrap();
        for (_, key, target) in REFERENCES.iter().filter(|(of, ..)| *of == kind) {
            for reference in all(&node[*key]) {
                assert_eq!(types.get(reference.as_str().unwrap()), Some(target), "{name}: {key} of {node}");
            }
        }
        let needs: &[&str] = match kind {
            "Journey" => &["label", "defaultEntryRef", "entryRefs", "stateRefs"],
            "JourneyEntry" => &["stateRef"],
            "Transition" => &["from", "to"],
            "ExperienceStep" => &["label", "stateRefs", "phaseRef"],
            "PainPoint" => &["label", "experienceRefs"],
            "MetricObservation" => &["metricSubjectRef", "metricKey", "metricValue"],
            "State" | "Phase" | "Touchpoint" | "Actor" => &["label"],
            other => panic!("{name}: a node of type {other}"),
        };
        for key in needs {
            assert!(
                node.get(*key).is_some_and(|value| *value != json!([]) && *value != json!("")),
                "{name}: {key} of {node}"
            );
        }
        for step in all(&node["experienceRefs"]) {
            assert_eq!(types.get(step.as_str().unwrap()), Some(&"ExperienceStep"), "{name}");
        }
        if let Some(severity) = node["severity"].as_f64() {
            assert!((0.0..=1.0).contains(&severity), "{name}: {node}");
        }
        if kind == "MetricObservation" {
            assert!(types.contains_key(node["metricSubjectRef"].as_str().unwrap()), "{name}");
            let value = node["metricValue"].as_f64().expect("a number");
            assert!(node["metricUnit"] != json!("ratio") || (0.0..=1.0).contains(&value), "{name}: {node}");
            assert!(node["metricUnit"] != json!("ms") || node["metricValue"].is_u64(), "{name}: {node}");
        }
        let extensions = node.get("extensions").map(|all| all.as_object().expect("an object"));
        for (space, value) in extensions.into_iter().flatten() {
            assert!(space == OURS && value.is_object(), "{name}: {node}");
        }
    }
    // The order is one way through all steps.
    let states: Vec<&Value> =
        nodes.iter().filter(|node| node["@type"] == json!("State")).map(|node| &node["@id"]).collect();
    for pair in states.windows(2) {
        let is_way =
            |node: &&Value| node["from"] == *pair[0] && node["to"] == *pair[1] && node.get("extensions").is_none();
        assert_eq!(nodes.iter().filter(is_way).count(), 1, "{name}: {pair:?}");
    }
    assert_eq!(states.len(), map.steps().count(), "{name}");
}

/// Whether every reference of the XML leads somewhere, and every step is there.
fn assert_is_whole(name: &str, map: &JourneyMap) {
    let text = written("cjml", map).expect(name);
    let file = Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    let root = file.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("version")), ("CJML", Some("2.0")), "{name}");
    let values = |key: &'static str| root.descendants().filter_map(move |node| node.attribute(key)).collect::<Vec<_>>();
    for (id, reference) in [("actorID", "actorIDref"), ("phaseID", "phaseIDref")] {
        let ids = values(id);
        for (number, id) in ids.iter().enumerate() {
            assert!(!ids[..number].contains(id), "{name}: {id} twice");
        }
        for reference in values(reference) {
            assert!(ids.contains(&reference), "{name}: {reference} is nobody\n{text}");
        }
    }
    let touchpoints = root.descendants().find(|node| node.has_tag_name("touchpoints")).expect("touchpoints");
    let expected: usize = map.steps().map(|(.., step)| step.facts.touchpoints.len().max(1)).sum();
    assert_eq!(touchpoints.children().filter(Node::is_element).count(), expected, "{name}");
    for rating in root.descendants().filter(|node| node.has_tag_name("experienceRating")) {
        assert!(matches!(rating.text(), Some("1" | "2" | "3" | "4" | "5")), "{name}: {rating:?}");
    }
}

fn all(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    }
}

/// The text of the first element of a name.
fn word<'a>(root: Node<'a, '_>, name: &str) -> &'a str {
    root.descendants().find(|node| node.has_tag_name(name)).and_then(|node| node.text()).unwrap_or_default()
}

/// Every text in a value, and each name of a metric.
fn strings(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(entries) => entries.values().for_each(|value| strings(value, into)),
        _ => {}
    }
}
