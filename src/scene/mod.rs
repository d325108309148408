//! Floor 7, `scene`: where everything stands. Turns a `Board` into positioned items.

pub mod arcs;
pub mod arrows;
mod bands;
pub mod block;
mod cards;
mod chips;
mod columns;
mod crowded;
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
mod remarks;
mod rows;
pub mod sheets;
mod side;
pub mod sizes;
mod stages;
mod steps;
pub mod theme;
pub mod words;

pub use bands::Width;

use std::collections::BTreeMap;

use crate::board::shape::BoxPlace;
use crate::board::{Board, Body, Row, connections};
use crate::geometry::{Point, Rect};
use crate::text::{Fonts, Typesetter};
use crate::words::Words;
use block::Block;
use frame::Frame;
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
    let mut purse = arrows::Purse::default();
    for (index, band) in bands.iter().enumerate() {
        page.grid(band, board.words, (&mut purse, bands.len() - index), typesetter);
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

    /// Adds the band of stages, the rows below it, the arrows between their boxes, and in words what of those found no
    /// place. `purse` is for this band and for those after it, as many as the number says.
    fn grid(
        &mut self,
        bands::Band { grid, frame }: &bands::Band,
        words: &'static Words,
        purse: (&mut arrows::Purse, usize),
        typesetter: &Typesetter,
    ) {
        let (band, height) = stages::band(grid, frame, self.y, typesetter);
        self.items.extend(band);
        self.y += height + ROW_GAP + 2.0;
        let mut boxes = BTreeMap::new();
        let mut texts = Vec::new();
        for (index, row) in grid.rows.iter().enumerate() {
            let placed = self.row(row, index, frame, typesetter);
            boxes.extend(placed.0);
            texts.extend(placed.1);
        }
        let drawn = arrows::draw(&grid.arrows, &boxes, &texts, purse, typesetter);
        self.items.extend(drawn.items);
        if let Some(told) = connections(grid, &drawn.told, words) {
            self.row(&told, grid.rows.len(), frame, typesetter);
        }
        self.y += PART_GAP - ROW_GAP;
    }

    /// Adds a row, and gives where its boxes and its words stand that no arrow may cross.
    fn row(
        &mut self,
        row: &Row,
        index: usize,
        frame: &Frame,
        typesetter: &Typesetter,
    ) -> (BTreeMap<BoxPlace, Rect>, Vec<Rect>) {
        let placed = rows::place(row, index, frame, self.y, typesetter);
        self.items.push(placed.item);
        self.y = placed.area.bottom() + ROW_GAP;
        (placed.boxes, placed.words)
    }
}
