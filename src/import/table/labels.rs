//! Two columns of labels: a group and its lanes, where a lane with no group has its label in the first of them.

use std::collections::BTreeSet;

use super::ends::beside;
use super::{Headers, Sheet};
use crate::import::lexicon::Sense;

/// So many columns at the left may be blank, or hold numbers of lines.
const MARGIN: usize = 3;

/// The sheet with the labels of all lanes in one column: a label in the first column ends the group above it, and where
/// no other stands beside it, it is the label of its lane.
pub(super) fn in_one_column(sheet: &Sheet, headers: &Headers) -> Sheet {
    let headers = headers.of(sheet);
    let mut sheet = sheet.clone();
    let Some(group) = (0..MARGIN).find(|group| are_two(&sheet, *group, &headers)) else { return sheet };
    let Some(first) = (0..sheet.height()).find(|at| lane(&sheet, *at, group + 1, &headers).is_some()) else {
        return sheet;
    };
    for at in 0..sheet.height() {
        if is_alone(&sheet, at, group) && (at >= first || heads(&sheet, at, group, &headers)) {
            sheet.shift(at, group);
        }
    }
    sheet
}

/// Whether lanes are named in the column behind this one, and labels stand in this one without any there.
fn are_two(sheet: &Sheet, group: usize, headers: &Headers) -> bool {
    let lanes: BTreeSet<Sense> =
        (0..sheet.height()).filter_map(|at| lane(sheet, at, group + 1, headers)).flatten().collect();
    let known = (0..sheet.height()).filter(|at| lane(sheet, *at, group + 1, headers).is_some()).count();
    let filled = (0..sheet.height()).filter(|at| sheet.at(*at, group + 1).is_some()).count();
    let is_parted = |at: usize| is_alone(sheet, at, group) && beside(sheet, at, group + 1) > 0;
    let has_group = |at: usize| sheet.at(at, group).is_some() && lane(sheet, at, group + 1, headers).is_some();
    lanes.len() > 1 && known * 2 >= filled && (0..sheet.height()).any(has_group) && (0..sheet.height()).any(is_parted)
}

/// What lane is named there, if any is.
fn lane(sheet: &Sheet, at: usize, column: usize, headers: &Headers) -> Option<Vec<Sense>> {
    let senses = headers.sense(&sheet.at(at, column)?.words.text);
    senses.iter().any(|sense| sense.is_lane() || *sense == Sense::Step).then_some(senses)
}

/// Whether a label has none beside it, in any of its rows.
fn is_alone(sheet: &Sheet, at: usize, group: usize) -> bool {
    let Some(square) = sheet.at(at, group) else { return false };
    (at..at + square.down).all(|row| sheet.at(row, group + 1).is_none())
}

/// Whether a row above the lanes is the one of the stages.
fn heads(sheet: &Sheet, at: usize, group: usize, headers: &Headers) -> bool {
    let senses = sheet.at(at, group).map(|square| headers.sense(&square.words.text)).unwrap_or_default();
    let is_head = senses.iter().any(|sense| matches!(sense, Sense::Stage | Sense::Step | Sense::Corner));
    is_head && beside(sheet, at, group + 1) > 1
}
