//! Ten mistakes of ten kinds in one file are ten findings at the right places, however the file is encoded.

use journeymap::source::{NoFiles, Source};

use super::table;

use crate::support::{line, repository, text_of};

const FILE: &str = "tests/suite/language/ten-mistakes.journey.yaml";

const EXPECTED: &[(&str, &str)] = &[
    ("3:7 unknown-value: `curent-state` is not a type of map", "curent-state"),
    ("4:32 bad-period: `quarterly` is not a period", "quarterly"),
    ("6:30 unknown-segment: there is no segment `career-changer`", "career-changer"),
    ("13:30 comma-in-braces: `too dear` is read as a key, since a comma in braces ends the text before it", "too dear"),
    ("14:9 unknown-key: a step has no key `emotoin`", "emotoin"),
    ("16:46 unknown-channel: there is no channel `인스타`", "인스타"),
    ("17:39 score-out-of-range: the score `7` is not between -2 and 2", "7"),
    ("18:46 bad-number: `6,2%` has a comma in a number", "\"6,2%\""),
    ("19:13 duplicate-id: the id `friend` is taken", "friend"),
    ("21:44 unknown-step: there is no step or stage `nowhere`", "nowhere"),
];

fn check(text: &str) {
    let source = Source::new(FILE, text);
    let found = journeymap::check(&source, &NoFiles).findings.sorted();
    let found: Vec<(String, &str)> = found.iter().map(|found| (line(&source, found), source.slice(found.at))).collect();
    let expected: Vec<(String, &str)> = EXPECTED.iter().map(|(line, word)| ((*line).to_owned(), *word)).collect();
    assert_eq!(found, expected);
}

#[test]
fn ten_mistakes_are_ten_findings() {
    check(&text_of(repository(FILE)));
}

#[test]
fn with_a_byte_order_mark_and_other_line_ends() {
    let text = text_of(repository(FILE));
    check(&format!("\u{feff}{text}"));
    check(&text.replace('\n', "\r\n"));
    check(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
}

#[test]
fn a_column_counts_characters_and_not_bytes() {
    let text = "title: 가\ntype: current-state\nstages: [{name: 😀👩‍👩‍👧 여행, emotoin: 1}]\n";
    let source = Source::new("map", text);
    let found = journeymap::check(&source, &NoFiles).findings.sorted();
    assert_eq!(found.len(), 1);
    assert_eq!(line(&source, &found[0]), "3:28 unknown-key: a stage has no key `emotoin`");
    assert_eq!(source.slice(found[0].at), "emotoin");
}

#[test]
fn a_long_thing_is_marked_at_its_first_line() {
    let map = |middle: &str| format!("title: T\ntype: current-state\n{middle}\nstages: [A]\n");
    let long = "  - a\n".repeat(50);
    let keys: String = (0..50).map(|number| format!("  x-{number}: a\n")).collect();
    for (middle, expected) in [
        (format!("goal:\n{long}"), "- a"),
        (format!("goal:\n{keys}"), "x-0"),
        (format!("scale:\n{keys}"), "x-0"),
        (format!("review: |\n{long}"), "|"),
        (format!("persona:\n{keys}"), "x-0"),
        (format!("flows:\n  - from: A\n{}", keys.replace("  x", "    x")), "from"),
    ] {
        let source = Source::new("map", map(&middle));
        let found = journeymap::check(&source, &NoFiles).findings.sorted();
        let found: Vec<&str> = found
            .iter()
            .filter(|found| found.code.name != "reference-to-unwritten-id")
            .map(|found| source.slice(found.at))
            .collect();
        assert!(found.contains(&expected) && found.iter().all(|words| !words.contains('\n')), "{found:?}");
    }
}

#[test]
fn very_many_findings_are_counted_and_not_listed() {
    let keys: String = (0..20_000).map(|number| format!("k{number}: a\n")).collect();
    let source = Source::new("map", format!("title: T\ntype: current-state\nstages: [A]\n{keys}"));
    let found = journeymap::check(&source, &NoFiles).findings.sorted();
    assert_eq!(found.len(), 100);
    let help = found[99].help.as_deref().unwrap_or("");
    assert!(help.ends_with("; 19900 more of these are not listed"), "{help}");
}

#[test]
fn a_mistake_hides_no_other() {
    table(
        "title: T\ntype: current-state\n%s\nstages: [One]\n",
        &[
            (
                "persona: {name: A, nam: X, age: {a: b}}\npersonas: [{name: Y, rol: Z}]",
                "3:20 unknown-key: a persona has no key `nam`\n3:33 wrong-shape: found keys and values in `{a: b}`, but text is wanted here\n4:1 both-forms: `persona` and `personas` are two forms of one key\n4:22 unknown-key: a persona has no key `rol`",
            ),
            (
                "lanes: [{id: goals, hide: maybe}]",
                "3:14 unknown-lane: there is no lane `goals`\n3:27 unknown-value: `maybe` is not a yes or a no",
            ),
            // Here the lane is known, or a slip in its title is all that is wrong.
            ("lanes: [{id: thinking, hide: maybe}]", "3:30 unknown-value: `maybe` is not a yes or a no"),
            ("lanes: [{id: own, titel: Own}]", "3:19 unknown-key: a lane has no key `titel`"),
            (
                "metrics: {bonce-rate: 71%}",
                "3:11 own-metric-close-to-known: `bonce-rate` is taken as a metric of your own, and is close to `bounce-rate`",
            ),
            ("metrics: {bonce-rate: {name: Bonces, value: 3}, wait: 4}", ""),
        ],
    );
}

#[test]
fn a_clock_has_24_hours_in_a_day_in_the_life() {
    table(
        "title: T\ntype: day-in-the-life\nstages: [{name: One, %s}]\n",
        &[
            ("time: 22:00-06:00", ""),
            ("time: 08:00-06:00", ""),
            ("time: 06:30 – 24:00", ""),
            ("time: after lunch", ""),
            ("time: 25:00-26:00", "3:28 bad-time: no clock shows `25:00-26:00`"),
            ("time: 12:60", "3:28 bad-time: no clock shows `12:60`"),
            ("time: 23:00-24:01", "3:28 bad-time: no clock shows `23:00-24:01`"),
        ],
    );
    table("title: T\ntype: current-state\nstages: [{name: One, %s}]\n", &[("time: 25:00-26:00", "")]);
}

#[test]
fn a_line_may_end_with_a_carriage_return_alone() {
    assert_eq!(
        crate::support::findings("title: T\rtype: current-state\rbad: x\rstages: [One]\r"),
        "3:1 unknown-key: the map has no key `bad`"
    );
}
