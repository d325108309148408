//! Links: from a key and from inline Markdown to anchors, and nothing that runs or leads out.

use journeymap::board::{View, board};
use journeymap::output::{markdown, svg};
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::{NoFiles, Source};

use super::support::findings;

fn drawn(text: &str) -> (String, String) {
    let map = journeymap::check(&Source::new("m.journey.yaml", text), &NoFiles).value.expect("no errors");
    let board = board(&map, &View { whose: None, file_name: "m.journey.yaml".to_owned() });
    (svg::write(&scene(&board), Theme::light(), &[]), markdown::write(&board))
}

/// Every anchor: where it leads, and the words in it.
fn anchors(picture: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(picture).unwrap();
    let anchors = document.descendants().filter(|node| node.has_tag_name("a"));
    let told = anchors.map(|anchor| {
        assert!(!anchor.ancestors().skip(1).any(|outer| outer.has_tag_name("a")), "a link in a link");
        let words = anchor.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
        let words: Vec<&str> = words.map(str::trim).filter(|words| !words.is_empty()).collect();
        format!("{}: {}", anchor.attribute("href").unwrap(), words.join(" | "))
    });
    told.collect()
}

fn step(inside: &str) -> String {
    format!("title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n      - action: Goes\n{inside}")
}

#[test]
fn a_card_with_a_link_is_one_from_edge_to_edge() {
    let (picture, markdown) = drawn(&step("        pain_point: {text: Slow, link: https://a.example/x}\n"));
    assert_eq!(anchors(&picture), ["https://a.example/x: Slow | https://a.example/x"]);
    assert!(picture.contains("<a href=\"https://a.example/x\">\n<g class=\"box card pain\">"));
    assert!(picture.contains("role=\"group\""));
    assert!(markdown.contains("<https://a.example/x>"));
}

#[test]
fn a_link_among_words_is_one_by_itself() {
    let (picture, _) = drawn(&step("        pain_point: Slow, see [the **log**](log.md)\n"));
    assert_eq!(anchors(&picture), ["log.md: the", "log.md: log"]);
    let both = step("        pain_point: {text: '[Slow](log.md)', link: https://a.example}\n");
    assert_eq!(anchors(&drawn(&both).0), ["log.md: Slow", "https://a.example: https://a.example"]);
}

#[test]
fn without_a_link_the_picture_is_an_image() {
    let (picture, _) = drawn(&step("        pain_point: Slow\n"));
    assert!(picture.contains("role=\"img\"") && !picture.contains("<a "));
}

#[test]
fn everything_with_a_link_leads_there() {
    let text = "title: T\ntype: service-blueprint\nlink: map.md\n\
        persona: {name: P, role: r, link: p.md, goals: {text: G, link: g.md}}\n\
        segments: [{id: s, name: S, link: s.md}]\n\
        channels: [{id: c, name: C, kind: chat, link: c.md}]\n\
        research: [{id: r, link: r.md}]\n\
        questions: [{question: Q, link: q.md}]\n\
        competitors: [{id: x, name: X, link: x.md}]\n\
        stages:\n  - name: A\n    link: stage.md\n    steps:\n      - action: Goes\n        link: step.md\n\
        \x20       touchpoint: {name: T, channel: web, link: t.md}\n\
        \x20       thinking: {text: Hm, link: th.md}\n\
        \x20       frontstage: {text: F, link: f.md}\n\
        \x20       emotion: {score: 1, link: e.md}\n\
        \x20       opportunity: {text: O, link: o.md}\n\
        \x20       messages: {text: M, link: m.md}\n\
        \x20       metrics: {reach: {value: 1, link: n.md}}\n";
    let all = anchors(&drawn(text).0).join("\n");
    for path in "map p g s c r q x stage step t th f e o m n".split(' ').map(|name| format!("{name}.md")) {
        assert!(all.lines().any(|line| line.starts_with(&format!("{path}: "))), "{path} is not in\n{all}");
    }
}

#[test]
fn odd_characters_stay_in_the_address() {
    let check = |written: &str, expected: &str| {
        let text = step(&format!("        pain_point:\n          text: S\n          link: {written}\n"));
        let (picture, markdown) = drawn(&text);
        let found = anchors(&picture);
        assert!(found[0].starts_with(&format!("{expected}: S")), "{written}: {found:?}");
        assert!(markdown.contains("S ·"), "{markdown}");
    };
    check("'https://a.example/?q=\"x\"&y=&copy;&lt;'", "https://a.example/?q=\"x\"&y=&copy;&lt;");
    check("'my notes/<a> (b).md'", "my%20notes/%3Ca%3E%20(b).md");
    check("'a*b_c`d[e]f.md#x'", "a*b_c`d[e]f.md#x");
    check("'mailto:a@b.example?subject=x'", "mailto:a@b.example?subject=x");
    check("'a\\b.md'", "a\\b.md");
}

#[test]
fn what_no_map_may_hold_is_an_error_in_words_too() {
    let found = findings(&step(
        "        pain_points:\n          - Slow, [see](javascript:alert(1))\n          - {text: 'a [b](//host/c)', link: 'data:text/html,x'}\n",
    ));
    assert_eq!(
        found,
        "8:25 unsafe-link: `javascript:alert(1)` is not a link that a map may hold\n\
         9:27 unsafe-link: `//host/c` is an absolute path, and paths in a map are relative to it\n\
         9:45 unsafe-link: `data:text/html,x` is not a link that a map may hold"
    );
}

#[test]
fn code_has_a_frame() {
    let frames = |text: &str| drawn(&step(text)).0.matches("opacity=\"0.4\"").count();
    assert_eq!(frames("        pain_point: Press Enter\n"), 0);
    assert_eq!(frames("        pain_point: Press `Enter`, then `Esc`\n"), 2);
}
