//! Columns behind the last stage of a table that no stage is named above: remarks on whole lines, or steps of the last stage.

use super::sheet::Square;
use super::{Headers, Sheet};
use crate::import::cell::{Words, is_feeling};
use crate::import::lexicon::{self, Sense, key};

/// Why a column that no stage is named above is not in the map.
pub(super) const UNNAMED: &str = "no stage is named above it, and a map says nothing of a whole line";

/// Why a column that no stage is named above is.
pub(super) const LAST: &str = "no stage is named above this column, which is taken for a step of the last one";

/// The columns behind the last stage that no stage is named above.
pub(super) struct Beyond {
    /// The first of them.
    pub(super) column: usize,
    /// Whether they can be steps of the last stage.
    pub(super) may_be_steps: bool,
    /// The words in them.
    pub(super) words: Vec<Words>,
}

/// The columns behind the last stage, where other stages show how far each of them reaches: their names are merged over
/// their columns, are there again in each, or stand in one column each.
pub(super) fn beyond(sheet: &Sheet, label: usize, stages: usize, headers: &Headers) -> Option<Beyond> {
    let named: Vec<(usize, &Square)> = sheet.row(stages).filter(|(column, _)| *column > label).collect();
    let (last, square) = named.last()?;
    let column = last + square.across;
    let pairs = || named.iter().zip(named.iter().skip(1));
    let repeats = pairs().any(|((_, one), (_, other))| key(&one.words.text) == key(&other.words.text));
    let is_merged = named.iter().any(|(_, square)| square.across > 1);
    let is_dense = named.len() > 1 && pairs().all(|((at, one), (next, _))| at + one.across == *next);
    if column >= sheet.width() || !repeats && !is_merged && !is_dense {
        return None;
    }
    let rows = || (stages + 1..sheet.height()).map(|at| (at, lane(sheet, at, label, headers)));
    let filled = |at: usize| (column..sheet.width()).filter_map(move |column| sheet.at(at, column));
    let words: Vec<Words> = rows().flat_map(|(at, _)| filled(at)).map(|square| square.words.clone()).collect();
    let lanes = rows().filter(|(_, senses)| !senses.is_empty()).count();
    let told = rows().filter(|(at, senses)| !senses.is_empty() && filled(*at).next().is_some()).count();
    let has_action = rows().any(|(at, senses)| {
        senses.iter().any(|sense| matches!(sense, Sense::Step | Sense::Action)) && filled(at).next().is_some()
    });
    // "Emotion | 😀 | 😡 | why?" is told of by the last.
    let is_strange = rows().any(|(at, senses)| {
        senses.iter().any(|sense| matches!(sense, Sense::Emotion | Sense::Score))
            && filled(at).any(|square| !is_feeling(&square.words, headers.tongue))
    });
    let may_be_steps = !repeats && has_action && !is_strange && told * 2 > lanes;
    (!words.is_empty()).then_some(Beyond { column, may_be_steps, words })
}

/// What the header of a row means.
fn lane(sheet: &Sheet, at: usize, label: usize, headers: &Headers) -> Vec<Sense> {
    sheet.at(at, label).map(|square| headers.sense(&square.words.text)).unwrap_or_default()
}

/// Takes what heads these columns out of the rows above the stages: "Notes".
pub(super) fn headed(above: &Sheet, column: usize, headers: &Headers) -> (Sheet, Vec<Words>) {
    let is_heading = |words: &Words| {
        lexicon::is_remark(&words.text) || headers.header(&words.text, false).senses.contains(&Sense::Note)
    };
    let mut rest = above.clone();
    let mut found = Vec::new();
    for at in 0..above.height() {
        let heads = above.row(at).filter(|(place, square)| *place >= column && is_heading(&square.words));
        for (place, square) in heads {
            found.push(square.words.clone());
            rest = rest.cleared(&(at..at + 1), &(place..place + 1));
        }
    }
    (rest, found)
}
