//! What a reader sees.

use proptest::prelude::*;

use super::{Look, write};
use crate::diagnostic::Diagnostic;
use crate::report::summary;
use crate::source::{Source, Span};
use crate::yaml::{self, codes};

fn drawn(text: &str, look: Look) -> String {
    let source = Source::new("map.yaml", text);
    let findings = yaml::read(&source).findings.sorted();
    let mut out = String::new();
    write(&mut out, &source, &findings, look).unwrap();
    out
}

#[test]
fn a_finding_shows_both_places() {
    let text = "\u{feff}이름: 1\r\nb: 2\r\nc: 3\r\nd: 4\r\n이름: 😀\r\n";
    assert_eq!(
        drawn(text, Look::PLAIN),
        "\
map.yaml:5:1: error[duplicate-key]: `이름` is written twice here
   ╭────
 1 │ 이름: 1
   · ──┬─
   ·   ╰── first written here
   ╰────
   ╭─[5:1]
 4 │ d: 4
 5 │ 이름: 😀
   · ────
   ╰────
  help: keep one of them; for several values, write a list under one key
  more: journeymap explain duplicate-key
"
    );
}

#[test]
fn without_box_characters_it_is_ascii() {
    assert_eq!(
        drawn("a: 1\na: 2", Look { unicode: false, ..Look::PLAIN }),
        "\
map.yaml:2:1: error[duplicate-key]: `a` is written twice here
   ,-[2:1]
 1 | a: 1
   : |
   : `-- first written here
 2 | a: 2
   : ^
   `----
  help: keep one of them; for several values, write a list under one key
  more: journeymap explain duplicate-key
"
    );
}

#[test]
fn tabs_and_control_characters_can_be_seen_and_do_nothing() {
    assert_eq!(
        drawn("가:\t나\u{1b}[31m", Look::PLAIN),
        "\
map.yaml:1:5: error[control-character]: `U+001B` is a character that cannot be shown
   ╭────
 1 │ 가: 나␛[31m
   ·       ─
   ╰────
  help: delete it
  more: journeymap explain control-character
"
    );
}

#[test]
fn an_empty_file_has_a_place() {
    assert_eq!(
        drawn("", Look::PLAIN),
        "\
map.yaml:1:1: error[empty-file]: nothing is written here, and a map has at least a title
   ╭────
 1 │
   · ─
   ╰────
  help: begin with `title: …`, `type: current-state` and `stages:`
  more: journeymap explain empty-file
"
    );
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!("{{{}: {}, a: @x, b: {}}}", "가".repeat(300), "b".repeat(300), "c".repeat(900_000));
    let shown = drawn(&text, Look { width: 60, ..Look::PLAIN });
    assert_eq!(
        shown,
        "\
map.yaml:1:609: error[text-needs-quotes]: a value cannot begin with `@`, and this is text
   ╭────
 1 │ …bbbbbbb, a: @x, b: ccccccccccccccccccccccccccc…
   ·              ──
   ╰────
  help: write `\"@x\"`
  more: journeymap explain text-needs-quotes
"
    );
}

#[test]
fn colours_only_when_asked_for() {
    assert!(!drawn("a: 1\na: 2", Look::PLAIN).contains('\u{1b}'));
    let colored = drawn("a: 1\na: 2", Look { color: true, ..Look::PLAIN });
    assert!(colored.starts_with("map.yaml:2:1: \u{1b}[1;31merror[duplicate-key]\u{1b}[0m: "), "{colored}");
}

#[test]
fn the_summary_counts_by_level() {
    let found = |code| Diagnostic::new(code, Span::new(0, 0), "x");
    assert_eq!(summary(&[]), "nothing found");
    assert_eq!(summary(&[found(&codes::TEXT_CUT_BY_COMMENT)]), "1 warning");
    assert_eq!(
        summary(&[found(&codes::YAML_SYNTAX), found(&codes::TEXT_CUT_BY_COMMENT), found(&codes::MERGE_KEY)]),
        "2 errors, 1 warning"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_places_in_any_text_can_be_drawn(
        pieces in prop::collection::vec(prop::sample::select(
            &["a", "가", "😀", "\n", "\r\n", "\r", "\t", "\u{1b}[1m", "\u{feff}", "e\u{301}", "long long long long long long line "][..],
        ), 0..60),
        places in prop::collection::vec((0usize..400, 0usize..400), 1..5),
        width in 0usize..120,
    ) {
        let text = pieces.concat();
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let spans: Vec<Span> = places
            .iter()
            .map(|(one, other)| Span::new(boundary(*one.min(other)), boundary(*one.max(other))))
            .collect();
        let mut found = Diagnostic::new(&codes::YAML_SYNTAX, spans[0], "a message").help("some help");
        for span in &spans {
            found = found.also(*span, "words");
        }
        let mut out = String::new();
        write(&mut out, &Source::new("map.yaml", text.clone()), &[found], Look { width, ..Look::PLAIN }).unwrap();
        let limit = width.max(40);
        for line in out.lines().skip(1) {
            prop_assert!(line.chars().count() <= limit + 12, "{} columns in {out}", line.chars().count());
        }
        prop_assert!(out.matches("words").count() >= spans.len(), "{out}");
    }
}
