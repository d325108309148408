//! What rules keep quiet about: their pages show what trips them, this shows how far they go.

use journeymap::lint::Day;
use journeymap::source::{NoFiles, Source};
use journeymap::text::Fonts;

const TODAY: Day = Day::constant(2026, 11, 2);

/// What a rule finds in a map: `line:column message`.
fn told(rule: &str, text: &str) -> Vec<String> {
    let source = Source::new("map", text);
    let analysis = journeymap::analyse(&source, &NoFiles, &Fonts::default(), None);
    assert!(analysis.map.is_some(), "{:?}", analysis.findings);
    let found = journeymap::lint(&analysis, &source, TODAY);
    let of_rule = found.iter().filter(|found| found.code.name == rule);
    let line = |found: &journeymap::diagnostic::Diagnostic| {
        let at = source.position(found.at.start);
        format!("{}:{} {}", at.line, at.column, found.message)
    };
    of_rule.map(line).collect()
}

/// A map with research; the rest follows `stages`.
fn researched(top: &str, stages: &str) -> String {
    format!(
        "title: A course\ntype: current-state\n{top}research: {{id: calls, kind: interview, sample: 12, date: 2026-09}}\n\
         stages:\n{stages}"
    )
}

const PAIN: &str = "pain-point-without-evidence";

#[test]
fn a_claim_rests_on_the_research_of_what_it_stands_on() {
    let step = |evidence: &str| format!("      - {{action: Pays, pain_point: Late price{evidence}}}\n");
    let on_stage = |evidence: &str, step: &str| format!("  - name: Purchase\n{evidence}    steps:\n{step}");
    let bare = researched("", &on_stage("", &step("")));
    assert_eq!(told(PAIN, &bare), ["7:36 `Late price` rests on no research"]);
    let by_step = researched("", &on_stage("", &step(", evidence: calls")));
    let by_stage = researched("", &on_stage("    evidence: calls\n", &step("")));
    let by_map = researched("evidence: calls\n", &on_stage("", &step("")));
    for map in [by_step, by_stage, by_map] {
        assert_eq!(told(PAIN, &map), [""; 0], "{map}");
    }
}

#[test]
fn what_most_claims_lack_is_said_once() {
    let pains = |count: usize| (0..count).map(|pain| format!("      - Pain {pain}\n")).collect::<String>();
    let stages = |count: usize| format!("  - name: Purchase\n    pain_points:\n{}", pains(count));
    let all = researched("", &stages(8));
    assert_eq!(told(PAIN, &all), ["1:8 none of the 8 pain points in this map rests on research"]);
    let shown = "      - {text: Shown, evidence: calls}\n";
    let most = researched("", &(stages(4) + &shown.repeat(3)));
    assert_eq!(told(PAIN, &most), ["1:8 4 of the 7 pain points in this map rest on no research"]);
    let few = researched("", &(stages(2) + shown));
    assert_eq!(told(PAIN, &few).len(), 2);
}

#[test]
fn emotions_that_mostly_rest_on_nothing_are_said_at_the_lowest() {
    let stages = "  - {name: A, emotion: 1}\n  - {name: B, emotion: -1.5}\n  - {name: C, emotion: 2}\n";
    let found = told("emotion-without-evidence", &researched("", stages));
    assert_eq!(found, ["6:24 none of the 3 emotions in this map rests on research; begin with this one"]);
    let future = researched("", stages).replace("current-state", "future-state");
    assert_eq!(told("emotion-without-evidence", &future), [""; 0]);
}

#[test]
fn an_archived_map_is_asked_for_no_work_and_read_all_the_same() {
    let map = "title: A course\ntype: current-state\nstatus: draft\nstages: [Purchase]\n";
    let archived = map.replace("draft", "archived");
    for rule in ["map-without-owner", "map-without-persona", "map-without-research"] {
        assert_eq!(told(rule, map).len(), 1, "{rule}");
        assert_eq!(told(rule, &archived), [""; 0], "{rule}");
    }
    assert_eq!(told("map-without-summary", &archived).len(), 1);
}

#[test]
fn what_few_have_is_missed_of_nobody() {
    let stages = |goals: usize| {
        let with = (0..goals).map(|stage| format!("  - {{name: Stage {stage}, goal: G}}\n")).collect::<String>();
        format!("title: A course\ntype: current-state\nstages:\n{with}  - Last\n")
    };
    assert_eq!(told("stage-without-goal", &stages(2)), [""; 0]);
    assert_eq!(told("stage-without-goal", &stages(3)), ["7:5 `Last` has no goal, and most stages have one"]);
}

#[test]
fn wide_letters_take_the_room_of_two() {
    let map = |thought: &str| {
        format!("title: 강좌\ntype: current-state\nlang: ko\nstages:\n  - {{name: 구매, thinking: {thought}}}\n")
    };
    assert_eq!(told("long-text", &map(&"가".repeat(70))), [""; 0]);
    assert_eq!(told("long-text", &map(&"a".repeat(140))), [""; 0]);
    let found = told("long-text", &map(&"가".repeat(71)));
    assert_eq!(found, ["5:26 this text takes the room of 142 letters, and a card holds 140 well"]);
}

#[test]
fn research_holds_for_three_reviews_and_at_least_a_year() {
    let map = |review: &str, date: &str| {
        format!(
            "title: A course\ntype: current-state\n{review}research: {{id: calls, kind: analytics, date: {date}}}\n\
             stages: [Purchase]\n"
        )
    };
    let holds = |review: &str, date: &str| told("outdated-research", &map(review, date)).is_empty();
    // Today is 2 November 2026.
    let cases = [
        ("", "2024-11-02", "2024-11-01"),
        ("", "2024-11", "2024-09"),
        ("review: {last: 2026-10-01, every: month}\n", "2025-11-02", "2025-11-01"),
        ("review: {last: 2026-10-01, every: 6 months}\n", "2025-05-02", "2025-05-01"),
        ("review: {last: 2026-10-01, every: 200 days}\n", "2025-03-12", "2025-03-11"),
        ("review: {last: 2026-10-01, every: year}\n", "2023-11-02", "2023-11-01"),
    ];
    for (review, holding, too_old) in cases {
        assert!(holds(review, holding), "{review} {holding}");
        assert!(!holds(review, too_old), "{review} {too_old}");
    }
}

#[test]
fn the_channel_in_a_name_is_offered() {
    let map = |name: &str| {
        let with = "  - {name: A, touchpoint: app}\n".repeat(3);
        let text =
            format!("title: A course\ntype: current-state\nstages:\n{with}  - name: B\n    touchpoint: {name}\n");
        let source = Source::new("map", text);
        let analysis = journeymap::analyse(&source, &NoFiles, &Fonts::default(), None);
        let found = journeymap::lint(&analysis, &source, TODAY);
        let found = found.iter().find(|found| found.code.name == "touchpoint-without-channel").cloned();
        found.expect("a finding").fix.map(|fix| (fix.replacement, fix.safe))
    };
    let guess = |words: &str| Some((words.to_owned(), false));
    assert_eq!(map("Web checkout"), guess("{name: Web checkout, channel: web}"));
    assert_eq!(map("Welcome e-mail"), guess("{name: Welcome e-mail, channel: email}"));
    assert_eq!(map("Counter"), None);
    assert_eq!(map("Web, but slow"), None);
}
