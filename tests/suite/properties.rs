//! What holds for any map at all: no panic, every place is in the text, the same findings twice, and soon.

use journeymap::diagnostic::Diagnostic;
use journeymap::source::{Source, Span};
use proptest::prelude::*;

use super::support::{Folder, Work, files_in, text_of};

/// Keys of the language at all levels, singular and plural, some misspelt.
const KEYS: &[&str] = &[
    "title",
    "type",
    "lang",
    "format",
    "status",
    "review",
    "scenario",
    "goal",
    "questions",
    "persona",
    "personas",
    "segments",
    "channels",
    "research",
    "metrics",
    "competitors",
    "scale",
    "lanes",
    "baseline",
    "stages",
    "stage",
    "flows",
    "id",
    "name",
    "age",
    "role",
    "steps",
    "step",
    "action",
    "touchpoint",
    "touchpoints",
    "channel",
    "from",
    "to",
    "thinking",
    "saying",
    "emotion",
    "score",
    "scores",
    "feeling",
    "engagement",
    "moment",
    "moments",
    "pain_point",
    "pain_points",
    "gains",
    "needs",
    "opportunity",
    "opportunities",
    "addresses",
    "impact",
    "effort",
    "due",
    "text",
    "severity",
    "cause",
    "of",
    "value",
    "target",
    "history",
    "sample",
    "unit",
    "better",
    "frontstage",
    "backstage",
    "support",
    "policies",
    "triggers",
    "fails",
    "place",
    "devices",
    "messages",
    "resources",
    "image",
    "cells",
    "for",
    "evidence",
    "link",
    "note",
    "tags",
    "owner",
    "min",
    "max",
    "labels",
    "share",
    "label",
    "answers",
    "question",
    "every",
    "last",
    "x-own",
    "emotoin",
    "phases",
    "",
    "1",
    "reach",
    "bounce-rate",
    "thinking: ",
];

/// Values, right and wrong.
const VALUES: &[&str] = &[
    "",
    "~",
    "current-state",
    "future-state",
    "service-blueprint",
    "empathy",
    "en",
    "ko",
    "no",
    "1",
    "2",
    "-1.7",
    "6,2%",
    "71%",
    "48.2k",
    "€49",
    "9 s",
    "999999999999999M",
    "1e999",
    "a",
    "b",
    "A b",
    "친구",
    "😀👩‍👩‍👧",
    "[]",
    "{}",
    "[a, b]",
    "[1, -1]",
    "{a: b}",
    "{id: a, name: b}",
    "{text: Too long, too dear}",
    "{text: a, for: b}",
    "{score: 1, scores: [2]}",
    "{min: 1, max: 1}",
    "{min: -1k, max: 1B}",
    "{from: a, to: b, share: 60%}",
    "{to: a, both_ways: yes}",
    "2026-11",
    "2026-02-30",
    "6 weeks",
    "yes",
    "https://a.b",
    "javascript:x",
    "|\n    two\n    lines",
    "\"quoted\"",
    "'it''s'",
    "current.journey.yaml",
    "switching-careers.journey.yaml",
    "web",
    "high",
    "truth",
    "mobile",
    "&a a",
    "*a",
    "#x",
    "true",
];

fn check(text: &str) -> Vec<Diagnostic> {
    let source = Source::new("map.journey.yaml", text);
    let checked = journeymap::check(&source, &Folder("examples"));
    let sits = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    for found in checked.findings.iter() {
        sits(found.at);
        assert!(!source.slice(found.at).contains('\n'), "{found:?} in {text:?}");
        found.also.iter().for_each(|label| assert!(label.span.start <= label.span.end));
        found.fix.iter().for_each(|fix| sits(fix.span));
        assert!(found.message.chars().count() < 400, "{}", found.message);
    }
    let has_errors = checked.findings.has_errors();
    assert!(checked.value.is_none() == has_errors, "a map and errors, or neither, in {text:?}");
    checked.findings.sorted()
}

