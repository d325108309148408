//! Floor 7, `telling`: what is said of a map in words, and in which order.
//!
//! Markdown and the tables of a page are written from it, so that both hold the same facts.

mod led;
mod line;
mod page;
mod voice;

mod backlog;
mod figures;
mod foot;
mod head;
mod journey;
mod panels;
mod paths;
mod plan;
mod tools;
mod wide;

pub use line::{Line, Source, Span};
pub use page::{Block, Item, List, Row, Table, Telling};
pub use plan::plan;
pub use wide::{Curve, CurveRow, Holds, Lane, Stage, Told, Wide, quadrants, wide};

use crate::board::shape::Number;
use crate::board::{Board, Body};
use voice::Voice;

/// The metrics of a board in the order in which the table of metrics tells them.
/// Each has which it is, from 1, of the messages of one cell that say the same.
pub fn numbers(board: &Board) -> Vec<(&Number, usize)> {
    figures::numbers(board)
}

/// What stands around the stages of a board, for formats that show the stages as [`wide`] tells them: everything else, and
/// the tables made from what stands in them.
pub fn around(board: &Board) -> Telling {
    let voice = Voice::new(board);
    let mut telling = Telling { note: board.words.labels.note, ..Telling::default() };
    let page = &mut telling;
    head::title(page, &voice);
    head::personas(page, &voice);
    let grid = if let Body::Grid(grid) = &board.body { Some(grid) } else { None };
    if let Some(grid) = grid {
        paths::flows(page, &voice, grid);
        paths::arrows(page, &voice, grid);
        tools::pain_points(page, &voice, grid);
        backlog::opportunities(page, &voice, grid);
    }
    figures::metrics(page, &voice, grid);
    panels::panels(page, &voice);
    tools::inventory(page, &voice);
    panels::research(page, &voice);
    foot::foot(page, &voice);
    telling
}

/// A board in words.
pub fn tell(board: &Board) -> Telling {
    let voice = Voice::new(board);
    let mut telling = Telling { note: board.words.labels.note, ..Telling::default() };
    let page = &mut telling;
    head::title(page, &voice);
    head::personas(page, &voice);
    match &board.body {
        Body::Grid(grid) => {
            journey::journey(page, &voice, grid);
            paths::flows(page, &voice, grid);
            paths::arrows(page, &voice, grid);
            tools::pain_points(page, &voice, grid);
            backlog::opportunities(page, &voice, grid);
            figures::metrics(page, &voice, Some(grid));
        }
        Body::Empathy(quadrants) => {
            journey::empathy(page, &voice, quadrants);
            figures::metrics(page, &voice, None);
        }
    }
    panels::panels(page, &voice);
    tools::inventory(page, &voice);
    tools::walk(page, &voice);
    panels::research(page, &voice);
    foot::foot(page, &voice);
    telling
}
