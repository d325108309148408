//! A table of the telling as a sheet of its own: what hurts, opportunities, metrics, touchpoints, each to sort and filter.

use rust_xlsxwriter::IgnoreError;

use super::cell::Text;
use super::look::BODY;
use super::page::Page;
use super::refused;
use crate::scene::theme::Ink;
use crate::telling::{Block, Row, Table, Telling};

/// The narrowest and the widest that a column is, in pixels.
const NARROW: f64 = 70.0;
const WIDE: f64 = 380.0;

/// The tables that have sheets.
pub(super) fn tables(telling: &Telling) -> impl Iterator<Item = &Table> {
    telling.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// Writes a table.
pub(super) fn write(page: &mut Page<'_>, table: &Table) -> Result<(), String> {
    let head = page.look.solid(Ink::AccentFill).set_bold();
    let cell = page.look.cell(Ink::PanelFill, Ink::TextPrimary);
    let heads: Vec<Text> = table.head.iter().map(Text::line).collect();
    let rows: Vec<Vec<Text>> = table.rows.iter().map(cells).collect();
    let mut widths = Vec::new();
    for (index, (column, head)) in (0_u16..).zip(&heads).enumerate() {
        let measure = &page.look.measure;
        let own = rows.iter().filter_map(|row| row.get(index)).map(|text| measure.width(&text.words(), BODY, false));
        // Room for the button of the filter.
        let width = own.fold(measure.width(&head.words(), BODY, true) + 24.0, f64::max).clamp(NARROW, WIDE).ceil();
        page.wide(column, width as u32)?;
        widths.push(width);
    }
    for (column, text) in (0_u16..).zip(&heads) {
        page.put(0, column, text, &head)?;
    }
    page.tall(0, 22.0)?;
    for (row, texts) in (1_u32..).zip(&rows) {
        let mut height = 0.0_f64;
        for ((column, text), width) in (0_u16..).zip(texts).zip(&widths) {
            page.put(row, column, text, &cell)?;
            height = height.max(page.look.measure.height(text, BODY, false, *width));
        }
        page.tall(row, height)?;
    }
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.sheet.set_freeze_panes(1, 1).map_err(refused)?;
    page.sheet.autofilter(0, 0, last_row, last).map_err(refused)?;
    page.sheet.set_repeat_rows(0, 0).map_err(refused)?;
    page.sheet.ignore_error_range(0, 0, last_row, last, IgnoreError::NumberStoredAsText).map_err(refused)?;
    Ok(())
}

fn cells(row: &Row) -> Vec<Text> {
    std::iter::once(Text::line(&row.name)).chain(row.cells.iter().map(Text::lines)).collect()
}
