//! How deep each arc hangs: below every arc and label that it would touch; inner arcs first.

use super::ends::Way;
use super::label::{self, CLEAR, Label};
use crate::geometry::Point;
use crate::scene::frame::Stretch;
use crate::scene::item::Item;
use crate::text::Typesetter;

/// Pixels from the top of the row to the first arc's run.
const FIRST: f64 = 12.0;
/// Pixels from what is above to a run: the corners of nested arcs stay clear of the label.
const GAP: f64 = 9.0;
/// Pixels from a run to its label.
const LABEL_GAP: f64 = 3.0;

/// An arc in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Which arcs it stands for.
    pub(super) arcs: Vec<usize>,
    /// Where it begins.
    pub(super) from: f64,
    /// Where it leads.
    pub(super) to: f64,
    /// The y of its run.
    pub(super) y: f64,
    /// The lowest that it or its label reaches.
    pub(super) bottom: f64,
    /// Whether nothing is between it and the steps, so that its corners may be wide.
    pub(super) wide: bool,
    /// Whether it leads back.
    pub(super) back: bool,
    /// Its label.
    pub(super) label: Option<Item>,
    /// What it takes from left to right, label included.
    taken: (f64, f64),
}

/// Puts each way below those that were placed before and that it meets.
///
/// A label avoids the lines of all ways that come later: they hang deeper wherever they meet. Those that came before end above it.
pub(super) fn place(ways: &[Way], bounds: Stretch, typesetter: &Typesetter) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut later: Vec<f64> = ways.iter().flat_map(|way| [way.from, way.to]).collect();
    later.sort_by(f64::total_cmp);
    for way in ways {
        for own in [way.from, way.to] {
            let place = later.partition_point(|end| end.total_cmp(&own).is_lt());
            later.drain(place..(place + 1).min(later.len()));
        }
        let label = label::place(way, &later, bounds, typesetter);
        let taken = label.as_ref().map_or((way.left(), way.right()), |label| {
            (way.left().min(label.x), way.right().max(label.x + label.width))
        });
        let met = |other: &&Placed| other.taken.0 < taken.1 + CLEAR && taken.0 < other.taken.1 + CLEAR;
        let above = placed.iter().filter(met).map(|other| other.bottom).fold(0.0, f64::max);
        let y = if above > 0.0 { above + GAP } else { FIRST };
        placed.push(settled(way, label, taken, y, above <= 0.0));
    }
    placed
}

fn settled(way: &Way, label: Option<Label>, taken: (f64, f64), y: f64, wide: bool) -> Placed {
    let bottom = label.as_ref().map_or(y, |label| y + LABEL_GAP + label.height);
    let label = label.map(|label| label.item(Point::new(0.0, y + LABEL_GAP)));
    Placed { arcs: way.indices.clone(), from: way.from, to: way.to, y, bottom, wide, back: way.back, label, taken }
}
