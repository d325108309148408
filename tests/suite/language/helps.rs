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
        let lines = findings.iter().filter(|found| found.level != journeymap::diagnostic::Level::Advice);
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

#[test]
fn a_value_in_another_form() {
    helps(
        MAP,
        &[
            (
                "research: {questions: {question: Q, answers: [Scan: 41%, Call: 5%]}}",
                "5:46 wrong-shape: found a list of answers with shares, but a mapping from answers to shares is wanted here | write them without `-`: `answers: {Scan: 41%, …}`",
            ),
            (
                "research: {questions: {question: Q, answers: [{Scan: 41%}]}}",
                "5:46 wrong-shape: found a list of answers with shares, but a mapping from answers to shares is wanted here | write them without `-`: `answers: {Scan: 41%}`",
            ),
            (
                "research: {questions: {question: Q, score: 7.2/10}}",
                "5:44 bad-number: `7.2/10` is not a number | write `score: 7.2` and `scale: 0-10`",
            ),
            (
                "link: www.example.org",
                "5:7 unsafe-link: `www.example.org` is read as a path, since it does not begin with `https://` | write `https://www.example.org`",
            ),
            (
                "scale: 1-5",
                "5:8 wrong-shape: found the text `1-5`, but a scale (keys) is wanted here | write `{min: 1, max: 5}`",
            ),
            (
                "scale: five",
                "5:8 wrong-shape: found the text `five`, but a scale (keys) is wanted here | write keys and values, as lines like `key: value` that are indented more",
            ),
            ("review: Nov 2026", "5:9 bad-date: `Nov 2026` is not a date | write `2026-11`"),
            ("review: 2.11.2026", "5:9 bad-date: `2.11.2026` is not a date | write `2026-11-02`"),
            ("review: 11/2026", "5:9 bad-date: `11/2026` is not a date | write `2026-11`"),
            (
                "review: 2/11/2026",
                "5:9 bad-date: `2/11/2026` is not a date | dates look like `2026-11-02` or, for a month, `2026-11`",
            ),
            ("review: 2nd November 2026", "5:9 bad-date: `2nd November 2026` is not a date | write `2026-11-02`"),
            (
                "review: Nov 31, 2026",
                "5:9 bad-date: `Nov 31, 2026` is not a date | dates look like `2026-11-02` or, for a month, `2026-11`",
            ),
            ("review: every 3 months", "5:9 bad-date: `every 3 months` is not a date | write `{every: 3 months}`"),
            (
                "review: every so often",
                "5:9 bad-date: `every so often` is not a date | dates look like `2026-11-02` or, for a month, `2026-11`",
            ),
            ("status: final", "5:9 unknown-value: `final` is not a status of a map | did you mean `agreed`?"),
        ],
    );
    helps(
        STEP,
        &[
            (
                "opportunity: {text: O, impact: high}",
                "8:40 bad-number: `high` is not a number | write a whole number from 1 to 5",
            ),
            (
                "opportunity: {text: O, status: in progress}",
                "8:40 unknown-value: `in progress` is not a status of an opportunity | did you mean `doing`?",
            ),
            ("opportunity: {text: O, due: 11/2026}", "8:37 bad-date: `11/2026` is not a date | write `2026-11`"),
            (
                "metrics: {satisfaction: 3.4}",
                "8:33 unit-mismatch: `3.4` is not a percentage, as `satisfaction` is | write `3.4%` if it is a percentage; for a score declare a metric of your own",
            ),
            (
                "thinking: [Note: too long]",
                "8:20 unknown-key: a remark has no key `Note` | if it is text, put it in quotes: `\"Note: too long\"`",
            ),
            ("thinking: [{Note: too long}]", "8:21 unknown-key: a remark has no key `Note` | did you mean `note`?"),
            ("thinking: [txet: too long]", "8:20 unknown-key: a remark has no key `txet` | did you mean `text`?"),
            (
                "emotion: 4/5",
                "8:18 bad-number: `4/5` is not a number | write a number on the scale: `4`, if the map says `scale: {min: 1, max: 5}`",
            ),
            (
                "emotion: 7/10",
                "8:18 bad-number: `7/10` is not a number | write a number on the scale: `7`, if the map says `scale: {min: 1, max: 10}`",
            ),
            ("emotion: 24/7", ""),
            (
                "touchpoint: {name: T, channel: website}",
                "8:40 unknown-channel: there is no channel `website` | did you mean `web`?",
            ),
            (
                "touchpoint: {name: T, channel: Shop}",
                "8:40 unknown-channel: there is no channel `Shop` | did you mean `store`?",
            ),
            (
                "touchpoint: {name: T, channel: mobile}",
                "8:40 unknown-channel: there is no channel `mobile` | did you mean `app`?",
            ),
            (
                "touchpoint: {name: T, channel: e-mail}",
                "8:40 unknown-channel: there is no channel `e-mail` | did you mean `email`?",
            ),
            (
                "touchpoint: {name: T, channel: Instagram}",
                "8:40 unknown-channel: there is no channel `Instagram` | did you mean `social`?",
            ),
            (
                "touchpoint: {name: T, chanel: web}",
                "8:31 unknown-key: a touchpoint has no key `chanel` | did you mean `channel`?",
            ),
            ("chanel: web", "8:9 unknown-key: a step has no key `chanel` | did you mean `touchpoint`?"),
            ("quote: Hm", "8:9 unknown-key: a step has no key `quote` | did you mean `saying`?"),
            ("duration: 5 min", "8:9 unknown-key: a step has no key `duration` | did you mean `time`?"),
            (
                "severity: high",
                "8:9 unknown-key: a step has no key `severity` | `severity` belongs in a pain point: `pain_point: {text: …, severity: …}`",
            ),
        ],
    );
    helps(
        "title: T\n%s\nstages: [A]\n",
        &[
            (
                "type: blueprint",
                "2:7 unknown-value: `blueprint` is not a type of map | did you mean `service-blueprint`?",
            ),
            (
                "goal: G",
                "1:1 missing-key: the map has no `type` | write `type: …` with one of `current-state`, `future-state`, `day-in-the-life`, `service-blueprint`, `experience`, `empathy`",
            ),
        ],
    );
}

