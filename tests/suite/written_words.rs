//! Every word that an author writes, but notes, is in the picture and in the Markdown.

use std::collections::BTreeSet;

use journeymap::output::{self, Drawing, named};
use journeymap::scene::item::{Item, Scene};
use journeymap::scene::theme::Theme;
use journeymap::scene::{Width, laid_out};
use journeymap::source::{NoFiles, Source};
use journeymap::spec::touchpoint::ChannelKind;
use journeymap::text::{self, Fonts};
use journeymap::yaml::{self, Kind, Node};
use pulldown_cmark::{Event, Options, Parser};

use crate::support::drawing::{drawn, examples, map, shown};
use crate::support::generate::{crowded, flowing, stacked};

/// Keys whose values are not words but names for other things, choices, or numbers that are shown in another form.
const NOT_WORDS: &[&str] = &[
    "id",
    "type",
    "lang",
    "format",
    "status",
    "severity",
    "kind",
    "channel",
    "for",
    "evidence",
    "addresses",
    "of",
    "to",
    "from",
    "note",
    "score",
    "scores",
    "scale",
    "share",
    "impact",
    "effort",
    "sample",
    "value",
    "target",
    "history",
    "every",
    "better",
    "unit",
    "engagement",
    "moment",
    "moments",
    "automated",
    "both_ways",
    "hide",
    "role",
    "baseline",
    "lanes",
    "segment",
    "segments",
    "triggers",
    "min",
    "max",
    "image",
];

/// The texts of a node that are words, with the keys that lead to them.
pub(crate) fn words(node: &Node, key: &str, found: &mut BTreeSet<String>) {
    match &node.kind {
        Kind::Nothing => {}
        Kind::Scalar(scalar) => {
            let is_number = scalar.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '€' | '$'));
            // A touchpoint that names a kind of channel is shown by the language's word for it.
            let is_kind =
                key.starts_with("touchpoint") && ChannelKind::ALL.iter().any(|kind| kind.word() == scalar.text);
            if !NOT_WORDS.contains(&key) && !is_number && !is_kind {
                found.insert(scalar.text.clone());
            }
        }
        Kind::List(items) => items.iter().for_each(|item| words(item, key, found)),
        Kind::Mapping(mapping) => {
            for entry in &mapping.entries {
                let own = entry.key.value.as_str();
                // Values of metrics and answers stand under keys of the author's; what is text there is words.
                let own = if key == "metrics" && matches!(entry.value.kind, Kind::Scalar(_)) { "value" } else { own };
                if own.starts_with("x-") {
                    continue;
                }
                // A persona's role and a mapping of texts that happens to have a key like ours are words.
                let own = if own == "role" && matches!(key, "persona" | "personas") { "words" } else { own };
                words(&entry.value, own, found);
            }
        }
    }
}

/// Words without inline Markdown, quotes and spacing, so that line breaks do not matter.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn picture_words(scene: &Scene) -> String {
    fn collect(items: &[Item], all: &mut String) {
        for item in items {
            match item {
                Item::Group(group) => collect(&group.items, all),
                Item::Text(line) => line.runs.iter().for_each(|run| all.push_str(&bare(&run.text))),
                Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
            }
        }
    }
    let mut all = String::new();
    collect(&scene.items, &mut all);
    all
}

/// What a reader of the page sees, code and escaped characters included.
fn markdown_words(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let words = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Text(text) | Event::Code(text) => bare(&text),
        _ => String::new(),
    });
    words.collect()
}

