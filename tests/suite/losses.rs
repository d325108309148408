//! What exporters say that they leave out: each sentence is told of a map that has the thing, and of no other.

use std::collections::BTreeSet;

use journeymap::model::JourneyMap;
use journeymap::output::named;
use journeymap::source::NoFiles;

use crate::support::drawing::map;
use crate::support::{Folder, repository, text_of};

/// A map with a stage and a step, and lines more: of the map, of the stage, and of the step.
fn text(of_map: &str, of_stage: &str, of_step: &str) -> String {
    let title = if of_map.contains("title:") { "" } else { "title: T\n" };
    let kind = if of_map.contains("type:") { "" } else { "type: current-state\n" };
    let line = |blanks: &str, line: &str| if line.is_empty() { String::new() } else { format!("{blanks}{line}\n") };
    let (stage, step) = (line("    ", of_stage), line("        ", of_step));
    format!("{title}{kind}{of_map}\nstages:\n  - name: A\n{stage}    steps:\n      - action: Looks\n{step}")
}

/// An example whose baseline stands beside it.
fn example(name: &str) -> JourneyMap {
    map(name, &text_of(repository(&format!("examples/{name}.journey.yaml"))), &Folder("examples"))
}

/// Holds a format to its sentences: a plain map loses nothing, each of these maps exactly what stands before it, and the
/// example with a baseline the rest.
fn hold(format: &str, cases: &[(&str, &str, &str, &str)]) {
    let format = named(format).expect("a format");
    let plain = text("", "", "emotion: 1");
    assert_eq!(format.lost(&map("plain", &plain, &NoFiles)), Vec::<&str>::new(), "{}: {plain}", format.name);
    for (what, of_map, of_stage, of_step) in cases {
        let text = text(of_map, of_stage, of_step);
        assert_eq!(format.lost(&map("case", &text, &NoFiles)), [*what], "{}: {text}", format.name);
    }
    let told: BTreeSet<&str> = cases.iter().map(|(what, ..)| *what).collect();
    let baseline = "the baseline and what became of its pain points";
    let all: BTreeSet<&str> = format.leaves_out.iter().map(|loss| loss.what).filter(|what| *what != baseline).collect();
    assert_eq!(told, all, "{}: each sentence has a map that it is told of", format.name);
    let has_baseline = format.leaves_out.iter().any(|loss| loss.what == baseline);
    assert_eq!(format.lost(&example("switching-careers-future")).contains(&baseline), has_baseline, "{}", format.name);
}

#[test]
fn the_backlog_says_what_it_leaves_out() {
    let whose = "whose opportunities are";
    let more = "their notes, links and tags";
    hold(
        "backlog-md",
        &[
            (whose, "persona: Ann", "", "opportunity: {text: Call, for: Ann}"),
            (more, "", "", "opportunity: {text: Call, note: Soon}"),
            (more, "", "", "opportunity: {text: Call, link: 'https://a.b/c'}"),
            (more, "", "opportunity: {text: Call, tags: [now]}", ""),
        ],
    );
    // The columns of the table for trackers hold all of it.
    let text = text("persona: Ann", "", "opportunity: {text: Call, for: Ann, note: Soon, tags: [now]}");
    assert!(named("backlog-csv").expect("backlog-csv").lost(&map("case", &text, &NoFiles)).is_empty());
}

