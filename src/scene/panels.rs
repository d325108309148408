//! Panels below the map: research, questions, segments and what else has no column.

use super::block::{Block, stack};
use super::header::{heading, remarks};
use super::item::{Dash, Group, Ink, Item, Panel as Shape, Stroke};
use super::persona::bullet;
use super::sizes::{BODY_STRONG, SMALL};
use super::words::{paragraph, plain_paragraph};
use crate::board::{Entry, Panel};
use crate::geometry::{Point, Rect};

/// Between the edge of a panel and its content.
const INSET: f64 = 16.0;
/// Between two panels.
const GAP: f64 = 8.0;
/// The narrowest panel.
const WIDTH_MIN: f64 = 400.0;
/// The narrowest column of entries in a panel.
const ENTRY_MIN: f64 = 300.0;
/// Between two columns of entries.
const ENTRY_GAP: f64 = 28.0;
/// Between two entries of a column.
const ENTRY_STEP: f64 = 12.0;
/// What the number before an entry takes from its width.
const BADGE: f64 = 22.0;

/// All panels: small ones beside each other, each as wide as its entries need, in lines that fill the width.
pub(super) fn panels(panels: &[Panel], width: f64, lang: &str) -> Block {
    let rows = lines(panels, width);
    let blocks = rows.into_iter().map(|row| line(&row, width, lang));
    stack(blocks.collect(), GAP)
}

/// How much room a panel would like, in entries' columns.
fn weight(panel: &Panel) -> f64 {
    let long: usize = panel.entries.iter().map(|entry| 1 + entry.lines.len()).sum();
    if long > 8 { 2.0 } else { 1.0 }
}

/// Panels in lines, none of them narrower than the minimum.
fn lines(panels: &[Panel], width: f64) -> Vec<Vec<&Panel>> {
    let room = ((width + GAP) / (WIDTH_MIN + GAP)).floor().max(1.0);
    let mut rows: Vec<Vec<&Panel>> = Vec::new();
    let mut used = f64::INFINITY;
    for panel in panels {
        let weight = weight(panel).min(room);
        if used + weight > room {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += weight;
        if let Some(row) = rows.last_mut() {
            row.push(panel);
        }
    }
    rows
}

fn line(row: &[&Panel], width: f64, lang: &str) -> Block {
    let weights: f64 = row.iter().map(|panel| weight(panel)).sum();
    let room = width - GAP * (row.len().max(1) - 1) as f64;
    let widths: Vec<f64> = row.iter().map(|panel| (room * weight(panel) / weights).floor()).collect();
    let contents: Vec<Block> =
        row.iter().zip(&widths).map(|(panel, width)| content(panel, width - 2.0 * INSET, lang)).collect();
    let height = contents.iter().map(|content| content.height).fold(0.0, f64::max) + 2.0 * INSET;
    let mut all = Block { width, height, items: Vec::new() };
    let mut x = 0.0;
    for ((panel, content), panel_width) in row.iter().zip(contents).zip(widths) {
        let area = Rect::new(0.0, 0.0, panel_width, height);
        let stroke = Stroke { ink: Ink::PanelBorder, width: 1.0, dash: Dash::Solid };
        let shape = Shape { area, radius: 10.0, fill: Some(Ink::PanelFill), stroke: Some(stroke) };
        let mut items = vec![Item::Panel(shape)];
        items.extend(content.at(Point::new(INSET, INSET)));
        let group = Group { classes: format!("box panel {}", panel.id), items, ..Group::default() };
        let block = Block { width: panel_width, height, items: vec![Item::Group(group)] };
        all.items.extend(block.at(Point::new(x, 0.0)));
        x += panel_width + GAP;
    }
    all
}

fn content(panel: &Panel, width: f64, lang: &str) -> Block {
    let count = ((width + ENTRY_GAP) / (ENTRY_MIN + ENTRY_GAP)).floor().clamp(1.0, panel.entries.len().max(1) as f64);
    let column = ((width - (count - 1.0) * ENTRY_GAP) / count).floor();
    // Entries go one after the other into the column that is shortest so far, so that the order stays readable.
    let mut columns: Vec<Vec<Block>> = (0..count as usize).map(|_| Vec::new()).collect();
    for found in &panel.entries {
        let block = entry(found, column, lang);
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
    stack(vec![heading(&panel.title, Ink::TextSecondary, width, lang), entries], 8.0)
}

fn entry(entry: &Entry, width: f64, lang: &str) -> Block {
    let left = if entry.badge.is_some() { BADGE } else { 0.0 };
    let inner = (width - left).max(1.0);
    let mut parts = vec![paragraph(&entry.title, BODY_STRONG, inner, lang)];
    parts.extend(remarks(&entry.details, inner, lang));
    parts.extend(entry.lines.iter().map(|card| bullet(card, Ink::TextSecondary, inner, lang)));
    let words = stack(parts, 2.0);
    let mut items = Vec::new();
    if let Some(badge) = &entry.badge {
        items.extend(plain_paragraph(badge, SMALL, BADGE, lang).at(Point::new(0.0, 1.5)));
    }
    let height = words.height;
    items.extend(words.at(Point::new(left, 0.0)));
    let group = Group { classes: "entry".to_owned(), id: entry.id.clone(), items, ..Group::default() };
    Block { width, height, items: vec![Item::Group(group)] }
}
