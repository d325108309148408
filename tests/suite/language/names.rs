//! Ids, names and references: how they are compared, which share a namespace, and what a reference may mean.

use super::table;

const FLOW: &str = "\
title: T
type: current-state
stages:
  - {id: first, name: Awareness}
  - name: Purchase
    steps:
      - {id: Check-Out, action: Pays at the checkout}
      - Waits
      - Waits
flows:
  - {from: first, to: %s}
";

#[test]
fn references_are_ids_or_names() {
    let by_words = "11:23 reference-to-unwritten-id: ";
    table(
        FLOW,
        &[
            ("first", ""),
            ("FIRST", ""),
            ("check out", ""),
            ("\"check—out!\"", ""),
            ("Awareness", &format!("{by_words}`Awareness` is found by its words, which may change")),
            ("purchase", &format!("{by_words}`purchase` is found by its words, which may change")),
            (
                "pays AT the checkout",
                &format!("{by_words}`pays AT the checkout` is found by its words, which may change"),
            ),
            ("Waits", "11:23 ambiguous-reference: `Waits` could be either of two"),
            ("checkuot", "11:23 unknown-step: there is no step or stage `checkuot`"),
            ("…", "11:23 unknown-step: there is no step or stage `…`"),
            ("", "11:19 missing-key: nothing stands after `to`"),
            ("[first]", "11:23 wrong-shape: found a list, but text is wanted here"),
        ],
    );
}

#[test]
fn names_are_compared_in_one_unicode_form() {
    table(
        "title: T\ntype: current-state\nstages:\n  - {id: zażółć, name: A}\n  - {id: 가격표, name: B}\nflows: {from: zażółć, to: %s}\n",
        &[
            ("ZAŻÓŁĆ", ""),
            ("zaz\u{307}o\u{301}łc\u{301}", ""),
            ("가격표", ""),
            ("\u{1100}\u{1161}\u{1100}\u{1167}\u{11a8}\u{1111}\u{116d}", ""),
            ("가격", "6:27 unknown-step: there is no step or stage `가격`"),
        ],
    );
}

#[test]
fn things_share_one_namespace_and_lists_have_their_own() {
    let map = "\
title: T
type: current-state
%s
stages:
  - id: a
    name: A
    steps:
      - id: b
        action: B
        frontstage: {id: c, text: C}
        pain_point: {id: d, text: D}
        gain: {id: e, text: E}
        opportunity: {id: f, text: F}
        messages: {id: g, text: G}
";
    table(
        map,
        &[
            // Personas, segments, channels, research, metrics, competitors and lanes may be called like things.
            ("personas: [{id: a, name: A, role: x}]\nsegments: [{id: b, name: B}]", ""),
            ("channels: [{id: a, name: A}]\nresearch: [{id: a, name: A}]\ncompetitors: [{id: a, name: A}]", ""),
            ("metrics: [{id: a, name: A, value: 1}]\nlanes: [{id: a, title: A}]", ""),
            (
                "personas: [{id: x, name: A, role: x}]\nsegments: [{id: X, name: B}]",
                "4:17 duplicate-id: the id `X` is taken",
            ),
            ("channels: [{id: x, name: A}, {id: x, name: B}]", "3:35 duplicate-id: the id `x` is taken"),
            ("research: [{id: x}, {id: x}]", "3:26 duplicate-id: the id `x` is taken"),
            ("competitors: [{id: x, name: A}, {id: x, name: B}]", "3:38 duplicate-id: the id `x` is taken"),
            ("metrics: [{id: x, value: 1}, {id: x, value: 2}]", "3:35 duplicate-id: the metric `x` is declared twice"),
            ("lanes: [{id: x, title: A}, {id: x, title: B}]", "3:33 duplicate-id: the id `x` is taken"),
            // A persona's cards are things too.
            ("persona: {name: P, pain_points: {id: d, text: D}}", "11:26 duplicate-id: the id `d` is taken"),
            ("persona: {name: P, needs: {id: '!', text: D}}", "3:32 says-nothing: the id `!` says nothing"),
        ],
    );
    let stage =
        "title: T\ntype: current-state\nstages:\n  - id: a\n    name: A\n    steps:\n      - action: B\n        %s\n";
    let cases: Vec<(String, &str)> = [
        ("id: a", "8:13"),
        ("frontstage: {id: a, text: C}", "8:26"),
        ("pain_point: {id: a, text: C}", "8:26"),
        ("gain: {id: a, text: C}", "8:20"),
        ("need: {id: a, text: C}", "8:20"),
        ("opportunity: {id: a, text: C}", "8:27"),
        ("message: {id: a, text: C}", "8:23"),
    ]
    .map(|(line, at)| (line.to_owned(), at))
    .into();
    for (line, at) in cases {
        table(stage, &[(&line, &format!("{at} duplicate-id: the id `a` is taken"))]);
    }
}

#[test]
fn two_alike_are_fine_until_something_refers_to_them() {
    let map = "\
title: T
type: current-state
personas: [{name: Ann, role: x}, {name: Ann, role: y}]
channels: [{name: Blog}, {name: blog}]
stages:
  - name: A
    pain_points: [Slow, Slow]
    frontstage: [Desk, Desk]
    %s
";
    table(
        map,
        &[
            ("time: x", ""),
            ("thinking: {text: T, for: Ann}", "9:30 ambiguous-reference: `Ann` could be either of two"),
            ("touchpoint: {name: N, channel: Blog}", "9:36 ambiguous-reference: `Blog` could be either of two"),
            ("touchpoint: Blog", "9:17 ambiguous-reference: `Blog` could be either of two"),
            ("touchpoint: {name: N, from: ann}", "9:33 ambiguous-reference: `ann` could be either of two"),
            ("opportunity: {text: T, addresses: slow}", "9:39 ambiguous-reference: `slow` could be either of two"),
            ("need: {text: T, cause: {of: desk}}", "9:33 ambiguous-reference: `desk` could be either of two"),
            ("backstage: {text: T, triggers: Desk}", "9:36 ambiguous-reference: `Desk` could be either of two"),
        ],
    );
}

