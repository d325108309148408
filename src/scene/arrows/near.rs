//! Rectangles by where they are, so that a place is held only against those nearby.

use std::ops::RangeInclusive;

use super::effort::Effort;
use crate::geometry::{Point, Rect};

/// The narrowest and lowest tile in pixels.
const TILE: f64 = 80.0;
/// How many tiles are side by side, or above each other, at most.
const TILES: f64 = 256.0;

/// Rectangles in the tiles that they touch; what is outside of the area belongs to the tiles at its edge.
#[derive(Clone, Debug)]
pub(super) struct Near<'a> {
    origin: Point,
    /// Width and height of a tile.
    tile: (f64, f64),
    across: usize,
    down: usize,
    tiles: Vec<Vec<Entry>>,
    /// What looking costs is taken from this.
    pub(super) effort: &'a Effort,
}

/// A rectangle, and its tile at the left and top.
#[derive(Clone, Copy, Debug)]
struct Entry {
    rect: Rect,
    first: (usize, usize),
}

impl<'a> Near<'a> {
    /// For rectangles that are mostly inside `area`.
    pub(super) fn new(area: Rect, effort: &'a Effort) -> Self {
        let tile = ((area.width / TILES).max(TILE), (area.height / TILES).max(TILE));
        let count = |length: f64, tile: f64| ((length / tile).ceil() as usize).max(1);
        let (across, down) = (count(area.width, tile.0), count(area.height, tile.1));
        let tiles = vec![Vec::new(); across * down];
        Self { origin: Point::new(area.x, area.y), tile, across, down, tiles, effort }
    }

    /// With these in it.
    pub(super) fn of<'r>(area: Rect, rects: impl IntoIterator<Item = &'r Rect>, effort: &'a Effort) -> Self {
        let mut near = Self::new(area, effort);
        rects.into_iter().for_each(|rect| near.add(*rect));
        near
    }

    /// Adds one more.
    pub(super) fn add(&mut self, rect: Rect) {
        let (across, down) = self.span(rect);
        let entry = Entry { rect, first: (*across.start(), *down.start()) };
        for row in down {
            for column in across.clone() {
                if let Some(tile) = self.tiles.get_mut(row * self.across + column) {
                    tile.push(entry);
                }
            }
        }
    }

    /// Whether one that overlaps `area` passes a test.
    pub(super) fn any(&self, area: Rect, test: impl Fn(Rect) -> bool) -> bool {
        let (across, down) = self.span(area);
        for row in down {
            for column in across.clone() {
                let tile = self.tile(column, row);
                self.effort.spend(tile.len() + 2);
                if tile.iter().any(|entry| entry.rect.overlaps(area) && test(entry.rect)) {
                    return true;
                }
            }
        }
        false
    }

    /// Shows each that may overlap `area`, once.
    pub(super) fn each(&self, area: Rect, mut visit: impl FnMut(Rect)) {
        let (across, down) = self.span(area);
        let (left, top) = (*across.start(), *down.start());
        for row in down {
            for column in across.clone() {
                let tile = self.tile(column, row);
                self.effort.spend(tile.len() + 2);
                // Of the tiles that the two share, only the first counts.
                let here =
                    tile.iter().filter(|entry| (entry.first.0.max(left), entry.first.1.max(top)) == (column, row));
                here.for_each(|entry| visit(entry.rect));
            }
        }
    }

    fn tile(&self, column: usize, row: usize) -> &[Entry] {
        self.tiles.get(row * self.across + column).map_or(&[], Vec::as_slice)
    }

    /// The tiles that a rectangle touches, from left to right and from top to bottom.
    fn span(&self, rect: Rect) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        let place = |at: f64, tile: f64, count: usize| ((at / tile) as usize).min(count - 1);
        let column = |x: f64| place(x - self.origin.x, self.tile.0, self.across);
        let row = |y: f64| place(y - self.origin.y, self.tile.1, self.down);
        (column(rect.x)..=column(rect.right()), row(rect.y)..=row(rect.bottom()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearby_ones_are_those_that_a_look_at_all_finds() {
        let mut seed: u64 = 5;
        let mut dice = |sides: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % sides) as f64
        };
        let mut any = |size: u64| Rect::new(dice(1400) - 200.0, dice(900) - 100.0, dice(size), dice(size / 2));
        let all: Vec<Rect> = (0..200).map(|_| any(300)).collect();
        let effort = Effort::new(u64::MAX);
        let near = Near::of(Rect::new(0.0, 0.0, 1000.0, 700.0), &all, &effort);
        for _ in 0..500 {
            let area = any(500);
            let expected = all.iter().filter(|rect| rect.overlaps(area)).count();
            let mut found = 0;
            near.each(area, |rect| found += usize::from(rect.overlaps(area)));
            assert_eq!(found, expected, "{area:?}");
            assert_eq!(near.any(area, |_| true), expected > 0, "{area:?}");
        }
    }
}
