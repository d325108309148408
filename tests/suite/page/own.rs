//! Maps with scales and lanes of their own, and pages that only speak of ours.

use journeymap::data::document;
use journeymap::import;
use journeymap::source::NoFiles;

use super::edits::lossy;
use super::{comes_back, page, read};
use crate::support::drawing::map;

/// Scales and lanes of the map's own, in any order: nothing of an unedited page is told, and its data are the same to the letter.
#[test]
fn maps_with_their_own_scale_and_lanes_come_back() {
    let mut told = Vec::new();
    for (at, scale) in [
        "{min: 0, max: 100}",
        "{min: 1, max: 5}",
        "{min: 1, max: 10}",
        "{min: -3, max: 3}",
        "{min: -5, max: 5, labels: {-5: Woe, 0: So so, 5: Joy}}",
        "{min: 0, max: 4, labels: {2: Meh}}",
    ]
    .iter()
    .enumerate()
    {
        for lang in ["en", "ko", "pl"] {
            let lanes = [
                "[{id: risks, title: Risks}, {id: laws, title: Laws}]",
                "[{id: laws, title: Laws}, emotion, {id: risks, title: Risks}]",
            ][at % 2];
            let cells = ["{laws: GDPR, risks: [Fire, Water]}", "{risks: Fire, laws: GDPR}"][at / 2 % 2];
            let text = format!(
                "title: T\nlang: {lang}\ntype: current-state\nscale: {scale}\nlanes: {lanes}\nstages:\n- name: A\n  steps:\n  - {{action: B, emotion: 3, cells: {cells}}}\n  - {{action: C, emotion: 1, engagement: 4, cells: {cells}}}\n"
            );
            let before = map("own", &text, &NoFiles);
            told.extend(comes_back("own", &before, &NoFiles).err());
            let after = map("own", &read(&page(&before)).unwrap().text, &NoFiles);
            assert_eq!(format!("{:?}", document(&before)), format!("{:?}", document(&after)), "{text}");
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

/// Maps whose unedited pages once said something else than they do.
const PLAIN: [(&str, &str); 20] = [
    (
        "feelings that are called as numbers are",
        r#"title: F
type: current-state
scale: {min: 1, max: 5}
stages:
  - name: A
    steps:
      - {action: a, emotion: {feeling: "404"}}
      - {action: b, emotion: {feeling: "2"}}
      - {action: c, emotion: {score: 1, feeling: "4"}}
      - {action: d, emotion: {feeling: “5”}}
      - {action: e, emotion: {feeling: 50/50}}
      - {action: f, emotion: {score: 3, feeling: ●●●○ high}}
      - {action: g, emotion: {feeling: "●● so so"}}
      - {action: h, emotion: {feeling: “Finally!”}}
"#,
    ),
    (
        "a third card beside two that say the same",
        r"title: T
type: current-state
stages:
  - name: A
    steps:
      - action: b
        pain_points:
          - {text: Slow, severity: high}
          - {text: Slow, severity: high, id: again}
          - {text: Dear, severity: high, id: dear}
        opportunity: {text: Pay less, addresses: dear}
",
    ),
    (
        "ids that are made of the words of others",
        r"title: T
type: current-state
channels: [{id: post, name: SMS}, {id: sms, name: Post}]
stages:
  - name: Ships
    id: reads
    steps:
      - action: Asks
        id: goes
        needs: [{text: Price is late, id: form-reloads}, {text: Form reloads, id: price-late}]
        pain_points: [{text: Price is late, id: form}, {text: Form reloads, id: price}]
        opportunity: {text: Show it, addresses: price}
      - {action: Reads, id: asks, touchpoint: {name: Letter, channel: sms}}
      - {action: Goes, id: reads-2}
      - {action: Step 5, id: step-0-3}
      - {action: Step 6, id: step-0-4}
",
    ),
    (
        "people of one name",
        r"title: T
type: current-state
personas:
  - {id: a, name: Hana}
  - {id: b, name: Hana}
  - {id: c, name: Hana 2}
segments: [{id: d, name: Hana}, {id: e, name: New}]
stages:
  - name: A
    steps:
      - action: b
        for: [a, d]
        emotion: [{score: 1, for: a}, {score: 2, for: b}, {score: -1, for: c}]
        pain_points: [{text: x, for: b}, {text: y, for: [c, d]}]
",
    ),
    (
        "whose the map is, and what it rests on",
        r"title: T
type: current-state
owner: Growth
for: [new, hana]
evidence: [logs, asked]
personas: [{id: hana, name: Hana}]
segments: [{id: new, name: New}]
research: [{id: asked, kind: survey}, {id: logs, kind: analytics}]
stages: [{name: A}]
",
    ),
    (
        "moments of a map without a curve",
        r"title: T
type: current-state
stages:
  - {name: A, moments: [truth, connect]}
  - name: B
    steps: [{action: c, moments: [micro]}, {action: d}]
",
    ),
    (
        "moments and arrows of a blueprint",
        r#"title: T
type: service-blueprint
stages:
  - name: A
    steps:
      - {action: c, moments: [truth], frontstage: {text: "**3** Greets", id: greets}}
      - {action: d, backstage: {text: Looks, triggers: []}}
      - {action: Looks it up, support: {text: looks it up, id: stock}}
      - action: e
        frontstage: {text: Asks, id: asks, triggers: [looks]}
        backstage: {text: Looks, id: looks}
      - action: f
        backstage: {text: Calls, triggers: [greets, stock]}
"#,
    ),
    (
        "answers that are links",
        r#"title: T
type: current-state
research:
  - id: asked
    kind: survey
    questions: [{question: Where?, answers: ["[here](https://example.org/x)", "There"], link: "https://example.org/y"}]
competitors: [{id: other, name: Other}]
stages:
  - {name: A, competitors: {other: "[Better](https://example.org/z)"}}
"#,
    ),
    (
        "lanes of one title",
        r"title: T
type: current-state
lanes: [{id: mine, title: Thinking}, {id: other, title: Risks}, {id: more, title: Risks}, {id: last, title: Gains 2}]
stages:
  - name: A
    steps:
      - {action: x, thinking: hm, cells: {mine: a, other: b, more: c}}
      - {action: y, cells: {more: d}}
  - name: B
    steps: [{action: x, thinking: k}, {action: z, cells: {mine: g, last: h}}]
",
    ),
    (
        "metrics of one name",
        r"title: T
type: current-state
metrics: [{id: wa, name: Wait}, {id: wb, name: Wait}, {id: own-rate, name: Conversion rate}]
stages:
  - name: A
    steps:
      - action: x
        metrics: {wb: 3}
        pain_points: {text: p, cause: {of: wb}}
      - action: y
        metrics: {wa: 5, own-rate: 4, conversion-rate: 5%}
        pain_points: [{text: q, cause: {of: own-rate}}, {text: r, cause: {of: conversion-rate}}]
",
    ),
    (
        "messages that say the same",
        r"title: T
type: current-state
stages:
  - name: A
    steps:
      - action: b
        messages:
          - {text: Thanks, channel: email}
          - {text: Thanks, channel: sms, metrics: {open-rate: 40%}}
          - {text: Thanks, metrics: {open-rate: [50%, 30%]}}
",
    ),
    (
        "floors that no table has all of",
        r"title: Repairs
type: service-blueprint
stages:
  - name: Ask
    steps:
      - action: Calls
        frontstage: Clerk answers
  - name: Wait
    steps:
      - action: Waits
        support: Stock system
  - name: Get
    steps:
      - action: Collects it
        frontstage: Clerk hands it over
        support: Till
",
    ),
    (
        "floors in other tables",
        r"title: Repairs
type: service-blueprint
stages:
  - name: Ask
    steps:
      - action: Calls the shop
        frontstage: Clerk answers
  - name: Repair
    steps:
      - action: Waits
        support: Stock system
      - action: Gets a call
      - action: Drives there
      - action: Collects it
        frontstage: Clerk hands it over
        support: Till
      - action: Leaves
",
    ),
    (
        "an arrow to evidence",
        r"title: G
type: service-blueprint
stages:
  - name: A
    steps:
      - action: Reads
        physical_evidence: {id: leaflet, text: Leaflet}
        frontstage: {text: Gives it, triggers: leaflet}
        backstage: Prints it
      - action: Goes
        physical_evidence: {id: l2, text: Leaflet 2}
        frontstage: {text: Gives it 2, triggers: {to: l2, label: hands}}
        backstage: Prints it 2
",
    ),
    (
        "an arrow to a policy",
        r"title: G
type: service-blueprint
stages:
  - name: A
    steps:
      - action: Reads
        frontstage: {text: Gives it, triggers: rule}
        backstage: {text: Prints it}
        policies: {id: rule, text: The law}
",
    ),
    (
        "a trend from nothing",
        r"title: D
type: current-state
stages:
  - name: A
    steps:
      - action: Gets a letter
        metrics: {reach: {value: 48.2k, history: [0]}}
      - action: Goes
        metrics: {reach: {value: 1200, history: [0]}}
",
    ),
    (
        "an empathy map of two",
        r"title: H
type: empathy
personas:
  - name: Ann
  - name: Bob
    age: 34
    gains: {id: paid, text: Gets paid}
",
    ),
    (
        "a pain point that is a link",
        r#"title: E
type: current-state
stages:
  - name: A
    steps:
      - action: Reads
        pain_point: {id: t3, text: "[The terms](https://example.org/terms)", severity: high}
        opportunity: {text: Shorten them, addresses: t3}
      - action: Goes
"#,
    ),
    (
        "words that are links",
        r#"title: E
type: current-state
stages:
  - name: A
    steps:
      - action: Reads
        pain_points:
          - {id: terms, text: "[The terms](https://example.org/terms) are long", severity: high}
        opportunity: {text: Shorten them, addresses: terms}
      - action: Reads
        pain_points:
          - {id: t2, text: "The [terms](https://example.org/terms)", severity: high}
          - {id: t3, text: "[terms](https://example.org/terms)", severity: high}
        opportunity: {text: Shorten them, addresses: [t2, t3]}
flows:
  - {from: A, to: A, label: "[l](https://x.org)"}
  - {from: A, to: A, label: "[l](https://x.org) more", share: 3%}
"#,
    ),
    (
        "a third of an hour",
        r"title: T
type: current-state
stages:
  - name: A
    steps:
      - action: b
        metrics:
          response-time: {value: 1 h, target: 20 min}
",
    ),
];

/// Nothing of an unedited page is told, and its data are the same to the letter.
#[test]
fn what_a_page_once_lost_comes_back() {
    for (name, text) in PLAIN {
        let before = map(name, text, &NoFiles);
        let page = page(&before);
        assert_eq!(lossy(&page), Vec::<String>::new(), "{name}:\n{page}");
        let after = map(name, &read(&page).unwrap().text, &NoFiles);
        assert_eq!(document(&before), document(&after), "{name}:\n{page}");
    }
}

/// A page that only speaks of our comment is none of ours.
#[test]
fn a_page_about_our_pages_is_none() {
    for text in [
        "# My map\n\nThe word `<!-- ids` is ours.\n",
        "# My map\n\n```html\n<!-- ids\nstep 1: a\n-->\n```\n",
        "# My map\n\n    <!-- ids\n",
    ] {
        let table = format!("{text}\n| Stage | Aware | Buy |\n|---|---|---|\n| Actions | reads | pays |\n");
        let of = import::of_file(&import::foreign::Sample::new("a.md", table.as_bytes())).unwrap();
        assert_eq!(of.name, "markdown", "{text}");
    }
}
