//! Foreign maps that are too large for one file of ours, parted by their stages.

use super::{Matrix, Placed, import};
use crate::import::Imported;
use crate::import::foreign::Foreign;
use crate::yaml::BYTE_LIMIT;

/// So many bytes a map of a part has at most before it is put into its form, which may need a few more.
const MOST: usize = BYTE_LIMIT - BYTE_LIMIT / 20;

/// A part of a map, and what comes of it as the only map of its file where that was looked at.
type Part = (Matrix, Option<Imported>);

/// These maps as maps of ours, those that are too large in several parts.
pub(in crate::import) fn imported(foreign: &Foreign, maps: Vec<Matrix>) -> Vec<Imported> {
    let all: Vec<Part> = maps.into_iter().flat_map(|map| named(foreign, parts(foreign, map))).collect();
    let several = all.len() > 1;
    let one = |(at, (map, alone)): (usize, Part)| {
        alone.filter(|_| !several).unwrap_or_else(|| import(foreign, &map, several.then_some(at + 1)))
    };
    all.into_iter().enumerate().map(one).collect()
}

fn parts(foreign: &Foreign, map: Matrix) -> Vec<Part> {
    let words: usize = map.cells.iter().map(|cell| cell.words.text.len()).sum();
    // A map is seldom four times as long as its words; where it is not long, nobody need write it down to see that.
    if map.stages.len() < 2 || words < MOST / 4 {
        return vec![(map, None)];
    }
    let alone = import(foreign, &map, None);
    if alone.text.len() <= MOST {
        return vec![(map, Some(alone))];
    }
    let (first, second) = halves(map);
    let mut all = parts(foreign, first);
    all.extend(parts(foreign, second));
    all
}

/// The first half of the stages with everything that stands around the map, and the other half.
fn halves(mut map: Matrix) -> (Matrix, Matrix) {
    let later = map.stages.split_off(map.stages.len() / 2);
    let border = later.first().map_or(map.columns, |stage| stage.columns.start);
    let mut second = Matrix {
        lanes: map.lanes.clone(),
        stages: later,
        columns: map.columns.saturating_sub(border),
        tongue: map.tongue,
        doubtful: map.doubtful.clone(),
        ..Matrix::default()
    };
    for stage in &mut second.stages {
        stage.columns = stage.columns.start - border..stage.columns.end - border;
    }
    map.columns = border;
    for mut cell in std::mem::take(&mut map.cells) {
        // What covers columns of both halves stands in both.
        if cell.columns.end > border {
            let columns = cell.columns.start.max(border) - border..cell.columns.end - border;
            second.cells.push(Placed { columns, ..cell.clone() });
            cell.columns.end = border;
        }
        if !cell.columns.is_empty() {
            map.cells.push(cell);
        }
    }
    (map, second)
}

/// Gives the parts after the first a name.
fn named(foreign: &Foreign, mut parts: Vec<Part>) -> Vec<Part> {
    let titled = parts.first().and_then(|(first, _)| first.title.as_ref().map(super::Words::one_line));
    let named = || parts.first().and_then(|(first, _)| first.named.as_ref().map(|(name, _)| name.clone()));
    let title = titled.or_else(named).unwrap_or_else(|| foreign.named());
    for (at, (part, _)) in parts.iter_mut().enumerate().skip(1) {
        let why = "the table is too large for one map, and was parted by its stages";
        part.named = Some((format!("{} {}", title.trim(), at + 1), why));
    }
    parts
}
