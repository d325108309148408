//! Lays a picture out on paper: on one sheet if its text stays large enough to read, else on several.
//!
//! A sheet that begins between the rows of a band of stages shows the stages again.

use super::cuts::{Cuts, Span};
use super::paper::{LEAST_SCALE, MARGIN};
use super::{OVERHANG, Piece, Sheet};
use crate::geometry::{Point, Rect};
use crate::scene::extent::extent;
use crate::scene::item::{Anchor, Ink, Item, Panel, Scene};
use crate::scene::sizes;
use crate::scene::words::{Look, label, label_width};
use crate::text::{Face, Fonts, Typesetter};

/// Points a CSS pixel, at most: a small map is not blown up.
const MOST_SCALE: f64 = 1.0;
/// What the line at the foot of a sheet takes, in points.
const FOOT: f64 = 14.0;
/// The line at the foot, in points.
const FOOT_LOOK: Look = Look::new(Face::Regular, 7.5, Ink::TextFaint);
/// Between title and number at the foot, at least, in points.
const FOOT_GAP: f64 = 20.0;
/// Below stages that are repeated, in CSS pixels.
const HEAD_GAP: f64 = 8.0;
/// Of a sheet's room, what must be left for a band of stages to begin on it.
const LEAST_ROOM: f64 = 0.4;

/// The picture on sheets of this size, in points. A picture wider than the paper can show it is made small.
pub(super) fn sheets<'a>(scene: &'a Scene, (wide, high): (f64, f64), fonts: &Fonts) -> Vec<Sheet<'a>> {
    // The paper has a margin of its own.
    let edge = sizes::MARGIN.min(scene.width / 2.0).min(scene.height / 2.0);
    let area = Rect::new(0.0, 0.0, scene.width, scene.height).shrunk(edge, edge);
    let room = Rect::new(0.0, 0.0, wide, high - FOOT).shrunk(MARGIN, MARGIN);
    let across = (room.width / area.width.max(1.0)).min(MOST_SCALE);
    let whole = across.min(room.height / area.height.max(1.0));
    let scale = if whole >= LEAST_SCALE { whole } else { across };
    let items = without_ground(scene);
    let placed = items.iter().filter_map(|item| Some((extent(item)?, item))).collect();
    let mut press = Press { placed, cuts: Cuts::new(items), area, size: (wide, high), room, scale, sheets: Vec::new() };
    press.print(&bands(items));
    let mut sheets = press.sheets;
    number(&mut sheets, &scene.title, &Typesetter::with_fonts(&scene.lang, fonts));
    sheets
}

/// A sheet has its own ground.
fn without_ground(scene: &Scene) -> &[Item] {
    match scene.items.split_first() {
        Some((Item::Panel(panel), rest)) if panel.area.width >= scene.width => rest,
        _ => &scene.items,
    }
}

/// A band of stages with the rows below it.
struct Band {
    /// Where its stages stand down the picture.
    stages: Span,
    /// Where its last row ends.
    bottom: f64,
}

/// The bands of stages: one, or several under each other.
fn bands(items: &[Item]) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for item in items {
        let (Item::Group(group), Some(area)) = (item, extent(item)) else { continue };
        let is_row = group.classes.starts_with("box row") || group.classes.starts_with("line ");
        match bands.last_mut() {
            Some(band) if group.classes == "box stage" && area.y < band.stages.1 => {
                band.stages = (band.stages.0.min(area.y), band.stages.1.max(area.bottom()));
                band.bottom = band.bottom.max(area.bottom());
            }
            _ if group.classes == "box stage" => {
                bands.push(Band { stages: (area.y, area.bottom()), bottom: area.bottom() });
            }
            Some(band) if is_row => band.bottom = band.bottom.max(area.bottom()),
            _ => {}
        }
    }
    bands
}

