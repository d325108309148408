//! Panels below the map: research, questions, segments and what else has no column.

use super::block::{Block, stack};
use super::header::{heading, remarks};
use super::item::{Dash, Group, Ink, Item, Panel as Shape, Stroke};
use super::numbers;
use super::persona::bullet;
use super::side::Side;
use super::sizes::{BODY_STRONG, FAINT, SMALL};
use super::words::{paragraph, plain_paragraph};
use crate::board::card::Detail;
use crate::board::shape::Number;
use crate::board::{Entry, Panel};
use crate::geometry::{Point, Rect};
use crate::text::Typesetter;

/// Between the edge of a panel and its content.
const INSET: f64 = 16.0;
/// Between two panels.
const GAP: f64 = 8.0;
/// The narrowest panel.
const WIDTH_MIN: f64 = 400.0;
/// The narrowest column of entries in a panel where they have much to say.
const ENTRY_MIN: f64 = 300.0;
/// The narrowest one where a name and a remark is all.
const ENTRY_LEAST: f64 = 120.0;
/// Between two columns of entries.
const ENTRY_GAP: f64 = 28.0;
/// Between two entries of a column.
const ENTRY_STEP: f64 = 12.0;
/// How much worse it is to leave room empty than to take it.
const VOID: f64 = 2.0;
/// A panel is made taller than its content by this at most, so that all columns end alike.
const STRETCHED: f64 = 1.45;
/// What the number before an entry takes from its width.
const BADGE: f64 = 22.0;

/// All panels: long ones in a wide column at the right, the others in narrow columns beside it; all columns end alike.
/// There are as many narrow columns as leave the least room empty.
pub(super) fn panels(panels: &[Panel], width: f64, typesetter: &Typesetter) -> Block {
    let room = ((width + GAP) / (WIDTH_MIN + GAP)).floor().max(1.0);
    let (long, short): (Vec<&Panel>, Vec<&Panel>) = panels.iter().partition(|panel| is_long(panel));
    if room < 2.0 || long.is_empty() || short.is_empty() {
        return columns(&panels.iter().collect::<Vec<_>>(), width, room, typesetter);
    }
    let most = (room - 2.0).clamp(1.0, short.len() as f64) as usize;
    let tries = (1..=most).map(|narrow| beside(&long, &short, narrow as f64, room, width, typesetter));
    tries.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, block)| block).unwrap_or_default()
}

/// Short panels in some narrow columns, the long ones beside them; and how much room that takes and wastes, in square pixels.
fn beside(
    long: &[&Panel],
    short: &[&Panel],
    narrow: f64,
    room: f64,
    width: f64,
    typesetter: &Typesetter,
) -> (f64, Block) {
    let unit = (width + GAP) / (narrow + 2.0_f64.min(room - 1.0)) - GAP;
    let short_width = (narrow * (unit + GAP) - GAP).floor();
    let long_width = width - short_width - GAP;
    let (left, left_ends) = filled(short, short_width, narrow, 0.0, typesetter);
    let (right, right_ends) = filled(long, long_width, 1.0, 0.0, typesetter);
    let target = left.height.max(right.height);
    let empty = |ends: &[f64], width: f64| {
        let each = width / ends.len().max(1) as f64;
        ends.iter().map(|end| (target - end) * each).sum::<f64>()
    };
    let cost = target * width + VOID * (empty(&left_ends, short_width) + empty(&right_ends, long_width));
    let mut all =
        Block { width, height: target, items: filled(short, short_width, narrow, target, typesetter).0.items };
    let (right, _) = filled(long, long_width, 1.0, target, typesetter);
    all.items.extend(right.at(Point::new(short_width + GAP, 0.0)));
    (cost, all)
}

/// Whether a panel has much to say.
fn is_long(panel: &Panel) -> bool {
    panel.entries.iter().map(|entry| 1 + entry.lines.len()).sum::<usize>() > 6
}

/// Panels in as many columns as there is room for, as tall as the tallest of these.
fn columns(panels: &[&Panel], width: f64, count: f64, typesetter: &Typesetter) -> Block {
    let (loose, _) = filled(panels, width, count, 0.0, typesetter);
    filled(panels, width, count, loose.height, typesetter).0
}

/// Panels in columns; the last of each column reaches down to `target`. With where each column ends.
fn filled(panels: &[&Panel], width: f64, count: f64, target: f64, typesetter: &Typesetter) -> (Block, Vec<f64>) {
    let count = count.min(panels.len().max(1) as f64);
    let each = ((width - (count - 1.0) * GAP) / count).floor();
    let mut shares: Vec<(f64, Vec<(&Panel, Block)>)> = (0..count as usize).map(|_| (0.0, Vec::new())).collect();
    for panel in panels {
        let content = content(panel, each - 2.0 * INSET, typesetter);
        let shortest = shares.iter_mut().min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((height, share)) = shortest {
            *height += content.height + 2.0 * INSET + GAP;
            share.push((panel, content));
        }
    }
    let mut all = Block { width, ..Block::default() };
    let mut ends = Vec::new();
    for (index, (_, share)) in shares.into_iter().enumerate() {
        let last = share.len().saturating_sub(1);
        let mut y = 0.0;
        for (place, (panel, content)) in share.into_iter().enumerate() {
            let natural = content.height + 2.0 * INSET;
            // A panel that would be void for more than a third of it stays as low as it is.
            let least = if place == last && target - y <= STRETCHED * natural { target - y } else { 0.0 };
            let block = framed(panel, content, each, least);
            let height = block.height;
            all.items.extend(block.at(Point::new(index as f64 * (each + GAP), y)));
            all.height = all.height.max(y + height);
            y += height + GAP;
        }
        ends.push((y - GAP).max(0.0));
    }
    (all, ends)
}

