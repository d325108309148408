//! Bands: a map that is too wide for its picture goes on below, stage by stage, like the lines of a text.

use std::ops::Range;

use super::columns::{self, Columns, Fill};
use super::frame::Frame;
use super::sizes::{COLUMN_MAX, MARGIN, WIDTH_MIN};
use crate::board::{Grid, slice};
use crate::text::Typesetter;
use crate::words::Words;

/// How wide a picture is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Width {
    /// As wide as what stands in it; a map that is much wider than a wall poster goes on below.
    #[default]
    Automatic,
    /// As wide as what stands in it, however wide that is.
    Natural,
    /// This many CSS pixels, at least [`Width::LEAST`].
    Pixels(f64),
}

impl Width {
    /// The narrowest picture, in CSS pixels: labels, and one column that can be read.
    pub const LEAST: f64 = 480.0;
    /// The widest, in CSS pixels.
    pub const MOST: f64 = 20_000.0;
    /// A map that is wider than this, in CSS pixels, goes on below unless it is told not to. Twenty steps fit in it.
    const AUTOMATIC_MOST: f64 = 6400.0;
    /// How wide it is then.
    const AUTOMATIC: f64 = 3200.0;

    /// How wide a picture is without columns, whose usual width is given.
    pub(super) fn or(self, usual: f64) -> f64 {
        match self {
            Self::Automatic | Self::Natural => usual,
            Self::Pixels(width) => width,
        }
    }

    /// How wide a picture may be at most that would be `natural` pixels wide; none if it may be as wide as it is.
    fn limit(self, natural: f64) -> Option<f64> {
        match self {
            Self::Automatic => (natural > Self::AUTOMATIC_MOST).then_some(Self::AUTOMATIC),
            Self::Natural => None,
            Self::Pixels(width) => Some(width),
        }
    }
}

/// A column of a band that is not full is widened up to this, in CSS pixels.
const COLUMN_STRETCHED: f64 = 1.6 * COLUMN_MAX;

/// One band: a part of the grid, and where it stands across the picture.
pub(super) struct Band {
    pub(super) grid: Grid,
    pub(super) frame: Frame,
}

/// The grid in bands from top to bottom, all in rows of the same width; one band where it fits.
pub(super) fn bands(grid: &Grid, width: Width, words: &'static Words, typesetter: &Typesetter) -> Vec<Band> {
    let natural = Columns::of(grid, f64::INFINITY, typesetter);
    let Some(limit) = width.limit(natural.picture_width()) else {
        let frame = columns::frame(grid, &natural, Fill::AtLeast(WIDTH_MIN));
        return vec![Band { grid: grid.clone(), frame }];
    };
    let columns = Columns::of(grid, Columns::most(limit), typesetter);
    let ranges = ranges(grid, &columns, limit);
    if let [_] = ranges.as_slice() {
        let frame = columns::frame(grid, &columns, Fill::Exactly(limit, f64::INFINITY));
        return vec![Band { grid: grid.clone(), frame }];
    }
    let mut bands: Vec<Band> = ranges
        .into_iter()
        .map(|range| {
            let part = slice(grid, range.clone(), words);
            let frame = columns::frame(&part, &columns.part(range.clone()), Fill::Exactly(limit, COLUMN_STRETCHED));
            let stages_before = grid.columns.get(range.start).map_or(0, |column| column.stage);
            Band { grid: part, frame: Frame { stages_before, ..frame } }
        })
        .collect();
    let widest = bands.iter().map(|band| band.frame.row.width).fold(limit - 2.0 * MARGIN, f64::max);
    for band in &mut bands {
        band.frame.row.width = widest;
    }
    bands
}

/// Which columns stand in each band: as few bands as can be, none much fuller than another, and no stage parted that
/// fits into one.
fn ranges(grid: &Grid, columns: &Columns, limit: f64) -> Vec<Range<usize>> {
    let pieces = pieces(grid, columns, limit);
    let full = packed(&pieces, columns, limit);
    let fewest = full.len();
    // The narrowest limit that needs no more bands makes them equally full.
    let (mut low, mut high) = (0.0, limit);
    let mut best = full;
    for _ in 0..12 {
        let middle = f64::midpoint(low, high);
        let tried = packed(&pieces, columns, middle);
        if tried.len() == fewest {
            (best, high) = (tried, middle);
        } else {
            low = middle;
        }
    }
    best
}

/// Stages, and parts of those that are wider than a band.
fn pieces(grid: &Grid, columns: &Columns, limit: f64) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    for stage in &grid.stages {
        let columns_of = stage.first..stage.first + stage.count.max(1);
        if columns.part(columns_of.clone()).picture_width() <= limit {
            pieces.push(columns_of);
        } else {
            let single: Vec<Range<usize>> = columns_of.map(|column| column..column + 1).collect();
            pieces.extend(packed(&single, columns, limit));
        }
    }
    pieces
}

/// Piece after piece, as many in a band as fit.
fn packed(pieces: &[Range<usize>], columns: &Columns, limit: f64) -> Vec<Range<usize>> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match bands.last_mut() {
            Some(band) if columns.part(band.start..piece.end).picture_width() <= limit => band.end = piece.end,
            _ => bands.push(piece.clone()),
        }
    }
    bands
}