/// Puts pieces on sheets, from top to bottom.
struct Press<'a> {
    /// What is printed, each with its place in the picture.
    placed: Vec<(Rect, &'a Item)>,
    cuts: Cuts,
    /// What is printed of the picture, in CSS pixels.
    area: Rect,
    /// Of a sheet, in points.
    size: (f64, f64),
    /// Where a sheet is printed on, in points.
    room: Rect,
    /// Points a CSS pixel.
    scale: f64,
    sheets: Vec<Sheet<'a>>,
}

impl Press<'_> {
    /// Prints everything: each sheet goes from one cut to the next.
    fn print(&mut self, bands: &[Band]) {
        let bottom = self.area.bottom();
        let mut top = self.cuts.begin(self.area.y);
        while top < bottom - 0.5 || self.sheets.is_empty() {
            self.turn();
            let inside = bands.iter().find(|band| band.stages.1 - 0.5 <= top && top < band.bottom - 0.5);
            let mut used = 0.0;
            if let Some(Band { stages, .. }) = inside {
                self.put(*stages, 0.0, true);
                used = stages.1 - stages.0 + HEAD_GAP;
            }
            let room = self.room.height / self.scale - used;
            let end = self.cuts.next(top, room, bottom).filter(|end| *end > top).unwrap_or(top + room.max(1.0));
            let end = before_band(bands, (top, end), room).unwrap_or(end).min(bottom);
            self.put((top, end), used, false);
            top = if end < bottom - 0.5 { self.cuts.begin(end) } else { bottom };
        }
    }

    /// A new sheet.
    fn turn(&mut self) {
        let (width, height) = self.size;
        let area = Rect::new(0.0, 0.0, width, height);
        let ground = Item::Panel(Panel { area, radius: 0.0, fill: Some(Ink::PageFill), stroke: None });
        self.sheets.push(Sheet { width, height, pieces: Vec::new(), ground: vec![ground], foot: Vec::new() });
    }

    /// A part of the picture on the last sheet, so many CSS pixels below its top; in the middle, if it is narrower.
    fn put(&mut self, (top, bottom): Span, below: f64, repeated: bool) {
        let Self { scale, area, room, .. } = *self;
        let at = Point::new(room.center().x - area.width * scale / 2.0, room.y + below * scale);
        let area = Rect::new(area.x, top, area.width, bottom - top);
        let near = |place: Rect| place.y <= bottom + OVERHANG && place.bottom() >= top - OVERHANG;
        let items = self.placed.iter().filter(|(place, _)| near(*place)).map(|(_, item)| *item).collect();
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.pieces.push(Piece { items, area, at, scale, repeated });
        }
    }
}

/// Where a band begins that has only a little room left on a sheet that ends inside of it.
fn before_band(bands: &[Band], (top, end): Span, room: f64) -> Option<f64> {
    let parted =
        bands.iter().find(|band| band.stages.0 > top + 1.0 && band.stages.0 < end && end < band.bottom - 0.5)?;
    let left = top + room - parted.stages.0;
    (left < LEAST_ROOM * room).then_some(parted.stages.0 - 1.0)
}

/// Title and number at the foot of each sheet, where there are several.
fn number(sheets: &mut [Sheet<'_>], title: &str, typesetter: &Typesetter) {
    let count = sheets.len();
    if count < 2 {
        return;
    }
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let words = format!("{} / {count}", index + 1);
        let (left, right, y) = (MARGIN, sheet.width - MARGIN, sheet.height - MARGIN);
        let free = right - left - label_width(&words, FOOT_LOOK, 0.0, typesetter) - FOOT_GAP;
        if label_width(title, FOOT_LOOK, 0.0, typesetter) <= free {
            sheet.foot.push(label(title, FOOT_LOOK, 0.0, Point::new(left, y), Anchor::Start, typesetter));
        }
        sheet.foot.push(label(&words, FOOT_LOOK, 0.0, Point::new(right, y), Anchor::End, typesetter));
    }
}
