//! What tells lanes of one kind apart, and is not kept: a heading over them such as a persona, or a word in brackets.

use std::collections::{BTreeMap, BTreeSet};

use super::Headers;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, is_time, key};
use crate::import::matrix::{Aside, Lane, Matrix};

/// Why a heading is not in the map.
const WHOSE: &str = "it says whose these lanes are, or of what time, which is not kept";

/// Lanes of one kind: what their header means, or how it reads where nobody knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Known(Sense),
    Unknown(String),
}

/// Marks lanes that are told apart by what is not kept. `over` has the heading of each lane that has one.
pub(super) fn mark(over: &[Option<Words>], headers: &Headers, matrix: &mut Matrix) {
    let place = |words: &Words| (words.span.start, words.span.end);
    let heading = |at: usize| over.get(at).and_then(Option::as_ref);
    let mut known: BTreeMap<Kind, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (at, lane) in matrix.lanes.iter().enumerate() {
        let over = heading(at).map(|words| key(&words.text)).unwrap_or_default();
        for kind in kinds(lane) {
            let (headings, names) = known.entry(kind).or_default();
            headings.insert(over.clone());
            names.insert(key(&lane.words.text));
        }
    }
    let mut doubts: Vec<Option<String>> = Vec::new();
    let mut lost: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, lane) in matrix.lanes.iter().enumerate() {
        let rivals = || kinds(lane).into_iter().filter_map(|kind| known.get(&kind));
        let told = heading(at).filter(|words| {
            let is_said = headers.said(&words.text).is_some();
            is_aged(&words.text) || is_time(&words.text) || !is_said && rivals().any(|(headings, _)| headings.len() > 1)
        });
        let bracket = bracket(lane).filter(|_| rivals().any(|(_, names)| names.len() > 1));
        lost.extend(told.map(&place));
        doubts.push(match (told, bracket) {
            (Some(words), _) => {
                // A sign that parts reasons from each other.
                let name = words.one_line().replace("; ", ", ");
                Some(format!("`{name}` over it says whose this is, or of what time, which is not kept"))
            }
            (None, Some(inside)) => {
                Some(format!("`{inside}` in its header tells it from another line of its kind, which is not kept"))
            }
            (None, None) => None,
        });
    }
    for (lane, doubt) in matrix.lanes.iter_mut().zip(doubts) {
        lane.doubt = doubt;
    }
    for (words, aside) in &mut matrix.aside {
        if lost.contains(&place(words)) {
            *aside = Aside::Lost(WHOSE);
        }
    }
}

/// The kinds of a lane. Metrics and own lanes keep their names.
fn kinds(lane: &Lane) -> Vec<Kind> {
    if lane.header.senses.is_empty() {
        let key = key(&lane.words.text);
        return vec![Kind::Unknown(if key.is_empty() { lane.words.text.clone() } else { key })];
    }
    let is_kept = |sense: &&Sense| matches!(sense, Sense::Metric | Sense::Own);
    lane.header.senses.iter().filter(|sense| !is_kept(sense)).map(|sense| Kind::Known(*sense)).collect()
}

/// Whether a heading names somebody with their age: "Ben (41)".
fn is_aged(words: &str) -> bool {
    let Some((name, inside)) = words.split_once(['(', '（', ',']) else { return false };
    let inside = inside.trim().trim_end_matches([')', '）']);
    let age = inside.trim_end_matches(|sign: char| sign.is_alphabetic() || sign.is_whitespace());
    name.chars().any(char::is_alphabetic) && age.parse::<u8>().is_ok_and(|age| age > 3 && age < 110)
}

/// What stands in brackets behind a header, where that is no scale and no mark of its items.
fn bracket(lane: &Lane) -> Option<String> {
    if lane.header.scale.is_some() || lane.header.beside.is_some() || lane.header.whose.is_some() {
        return None;
    }
    let (before, inside) = lane.words.text.split_once(['(', '[', '（'])?;
    let inside = inside.split([')', ']', '）']).next()?.trim();
    let is_word = inside.chars().any(char::is_alphabetic) && !before.trim().is_empty();
    is_word.then(|| inside.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::is_aged;

    #[test]
    fn a_name_with_an_age_is_somebody() {
        for words in ["BEN (41)", "박지현(32)", "최순자(66세)", "Priya, 29"] {
            assert!(is_aged(words), "{words}");
        }
        for words in ["Wave (2026)", "(41)", "Phase 1", "Ben (nurse)", "Ben", ""] {
            assert!(!is_aged(words), "{words}");
        }
    }
}
