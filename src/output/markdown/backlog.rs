//! The opportunities of the whole map as one table to work from.

use super::inline::{Place, inline, words};
use super::journey::{stage_name, step_name};
use super::page::{Page, Table};
use super::voice::Voice;
use crate::board::Grid;
use crate::board::card::{Card, Detail};
use crate::board::shape::{Cells, Shape};

/// The keys that have a column of their own.
const COLUMNS: [&str; 6] = ["impact", "effort", "owner", "due", "status", "addresses"];

/// The table of opportunities.
pub(super) fn opportunities(page: &mut Page, voice: &Voice<'_>, grid: &Grid) {
    let head = &voice.board.words.markdown;
    for row in grid.rows.iter().filter(|row| row.lane == "opportunities") {
        let Shape::Cards(cells) = &row.shape else { continue };
        let titles =
            [head.text, head.place, head.impact, head.effort, head.owner, head.due, head.status, head.addresses];
        let mut table = Table { head: titles.map(words).into(), rows: Vec::new() };
        for (place, card) in placed(voice, grid, cells) {
            let mut cells = vec![voice.card_without(card, &COLUMNS, Place::Cell), place];
            cells.extend(COLUMNS.map(|key| detail(card, key)));
            table.rows.push(cells);
        }
        page.heading(2, &row.title);
        page.table(&table.without_empty_columns());
    }
}

fn detail(card: &Card, key: &str) -> String {
    let found = card.details.iter().filter(|detail| detail.key == key);
    found.map(|detail: &Detail| inline(&detail.text, Place::Cell)).collect::<Vec<_>>().join(", ")
}

/// What stands in cells, with its place in words: stage by stage, the stage's own first.
pub(super) fn placed<'c, T>(voice: &Voice<'_>, grid: &Grid, cells: &'c Cells<T>) -> Vec<(String, &'c T)> {
    let mut all = Vec::new();
    for (index, stage) in grid.stages.iter().enumerate() {
        let name = words(&stage_name(voice, grid, index));
        all.extend(cells.stages.get(index).into_iter().flatten().map(|item| (name.clone(), item)));
        for column in stage.first..stage.first + stage.count {
            let Some(found) = grid.columns.get(column) else { continue };
            let name = words(&step_name(found));
            all.extend(cells.columns.get(column).into_iter().flatten().map(|item| (name.clone(), item)));
        }
    }
    all
}
