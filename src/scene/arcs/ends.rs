//! Where arcs begin and end: those that go the same way are one, and no two share a place in a column.

use crate::board::shape::Arc;
use crate::scene::frame::Frame;

/// Pixels between two ends in a column.
const STEP: f64 = 14.0;
/// The share of a column that ends may take; the rest is left to labels.
const SHARE: f64 = 0.5;
/// Pixels between the two ends of a loop from a step to itself.
const SELF_LOOP: f64 = 26.0;

/// One drawn arc.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The arcs that go this way, by index.
    pub(super) arcs: Vec<Arc>,
    /// Their indices.
    pub(super) indices: Vec<usize>,
    /// The column where it begins.
    first: usize,
    /// The column where it leads.
    last: usize,
    /// Where it begins, in pixels.
    pub(super) from: f64,
    /// Where it leads, in pixels.
    pub(super) to: f64,
    /// Whether it leads back, or nowhere.
    pub(super) back: bool,
}

impl Way {
    /// Its left end.
    pub(super) fn left(&self) -> f64 {
        self.from.min(self.to)
    }

    /// Its right end.
    pub(super) fn right(&self) -> f64 {
        self.from.max(self.to)
    }
}

/// One end of a way in a column.
#[derive(Clone, Copy, PartialEq)]
struct End {
    way: usize,
    /// Left, middle or right in the column, and then from left to right.
    order: (i8, isize),
    starts: bool,
}

/// The ways in the order in which they are placed: inner before outer.
pub(super) fn ways(arcs: &[Arc], frame: &Frame) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for (index, arc) in arcs.iter().enumerate() {
        let known = |column: usize| column < frame.columns.len();
        if !known(arc.from) || !known(arc.to) {
            continue;
        }
        match ways.iter_mut().find(|way| way.first == arc.from && way.last == arc.to) {
            Some(way) => {
                way.arcs.push(arc.clone());
                way.indices.push(index);
            }
            None => ways.push(Way {
                arcs: vec![arc.clone()],
                indices: vec![index],
                first: arc.from,
                last: arc.to,
                from: 0.0,
                to: 0.0,
                back: arc.to <= arc.from,
            }),
        }
    }
    ways.sort_by_key(|way| (way.first.abs_diff(way.last), way.first.min(way.last), way.first));
    for (column, stretch) in frame.columns.iter().enumerate() {
        let mut ends = ends(&ways, column);
        ends.sort_by_key(|end| end.order);
        let gaps: Vec<f64> = ends.windows(2).map(gap).collect();
        let wanted: f64 = gaps.iter().sum();
        let scale = if wanted > 0.0 { (stretch.width * SHARE / wanted).min(1.0) } else { 1.0 };
        let mut x = stretch.middle() - wanted * scale / 2.0;
        for (index, end) in ends.iter().enumerate() {
            if let Some(way) = ways.get_mut(end.way) {
                if end.starts {
                    way.from = x;
                } else {
                    way.to = x;
                }
            }
            x += gaps.get(index).copied().unwrap_or_default() * scale;
        }
    }
    ways
}

/// Pixels between two neighbours.
fn gap(pair: &[End]) -> f64 {
    match pair {
        [one, other] if one.way == other.way => SELF_LOOP,
        _ => STEP,
    }
}

/// The ends in a column. Left stands what leads to the left, inner before outer; right what leads to the right, outer
/// before inner; so arcs cross only where they must.
fn ends(ways: &[Way], column: usize) -> Vec<End> {
    let mut ends = Vec::new();
    for (index, way) in ways.iter().enumerate() {
        let rank = index.cast_signed();
        if way.first == column && way.last == column {
            ends.push(End { way: index, order: (0, 2 * rank), starts: true });
            ends.push(End { way: index, order: (0, 2 * rank + 1), starts: false });
            continue;
        }
        for (own, other, starts) in [(way.first, way.last, true), (way.last, way.first, false)] {
            if own == column {
                let order = if other < column { (-1, rank) } else { (1, -rank) };
                ends.push(End { way: index, order, starts });
            }
        }
    }
    ends
}
