//! Every language has every word, in the form in which words stand, and gaps are filled.

use super::*;

#[test]
fn a_language_is_found_by_its_primary_subtag() {
    for (tag, lang, known) in [
        ("en", "en", true),
        ("ko", "ko", true),
        ("ko-KR", "ko", true),
        ("PL", "pl", true),
        ("pl_PL", "pl", true),
        ("en-GB", "en", true),
        ("ja", "en", false),
        ("kok", "en", false),
        ("", "en", false),
    ] {
        let (found, is_known) = words(tag);
        assert_eq!((found.lang, is_known), (lang, known), "{tag}");
    }
}

#[test]
fn gaps_are_filled_once() {
    for (template, expected) in [
        ("from {from} to {to}", "from {to} to B"),
        ("{to}{to}", "BB"),
        ("{nobody} {to}", "{nobody} B"),
        ("{ {to}", "{ B"),
        ("no gap }", "no gap }"),
        ("", ""),
    ] {
        assert_eq!(fill(template, &[("from", "{to}"), ("to", "B")]), expected, "{template}");
    }
}

/// Every group of a language as name, ids and words.
fn every_word(words: &'static Words) -> Vec<(String, &'static str)> {
    let mut all = Vec::new();
    macro_rules! gather {
        ($($group:ident: $kind:ident),*) => {
            $(for id in $kind::IDS {
                let word = words.$group.get(id).unwrap_or_else(|| panic!("{id} of {}", stringify!($group)));
                all.push((format!("{}.{id}", stringify!($group)), word));
            })*
        };
    }
    gather!(
        types: MapTypes, map_status: MapStatuses, lines: Lines, scale: ScaleWords, moments: Moments,
        severity: Severities, opportunity_status: OpportunityStatuses, touchpoint_status: TouchpointStatuses,
        resource_status: ResourceStatuses, research: ResearchKinds, blueprint: BlueprintKinds, channels: Channels,
        persona: PersonaHeadings, empathy: EmpathyHeadings, footer: Footer, labels: Labels, metrics: Metrics,
        markdown: Markdown, page: Page
    );
    for id in Lanes::IDS {
        let lane = words.lanes.get(id).unwrap_or_else(|| panic!("lane {id}"));
        all.push((format!("lanes.{id}"), lane.title));
        all.push((format!("lanes.{id} below"), lane.subtitle));
    }
    all
}

#[test]
fn no_word_is_empty_or_padded() {
    for words in ALL {
        for (name, word) in every_word(words) {
            assert!(!word.is_empty(), "{} {name}", words.lang);
            assert_eq!(word, word.trim(), "{} {name}", words.lang);
        }
    }
}

#[test]
fn every_language_has_the_same_gaps() {
    fn gaps(template: &str) -> Vec<&str> {
        let mut names: Vec<&str> = template.split('{').skip(1).map(|part| part.split('}').next().unwrap()).collect();
        names.sort_unstable();
        names
    }
    let english = every_word(&en::WORDS);
    for words in ALL {
        for ((name, word), (_, reference)) in every_word(words).iter().zip(&english) {
            assert_eq!(gaps(word), gaps(reference), "{} {name}", words.lang);
        }
    }
}

#[test]
fn words_that_stand_for_different_things_differ() {
    for words in ALL {
        for (group, ids) in [("channels", Channels::IDS), ("metrics", Metrics::IDS), ("types", MapTypes::IDS)] {
            let mut seen: Vec<&str> = every_word(words)
                .into_iter()
                .filter(|(name, _)| name.starts_with(&format!("{group}.")))
                .map(|(_, word)| word)
                .collect();
            assert_eq!(seen.len(), ids.len());
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), ids.len(), "{} {group}", words.lang);
        }
    }
}

#[test]
fn the_first_language_is_english() {
    assert_eq!(languages().collect::<Vec<_>>(), ["en", "ko", "pl"]);
}
