//! How wide each column is: by what stands in it, between a minimum and a maximum.

use std::ops::Range;

use super::frame::{Frame, Stretch};
use super::sizes::{
    BLUEPRINT_GAP, BODY, BODY_STRONG, CARD_INSET, COLUMN_EMPTY, COLUMN_GAP, COLUMN_MAX, COLUMN_MIN, LABEL_GAP,
    LABEL_INSET, LABEL_WIDTH, LINES_WANTED, MARGIN, SMALL,
};
use super::words::Look;
use crate::board::Grid;
use crate::board::card::Card;
use crate::board::shape::{Cells, Shape};
use crate::text::Typesetter;

/// What a card takes from the width of its column, with its dots.
const CARD_EXTRA: f64 = 2.0 * CARD_INSET + 12.0;
/// What a step takes from it: the disc with its number.
const STEP_EXTRA: f64 = 27.0;
/// What a chip takes from it, with its icon.
const CHIP_EXTRA: f64 = 21.0;
/// What an icon before the words takes from it.
const ICON_EXTRA: f64 = 20.0;
/// A word of a remark widens its column up to this width; longer ones, as of addresses, are broken.
const REMARK_WORD_MAX: f64 = 150.0;

/// How wide the columns of a grid are, and what is between them.
pub(super) struct Columns {
    /// Width of each column.
    pub(super) widths: Vec<f64>,
    /// Between two columns.
    gap: f64,
}

impl Columns {
    /// By what stands in them, none wider than `most`.
    pub(super) fn of(grid: &Grid, most: f64, typesetter: &Typesetter) -> Self {
        let blueprint = grid.rows.iter().any(|row| matches!(row.shape, Shape::Line(_)));
        let gap = if blueprint { BLUEPRINT_GAP } else { COLUMN_GAP };
        let mut widths: Vec<f64> =
            (0..grid.columns.len()).map(|column| column_width(grid, column, typesetter)).collect();
        widen_for_stages(grid, &mut widths, gap, typesetter);
        super::crowded::widen(grid, &mut widths, typesetter);
        for width in &mut widths {
            *width = width.min(most);
        }
        Self { widths, gap }
    }

    /// Some of them.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        Self { widths: self.widths.get(range).unwrap_or_default().to_vec(), gap: self.gap }
    }

    /// How wide the picture is with these columns: margins, labels, columns, gaps.
    pub(super) fn picture_width(&self) -> f64 {
        self.first() + self.widths.iter().map(|width| width + self.gap).sum::<f64>() - self.gap / 2.0 + MARGIN
    }

    /// The widest that a column can be in a picture of this width.
    pub(super) fn most(width: f64) -> f64 {
        (width - MARGIN - LABEL_INSET - LABEL_WIDTH - LABEL_GAP - 1.5 * BLUEPRINT_GAP - MARGIN).max(1.0)
    }

    /// Left edge of the first column.
    fn first(&self) -> f64 {
        MARGIN + LABEL_INSET + LABEL_WIDTH + LABEL_GAP + self.gap / 2.0
    }
}

/// How far columns are widened where a picture is wider than they need.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fill {
    /// Evenly, in whole pixels, until the picture is at least this wide.
    AtLeast(f64),
    /// Evenly, until the picture is exactly this wide, but none beyond so many pixels.
    Exactly(f64, f64),
}

/// Where everything stands across the picture.
pub(super) fn frame(grid: &Grid, columns: &Columns, fill: Fill) -> Frame {
    let first = columns.first();
    let (wanted, most) = match fill {
        Fill::AtLeast(wanted) => (wanted - columns.gap / 2.0, f64::INFINITY),
        Fill::Exactly(wanted, most) => (wanted, most),
    };
    let missing = (wanted - columns.picture_width()).max(0.0);
    let share = missing / columns.widths.len().max(1) as f64;
    let mut x = first;
    let mut stretches = Vec::with_capacity(columns.widths.len());
    for width in &columns.widths {
        let widened = (width + share).min(most.max(*width));
        let widened = if matches!(fill, Fill::AtLeast(_)) { widened.ceil() } else { widened };
        // Edges are on whole pixels; what rounding takes from one column it gives to the next.
        let (left, right) = (x.round(), (x + widened).round());
        stretches.push(Stretch { x: left, width: right - left });
        x += widened + columns.gap;
    }
    let right = x - columns.gap / 2.0;
    let stage = |head: &crate::board::StageHead| {
        let left = stretches.get(head.first).map_or(first, |column| column.x);
        let end = stretches.get(head.first + head.count.max(1) - 1).map_or(left, |column| column.right());
        Stretch { x: left, width: end - left }
    };
    Frame {
        row: Stretch { x: MARGIN, width: right - MARGIN },
        label: Stretch { x: MARGIN + LABEL_INSET, width: LABEL_WIDTH },
        stages: grid.stages.iter().map(stage).collect(),
        stage_of: grid.columns.iter().map(|column| column.stage).collect(),
        columns: stretches,
        stages_before: 0,
    }
}

