//! Maps made to do harm are built: huge, half broken, or full of characters that mean something elsewhere.

use std::fmt::Write as _;

use journeymap::board::{View, board};
use journeymap::output::{ALL, Drawing, Options};
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::{NoFiles, Source};
use journeymap::text::Fonts;
use proptest::prelude::*;

use super::support::{Work, repository};

/// What a build of a hostile map may take without optimisation; with it, a tenth of that.
const PATIENCE: f64 = 60.0;

/// Everything that a build does with a text, but for the disk: the SVG and the Markdown, if there are no errors.
fn build(text: &str) -> Option<(String, String)> {
    let source = Source::new("map.journey.yaml", text);
    let map = journeymap::check(&source, &NoFiles).value?;
    let board = board(&map, &View::default());
    let scene = scene(&board);
    let (fonts, options) = (Fonts::default(), Options::default());
    let drawing = Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
    let mut files = ALL.iter().map(|output| String::from_utf8(output.draw(&drawing).unwrap()).expect("UTF-8"));
    let (picture, page) = (files.next()?, files.next()?);
    roxmltree::Document::parse(&picture).expect("well-formed");
    #[cfg(feature = "png")]
    {
        let options = Options { scale: 0.1, ..Options::default() };
        let painted = journeymap::output::png::PNG.draw(&Drawing { options: &options, ..drawing });
        assert!(painted.is_ok(), "{painted:?}");
    }
    Some((picture, page))
}

/// A map of one step with these lines under it.
fn step(lines: &str) -> String {
    format!("title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n      - action: a\n{lines}")
}

fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut lines = String::new();
    for index in 0..count {
        let _ = writeln!(lines, "{}", line(index));
    }
    lines
}

#[track_caller]
fn builds_in_time(text: &str) {
    let work = Work::begin();
    assert!(build(text).is_some(), "it does not build");
    assert!(work.seconds() < PATIENCE, "it took {} s", work.seconds());
}

#[test]
fn long_texts_are_set_in_a_time_that_grows_with_them() {
    for text in ["word ", "# ", "](", "![", "🇰", "가나다 ", "a"] {
        // Three texts, each as long as one may be.
        let long = format!("          - \"{}\"\n", text.repeat(20_000 / text.chars().count()));
        builds_in_time(&step(&format!("        thinking:\n{}", long.repeat(3))));
    }
}

#[test]
fn many_touchpoints_are_listed_in_a_time_that_grows_with_them() {
    builds_in_time(&step(&format!(
        "        touchpoints:\n{}",
        many(3000, |index| format!("          - item {index}"))
    )));
}

#[test]
fn many_pains_are_numbered_in_a_time_that_grows_with_them() {
    let pains = many(1500, |index| format!("          - {{id: p{index}, text: pain}}"));
    let ideas = many(1500, |index| format!("          - {{text: idea, addresses: p{index}}}"));
    builds_in_time(&step(&format!("        pain_points:\n{pains}        opportunities:\n{ideas}")));
}

#[test]
fn a_long_curve_is_drawn_in_a_time_that_grows_with_it() {
    let steps = many(1500, |index| format!("      - {{action: a, emotion: {}}}", index % 5));
    builds_in_time(&format!(
        "title: T\ntype: current-state\nscale: {{min: 0, max: 4}}\nstages:\n  - name: A\n    steps:\n{steps}"
    ));
}

#[test]
fn arrows_without_a_sensible_way_end_all_the_same() {
    let steps = many(120, |index| {
        let (to, cell) = (index * 17 % 120, index);
        format!(
            "      - {{action: a, frontstage: {{id: f{cell}, text: x, triggers: b{to}}}, backstage: {{id: b{cell}, text: y}}}}"
        )
    });
    builds_in_time(&format!("title: T\ntype: service-blueprint\nstages:\n  - name: A\n    steps:\n{steps}"));
}

#[test]
fn hundreds_of_errors_are_errors() {
    let steps = many(350, |_| "      - {action: a, touchpoint: {name: t, channel: nowhere}}".to_owned());
    let text = format!("title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n{steps}");
    let source = Source::new("map.journey.yaml", text);
    let checked = journeymap::check(&source, &NoFiles);
    assert!(checked.value.is_none());
    assert_eq!(checked.findings.count(), 350);
    let listed = checked.findings.sorted();
    assert_eq!(listed.len(), 100);
    assert!(listed.last().and_then(|last| last.help.as_deref()).is_some_and(|help| help.contains("250 more")));
}

/// Texts that mean something to YAML, XML, HTML, Markdown, terminals or fonts.
const WEAPONS: &[&str] = &[
    "</text><script>alert(1)</script>",
    "]]><![CDATA[",
    "&#0; &lt; &bogus;",
    "\\\"x\\\" onload='a'",
    "\\0\\x07",
    "\\uFFFE \\uFFFF",
    "\\u202Eevil\\u2066",
    "\\u0301",
    "a\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301",
    "\\u00A0\\u00A0",
    "a\\tb\\rc\\u2028d\\u0085e",
    "\\uFEFFx",
    "👩\\u200D👩\\u200D👧🏽🇵🇱🇰",
    "\\uE000\\U0010FFFF",
    "| a | b |\\n|---|---|",
    "```\\n<b>",
    "[x](javascript:alert(1)) <javascript:a> [y](JAVASCRIPT&colon;a) [z](data:text/html,a)",
    "![x](http://a) [a]: http://b",
    "-->",
    "{{x}} ${x} %s",
];

