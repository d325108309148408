//! The Markdown says every word of the board, and no text of an author can break it.

use std::fs;
use std::path::Path;

use journeymap::board::card::{Card, Detail};
use journeymap::board::shape::{Cells, Number, Shape};
use journeymap::board::{self, Board, Body, Entry, View};
use journeymap::output::markdown;
use journeymap::source::{Files, NoFiles, Source};
use journeymap::text::plain;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The examples as the files beside a map.
struct Examples;

impl Files for Examples {
    fn read(&self, path: &str) -> Result<Source, String> {
        let text = fs::read_to_string(Path::new("examples").join(path)).map_err(|error| error.to_string())?;
        Ok(Source::new(path, text))
    }

    fn bytes(&self, path: &str, _: usize) -> Result<Vec<u8>, String> {
        fs::read(Path::new("examples").join(path)).map_err(|error| error.to_string())
    }
}

pub(crate) fn board_of(source: &Source, files: &dyn Files) -> Option<Board> {
    let map = journeymap::check(source, files).value?;
    let view = View { whose: None, file_name: source.name().to_owned() };
    Some(board::board(&map, &view))
}

pub(crate) fn examples() -> Vec<Board> {
    let mut paths: Vec<_> = fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".journey.yaml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        board_of(&Source::new(name, fs::read_to_string(path).unwrap()), &Examples)
    };
    paths.iter().filter_map(read).collect()
}

fn events(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options).collect()
}

/// What a reader sees, block by block.
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::SoftBreak | Event::HardBreak => seen.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item | TagEnd::Image) => {
                seen.push('\n');
            }
            Event::Start(Tag::List(_)) => seen.push('\n'),
            Event::FootnoteReference(label) => seen.push_str(&format!("[^{label}]")),
            _ => {}
        }
    }
    seen
}

/// Every text of a board, as an author wrote it.
#[derive(Default)]
pub(crate) struct Texts(pub(crate) Vec<String>);

impl Texts {
    fn add(&mut self, text: &str) {
        self.0.push(text.to_owned());
    }

    fn detail(&mut self, detail: &Detail) {
        match detail.key {
            // It is a footnote.
            "evidence" => {}
            _ if !detail.parts.is_empty() => detail.parts.iter().for_each(|part| self.add(part)),
            _ => self.add(&detail.text),
        }
    }

    fn card(&mut self, card: &Card) {
        self.add(&card.text);
        card.badge.iter().chain(&card.status).for_each(|text| self.add(text));
        card.severity.iter().for_each(|severity| self.add(&severity.word));
        card.details.iter().for_each(|detail| self.detail(detail));
        card.numbers.iter().for_each(|number| self.number(number));
    }

    fn number(&mut self, number: &Number) {
        self.add(&number.name);
        self.add(&number.value);
        number.target.iter().chain(&number.sample).for_each(|text| self.add(text));
        number.history_shown.iter().for_each(|text| self.add(text));
        number.change.iter().for_each(|change| self.add(&change.shown));
        number.details.iter().for_each(|detail| self.detail(detail));
    }

    fn cards(&mut self, cells: &Cells<Card>) {
        cells.iter().for_each(|card| self.card(card));
    }