#[test]
fn mermaid_says_what_it_leaves_out() {
    let words = "words for feelings, and how far apart scores are";
    let links = "where links in words lead";
    let marks = "owners, evidence, links and tags";
    let people = "all of the personas but their names";
    hold(
        "mermaid",
        &[
            ("its status and reviews", "status: draft", "", ""),
            ("its status and reviews", "review: {last: 2026-01-10}", "", ""),
            ("its scenario, goal and questions", "scenario: At home", "", ""),
            ("its scenario, goal and questions", "question: Why?", "", ""),
            (people, "persona: {name: Ann, role: Nurse}", "", ""),
            ("the goals of stages", "", "goal: A bed", ""),
            ("the goals of stages", "", "business_goal: Calm", ""),
            (words, "", "", "emotion: {score: 1, feeling: Glad}"),
            (words, "", "", "emotion: {scores: [1, 2]}"),
            ("moments that matter", "", "", "moment: truth"),
            ("whose the map is", "persona: Ann\nfor: Ann", "", ""),
            (links, "title: T [here](https://a.b/c)", "", ""),
            ("flows", "flow: {from: A, to: Looks}", "", ""),
            (marks, "owner: Ann", "", ""),
            (marks, "", "tags: [now]", ""),
            (marks, "", "", "link: 'https://a.b/c'"),
            ("notes", "note: Later", "", ""),
            ("notes", "", "", "note: Later"),
        ],
    );
}

#[test]
fn cjml_says_what_it_leaves_out() {
    let brief = "the scenario, goal and questions of the map";
    let review = "its status, reviews and language";
    let people = "all of the personas but their names";
    let known = "research, segments and competitors";
    let whose = "whose the map, stages, touchpoints and feelings are";
    let thoughts = "thoughts and quotes";
    let fine = "feelings between the five ratings, and of more than one persona at a step";
    let points = "pain points, gains, needs and expectations";
    let service = "the lanes of a service blueprint";
    let marks = "owners, evidence, links and tags";
    let links = "where links in words lead";
    let notes = "notes on the map, on touchpoints and on feelings";
    hold(
        "cjml",
        &[
            ("which kind of map it is", "type: experience", "", ""),
            (brief, "scenario: At home", "", ""),
            (brief, "goal: A bed", "", ""),
            (review, "status: draft", "", ""),
            (review, "lang: pl", "", ""),
            (people, "persona: {name: Ann, role: Nurse}", "", ""),
            (known, "research: {id: talks, kind: interview}", "", ""),
            (known, "segment: {id: new, name: New ones}", "", ""),
            (known, "competitor: Others", "", ""),
            ("whose a step is where it is of several or of a segment", "personas: [Ann, Ben]", "", "for: [Ann, Ben]"),
            (whose, "persona: Ann\nfor: Ann", "", ""),
            (whose, "persona: Ann", "for: Ann", ""),
            (whose, "persona: Ann", "", "emotion: {score: 1, for: Ann}"),
            ("the goals of stages", "", "goal: A bed", ""),
            ("times", "", "time: day 1", ""),
            ("the touchpoints of whole stages", "", "touchpoint: Shop", ""),
            ("whether touchpoints are there yet", "", "", "touchpoint: {name: Shop, status: wanted}"),
            (thoughts, "", "", "thinking: Hm"),
            (thoughts, "", "saying: Hm", ""),
            ("the feelings of a planned journey", "type: future-state", "", "emotion: 1"),
            (fine, "", "", "emotion: 0.3"),
            (fine, "", "", "emotion: {scores: [1, 1]}"),
            (points, "", "", "pain_point: Slow"),
            (points, "", "expectation: Fast", ""),
            ("opportunities", "", "", "opportunity: Call"),
            ("metrics", "", "", "metrics: {satisfaction: 40%}"),
            ("metrics", "metrics: {satisfaction: 40%}", "", ""),
            (service, "", "", "frontstage: Greets"),
            (service, "", "policy: No cash", ""),
            ("all other lanes", "", "", "engagement: 3"),
            ("all other lanes", "", "people: Mother", ""),
            ("flows", "flow: {from: A, to: Looks}", "", ""),
            (marks, "owner: Ann", "", ""),
            (marks, "", "tags: [now]", ""),
            ("channels that no touchpoint has", "channel: {id: booth, name: Booth}", "", ""),
            (links, "summary: 'All [here](https://a.b/c)'", "", ""),
            (notes, "note: Later", "", ""),
            (notes, "", "", "touchpoint: {name: Shop, note: Later}"),
            (notes, "", "", "emotion: {score: 1, note: Later}"),
        ],
    );
}
