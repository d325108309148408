//! Text or record, one or many, and every other shape, at the top of a map.

use super::table;

#[test]
fn records_of_a_map() {
    table(
        "%s\ntitle: T\ntype: current-state\nstages: [A]\n",
        &[
            ("goal: [a]", "1:7 wrong-shape: found a list, but text is wanted here"),
            ("goal: [a, b]", "1:7 wrong-shape: found a list, but text is wanted here"),
            ("goal: {a: b}", "1:7 wrong-shape: found keys and values in `{a: b}`, but text is wanted here"),
            ("goal:\n  a: b", "2:3 wrong-shape: found keys and values, but text is wanted here"),
            ("goal:\n  - a\n  - b", "2:3 wrong-shape: found a list, but text is wanted here"),
            ("review: [2026-11-02]", "1:9 wrong-shape: found a list, but a review (text or keys) is wanted here"),
            ("scale: 5", "1:8 wrong-shape: found the text `5`, but a scale (keys) is wanted here"),
            ("scale: [1, 2]", "1:8 wrong-shape: found a list, but a scale (keys) is wanted here"),
            ("scale: {min: 1}", "1:9 missing-key: a scale has no `max`"),
            ("scale:", ""),
            ("scale: {}", "1:8 missing-key: a scale has no `max`\n1:8 missing-key: a scale has no `min`"),
            ("persona: 5", "1:10 persona-only-a-name: of `5` nothing but the name is known"),
            ("persona: []", ""),
            ("persona: [[a]]", "1:11 wrong-shape: found a list, but a persona (text or keys) is wanted here"),
            ("personas: [a, ]", "1:12 persona-only-a-name: of `a` nothing but the name is known"),
            (
                "personas:\n  -\n  - {name: B, role: c}",
                "2:3 wrong-shape: found nothing, but a persona (text or keys) is wanted here",
            ),
            ("segments: {a: b}", "1:12 unknown-key: a segment has no key `a`"),
            ("questions: [{answer: b}]", "1:14 missing-key: a question has no `question`"),
            ("questions: Why?", ""),
            ("competitors: Acme", ""),
            ("competitors: [{name: Acme}, Other]", ""),
            ("competitors: {Acme: 1}", "1:15 unknown-key: a competitor has no key `Acme`"),
            ("channels: Newsletter", ""),
            ("channels: {id: n}", "1:12 missing-key: a channel has no `name`"),
            ("research: Survey", ""),
            (
                "research: {questions: [{question: Q, answers: {a: 5%, b: 10}}]}",
                "1:58 bad-number: `10` is not a percentage",
            ),
            ("research: {questions: [{question: Q, answers: [a, b]}, {question: R, score: 5, scale: 1-10}]}", ""),
            (
                "research: {questions: [{question: R, score: 11, scale: 1-10}]}",
                "1:45 score-out-of-range: the score `11` is not on the scale `1-10`",
            ),
            ("research: {questions: [{question: R, scale: 10-1}]}", "1:45 bad-number: `10-1` is not a scale"),
            ("research: {kind: guess}", "1:18 unknown-value: `guess` is not a kind of research"),
            ("research: {sample: 1.5}", "1:20 out-of-range: `1.5` is not a whole number from 1 up"),
            ("research: {date: now}", "1:18 bad-date: `now` is not a date"),
            ("metrics: {reach: 5k}", ""),
            ("metrics: {reach: {id: a, value: 3}}", "1:23 both-forms: the id of this metric is already `reach`"),
            ("metrics: [{id: reach, value: 5k}]", ""),
            ("metrics: [{value: 5k}]", "1:11 missing-key: a metric has no `id`"),
            ("metrics: 5", "1:10 missing-key: a metric has no `id`"),
            ("metrics: [{id: a, name: A, better: up}]", "1:36 unknown-value: `up` is not a direction"),
            (
                "metrics: [{id: reach, value: 5k}, {id: Reach, value: 6k}]",
                "1:40 duplicate-id: the metric `Reach` is declared twice",
            ),
            ("metrics: [{id: reach, sample: 3}]", "1:11 says-nothing: `reach` has no value here"),
            ("metrics: [{id: reach, value: 5k, evidence: none}]", "1:44 unknown-research: there is no research `none`"),
            (
                "flows: {from: a}",
                "1:9 missing-key: a flow has no `to`\n1:15 reference-to-unwritten-id: `a` is found by its words, which may change",
            ),
            ("flows: a", "1:8 wrong-shape: found the text `a`, but a flow (keys) is wanted here"),
            ("flows: [{}]", "1:9 missing-key: a flow has no `from`\n1:9 missing-key: a flow has no `to`"),
            ("lanes: thinking", ""),
            ("lanes: {id: own, title: Own}", ""),
            ("lanes: [{title: Own}]", "1:10 missing-key: a lane has no `id`"),
            ("lanes: [{id: own, role: nothing}]", "1:25 unknown-value: `nothing` is not a role of a lane"),
            ("lanes: [own]", "1:9 unknown-lane: there is no lane `own`"),
            ("lanes: [thinking, Thinking]", "1:19 duplicate-id: the id `Thinking` is taken"),
        ],
    );
}

#[test]
fn stages_are_one_or_many() {
    table(
        "title: T\ntype: current-state\n%s\n",
        &[
            ("", "1:8 missing-key: the map has no `stages`"),
            ("stages:", "3:1 no-stages: `stages` holds no stage"),
            ("stages: []", "3:1 no-stages: `stages` holds no stage"),
            ("stages: ~", "3:1 no-stages: `stages` holds no stage"),
            ("stages: Awareness", ""),
            ("stages: [A, B]", ""),
            ("stage: A", ""),
            ("stages: [[A]]", "3:10 wrong-shape: found a list, but a stage (text or keys) is wanted here"),
            ("stages: [{}]", "3:10 missing-key: a stage has no `name`"),
            ("stages: [{goal: x}]", "3:11 missing-key: a stage has no `name`"),
            ("stages: {name: A, steps: B}", ""),
            ("phases: [A]", "3:1 unknown-key: the map has no key `phases`"),
            ("stage: A\nstages: B", "4:1 both-forms: `stage` and `stages` are two forms of one key"),
            (
                "stages: [name]\nflows: [{from: name, to: Name}]",
                "4:16 reference-to-unwritten-id: `name` is found by its words, which may change\n4:26 reference-to-unwritten-id: `Name` is found by its words, which may change",
            ),
            ("stages:\n  -", "4:3 wrong-shape: found nothing, but a stage (text or keys) is wanted here"),
            ("stages: 5", ""),
        ],
    );
}