#[test]
fn causes_and_arrows_lead_to_what_they_may() {
    let map = "\
title: T
type: service-blueprint
stages:
  - id: a
    name: A
    steps:
      - id: b
        action: B
        support: {id: gate, text: Gateway}
        metrics: {response-time: 9 s}
        pain_point: {id: slow, text: Slow}
        %s
";
    table(
        map,
        &[
            ("need: {text: T, cause: {of: gate, text: 9 s wait}}", ""),
            ("need: {text: T, cause: {of: b}}", ""),
            ("need: {text: T, cause: {of: response-time}}", ""),
            ("need: {text: T, cause: 9 s wait}", ""),
            (
                "need: {text: T, cause: {of: slow}}",
                "12:37 unknown-step: there is no blueprint cell, step or metric `slow`",
            ),
            ("backstage: {text: T, triggers: gate}", ""),
            ("backstage: {text: T, triggers: [gate, b]}", ""),
            ("backstage: {text: T, trigger: {to: gate, both_ways: yes, label: asks}}", ""),
            ("backstage: {text: T, triggers: []}", ""),
            ("backstage: {text: T, triggers: slow}", "12:40 unknown-cell: there is no blueprint cell or step `slow`"),
            (
                "backstage: {text: T, triggers: {to: gate, both_ways: 2}}",
                "12:62 unknown-value: `2` is not a yes or a no",
            ),
            ("opportunity: {text: T, addresses: slow}", ""),
            ("opportunity: {text: T, addresses: gate}", "12:43 unknown-pain-point: there is no pain point `gate`"),
        ],
    );
}

#[test]
fn flows_lead_from_somewhere_to_somewhere() {
    let map = "title: T\ntype: current-state\nstages:\n  - {id: a, name: A}\n  - {id: b, name: B, steps: [{id: c, action: C}, {id: d, action: D}]}\nflows: [%s]\n";
    let share =
        |first: &str, second: &str| format!("{{from: a, to: b, share: {first}}}, {{from: a, to: d, share: {second}}}");
    table(
        map,
        &[
            ("{from: a, to: b}", ""),
            ("{from: b, to: a}", ""),
            ("{from: c, to: c, label: again, share: 5%}", ""),
            (&share("60%", "40%"), ""),
            (&share("33.3%", "66.7%"), ""),
            (&share("60%", "50%"), "6:63 shares-over-100: the flows out of this step take 110% of those who are there"),
            // A stage ends with its last step.
            (
                "{from: b, to: a, share: 60%}, {from: d, to: c, share: 50%}",
                "6:63 shares-over-100: the flows out of this step take 110% of those who are there",
            ),
            ("{from: a, to: b, share: 0.4}", "6:33 bad-number: `0.4` is not a percentage"),
            ("{from: a, to: b, share: 140%}", "6:33 out-of-range: `140%` is not between 0% and 100%"),
            (
                "{from: e, to: f}",
                "6:16 unknown-step: there is no step or stage `e`\n6:23 unknown-step: there is no step or stage `f`",
            ),
            ("{to: b}", "6:10 missing-key: a flow has no `from`"),
        ],
    );
}

#[test]
fn scales_lanes_and_empathy_maps() {
    let map = "title: T\ntype: current-state\n%s\nstages: [{name: A, emotion: 4}]\n";
    table(
        map,
        &[
            ("scale: {min: 1, max: 5}", ""),
            ("scale: {min: 1, max: 5, labels: {1: bad, 5: good}}", ""),
            (
                "scale: {min: 1, max: 5, labels: {0: bad, five: good}}",
                "3:34 score-out-of-range: `0` is not a point on the scale\n3:42 score-out-of-range: `five` is not a point on the scale",
            ),
            (
                "scale: {min: 1, max: 5, labels: [bad]}",
                "3:33 wrong-shape: found a list, but a mapping such as `label: text` is wanted here",
            ),
            ("scale: {min: 5, max: 1}", "3:22 empty-scale: the scale's `min` 5 is not below its `max` 1"),
            ("scale: {min: 5, max: 5}", "3:22 empty-scale: the scale's `min` 5 is not below its `max` 5"),
            ("scale: {min: 1}", "3:9 missing-key: a scale has no `max`"),
            ("x-scale: none", "4:29 score-out-of-range: the score `4` is not between -2 and 2"),
        ],
    );
    table(
        "title: T\ntype: empathy\n%s\n",
        &[
            ("persona: {name: P, says: Why?}", ""),
            (
                "stages: [A]\npersona: {name: P, says: Why?}",
                "3:1 not-on-an-empathy-map: an empathy map shows no `stages`",
            ),
            ("scenario: x", "1:8 missing-key: an empathy map has no `persona`"),
            ("persona: {says: Why?}", "3:11 missing-key: a persona has no `name`"),
            ("persona: Ann", "3:10 persona-only-a-name: of `Ann` nothing but the name is known"),
        ],
    );
}
