//! The metrics of stages, steps and the whole map as one table.

use super::backlog::placed;
use super::inline::{Place, inline, words};
use super::page::{Page, Table};
use super::voice::{DOT, Voice};
use crate::board::Grid;
use crate::board::shape::{Change, Number, Shape};

/// Everything that is measured, with its place in words: for the whole map, at stages and steps, of messages.
pub(super) fn measured<'b>(voice: &Voice<'b>, grid: Option<&'b Grid>) -> Vec<(String, &'b Number)> {
    let board = voice.board;
    let mut all: Vec<(String, &Number)> = Vec::new();
    for entry in board.panels.iter().filter(|panel| panel.id == "metrics").flat_map(|panel| &panel.entries) {
        all.extend(entry.number.iter().map(|number| (words(board.words.markdown.whole_map), number)));
    }
    let rows = || grid.into_iter().flat_map(|grid| grid.rows.iter().map(move |row| (grid, &row.shape)));
    for (grid, shape) in rows() {
        let Shape::Numbers(cells) = shape else { continue };
        all.extend(placed(voice, grid, cells));
    }
    for (grid, shape) in rows() {
        let Shape::Cards(cells) = shape else { continue };
        for (place, card) in placed(voice, grid, cells) {
            let of = |number| (format!("{place}{DOT}{}", inline(&card.text, Place::Cell)), number);
            all.extend(card.numbers.iter().map(of));
        }
    }
    all
}

/// The table of metrics.
pub(super) fn metrics(page: &mut Page, voice: &Voice<'_>, grid: Option<&Grid>) {
    let head = &voice.board.words.markdown;
    let titles = [head.metric, head.place, head.value, head.target, head.trend, head.history, head.sample, head.more];
    let rows: Vec<Vec<String>> =
        measured(voice, grid).into_iter().map(|(place, found)| number(voice, found, place)).collect();
    if !rows.is_empty() {
        let own = grid.and_then(|grid| grid.rows.iter().find(|row| matches!(row.shape, Shape::Numbers(_))));
        page.heading(2, own.map_or(voice.board.words.lanes.metrics.title, |row| row.title.as_str()));
        page.table(&Table { head: titles.map(words).into(), rows }.without_empty_columns());
    }
}

fn number(voice: &Voice<'_>, number: &Number, place: String) -> Vec<String> {
    let head = &voice.board.words.markdown;
    let target = number.target.as_deref().map(words).unwrap_or_default();
    let met = if number.target_met == Some(true) { format!(" ✓ {}", words(head.met)) } else { String::new() };
    vec![
        inline(&number.name, Place::Cell),
        place,
        words(&number.value),
        format!("{target}{met}"),
        number.change.as_ref().map(|change| trend(voice, change)).unwrap_or_default(),
        number.history_shown.iter().map(|value| words(value)).collect::<Vec<_>>().join(" → "),
        number.sample.as_deref().map(words).unwrap_or_default(),
        voice.details(&number.details, Place::Cell),
    ]
}

/// "↑ up +12% (worse)".
fn trend(voice: &Voice<'_>, change: &Change) -> String {
    let head = &voice.board.words.markdown;
    let judged = match change.good {
        Some(true) => format!(" ({})", words(head.better)),
        Some(false) => format!(" ({})", words(head.worse)),
        None => String::new(),
    };
    format!("{} {}{judged}", direction(voice, i32::from(change.direction)), words(&change.shown))
}

fn direction(voice: &Voice<'_>, direction: i32) -> String {
    let head = &voice.board.words.markdown;
    let (sign, word) = match direction {
        ..0 => ("↓", head.trend_down),
        0 => ("→", head.trend_steady),
        1.. => ("↑", head.trend_up),
    };
    format!("{sign} {}", words(word))
}
