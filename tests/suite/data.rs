//! A map as data: JSON that loses nothing and fits its schema, CSV that reads back, backlogs in order.

pub(crate) mod language;
mod moved;
mod written;

use journeymap::board::View;
use journeymap::data::{document, schema};
use journeymap::import::beside::Waiting;
use journeymap::model::JourneyMap;
use journeymap::output::{Options, Output, Shown, Told, Writer, named};
use journeymap::scene::theme::Theme;
use journeymap::source::{Files, NoFiles};
use journeymap::text::Fonts;
use proptest::prelude::*;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

use super::support::drawing::{examples, map};
use super::support::generate::{KOREAN, crowded, flowing, stacked, typical, typical_of};
use super::support::{Folder, name_of, repository, text_of};

/// The examples whose data are kept: a future state against its baseline, a blueprint, a map in Korean.
const KEPT: [(&str, &str); 7] = [
    ("switching-careers-future", "json"),
    ("enrolment-blueprint", "json"),
    ("switching-careers", "csv"),
    ("ko-enrolment-blueprint", "csv"),
    ("switching-careers", "backlog-csv"),
    ("switching-careers", "backlog-md"),
    ("ko-online-course", "backlog-md"),
];

/// Files beside the map in a folder that holds examples.
const BESIDE: Folder = Folder("examples");

fn example(name: &str) -> JourneyMap {
    map(name, &text_of(repository(&format!("examples/{name}.journey.yaml"))), &BESIDE)
}

fn every_example() -> Vec<(String, JourneyMap)> {
    let named = examples().into_iter().map(|path| (name_of(&path), text_of(&path)));
    named.map(|(name, text)| (name.clone(), map(&name, &text, &BESIDE))).collect()
}

fn written(output: &Output, map: &JourneyMap) -> String {
    let options = Options::default();
    let Writer::Map(write) = output.write else { panic!("{} is made from the picture", output.name) };
    String::from_utf8(write(&Told { map, options: &options }).expect("bytes")).expect("UTF-8")
}

fn as_format(name: &str, map: &JourneyMap) -> String {
    written(named(name).expect("a format of this name"), map)
}

fn as_workbook(map: &JourneyMap) -> Vec<u8> {
    let board = journeymap::board::board(map, &View::default());
    let (fonts, options) = (Fonts::default(), Options::default());
    let Writer::Board(write) = named("xlsx").expect("xlsx").write else { panic!("xlsx is made from the board") };
    write(&Shown { board: &board, map, theme: Theme::auto(), fonts: &fonts, options: &options }).expect("a workbook")
}

fn as_json(map: &JourneyMap) -> Value {
    serde_json::from_str(&as_format("json", map)).expect("JSON")
}

/// The records of a CSV, as a reader that knows RFC 4180 finds them: by the names of their columns.
fn as_rows(text: &str) -> Vec<Vec<(String, String)>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|record| {
        let record = record.expect("a record with as many cells as the head");
        head.iter().cloned().zip(record.iter().map(unguarded)).collect()
    });
    rows.collect()
}

/// What a cell says, as `docs/csv.md` has it.
fn unguarded(cell: &str) -> String {
    let is_guard = |rest: &&str| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\'']);
    cell.strip_prefix('\'').filter(is_guard).unwrap_or(cell).to_owned()
}

fn cell<'r>(row: &'r [(String, String)], column: &str) -> &'r str {
    row.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell.as_str())
}

#[test]
fn kept_files_are_current() {
    for (name, format) in KEPT {
        let (map, output) = (example(name), named(format).expect(format));
        let text = written(output, &map);
        assert_eq!(text, written(output, &map), "{name} as {format} is not the same twice");
        let golden = repository("tests/golden").join(format!("{name}.{}", output.extension));
        assert_data_eq!(text, Data::read_from(&golden, Some(snapbox::data::DataFormat::Text)).raw());
    }
}

#[test]
fn every_example_fits_the_schema() {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    jsonschema::draft7::meta::validate(&schema).expect("a schema");
    let validator = jsonschema::draft7::new(&closed(schema)).expect("a schema");
    for (name, map) in every_example() {
        assert_fits(&validator, &name, &as_json(&map));
    }
}