/// How wide the content of a column should be.
fn column_width(grid: &Grid, column: usize, typesetter: &Typesetter) -> f64 {
    let mut width: f64 = 0.0;
    let mut cells = 0;
    for row in &grid.rows {
        let wanted = match &row.shape {
            Shape::Steps(cells) => cell_width(cells, column, BODY_STRONG, STEP_EXTRA, typesetter),
            Shape::Text(cells) => cell_width(cells, column, BODY, 0.0, typesetter),
            Shape::Chips(cells) => cell_width(cells, column, BODY, CHIP_EXTRA, typesetter),
            Shape::Cards(cells) => cell_width(cells, column, BODY, CARD_EXTRA, typesetter),
            Shape::Boxes(boxes) => {
                cell_width(&boxes.cells, column, BODY, CARD_EXTRA, typesetter).map(|width| width.max(150.0))
            }
            Shape::Numbers(numbers) => numbers.columns.get(column).filter(|cell| !cell.is_empty()).map(|_| 150.0),
            Shape::Pictures(pictures) => {
                pictures.columns.get(column).filter(|cell| !cell.is_empty()).map(|_| COLUMN_MIN)
            }
            Shape::Curve(curve) => curve_width(curve, column, typesetter),
            Shape::Arcs(_) | Shape::Line(_) => None,
        };
        if let Some(wanted) = wanted {
            width = width.max(wanted);
            cells += 1;
        }
    }
    let least = if cells <= 1 { COLUMN_EMPTY } else { COLUMN_MIN };
    width.clamp(least, COLUMN_MAX).ceil()
}

/// Room for the longest word, and for all words in few lines.
fn cell_width(cells: &Cells<Card>, column: usize, look: Look, extra: f64, typesetter: &Typesetter) -> Option<f64> {
    let cell = cells.columns.get(column).filter(|cell| !cell.is_empty())?;
    let width = cell.iter().map(|card| {
        let icon = if card.icon.is_some() { ICON_EXTRA } else { 0.0 };
        let words = typesetter.longest_word(&card.text, look.style());
        let all = typesetter.natural_width(&card.text, look.style()) / (LINES_WANTED - 1.0);
        let notes: String =
            card.details.iter().map(crate::board::card::Detail::line).collect::<Vec<_>>().join("\u{a0}· ");
        let small = typesetter.natural_width(&notes, SMALL.style()) / (LINES_WANTED - 1.0);
        let remark = typesetter.longest_word(&notes, SMALL.style()).min(REMARK_WORD_MAX);
        (words.max(all) + icon).max(small).max(remark) + extra
    });
    Some(width.fold(0.0, f64::max))
}

fn curve_width(curve: &crate::board::shape::Curve, column: usize, typesetter: &Typesetter) -> Option<f64> {
    let points = curve.lines.iter().flat_map(|line| &line.points).filter(|point| point.column == column);
    let words =
        points.filter_map(|point| point.word.as_ref()).map(|word| typesetter.longest_word(word, BODY.style()) + 12.0);
    words.reduce(f64::max)
}

/// A stage whose name or wide cells need more room than its columns have gives them more.
fn widen_for_stages(grid: &Grid, widths: &mut [f64], gap: f64, typesetter: &Typesetter) {
    for (index, stage) in grid.stages.iter().enumerate() {
        let range = stage.first..stage.first + stage.count;
        let have: f64 =
            widths.get(range.clone()).unwrap_or_default().iter().sum::<f64>() + gap * (stage.count.max(1) - 1) as f64;
        let name = typesetter.longest_word(&stage.name, super::sizes::STAGE.style()) + 40.0;
        let goal = stage
            .goal
            .as_deref()
            .map_or(0.0, |goal| typesetter.natural_width(goal, super::sizes::STAGE_NOTE.style()) / 3.0 + 40.0);
        let wide = grid.rows.iter().filter_map(|row| match &row.shape {
            Shape::Steps(cells) | Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => {
                cells.stages.get(index)
            }
            Shape::Boxes(boxes) => boxes.cells.stages.get(index),
            Shape::Numbers(_) | Shape::Curve(_) | Shape::Arcs(_) | Shape::Pictures(_) | Shape::Line(_) => None,
        });
        let cards = wide.flatten().map(|card| {
            typesetter
                .longest_word(&card.text, BODY.style())
                .max(typesetter.natural_width(&card.text, BODY.style()) / LINES_WANTED)
                + CARD_EXTRA
        });
        let wanted = cards.fold(name.max(goal), f64::max).min(COLUMN_MAX * stage.count.max(1) as f64);
        let missing = (wanted - have).max(0.0) / stage.count.max(1) as f64;
        for width in widths.get_mut(range).unwrap_or_default() {
            *width += missing;
        }
    }
}
