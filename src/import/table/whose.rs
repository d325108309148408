//! What tells lanes of one kind apart, and is not kept: a heading over them such as a persona, or a word in brackets.

use std::collections::{BTreeMap, BTreeSet};

use super::Headers;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, is_name, is_time, key, may_be_owned};
use crate::import::matrix::{Aside, Lane, Matrix, Placed};
use crate::source::Span;

/// Why a heading is not in the map.
const WHOSE: &str = "it says whose these lanes are, or of what time, which is not kept";

/// Lanes of one kind: what their header means, or how it reads where nobody knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Known(Sense),
    Unknown(String),
}

/// Whether a cell says whose a lane is.
pub(super) fn names_owner(lane: &Lane, words: &Words) -> bool {
    lane.owner.as_ref().is_some_and(|owner| owner.span == words.span)
}

/// Gives lanes below headings such as "Ann" and "Ben" to these, where both have a curve.
fn own_below_headings(over: &[Option<Words>], matrix: &mut Matrix) {
    let is_curve = |lane: &Lane| matches!(lane.header.senses.as_slice(), [Sense::Emotion | Sense::Score]);
    // A lane that has the name of a group above it is nobody's where there is only one.
    let named =
        matrix.lanes.iter().filter(|lane| lane.heading && is_curve(lane)).filter_map(|lane| lane.owner.as_ref());
    let named: BTreeSet<String> = named.map(|name| key(&name.text)).collect();
    for lane in matrix.lanes.iter_mut().filter(|lane| lane.heading && named.len() < 2) {
        lane.owner = None;
    }
    let named = |heading: &Option<Words>| heading.clone().filter(|words| is_name(&words.text) || is_aged(&words.text));
    let curves = matrix.lanes.iter().zip(over).filter(|(lane, _)| is_curve(lane) && lane.owner.is_none());
    let names: BTreeSet<String> =
        curves.filter_map(|(_, heading)| named(heading)).map(|name| key(&name.text)).collect();
    if names.len() < 2 {
        return;
    }
    for (lane, heading) in matrix.lanes.iter_mut().zip(over).filter(|(lane, _)| lane.owner.is_none()) {
        let is_one = matches!(lane.header.senses.as_slice(), [sense] if may_be_owned(*sense));
        lane.owner = named(heading).filter(|name| is_one && names.contains(&key(&name.text)));
    }
    let owners: BTreeSet<Span> =
        matrix.lanes.iter().filter_map(|lane| lane.owner.as_ref()).map(|name| name.span).collect();
    for (words, aside) in &mut matrix.aside {
        if owners.contains(&words.span) {
            *aside = Aside::Frame("it says whose the lines below it are");
        }
    }
}

/// Lets the names in a row of personas stand over the blank cells behind them, as merged ones do: "Ann,,Ben,".
fn widen(matrix: &mut Matrix) {
    let first = matrix.stages.first().map_or(0, |stage| stage.columns.start);
    for (at, lane) in matrix.lanes.iter_mut().enumerate().filter(|(_, lane)| lane.header.senses == [Sense::Persona]) {
        let mut cells: Vec<&mut Placed> = matrix.cells.iter_mut().filter(|cell| cell.lane == at).collect();
        let names: BTreeSet<String> = cells.iter().map(|cell| key(&cell.words.text)).collect();
        let is_first = cells.first().is_some_and(|cell| cell.columns.start == first);
        if names.len() < 2 || names.len() < cells.len() || !is_first {
            continue;
        }
        let starts: Vec<usize> = cells.iter().skip(1).map(|cell| cell.columns.start).chain([matrix.columns]).collect();
        for (cell, end) in cells.iter_mut().zip(starts).filter(|(cell, end)| cell.columns.end < *end) {
            cell.columns.end = end;
            lane.doubt = Some(WIDE.to_owned());
        }
    }
}

/// Why a name stands over more than its column.
const WIDE: &str = "the blank cells behind a name are taken for the same persona's";

/// Marks lanes that are told apart by what is not kept. `over` has the heading of each lane that has one.
pub(super) fn mark(over: &[Option<Words>], headers: &Headers, matrix: &mut Matrix) {
    own_below_headings(over, matrix);
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
        let told = heading(at).filter(|_| lane.owner.is_none()).filter(|words| {
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
    widen(matrix);
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
    if lane.header.scale.is_some() || lane.header.beside.is_some() || lane.owner.is_some() {
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