/// The schema without room for keys that it does not name, so that none is written that it does not know.
fn closed(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(entries) => {
            if entries.contains_key("properties") && entries.get("type").is_some_and(Value::is_string) {
                entries.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            for entry in entries.values_mut() {
                *entry = closed(entry.take());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = closed(item.take())),
        _ => {}
    }
    schema
}

fn assert_fits(validator: &jsonschema::Validator, name: &str, document: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
}

#[test]
fn json_holds_the_map_only() {
    for (name, map) in every_example() {
        let text = as_format("json", &map);
        for foreign in ["examples", ".journey", ".yaml", env!("CARGO_PKG_VERSION"), "images/"] {
            assert!(!text.contains(&format!("\"{foreign}")) && !text.contains(".journey.yaml"), "{name}: {foreign}");
        }
    }
}

#[test]
fn written_and_derived_ids_look_alike() {
    let head = "title: T\ntype: current-state\n";
    let derived = format!(
        "{head}persona: Hana K\nstages:\n- name: Buy\n  steps:\n  - action: Pays\n    emotion: {{for: hana-k, score: -1}}\n    \
        pain_point: Too dear\n    opportunity: {{text: Ask, addresses: Too dear}}\n"
    );
    let written = format!(
        "{head}persona: {{name: Hana K, id: hana-k}}\nstages:\n- name: Buy\n  id: buy\n  steps:\n  - action: Pays\n    id: pays\n    \
        emotion: {{for: hana-k, score: -1}}\n    pain_point: {{text: Too dear, id: too-dear}}\n    \
        opportunity: {{text: Ask, addresses: too-dear}}\n"
    );
    assert_eq!(as_format("json", &map("a", &derived, &NoFiles)), as_format("json", &map("b", &written, &NoFiles)));
}

#[test]
fn made_ids_are_unique_and_never_a_written_one() {
    let text = "title: T\ntype: current-state\nstages:\n- {name: Same}\n- {name: Same}\n- {name: '!', steps: [{action: '?'}, \
        {action: other, id: same}]}\n";
    let document = as_json(&map("map", text, &NoFiles));
    let stages: Vec<&str> =
        document["stages"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(stages, ["same-2", "same-3", "stage"]);
    assert_eq!(document["stages"][2]["steps"][0]["id"], "step-3");
}

#[test]
fn numbers_are_as_short_as_they_can_be() {
    let text = "title: T\ntype: current-state\nscale: {min: 0, max: 10}\nstages:\n- name: S\n  steps:\n  - {action: A, emotion: 3.0, \
        metrics: {reach: 48.2k, cart-abandonment-rate: 71.25%}}\n";
    let text = as_format("json", &map("map", text, &NoFiles));
    for number in ["\"max\": 10\n", "\"score\": 3\n", "\"value\": 48200\n", "\"value\": 71.25,"] {
        assert!(text.contains(number) || text.contains(&number.replace('\n', ",")), "{number} in {text}");
    }
}

#[test]
fn a_narrowed_map_holds_what_concerns_somebody() {
    let whole = example("two-personas");
    let whose = whole.personas[0].id.clone();
    let narrowed = View { whose: Some(whose.clone()), file_name: String::new() }.narrow(&whole).expect("a persona");
    let emotions = |document: &Value| document.to_string().matches("\"feeling\"").count();
    let (all, some) = (as_json(&whole), as_json(&narrowed));
    assert!(emotions(&some) < emotions(&all), "{whose}");
    let validator = jsonschema::draft7::new(&serde_json::from_str(&schema()).unwrap()).unwrap();
    assert_fits(&validator, "two-personas", &some);
}

/// Every record of the JSON that can have a row has one.
fn records(value: &Value) -> usize {
    match value {
        Value::Object(entries) => 1 + entries.values().map(records).sum::<usize>(),
        Value::Array(items) => items.iter().map(records).sum(),
        _ => 0,
    }
}

/// What the CSV of a map says in the language is the same map.
fn assert_comes_back_from_rows(name: &str, before: &JourneyMap, files: &dyn Files) {
    assert_comes_back_from_table(name, before, "csv", as_format("csv", before).as_bytes(), files);
}

/// What the workbook of a map says is the same map.
fn assert_comes_back_from_workbook(name: &str, before: &JourneyMap, files: &dyn Files) {
    assert_comes_back_from_table(name, before, "xlsx", &as_workbook(before), files);
}

fn assert_comes_back_from_table(name: &str, before: &JourneyMap, format: &str, bytes: &[u8], files: &dyn Files) {
    let json = language::without_files(as_json(before));
    let text = language::of_table(name, format, bytes);
    let again = language::without_files(as_json(&map(name, &text, files)));
    assert_same(name, &json, &again);
}

fn assert_reads_back(name: &str, map: &JourneyMap) {
    let rows = as_rows(&as_format("csv", map));
    let document = document(map);
    let lane = |lane: &str| rows.iter().filter(|row| cell(row, "lane") == lane).count();
    let steps = map.stages.iter().map(|stage| stage.steps.len()).sum::<usize>();
    assert_eq!((lane("stages"), lane("steps"), lane("map")), (map.stages.len(), steps, 1), "{name}");
    let mut expected = Vec::new();
    for stage in document.get("stages").and_then(Value::as_array).into_iter().flatten() {
        facts(stage, &mut expected);
        stage["steps"].as_array().into_iter().flatten().for_each(|step| facts(step, &mut expected));
    }
    let found = rows.iter().filter(|row| !cell(row, "stage").is_empty() && !cell(row, "lane").contains(".triggers"));
    let found: Vec<(String, String)> = found
        .filter(|row| !matches!(cell(row, "lane"), "stages" | "steps" | "messages.metrics"))
        .map(|row| (cell(row, "lane").to_owned(), cell(row, "text").to_owned()))
        .collect();
    assert_eq!(found, expected, "{name}");
}

/// The lane and the words of everything that stands on a place, in order.
fn facts(place: &Value, into: &mut Vec<(String, String)>) {
    let words = |lane: &str, item: &Value| {
        let key = if matches!(lane, "emotions" | "engagement") { "feeling" } else { "text" };
        item[key].as_str().unwrap_or_default().to_owned()
    };
    for (lane, items) in place.as_object().into_iter().flatten().filter(|(lane, _)| *lane != "steps") {
        for item in items.as_array().into_iter().flatten().filter(|item| item.is_object()) {
            match item["lane"].as_str() {
                Some(own) => {
                    let lane = format!("cells.{own}");
                    into.extend(
                        item["items"].as_array().unwrap().iter().map(|item| (lane.clone(), words(&lane, item))),
                    );
                }
                None => into.push((lane.clone(), words(lane, item))),
            }
        }
    }
}

#[test]
fn csv_has_a_row_for_everything_and_comes_back() {
    for (name, map) in every_example() {
        assert_reads_back(&name, &map);
        assert_comes_back_from_rows(&name, &map, &BESIDE);
        assert_comes_back_from_workbook(&name, &map, &BESIDE);
    }
}

#[test]
fn csv_is_safe_to_open() {
    let hostile = "title: '=HYPERLINK(\"http://x\")'\ntype: current-state\nstages:\n- name: '@SUM(1)'\n  steps:\n  - action: '+1 555'\n    \
        thinking: ['-2+3', \"'=quoted\", \"'tis\", '- a dash', 'a, \"b\"']\n    emotion: -1.7\n";
    let map = map("map", hostile, &NoFiles);
    let text = as_format("csv", &map);
    let raw = text.strip_prefix('\u{feff}').unwrap();
    for record in csv::ReaderBuilder::new().from_reader(raw.as_bytes()).records() {
        for cell in record.unwrap().iter().filter(|cell| cell.parse::<f64>().is_err()) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    let rows = as_rows(&text);
    let thoughts: Vec<&str> =
        rows.iter().filter(|row| cell(row, "lane") == "thinking").map(|row| cell(row, "text")).collect();
    assert_eq!(thoughts, ["-2+3", "'=quoted", "'tis", "- a dash", "a, \"b\""]);
    assert_eq!(cell(&rows[0], "text"), "=HYPERLINK(\"http://x\")");
    assert!(rows.iter().any(|row| cell(row, "score") == "-1.7"));
}

#[test]
fn a_backlog_begins_with_what_helps_most_for_least() {
    for (name, map) in every_example() {
        let rows = as_rows(&as_format("backlog-csv", &map));
        let count: usize = map
            .stages
            .iter()
            .map(|stage| {
                stage.facts.opportunities.len()
                    + stage.steps.iter().map(|step| step.facts.opportunities.len()).sum::<usize>()
            })
            .sum();
        assert_eq!(rows.len(), count, "{name}");
        let ratios: Vec<f64> = rows.iter().map(|row| cell(row, "ratio").parse().unwrap_or(f64::NEG_INFINITY)).collect();
        assert!(ratios.windows(2).all(|pair| pair[0] >= pair[1]), "{name}: {ratios:?}");
        let markdown = as_format("backlog-md", &map);
        let lines = markdown.lines().filter(|line| line.starts_with("| ")).count();
        assert_eq!(lines, if count == 0 { 0 } else { count + 2 }, "{name}: {markdown}");
    }
}

#[test]
fn what_a_format_leaves_out_is_said_only_where_it_is_there() {
    let csv = named("csv").expect("csv");
    assert_eq!(csv.lost(&example("switching-careers-future")), ["the baseline and what became of its pain points"]);
    assert!(csv.lost(&example("minimal")).is_empty());
    assert!(named("json").expect("json").leaves_out.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_is_valid_json_and_csv(seed in any::<u64>(), stages in 1..6_usize, steps in 1..5_usize, korean in any::<bool>()) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        let map = map("map", &text, &NoFiles);
        let schema = serde_json::from_str(&schema()).unwrap();
        let validator = jsonschema::draft7::new(&closed(schema)).unwrap();
        assert_fits(&validator, &text, &as_json(&map));
        assert_reads_back(&text, &map);
    }

    #[test]
    fn any_map_comes_back_from_its_json(seed in any::<u64>(), stages in 1..6_usize, steps in 1..5_usize, korean in any::<bool>()) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        assert_comes_back("generated", &map("map", &text, &NoFiles));
        assert_comes_back_from_rows("generated", &map("map", &text, &NoFiles), &NoFiles);
        assert_comes_back_from_workbook("generated", &map("map", &text, &NoFiles), &NoFiles);
    }
}

/// The map with something of every kind, thinned at random: whatever is left and is a map comes back.
#[test]
fn any_part_of_everything_comes_back() {
    let text = text_of(repository("tests/suite/data/everything.journey.yaml"));
    let (everything, _) = language::written("everything", &as_json(&map("everything", &text, &NoFiles)));
    let everything: Value = serde_yaml::from_str(&everything).expect("YAML");
    let mut maps = 0;
    for seed in 1..300_u64 {
        let (mut value, mut state) = (everything.clone(), seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        thin(&mut value, &mut state, 30 + seed % 170);
        let text = value.to_string();
        let source = journeymap::source::Source::new("thinned", text.as_str());
        // What referred to something that is gone is no map.
        if let Some(map) = journeymap::check(&source, &NoFiles).value {
            maps += 1;
            assert_comes_back(&text, &map);
            assert_comes_back_from_rows(&text, &map, &NoFiles);
            assert_reads_back(&text, &map);
            // A workbook is much work.
            if maps % 8 == 0 {
                assert_comes_back_from_workbook(&text, &map, &NoFiles);
            }
        }
    }
    assert!(maps > 40, "{maps} are too few to say anything");
}

/// Takes about one in `keep` keys and items away.
pub(crate) fn thin(value: &mut Value, state: &mut u64, keep: u64) {
    let mut stays = || {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        !(*state).is_multiple_of(keep)
    };
    match value {
        Value::Object(entries) => {
            entries.retain(|key, _| matches!(key.as_str(), "title" | "type" | "stages") || stays());
        }
        Value::Array(items) => items.retain(|_| stays()),
        _ => {}
    }
    match value {
        Value::Object(entries) => entries.values_mut().for_each(|value| thin(value, state, keep)),
        Value::Array(items) => items.iter_mut().for_each(|value| thin(value, state, keep)),
        _ => {}
    }
}

/// What the JSON of a map says in the language is the same map.
fn assert_comes_back(name: &str, before: &JourneyMap) {
    let json = as_json(before);
    let (text, beside) = language::written(name, &json);
    assert_same(name, &json, &as_json(&map(name, &text, &Waiting(&beside))));
}

fn assert_same(name: &str, json: &Value, again: &Value) {
    if json != again {
        let (json, again) = (format!("{json:#}"), format!("{again:#}"));
        let first = json.lines().zip(again.lines()).position(|(one, other)| one != other).unwrap_or_default();
        let from = first.saturating_sub(12);
        let part = |text: &str| text.lines().skip(from).take(24).collect::<Vec<_>>().join("\n");
        panic!("{name} comes back changed:\n{}\n=====\n{}", part(&json), part(&again));
    }
}

#[test]
fn every_example_comes_back_from_its_json() {
    for (name, map) in every_example() {
        assert_comes_back(&name, &map);
    }
}

#[test]
fn every_kind_of_thing_comes_back() {
    let whole = text_of(repository("tests/suite/language/whole-example.journey.yaml"));
    let everything = text_of(repository("tests/suite/data/everything.journey.yaml"));
    let maps = [
        ("whole", whole),
        ("everything", everything),
        ("crowded", crowded(8, 3)),
        ("stacked", stacked(6)),
        ("flowing", flowing(5, 9)),
    ];
    for (name, text) in maps {
        let before = map(name, &text, &NoFiles);
        assert!(records(&as_json(&before)) > 5);
        assert_comes_back(name, &before);
        assert_reads_back(name, &before);
        assert_comes_back_from_workbook(name, &before, &NoFiles);
    }
}
