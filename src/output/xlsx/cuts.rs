//! Whether a cell of a drawn sheet says more than a workbook has room for, so that its end stands in the data alone.

use super::cell::{LONGEST, Text};
use super::tables::tables;
use crate::board::{View, board};
use crate::data::document;
use crate::model::JourneyMap;
use crate::telling::{Block, Holds, around, wide};

/// Whether any does.
pub(super) fn any(map: &JourneyMap) -> bool {
    // What is short as a whole has no long part.
    if serde_json::Value::Object(document(map)).to_string().len() <= LONGEST {
        return false;
    }
    let board = board(map, &View::default());
    let telling = around(&board);
    let in_lanes = wide(&board).is_some_and(|wide| {
        wide.lanes.iter().any(|lane| match &lane.holds {
            Holds::Cells(cells) => {
                let mut all = cells.stages.iter().chain(&cells.columns);
                all.any(|cell| Text::is_too_long(cell.iter().map(|told| &told.line)))
            }
            Holds::Curve(curve) => {
                let told = curve.rows.iter().flat_map(|row| &row.told);
                told.chain(&curve.moments).any(Text::is_too_long)
            }
            Holds::Line => false,
        })
    });
    let in_tables = || tables(&telling).flat_map(|table| &table.rows).flat_map(|row| &row.cells).any(Text::is_too_long);
    let in_lists = || {
        telling.blocks.iter().any(|block| match block {
            Block::List(list) => list.items.iter().any(|item| Text::is_too_long([&item.line])),
            Block::Sources(items) => items.iter().any(|item| Text::is_too_long([&item.line])),
            _ => false,
        })
    };
    in_lanes || in_tables() || in_lists()
}
