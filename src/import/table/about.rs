//! Labels that say something of a whole map, such as "Persona" and "Scenario".

use super::Headers;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, names_journey};

/// Whether a label may say something of the whole map.
pub(in crate::import) fn is_about(sense: Sense) -> bool {
    is_about_only(sense)
        || matches!(
            sense,
            Sense::Goal
                | Sense::Owner
                | Sense::BusinessGoal
                | Sense::Note
                | Sense::Evidence
                | Sense::Need
                | Sense::Expectation
                | Sense::Time
                | Sense::People
                | Sense::Pain
        )
}

/// Whether a label can say something of the whole map only.
pub(in crate::import) fn is_about_only(sense: Sense) -> bool {
    matches!(sense, Sense::Persona | Sense::Scenario | Sense::Title | Sense::Summary | Sense::Review | Sense::Gone)
}

/// Whether a label is a word for a journey, which may name the stages or stand before a title: "Journey | Onboarding".
pub(super) fn is_journey(words: &str, headers: &Headers) -> bool {
    headers.sense(words) == [Sense::Stage] && names_journey(words)
}

/// The sense of a label that says something of the whole map.
pub(super) fn label(words: &str, headers: &Headers) -> Option<Sense> {
    headers.sense(words).first().copied().filter(|sense| is_about(*sense))
}

/// "Persona: Anna" as a label and its value.
pub(in crate::import) fn labelled(words: &Words, headers: &Headers) -> Option<(Words, Sense, Words)> {
    let (name, value) = words.text.split_once([':', '：'])?;
    let sense = label(name, headers)?;
    // "Service blueprint: enrolment" is a title as it is, "Title: enrolment" is not.
    let is_title =
        sense == Sense::Title && name.split_whitespace().count() > 1 && !name.to_lowercase().contains("name");
    (!is_title && !value.trim().is_empty()).then(|| (words.part(name).trim(), sense, words.part(value).trim()))
}
