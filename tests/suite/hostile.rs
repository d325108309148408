//! Maps of a mebibyte, and crowded ones, that try to take long: each is checked and built in time, and very many findings are counted, not listed.

use journeymap::output::{self, Drawing, named};
use journeymap::scene::scene;
use journeymap::scene::theme::Theme;
use journeymap::source::{NoFiles, Source};
use journeymap::text::Fonts;
use journeymap::yaml::BYTE_LIMIT;

use super::support::drawing::{map, shown};
use super::support::generate::{crowded, flowing, stacked, typical};
use super::support::{Beside, Work};

const HEAD: &str = "title: T\ntype: service-blueprint\n";

/// `start`, then as many pieces as there is room for, then `end`; pieces are given their number.
fn filled(pieces: usize, start: &str, piece: &dyn Fn(usize) -> String, end: &str) -> String {
    let mut text = start.to_owned();
    for number in 0..pieces {
        let piece = piece(number);
        if text.len() + piece.len() + end.len() > BYTE_LIMIT {
            break;
        }
        text.push_str(&piece);
    }
    text + end
}

/// `pieces`: at most so many in each fill.
fn maps(pieces: usize) -> Vec<(&'static str, String)> {
    let filled = |start: &str, piece: &dyn Fn(usize) -> String, end: &str| filled(pieces, start, piece, end);
    let halves = |start: &str, first: &dyn Fn(usize) -> String, middle: &str, second: &dyn Fn(usize) -> String| {
        let mut text = start.to_owned();
        for number in 0..pieces {
            text.push_str(&first(number));
            if text.len() > BYTE_LIMIT / 2 {
                break;
            }
        }
        self::filled(pieces, &(text + middle), second, "")
    };
    let stages = |text: &str| format!("{HEAD}stages:\n  - name: A\n    {text}");
    let step = |number: usize| format!("  - {{id: s{number}, name: A stage with a longer name {number}}}\n");
    vec![
        ("unknown keys", filled(&format!("{HEAD}stages: [A]\n"), &|n| format!("k{n}: a\n"), "")),
        (
            "long unknown keys",
            filled(
                &stages("steps:\n"),
                &|n| format!("      - action: a\n        a_key_that_nobody_knows_{n}: a\n"),
                "",
            ),
        ),
        ("duplicate ids", filled(&format!("{HEAD}stages:\n"), &|_| "  - {id: a, name: b}\n".to_owned(), "")),
        (
            "ambiguous references",
            halves(&format!("{HEAD}stages:\n"), &|_| "  - {name: a}\n".to_owned(), "flows:\n", &|_| {
                "  - {from: a, to: a}\n".to_owned()
            }),
        ),
        (
            "unknown references",
            halves(&format!("{HEAD}stages:\n"), &step, "flows:\n", &|n| {
                format!("  - {{from: s{n}, to: a-stage-with-a-longer-nam-{n}x}}\n")
            }),
        ),
        (
            "flows",
            halves(&format!("{HEAD}stages:\n"), &step, "flows:\n", &|n| {
                format!("  - {{from: s{n}, to: s{}}}\n", n / 2)
            }),
        ),
        (
            "references by words",
            halves(&format!("{HEAD}stages:\n"), &step, "flows:\n", &|n| {
                format!("  - {{from: A stage with a longer name {n}, to: s1}}\n")
            }),
        ),
        (
            "alike cards, one reference each",
            halves(&stages("pain_points:\n"), &|_| "      - a\n".to_owned(), "    opportunities:\n", &|_| {
                "      - {text: b, addresses: a}\n".to_owned()
            }),
        ),
        ("feelings", filled(&stages("emotion:\n"), &|n| format!("      - {}\n", n % 3), "")),
        (
            "feelings of many",
            halves(
                &format!("{HEAD}personas:\n"),
                &|n| format!("  - {{id: p{n}, name: P{n}, role: x}}\n"),
                "stages:\n  - name: A\n    emotion:\n",
                &|n| format!("      - {{score: 1, for: p{n}}}\n"),
            ),
        ),
        (
            "own metrics",
            halves(
                &format!("{HEAD}metrics:\n"),
                &|n| format!("  - {{id: m{n}, name: M{n}}}\n"),
                "stages:\n  - name: A\n    metrics:\n",
                &|n| format!("      m{n}: 3\n"),
            ),
        ),
        (
            "unknown metrics",
            halves(
                &format!("{HEAD}metrics:\n"),
                &|n| format!("  - {{id: metric-{n}, name: Metric {n}}}\n"),
                "stages:\n  - name: A\n    metrics:\n",
                &|n| format!("      metrik-{n}: 3\n"),
            ),
        ),
        ("unknown choices", filled(&stages("moments:\n"), &|_| "      - x\n".to_owned(), "")),
        ("bad numbers", filled(&stages("emotion: {scores: ["), &|_| "1\u{2212},".to_owned(), "]}\n")),
        ("commas in braces", filled(&stages("thinking:\n"), &|_| "      - {text: a, b}\n".to_owned(), "")),
        ("one long comma in braces", filled(&stages("thinking: {text: a"), &|n| format!(", {n}"), "}\n")),
        ("short lists", filled(&stages("thinking: ["), &|_| "a,".to_owned(), "]\n")),
        ("steps", filled(&stages("steps: ["), &|_| "a,".to_owned(), "]\n")),
        ("stages", filled(&format!("{HEAD}stages: ["), &|_| "a,".to_owned(), "]\n")),
        ("personas", filled(&format!("{HEAD}stages: [a]\npersonas: ["), &|_| "a,".to_owned(), "]\n")),
        ("touchpoints", filled(&stages("touchpoints: ["), &|_| "a,".to_owned(), "]\n")),
        (
            "cells and triggers",
            filled(
                &stages("steps:\n"),
                &|n| {
                    format!(
                        "      - {{action: a, frontstage: b, support: {{id: c{n}, text: d}}, backstage: {{text: e, triggers: c{n}}}}}\n"
                    )
                },
                "",
            ),
        ),
        (
            "causes",
            halves(
                &stages("support:\n"),
                &|n| format!("      - {{id: c{n}, text: d}}\n"),
                "    pain_points:\n",
                &|n| format!("      - {{text: a, cause: {{of: c{n}}}}}\n"),
            ),
        ),
        ("empty ids", filled(&format!("{HEAD}stages:\n"), &|_| "  - {id: '!', name: b}\n".to_owned(), "")),
        ("one long text", filled(&format!("{HEAD}stages: [a]\ngoal: "), &|_| "a".to_owned(), "\n")),
        ("one long word as a type", filled("title: T\nstages: [a]\ntype: ", &|_| "a".to_owned(), "\n")),
        ("one long id", filled(&format!("{HEAD}stages: [a]\nflows: {{from: a, to: "), &|_| "b".to_owned(), "}\n")),
        ("lanes", filled(&format!("{HEAD}stages: [a]\nlanes: ["), &|n| format!("l{n},"), "]\n")),
        (
            "own lanes",
            halves(
                &format!("{HEAD}lanes:\n"),
                &|n| format!("  - {{id: l{n}, title: L}}\n"),
                "stages:\n  - name: A\n    cells:\n",
                &|n| format!("      l{n}: x\n"),
            ),
        ),
    ]
}