/// A panel around its content, at least `least` pixels high.
fn framed(panel: &Panel, content: Block, width: f64, least: f64) -> Block {
    let height = (content.height + 2.0 * INSET).max(least);
    let area = Rect::new(0.0, 0.0, width, height);
    let stroke = Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid };
    let shape = Shape { area, radius: 10.0, fill: Some(Ink::PanelFill), stroke: Some(stroke) };
    let mut items = vec![Item::Panel(shape)];
    items.extend(content.at(Point::new(INSET, INSET)));
    let group = Group { classes: format!("box panel {}", panel.id), items, ..Group::default() };
    Block { width, height, items: vec![Item::Group(group)] }
}

fn content(panel: &Panel, width: f64, typesetter: &Typesetter) -> Block {
    let wanted = panel.entries.iter().map(|entry| wanted(entry, typesetter)).fold(ENTRY_LEAST, f64::max).min(ENTRY_MIN);
    let count = ((width + ENTRY_GAP) / (wanted + ENTRY_GAP)).floor().clamp(1.0, panel.entries.len().max(1) as f64);
    let column = ((width - (count - 1.0) * ENTRY_GAP) / count).floor();
    // Entries go one after the other into the column that is shortest so far, so that the order stays readable.
    let mut columns: Vec<Vec<Block>> = (0..count as usize).map(|_| Vec::new()).collect();
    for found in &panel.entries {
        let block = entry(found, column, typesetter);
        let height = |blocks: &[Block]| blocks.iter().map(|block| block.height + ENTRY_STEP).sum::<f64>();
        let shortest = columns.iter_mut().min_by(|a, b| height(a).total_cmp(&height(b)));
        if let Some(blocks) = shortest {
            blocks.push(block);
        }
    }
    let mut entries = Block { width, ..Block::default() };
    for (index, blocks) in columns.into_iter().enumerate() {
        let block = stack(blocks, ENTRY_STEP);
        entries.height = entries.height.max(block.height);
        entries.items.extend(block.at(Point::new(index as f64 * (column + ENTRY_GAP), 0.0)));
    }
    stack(vec![heading(&panel.title, Ink::TextSecondary, width, typesetter), entries], 8.0)
}

/// How wide a column must be that no line of an entry is broken in it; entries with lines of their own have much to say.
fn wanted(entry: &Entry, typesetter: &Typesetter) -> f64 {
    if let Some(number) = &entry.number {
        return numbers::wanted(number, typesetter);
    }
    if !entry.lines.is_empty() {
        return ENTRY_MIN;
    }
    let left = if entry.badge.is_some() { BADGE } else { 0.0 };
    let remarks: Vec<String> = entry.details.iter().map(Detail::line).collect();
    let remarks = typesetter.natural_width(&remarks.join("\u{a0}· "), FAINT.style());
    left + typesetter.natural_width(&entry.title, BODY_STRONG.style()).max(remarks)
}

fn entry(entry: &Entry, width: f64, typesetter: &Typesetter) -> Block {
    if let Some(number) = &entry.number {
        // It is found by what its entry is.
        return numbers::block(&Number { about: entry.about.clone(), ..number.clone() }, width, typesetter);
    }
    let left = if entry.badge.is_some() { BADGE } else { 0.0 };
    let inner = (width - left).max(1.0);
    let mut parts = vec![paragraph(&entry.title, BODY_STRONG, inner, typesetter)];
    parts.extend(remarks(&entry.details, inner, typesetter));
    let side = Side::of(&entry.title, typesetter);
    let mut parts: Vec<Block> = parts.into_iter().map(|part| side.aligned(part, inner)).collect();
    parts.extend(entry.lines.iter().map(|card| bullet(card, Ink::TextSecondary, inner, typesetter)));
    let words = stack(parts, 2.0);
    let mut items = Vec::new();
    if let Some(badge) = &entry.badge {
        let badge = plain_paragraph(badge, SMALL, BADGE, typesetter);
        let x = side.x(0.0, badge.width, width);
        items.extend(badge.at(Point::new(x, 1.5)));
    }
    let height = words.height;
    items.extend(words.at(Point::new(side.x(left, inner, width), 0.0)));
    let group = Group {
        classes: "entry".to_owned(),
        id: entry.id.clone(),
        about: entry.about.clone(),
        items,
        ..Group::default()
    };
    Block { width, height, items: vec![Item::Group(super::link::linked(group, &entry.details))] }
}