    fn entry(&mut self, entry: &Entry) {
        self.add(&entry.title);
        entry.details.iter().for_each(|detail| self.detail(detail));
        entry.lines.iter().for_each(|card| self.card(card));
        entry.number.iter().for_each(|number| self.number(number));
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Steps(cells) | Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => self.cards(cells),
            Shape::Boxes(boxes) => self.cards(&boxes.cells),
            Shape::Numbers(cells) => {
                cells.iter().for_each(|number| self.number(number));
            }
            Shape::Curve(curve) => {
                curve.labels.iter().for_each(|(_, label)| self.add(label));
                curve.moments.iter().flatten().for_each(|(word, _)| self.add(word));
                for line in &curve.lines {
                    self.add(&line.name);
                    for point in &line.points {
                        point.score.iter().chain(&point.word).for_each(|text| self.add(text));
                        point.details.iter().for_each(|detail| self.detail(detail));
                    }
                }
            }
            Shape::Arcs(arcs) => {
                for arc in arcs {
                    self.add(&arc.from_label);
                    self.add(&arc.to_label);
                    arc.share.iter().chain(&arc.text).for_each(|text| self.add(text));
                    arc.details.iter().for_each(|detail| self.detail(detail));
                }
            }
            Shape::Pictures(cells) => {
                cells.iter().for_each(|picture| self.add(picture.alt.as_ref().unwrap_or(&picture.icon)));
            }
            Shape::Line(_) => {}
        }
    }

    pub(crate) fn of(board: &Board) -> Self {
        let mut all = Self::default();
        all.add(&board.title);
        board.badges.iter().for_each(|badge| all.add(badge));
        board.introduction.iter().chain(&board.footer).for_each(|detail| all.detail(detail));
        for persona in &board.personas {
            all.add(&persona.name);
            persona.about.iter().for_each(|detail| all.detail(detail));
            persona.quote.iter().for_each(|quote| all.add(quote));
            persona.image.iter().filter_map(|image| image.alt.as_ref()).for_each(|alt| all.add(alt));
            for block in &persona.blocks {
                all.add(&block.heading);
                block.cards.iter().for_each(|card| all.card(card));
            }
        }
        match &board.body {
            Body::Grid(grid) => {
                for stage in &grid.stages {
                    all.add(&stage.name);
                    stage.goal.iter().for_each(|goal| all.add(goal));
                    stage.details.iter().for_each(|detail| all.detail(detail));
                }
                for row in &grid.rows {
                    all.add(if matches!(row.shape, Shape::Steps(_)) { "" } else { &row.title });
                    all.shape(&row.shape);
                }
                grid.arrows.iter().filter_map(|arrow| arrow.label.as_ref()).for_each(|label| all.add(label));
            }
            Body::Empathy(quadrants) => {
                for quadrant in quadrants {
                    all.add(&quadrant.heading);
                    quadrant.cards.iter().for_each(|card| all.card(card));
                }
            }
        }
        board.panels.iter().for_each(|panel| all.add(&panel.title));
        board.panels.iter().flat_map(|panel| &panel.entries).for_each(|entry| all.entry(entry));
        for contact in &board.inventory.entries {
            contact.places.iter().chain([&contact.channel, &contact.name]).for_each(|text| all.add(text));
        }
        if !board.walk.stages.is_empty() {
            all.add(&board.walk.how);
        }
        for (stage, steps) in &board.walk.stages {
            all.add(stage);
            steps.iter().flat_map(|step| step.touchpoints.iter().chain([&step.action])).for_each(|text| all.add(text));
        }
        all
    }
}

#[test]
fn every_word_of_the_board_is_there() {
    let boards = examples();
    assert!(boards.len() > 10, "only {} examples can be drawn", boards.len());
    for board in boards {
        let markdown = markdown::write(&board);
        let seen = seen(&markdown);
        for text in Texts::of(&board).0 {
            for line in plain(&text).lines() {
                assert!(seen.contains(line), "{}: {line:?} is not in\n{markdown}", board.file_name);
            }
        }
        assert_eq!(markdown, markdown::write(&board));
    }
}

#[test]
fn every_source_has_a_footnote() {
    for board in examples() {
        let markdown = markdown::write(&board);
        let mut defined = Vec::new();
        let mut used = Vec::new();
        for event in events(&markdown) {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => defined.push(label.into_string()),
                Event::FootnoteReference(label) => used.push(label.into_string()),
                _ => {}
            }
        }
        used.sort();
        used.dedup();
        defined.sort();
        assert_eq!(used, defined, "{}", board.file_name);
    }
}

#[test]
fn headings_are_unique_and_nothing_trails() {
    for board in examples() {
        let markdown = markdown::write(&board);
        let mut headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with('#')).collect();
        assert!(headings.iter().filter(|line| line.starts_with("# ")).count() == 1, "{}", board.file_name);
        let count = headings.len();
        headings.sort_unstable();
        headings.dedup();
        assert_eq!(headings.len(), count, "{}", board.file_name);
        assert!(markdown.ends_with('\n') && !markdown.contains("\n\n\n"), "{}", board.file_name);
        assert!(markdown.lines().all(|line| line.trim_end() == line), "{}", board.file_name);
    }
}

/// A map in which `text` stands wherever an author may write one.
pub(crate) fn everywhere(text: &str, kind: &str) -> Source {
    let template = r"
title: TEXT
type: KIND
lang: en
summary: TEXT
scenario: TEXT
goal: TEXT
questions: [{question: TEXT, answer: TEXT}]
persona: {id: a, name: TEXT, role: TEXT, place: TEXT, quote: TEXT, bio: TEXT, goals: [TEXT], pain_points: [TEXT], says: [TEXT], facts: {age: TEXT}}
segments: [{id: s, name: TEXT, share: 3%}]
channels: [{id: c, name: TEXT, kind: web}]
competitors: [{id: r, name: TEXT}]
research:
  - {id: e, kind: survey, respondents: TEXT, findings: [TEXT], questions: [{question: TEXT, answers: [TEXT]}], link: research/e.md}
STAGES";
    let stages = r"
scale: {min: -2, max: 2, labels: {2: TEXT}}
lanes: [{id: own, title: TEXT}]
metrics: [{id: m, name: TEXT, value: 3}]
stages:
  - id: one
    name: TEXT
    goal: TEXT
    note: TEXT
    business_goal: TEXT
    owner: TEXT
    time: TEXT
    policies: [TEXT, TEXT]
    competitors: {r: {text: TEXT}}
    pain_points: [{id: p, text: TEXT, severity: high, cause: TEXT, evidence: e}, TEXT]
    steps:
      - id: step
        action: TEXT
        touchpoint: {name: TEXT, channel: c, from: TEXT, to: a}
        messages: [{text: TEXT, channel: c, when: TEXT, template: TEXT, variants: [TEXT, TEXT], metrics: {m: {value: 3, link: docs/m.md}}}]
        thinking: [TEXT, TEXT]
        saying: TEXT
        emotion: {score: 1, feeling: TEXT, evidence: e}
        frontstage: {id: f, text: TEXT, by: TEXT, triggers: {to: g, label: TEXT}}
        backstage: {id: g, text: TEXT, fails: TEXT}
        opportunities: [{text: TEXT, owner: TEXT, impact: 3, addresses: p, tags: [TEXT]}]
        metrics: {m: {value: 3, target: 4}}
        image: {image: home, alt: TEXT}
        cells: {own: TEXT}
      - action: TEXT
  - name: TEXT
flows: [{from: step, to: one, label: TEXT, share: 3%}]";
    let stages = if kind == "empathy" { "" } else { stages };
    let written = serde_json::to_string(text).unwrap();
    let map = template.replace("STAGES", stages).replace("KIND", kind).replace("TEXT", &written);
    Source::new("x.journey.yaml", map)
}

