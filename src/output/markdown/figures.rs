//! The metrics of stages, steps and the whole map as one table.

use super::backlog::placed;
use super::inline::{Place, inline, words};
use super::page::{Page, Table};
use super::voice::Voice;
use crate::board::card::Detail;
use crate::board::shape::{Change, Number, Shape};
use crate::board::{Entry, Grid};

/// The keys of a map's own value that have a column of their own.
const COLUMNS: [&str; 5] = ["value", "target", "change", "history", "sample"];

/// The table of metrics.
pub(super) fn metrics(page: &mut Page, voice: &Voice<'_>, grid: Option<&Grid>) {
    let head = &voice.board.words.markdown;
    let titles = [head.metric, head.place, head.value, head.target, head.trend, head.history, head.sample, head.more];
    let mut table = Table { head: titles.map(words).into(), rows: Vec::new() };
    let mut title = voice.board.words.lanes.metrics.title;
    for entry in voice.board.panels.iter().filter(|panel| panel.id == "metrics").flat_map(|panel| &panel.entries) {
        table.rows.push(of_map(voice, entry));
    }
    if let Some(grid) = grid {
        for row in &grid.rows {
            let Shape::Numbers(cells) = &row.shape else { continue };
            title = &row.title;
            table.rows.extend(placed(voice, grid, cells).into_iter().map(|(place, found)| number(voice, found, place)));
        }
    }
    if !table.rows.is_empty() {
        page.heading(2, title);
        page.table(&table.without_empty_columns());
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

/// A value of the whole map; the board tells it in details.
fn of_map(voice: &Voice<'_>, entry: &Entry) -> Vec<String> {
    let own = |key: &str| entry.details.iter().find(|detail| detail.key == key);
    let text = |key: &str| own(key).map(|detail: &Detail| words(&detail.text)).unwrap_or_default();
    let change = own("change").map(|detail| {
        let sign = match detail.text.chars().next() {
            Some('+') => 1,
            Some('−' | '-') => -1,
            _ => 0,
        };
        format!("{} {}", direction(voice, sign), words(&detail.text))
    });
    let history = own("history").map(|detail| detail.text.trim_start_matches('(').trim_end_matches(')'));
    vec![
        inline(&entry.title, Place::Cell),
        words(voice.board.words.markdown.whole_map),
        text("value"),
        text("target"),
        change.unwrap_or_default(),
        history.map(words).unwrap_or_default(),
        text("sample"),
        voice.close(Vec::new(), &entry.details, &COLUMNS, Place::Cell),
    ]
}
