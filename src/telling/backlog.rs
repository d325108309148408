//! The opportunities of the whole map as one table to work from.

use super::journey::{stage_name, step_name};
use super::line::{Line, Span};
use super::page::{Table, Telling};
use super::voice::Voice;
use crate::board::Grid;
use crate::board::card::{Card, Detail};
use crate::board::shape::{Cells, Shape};

/// The keys that have a column of their own.
const COLUMNS: [&str; 6] = ["impact", "effort", "owner", "due", "status", "addresses"];

/// The table of opportunities.
pub(super) fn opportunities(page: &mut Telling, voice: &Voice<'_>, grid: &Grid) {
    let head = &voice.board.words.markdown;
    for row in grid.rows.iter().filter(|row| row.lane == "opportunities") {
        let Shape::Cards(cells) = &row.shape else { continue };
        let titles =
            [head.text, head.place, head.impact, head.effort, head.owner, head.due, head.status, head.addresses];
        let mut table = Table { caption: row.title.clone(), head: titles.map(Line::plain).into(), ..Table::default() };
        for (place, card) in placed(voice, grid, cells) {
            let mut cells = vec![voice.card_without(card, &COLUMNS), place];
            cells.extend(COLUMNS.map(|key| detail(card, key)));
            table.row(cells);
        }
        page.heading(2, &row.title);
        page.table(table.without_empty_columns());
    }
}

fn detail(card: &Card, key: &str) -> Line {
    let found = card.details.iter().filter(|detail| detail.key == key);
    let told = |detail: &Detail| match detail.parts.as_slice() {
        [] => Line::text(&detail.text),
        parts => Line::joined(parts.iter().map(|part| Line::of(Span::Listed(part.clone()))), ", "),
    };
    Line::joined(found.map(told), ", ")
}

/// What stands in cells, with its place in words: stage by stage, the stage's own first.
pub(super) fn placed<'c, T>(voice: &Voice<'_>, grid: &Grid, cells: &'c Cells<T>) -> Vec<(Line, &'c T)> {
    let mut all = Vec::new();
    for (index, stage) in grid.stages.iter().enumerate() {
        let name = Line::plain(&stage_name(voice, grid, index));
        all.extend(cells.stages.get(index).into_iter().flatten().map(|item| (name.clone(), item)));
        for column in stage.first..stage.first + stage.count {
            let Some(found) = grid.columns.get(column) else { continue };
            let name = Line::plain(&step_name(found));
            all.extend(cells.columns.get(column).into_iter().flatten().map(|item| (name.clone(), item)));
        }
    }
    all
}
