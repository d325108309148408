//! The band of stages: an arrow for each, its name and goal in white on the stage's hue.

use super::block::{Block, stack};
use super::frame::{Frame, Stretch};
use super::item::{Group, Ink, Item, Path};
use super::sizes::{FAINT, LANE, STAGE, STAGE_NOTE};
use super::words::{paragraph, plain_paragraph};
use crate::board::{Grid, StageHead};
use crate::geometry::{Point, Rect, Segment};
use crate::text::Typesetter;

/// How far the point of an arrow reaches into the next one.
const POINT: f64 = 11.0;
/// Between the left edge of an arrow and its words.
const INSET: f64 = 18.0;
/// Between its words and its point.
const RIGHT_INSET: f64 = 8.0;
/// Between the edge of an arrow and its words, above and below.
const PADDING: f64 = 9.0;
/// The lowest band.
const HEIGHT_MIN: f64 = 50.0;
/// Between two arrows.
const GAP: f64 = 4.0;

/// The band of stages, its top at `top`; with its height.
pub(super) fn band(grid: &Grid, frame: &Frame, top: f64, typesetter: &Typesetter) -> (Vec<Item>, f64) {
    let stretches: Vec<Stretch> =
        frame.stages.iter().enumerate().map(|(index, _)| arrow_stretch(frame, index)).collect();
    let words: Vec<Block> =
        grid.stages.iter().zip(&stretches).map(|(stage, stretch)| words(stage, stretch.width, typesetter)).collect();
    let (title, subtitle) = &grid.stage_title;
    let goals = grid.stages.iter().any(|stage| stage.goal.is_some());
    let subtitle = plain_paragraph(if goals { subtitle } else { "" }, FAINT, frame.label.width, typesetter);
    let label = stack(vec![plain_paragraph(title, LANE, frame.label.width, typesetter), subtitle], 1.0);
    let most_words = words.iter().map(|words| words.height).fold(0.0, f64::max);
    let height = (most_words.max(label.height) + 2.0 * PADDING).max(HEIGHT_MIN);
    // All names stand on one line, however much is said below them.
    let words_top = top + (height - most_words) / 2.0;
    let label_area = Rect::new(frame.label.x, top + (height - label.height) / 2.0, frame.label.width, label.height);
    let mut items = vec![super::rows::label_box(label, label_area)];
    for (index, ((stage, stretch), words)) in grid.stages.iter().zip(&stretches).zip(words).enumerate() {
        let area = Rect::new(stretch.x, top, stretch.width, height);
        let number = frame.stages_before + index;
        let segments = arrow(area, number > 0);
        let shape = Path { segments, fill: Some(Ink::stage(number).fill), stroke: None, opacity: 1.0 };
        let mut inside = vec![Item::Path(shape)];
        inside.extend(words.at(Point::new(area.x + INSET, words_top)));
        let group = Group {
            classes: "box stage".to_owned(),
            id: stage.id.clone(),
            about: stage.about.clone(),
            items: inside,
            ..Group::default()
        };
        items.push(Item::Group(super::link::linked(group, &stage.details)));
    }
    (items, height)
}

/// An arrow reaches from the middle of the gap before its columns to the middle of the gap behind them.
fn arrow_stretch(frame: &Frame, index: usize) -> Stretch {
    let own = frame.stages.get(index).copied().unwrap_or_default();
    let before = index.checked_sub(1).and_then(|before| frame.stages.get(before));
    let after = frame.stages.get(index + 1);
    let side = before.map(|before| (own.x - before.right()) / 2.0).or(after.map(|after| (after.x - own.right()) / 2.0));
    let left = own.x - side.unwrap_or(8.0).min(20.0) + GAP / 2.0;
    let right = after.map_or(frame.row.right() - POINT, |after| f64::midpoint(own.right(), after.x) - GAP / 2.0);
    Stretch { x: left, width: right - left }
}

/// The outline: a notch at the left where another stage is before it, a point at the right.
fn arrow(area: Rect, notch: bool) -> Vec<Segment> {
    let middle = area.center().y;
    let tip = area.right() + POINT;
    let mut segments = vec![
        Segment::Move(Point::new(area.x, area.y)),
        Segment::Line(Point::new(area.right(), area.y)),
        Segment::Line(Point::new(tip, middle)),
        Segment::Line(Point::new(area.right(), area.bottom())),
        Segment::Line(Point::new(area.x, area.bottom())),
    ];
    if notch {
        segments.push(Segment::Line(Point::new(area.x + POINT, middle)));
    }
    segments.push(Segment::Close);
    segments
}

fn words(stage: &StageHead, width: f64, typesetter: &Typesetter) -> Block {
    let inner = (width - INSET - RIGHT_INSET).max(1.0);
    let mut parts = vec![paragraph(&stage.name, STAGE, inner, typesetter)];
    parts.extend(stage.goal.as_ref().map(|goal| paragraph(goal, STAGE_NOTE, inner, typesetter)));
    parts.push(super::remarks::remarks(&stage.details, STAGE_NOTE, inner, typesetter));
    parts.retain(|part| part.height > 0.0);
    super::side::Side::of(&stage.name, typesetter).aligned(stack(parts, 2.0), inner)
}
