//! The sheet of the flat data: the rows of the CSV, every word as a word and every number as a number.

use rust_xlsxwriter::{Format, FormatAlign, IgnoreError};

use super::cell::Text;
use super::look::BODY;
use super::page::Page;
use super::refused;
use crate::data::document;
use crate::model::JourneyMap;
use crate::output::csv::rows::{columns, rows};
use crate::scene::theme::Ink;

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, map: &JourneyMap) -> Result<(), String> {
    let rows = rows(&document(map));
    let columns = columns(&rows);
    let head = page.look.solid(Ink::AccentFill).set_bold();
    // A text stays one when somebody edits it: no date is made of `1/2`.
    let words = Format::new().set_font_size(BODY).set_num_format_index(49).set_align(FormatAlign::Top);
    let number = Format::new().set_font_size(BODY).set_align(FormatAlign::Top);
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (column, name) in (0..=last).zip(&columns) {
        page.put(0, column, &Text::plain(name), &head)?;
        let mut width = page.look.measure.width(name, BODY, true) + 24.0;
        for (index, row) in (1..).zip(&rows) {
            let cell = row.cell(name);
            if let Some(value) = row.number(name) {
                page.sheet.write_number_with_format(index, column, value, &number).map_err(refused)?;
            } else if !cell.is_empty() {
                page.put(index, column, &Text::plain(cell), &words)?;
            }
            let beginning: String = cell.chars().take(80).collect();
            width = width.max(page.look.measure.width(&beginning, BODY, false));
        }
        page.wide(column, width.clamp(60.0, 360.0) as u32)?;
    }
    page.tall(0, 20.0)?;
    page.sheet.set_screen_gridlines(true);
    page.sheet.set_freeze_panes(1, 0).map_err(refused)?;
    page.sheet.autofilter(0, 0, last_row, last).map_err(refused)?;
    page.sheet.set_repeat_rows(0, 0).map_err(refused)?;
    page.sheet.ignore_error_range(0, 0, last_row, last, IgnoreError::NumberStoredAsText).map_err(refused)?;
    Ok(())
}
