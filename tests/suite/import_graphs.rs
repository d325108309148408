//! CJML, User Journey Graphs and user journey maps: what we wrote comes in again, and every token is told of.

use journeymap::data::document;
use journeymap::import::beside::Waiting;
use journeymap::import::foreign::{Foreign, Wishes};
use journeymap::import::loss::{self, Fate};
use journeymap::import::{self, Imported};
use journeymap::model::JourneyMap;
use journeymap::model::stage::Step;
use journeymap::output::{Options, Told, Writer, named};
use journeymap::source::{NoFiles, Source};
use journeymap::text::plain;
use journeymap::{check, import_with};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::drawing::{examples, map};
use crate::support::generate::{KOREAN, typical, typical_of};
use crate::support::{Folder, Work, files_in, line, name_of, repository, text_of};

/// The formats that are tested here.
const FORMATS: [&str; 3] = ["cjml", "ujg", "jm"];

fn read(format: &str, name: &str, bytes: &[u8]) -> Result<(Foreign, Vec<Imported>), String> {
    let importer = import::named(format).unwrap();
    let foreign =
        (importer.opens)(name, bytes, &Wishes::default()).map_err(|unopened| line(&unopened.0, &unopened.1) + "\n")?;
    let read = import_with(importer, &foreign, &Wishes::default());
    let found: Vec<String> = read.findings.sorted().iter().map(|found| line(&foreign.source, found) + "\n").collect();
    assert!(read.value.is_some() || !found.is_empty(), "{name}: no map, and no reason");
    read.value.map(|maps| (foreign, maps)).ok_or_else(|| found.concat())
}

fn built(name: &str, imported: &Imported) -> JourneyMap {
    let source = Source::new("map.journey.yaml", imported.text.as_str());
    let checked = check(&source, &Waiting(&imported.beside));
    let found: String = checked.findings.iter().map(|found| line(&source, found) + "\n").collect();
    assert_eq!(imported.text, journeymap::format::format(&imported.text).unwrap(), "{name} is not in its form");
    checked.value.unwrap_or_else(|| panic!("{name} does not build:\n{found}\n{}", imported.text))
}

fn written(format: &str, map: &JourneyMap) -> String {
    let Writer::Map(write) = named(format).unwrap().write else { panic!("{format} is made from the picture") };
    String::from_utf8(write(&Told { map, options: &Options::default() }).unwrap()).unwrap()
}

fn journeys() -> Vec<(String, JourneyMap)> {
    let read = |path: &std::path::PathBuf| (name_of(path), map(&name_of(path), &text_of(path), &Folder("examples")));
    examples().iter().map(read).filter(|(_, map)| !map.stages.is_empty()).collect()
}

