//! The open lists of the house: what has a file is listed, what is listed has words, and names are unique.

use std::collections::BTreeSet;

use journeymap::board::{kinds, lanes};
use journeymap::import;
use journeymap::lint::{self, Group};
use journeymap::output;
use journeymap::words::words;

use super::support::{files_in, name_of, repository, text_of};

/// The names of the files in a folder, without `mod` and without their ending.
fn stems(folder: &str, ending: &str) -> BTreeSet<String> {
    let names = files_in(folder, ending)
        .iter()
        .map(|path| name_of(path).trim_end_matches(ending).to_owned())
        .collect::<Vec<_>>();
    names.into_iter().filter(|name| !matches!(name.as_str(), "mod" | "README")).collect()
}

#[test]
fn codes_are_unique_words_and_each_has_a_page() {
    let names: Vec<&str> = journeymap::codes().map(|code| code.name).collect();
    let unique: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(names.len(), unique.len(), "two codes have one name");
    for name in &names {
        let kebab = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(kebab && !name.starts_with('-') && !name.ends_with('-') && !name.contains("--"), "{name}");
    }
    assert_eq!(stems("docs/codes", ".md"), unique, "pages and codes");
}

#[test]
fn every_declared_code_is_listed() {
    let listed: BTreeSet<&str> = journeymap::codes().map(|code| code.name).collect();
    for file in [
        "src/yaml/codes.rs",
        "src/spec/codes.rs",
        "src/model/codes.rs",
        "src/lint/codes.rs",
        "src/import/codes.rs",
        "src/scene/theme/codes.rs",
    ] {
        let text = text_of(repository(file));
        let declarations = text.split("code!(").skip(1);
        for declaration in declarations {
            let name = declaration.split('"').nth(1).expect("a name in quotes");
            assert!(listed.contains(name), "{file} declares {name} and does not list it");
        }
    }
}

#[test]
fn every_rule_has_a_file_of_its_name() {
    for group in Group::ALL.iter().filter(|group| !matches!(group, Group::Settings | Group::Language)) {
        let files = stems(&format!("src/lint/{}", group.word()), ".rs");
        let files: BTreeSet<String> = files.iter().map(|file| file.replace('_', "-")).collect();
        let rules = lint::rules().map(|rule| rule.code).filter(|code| lint::group(code) == *group);
        let rules: BTreeSet<String> = rules.map(|code| code.name.to_owned()).collect();
        assert_eq!(files, rules, "{}", group.word());
    }
}

#[test]
fn every_lane_is_listed_and_has_words_in_every_language() {
    let listed: BTreeSet<String> = lanes::ALL.iter().map(|lane| lane.id.to_owned()).collect();
    assert_eq!(listed.len(), lanes::ALL.len(), "two lanes have one id");
    let mut files = stems("src/board/lanes", ".rs");
    // Shared by the lanes of the two curves.
    files.remove("curve");
    assert_eq!(files, listed);
    for lang in ["en", "ko", "pl"] {
        let (words, known) = words(lang);
        assert!(known, "{lang}");
        for lane in lanes::ALL {
            assert!(words.lanes.get(lane.id).is_some(), "no words for the lane {} in {lang}", lane.id);
        }
    }
}

#[test]
fn the_language_and_the_board_know_the_same_lanes() {
    let keys: BTreeSet<&str> = journeymap::spec::stage::lane_keys().collect();
    for lane in lanes::ALL {
        assert!(keys.contains(lane.id), "the language has no key for the lane {}", lane.id);
    }
    for key in &keys {
        assert!(lanes::named(key).is_some(), "no lane shows what is written under `{key}`");
    }
}

#[test]
fn every_kind_of_map_is_listed() {
    let listed: BTreeSet<String> = kinds::ALL.iter().map(|kind| kind.map_type.word().replace('-', "_")).collect();
    assert_eq!(stems("src/board/kinds", ".rs"), listed);
}

#[test]
fn every_output_is_listed() {
    // A room is called by the whole word, its output by the ending that people type.
    let room = |name: &str| if name == "md" { "markdown".to_owned() } else { name.to_owned() };
    let listed: BTreeSet<String> = output::ALL.iter().map(|output| room(output.name)).collect();
    assert_eq!(listed.len(), output::ALL.len(), "two outputs have one name");
    let rooms = files_in("src/output", "").into_iter().map(|path| name_of(&path).trim_end_matches(".rs").to_owned());
    // What several outputs share.
    let shared = |room: &str| matches!(room, "mod" | "holds" | "line" | "options" | "outlines");
    // A format that was left out of this build.
    let left_out =
        |room: &str| (room == "png" && !cfg!(feature = "png")) || (room == "xlsx" && !cfg!(feature = "xlsx"));
    for room in rooms.filter(|room| !shared(room) && !left_out(room)) {
        assert!(listed.contains(&room), "src/output/{room} is not listed");
    }
}

#[test]
fn every_importer_is_listed_and_has_a_corpus() {
    let listed: BTreeSet<String> = import::ALL.iter().map(|importer| importer.name.to_owned()).collect();
    assert_eq!(listed.len(), import::ALL.len(), "two importers have one name");
    let room =
        |folder: &str| files_in(folder, "").into_iter().map(|path| name_of(&path).trim_end_matches(".rs").to_owned());
    // What all importers share, and the room of our own formats.
    let shared = [
        "mod", "beside", "cell", "channels", "codes", "draft", "entry", "foreign", "grid", "ledger", "lexicon", "loss",
        "mapping", "matrix", "own", "parts", "rest", "spanned", "table", "tree",
    ];
    let shared_by_ours = ["mod", "amount", "document", "place", "place_of", "remarks", "rows", "typed"];
    let rooms = room("src/import").filter(|room| !shared.contains(&room.as_str()));
    let rooms = rooms.chain(room("src/import/own").filter(|room| !shared_by_ours.contains(&room.as_str())));
    // One room reads two formats.
    let of_room =
        |room: String| if room == "workbook" { vec!["xlsx".to_owned(), "ods".to_owned()] } else { vec![room] };
    assert_eq!(rooms.flat_map(of_room).collect::<BTreeSet<_>>(), listed);
    for importer in import::ALL {
        assert!(importer.about.ends_with('.'), "{}", importer.name);
        assert!(repository("tests/import").join(importer.name).is_dir(), "{} has no corpus", importer.name);
    }
}