/// The blocks of a page; what stands in a line is left out.
fn blocks(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    for event in events(markdown) {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image)
            | Event::Text(_)
            | Event::Code(_) => {}
            Event::Html(html) => blocks.push(format!("comment {html}")),
            other => blocks.push(format!("{other:?}")),
        }
    }
    blocks
}

fn holds(text: &str, kind: &str) -> Result<(), String> {
    let Some(board) = board_of(&everywhere(text, kind), &NoFiles) else { return Ok(()) };
    let tame = board_of(&everywhere("tame", kind), &NoFiles).ok_or("the template has errors")?;
    let markdown = markdown::write(&board);
    if blocks(&markdown) != blocks(&markdown::write(&tame)) {
        return Err(format!("{text:?} changes the blocks of\n{markdown}"));
    }
    let links = events(&markdown).into_iter().filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    for link in links {
        let scheme =
            link.split(['/', '?', '#']).next().and_then(|start| start.split_once(':')).map(|(scheme, _)| scheme);
        let known = scheme
            .is_none_or(|scheme| ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)));
        if !known {
            return Err(format!("{text:?} links to {link}"));
        }
    }
    let seen = seen(&markdown);
    for line in Texts::of(&board).0.iter().flat_map(|text| plain(text).lines().map(str::to_owned).collect::<Vec<_>>()) {
        if !seen.contains(line.trim()) {
            return Err(format!("{line:?} of {text:?} is not in\n{seen}\n{markdown}"));
        }
    }
    Ok(())
}

#[test]
fn no_text_breaks_the_page() {
    for text in [
        "a | b",
        "a \\| b \\",
        "`a|b` and ``a`b``",
        "`code\\|bar`",
        "<script>alert(1)</script>",
        "<!-- gone -->",
        "# heading",
        "ends with #",
        "- item",
        "1. first",
        "1) first",
        "first 1.",
        "> quote",
        "+ plus",
        "[x] done",
        "***",
        "---",
        "===",
        "&amp; &lt;b&gt; &#35;",
        "~~gone~~ ~x~",
        "$x$ and $$y$$",
        "_a_ __b__ snake_case",
        "**bold** *it* `code` [link](https://a.example/x(1)|2)",
        "*a**b**c* and **a**`b`*c*",
        "[no](javascript:alert(1)) ![img](x.png)",
        "[^e] [^new]: note",
        "one\ntwo\n\n# three\n| a | b |\n| - | - |",
        "```\ncode\n```",
        "| --- | --- |",
        "https://a.example www.a.example me@a.example",
        "Stop!",
        "a · b / c → d",
        "שלום عربي \u{202e}rtl\u{202c}",
        "  blanks\tand tabs  ",
        "-->",
        "\\",
        "**",
        "**(a)**b",
        "a!",
        "끝。",
        "\u{a0}**x**\u{a0}",
    ] {
        for kind in ["current-state", "service-blueprint", "empathy"] {
            assert_eq!(holds(text, kind), Ok(()));
        }
    }
    assert_eq!(holds(&"long ".repeat(2000), "current-state"), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_random_text_breaks_the_page(
        text in "([ab가é]|[|`<>#+=~$_*!&;:./()\\[\\]\\\\-]|\\*\\*|&amp;|\\]\\(x\\)|https://a\\.b|1\\.|\\n| ){1,14}",
    ) {
        prop_assume!(!plain(&text).trim().is_empty());
        for kind in ["service-blueprint", "empathy"] {
            prop_assert_eq!(holds(&text, kind), Ok(()));
        }
    }
}
