//! PDF files: the words of a map come out of them again, on one page and on paper, and nothing is lost between sheets.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use journeymap::board::Board;
use journeymap::output::{Drawing, Options, named};
use journeymap::scene::extent::extent;
use journeymap::scene::item::{Item, Scene};
use journeymap::scene::sheets::{Paper, Piece, Sheet, Shown, sheets};
use journeymap::scene::theme::Theme;
use journeymap::scene::{Width, laid_out};
use journeymap::source::Source;
use journeymap::text::{Fonts, plain};
use journeymap::yaml;

use crate::support::drawing::{drawn, examples, map, shown};
use crate::support::{Folder, name_of};
use crate::written_words::{bare, words};

fn written(board: &Board, scene: &Scene, paper: &str) -> Vec<u8> {
    let options = Options { paper: Paper::named(paper).unwrap(), ..Options::default() };
    let fonts = Fonts::default();
    let drawing = Drawing { board, scene, theme: Theme::light(), fonts: &fonts, options: &options };
    let file = named("pdf").unwrap().draw(&drawing).unwrap();
    assert_eq!(file, named("pdf").unwrap().draw(&drawing).unwrap(), "not the same twice");
    file
}

/// What one of poppler's tools says of a PDF.
fn told(tool: &str, arguments: &[&str], file: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    std::fs::write(&path, file).unwrap();
    let mut command = Command::new(tool);
    command.args(arguments).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let done = command.output().unwrap_or_else(|error| panic!("{tool}, of poppler-utils, does not run: {error}"));
    assert!(done.status.success(), "{tool}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn every_written_word_can_be_copied_and_every_file_is_accessible() {
    let mut faults = Vec::new();
    for path in examples() {
        let source = Source::new("example", std::fs::read_to_string(&path).unwrap());
        let mut found = BTreeSet::new();
        words(&yaml::read(&source).value.unwrap(), "", &mut found);
        let (board, scene) = drawn(&path);
        for paper in ["fit", "a4"] {
            let name = format!("{} on {paper}", name_of(&path));
            let file = written(&board, &scene, paper);
            let all = bare(&told("pdftotext", &["-raw"], &file));
            let missing: Vec<&String> = found.iter().filter(|text| !all.contains(&bare(&plain(text)))).collect();
            if !missing.is_empty() {
                faults.push(format!("{name} lacks {missing:#?}"));
            }
            let claim = b"<pdfuaid:part>1</pdfuaid:part>";
            if !file.windows(claim.len()).any(|part| part == claim) {
                faults.push(format!("{name} is not accessible"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_screen_reader_is_told_the_map_in_its_order() {
    let (board, scene) = drawn(Path::new("examples/minimal.journey.yaml"));
    let told = told("pdfinfo", &["-struct-text"], &written(&board, &scene, "fit"));
    let headings: Vec<&str> = told.lines().filter(|line| line.trim().starts_with('H')).map(str::trim).collect();
    let expected = headings.iter().map(|heading| heading.split_once('"').unwrap().1.split_once('"').unwrap().0);
    let first: Vec<&str> = expected.take(3).collect();
    assert_eq!(first[0], scene.title);
    assert!(headings[0].starts_with("H1 ") && headings[1..].iter().all(|heading| heading.starts_with("H2 ")));
    let lanes = ["Stage", "Touchpoint", "Feeling"].map(|lane| told.find(&format!("H2 \"{lane}\"")));
    assert!(lanes.iter().all(Option::is_some) && lanes.is_sorted(), "{told}");
}

#[test]
fn the_file_says_its_language_and_its_name() {
    let (board, scene) = drawn(Path::new("examples/pl-kurs-online.journey.yaml"));
    let about = told("pdfinfo", &[], &written(&board, &scene, "fit"));
    assert!(about.contains(&scene.title) && about.contains("Tagged:          yes"), "{about}");
    let file = written(&board, &scene, "fit");
    assert!(file.windows(9).any(|part| part == b"/Lang(pl)"), "no language");
}

#[test]
fn links_lead_and_pictures_are_inside() {
    let (board, scene) = drawn(Path::new("examples/enrolment-blueprint.journey.yaml"));
    let led = told("pdfinfo", &["-url"], &written(&board, &scene, "fit"));
    assert!(led.contains("https://example.org/plans/queued-payments"), "{led}");
    let (board, scene) = drawn(Path::new("examples/music-sharing.journey.yaml"));
    let told = told("pdfinfo", &["-struct-text"], &written(&board, &scene, "a4"));
    assert!(told.matches("Figure").count() >= 3, "{told}");
}

#[test]
fn a_link_holds_the_words_that_it_is_on() {
    let text = "type: current-state\ntitle: Terms\nstages:\n  - name: Read\n    steps:\n      - action: Reads [the terms](https://example.org/terms) first\n        touchpoint: {name: Shop, link: 'https://example.org/shop'}\n";
    let map = map("terms", text, &Folder("examples"));
    let board = shown("terms", &map);
    let scene = laid_out(&board, Width::Automatic, &Fonts::default());
    let told = told("pdfinfo", &["-struct-text"], &written(&board, &scene, "fit"));
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    for words in ["the terms", "Shop"] {
        let at = lines.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {told}"));
        let around = &lines[at.saturating_sub(2)..at];
        assert!(around.iter().any(|line| line.starts_with("Link")), "{words} stand in no link:\n{told}");
    }
    let at = lines.iter().position(|line| line.contains("Reads")).unwrap();
    assert!(lines[at..].iter().any(|line| line.contains("first")), "{told}");
}

#[test]
fn what_no_font_has_is_a_place_that_can_be_copied() {
    let text = "type: current-state\ntitle: 👍 漢字\nstages:\n  - name: Arrive 👩‍👩‍👧\n    steps: [Looks 見る around]\n";
    let map = map("signs", text, &Folder("examples"));
    let board = shown("signs", &map);
    let scene = laid_out(&board, Width::Automatic, &Fonts::default());
    let all = told("pdftotext", &["-raw"], &written(&board, &scene, "fit"));
    for words in ["👍 漢字", "Arrive 👩‍👩‍👧", "Looks 見る around"] {
        assert!(all.contains(words), "`{words}` is not in\n{all}");
    }
}

/// Where a line of text was drawn: on which sheet, and how large, in points.
struct Seen {
    words: String,
    sheet: usize,
    size: f64,
}

fn seen<'a>(
    items: impl Iterator<Item = &'a Item>,
    piece: &Piece<'_>,
    whole: bool,
    sheet: (usize, &Sheet<'_>),
    all: &mut Vec<Seen>,
) {
    for item in items {
        let shown = if whole { Shown::Whole } else { piece.shows(item) };
        match item {
            _ if shown == Shown::Nothing => {}
            Item::Group(group) => seen(group.items.iter(), piece, shown == Shown::Whole, sheet, all),
            Item::Text(line) => {
                let area = extent(item).unwrap();
                let left = piece.at.x + (area.x - piece.area.x) * piece.scale;
                let top = piece.at.y + (area.y - piece.area.y) * piece.scale;
                let (right, bottom) = (left + area.width * piece.scale, top + area.height * piece.scale);
                let words: String = line.runs.iter().map(|run| run.text.as_str()).collect();
                let inside = left >= 0.0 && top >= 0.0 && right <= sheet.1.width && bottom <= sheet.1.height;
                assert!(inside, "`{words}` leaves its sheet: {left} {top} {right} {bottom}");
                all.push(Seen { words, sheet: sheet.0, size: line.size * piece.scale });
            }
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

fn lines(items: &[Item]) -> Vec<String> {
    let of = |item: &Item| match item {
        Item::Group(group) => lines(&group.items),
        Item::Text(line) => vec![line.runs.iter().map(|run| run.text.as_str()).collect()],
        Item::Panel(_) | Item::Path(_) | Item::Image(_) => Vec::new(),
    };
    items.iter().flat_map(of).collect()
}

#[test]
fn every_line_stands_on_one_sheet_and_is_large_enough_to_read() {
    for path in examples() {
        let (board, scene) = drawn(&path);
        for paper in ["fit", "a4", "a3", "letter"].map(|name| Paper::named(name).unwrap()) {
            // Once as it is printed, and once too wide for the paper.
            let fitting = paper.picture_width().map(|width| laid_out(&board, Width::Pixels(width), &Fonts::default()));
            for scene in fitting.iter().chain([&scene]) {
                let printed = sheets(scene, paper, &Fonts::default());
                let mut all = Vec::new();
                for (index, sheet) in printed.iter().enumerate() {
                    for piece in sheet.pieces.iter().filter(|piece| !piece.repeated) {
                        seen(piece.items.iter().copied(), piece, false, (index, sheet), &mut all);
                    }
                }
                let name = format!("{} on {}", name_of(&path), paper.name);
                let mut drawn: Vec<&str> = all.iter().map(|seen| seen.words.as_str()).collect();
                let mut expected = lines(&scene.items);
                drawn.sort_unstable();
                expected.sort_unstable();
                assert_eq!(drawn, expected, "{name}");
                assert!(all.iter().all(|seen| seen.sheet < printed.len()));
                let smallest = all.iter().map(|seen| seen.size).fold(f64::INFINITY, f64::min);
                let wanted = paper.picture_width().is_none_or(|width| scene.width <= width + 0.5);
                assert!(!wanted || smallest > 6.7, "{name}: {smallest} points");
            }
        }
    }
}