#[test]
fn a_language_by_its_name() {
    let source = Source::new("map", "title: T\ntype: current-state\nlang: Polish\nstages: [A]\n");
    let found = journeymap::check(&source, &NoFiles).findings.sorted();
    let helps: Vec<&str> = found.iter().filter_map(|found| found.help.as_deref()).collect();
    assert_eq!(helps, ["did you mean `pl`?"]);
}

#[test]
fn words_near_to_those_of_a_thing_with_an_id() {
    helps(
        "title: T\ntype: current-state\nstages:\n  - name: A\n    steps:\n      - {id: form, action: Fills in the form}\n      - {id: end, action: Leaves}\nflows: [{from: end, to: %s}]\n",
        &[
            (
                "Fills in form",
                "8:25 unknown-step: there is no step or stage `Fills in form` | did you mean `form` (Fills in the form)?",
            ),
            ("from", "8:25 unknown-step: there is no step or stage `from` | did you mean `form`?"),
            (
                "Something else",
                "8:25 unknown-step: there is no step or stage `Something else` | there are `A`, `form`, `end`",
            ),
        ],
    );
}

#[test]
fn a_kind_is_named_once_among_the_channels() {
    let text = "title: T\ntype: current-state\nchannels: [{id: web, name: Web}, {id: web-2, name: Two}]\nstages: [{name: A, touchpoint: {name: X, channel: zzzzzz}}]\n";
    let source = journeymap::source::Source::new("map.journey.yaml", text);
    let findings = journeymap::check(&source, &journeymap::source::NoFiles).findings.sorted();
    let help = findings.iter().find_map(|found| found.help.clone()).expect("a help");
    assert_eq!(help.matches("`web`").count(), 1, "{help}");
}
