//! The promises of a picture, held without a browser: every text inside its box and inside the page, no two that touch.

use journeymap::board::Board;
use journeymap::geometry::{Point, Rect, Segment};
use journeymap::scene::item::{Anchor, Item, Panel, Path, Scene, TextLine};
use journeymap::scene::{Width, laid_out, scene};
use journeymap::source::NoFiles;
use journeymap::text::Fonts;
use proptest::prelude::*;

use crate::support::drawing::{drawn, examples, map, shown};
use crate::support::generate::{crowded, flowing, stacked, typical};

/// What is allowed for rounding, in pixels.
const SLACK: f64 = 0.6;

/// The ink of a line: capitals and descenders of the bundled family, as parts of the font size.
fn extent(line: &TextLine) -> Rect {
    let x = match line.anchor {
        Anchor::Start => line.at.x,
        Anchor::Middle => line.at.x - line.width / 2.0,
        Anchor::End => line.at.x - line.width,
    };
    Rect::new(x, line.at.y - 0.75 * line.size, line.width, 0.96 * line.size)
}

fn words(line: &TextLine) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

fn bounds(item: &Item) -> Option<Rect> {
    match item {
        Item::Panel(Panel { area, .. }) => Some(*area),
        Item::Path(Path { segments, .. }) => {
            let points = segments.iter().flat_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) => vec![to],
                Segment::Cubic(first, second, to) => vec![first, second, to],
                Segment::Close => vec![],
            });
            let points: Vec<Point> = points.collect();
            let low = |by: fn(&Point) -> f64| points.iter().map(by).fold(f64::INFINITY, f64::min);
            let high = |by: fn(&Point) -> f64| points.iter().map(by).fold(f64::NEG_INFINITY, f64::max);
            let (x, y) = (low(|point| point.x), low(|point| point.y));
            Some(Rect::new(x, y, high(|point| point.x) - x, high(|point| point.y) - y))
        }
        Item::Image(image) => Some(image.area),
        Item::Group(_) | Item::Text(_) => None,
    }
}

/// Everything that is wrong with a picture, in words.
pub(crate) fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let mut texts: Vec<(Rect, String)> = Vec::new();
    walk(&scene.items, None, &mut texts, &mut faults);
    let page = Rect::new(0.0, 0.0, scene.width, scene.height);
    for (extent, words) in &texts {
        if !page.contains(*extent, SLACK) {
            faults.push(format!("`{words}` leaves the page: {extent:?}"));
        }
    }
    texts.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
    for (index, (extent, words)) in texts.iter().enumerate() {
        for (other, others) in texts[index + 1..].iter().take_while(|(other, _)| other.y < extent.bottom()) {
            if extent.shrunk(0.3, 0.3).overlaps(*other) {
                faults.push(format!("`{words}` at {extent:?} touches `{others}` at {other:?}"));
            }
        }
    }
    faults
}