#[test]
fn hostile_maps_are_checked_in_time() {
    // A guard against what never ends, not a measure: a second or less in a release build on an idle machine.
    let limit = if cfg!(debug_assertions) { 60.0 } else { 10.0 };
    let mut slow = Vec::new();
    // Once as large as a file may be, and once with no more values than a map may hold, so that all are looked at.
    let sizes: &[usize] = if cfg!(debug_assertions) { &[3_000] } else { &[usize::MAX, 12_000] };
    for (name, text) in sizes.iter().flat_map(|pieces| maps(*pieces)) {
        let source = Source::new("map.journey.yaml", text);
        let work = Work::begin();
        let found = journeymap::check(&source, &NoFiles).findings.sorted();
        let took = work.seconds();
        assert!(found.len() <= 300, "{name}: {} findings", found.len());
        if std::env::var_os("SHOW").is_some() {
            println!("{took:>8.2} s {:>6} findings  {name}", found.len());
        }
        if took > limit {
            slow.push(format!("{name} took {took:.1} s"));
        }
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}

#[test]
fn a_huge_baseline_is_compared_in_time() {
    let steps = |number: usize| {
        format!("      - {{id: s{number}, action: Does {number}, pain_point: Slow {number}, touchpoint: T{number}}}\n")
    };
    let count = if cfg!(debug_assertions) { 2_000 } else { 15_000 };
    let current = filled(count, "title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n", &steps, "");
    let future =
        filled(15_000, "title: T\ntype: future-state\nbaseline: b\nstages:\n  - name: A\n    steps:\n", &steps, "");
    let source = Source::new("map.journey.yaml", future);
    let work = Work::begin();
    journeymap::check(&source, &Beside(vec![("b".to_owned(), current)]));
    let took = work.seconds();
    assert!(took < if cfg!(debug_assertions) { 60.0 } else { 10.0 }, "took {took:.1} s");
}

/// How much goes into ways and labels is counted; this only holds that nothing runs away.
#[test]
fn crowded_maps_are_built_in_time() {
    let (most, limit) = if cfg!(debug_assertions) { (300, 60.0) } else { (2000, 3.0) };
    let maps = [
        ("few steps, many arrows", crowded(20, 10)),
        ("many steps, many arrows", crowded(most / 2, 7)),
        ("all steps joined", crowded(60, 60)),
        ("many cells in one step", stacked(most)),
        ("flows between all", flowing(50, 2 * most)),
        ("flows of a wide map", flowing(most / 2, 2 * most)),
        ("steps", typical(1, 1, most / 2)),
    ];
    let mut slow = Vec::new();
    for (name, text) in maps {
        let work = Work::begin();
        let board = shown("map.journey.yaml", &map(name, &text, &NoFiles));
        let scene = scene(&board);
        let (fonts, options) = (Fonts::default(), output::Options::default());
        let drawing = Drawing { board: &board, scene: &scene, theme: Theme::auto(), fonts: &fonts, options: &options };
        for format in ["svg", "md"] {
            assert!(!named(format).unwrap().draw(&drawing).unwrap().is_empty());
        }
        let took = work.seconds();
        if std::env::var_os("SHOW").is_some() {
            println!("{took:>8.2} s  {name}");
        }
        if took > limit {
            slow.push(format!("{name} took {took:.1} s"));
        }
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}
