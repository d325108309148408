//! Words that are drawn as shapes: the same as the words that are written, in an SVG of outlines and in a PNG.

use std::fs;

use journeymap::geometry::Rect;
use journeymap::output::{Background, Drawing, Options, TextMode, named};
use journeymap::scene::item::{Anchor, Item, Scene, TextLine};
use journeymap::scene::theme::{Ink, Rgb, Theme};
use journeymap::source::NoFiles;
use journeymap::text::{Fonts, ascent};

use crate::support::drawing::{drawn, examples, map, shown};
use crate::support::pixels::Pixels;
use crate::support::{name_of, repository};

fn write(format: &str, path: &std::path::Path, options: &Options) -> Result<Vec<u8>, String> {
    let (board, scene) = drawn(path);
    let fonts = Fonts::default();
    let drawing = Drawing { board: &board, scene: &scene, theme: Theme::light(), fonts: &fonts, options };
    named(format).unwrap().draw(&drawing)
}

fn lines<'scene>(items: &'scene [Item], found: &mut Vec<&'scene TextLine>) {
    for item in items {
        match item {
            Item::Group(group) => lines(&group.items, found),
            Item::Text(line) => found.push(line),
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

fn lines_of(scene: &Scene) -> Vec<&TextLine> {
    let mut found = Vec::new();
    lines(&scene.items, &mut found);
    found
}

fn words(line: &TextLine) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn outlines_keep_every_word_as_a_label_and_none_as_text() {
    let options = Options { text: TextMode::Paths, ..Options::default() };
    for path in examples() {
        let file = String::from_utf8(write("svg", &path, &options).unwrap()).unwrap();
        let document = roxmltree::Document::parse(&file).unwrap();
        assert!(document.descendants().all(|node| !node.has_tag_name("text")), "{}", path.display());
        let labels = document.descendants().filter(|node| node.has_tag_name("g") && node.has_attribute("role"));
        let labels: Vec<&str> = labels.filter_map(|node| node.attribute("aria-label")).collect();
        let (_, scene) = drawn(&path);
        assert_eq!(labels, lines_of(&scene).into_iter().map(words).collect::<Vec<_>>(), "{}", path.display());
        assert!(!file.contains("@font-face"));
    }
}

#[test]
fn system_text_carries_no_font() {
    let path = &examples()[0];
    let svg = |text| String::from_utf8(write("svg", path, &Options { text, ..Options::default() }).unwrap()).unwrap();
    assert!(svg(TextMode::Font).contains("@font-face"));
    assert!(!svg(TextMode::System).contains("@font-face") && svg(TextMode::System).contains("<text "));
}

#[test]
fn every_line_of_words_is_painted() {
    for path in examples().into_iter().filter(|path| {
        ["ko-enrolment-blueprint.journey.yaml", "switching-careers.journey.yaml"].contains(&name_of(path).as_str())
    }) {
        let (_, scene) = drawn(&path);
        let pixels = Pixels::of(&write("png", &path, &Options { scale: 2.0, ..Options::default() }).unwrap());
        assert_eq!(pixels.width, (2.0 * scene.width).ceil() as usize);
        assert_eq!(pixels.height, (2.0 * scene.height).ceil() as usize);
        for line in lines_of(&scene) {
            let left = match line.anchor {
                Anchor::Start => line.at.x,
                Anchor::Middle => line.at.x - line.width / 2.0,
                Anchor::End => line.at.x - line.width,
            };
            let top = line.at.y - ascent(line.size);
            let area = Rect::new(2.0 * left, 2.0 * top, 2.0 * line.width, 2.0 * 1.2 * line.size);
            assert!(pixels.has(area, Theme::light().color(line.runs[0].ink)), "{}: {}", path.display(), words(line));
        }
    }
}

/// `SNAPSHOTS=overwrite cargo test` accepts what changed, to be looked at.
#[test]
fn a_small_map_is_painted_as_it_was() {
    let path = repository("examples/minimal.journey.yaml");
    let options = Options { scale: 0.75, ..Options::default() };
    let file = write("png", &path, &options).unwrap();
    assert_eq!(file, write("png", &path, &options).unwrap(), "not the same twice");
    let golden = repository("tests/golden/minimal.png");
    if std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
        fs::write(&golden, &file).unwrap();
    }
    let (now, then) = (Pixels::of(&file), Pixels::of(&fs::read(golden).unwrap()));
    assert_eq!(now.unlike(&then), 0, "parts of pixels that are another colour");
}

#[test]
fn the_background_is_what_was_asked_for() {
    let path = repository("examples/minimal.journey.yaml");
    let corner = |background| {
        let file = write("png", &path, &Options { background, scale: 0.2, ..Options::default() }).unwrap();
        Pixels::of(&file).at(0, 0).to_vec()
    };
    let page = Theme::light().color(Ink::PageFill);
    assert_eq!(corner(Background::Page), [page.red, page.green, page.blue]);
    assert_eq!(corner(Background::Color(Rgb { red: 1, green: 2, blue: 3 })), [1, 2, 3]);
    assert_eq!(corner(Background::Transparent), [0, 0, 0, 0]);
}

#[test]
fn what_no_font_has_is_a_box() {
    let text = |title: &str| format!("title: {title}\ntype: current-state\nstages: [One]\n");
    let paint = |title: &str| {
        let board = shown("a", &map("a", &text(title), &NoFiles));
        let scene = journeymap::scene::scene(&board);
        let (fonts, options) = (Fonts::default(), Options::default());
        let lacking = journeymap::output::outlines::lacking(&scene, &fonts);
        let drawing = Drawing { board: &board, scene: &scene, theme: Theme::light(), fonts: &fonts, options: &options };
        let pixels = Pixels::of(&named("png").unwrap().draw(&drawing).unwrap());
        let title = lines_of(&scene)[0];
        let area = Rect::new(title.at.x, title.at.y - title.size, title.width, title.size);
        let painted = pixels.has(area, Theme::light().color(Ink::TextPrimary));
        (painted, lacking.into_iter().collect::<Vec<_>>())
    };
    assert_eq!(paint("漢字"), (true, vec!["字".to_owned(), "漢".to_owned()]));
    assert_eq!(paint("👍🏽 a\u{200B}b"), (true, vec!["👍🏽".to_owned()]));
    assert_eq!(paint("Żółć 고객"), (true, Vec::new()));
}
