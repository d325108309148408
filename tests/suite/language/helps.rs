//! What a finding says to type, beside what it finds.

use std::fmt::Write as _;

use journeymap::source::{NoFiles, Source};

use crate::support::line;

/// Checks each fragment in the place of `%s` in a map against its findings, each with its help after ` | `.
fn helps(map: &str, cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (fragment, expected) in cases {
        let source = Source::new("map", map.replace("%s", fragment));
        let findings = journeymap::check(&source, &NoFiles).findings.sorted();
        let lines = findings.iter().filter(|found| found.code.level != journeymap::diagnostic::Level::Advice);
        let found: Vec<String> =
            lines.map(|found| format!("{} | {}", line(&source, found), found.help.as_deref().unwrap_or(""))).collect();
        if found.join("\n") != *expected {
            writeln!(wrong, "in {fragment:?}\nfound    {found:?}\nexpected {expected:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

const MAP: &str = "title: T\ntype: current-state\nlanes: [{id: law, title: Law}]\nstages: [A]\n%s\n";
const STEP: &str = "title: T\ntype: current-state\nlanes: [{id: law, title: Law}]\nstages:\n  - name: A\n    steps:\n      - action: B\n        %s\n";

#[test]
fn a_comma_in_braces_loses_nothing() {
    helps(
        MAP,
        &[
            (
                "metrics: {reach: 5,400}",
                "5:20 comma-in-braces: `400` is read as a key, since a comma in braces ends the number before it | write `5400`",
            ),
            (
                "metrics: {cost: 1,200 €}",
                "5:19 comma-in-braces: `200 €` is read as a key, since a comma in braces ends the number before it | write `€1200`",
            ),
            (
                "metrics: {own: 5,400, reach: 5}",
                "5:18 comma-in-braces: `400` is read as a key, since a comma in braces ends the number before it | write `5400`",
            ),
            (
                "metrics: {reach: {value: 5,400}}",
                "5:28 comma-in-braces: `400` is read as a key, since a comma in braces ends the number before it | write `5400`",
            ),
            (
                "metrics: {reach: {history: 48, 51, 60}}",
                "5:32 comma-in-braces: `51` is read as a key, since a comma in braces ends the number before it | write a list: `[48, 51, 60]`",
            ),
            (
                "metrics: {reach: {value: 3, sample: 1,240,000}}",
                "5:39 comma-in-braces: `240` is read as a key, since a comma in braces ends the number before it | write `1240000`",
            ),
            ("metrics: {reach}", "5:11 comma-in-braces: `reach` has no value | write `reach: …`"),
            ("metrics: {reach:, cost: €5}", ""),
            ("metrics:\n  reach:", ""),
            (
                "persona: {name: P, facts: {Lives in: Paris, France, likes: cats}}",
                "5:45 comma-in-braces: `France` is read as a key, since a comma in braces ends the text before it | put the text in quotes: `\"Paris, France\"`",
            ),
            (
                "persona: {name: P, facts: {Income: 5,400}}",
                "5:38 comma-in-braces: `400` is read as a key, since a comma in braces ends the text before it | put the text in quotes: `\"5,400\"`",
            ),
            (
                "scale: {min: 1, max: 5, labels: {1: Bad, really, 5: Good}}",
                "5:42 comma-in-braces: `really` is read as a key, since a comma in braces ends the text before it | put the text in quotes: `\"Bad, really\"`",
            ),
            (
                "scale: {min: 1,5, max: 5}",
                "5:16 comma-in-braces: `5` is read as a key, since a comma in braces ends the number before it | write `1.5`",
            ),
            (
                "segments: {name: S, share: 12,5%}",
                "5:31 comma-in-braces: `5%` is read as a key, since a comma in braces ends the number before it | write `12.5%`",
            ),
            (
                "research: {questions: {question: Q, answers: {Yes, of course: 40%}}}",
                "5:47 comma-in-braces: `Yes` has no value | write `Yes: …`; if it is one name with a comma, put it in quotes: `\"Yes, of course\"`",
            ),
            (
                "research: {questions: {question: Q, answers: {Yes: 40,5%, No: 10%}}}",
                "5:55 comma-in-braces: `5%` is read as a key, since a comma in braces ends the number before it | write `40.5%`",
            ),
            (
                "research: {sample: 1,240}",
                "5:22 comma-in-braces: `240` is read as a key, since a comma in braces ends the number before it | write `1240`",
            ),
        ],
    );
    helps(
        STEP,
        &[
            (
                "cells: {law: Know your customer, sanctions}",
                "8:42 comma-in-braces: `sanctions` is read as a key, since a comma in braces ends the text before it | put the text in quotes: `\"Know your customer, sanctions\"`",
            ),
            (
                "metrics: {conversion-rate: 3,4%}",
                "8:38 comma-in-braces: `4%` is read as a key, since a comma in braces ends the number before it | write `3.4%`",
            ),
            (
                "emotion: {score: -1,7}",
                "8:29 comma-in-braces: `7` is read as a key, since a comma in braces ends the number before it | write `-1.7`",
            ),
            (
                "emotion: {scores: 1, 2, -1}",
                "8:30 comma-in-braces: `2` is read as a key, since a comma in braces ends the number before it | write a list: `[1, 2, -1]`",
            ),
            (
                "opportunity: {text: O, impact: 3, high}",
                "8:43 comma-in-braces: `high` is read as a key, since a comma in braces ends the number before it | write one number, or `high: …` if it is a key",
            ),
        ],
    );
    helps(
        "title: T\ntype: current-state\nstages:\n  - name: A\n    %s\n",
        &[
            (
                "competitors: {Acme, Beta: 1}",
                "5:19 comma-in-braces: `Acme` has no value | write `Acme: …`; if it is one name with a comma, put it in quotes: `\"Acme, Beta\"`",
            ),
            (
                "competitors: {Acme: -1,7}",
                "5:28 comma-in-braces: `7` is read as a key, since a comma in braces ends the number before it | write `-1.7`",
            ),
            (
                "competitors: {Acme: 1, but slow}",
                "5:28 comma-in-braces: `but slow` is read as a key, since a comma in braces ends the text before it | put the text in quotes: `\"1, but slow\"`",
            ),
            (
                "competitors: {Acme: slow, dear}",
                "5:31 comma-in-braces: `dear` is read as a key, since a comma in braces ends the text before it | put the text in quotes: `\"slow, dear\"`",
            ),
        ],
    );
}

#[test]
fn an_unknown_metric() {
    helps(
        STEP,
        &[
            (
                "metrics: {nps: 42}",
                "8:19 unknown-metric: there is no metric `nps` | did you mean `net-promoter-score`?",
            ),
            ("metrics: {CTR: 4%}", "8:19 unknown-metric: there is no metric `CTR` | did you mean `click-rate`?"),
            ("metrics: {LTV: €5}", "8:19 unknown-metric: there is no metric `LTV` | did you mean `lifetime-value`?"),
            (
                "metrics: {forms-lost: 5}",
                "8:19 unknown-metric: there is no metric `forms-lost` | declare it at the top: `metrics: {forms-lost: {name: …, better: higher}}`; `better: higher` or `lower` says which way it should move",
            ),
        ],
    );
    helps(
        "title: T\ntype: current-state\n%s\nstages: [{name: A, metrics: {forms-lost: 5}}]\n",
        &[
            (
                "metrics: {reach: 5}",
                "4:30 unknown-metric: there is no metric `forms-lost` | add `forms-lost: {name: …, better: higher}` to the map's `metrics`; `better: higher` or `lower` says which way it should move",
            ),
            (
                "metrics:\n  - {id: reach, value: 5}",
                "5:30 unknown-metric: there is no metric `forms-lost` | add `- {id: forms-lost, name: …, better: higher}` to the map's `metrics`; `better: higher` or `lower` says which way it should move",
            ),
        ],
    );
}

#[test]
fn the_page_of_unknown_metrics_lists_the_catalogue() {
    let page = crate::support::text_of(crate::support::repository("docs/codes/unknown-metric.md"));
    for known in journeymap::spec::catalogue::CATALOGUE {
        assert!(page.contains(&format!("`{}`", known.id)), "{}", known.id);
    }
}