fn walk(items: &[Item], inside: Option<Rect>, texts: &mut Vec<(Rect, String)>, faults: &mut Vec<String>) {
    for item in items {
        match item {
            Item::Group(group) => {
                let is_box = group.classes.split(' ').next() == Some("box");
                let own = if is_box { group.items.first().and_then(bounds) } else { inside };
                if is_box && own.is_none() {
                    faults.push(format!("the box `{}` has no shape", group.classes));
                }
                walk(&group.items, own, texts, faults);
            }
            Item::Text(line) => {
                let extent = extent(line);
                if let Some(shape) = inside
                    && !shape.contains(extent, SLACK)
                {
                    faults.push(format!("`{}` at {extent:?} leaves its box {shape:?}", words(line)));
                }
                if words(line).trim().is_empty() {
                    faults.push("a text without words".to_owned());
                }
                texts.push((extent, words(line)));
            }
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

fn check(name: &str, text: &str) {
    let map = map(name, text, &NoFiles);
    check_board(name, &shown("x.journey.yaml", &map));
}

/// As wide as it is, narrow, and as wide as a page.
fn check_board(name: &str, board: &Board) {
    for width in [Width::Automatic, Width::Pixels(Width::LEAST), Width::Pixels(1080.0)] {
        let scene = laid_out(board, width, &Fonts::default());
        let faults = faults(&scene);
        assert!(faults.is_empty(), "{name} at {width:?}:\n{}", faults.join("\n"));
        if let Width::Pixels(pixels) = width {
            assert!((scene.width - pixels).abs() < 0.5, "{name} at {width:?} is {} wide", scene.width);
        }
    }
}

#[test]
fn every_example_keeps_its_words_in_their_boxes() {
    for path in examples() {
        check_board(&path.display().to_string(), &drawn(&path).0);
    }
}

#[test]
fn a_huge_map_keeps_its_words_in_their_boxes() {
    check("huge", &typical(7, 50, 20));
}

#[test]
fn crowded_maps_keep_their_words_apart() {
    check("ten steps, four arrows each", &crowded(10, 4));
    check("sixteen steps, eight arrows each", &crowded(16, 8));
    check("forty cells in one", &stacked(40));
    check("two hundred flows", &flowing(20, 200));
}

#[test]
fn ugly_maps_keep_their_words_in_their_boxes() {
    let long = "w".repeat(300);
    let maps = [
        ("one step", "title: A\ntype: current-state\nstages: [{name: S, steps: [{action: B}]}]".to_owned()),
        ("a stage as a step", "title: A\ntype: current-state\nstages: [S]".to_owned()),
        (
            "a long word",
            format!(
                "title: {long}\ntype: current-state\nlang: en\nstages: [{{name: {long}, goal: {long}, steps: [{{action: {long}, thinking: {long}, pain_point: {long}, touchpoint: {long}, emotion: {{score: 1, feeling: {long}}}, frontstage: {long}, metrics: {{reach: 5}}}}]}}]"
            ),
        ),
        ("forty steps", typical(3, 1, 40)),
        ("forty stages", typical(4, 40, 1)),
        (
            "a blueprint",
            format!(
                "title: B\ntype: service-blueprint\nstages: [{{name: {long}, steps: [{{action: {long}, frontstage: [{long}, {long}], backstage: {{text: {long}, fails: {long}}}, support: {long}}}, x]}}]"
            ),
        ),
        (
            "an empathy map",
            format!(
                "title: E\ntype: empathy\npersona: {{name: {long}, says: [{long}, b], feels: c, pain_points: {{text: {long}, severity: critical}}}}"
            ),
        ),
    ];
    for (name, text) in maps {
        check(name, &text);
    }
}

/// Any words that an author may type on one line.
fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{1,40}",
        "[가-힣 ]{1,30}",
        "[ąćęłńóśźż A-Z]{1,60}",
        "\\PC{1,30}",
        "[a-z]{80,200}",
        Just("👩‍👩‍👧‍👦 🇰🇷 e\u{301}\u{302} שלום مرحبا สวัสดี 漢字かな".to_owned()),
        Just("**bold** _it_ `code` [a](https://b.c) <b>".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_keep_to_their_boxes(words in prop::collection::vec(any_words(), 12), score in -2.0..2.0_f64) {
        let quoted = |index: usize| serde_json::to_string(&words[index]).unwrap();
        let text = format!(
            "title: {}\ntype: current-state\npersona: {{name: {}, quote: {}}}\nflows: [{{from: a, to: b, label: {}}}, {{from: b, to: a, label: {}}}]\nstages:\n  - name: {}\n    pain_point: {}\n    steps:\n      - {{id: a, action: {}, thinking: {}, emotion: {{score: {score:.2}, feeling: {}}}, touchpoint: {{name: {}, channel: web}}}}\n      - {{id: b, action: x, opportunity: {{text: {}, impact: 3}}, emotion: 1}}\n",
            quoted(0), quoted(1), quoted(2), quoted(3), quoted(4), quoted(5), quoted(6), quoted(7), quoted(8), quoted(9), quoted(10), quoted(11),
        );
        let source = journeymap::source::Source::new("any", text);
        let checked = journeymap::check(&source, &NoFiles);
        if let Some(map) = checked.value {
            let faults = faults(&scene(&shown("x.journey.yaml", &map)));
            prop_assert!(faults.is_empty(), "{}\n{}", source.text(), faults.join("\n"));
        }
    }
}
