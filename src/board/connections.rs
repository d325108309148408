//! Arrows in words: those that leave a part of a grid, and those whose label finds no place in the picture.

use super::card::{Card, Detail};
use super::shape::{Arrow, BoxPlace, CellPlace, Cells, Shape};
use super::{Grid, Row};
use crate::words::Words;

/// The key of the row.
const LANE: &str = "connections";

/// A row that tells some of a grid's arrows in words, each below the box where it begins. `told` are their places in
/// [`Grid::arrows`]; there is no row where nothing is to be told.
pub fn connections(grid: &Grid, told: &[usize], words: &'static Words) -> Option<Row> {
    let mut cells =
        Cells { stages: vec![Vec::new(); grid.stages.len()], columns: vec![Vec::new(); grid.columns.len()] };
    for arrow in told.iter().filter_map(|index| grid.arrows.get(*index)) {
        let cell = match arrow.from.cell {
            CellPlace::Stage(index) => cells.stages.get_mut(index),
            CellPlace::Column(index) => cells.columns.get_mut(index),
        };
        if let Some(cell) = cell {
            cell.push(card(grid, arrow));
        }
    }
    // Below a row of arrows that leave, it goes on without a heading of its own.
    let goes_on = grid.rows.last().is_some_and(|row| row.lane == LANE);
    row(cells, words).map(|row| if goes_on { Row { title: String::new(), ..row } } else { row })
}

/// Arrows in words as a row; none if there are none.
pub(super) fn row(cells: Cells<Card>, words: &'static Words) -> Option<Row> {
    (!cells.is_empty()).then(|| Row {
        title: words.markdown.connections.to_owned(),
        subtitle: String::new(),
        lane: LANE.to_owned(),
        shape: Shape::Text(cells),
    })
}

/// An arrow of a grid in words: "Verify payment → 7. Put the class together", with its label.
pub(super) fn card(grid: &Grid, arrow: &Arrow) -> Card {
    let number = match arrow.to.cell {
        CellPlace::Column(column) => grid.columns.get(column).map(|column| format!("{}. ", column.number)),
        CellPlace::Stage(_) => None,
    };
    let number = number.unwrap_or_default();
    let head = if arrow.both_ways { "↔" } else { "→" };
    let text = format!("{} {head} {number}{}", box_text(grid, arrow.from), box_text(grid, arrow.to));
    let label = arrow.label.iter().map(|label| Detail::bare("label", label.clone()));
    Card { text: text.trim_start().to_owned(), details: label.collect(), ..Card::default() }
}

fn box_text(grid: &Grid, place: BoxPlace) -> &str {
    let cells = match grid.rows.get(place.row).map(|row| &row.shape) {
        Some(Shape::Boxes(boxes)) => &boxes.cells,
        Some(Shape::Steps(cells)) => cells,
        _ => return "",
    };
    let cell = match place.cell {
        CellPlace::Stage(index) => cells.stages.get(index),
        CellPlace::Column(index) => cells.columns.get(index),
    };
    cell.and_then(|cell| cell.get(place.index)).map_or("", |card| card.text.as_str())
}
