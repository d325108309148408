//! Names of their own for all personas and segments, and for all lanes, so that nothing ever says one name of two things.

use std::collections::BTreeMap;

use super::{Board, Body};
use crate::model::JourneyMap;
use crate::model::apart::{told_apart, told_apart_from};
use crate::text::plain;
use crate::words::Lanes;

/// Puts numbers behind the titles of lanes of the map's own that another lane of the board has, or an own one before them.
pub(super) fn lanes_apart(board: &mut Board) {
    let Body::Grid(grid) = &board.body else { return };
    let of_language = Lanes::IDS.iter().filter_map(|id| board.words.lanes.get(id)).map(|lane| lane.title.to_owned());
    let known: Vec<String> = of_language.chain(board.lanes.iter().map(|lane| plain(&lane.title))).collect();
    let is_own = |lane: &str| super::lanes::named(lane).is_none();
    let shown = grid.rows.iter().filter(|row| !is_own(&row.lane)).map(|row| plain(&row.title));
    let shown: Vec<String> = shown.collect();
    let own: Vec<(String, String)> =
        board.lanes.iter().filter(|lane| is_own(&lane.id)).map(|lane| (lane.id.clone(), plain(&lane.title))).collect();
    let titles: Vec<String> = own.iter().map(|(_, title)| title.clone()).collect();
    let Some(called) = told_apart_from(shown.iter().collect(), known.iter().collect(), &titles) else { return };
    let numbered = own.iter().zip(&called).map(|((id, title), called)| (id, called.get(title.len()..)));
    let numbers: BTreeMap<&String, &str> =
        numbered.filter_map(|(id, number)| Some((id, number.filter(|number| !number.is_empty())?))).collect();
    for lane in &mut board.lanes {
        if let Some(number) = numbers.get(&lane.id) {
            lane.title.push_str(number);
        }
    }
    if let Body::Grid(grid) = &mut board.body {
        for row in &mut grid.rows {
            if let Some(number) = numbers.get(&row.lane) {
                row.title.push_str(number);
            }
        }
    }
}

/// The map with numbers behind names that somebody has before; `None` where all are different.
pub(super) fn apart(map: &JourneyMap) -> Option<JourneyMap> {
    let personas = map.personas.iter().map(|persona| &persona.name);
    let names = personas.chain(map.segments.iter().map(|segment| &segment.name));
    let names: Vec<String> = names.map(|name| plain(name)).collect();
    let called = told_apart(&names)?;
    let numbers: Vec<&str> =
        called.iter().zip(&names).map(|(called, name)| called.get(name.len()..).unwrap_or_default()).collect();
    let mut map = map.clone();
    let personas = map.personas.iter_mut().map(|persona| &mut persona.name);
    let all = personas.chain(map.segments.iter_mut().map(|segment| &mut segment.name));
    for (name, number) in all.zip(numbers) {
        name.push_str(number);
    }
    Some(map)
}
