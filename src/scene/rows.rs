//! Rows of the grid: a label at the left, cells under their columns, each row as tall as its fullest cell.

use std::collections::BTreeMap;

use super::block::{Block, stack};
use super::cards::{card, text};
use super::chips::chip;
use super::frame::{Frame, Stretch};
use super::item::{Dash, Group, Ink, Item, Panel, Path, Stroke};
use super::pictures::{picture, row_height};
use super::sizes::{CARD_GAP, FAINT, LANE, ROW_PADDING, ROW_RADIUS};
use super::steps::{BOX_MIN, blueprint_box, step};
use super::words::plain_paragraph;
use super::{arcs, curve, numbers};
use crate::board::Row;
use crate::board::card::Card;
use crate::board::shape::{BoxPlace, Boxes, CellPlace, Cells, LineKind, Number, Shape};
use crate::geometry::{Point, Rect, Segment};
use crate::text::Typesetter;

/// What stands between the name of a blueprint line and the line.
const LINE_GAP: f64 = 12.0;
/// Between two boxes of one cell: an arrow with a label fits between.
const STACK_GAP: f64 = 28.0;
/// Height of a blueprint line's row.
const LINE_HEIGHT: f64 = 34.0;

/// Height of the ends of the line below what belongs to a whole stage.
const BRACE: f64 = 4.0;
/// Between the words and that line.
const BRACE_GAP: f64 = 3.0;
/// How strong it is: quieter than the words.
const BRACE_OPACITY: f64 = 0.55;

/// A row with its place.
pub(super) struct Placed {
    /// What is drawn.
    pub item: Item,
    /// Its top and bottom.
    pub area: Rect,
    /// Where its boxes stand, for arrows.
    pub boxes: BTreeMap<BoxPlace, Rect>,
    /// Where its words stand that no arrow may cross.
    pub words: Vec<Rect>,
}

/// What the content of a row is, before it has a place.
struct Content {
    /// Drawn in picture x, with y from the top of the content.
    items: Vec<Item>,
    height: f64,
    boxes: BTreeMap<BoxPlace, Rect>,
}

/// Puts a row below `top`. `index` is its place in the grid.
pub(super) fn place(row: &Row, index: usize, frame: &Frame, top: f64, typesetter: &Typesetter) -> Placed {
    if let Shape::Line(kind) = &row.shape {
        return line(row, *kind, frame, top, typesetter);
    }
    let label = label(row, frame.label.width, typesetter);
    let label_height = label.height;
    let content = content(row, index, frame, label_height, typesetter);
    let height = content.height.max(label_height) + 2.0 * ROW_PADDING;
    let area = Rect::new(frame.row.x, top, frame.row.width, height);
    let bare = matches!(row.shape, Shape::Arcs(_));
    let fill = (!bare).then_some(Ink::PanelFill);
    let stroke = (!bare).then_some(Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid });
    let mut items = vec![Item::Panel(Panel { area, radius: ROW_RADIUS, fill, stroke })];
    if !bare {
        items.extend(guides(frame, area));
    }
    let origin = Point::new(0.0, top + ROW_PADDING);
    let down = |rect: Rect| Rect::new(rect.x, rect.y + origin.y, rect.width, rect.height);
    items.push(label_box(label, Rect::new(frame.label.x, origin.y, frame.label.width, label_height)));
    items.extend(Block { items: content.items, ..Block::default() }.at(origin));
    let group = Group {
        classes: format!("box row {}", row.lane.replace('_', "-")),
        lane: row.lane.clone(),
        items,
        ..Group::default()
    };
    Placed {
        item: Item::Group(group),
        area,
        boxes: content.boxes.into_iter().map(|(place, rect)| (place, down(rect))).collect(),
        words: Vec::new(),
    }
}

/// The words at the left of a row.
fn label(row: &Row, width: f64, typesetter: &Typesetter) -> Block {
    let title = plain_paragraph(&row.title, LANE, width, typesetter);
    let subtitle = plain_paragraph(&row.subtitle, FAINT, width, typesetter);
    stack([title, subtitle].into_iter().filter(|part| part.height > 0.0).collect(), 1.0)
}

/// A label in an unseen box at `place`. The box is a little wider than its words: a "j" reaches to the left of its place.
pub(super) fn label_box(label: Block, place: Rect) -> Item {
    const OVERHANG: f64 = 4.0;
    let area = place.shrunk(-OVERHANG, 0.0);
    let mut items = vec![Item::Panel(Panel { area, radius: 0.0, fill: None, stroke: None })];
    items.extend(label.at(Point::new(place.x, place.y)));
    Item::Group(Group { classes: "box label".to_owned(), items, ..Group::default() })
}