/// One line of a map: how far it is indented, whether it is an item, its key and its value.
fn lines() -> impl Strategy<Value = String> {
    let line = (0_usize..6, any::<bool>(), prop::sample::select(KEYS), prop::sample::select(VALUES)).prop_map(
        |(indent, item, key, value)| format!("{}{}{key}: {value}\n", "  ".repeat(indent), if item { "- " } else { "" }),
    );
    prop::collection::vec(line, 0..25).prop_map(|lines| lines.concat())
}

/// A map that is right but for some keys of a step.
fn maps() -> impl Strategy<Value = String> {
    let facts = prop::collection::vec((prop::sample::select(KEYS), prop::sample::select(VALUES)), 0..12);
    let top = prop::collection::vec((prop::sample::select(KEYS), prop::sample::select(VALUES)), 0..4);
    let map_type =
        prop::sample::select(&["current-state", "future-state", "service-blueprint", "empathy", "experience"][..]);
    (map_type, top, facts.clone(), facts).prop_map(|(map_type, top, stage, step)| {
        let block = |indent: &str, lines: Vec<(&str, &str)>| {
            lines.iter().map(|(key, value)| format!("{indent}{key}: {value}\n")).collect::<String>()
        };
        format!(
            "title: T\ntype: {map_type}\n{}stages:\n  - id: a\n    name: A b\n{}    steps:\n      - id: b\n        action: B\n{}      - B\n",
            block("", top),
            block("    ", stage),
            block("        ", step)
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_are_checked(text in lines()) {
        check(&text);
    }

    #[test]
    fn any_map_is_checked_alike_twice(text in maps()) {
        let first = check(&text);
        prop_assert_eq!(first, check(&text));
    }

    #[test]
    fn a_damaged_example_is_checked(which in any::<prop::sample::Index>(), line in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), how in 0..6, byte in any::<char>()) {
        let paths = files_in("examples", ".journey.yaml");
        let text = text_of(which.get(&paths));
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (at, from) = (line.index(lines.len()), other.index(lines.len()));
        match how {
            0 => { lines.remove(at); }
            1 => { let copy = lines[at].clone(); lines.insert(at, copy); }
            2 => { let copy = lines[from].clone(); lines[at] = copy; }
            3 => lines.swap(at, from),
            4 => { let indent = lines[at].len() - lines[at].trim_start().len(); lines[at] = lines[at].replacen(' ', "", indent.min(2)); }
            _ => {
                let places: Vec<usize> = lines[at].char_indices().map(|(place, _)| place).collect();
                if !places.is_empty() {
                    lines[at].insert(*other.get(&places), byte);
                }
            }
        }
        let work = Work::begin();
        check(&lines.join("\n"));
        // Less than a second, but without optimisation.
        prop_assert!(work.seconds() < 60.0);
    }
}

/// Every fix of a finding about one thing leaves a text in which that finding is gone.
#[test]
fn a_fix_mends_what_it_is_for() {
    let map = |step: &str| {
        format!(
            "title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n      - id: a\n        action: Talks\n        {step}\n      - Waits\nflows: {{from: a, to: Waits}}\n"
        )
    };
    for step in [
        "touchpont: Café",
        "thinking: {text: Too long, too dear}",
        "thinking: {text: 'Too \"long\"', too dear}",
        "metrics: {reach: \"48,200\"}",
        "metrics: {bounce-rate: 0.71}",
        "metrics: {bonce-rate: 71%}",
        "moment: trth",
        "image: mobil",
        "touchpoint: {channel: emial}",
        "id: b",
    ] {
        let mut text = map(step);
        for _ in 0..5 {
            let found = check(&text);
            let Some(fix) = found.iter().find_map(|found| found.fix.clone()) else { break };
            text.replace_range(fix.span.start..fix.span.end, &fix.replacement);
        }
        let left: Vec<_> = check(&text).into_iter().filter(|found| found.fix.is_some()).collect();
        assert!(left.is_empty(), "{step}: {left:?} in\n{text}");
        assert!(text.contains("{id: waits, action: \"Waits\"}"), "{text}");
    }
}