/// The sources of a format's corpus.
fn corpus(format: &str) -> Vec<(String, Vec<u8>)> {
    let files = files_in(&format!("tests/import/{format}"), "").into_iter().filter(|path| path.is_file());
    files.map(|path| (name_of(&path), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn our_graphs_come_in_whole() {
    for (name, map) in journeys() {
        assert_graph_comes_back(&name, &map);
    }
    // A third of an hour has no end.
    let text = "title: T\ntype: current-state\nstages:\n- name: A\n  steps:\n  - action: b\n    metrics: {response-time: {value: 1 h, target: 20 min}}\n";
    assert_graph_comes_back("hours", &map("hours", text, &NoFiles));
}

/// The observation is what others read, so what it says goes before what we keep beside it.
#[test]
fn an_observation_that_somebody_changed_is_in_the_map() {
    let text = "title: T\ntype: current-state\nmetrics:\n  - {id: done, name: Done, unit: '%'}\n  - {id: left, name: Left, \
                unit: '%'}\n  - {id: wait, name: Wait, unit: s}\nstages:\n  - name: One\n    steps:\n      - action: Pays\n        \
                metrics: {done: {value: 64%, sample: 120}, wait: 90}\n";
    let graph = written("ujg", &map("map", text, &Folder("examples")));
    let changed = |from: &str, to: &str| {
        assert!(graph.contains(from), "{from} is not in\n{graph}");
        let edited = graph.replacen(from, to, 1);
        let (foreign, maps) = read("ujg", "map.ujg.jsonld", edited.as_bytes()).unwrap();
        let told: Vec<String> = maps[0]
            .entries
            .iter()
            .filter(|entry| entry.fate != Fate::Mapped)
            .map(|entry| format!("{} {}", foreign.source.slice(entry.span), entry.reason))
            .collect();
        let map = Value::Object(document(&built("map", &maps[0])));
        (map["stages"][0]["steps"][0]["metrics"].clone(), told.join("\n"))
    };
    let (metrics, told) = changed("\"denominatorCount\": 120", "\"denominatorCount\": 80");
    assert_eq!((&metrics[0]["sample"], told.as_str()), (&80.into(), ""));
    let (metrics, told) = changed("\"denominatorCount\": 120,", "");
    assert_eq!(metrics[0]["sample"], Value::Null);
    assert!(told.contains("says no number of cases"), "{told}");
    let (metrics, told) = changed("\"metricKey\": \"journeymap:done\"", "\"metricKey\": \"journeymap:left\"");
    assert_eq!((&metrics[0]["metric"], &metrics[0]["value"], told.as_str()), (&"left".into(), &64.into(), ""));
    let (metrics, told) = changed("\"metricKey\": \"journeymap:waitMs\",", "");
    assert_eq!((&metrics[1]["metric"], &metrics[1]["value"]), (&"wait".into(), &90.into()));
    assert!(told.contains("has no key"), "{told}");
}

#[test]
fn what_cjml_holds_of_our_maps_comes_in_again() {
    for (name, map) in journeys() {
        assert_cjml_comes_back(&name, &map);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_goes_out_and_comes_in_again(seed in any::<u64>(), stages in 1..6_usize, steps in 1..5_usize, korean in any::<bool>()) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        let map = map("map", &text, &NoFiles);
        assert_graph_comes_back(&text, &map);
        assert_cjml_comes_back(&text, &map);
    }
}

/// All of a map, with its pictures and its baseline, which are files beside it again.
fn assert_graph_comes_back(name: &str, map: &JourneyMap) {
    let (_, maps) =
        read("ujg", "map.ujg.jsonld", written("ujg", map).as_bytes()).unwrap_or_else(|why| panic!("{name}: {why}"));
    assert!(!loss::is_lossy(&maps[0].entries), "{name}: {:?}", maps[0].entries);
    let back = built(name, &maps[0]);
    assert_eq!(Value::Object(document(&back)), Value::Object(document(map)), "{name}");
}

/// Title, summary, stages, steps, touchpoints with their channels, and names of personas.
fn assert_cjml_comes_back(name: &str, map: &JourneyMap) {
    let (_, maps) =
        read("cjml", "map.cjml.xml", written("cjml", map).as_bytes()).unwrap_or_else(|why| panic!("{name}: {why}"));
    assert!(!loss::is_lossy(&maps[0].entries), "{name}: {:?}", maps[0].entries);
    let back = built(name, &maps[0]);
    let words = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&back.title), words(&map.title), "{name}");
    assert_eq!(back.summary.as_deref().map(words), map.summary.as_deref().map(words), "{name}");
    let people = |map: &JourneyMap| map.personas.iter().map(|persona| words(&persona.name)).collect::<Vec<_>>();
    assert_eq!(people(&back), people(map), "{name}");
    let contacts = |step: &Step| {
        let touchpoint = |touchpoint: &journeymap::model::item::Touchpoint| {
            let channel = touchpoint.channel.as_ref();
            let channel = channel.map(|channel| {
                if channel.name.is_empty() { channel.kind.word().to_owned() } else { words(&channel.name) }
            });
            (words(&touchpoint.remark.text), channel)
        };
        step.facts.touchpoints.iter().map(touchpoint).collect::<Vec<_>>()
    };
    let steps = |map: &JourneyMap| {
        let step = |stage: &journeymap::model::stage::Stage, step: &Step| {
            let action = if step.action.is_empty() { words(&stage.name) } else { words(&step.action) };
            (words(&stage.name), action, contacts(step))
        };
        map.steps().map(|(_, stage, own)| step(stage, own)).collect::<Vec<_>>()
    };
    assert_eq!(steps(&back), steps(map), "{name}\n{}", written("cjml", map));
}

/// What no entry tells of: words outside of the signs between tokens.
fn untold(format: &str, text: &str, maps: &[Imported]) -> String {
    let spans: Vec<_> = maps.iter().flat_map(|map| &map.entries).map(|entry| entry.span).collect();
    let is_told = |at: usize| spans.iter().any(|span| (span.start..span.end).contains(&at));
    let mut rest = String::new();
    for (at, sign) in text.char_indices() {
        let is_sign = sign.is_whitespace() || sign == '\u{feff}' || format != "cjml" && "{}[],:-\"".contains(sign);
        if !is_sign && !is_told(at) {
            rest.push(sign);
        }
    }
    rest
}

#[test]
fn every_token_of_the_corpus_is_told_of() {
    for format in FORMATS {
        for (name, bytes) in corpus(format) {
            let (foreign, maps) = read(format, &name, &bytes).unwrap();
            let rest = untold(format, foreign.source.text(), &maps);
            // The end of an element says nothing; anchors belong to what they stand before, which is told of again where
            // an alias stands for it.
            let rest: String = rest.split('<').filter(|tag| !tag.starts_with('/')).collect();
            let rest = rest.replace("&pains", "").replace("*pains", "");
            assert_eq!(rest, "", "{name}");
            for entry in maps.iter().flat_map(|map| &map.entries) {
                assert_eq!(entry.fate == Fate::Mapped, entry.reason.is_empty(), "{name}: {entry:?}");
                assert!(entry.span.end <= foreign.source.text().len() && !entry.span.is_empty(), "{name}: {entry:?}");
                assert!(entry.fate != Fate::Unmapped || entry.to.is_empty(), "{name}: {entry:?}");
            }
        }
    }
}

/// Each guess of a report stands in the map as a comment, too.
#[test]
fn every_guess_is_said_in_the_map() {
    for format in FORMATS {
        for (name, bytes) in corpus(format) {
            for map in read(format, &name, &bytes).unwrap().1 {
                for entry in map.entries.iter().filter(|entry| entry.fate == Fate::Guessed) {
                    let is_said = map.text.contains(&format!("# guessed: {}", entry.reason));
                    assert!(is_said, "{name}: {entry:?}\n{}", map.text);
                }
            }
        }
    }
}

#[test]
fn a_file_that_was_damaged_is_read_or_refused() {
    for format in FORMATS {
        for (name, bytes) in corpus(format) {
            let mut state = bytes.len() as u64 | 1;
            let mut random = |below: usize| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                (state % below.max(1) as u64) as usize
            };
            for _ in 0..24 {
                let mut damaged = bytes.clone();
                let (one, other) = (random(bytes.len()), random(bytes.len()));
                match random(4) {
                    0 => damaged.truncate(one),
                    1 => damaged.swap(one, other),
                    2 => drop(damaged.drain(one.min(other)..one.max(other).min(one.min(other) + 40))),
                    _ => damaged
                        .splice(one..one, bytes[one.min(other)..one.max(other)].iter().copied().take(60))
                        .for_each(drop),
                }
                if let Ok((_, maps)) = read(format, &name, &damaged) {
                    for map in &maps {
                        drop(built(&name, map));
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_reader_stumble(text in any::<String>(), words in "[a-zA-Z<>&\"'=/:{}\\[\\], \n#*_-]{0,60}") {
        let cjml = format!("<actualJourney><journeyTitle>{words}</journeyTitle><touchpoints><actualAction><initiator><initiatorLabel>{text}</initiatorLabel></initiator></actualAction></touchpoints></actualJourney>");
        let ujg = serde_json::json!({"@type": "UJGDocument", "@id": "urn:x", "nodes": [
            {"@type": "Journey", "@id": text, "label": words, "stateRefs": ["urn:a", text]},
            {"@type": "State", "@id": "urn:a", "label": text, "tags": [words, text]},
            {"@type": "Touchpoint", "@id": "urn:t", "label": words, "channel": text},
            {"@type": "ExperienceStep", "@id": words, "label": text, "stateRefs": "urn:a", "touchpointRefs": ["urn:t"]},
        ]}).to_string();
        let jm = format!("stages:\n  - name: {words}\n    actions:\n      - name: {text:?}\n        emotion: {words}\n");
        for (format, file) in [("cjml", cjml), ("ujg", ujg), ("jm", jm), ("cjml", text.clone()), ("ujg", text.clone()), ("jm", text)] {
            if let Ok((_, maps)) = read(format, "any", file.as_bytes()) {
                for map in &maps {
 drop(built(&file, map));
 }
            }
        }
    }
}

#[test]
fn nothing_takes_long() {
    let start = Work::begin();
    let deep = 100_000;
    let mebibyte = 1024 * 1024 - 100;
    let files = [
        ("cjml", format!("<CJML>{}{}</CJML>", "<actualJourney>".repeat(deep), "</actualJourney>".repeat(deep))),
        ("cjml", "<cjml>".repeat(mebibyte / 6)),
        ("cjml", format!("<cjml><touchpoints>{}", "<action a=1 b=2>".repeat(mebibyte / 16))),
        ("cjml", format!("<cjml x{}>", "=".repeat(mebibyte - 10))),
        (
            "cjml",
            format!(
                "<CJML><actualJourney><touchpoints>{}</touchpoints></actualJourney></CJML>",
                "<actualAction/>".repeat(60_000)
            ),
        ),
        ("cjml", format!("<CJML {}/>", (0..80_000).map(|at| format!("a{at}='1' ")).collect::<String>())),
        ("ujg", format!("{}{}", "[".repeat(deep), "]".repeat(deep))),
        ("ujg", format!("{{\"@type\":\"UJGDocument\",\"nodes\":[{}]}}", states(1_500))),
        ("ujg", format!("{{\"@type\":\"UJGDocument\",\"nodes\":[{}]}}", states(8_000))),
        ("jm", format!("stages: {}{}", "[".repeat(deep), "]".repeat(deep))),
        ("jm", format!("stages:\n{}", "  - name: A\n    actions: [B]\n".repeat(30_000))),
        ("jm", format!("stages:\n  - name: A\n    actions:\n{}", "      # why\n      - name: B\n".repeat(1_900))),
    ];
    for (number, (format, file)) in files.iter().enumerate() {
        let begun = Work::begin();
        let read = read(format, "large", file.as_bytes());
        assert!(begun.seconds() < 20.0, "{number}: {format}: {:?}", begun.seconds());
        drop(read);
    }
    assert!(start.seconds() < 90.0, "{:?}", start.seconds());
}

/// So many states in a chain, as nodes of a graph.
fn states(count: usize) -> String {
    let node = |at: usize| {
        format!(
            "{{\"@type\":\"State\",\"@id\":\"urn:s{at}\",\"label\":\"S{at}\"}},{{\"@type\":\"Transition\",\"@id\":\"urn:t{at}\",\"from\":\"urn:s{at}\",\"to\":\"urn:s{}\"}}",
            at + 1
        )
    };
    (0..count).map(node).collect::<Vec<_>>().join(",")
}

/// What the site's own sample says, as a person would write it.
#[test]
fn the_sample_of_the_site_is_understood() {
    let path = repository("tests/import/cjml/site-sample.xml");
    let (_, maps) = read("cjml", "site-sample.xml", &std::fs::read(path).unwrap()).unwrap();
    let map = built("site-sample", &maps[0]);
    let (_, _, step) = map.steps().next().unwrap();
    assert_eq!((step.action.as_str(), map.personas[0].name.as_str()), ("Customer creates account", "Carl"));
    let touchpoint = &step.facts.touchpoints[0];
    assert_eq!(touchpoint.to, Some(journeymap::model::item::End::Words("Bookis".to_owned())));
}
