//! Floor 7, `scene`: where everything stands. Turns a `Board` into positioned items.

pub mod arcs;
pub mod arrows;
mod bands;
pub mod block;
mod cards;
mod chips;
mod columns;
pub mod curve;
pub mod extent;
pub mod frame;
mod header;
pub mod icons;
pub mod item;
mod link;
pub mod numbers;
mod panels;
mod persona;
mod pictures;
mod quadrants;
mod rows;
pub mod sheets;
pub mod sizes;
mod stages;
mod steps;
pub mod theme;
pub mod words;

pub use bands::Width;

use std::collections::BTreeMap;

use crate::board::{Board, Body, Grid};
use crate::geometry::{Point, Rect};
use crate::text::{Fonts, Typesetter};
use block::Block;
use item::{Ink, Item, Panel, Scene};
use sizes::{MARGIN, ROW_GAP};

/// Width of a picture that has no columns.
const CANVAS_WIDTH: f64 = 1200.0;
/// Between two parts of the picture: header, personas, map, panels.
const PART_GAP: f64 = 18.0;

/// Puts everything that is shown in its place, in the bundled fonts; see [`Width::Automatic`].
pub fn scene(board: &Board) -> Scene {
    laid_out(board, Width::Automatic, &Fonts::default())
}

/// Puts everything that is shown in its place, in a picture of some width, its words measured in these fonts.
pub fn laid_out(board: &Board, width: Width, fonts: &Fonts) -> Scene {
    let typesetter = &Typesetter::with_fonts(&board.lang, fonts);
    let bands = match &board.body {
        Body::Grid(grid) => bands::bands(grid, width, board.words, typesetter),
        Body::Empathy(_) => Vec::new(),
    };
    let inner = bands.first().map_or(width.or(CANVAS_WIDTH) - 2.0 * MARGIN, |band| band.frame.row.width);
    let mut page = Page { items: Vec::new(), y: MARGIN };
    page.add(header::header(board, inner, typesetter), PART_GAP);
    page.add(persona::cards(&board.personas, inner, typesetter), PART_GAP);
    for band in &bands {
        page.grid(&band.grid, &band.frame, typesetter);
    }
    if let Body::Empathy(quadrants) = &board.body {
        page.add(quadrants::quadrants(quadrants, inner, typesetter), PART_GAP);
    }
    page.add(panels::panels(&board.panels, inner, typesetter), 14.0);
    page.add(header::footer(board, inner, typesetter), 0.0);
    let (width, height) = (inner + 2.0 * MARGIN, (page.y + MARGIN - 6.0).ceil());
    let ground =
        Panel { area: Rect::new(0.0, 0.0, width, height), radius: 0.0, fill: Some(Ink::PageFill), stroke: None };
    let mut items = vec![Item::Panel(ground)];
    items.extend(page.items);
    Scene {
        width,
        height,
        lang: board.lang.clone(),
        title: crate::text::plain(&board.title),
        description: board.description.clone(),
        items,
    }
}

/// The picture while it grows downward.
struct Page {
    items: Vec<Item>,
    y: f64,
}

impl Page {
    /// Adds a part below what is there, and leaves a gap below it; an empty part leaves none.
    fn add(&mut self, block: Block, gap: f64) {
        if block.height <= 0.0 {
            return;
        }
        let height = block.height;
        self.items.extend(block.at(Point::new(MARGIN, self.y)));
        self.y += height + gap;
    }

    /// Adds the band of stages, the rows below it, and the arrows between their boxes.
    fn grid(&mut self, grid: &Grid, frame: &frame::Frame, typesetter: &Typesetter) {
        let (band, height) = stages::band(grid, frame, self.y, typesetter);
        self.items.extend(band);
        self.y += height + ROW_GAP + 2.0;
        let mut boxes = BTreeMap::new();
        let mut words = Vec::new();
        for (index, row) in grid.rows.iter().enumerate() {
            let placed = rows::place(row, index, frame, self.y, typesetter);
            self.items.push(placed.item);
            self.y = placed.area.bottom() + ROW_GAP;
            boxes.extend(placed.boxes);
            words.extend(placed.words);
        }
        let mut obstacles: Vec<Rect> = boxes.values().copied().collect();
        obstacles.extend(words);
        self.items.extend(arrows::draw(&grid.arrows, &boxes, &obstacles, typesetter));
        self.y += PART_GAP - ROW_GAP;
    }
}
