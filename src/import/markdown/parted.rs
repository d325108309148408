//! Several labels on one line: `Owner: Marta · Status: Draft | Updated: 2026-03-12`.

use super::page::about;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, trait_of};
use crate::import::table::Headers;

/// What parts one label from the next.
const SIGNS: [&str; 2] = [" · ", " | "];

/// Why a value with such a sign in it may be none.
pub(super) const DOUBT: &str =
    "the sign may part what is of the label from what is not: all of it is taken for its value";

/// What stands on a line.
pub(super) enum Parts {
    /// No more than one thing.
    One,
    /// Several things, each with a label of its own or none.
    Labels(Vec<Words>),
    /// A label, and behind it a sign like those between labels.
    Doubtful(Words),
}

/// The parts of a line that begins with a label.
pub(super) fn parts(words: &Words, headers: &Headers) -> Parts {
    let text = words.text.as_str();
    let signs = || SIGNS.iter().filter_map(|sign| text.find(sign).map(|at| (at, *sign)));
    let Some((at, sign)) = signs().min_by_key(|(at, _)| *at) else { return Parts::One };
    let parts: Vec<Words> = text.split(sign).map(|part| words.part(part).trim()).collect();
    let is_known = |part: &Words| {
        let name = part.text.split_once([':', '：']).map_or("", |(name, _)| name);
        about(part, headers).is_some() || trait_of(name).is_some()
    };
    let Some((first, rest)) = parts.split_first().filter(|(first, _)| is_known(first)) else { return Parts::One };
    let sense = about(first, headers).map(|(_, sense, _)| sense);
    if !rest.iter().any(|part| is_known(part) || is_label(part)) {
        // What may be a list is one as it is.
        let is_one =
            matches!(sense, Some(Sense::Owner | Sense::Goal | Sense::BusinessGoal | Sense::Review | Sense::Gone));
        return if is_one { Parts::Doubtful(words.slice(at..at + sign.len()).trim()) } else { Parts::One };
    }
    Parts::Labels(parts.into_iter().filter(|part| !part.is_blank()).collect())
}

/// Whether a part has a label, be it a known one or not.
fn is_label(part: &Words) -> bool {
    let Some((name, value)) = part.text.split_once([':', '：']) else { return false };
    let is_word = name.chars().any(char::is_alphabetic) && !name.chars().any(|sign| sign.is_ascii_digit());
    is_word && name.split_whitespace().count() <= 3 && !value.trim().is_empty() && !value.starts_with("//")
}
