//! Cuts a picture into sheets: one as large as the picture, or as many of a paper as it takes, cut where nothing is parted.

mod cuts;
mod paper;
mod plan;

pub use paper::Paper;

use super::extent::extent;
use super::item::{Item, Scene};
use crate::geometry::{Point, Rect};
use crate::text::Fonts;

/// One page.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Parts of the picture, in reading order.
    pub pieces: Vec<Piece<'a>>,
    /// What belongs to the paper and not to the picture and lies under it, in points from the sheet's corner.
    pub ground: Vec<Item>,
    /// The line at its foot, in points from the sheet's corner; empty for a single sheet.
    pub foot: Vec<Item>,
}

/// A part of the picture on a sheet.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    /// What may be seen in it.
    pub items: Vec<&'a Item>,
    /// Which part, in CSS pixels of the picture.
    pub area: Rect,
    /// Where its top left corner stands, in points from the sheet's corner.
    pub at: Point,
    /// Points a CSS pixel.
    pub scale: f64,
    /// Whether it was there on an earlier sheet and is said again only to lead the eye.
    pub repeated: bool,
}

/// How much of an item a piece shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All of it.
    Whole,
    /// What lies in the piece's area.
    Part,
    /// Nothing.
    Nothing,
}

/// The most that an item may hang out of its piece and yet be drawn whole, in CSS pixels.
const OVERHANG: f64 = 20.0;
/// The longest side of a page, in points, that readers must be able to show.
const LONGEST: f64 = 14_400.0;
/// Points a CSS pixel.
const POINTS: f64 = 0.75;

impl Piece<'_> {
    /// How much of an item it shows. A line of text, a box, and what hangs out a little, is whole in the piece that has its
    /// middle; what is larger than a piece is cut.
    pub fn shows(&self, item: &Item) -> Shown {
        let Some(extent) = extent(item) else { return Shown::Nothing };
        if self.area.contains(extent, 0.01) {
            return Shown::Whole;
        }
        let undivided = match item {
            Item::Text(_) => true,
            Item::Group(group) => group.classes.starts_with("box ") && self.has_room_for(extent),
            Item::Image(_) => self.has_room_for(extent),
            Item::Panel(_) | Item::Path(_) => false,
        };
        if undivided || self.area.contains(extent, OVERHANG) {
            return if holds(self.area, extent.center()) { Shown::Whole } else { Shown::Nothing };
        }
        if touches(self.area, extent) { Shown::Part } else { Shown::Nothing }
    }

    /// Where an area of the picture stands on the sheet, in points.
    pub fn on_sheet(&self, area: Rect) -> Rect {
        let (x, y) = (self.at.x + (area.x - self.area.x) * self.scale, self.at.y + (area.y - self.area.y) * self.scale);
        Rect::new(x, y, area.width * self.scale, area.height * self.scale)
    }

    fn has_room_for(&self, extent: Rect) -> bool {
        extent.width <= self.area.width + OVERHANG && extent.height <= self.area.height + OVERHANG
    }
}

/// The sheets of a picture set in these fonts, in order; at least one.
pub fn sheets<'a>(scene: &'a Scene, paper: Paper, fonts: &Fonts) -> Vec<Sheet<'a>> {
    match paper.size {
        None => vec![fit(scene)],
        Some(size) => plan::sheets(scene, size, fonts),
    }
}

/// One page as large as the picture, or as large as a page may be.
fn fit(scene: &Scene) -> Sheet<'_> {
    let (wide, high) = (scene.width.max(1.0), scene.height.max(1.0));
    let scale = POINTS.min(LONGEST / wide.max(high));
    // The shorter side of a picture a thousand times as long as wide is still a page.
    let (width, height) = ((wide * scale).max(3.0), (high * scale).max(3.0));
    let area = Rect::new(0.0, 0.0, wide, high);
    let piece = Piece { items: scene.items.iter().collect(), area, at: Point::default(), scale, repeated: false };
    Sheet { width, height, pieces: vec![piece], ground: Vec::new(), foot: Vec::new() }
}

/// Whether a point lies inside; of two pieces side by side, only one has it.
fn holds(area: Rect, point: Point) -> bool {
    (area.x..area.right()).contains(&point.x) && (area.y..area.bottom()).contains(&point.y)
}

/// Whether a thing reaches into an area, and not just to its edge; a straight line has no width.
fn touches(area: Rect, thing: Rect) -> bool {
    area.shrunk(0.1, 0.1).overlaps(thing)
}

#[cfg(test)]
mod tests;
