//! Our own Markdown comes in again: what a reader sees of a map is the map, in every language of the output.

use journeymap::board::{View, board};
use journeymap::data::document;
use journeymap::import::foreign::Wishes;
use journeymap::import::{self, Imported, loss};
use journeymap::{check, import_with};
use journeymap::model::JourneyMap;
use journeymap::output::markdown;
use journeymap::source::{Files, NoFiles, Source};
use proptest::prelude::*;
use serde_json::Value;

use super::data::language::without_files;
use super::data::thin;
use super::support::drawing::{examples, map};
use super::support::generate::{KOREAN, crowded, flowing, stacked, typical, typical_of};
use super::support::{Folder, line, name_of, repository, text_of};

/// Files beside the map in a folder that holds examples.
const BESIDE: Folder = Folder("examples");

/// The page of a map, as it lies beside it.
fn page(map: &JourneyMap) -> String {
    markdown::write(&board(map, &View { whose: None, file_name: "x.journey.yaml".to_owned() }))
}

/// What comes of a page.
fn read(page: &str) -> Result<Imported, String> {
    let importer = import::named("page").unwrap();
    let foreign = (importer.opens)("x.md", page.as_bytes()).map_err(|unopened| unopened.1.message)?;
    let read = import_with(importer, &foreign, &Wishes::default());
    let found: Vec<String> = read.findings.sorted().iter().map(|found| line(&foreign.source, found)).collect();
    read.value.and_then(|mut maps| maps.pop()).ok_or_else(|| found.join("\n"))
}

/// A map as it is compared: without what stands in other files, and in lanes that are hidden.
fn compared(map: &JourneyMap) -> Value {
    let mut document = without_files(Value::Object(document(map)));
    let lanes = map.lanes.iter().filter(|lane| lane.hide);
    let hidden: Vec<&str> = lanes.flat_map(|lane| [lane.id.as_str(), key_of(&lane.id)]).collect();
    for stage in document["stages"].as_array_mut().into_iter().flatten() {
        without(stage, &hidden);
        stage["steps"].as_array_mut().into_iter().flatten().for_each(|step| without(step, &hidden));
    }
    document
}

/// The key of the document for the cells of a lane, where it is another word.
fn key_of(lane: &str) -> &str {
    match lane {
        "touchpoint" => "touchpoints",
        "emotion" => "emotions",
        other => other,
    }
}

/// A stage or step without some lanes.
fn without(place: &mut Value, hidden: &[&str]) {
    let place = place.as_object_mut().unwrap();
    place.retain(|key, _| !hidden.contains(&key.as_str()));
    if let Some(cells) = place.get_mut("cells").and_then(Value::as_array_mut) {
        cells.retain(|cell| !hidden.contains(&cell["lane"].as_str().unwrap()));
    }
    // Feelings of several people stand in the order of these.
    for key in ["emotions", "engagement"] {
        if let Some(feelings) = place.get_mut(key).and_then(Value::as_array_mut) {
            feelings.sort_by_key(|feeling| feeling["for"].to_string());
        }
    }
}

/// Where two documents differ.
fn difference(before: &Value, after: &Value, path: &str) -> Vec<String> {
    match (before, after) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            keys.into_iter()
                .flat_map(|key| match (one.get(key), other.get(key)) {
                    (Some(one), Some(other)) => difference(one, other, &format!("{path}.{key}")),
                    (one, other) => vec![format!("{path}.{key}: {one:?} became {other:?}")],
                })
                .collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let pairs = one.iter().zip(other).enumerate();
            pairs.flat_map(|(at, (one, other))| difference(one, other, &format!("{path}[{at}]"))).collect()
        }
        _ if before == after => Vec::new(),
        _ => vec![format!("{path}: {before} became {after}")],
    }
}

/// The page of a map is read to an equal map, and all of it is told of as being in the map.
fn comes_back(name: &str, before: &JourneyMap, files: &dyn Files) -> Result<(), String> {
    let page = page(before);
    let read = read(&page).map_err(|why| format!("{name}: {why}\n{page}"))?;
    let after = map(name, &read.text, files);
    let differences = difference(&compared(before), &compared(&after), "");
    if !differences.is_empty() {
        let count = differences.len();
        let first: Vec<String> = differences.into_iter().take(25).collect();
        return Err(format!("{name} comes back with {count} differences:\n{}", first.join("\n")));
    }
    let foreign = (import::named("page").unwrap().opens)("x.md", page.as_bytes()).unwrap();
    let lossy: Vec<String> = loss::lines(&foreign, &read.entries)
        .into_iter()
        .filter(|line| !line.contains("a file of its own") && !line.contains("leads into the baseline"))
        .collect();
    if lossy.is_empty() { Ok(()) } else { Err(format!("{name}:\n{}", lossy.join("\n"))) }
}

#[test]
fn every_example_comes_back() {
    let told: Vec<String> = examples()
        .iter()
        .filter_map(|path| {
            let name = name_of(path);
            comes_back(&name, &map(&name, &text_of(path), &BESIDE), &BESIDE).err()
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

#[test]
fn every_kind_of_thing_comes_back() {
    for (name, path) in [
        ("everything", "tests/suite/data/everything.journey.yaml"),
        ("whole", "tests/suite/language/whole-example.journey.yaml"),
    ] {
        let before = map(name, &text_of(repository(path)), &NoFiles);
        if let Err(why) = comes_back(name, &before, &NoFiles) {
            panic!("{why}\n{}", page(&before));
        }
    }
}

/// Maps of everything in each language, without some of their parts.
fn thinned(lang: &str, seed: u64, keep: u64) -> Option<(String, JourneyMap)> {
    let path = if seed.is_multiple_of(2) {
        "tests/suite/data/everything.journey.yaml"
    } else {
        "tests/suite/language/whole-example.journey.yaml"
    };
    let mut map: Value = serde_yaml::from_str(&text_of(repository(path))).unwrap();
    let mut state = seed | 1;
    thin(&mut map, &mut state, keep);
    map["lang"] = lang.into();
    let kinds = ["current-state", "service-blueprint", "day-in-the-life", "experience"];
    map["type"] = kinds[(seed >> 8) as usize % kinds.len()].into();
    let text = map.to_string();
    let checked = check(&Source::new("map.journey.yaml", text.as_str()), &NoFiles);
    checked.value.map(|map| (text, map))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_of_everything_come_back(seed in any::<u64>(), keep in 2..12u64, lang in "en|ko|pl") {
        if let Some((text, before)) = thinned(&lang, seed, keep)
            && let Err(why) = comes_back("thinned", &before, &NoFiles)
        {
            panic!("{why}\n{}\n{text}", page(&before));
        }
    }

    #[test]
    fn typical_maps_come_back(seed in any::<u64>(), stages in 1..5usize, steps in 1..6usize, korean in any::<bool>()) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        if let Err(why) = comes_back("typical", &map("typical", &text, &NoFiles), &NoFiles) {
            panic!("{why}\n{text}");
        }
    }
}

#[test]
fn arrows_and_flows_come_back() {
    for (name, text) in [("crowded", crowded(8, 3)), ("stacked", stacked(6)), ("flowing", flowing(5, 9))] {
        let before = map(name, &text, &NoFiles);
        if let Err(why) = comes_back(name, &before, &NoFiles) {
            panic!("{why}\n{}", page(&before));
        }
    }
}