#[test]
fn words_stay_words_in_every_field() {
    let template = |weapon: &str| {
        let w = format!("\"{weapon}\"");
        format!(
            "title: {w}\ntype: current-state\nowner: {w}\nscenario: {w}\ngoal: {w}\nsummary: {w}\n\
             persona: {{name: {w}, role: {w}, quote: {w}, goals: {w}, facts: {{{w}: {w}}}}}\n\
             questions: [{{question: {w}, answer: {w}}}]\n\
             research: [{{id: r, name: {w}, respondents: {w}, findings: {w}}}]\n\
             lanes: [{{id: own, title: {w}}}]\n\
             stages:\n  - name: {w}\n    goal: {w}\n    time: {w}\n    owner: {w}\n    competitors: {{{w}: {w}}}\n    steps:\n\
             \x20     - id: {w}\n        action: {w}\n        touchpoint: {{name: {w}, from: {w}, to: {w}}}\n        thinking: {w}\n\
             \x20       saying: {w}\n        emotion: {{score: 1, feeling: {w}}}\n        pain_points: {{text: {w}, cause: {w}, tags: {w}, evidence: r}}\n\
             \x20       opportunity: {{text: {w}, owner: {w}}}\n        messages: {{text: {w}, when: {w}, variants: {w}}}\n\
             \x20       cells: {{own: {w}}}\n"
        )
    };
    for weapon in WEAPONS {
        let Some((picture, page)) = build(&template(weapon)) else { continue };
        let document = roxmltree::Document::parse(&picture).expect("well-formed");
        for node in document.descendants() {
            assert!(!node.has_tag_name("script") && !node.has_tag_name("foreignObject"), "{weapon}");
            for attribute in node.attributes() {
                let value = attribute.value().trim().to_ascii_lowercase();
                assert!(!attribute.name().starts_with("on"), "{weapon}: {}", attribute.name());
                let is_link = attribute.name() == "href";
                assert!(!is_link || !value.starts_with("javascript:"), "{weapon}: {value}");
                assert!(!is_link || !value.starts_with("data:text"), "{weapon}: {value}");
            }
        }
        let mut markup = String::new();
        for event in pulldown_cmark::Parser::new_ext(&page, pulldown_cmark::Options::ENABLE_TABLES) {
            if let pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) = &event {
                markup.push_str(html);
            }
        }
        // Comments of ours are the only HTML.
        for comment in markup.split_inclusive("-->").filter(|comment| !comment.trim().is_empty()) {
            assert!(comment.trim_start().starts_with("<!--") && comment.ends_with("-->"), "{weapon}: {comment}");
        }
    }
}

/// Cuts, swaps, flips and splices of real maps.
fn mutant(text: &str, other: &str, edits: &[(u8, usize, usize)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (kind, one, two) in edits {
        let length = bytes.len().max(1);
        let (low, high) = (one % length, two % length);
        match kind % 6 {
            0 => bytes.truncate(low),
            1 if low < bytes.len() => bytes[low] = b" :-[]{}#&*!|>'\"%@`,?\n\t09.k%"[two % 27],
            2 => {
                let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
                let count = lines.len();
                lines.swap(one % count, two % count);
                bytes = lines.join(&b'\n');
            }
            3 => {
                let piece: Vec<u8> = other.bytes().skip(two % other.len()).take(200).collect();
                bytes.splice(low..low, piece);
            }
            4 => {
                bytes.drain(low.min(high)..(low.min(high) + 30).min(bytes.len()));
            }
            _ => {
                let weapon = WEAPONS[two % WEAPONS.len()].bytes();
                bytes.splice(low..low, weapon);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn shelf() -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir(repository("examples"))
        .expect("examples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".journey.yaml"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn damaged_maps_end_in_a_picture_or_in_findings(
        (which, other) in (0..64_usize, 0..64_usize),
        edits in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..6),
    ) {
        let shelf = shelf();
        let text = mutant(&shelf[which % shelf.len()], &shelf[other % shelf.len()], &edits);
        let work = Work::begin();
        build(&text);
        prop_assert!(work.seconds() < PATIENCE, "it took {} s", work.seconds());
    }
}

/// Never a device here: were the promise broken, a test that runs with all rights would break the machine.
#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_replaced() {
    use std::os::unix::fs::FileTypeExt as _;

    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("socket.svg");
    let link = folder.path().join("link.svg");
    let _socket = std::os::unix::net::UnixListener::bind(&place).expect("a socket");
    std::os::unix::fs::symlink(&place, &link).expect("a link");
    for path in [&place, &link] {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_journeymap"))
            .arg("build")
            .arg(repository("examples/minimal.journey.yaml"))
            .arg("-o")
            .arg(path)
            .output()
            .expect("it runs");
        assert_eq!(ran.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&ran.stderr).contains("it is not a regular file"));
        assert!(std::fs::metadata(path).expect("still there").file_type().is_socket());
    }
}
