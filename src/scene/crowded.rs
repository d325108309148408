//! Crowded columns: one that is far fuller than its neighbours in a lane is widened, so that little of the lane is empty.

use super::block::stack;
use super::cards::card;
use super::numbers;
use super::sizes::{CARD_GAP, COLUMN_MAX};
use crate::board::Grid;
use crate::board::card::Card;
use crate::board::shape::{Cells, Number, Shape};
use crate::text::Typesetter;

/// How much taller than the next cell of its lane the tallest one is at least, before its column widens.
const FAR_TALLER: f64 = 1.5;
/// A cell of cards that is lower, in CSS pixels, crowds nothing.
const LOW: f64 = 200.0;
/// How much wider a column of cards may become.
const WIDER: [f64; 3] = [1.2, 1.4, 1.6];
/// So many metrics more than in any other column are two abreast.
const MORE_NUMBERS: usize = 2;

/// Widens the columns that crowd a lane.
pub(super) fn widen(grid: &Grid, widths: &mut [f64], typesetter: &Typesetter) {
    for row in &grid.rows {
        match &row.shape {
            Shape::Numbers(cells) => for_numbers(cells, widths),
            Shape::Cards(cells) => for_cards(cells, widths, typesetter),
            _ => {}
        }
    }
}

fn for_numbers(cells: &Cells<Number>, widths: &mut [f64]) {
    let counts: Vec<usize> = cells.columns.iter().map(Vec::len).collect();
    for (index, (count, width)) in counts.iter().zip(widths).enumerate() {
        let others = counts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, count)| *count);
        if *count >= others.max().unwrap_or(0) + MORE_NUMBERS {
            *width = width.max(numbers::TWO_ABREAST);
        }
    }
}

fn for_cards(cells: &Cells<Card>, widths: &mut [f64], typesetter: &Typesetter) {
    let height = |cell: &[Card], width: f64| {
        stack(cell.iter().map(|found| card(found, width, typesetter)).collect(), CARD_GAP).height
    };
    let heights: Vec<f64> = cells.columns.iter().zip(&*widths).map(|(cell, width)| height(cell, *width)).collect();
    let Some((fullest, tallest)) = heights.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1))
    else {
        return;
    };
    let next = heights.iter().enumerate().filter(|(index, _)| *index != fullest).map(|(_, height)| *height);
    let enough = (FAR_TALLER * next.fold(0.0, f64::max)).max(LOW);
    let (Some(cell), Some(width)) = (cells.columns.get(fullest), widths.get_mut(fullest)) else { return };
    if tallest <= enough {
        return;
    }
    let own = *width;
    for wider in WIDER.map(|times| (own * times).min(COLUMN_MAX).max(own).ceil()) {
        *width = wider;
        if height(cell, wider) <= enough {
            break;
        }
    }
}
