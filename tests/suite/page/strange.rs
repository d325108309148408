//! Maps whose words are ours elsewhere on a page, or signs of Markdown, come back like any other.

use journeymap::model::JourneyMap;
use journeymap::source::NoFiles;
use proptest::prelude::*;
use serde_json::Value;

use super::edits::lossy;
use super::{compared, difference, page, read, words_alone};
use crate::support::drawing::map;
use crate::support::{repository, text_of};

/// Keys whose values are the author's words, and are nowhere referred to.
const WORDS: [&str; 27] = [
    "title",
    "scenario",
    "goal",
    "business_goal",
    "summary",
    "owner",
    "action",
    "name",
    "text",
    "feeling",
    "place",
    "quote",
    "bio",
    "by",
    "fails",
    "when",
    "template",
    "label",
    "question",
    "answer",
    "respondents",
    "note",
    "time",
    "says",
    "does",
    "expectations",
    "policies",
];

/// Words that are ours elsewhere on a page, or signs of Markdown.
const STRANGE: [&str; 42] = [
    "404",
    "-1",
    "“1”",
    "●●○ so",
    "**5** Pays",
    "# sign",
    "- dash",
    "+ plus",
    "> quote",
    "1. first",
    "| a | b |",
    "---",
    "a · b",
    "a / b",
    "a → b",
    "a, b",
    "x · Note: y",
    "Note: x",
    "label: value",
    "for everyone",
    "for Hana",
    "P1 text",
    "Stage 2: Purchase",
    "Step 5",
    "5 Pays",
    "high",
    "100%",
    "(2)",
    "“a” to “b”",
    "one\ntwo",
    "a\\b",
    "`code | x`",
    "``a`b``",
    "**a [l](https://e.example) b**",
    "[l](mailto:a@b.example)",
    "<https://auto.example>",
    "&amp; &lt; &nbsp;",
    "~~gone~~",
    "[^1]",
    "한국어 문장",
    "שלום עולם",
    "e\u{301}",
];

/// Puts strange words for about every third of the author's.
fn strangely(value: &mut Value, state: &mut u64) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries.iter_mut() {
                *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let is_referred_to = |text: &String| matches!(text.as_str(), "Too slow" | "Full" | "Leaves");
                match entry {
                    Value::String(text) if WORDS.contains(&key.as_str()) && !is_referred_to(text) => {
                        if (*state >> 33).is_multiple_of(3) {
                            STRANGE[(*state >> 40) as usize % STRANGE.len()].clone_into(text);
                        }
                    }
                    _ => strangely(entry, state),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| strangely(item, state)),
        _ => {}
    }
}

/// The map of everything with strange words in it.
fn strange(seed: u64, kind: &str) -> (String, JourneyMap) {
    let mut strange: Value =
        serde_yaml::from_str(&text_of(repository("tests/suite/data/everything.journey.yaml"))).unwrap();
    strangely(&mut strange, &mut (seed | 1));
    strange["type"] = kind.into();
    let text = strange.to_string();
    let map = map("strange", &text, &NoFiles);
    (text, map)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the author's words are, all comes back: the words, with marks or without, and all else as it was.
    #[test]
    fn strange_words_come_back(seed in any::<u64>(), kind in "current-state|service-blueprint|experience") {
        let (text, before) = strange(seed, &kind);
        let page = page(&before);
        let after = map("strange", &read(&page).unwrap().text, &NoFiles);
        let (mut one, mut other) = (compared(&before), compared(&after));
        words_alone(&mut one);
        words_alone(&mut other);
        let told = [difference(&one, &other, ""), lossy(&page)].concat();
        prop_assert!(told.is_empty(), "{}\n{page}\n{text}", told.join("\n"));
    }
}
