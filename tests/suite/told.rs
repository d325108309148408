//! What a reader is told: facts that must be found in the Markdown and in the picture, and how they are worded there.

use journeymap::board::{View, board};
use journeymap::output::markdown;
use journeymap::scene::item::{Item, Scene};
use journeymap::scene::scene;
use journeymap::source::NoFiles;

use crate::support::drawing::{map, shown};

/// A map as Markdown.
fn page(text: &str) -> String {
    markdown::write(&shown("map.journey.yaml", &map("map.journey.yaml", text, &NoFiles)))
}

/// The words of a map's picture, line by line.
fn picture(text: &str) -> String {
    let board = shown("map.journey.yaml", &map("map.journey.yaml", text, &NoFiles));
    words(&scene(&board))
}

fn words(scene: &Scene) -> String {
    fn collect(items: &[Item], all: &mut String) {
        for item in items {
            match item {
                Item::Group(group) => collect(&group.items, all),
                Item::Text(line) => {
                    line.runs.iter().for_each(|run| all.push_str(&run.text));
                    all.push('\n');
                }
                Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
            }
        }
    }
    let mut all = String::new();
    collect(&scene.items, &mut all);
    all
}

/// A map with one stage and these lines more.
fn one_stage(more: &str) -> String {
    format!("title: T\ntype: current-state\n{more}\nstages: [{{name: A, steps: [{{action: Looks}}]}}]\n")
}

#[test]
fn a_review_without_a_day_is_told_as_it_was_written() {
    for (lang, every, expected) in [
        ("en", "quarter", "Reviewed every quarter"),
        ("en", "6 weeks", "Reviewed every 6 weeks"),
        ("ko", "6 weeks", "검토 주기: 6 weeks"),
        ("pl", "month", "Przegląd co: month"),
    ] {
        let text = one_stage(&format!("lang: {lang}\nreview: {{every: {every}}}"));
        assert!(page(&text).contains(expected), "{}", page(&text));
        assert!(picture(&text).contains(expected), "{}", picture(&text));
    }
    // With a day there is a day for the next.
    let text = one_stage("review: {last: 2026-01-10, every: 6 weeks}");
    assert!(
        page(&text).contains("Reviewed 2026-01-10 · Reviewed every 6 weeks · next review 2026-02-21"),
        "{}",
        page(&text)
    );
}

/// The line of a page that begins so.
fn line<'p>(page: &'p str, start: &str) -> &'p str {
    page.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no line {start:?} in\n{page}"))
}

#[test]
fn metrics_of_the_whole_map_and_of_messages_are_told_like_any_other() {
    let text = "\
title: T
type: current-state
persona: {name: Pia, role: x}
research: {id: x1, link: 'https://a.b/c'}
metrics: [{id: m1, name: Mistakes, better: lower, value: 5, target: 6, history: [9, 8]}]
stages:
  - name: A
    steps:
      - action: Looks
        messages:
          text: Welcome
          metrics: {m1: {value: 4, target: 3, history: [2], link: 'https://x.y/z', evidence: x1, for: Pia}}
";
    let page = page(text);
    assert_eq!(
        line(&page, "| Mistakes | Whole"),
        "| Mistakes | Whole map | 5 | 6 ✓ met | ↓ down −38% (better) | 9 → 8 | |"
    );
    assert_eq!(
        line(&page, "| Mistakes | 1"),
        "| Mistakes | 1. Looks · Welcome | 4 | 3 | ↑ up +100% (worse) | 2 | for Pia · <https://x.y/z>[^x1] |"
    );
    assert_eq!(line(&page, "| **Messages**"), "| **Messages** | Welcome |");
    // The picture has value, curve, target and trend of both.
    let board = shown("map.journey.yaml", &map("map.journey.yaml", text, &NoFiles));
    let scene = scene(&board);
    let words = words(&scene);
    for part in ["Mistakes\n5\ntarget 6\n−38%\n9 → 8\n", "Mistakes\n4\ntarget 3\n+100%\n2\n"] {
        assert!(words.contains(part), "{part:?} is not in\n{words}");
    }
    let glyphs = numbers(&scene.items);
    assert_eq!(glyphs, [4, 4], "curve, its dot, and the glyphs of target and trend");
}

/// How many paths each metric of a picture has.
fn numbers(items: &[Item]) -> Vec<usize> {
    fn paths(items: &[Item]) -> usize {
        let of = |item: &Item| match item {
            Item::Group(group) => paths(&group.items),
            Item::Path(_) => 1,
            Item::Text(_) | Item::Panel(_) | Item::Image(_) => 0,
        };
        items.iter().map(of).sum()
    }
    let of = |item: &Item| match item {
        Item::Group(group) if group.classes == "number" => vec![paths(&group.items)],
        Item::Group(group) => numbers(&group.items),
        Item::Text(_) | Item::Panel(_) | Item::Path(_) | Item::Image(_) => Vec::new(),
    };
    items.iter().flat_map(of).collect()
}

