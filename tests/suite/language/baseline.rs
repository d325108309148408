//! A future state against its baseline: what is closed, kept and forgotten, and a baseline that cannot be had.

use journeymap::model::comparison::Fate;
use journeymap::source::{NoFiles, Source};

use crate::support::drawing::{map, shown};
use crate::support::{Beside, findings_with};

const CURRENT: &str = "\
title: Now
type: current-state
stages:
  - name: Purchase
    steps:
      - id: pay
        action: Pays
        pain_points:
          - {id: late-price, text: Price appears too late}
          - Too many fields
        metrics: {cart-abandonment-rate: 71%, cost: 20 PLN}
        touchpoint: Web checkout
";

fn future(step: &str) -> String {
    format!(
        "title: Then\ntype: future-state\nbaseline: current.journey.yaml\nstages:\n  - name: Purchase\n    steps:\n      \
         - id: pay\n        action: Pays\n        {step}\n"
    )
}

fn beside(text: &str) -> Beside {
    Beside(vec![("current.journey.yaml".to_owned(), text.to_owned())])
}

fn findings(step: &str) -> String {
    findings_with(&future(step), &beside(CURRENT))
}

const FORGOTTEN_PRICE: &str =
    "3:11 baseline-pain-unaccounted: nothing here speaks of the baseline's pain point `Price appears too late`";
const FORGOTTEN_FIELDS: &str =
    "3:11 baseline-pain-unaccounted: nothing here speaks of the baseline's pain point `Too many fields`";

#[test]
fn every_pain_is_closed_kept_or_reported() {
    let both = format!("{FORGOTTEN_PRICE}\n{FORGOTTEN_FIELDS}");
    let cases = [
        ("time: soon", both.as_str()),
        // Closed by id and by name.
        ("gain: {text: Sees the price, addresses: late-price}", FORGOTTEN_FIELDS),
        ("gain: {text: Sees the price, addresses: Price appears too late}", FORGOTTEN_FIELDS),
        ("opportunity: {text: Short form, addresses: Too many fields}", FORGOTTEN_PRICE),
        ("opportunity: {text: Short form, addresses: [late-price, Too many fields]}", ""),
        // Kept by id, whatever the words; without an id by its words; by words under another id not.
        ("pain_point: {id: late-price, text: Price is still late}", FORGOTTEN_FIELDS),
        ("pain_point: Too many fields!", FORGOTTEN_PRICE),
        ("pain_point: Price appears too late", FORGOTTEN_FIELDS),
        ("pain_point: {id: fields, text: Too many fields}", FORGOTTEN_PRICE),
        ("pain_point: {id: other, text: Price appears too late}", both.as_str()),
        // Without `addresses` an opportunity answers the pains of its own step here, not those of the baseline.
        ("opportunity: Short form", both.as_str()),
    ];
    for (step, expected) in cases {
        assert_eq!(findings(step), expected, "{step}");
    }
    assert_eq!(
        findings("gain: {text: Sees it, addresses: lateprice}"),
        format!("{both}\n9:42 unknown-pain-point: there is no pain point `lateprice`")
    );
}

#[test]
fn the_comparison_says_what_becomes_of_everything() {
    let step = "gain: {text: Sees it, addresses: late-price}\n        pain_points: [Too many fields, A new one]\n        \
                metrics: {cart-abandonment-rate: {target: 55%}, cost: {target: 10 EUR}}\n        \
                touchpoints: [Web checkout, App]";
    let source = Source::new("future.journey.yaml", future(step));
    let checked = journeymap::check(&source, &beside(CURRENT));
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    let map = checked.value.expect("a map");
    let comparison = map.comparison.expect("a comparison");
    let fates: Vec<&Fate> = comparison.pains.iter().map(|pain| &pain.fate).collect();
    assert_eq!(fates, [&Fate::Closed(vec!["Sees it".to_owned()]), &Fate::Kept]);
    let new: Vec<&str> = comparison.new_pains.iter().map(|span| source.slice(*span)).collect();
    assert_eq!(new, ["A new one"]);
    let facts = &map.stages[0].steps[0].facts;
    let values: Vec<_> =
        facts.metrics.iter().map(|reading| (reading.value, reading.target, reading.from_baseline)).collect();
    // The cost of the baseline is in another currency, so that it says nothing here.
    assert_eq!(values, [(Some(71.0), Some(55.0), true), (None, Some(10.0), false)]);
    let new: Vec<bool> = facts.touchpoints.iter().map(|touchpoint| touchpoint.is_new).collect();
    assert_eq!(new, [false, true]);
}

