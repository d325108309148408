//! Workbooks: what stands on their sheets, that their data read back, and that they hold nothing that Excel refuses.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};
use journeymap::board::View;
use journeymap::import::foreign::Foreign;
use journeymap::import::own;
use journeymap::import::table::{Cell, Grid};
use journeymap::model::JourneyMap;
use journeymap::output::{Options, Shown, Told, Writer, named};
use journeymap::scene::theme::{BuiltIn, Theme};
use journeymap::source::{NoFiles, Source, Span};
use journeymap::text::Fonts;
use proptest::prelude::*;
use roxmltree::Document;

use super::support::drawing::{examples, map};
use super::support::generate::{KOREAN, crowded, flowing, stacked, typical, typical_of};
use super::support::{Folder, Work, name_of, repository, text_of};

fn every_example() -> Vec<(String, JourneyMap)> {
    let named = examples().into_iter().map(|path| (name_of(&path), text_of(&path)));
    named.map(|(name, text)| (name.clone(), map(&name, &text, &Folder("examples")))).collect()
}

fn example(name: &str) -> JourneyMap {
    map(name, &text_of(repository(&format!("examples/{name}.journey.yaml"))), &Folder("examples"))
}

fn written_in(theme: &Theme, map: &JourneyMap) -> Result<Vec<u8>, String> {
    let board = journeymap::board::board(map, &View::default());
    let (fonts, options) = (Fonts::default(), Options::default());
    let Writer::Board(write) = named("xlsx").expect("xlsx").write else { panic!("xlsx is made from the board") };
    write(&Shown { board: &board, map, theme, fonts: &fonts, options: &options })
}

fn written(map: &JourneyMap) -> Vec<u8> {
    written_in(Theme::auto(), map).expect("a workbook")
}

/// A workbook as another library finds it.
fn opened(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

/// The cells of a sheet, as words: what `docs/xlsx.md` says that a reader makes of them.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let range = opened(bytes).worksheet_range(sheet).expect(sheet);
    range.rows().map(|row| row.iter().map(word).collect()).collect()
}

fn word(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        other => panic!("{other:?} is neither a word nor a number"),
    }
}

/// The parts of the file by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    };
    names.iter().map(|name| (name.clone(), part(name))).collect()
}

/// The records of the CSV of a map, head and all, without the apostrophes that keep formulas off.
fn records(map: &JourneyMap) -> Vec<Vec<String>> {
    let Writer::Map(write) = named("csv").expect("csv").write else { panic!("csv is made from the map") };
    let text = String::from_utf8(write(&Told { map, options: &Options::default() }).expect("bytes")).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a mark");
    let is_guard = |rest: &&str| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\'']);
    let unguarded = |cell: &str| cell.strip_prefix('\'').filter(is_guard).unwrap_or(cell).to_owned();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a record").iter().map(unguarded).collect()).collect()
}

#[track_caller]
fn assert_reads_back(name: &str, map: &JourneyMap) {
    let bytes = written(map);
    let (found, expected) = (cells(&bytes, "Data"), records(map));
    assert_eq!(found.len(), expected.len(), "{name}");
    for (row, other) in found.iter().zip(&expected) {
        assert_eq!(row, other, "{name}");
    }
    assert_is_sound(name, &bytes);
}

/// Sheet `Data`, read as a foreign table of ours, is the same map.
#[track_caller]
fn assert_comes_back(name: &str, before: &JourneyMap) {
    let rows = cells(&written(before), "Data");
    let cell = |words: &String| Cell::new(words.as_str(), Span::default());
    let grid = Grid { name: "Data".to_owned(), rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect() };
    assert!(own::rows::is_ours(&grid), "{name}");
    let foreign = Foreign::workbook(Source::new("map.xlsx", ""), vec![(Span::default(), "Data!A1".to_owned())]);
    let read = own::rows::maps(&foreign, &grid);
    let found: Vec<&str> = read.findings.iter().map(|found| found.message.as_str()).collect();
    let text = read.value.unwrap_or_else(|| panic!("{name}: {found:?}"))[0].text.clone();
    let after = map(name, &text, &NoFiles);
    for (row, other) in records(&after).iter().zip(&records(before)) {
        assert_eq!(row, other, "{name}");
    }
    assert_eq!(records(&after).len(), records(before).len(), "{name}");
}