/// Thin lines where a stage begins, so that the eye finds its column; all in one path.
fn guides(frame: &Frame, area: Rect) -> Option<Item> {
    let between = frame.stages.windows(2).filter_map(|pair| match pair {
        [before, after] => Some(f64::midpoint(before.right(), after.x)),
        _ => None,
    });
    let line = |x| [Segment::Move(Point::new(x, area.y)), Segment::Line(Point::new(x, area.bottom()))];
    let segments: Vec<Segment> = between.flat_map(line).collect();
    let stroke = Some(Stroke { ink: Ink::Hairline, width: 1.0, dash: Dash::Dashed });
    (!segments.is_empty()).then_some(Item::Path(Path { segments, fill: None, stroke, opacity: 1.0 }))
}

fn content(row: &Row, index: usize, frame: &Frame, label_height: f64, typesetter: &Typesetter) -> Content {
    let plain = |block: Block| Content { height: block.height, items: block.items, boxes: BTreeMap::new() };
    let inks = |place: CellPlace| Ink::stage(frame.stages_before + stage_of(frame, place));
    match &row.shape {
        Shape::Steps(cells) => {
            in_cells(cells, frame, (CARD_GAP, true), |found, place, width| step(found, inks(place), width, typesetter))
        }
        Shape::Text(cells) => {
            in_cells(cells, frame, (CARD_GAP, true), |found, _, width| text(found, width, typesetter))
        }
        Shape::Chips(cells) => {
            in_cells(cells, frame, (CARD_GAP, true), |found, place, width| chip(found, inks(place), width, typesetter))
        }
        Shape::Cards(cells) => {
            in_cells(cells, frame, (CARD_GAP, false), |found, _, width| card(found, width, typesetter))
        }
        Shape::Numbers(cells) => {
            let draw = |cell: &[Number], _, width| numbers::blocks(cell, width, 2.0 * CARD_GAP, typesetter);
            in_whole_cells(cells, frame, (2.0 * CARD_GAP, true), draw)
        }
        Shape::Pictures(cells) => {
            let height = row_height(cells, frame);
            in_cells(cells, frame, (CARD_GAP, false), |found, place, width| {
                picture(found, inks(place), (width, height), typesetter)
            })
        }
        Shape::Boxes(boxes) => boxes_content(boxes, index, frame, typesetter),
        Shape::Curve(found) => plain(curve::draw(found, frame, label_height, typesetter)),
        Shape::Arcs(found) => plain(arcs::draw(found, frame, typesetter)),
        Shape::Line(_) => plain(Block::default()),
    }
}

fn stage_of(frame: &Frame, place: CellPlace) -> usize {
    match place {
        CellPlace::Stage(stage) => stage,
        CellPlace::Column(column) => frame.stage_of.get(column).copied().unwrap_or(0),
    }
}

/// Cells under their columns, each thing in them drawn by itself; see [`in_whole_cells`].
fn in_cells<T>(
    cells: &Cells<T>,
    frame: &Frame,
    (gap, bare): (f64, bool),
    draw: impl Fn(&T, CellPlace, f64) -> Block,
) -> Content {
    let draw = |cell: &[T], place, width| stack(cell.iter().map(|found| draw(found, place, width)).collect(), gap);
    in_whole_cells(cells, frame, (gap, bare), draw)
}

/// Cells under their columns; what belongs to a stage as a whole stands above, across its columns, and is marked so where
/// it is `bare`, without a box of its own. A stage without such a cell begins at the top.
fn in_whole_cells<T>(
    cells: &Cells<T>,
    frame: &Frame,
    (gap, bare): (f64, bool),
    draw: impl Fn(&[T], CellPlace, f64) -> Block,
) -> Content {
    let mut content = Content { items: Vec::new(), height: 0.0, boxes: BTreeMap::new() };
    let mut below: Vec<f64> = Vec::new();
    for (index, (cell, stretch)) in cells.stages.iter().zip(&frame.stages).enumerate() {
        let place = CellPlace::Stage(index);
        let mut block = draw(cell, place, stretch.width);
        let several = frame.stage_of.iter().filter(|stage| **stage == index).count() > 1;
        if bare && several && block.height > 0.0 {
            let ink = Ink::stage(frame.stages_before + index).line;
            block.height += BRACE_GAP + BRACE;
            block.items.push(brace(block.height, stretch.width, ink));
        }
        let bottom = content.put(block, Point::new(stretch.x, 0.0));
        below.push(if bottom > 0.0 { bottom + gap } else { 0.0 });
    }
    for (index, (cell, stretch)) in cells.columns.iter().zip(&frame.columns).enumerate() {
        let block = draw(cell, CellPlace::Column(index), stretch.width);
        let top = frame.stage_of.get(index).and_then(|stage| below.get(*stage)).copied().unwrap_or(0.0);
        content.put(block, Point::new(stretch.x, top));
    }
    content
}

