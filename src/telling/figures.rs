//! The metrics of stages, steps and the whole map as one table.

use super::backlog::placed;
use super::line::{Line, Span};
use super::page::{Table, Telling};
use super::voice::Voice;
use crate::board::card::Detail;
use crate::board::shape::{Change, Number, Shape};
use crate::board::{Entry, Grid};

/// The keys of a map's own value that have a column of their own.
const COLUMNS: [&str; 5] = ["value", "target", "change", "history", "sample"];

/// The table of metrics.
pub(super) fn metrics(page: &mut Telling, voice: &Voice<'_>, grid: Option<&Grid>) {
    let head = &voice.board.words.markdown;
    let titles = [head.metric, head.place, head.value, head.target, head.trend, head.history, head.sample, head.more];
    let mut table = Table { head: titles.map(Line::plain).into(), ..Table::default() };
    let mut title = voice.board.words.lanes.metrics.title;
    for entry in voice.board.panels.iter().filter(|panel| panel.id == "metrics").flat_map(|panel| &panel.entries) {
        table.row(of_map(voice, entry));
    }
    if let Some(grid) = grid {
        for row in &grid.rows {
            let Shape::Numbers(cells) = &row.shape else { continue };
            title = &row.title;
            for (place, found) in placed(voice, grid, cells) {
                table.row(number(voice, found, place));
            }
        }
    }
    if !table.rows.is_empty() {
        page.heading(2, title);
        title.clone_into(&mut table.caption);
        page.table(table.without_empty_columns());
    }
}

fn number(voice: &Voice<'_>, number: &Number, place: Line) -> Vec<Line> {
    let head = &voice.board.words.markdown;
    let target = number.target.as_deref().map(Line::plain).unwrap_or_default();
    let met =
        if number.target_met == Some(true) { Line::sign(" ✓ ").then(Line::plain(head.met)) } else { Line::default() };
    vec![
        Line::text(&number.name).about(&number.about),
        place,
        Line::plain(&number.value),
        target.then(met),
        number.change.as_ref().map(|change| trend(voice, change)).unwrap_or_default(),
        Line::joined(number.history_shown.iter().map(|value| Line::plain(value)), " → "),
        number.sample.as_deref().map(Line::plain).unwrap_or_default(),
        voice.details(&number.details),
    ]
}

/// "↑ up +12% (worse)".
fn trend(voice: &Voice<'_>, change: &Change) -> Line {
    let head = &voice.board.words.markdown;
    let judged = |word: &str| Line::sign(" (").then(Line::plain(word)).and(Span::Sign(")".to_owned()));
    let judged = match change.good {
        Some(true) => judged(head.better),
        Some(false) => judged(head.worse),
        None => Line::default(),
    };
    let moved = direction(voice, i32::from(change.direction)).and(Span::Sign(" ".to_owned()));
    moved.then(Line::plain(&change.shown)).then(judged)
}

fn direction(voice: &Voice<'_>, direction: i32) -> Line {
    let head = &voice.board.words.markdown;
    let (sign, word) = match direction {
        ..0 => ("↓ ", head.trend_down),
        0 => ("→ ", head.trend_steady),
        1.. => ("↑ ", head.trend_up),
    };
    Line::sign(sign).then(Line::plain(word))
}

/// A value of the whole map; the board tells it in details.
fn of_map(voice: &Voice<'_>, entry: &Entry) -> Vec<Line> {
    let own = |key: &str| entry.details.iter().find(|detail| detail.key == key);
    let text = |key: &str| own(key).map(|detail: &Detail| Line::plain(&detail.text)).unwrap_or_default();
    let change = own("change").map(|detail| {
        let sign = match detail.text.chars().next() {
            Some('+') => 1,
            Some('−' | '-') => -1,
            _ => 0,
        };
        direction(voice, sign).and(Span::Sign(" ".to_owned())).then(Line::plain(&detail.text))
    });
    let history = own("history").map(|detail| detail.text.trim_start_matches('(').trim_end_matches(')'));
    vec![
        Line::text(&entry.title).about(&entry.about),
        Line::plain(voice.board.words.markdown.whole_map),
        text("value"),
        text("target"),
        change.unwrap_or_default(),
        history.map(Line::plain).unwrap_or_default(),
        text("sample"),
        voice.close(Vec::new(), &entry.details, &COLUMNS),
    ]
}