#[test]
fn what_is_declared_of_a_metric_is_told_where_no_value_tells_it() {
    let text = one_stage(
        "metrics: [{id: m1, name: Wait, unit: s, better: lower}, {id: m2, name: Sum, unit: money, better: higher, value: 3}]",
    );
    let page = page(&text);
    assert_eq!(line(&page, "- **Wait**"), "- **Wait** · unit: s · lower is better");
    assert_eq!(line(&page, "- **Sum**"), "- **Sum** · unit: money · higher is better");
    assert_eq!(line(&page, "| Sum"), "| Sum | Whole map | 3 |");
}

#[test]
fn numbers_are_told_as_they_were_written() {
    let text = "\
title: T
type: current-state
metrics: {bounce-rate: 71.23456%, cost: €1234.567}
segments: {name: S, share: 12.3456%}
stages:
  - name: A
    steps:
      - {action: Looks, emotion: 0.337}
      - {action: Buys, emotion: {scores: [1.25, 0.333]}}
      - {action: Waits, metrics: {duration: {value: 3 min, history: [0.1 h]}}}
";
    let page = page(text);
    for part in ["71.23456%", "€1,234.567", "12.3456%", "+0.337", "| 3\u{a0}min |", "6\u{a0}min"] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    // The mean is reckoned; what was observed stands behind its range.
    assert!(page.contains("+0.79 · +0.333…+1.25 (+1.25; +0.333) · n = 2"), "{page}");
}

#[test]
fn the_comment_holds_what_was_written_and_nothing_else() {
    let comment = |text: &str| {
        let page = page(text);
        page.split_once("<!-- ids\n").map_or(String::new(), |(_, ids)| ids.replace("\n-->\n", ""))
    };
    assert_eq!(
        comment(&one_stage("persona: {name: P, role: x}\ncompetitors: Acme\nchannels: Shop\nsegments: {name: S}")),
        ""
    );
    assert_eq!(
        comment(&one_stage(
            "lang: pl\npersona: {name: P, role: x, id: p}\ncompetitors: {name: Acme, id: acme}\nchannels: {id: s, name: Shop}"
        )),
        "lang of the map: pl\npersona 1: p\nchannels 1: s\ncompetitors 1: acme"
    );
    let lanes = "\
title: T
type: current-state
lanes: [{id: prep, title: Prep, role: backstage}, thinking, {id: own, title: Own}]
metrics: [{id: m1, name: Wait, better: lower}, {name: Sum}]
stages: [{name: A, cells: {own: x, prep: y}, metrics: {m1: 3, Sum: 4}}]
";
    assert_eq!(comment(lanes), "lanes 1: prep\nlanes 2: thinking\nlanes 3: own\nmeasures 1: m1\nmetrics 1: m1");
}

#[test]
fn what_a_cell_triggers_is_a_detail_where_there_are_no_arrows() {
    let map = |kind: &str| {
        format!(
            "title: T\ntype: {kind}\nstages:\n  - name: A\n    steps:\n      - action: Looks\n        frontstage: {{id: w, text: Waits}}\n        \
             backstage: {{text: Cooks, triggers: {{to: w, label: Hello, both_ways: yes}}}}\n"
        )
    };
    for kind in ["current-state", "experience"] {
        assert_eq!(line(&page(&map(kind)), "| **Backstage"), "| **Backstage** | Cooks · ↔ Waits: Hello |");
        assert!(picture(&map(kind)).contains("↔ Waits: Hello"), "{kind}");
    }
    // A blueprint has an arrow for it.
    assert_eq!(line(&page(&map("service-blueprint")), "| **Backstage"), "| **Backstage** | Cooks |");
    assert!(
        page(&map("service-blueprint")).contains("Cooks ↔ Waits (Hello, both ways)"),
        "{}",
        page(&map("service-blueprint"))
    );
}

#[test]
fn a_checklist_for_one_persona_leaves_out_the_steps_of_others() {
    let text = "\
title: T
type: current-state
personas: [{id: p, name: Pia, role: x}, {id: q, name: Quo, role: y}]
stages:
  - {name: A, steps: [{action: Looks, for: p}, {action: Waits, for: q}, Buys]}
  - {name: B, steps: [{action: Rests, for: p}]}
";
    let map = map("map.journey.yaml", text, &NoFiles);
    let view = View { whose: Some("q".to_owned()), file_name: "map.journey.yaml".to_owned() };
    let page = markdown::write(&board(&map, &view));
    let (_, list) = page.split_once("## Walk-through checklist").expect("a checklist");
    let ticks: Vec<&str> = list.lines().filter(|line| line.contains("- ") && !line.starts_with('<')).collect();
    assert_eq!(ticks, ["- Stage 1: A", "  - [ ] 2. Waits", "  - [ ] 3. Buys"]);
    // Their columns stay.
    assert!(page.contains("| Step | 1. Looks | 2. Waits | 3. Buys |"), "{page}");
}