#[test]
fn a_baseline_that_cannot_be_had_is_one_finding() {
    let map = future("gain: {text: Sees the price, addresses: late-price}");
    let cases = [
        ("", "3:11 unreadable-baseline: there is no file `current.journey.yaml` here"),
        (
            "title: Now\n",
            "3:11 unreadable-baseline: the baseline `current.journey.yaml` has 2 errors: see `journeymap check current.journey.yaml`",
        ),
        (
            "title: Now\ntype: current-state\nstages: []\n",
            "3:11 unreadable-baseline: the baseline `current.journey.yaml` has 1 error: see `journeymap check current.journey.yaml`",
        ),
        (
            "{",
            "3:11 unreadable-baseline: the baseline `current.journey.yaml` has 1 error: see `journeymap check current.journey.yaml`",
        ),
    ];
    for (text, expected) in cases {
        let found = if text.is_empty() { findings_with(&map, &NoFiles) } else { findings_with(&map, &beside(text)) };
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn a_future_state_without_a_baseline_is_built() {
    let text = "title: Then\ntype: future-state\nstages: [Purchase]\n";
    let source = Source::new("map.journey.yaml", text);
    let checked = journeymap::check(&source, &NoFiles);
    assert!(checked.value.is_some());
    assert_eq!(
        findings_with(text, &NoFiles),
        "2:7 future-state-without-baseline: this future state is held against nothing"
    );
}

#[test]
fn maps_that_name_each_other_do_not_go_round_in_circles() {
    let future = "title: Then\ntype: future-state\nbaseline: current.journey.yaml\nstages: [Purchase]\n";
    assert_eq!(findings_with(future, &beside(future)), "");
}

/// A future state against a baseline, as Markdown.
fn page(future: &str, current: &str) -> String {
    let map = map("future.journey.yaml", future, &beside(current));
    journeymap::output::markdown::write(&shown("future.journey.yaml", &map))
}

const WHOLE: &str = "\
title: Now
type: current-state
persona: {id: p, name: P, pain_points: [{id: alone, text: Feels alone}]}
stages:
  - name: Before
    steps: [{id: a, action: Reads}]
  - name: Purchase
    pain_points: {id: dear, text: Too dear}
    steps: [{id: pay, action: Pays, touchpoint: Cash desk}]
";

#[test]
fn a_pain_of_a_stage_stays_with_its_stage_and_a_touchpoint_is_new_everywhere() {
    let future = "\
title: Then
type: future-state
baseline: current.journey.yaml
persona: {id: p, name: P, role: x}
stages:
  - name: Before
    steps: [{id: a, action: Reads}]
  - name: Purchase
    opportunity: {text: A group, addresses: [dear, alone]}
    steps: [{id: pay, action: Pays, touchpoint: [Phone, Cash desk]}, Leaves]
";
    let page = page(future, WHOLE);
    assert!(page.contains("\n- **Pain points**: **P1** Too dear · **closed** · → A group\n"), "{page}");
    assert!(page.contains("\n- **Frustrations**\n  - **P2** Feels alone · **closed** · → A group\n"), "{page}");
    assert!(page.contains("| Phone | | **new** | Purchase: Pays |"), "{page}");
    assert!(page.contains("| | Cash desk | used | Purchase: Pays |"), "{page}");
    // The ids of the baseline are not this map's.
    assert!(!page.contains(": dear") && !page.contains(": alone"), "{page}");
}

#[test]
fn pains_of_the_baselines_persona_are_held_to_account() {
    let future = |persona: &str, more: &str| {
        format!(
            "title: Then\ntype: future-state\nbaseline: current.journey.yaml\npersona: {persona}\nstages: [{{name: Purchase, opportunity: {{text: A group, addresses: dear}}{more}}}]\n"
        )
    };
    let found = |text: &str| findings_with(text, &beside(WHOLE));
    assert_eq!(
        found(&future("{id: p, name: P, role: x}", "")),
        "3:11 baseline-pain-unaccounted: nothing here speaks of the baseline's pain point `Feels alone`"
    );
    for kept in
        ["{id: p, name: P, pain_points: {id: alone, text: Still alone}}", "{id: p, name: P, pain_points: Feels alone}"]
    {
        assert_eq!(found(&future(kept, "")), "", "{kept}");
    }
    assert_eq!(found(&future("{id: p, name: P, role: x}", ", gain: {text: A friend, addresses: alone}")), "");
}
