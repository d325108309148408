//! A real browser measures every golden picture: no text leaves its box or the picture, no two share ink, none is empty.
//!
//! By hand on any folder of SVGs: `JOURNEYMAP_BROWSER_DIR=maps cargo test --test browser`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

mod chromium;
mod dark;
mod devtools;
mod labels;
mod mdbook;
mod mermaid;
mod page;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use journeymap::geometry::{Point, Rect};
use journeymap::scene::item::{Anchor, Group, Ink, Item, Panel, Run, Scene, TextLine};
use journeymap::scene::theme::Theme;
use journeymap::text::Face;
use serde_json::Value;

/// One picture: its name and its text.
type Picture = (String, String);

#[test]
fn every_picture_is_as_tidy_as_its_scene() {
    let folder = env::var_os("JOURNEYMAP_BROWSER_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"), PathBuf::from);
    let pictures = pictures(&folder);
    assert!(!pictures.is_empty(), "there is no picture in {}", folder.display());
    let Some(faults) = measure(&pictures) else { return };
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_ruler_finds_what_is_wrong() {
    let good = r#"<g class="box card"><rect x="10" y="10" width="80" height="30"/><text x="14" y="26" font-size="13">Fits</text></g>"#;
    let picture = |name: &str, body: &str| {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100" font-family="sans-serif" text-rendering="geometricPrecision">{body}</svg>"#
        );
        (name.to_owned(), svg)
    };
    let box_of =
        |inside: &str| format!(r#"<g class="box card"><rect x="10" y="50" width="60" height="20"/>{inside}</g>"#);
    let wide = r#"<text x="12" y="64" font-size="12" textLength="70" lengthAdjust="spacingAndGlyphs">Wide text</text>"#;
    let high = r#"<text x="12" y="50" font-size="12" textLength="40">HIGH</text>"#;
    let apart = r#"<text x="12" y="60" font-size="13">Lines with gjpq</text><text x="12" y="77" font-size="13">ÅÉ HIGH letters</text>"#;
    let cases = [
        (picture("good", good), None),
        (("written".to_owned(), written()), None),
        (picture("lines", apart), None),
        (picture("wide", &box_of(wide)), Some("wide: `Wide text` leaves its box `box card` by 12.0 px at the right")),
        (picture("high", &box_of(high)), Some("high: `HIGH` leaves its box `box card` by ")),
        (
            picture("outside", r#"<text x="-20" y="50" font-size="12">Outside</text>"#),
            Some("outside: `Outside` leaves the picture by 20.0 px at the left"),
        ),
        (
            picture(
                "over",
                r#"<text x="10" y="50" font-size="13">First</text><text x="20" y="52" font-size="13">Second</text>"#,
            ),
            Some("over: `First` overlaps `Second` by "),
        ),
        (picture("empty", r#"<text x="10" y="50"> </text>"#), Some("empty: a text without a word at 10, 50")),
        (
            picture("bare", r#"<g class="box card"><text x="10" y="50">Bare</text></g>"#),
            Some("bare: the box `box card` does not begin with its shape"),
        ),
        (picture("loud", r#"<rect width="wide" height="3"/>"#), Some("console: ")),
        (picture("far", r#"<image href="http://example.com/x.png" width="9" height="9"/>"#), Some("console: ")),
    ];
    let pictures: Vec<Picture> = cases.iter().map(|(picture, _)| picture.clone()).collect();
    let Some(mut faults) = measure(&pictures) else { return };
    for (_, expected) in cases {
        let Some(expected) = expected else { continue };
        let found = faults.iter().position(|fault| fault.starts_with(expected));
        let Some(place) = found else { panic!("not found: {expected}\n{}", faults.join("\n")) };
        faults.remove(place);
    }
    assert!(faults.is_empty(), "more than is wrong:\n{}", faults.join("\n"));
}

/// A picture from our own hand, in each way that a line can be set; its words would not fit without the width it is given.
fn written() -> String {
    let run = |text: &str, face| Run::new(text, face, Ink::TextPrimary, false);
    let area = Rect::new(10.0, 10.0, 180.0, 80.0);
    let line = |y: f64, anchor, letter_spacing: f64, runs: Vec<Run>| {
        let right_to_left = runs.iter().any(|run| run.text.starts_with('ש'));
        let x = match anchor {
            Anchor::Start => area.x,
            Anchor::Middle => area.center().x,
            Anchor::End => area.right(),
        };
        Item::Text(TextLine {
            at: Point::new(x, y),
            anchor,
            runs,
            size: 13.0,
            letter_spacing,
            width: 180.0,
            right_to_left,
        })
    };
    let bold = vec![run("im", Face::Bold), run("plicit  and far too long to stand in here at all", Face::Italic)];
    let group = Group {
        classes: "box card".to_owned(),
        items: vec![
            Item::Panel(Panel { area, radius: 8.0, fill: Some(Ink::PanelFill), stroke: None }),
            line(28.0, Anchor::Start, 0.0, bold),
            line(46.0, Anchor::Middle, 2.0, vec![run("Words in the middle", Face::Semibold)]),
            line(64.0, Anchor::End, 0.0, vec![run("Words at the end", Face::Regular)]),
            line(82.0, Anchor::Start, 0.0, vec![run("שלום עולם, good day", Face::Regular)]),
        ],
        ..Group::default()
    };
    let scene = Scene { width: 200.0, height: 100.0, items: vec![Item::Group(group)], ..Scene::default() };
    journeymap::output::svg::write(&scene, Theme::light(), &[])
}

/// Every fault as a sentence, or nothing if there is no browser, which is a failure on a build server.
fn measure(pictures: &[Picture]) -> Option<Vec<String>> {
    let Some(browser) = chromium::find() else {
        assert!(env::var_os("CI").is_none(), "no Chromium on this machine");
        println!("did not run: no Chromium on this machine");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("maps.html");
    fs::write(&page, page_of(pictures)).unwrap();
    let seen = chromium::open(browser, &page, folder.path()).unwrap();

    let verdict = seen.page.split_once(r#"<pre id="verdict">"#).and_then(|(_, rest)| rest.split_once("</pre>"));
    let Some((verdict, _)) = verdict else {
        panic!("the page did not come to a verdict:\n{}", seen.console.join("\n"));
    };
    let verdict: Value = serde_json::from_str(verdict).unwrap();
    let maps = verdict["maps"].as_array().unwrap();
    assert_eq!(maps.len(), pictures.len(), "every picture is measured");
    for map in maps {
        println!("{}: {} texts", map["file"].as_str().unwrap(), map["texts"]);
    }
    let mut faults: Vec<String> = verdict["faults"].as_array().unwrap().iter().map(sentence).collect();
    faults.extend(seen.console.iter().map(|line| format!("console: {line}")));
    Some(faults)
}

fn sentence(fault: &Value) -> String {
    let [file, words, what] = ["file", "words", "what"].map(|key| fault[key].as_str().unwrap());
    if words.trim().is_empty() { format!("{file}: {what}") } else { format!("{file}: `{words}` {what}") }
}

/// Every SVG below the folder, by name.
fn pictures(folder: &Path) -> Vec<Picture> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "svg"))
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path()).display().to_string();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// A text as it stands in an attribute of a page.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// One page with every picture in a frame of its own, so that the fonts of one cannot help another. The policy turns
/// whatever a picture would fetch or run into an error on the console.
fn page_of(pictures: &[Picture]) -> String {
    let mut page = "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
        content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-ruler'; font-src data:; img-src data:\">\n"
        .to_owned();
    for (name, svg) in pictures {
        let inside = escape(&format!("<!doctype html><body style=\"margin:0\">{svg}"));
        writeln!(
            page,
            "<iframe title=\"{}\" sandbox=\"allow-same-origin\" srcdoc=\"{inside}\"></iframe>",
            escape(name)
        )
        .unwrap();
    }
    writeln!(page, "<script nonce=\"ruler\">{}</script>", include_str!("ruler.js")).unwrap();
    page
}