/// A thin line with its ends turned up, below what belongs to all columns that it spans.
fn brace(bottom: f64, width: f64, ink: Ink) -> Item {
    let at = Point::new;
    let segments = vec![
        Segment::Move(at(0.5, bottom - BRACE)),
        Segment::Line(at(0.5, bottom)),
        Segment::Line(at(width - 0.5, bottom)),
        Segment::Line(at(width - 0.5, bottom - BRACE)),
    ];
    let stroke = Some(Stroke { ink, width: 1.0, dash: Dash::Solid });
    Item::Path(Path { segments, fill: None, stroke, opacity: BRACE_OPACITY })
}

impl Content {
    /// Adds a block, and gives where it ends.
    fn put(&mut self, block: Block, at: Point) -> f64 {
        if block.height <= 0.0 {
            return 0.0;
        }
        let bottom = at.y + block.height;
        self.height = self.height.max(bottom);
        self.items.extend(block.at(at));
        bottom
    }
}

/// Boxes: alone in their cell they are all as tall as the tallest of their row. Those of a stage as a whole stand above,
/// across its columns; a stage without such begins at the top.
fn boxes_content(boxes: &Boxes, row: usize, frame: &Frame, typesetter: &Typesetter) -> Content {
    let mut content = Content { items: Vec::new(), height: 0.0, boxes: BTreeMap::new() };
    let stages = boxes.cells.stages.iter().zip(&frame.stages).enumerate();
    let columns = boxes.cells.columns.iter().zip(&frame.columns).enumerate();
    let cells: Vec<(CellPlace, &[Card], &Stretch)> = stages
        .map(|(index, (cell, stretch))| (CellPlace::Stage(index), cell.as_slice(), stretch))
        .chain(columns.map(|(index, (cell, stretch))| (CellPlace::Column(index), cell.as_slice(), stretch)))
        .collect();
    let draw = |found: &Card, width, least| blueprint_box(found, boxes.floor, width, least, typesetter);
    let single = cells.iter().filter(|(_, cell, _)| cell.len() == 1);
    let natural = single.flat_map(|(_, cell, stretch)| cell.iter().map(|found| draw(found, stretch.width, BOX_MIN)));
    let tallest = natural.map(|block| block.height).fold(BOX_MIN, f64::max);
    let mut below: BTreeMap<usize, f64> = BTreeMap::new();
    for (cell_place, cell, stretch) in cells {
        let stage = stage_of(frame, cell_place);
        let least = if cell.len() == 1 { tallest } else { BOX_MIN };
        let mut y = below.get(&stage).copied().filter(|_| matches!(cell_place, CellPlace::Column(_))).unwrap_or(0.0);
        for (index, found) in cell.iter().enumerate() {
            if index > 0 {
                y += STACK_GAP;
            }
            let block = draw(found, stretch.width, least);
            let area = Rect::new(stretch.x, y, block.width, block.height);
            content.boxes.insert(BoxPlace { row, cell: cell_place, index }, area);
            y = content.put(block, Point::new(area.x, area.y));
        }
        if matches!(cell_place, CellPlace::Stage(_)) && !cell.is_empty() {
            below.insert(stage, y + CARD_GAP);
        }
    }
    content
}

/// One of the lines of a blueprint: its name in the label column, the line across all columns.
fn line(row: &Row, kind: LineKind, frame: &Frame, top: f64, typesetter: &Typesetter) -> Placed {
    let label = plain_paragraph(&row.title, super::sizes::MARK, frame.label.width, typesetter);
    let height = LINE_HEIGHT.max(label.height + 10.0);
    let area = Rect::new(frame.row.x, top, frame.row.width, height);
    let y = area.center().y;
    let (dash, width) = match kind {
        LineKind::Interaction | LineKind::InternalInteraction => (Dash::Dotted, 1.6),
        LineKind::Visibility => (Dash::Long, 1.6),
    };
    let start = frame.label.x + frame.label.width + LINE_GAP;
    let segments = vec![Segment::Move(Point::new(start, y)), Segment::Line(Point::new(frame.row.right(), y))];
    let stroke = Some(Stroke { ink: Ink::ArrowLine, width, dash });
    let place = Rect::new(frame.label.x, y - label.height / 2.0, frame.label.width, label.height);
    let items = vec![Item::Path(Path { segments, fill: None, stroke, opacity: 1.0 }), label_box(label, place)];
    let group = Group { classes: format!("line {}", kind.id()), lane: row.lane.clone(), items, ..Group::default() };
    Placed { item: Item::Group(group), area, boxes: BTreeMap::new(), words: vec![place] }
}
