//! Levels and allowances: what is told, and how grave it is.

use journeymap::diagnostic::Level;
use journeymap::lint::{Asked, Day, Levels, Selector, Setting, settle};
use journeymap::source::{NoFiles, Source};
use journeymap::text::Fonts;

/// Settings, and what is told then.
type Case<'c> = (&'c [(&'c str, Setting)], &'c [&'c str]);

const TODAY: Day = Day::constant(2026, 11, 2);

/// The findings of a map as `line:column level code`.
fn told(text: &str, levels: &[(&str, Setting)]) -> Vec<String> {
    let codes: Vec<_> = journeymap::codes().collect();
    let mut set = Levels::new();
    for (word, setting) in levels {
        set.set(Selector::named(word, codes.iter().copied()).expect("a rule"), *setting);
    }
    let source = Source::new("map", text);
    let analysis = journeymap::analyse(&source, &NoFiles, &Fonts::default(), None);
    let mut found = journeymap::lint(&analysis, &source, TODAY);
    found.append(analysis.findings.clone());
    let settled = settle(found, &source, analysis.node.as_ref(), &set, &codes, Asked::Rules);
    let line = |found: &journeymap::diagnostic::Diagnostic| {
        let at = source.position(found.at.start);
        format!("{}:{} {} {}", at.line, at.column, found.level.word(), found.code.name)
    };
    settled.iter().map(line).collect()
}

/// Only these rules are on.
fn only<'w>(words: &[&'w str]) -> Vec<(&'w str, Setting)> {
    let on = words.iter().map(|word| (*word, Setting::At(Level::Warning)));
    [("all", Setting::Off), ("settings", Setting::At(Level::Warning))].into_iter().chain(on).collect()
}

const MAP: &str = "title: A course\ntype: current-state\nstages:\n  - name: Purchase\n    steps:\n      - action: Pays\n        opportunity: Show the price\n      - action: Leaves\n        opportunity: Say goodbye\n";

fn map_with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(MAP.to_owned(), |map, (old, new)| {
        assert!(map.contains(old), "{old}");
        map.replace(old, new)
    })
}

#[test]
fn the_most_exact_setting_holds_and_of_equals_the_last() {
    let warning = Setting::At(Level::Warning);
    let error = Setting::At(Level::Error);
    let cases: &[Case] = &[
        (&[("all", Setting::Off)], &[]),
        (&[("all", Setting::Off), ("action", error)], &["7:22 error opportunity-without-owner"; 1]),
        (
            &[("action", Setting::Off), ("opportunity-without-owner", warning), ("all", error)],
            &["7:22 warning opportunity-without-owner"],
        ),
        (&[("opportunity-without-owner", error), ("opportunity-without-owner", Setting::Off)], &[]),
    ];
    for (levels, expected) in cases {
        let told: Vec<String> = told(MAP, levels)
            .into_iter()
            .filter(|line| line.starts_with("7:") && line.ends_with("without-owner"))
            .collect();
        assert_eq!(told, *expected, "{levels:?}");
    }
}

#[test]
fn an_allowance_holds_for_its_line_its_block_or_the_map() {
    let rule = "# journeymap: allow opportunity-without-owner: a draft";
    let cases = [
        ("on the line", map_with(&[("Show the price", &format!("Show the price  {rule}"))]), vec!["9:22"]),
        (
            "above a key",
            map_with(&[("        opportunity: Show", &format!("        {rule}\n        opportunity: Show"))]),
            vec!["10:22"],
        ),
        (
            "above an item",
            map_with(&[("      - action: Leaves", &format!("      {rule}\n      - action: Leaves"))]),
            vec!["7:22"],
        ),
        ("above the stage", map_with(&[("  - name", &format!("  {rule}\n  - name"))]), vec![]),
        ("for the map", format!("{rule}\n\n{MAP}"), vec![]),
    ];
    for (name, map, expected) in cases {
        let told = told(&map, &only(&["opportunity-without-owner"]));
        let expected: Vec<String> =
            expected.iter().map(|place| format!("{place} warning opportunity-without-owner")).collect();
        assert_eq!(told, expected, "{name}\n{map}");
    }
}

#[test]
fn an_allowance_that_does_nothing_is_told() {
    let title = |comment: &str| map_with(&[("A course", &format!("A course  # journeymap: allow {comment}"))]);
    let cases = [
        ("map-without-owner: new", vec![]),
        ("map-without-owner", vec!["1:18 warning allowance-without-reason"]),
        ("map-without-goals: new", vec!["1:8 warning map-without-owner", "1:38 warning unknown-rule"]),
        ("completeness: new", vec![]),
        ("unused-research: new", vec!["1:8 warning map-without-owner", "1:38 warning unused-allowance"]),
        ("map-without-owner, unused-research: new", vec!["1:57 warning unused-allowance"]),
        ("bad-date: new", vec!["1:8 warning map-without-owner", "1:38 warning unknown-rule"]),
    ];
    for (comment, expected) in cases {
        assert_eq!(told(&title(comment), &only(&["map-without-owner", "unused-research"])), expected, "{comment}");
    }
}

#[test]
fn a_mark_in_words_allows_nothing() {
    let map = map_with(&[("A course", "'A course # journeymap: allow all: no'")]);
    assert_eq!(told(&map, &only(&["map-without-owner"])), ["1:8 warning map-without-owner"]);
}
