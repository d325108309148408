//! The headings above a part of a page, and what they say of the map there.

use super::sections::Section;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, key, without_number};
use crate::import::table::{Headers, preface};

/// The headings above a place, the nearest last.
pub(super) type Above<'s> = Vec<&'s Section>;

/// Whether a heading says whose journey it is: "Persona", "Persona: Marta".
pub(super) fn is_persona(heading: &Words, headers: &Headers) -> bool {
    let is_label = |(_, sense, _): &(Words, Sense, Words)| *sense == Sense::Persona;
    headers.sense(&heading.text) == [Sense::Persona]
        || preface::labelled(heading, headers).is_some_and(|found| is_label(&found))
}

/// Whether a heading says more than that a map follows.
pub(super) fn is_telling(heading: &Words, headers: &Headers) -> bool {
    let text = without_number(&heading.text).0;
    headers.sense(text).is_empty()
        && !matches!(
            key(text).as_str(),
            "overview" | "journey overview" | "map" | "mapa" | "journey table" | "detail" | "stage detail"
        )
}