/// What Excel would offer to repair.
#[track_caller]
fn assert_is_sound(name: &str, bytes: &[u8]) {
    let parts = parts(bytes);
    let mut sheets = Vec::new();
    for (part, text) in &parts {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {part}: {error}"));
        if part == "xl/workbook.xml" {
            let found = document.descendants().filter(|node| node.has_tag_name_in("sheet"));
            sheets = found.map(|node| node.attribute("name").unwrap().to_lowercase()).collect();
        }
        if part.starts_with("xl/worksheets/sheet") {
            assert!(!document.descendants().any(|node| node.has_tag_name_in("f")), "{name}: {part} has a formula");
            let merged = document.descendants().filter(|node| node.has_tag_name_in("mergeCell"));
            let ranges: Vec<[u32; 4]> = merged.map(|node| range(node.attribute("ref").unwrap())).collect();
            for (index, one) in ranges.iter().enumerate() {
                assert!(one[0] < one[2] || one[1] < one[3], "{name}: {part} merges one cell");
                for other in &ranges[..index] {
                    let is_apart = one[2] < other[0] || other[2] < one[0] || one[3] < other[1] || other[3] < one[1];
                    assert!(is_apart, "{name}: {part} merges {one:?} and {other:?}");
                }
            }
            for row in document.descendants().filter(|node| node.has_tag_name_in("row")) {
                let height: f64 = row.attribute("ht").map_or(15.0, |height| height.parse().unwrap());
                assert!(height <= 409.5, "{name}: {part} has a row of {height}");
            }
        }
        if part.contains("/_rels/") {
            for link in document.descendants().filter(|node| node.attribute("TargetMode") == Some("External")) {
                let target = link.attribute("Target").unwrap();
                assert!(["http:", "https:", "mailto:"].iter().any(|known| target.starts_with(known)), "{target}");
            }
        }
        if part == "xl/sharedStrings.xml" {
            for item in document.descendants().filter(|node| node.has_tag_name_in("si")) {
                let words: String =
                    item.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
                assert!(words.encode_utf16().count() <= 32_767, "{name}: a cell that is too long");
            }
        }
    }
    let mut unique = sheets.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((unique.len(), sheets.last().map(String::as_str)), (sheets.len(), Some("data")), "{name}: {sheets:?}");
}

/// First row, first column, last row, last column of `B3:D4`.
fn range(text: &str) -> [u32; 4] {
    let (first, last) = text.split_once(':').expect("two cells");
    let cell = |cell: &str| -> [u32; 2] {
        let digits = cell.find(|c: char| c.is_ascii_digit()).expect("a row");
        let column = cell[..digits].bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
        [cell[digits..].parse().expect("a row"), column]
    };
    let ([top, left], [bottom, right]) = (cell(first), cell(last));
    [top, left, bottom, right]
}

/// Names of elements whatever their namespace.
trait Named {
    fn has_tag_name_in(&self, name: &str) -> bool;
}