#[test]
fn every_written_word_is_in_the_picture_and_in_the_markdown() {
    let mut faults = Vec::new();
    for path in examples() {
        let source = Source::new("example", std::fs::read_to_string(&path).unwrap());
        let node = yaml::read(&source).value.unwrap();
        let mut found = BTreeSet::new();
        words(&node, "", &mut found);
        assert!(found.len() > 3, "{}: hardly a word was found", path.display());
        let (board, scene) = drawn(&path);
        let picture = picture_words(&scene);
        let (fonts, options) = (Fonts::default(), output::Options::default());
        let drawing = Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
        let markdown = String::from_utf8(named("md").unwrap().draw(&drawing).unwrap()).unwrap();
        let markdown = markdown_words(&markdown);
        let missing = |all: &str| -> Vec<String> {
            found.iter().filter(|text| !all.contains(&bare(&text::plain(text)))).cloned().collect()
        };
        let narrow = picture_words(&laid_out(&board, Width::Pixels(830.0), &Fonts::default()));
        for (place, all) in [("picture", &picture), ("narrow picture", &narrow), ("Markdown", &markdown)] {
            let missing = missing(all);
            if !missing.is_empty() {
                faults.push(format!("{}: not in the {place}: {missing:#?}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_label_of_a_crowded_map_is_in_the_picture_and_in_the_markdown() {
    for (name, text) in [
        ("few arrows", crowded(8, 3)),
        ("many arrows", crowded(20, 10)),
        ("cells in one", stacked(60)),
        ("flows", flowing(30, 400)),
    ] {
        let board = shown("crowded.journey.yaml", &map(name, &text, &NoFiles));
        let (fonts, options) = (Fonts::default(), output::Options::default());
        let scene = laid_out(&board, Width::Automatic, &fonts);
        let drawing = Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
        let markdown = String::from_utf8(named("md").unwrap().draw(&drawing).unwrap()).unwrap();
        let markdown = markdown_words(&markdown);
        let pictures =
            [scene, laid_out(&board, Width::Pixels(Width::LEAST), &fonts), laid_out(&board, Width::Natural, &fonts)];
        let labels: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with("Lab")).collect();
        assert!(labels.len() > 20, "{name} has {} labels", labels.len());
        for all in pictures.iter().map(picture_words).chain([markdown]) {
            let missing: Vec<&&str> = labels.iter().filter(|label| !all.contains(**label)).collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }
}

/// Where each one has a feeling of their own, what everyone else feels is still there.
#[test]
fn what_everyone_feels_beside_what_one_feels_is_in_the_picture_and_in_the_markdown() {
    let text = "title: Renewing\ntype: current-state\npersonas:\n  - {id: hana, name: Hana}\nstages:\n  - name: Notice\n    \
                steps:\n      - {action: Reads, emotion: {score: 0, feeling: Calm}}\n      - action: Looks\n        \
                emotion: [{score: -1, feeling: Unsure}, {for: hana, score: -2, feeling: Angry}]\n";
    let board = shown("renewing.journey.yaml", &map("renewing", text, &NoFiles));
    let (fonts, options) = (Fonts::default(), output::Options::default());
    let scene = laid_out(&board, Width::Automatic, &fonts);
    let drawing = Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
    let markdown = String::from_utf8(named("md").unwrap().draw(&drawing).unwrap()).unwrap();
    for all in [picture_words(&scene), markdown_words(&markdown)] {
        let missing: Vec<&str> = ["Calm", "Unsure", "Angry"].into_iter().filter(|word| !all.contains(*word)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

/// "dots show severity" stands only where there are dots.
#[test]
fn what_is_not_shown_is_not_explained() {
    let picture = |pain: &str, idea: &str| {
        let text = format!(
            "title: T\ntype: current-state\nstages:\n  - {{name: A, pain_point: {pain}, opportunity: {idea}}}\n"
        );
        let board = shown("t.journey.yaml", &map("t", &text, &NoFiles));
        picture_words(&laid_out(&board, Width::Automatic, &Fonts::default()))
    };
    let (bare, rated) = (picture("Slow", "Hurry"), picture("{text: Slow, severity: high}", "{text: Hurry, effort: 2}"));
    for (below, word) in [("dots show severity", "severity"), ("impact · effort", "impact")] {
        assert!(!bare.contains(word) && rated.contains(word), "{below}: {bare:?} {rated:?}");
    }
}
