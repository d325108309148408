//! The metrics of stages, steps and the whole map as one table.

use std::collections::BTreeMap;

use super::backlog::placed;
use super::line::{DOT, Line, Span};
use super::page::{List, Table, Telling};
use super::panels::told;
use super::voice::Voice;
use crate::board::card::{About, Card};
use crate::board::shape::{Cells, Change, Number, Shape};
use crate::board::{Board, Body, Grid};

/// Something that is measured.
struct Measured<'b> {
    /// Where, in words.
    place: Line,
    number: &'b Number,
    /// Which it is, from 1, of the messages at one place that say the same.
    nth: usize,
    /// What it is found by.
    about: About,
}

/// Everything that is measured: for the whole map, at stages and steps, of messages.
fn measured<'b>(voice: &Voice<'b>, grid: Option<&'b Grid>) -> Vec<Measured<'b>> {
    let board = voice.board;
    let mut all = Vec::new();
    for entry in board.panels.iter().filter(|panel| panel.id == "metrics").flat_map(|panel| &panel.entries) {
        let place = || Line::plain(board.words.markdown.whole_map);
        let of = |number| Measured { place: place(), number, nth: 1, about: entry.about.clone() };
        all.extend(entry.number.iter().filter(|number| !number.unmeasured).map(of));
    }
    let rows = || grid.into_iter().flat_map(|grid| grid.rows.iter().map(move |row| (grid, &row.shape)));
    for (grid, shape) in rows() {
        let Shape::Numbers(cells) = shape else { continue };
        let of = |(place, number): (Line, &'b Number)| Measured { place, number, nth: 1, about: number.about.clone() };
        all.extend(placed(voice, grid, cells).into_iter().map(of));
    }
    for (grid, shape) in rows() {
        let Shape::Cards(cells) = shape else { continue };
        if !has_numbers(cells) {
            continue;
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (place, card) in placed(voice, grid, cells) {
            let place = Line::joined([place, Line::text(&card.text)], DOT);
            let count = counts.entry(format!("{:?}", place.spans)).or_default();
            *count += 1;
            let nth = *count;
            let of = |number: &'b Number| {
                let about = About { notes: number.about.notes.clone(), ..card.about.found_by() };
                Measured { place: place.clone(), number, nth, about }
            };
            all.extend(card.numbers.iter().map(of));
        }
    }
    all
}

fn has_numbers(cells: &Cells<Card>) -> bool {
    cells.stages.iter().chain(&cells.columns).flatten().any(|card| !card.numbers.is_empty())
}

/// The metrics in the order of their table's rows, each with which it is, from 1, of the messages of one cell that say the
/// same.
pub(super) fn numbers(board: &Board) -> Vec<(&Number, usize)> {
    let grid = if let Body::Grid(grid) = &board.body { Some(grid) } else { None };
    measured(&Voice::new(board), grid).into_iter().map(|found| (found.number, found.nth)).collect()
}

/// The table of metrics.
pub(super) fn metrics(page: &mut Telling, voice: &Voice<'_>, grid: Option<&Grid>) {
    let head = &voice.board.words.markdown;
    let titles = [head.metric, head.place, head.value, head.target, head.trend, head.history, head.sample, head.more];
    let mut table = Table { head: titles.map(Line::plain).into(), ..Table::default() };
    for found in measured(voice, grid) {
        table.row(number(voice, &found));
    }
    let measures = &voice.board.measures;
    if !table.rows.is_empty() || !measures.is_empty() {
        let own = grid.and_then(|grid| grid.rows.iter().find(|row| matches!(row.shape, Shape::Numbers(_))));
        let title = own.map_or(voice.board.words.lanes.metrics.title, |row| row.title.as_str());
        page.heading(2, title);
        title.clone_into(&mut table.caption);
        if !table.rows.is_empty() {
            page.table(table.without_empty_columns());
        }
        let mut list = List::default();
        for entry in measures {
            list.item(told(voice, entry));
        }
        page.list(list);
    }
}

fn number(voice: &Voice<'_>, found: &Measured<'_>) -> Vec<Line> {
    let head = &voice.board.words.markdown;
    let number = found.number;
    let target = number.target.as_deref().map(Line::plain).unwrap_or_default();
    let met =
        if number.target_met == Some(true) { Line::sign(" ✓ ").then(Line::plain(head.met)) } else { Line::default() };
    vec![
        Line::text(&number.name).about(&found.about),
        found.place.clone(),
        Line::plain(&number.value),
        target.then(met),
        number.change.as_ref().map(|change| trend(voice, change)).unwrap_or_default(),
        Line::joined(number.history_shown.iter().map(|value| Line::plain(value)), " → "),
        number.sample.as_deref().map(Line::plain).unwrap_or_default(),
        // What is known of the metric itself stands in a list of its own.
        voice.close(Vec::new(), &number.details, &["unit", "better"]),
    ]
}

/// "Conversion rate: 41% · target 55% ✓ met · ↑ up +12% (worse)".
pub(super) fn line(voice: &Voice<'_>, number: &Number) -> Line {
    let words = voice.board.words;
    let name = Line::of(Span::Title(number.name.clone()));
    let value = Line::plain(&number.value);
    let first = if value.is_empty() { name } else { Line::joined([name, value], ": ") };
    let target = number.target.as_deref().map(|target| {
        let target = Line::joined([words.labels.target, target].map(Line::plain), " ");
        let met = Line::sign(" ✓ ").then(Line::plain(words.markdown.met));
        if number.target_met == Some(true) { target.then(met) } else { target }
    });
    let mut parts = vec![first];
    parts.extend(target);
    parts.extend(number.change.as_ref().map(|change| trend(voice, change)));
    if !number.history_shown.is_empty() {
        parts.push(Line::joined(number.history_shown.iter().map(|value| Line::plain(value)), " → "));
    }
    parts.extend(number.sample.as_deref().map(Line::plain));
    voice.close(parts, &number.details, &[]).about(&number.about)
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