impl Named for roxmltree::Node<'_, '_> {
    fn has_tag_name_in(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[test]
fn every_example_reads_back_and_is_the_same_twice() {
    for (name, map) in every_example() {
        assert_reads_back(&name, &map);
        // What refers to a baseline or to files cannot come back without them.
        if named("xlsx").expect("xlsx").lost(&map).is_empty() {
            assert_comes_back(&name, &map);
        }
        assert_eq!(written(&map), written(&map), "{name} is not the same twice");
    }
}

#[test]
fn every_kind_of_thing_reads_back() {
    let everything = text_of(repository("tests/suite/data/everything.journey.yaml"));
    let maps =
        [("everything", everything), ("crowded", crowded(8, 3)), ("stacked", stacked(6)), ("flowing", flowing(5, 9))];
    for (name, text) in maps {
        let map = map(name, &text, &NoFiles);
        assert_reads_back(name, &map);
        assert_comes_back(name, &map);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_reads_back(seed in any::<u64>(), stages in 1..6_usize, steps in 1..5_usize, korean in any::<bool>()) {
        let text = if korean { typical_of(KOREAN, seed, stages, steps) } else { typical(seed, stages, steps) };
        let map = map("map", &text, &NoFiles);
        assert_reads_back(&text, &map);
        assert_comes_back(&text, &map);
    }

    /// Whatever a text holds, its cell holds.
    #[test]
    fn any_words_read_back(words in r#"([<>&='"+@ _a-fx0-9\t]|_x[0-9a-fA-F]{4}_|</?r>|[가-힣]|😀|\n|~){1,40}"#) {
        let quoted = serde_json::Value::from(words.as_str()).to_string();
        let text = format!("title: T\ntype: current-state\nstages:\n- name: S\n  steps:\n  - action: A\n    thinking: {quoted}\n");
        let source = journeymap::source::Source::new("map", text.as_str());
        if let Some(map) = journeymap::check(&source, &NoFiles).value {
            assert_reads_back(&words, &map);
            assert_comes_back(&words, &map);
        }
    }
}

#[test]
fn no_word_is_a_formula_or_a_markup() {
    let hostile = "title: '=HYPERLINK(\"http://x\")'\ntype: current-state\nstages:\n- name: '@SUM(1)'\n  steps:\n  - action: '+1 555'\n    \
        thinking: ['-2+3', '<r><t>x</t></r>', '<r>**bold** a_x0041_b</r>', 'a_x000D_', 'http://a.example', '**b** a_x0041_', '{=1}']\n    emotion: -1.7\n";
    let map = map("map", hostile, &NoFiles);
    assert_reads_back("hostile", &map);
    let sheet = cells(&written(&map), "=HYPERLINK(\"http x\")");
    let all: Vec<&str> = sheet.iter().flatten().map(String::as_str).collect();
    let thoughts = all.iter().find(|cell| cell.contains("-2+3")).expect("thoughts");
    assert_eq!(
        *thoughts,
        "• -2+3\n• <r><t>x</t></r>\n• <r>bold a_x0041_b</r>\n• a_x000D_\n• http://a.example\n• b a_x0041_\n• {=1}"
    );
    assert!(all.contains(&"-1.7"));
    assert!(all.contains(&"=HYPERLINK(\"http://x\")"));
}

#[test]
fn lanes_stand_in_the_order_of_the_picture_in_the_language_of_the_map() {
    for (name, expected) in [
        ("switching-careers", ["Stage", "Step", "Touchpoint", "Thinking", "Feeling", "Pain points", "Opportunities"]),
        ("ko-enrolment-blueprint", ["단계", "행동", "고객 행동", "무대 앞", "무대 뒤", "지원 과정", "감정"]),
        ("pl-kurs-online", ["Etap", "Krok", "Punkt styku", "Myśli", "Emocje", "Problemy", "Szanse"]),
    ] {
        let bytes = written(&example(name));
        let first = opened(&bytes).sheet_names().first().cloned().expect("a sheet");
        let rows = cells(&bytes, &first);
        let lanes: Vec<&str> = rows.iter().filter_map(|row| row.first()?.lines().next()).collect();
        let mut places = expected.iter().map(|lane| lanes.iter().position(|found| found == lane));
        assert!(places.clone().all(|place| place.is_some()), "{name}: {lanes:?}");
        assert!(places.clone().zip(places.by_ref().skip(1)).all(|(one, next)| one < next), "{name}: {lanes:?}");
    }
}

#[test]
fn the_head_stays_in_sight_and_the_curve_is_a_chart_of_the_scores() {
    let map = example("switching-careers");
    let bytes = written(&map);
    let parts = parts(&bytes);
    let sheet = Document::parse(&parts["xl/worksheets/sheet1.xml"]).unwrap();
    let find = |name: &str| sheet.descendants().find(|node| node.has_tag_name_in(name));
    let pane = find("pane").expect("a frozen pane");
    assert_eq!((pane.attribute("xSplit"), pane.attribute("state")), (Some("1"), Some("frozen")));
    let setup = find("pageSetup").expect("print");
    assert_eq!((setup.attribute("orientation"), setup.attribute("fitToHeight")), (Some("landscape"), Some("0")));
    let chart = Document::parse(&parts["xl/charts/chart1.xml"]).unwrap();
    let values = chart.descendants().find(|node| node.has_tag_name_in("val")).expect("values");
    let place =
        values.descendants().find(|node| node.has_tag_name_in("f")).and_then(|node| node.text()).expect("a range");
    let cached: Vec<f64> = values
        .descendants()
        .filter(|node| node.has_tag_name_in("v"))
        .filter_map(|node| node.text()?.parse().ok())
        .collect();
    let scores: Vec<f64> = map.steps().filter_map(|(_, _, step)| step.facts.emotions.first()?.score).collect();
    assert!(place.starts_with('\'') && place.contains("$B$"), "{place}");
    assert_eq!(cached, scores);
    assert!(find("drawing").is_some());
}

#[test]
fn stages_are_merged_over_their_steps() {
    let map = example("switching-careers");
    let bytes = written(&map);
    let mut book = opened(&bytes);
    let first = book.sheet_names().first().cloned().expect("a sheet");
    let rows = book.worksheet_range(&first).expect("the map");
    let head =
        rows.rows().position(|row| row.first().is_some_and(|cell| cell.get_string() == Some("Stage"))).expect("stages");
    let merged = book.merge_cells_by_sheet_name(&first).expect("merged cells");
    let in_head = merged.iter().filter(|range| range.start.0 as usize == head);
    let widths: Vec<u32> = in_head.map(|range| range.end.1 - range.start.1 + 1).collect();
    let mut expected: Vec<u32> =
        map.stages.iter().map(|stage| stage.steps.len() as u32).filter(|count| *count > 1).collect();
    let mut found = widths;
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn every_fact_of_the_picture_is_in_the_workbook() {
    for (name, map) in every_example() {
        let board = journeymap::board::board(&map, &View::default());
        let bytes = written(&map);
        let names = opened(&bytes).sheet_names();
        let sheets = names.iter().filter(|sheet| *sheet != "Data").flat_map(|sheet| cells(&bytes, sheet));
        let all: String = sheets.flatten().map(|cell| cell + "\n").collect();
        let flat = |text: &str| journeymap::text::plain(text).replace('\n', " / ");
        let people = board.personas.iter().flat_map(|persona| &persona.blocks).flat_map(|block| &block.cards);
        let entries = board.panels.iter().flat_map(|panel| &panel.entries);
        let titles = entries
            .clone()
            .map(|entry| entry.title.as_str())
            .chain(entries.flat_map(|entry| &entry.lines).map(|card| card.text.as_str()));
        let steps = map.steps().map(|(_, _, step)| step.action.as_str());
        let pains = map.steps().flat_map(|(_, _, step)| &step.facts.pain_points).map(|pain| pain.remark.text.as_str());
        let goals = map.stages.iter().filter_map(|stage| stage.goal.as_deref());
        let introduction = board.introduction.iter().map(|detail| detail.text.as_str());
        let texts = people
            .map(|card| card.text.as_str())
            .chain(titles)
            .chain(steps)
            .chain(pains)
            .chain(goals)
            .chain(introduction);
        for text in texts {
            assert!(all.contains(&flat(text)), "{name} lacks {text:?}");
        }
    }
}

#[test]
fn an_address_leads_somewhere_only_if_it_may() {
    let text = "title: T\ntype: current-state\nstages:\n- name: S\n  steps:\n  - action: A\n    thinking: see [the price](https://a.example/price?x=1)\n    \
        needs: ['[one](https://a.example/1) or [two](https://a.example/2)']\n    gains: read [the notes](notes.md)\n    \
        pain_point: {text: Slow, link: 'https://a.example/slow'}\n";
    let bytes = written(&map("map", text, &NoFiles));
    assert_is_sound("links", &bytes);
    let links = &parts(&bytes)["xl/worksheets/_rels/sheet1.xml.rels"];
    for (address, is_there) in [
        ("https://a.example/price?x=1", true),
        ("https://a.example/slow", true),
        ("a.example/1", false),
        ("notes.md", false),
    ] {
        assert_eq!(links.contains(address), is_there, "{address}");
    }
    let all: String = cells(&bytes, "T").concat().join("\n");
    for words in [
        "see the price\n",
        "one (https://a.example/1) or two (https://a.example/2)",
        "the notes (notes.md)",
        "https://a.example/slow",
    ] {
        assert!(all.contains(words), "{words} is not in {all}");
    }
}

#[test]
fn a_large_map_is_a_workbook_in_time() {
    let text = typical(7, 40, 10);
    let map = map("large", &text, &NoFiles);
    let start = Work::begin();
    let bytes = written(&map);
    // Without optimisation, on a machine that has other things to do.
    assert!(start.seconds() < 60.0, "it took {:?}", start.seconds());
    assert_is_sound("large", &bytes);
}

#[test]
fn what_no_workbook_holds_is_an_error_in_words() {
    let long = "😀".repeat(19_000);
    let text =
        format!("title: T\ntype: current-state\nstages:\n- name: S\n  steps:\n  - action: A\n    thinking: {long}\n");
    let error = written_in(Theme::auto(), &map("map", &text, &NoFiles)).expect_err("a cell that is too long");
    assert_eq!(error, "a text is longer than the 32,767 characters that a cell of a workbook holds");
    // Many texts that fit each, but not in one cell of the map: all of them stand in the data.
    let many = "word ".repeat(2_000);
    let list: String = (0..6).map(|_| format!("    - {many}\n")).collect();
    let text =
        format!("title: T\ntype: current-state\nstages:\n- name: S\n  steps:\n  - action: A\n    thinking:\n{list}");
    let many = map("map", &text, &NoFiles);
    assert_reads_back("many", &many);
    assert_comes_back("many", &many);
    let left_out = ["the ends of cells of more than 32,767 characters, which are whole on the sheet `Data`"];
    assert_eq!(named("xlsx").expect("xlsx").lost(&many), left_out);
    // As much in cells of their own is all there.
    let cells: String =
        (0..6).map(|step| format!("  - {{action: A{step}, thinking: {}}}\n", "word ".repeat(2_000))).collect();
    let text = format!("title: T\ntype: current-state\nstages:\n- name: S\n  steps:\n{cells}");
    assert!(named("xlsx").expect("xlsx").lost(&map("map", &text, &NoFiles)).is_empty());
}

/// Notes are in the data alone: no other sheet has a label for them beside which nothing stands.
#[test]
fn no_sheet_has_a_label_without_words() {
    let text = "title: T\ntype: current-state\nnote: Ask Ann\ngoal: To be there\npersona: {name: Hana, note: Met twice}\n\
        stages:\n- {name: S, note: Mind the gap}\n";
    let bytes = written(&map("map", text, &NoFiles));
    for sheet in opened(&bytes).sheet_names().into_iter().filter(|sheet| sheet != "Data") {
        for row in cells(&bytes, &sheet) {
            assert!(!row.iter().any(|cell| cell == "Note"), "{sheet}: {row:?}");
        }
    }
}

#[test]
fn a_workbook_knows_no_clock_and_no_theme_for_dark_screens() {
    let map = example("minimal");
    let parts = parts(&written(&map));
    assert!(parts["docProps/core.xml"].contains("2000-01-01T00:00:00Z"));
    let about = parts.iter().filter(|(name, _)| name.starts_with("docProps/"));
    for (name, part) in about {
        assert!(!part.contains(env!("CARGO_PKG_VERSION")) && !part.contains("journeymap"), "{name}: {part}");
    }
    let dark = written_in(BuiltIn::Dark.theme(), &map).expect("a workbook");
    assert_eq!(dark, written_in(Theme::light(), &map).expect("a workbook"));
}
