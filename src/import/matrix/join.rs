//! Maps that are parts of one: the same stages, and lanes that the others lack.

use super::{Aside, Matrix, Placed};
use crate::import::lexicon::{key, without_number};

/// The same maps, with those in one that are parts of it.
pub(in crate::import) fn joined(maps: Vec<Matrix>) -> Vec<Matrix> {
    let mut joined: Vec<Matrix> = Vec::new();
    for map in without_lists(maps) {
        match joined.last_mut() {
            Some(last) if is_part(last, &map) => absorb(last, map),
            _ => joined.push(map),
        }
    }
    joined
}

/// The maps without those that are lists of something else, where there are others: their words are told with these.
fn without_lists(maps: Vec<Matrix>) -> Vec<Matrix> {
    let (lists, mut maps): (Vec<Matrix>, Vec<Matrix>) = maps.into_iter().partition(|map| map.list.is_some());
    let Some(first) = maps.first_mut() else { return lists };
    for list in lists {
        first.unread.extend(list.unread);
        // The heading of a page above it; that of a sheet is one of its words.
        let title = list.title.filter(|title| first.title.as_ref().is_none_or(|own| own.span != title.span));
        let Some((words, why)) = list.list else { continue };
        let title = title.filter(|title| words.iter().all(|words| words.span != title.span));
        first.unread.extend(title.into_iter().chain(words).map(|words| (words, why.clone())));
    }
    maps
}

/// Whether a map has the stages of another, one column each, and none of its lanes.
fn is_part(whole: &Matrix, part: &Matrix) -> bool {
    let names = |map: &Matrix| -> Vec<String> {
        map.stages
            .iter()
            .map(|stage| stage.names.first().map(|name| key(without_number(&name.text).0)).unwrap_or_default())
            .collect()
    };
    let is_new = |at: &super::Lane| {
        let same = |lane: &super::Lane| {
            let shares = lane.header.senses.iter().any(|sense| at.header.senses.contains(sense));
            shares || key(&lane.words.text) == key(&at.words.text)
        };
        !whole.lanes.iter().any(same)
    };
    whole.stages.len() > 1
        && part.stages.iter().all(|stage| stage.columns.len() == 1 && !stage.names.is_empty())
        && names(whole) == names(part)
        && part.lanes.iter().all(is_new)
}

fn absorb(whole: &mut Matrix, part: Matrix) {
    let lanes = whole.lanes.len();
    for cell in part.cells {
        let covered = part
            .stages
            .iter()
            .zip(&whole.stages)
            .filter(|(own, _)| own.columns.start < cell.columns.end && cell.columns.start < own.columns.end);
        let mut covered = covered.map(|(_, stage)| stage.columns.clone());
        let Some(first) = covered.next() else { continue };
        let end = covered.next_back().map_or(first.end, |last| last.end);
        whole.cells.push(Placed { lane: cell.lane + lanes, columns: first.start..end, words: cell.words });
    }
    whole.lanes.extend(part.lanes);
    for (stage, own) in whole.stages.iter_mut().zip(part.stages) {
        stage.names.extend(own.names);
    }
    whole.about.extend(part.about);
    whole.people.extend(part.people);
    whole.notes.extend(part.notes);
    whole.aside.extend(part.aside);
    whole.unread.extend(part.unread);
    match part.title {
        Some(title) if whole.title.is_none() => whole.title = Some(title),
        Some(title) if whole.title.as_ref().is_some_and(|own| own.span == title.span) => {}
        Some(title) => whole.aside.push((title, Aside::Lost("it is the title of a part, and the map has one"))),
        None => {}
    }
}
