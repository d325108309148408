//! The sheet of an empathy map: its quadrants side by side, everything said in a cell of its own.

use super::cell::Text;
use super::look::{BODY, HEADING, tinted};
use super::page::Page;
use super::{head, refused};
use crate::output::Shown;
use crate::scene::theme::Ink;
use crate::telling::{Block, Telling, Told};

/// How many quadrants stand side by side at most.
const SIDE_BY_SIDE: usize = 4;
/// How wide each is, in pixels; the first column holds the names of facts.
const WIDTH: u32 = 300;
const NAMES: u32 = 110;

/// Writes the sheet.
pub(super) fn write(
    page: &mut Page<'_>,
    shown: &Shown<'_>,
    telling: &Telling,
    quadrants: &[(String, Vec<Told>)],
) -> Result<(), String> {
    let bands = quadrants.len().div_ceil(SIDE_BY_SIDE).max(1);
    let columns = quadrants.len().div_ceil(bands).max(1);
    let last = u16::try_from(columns).unwrap_or(u16::MAX);
    page.wide(0, NAMES)?;
    for column in 1..=last {
        page.wide(column, WIDTH)?;
    }
    let mut row = head::write(page, shown.board, telling, &vec![WIDTH; columns])?;
    for (index, band) in quadrants.chunks(columns).enumerate() {
        row = self::band(page, row + 1, index * columns, band)?;
    }
    let format = page.look.free(Ink::TextSecondary, BODY);
    for block in &telling.blocks {
        let Block::Foot(line) = block else { continue };
        let text = Text::line(line);
        row += 1;
        page.span([row, row], [1, last], &text, &format)?;
        page.tall(row, page.look.measure.height(&text, BODY, false, f64::from(WIDTH) * columns as f64))?;
    }
    page.sheet.set_freeze_panes(1, 0).map_err(refused)?;
    page.sheet.set_print_area(0, 0, row, last).map_err(refused)?;
    Ok(())
}

/// Quadrants side by side from a row on. Gives the row below them.
fn band(page: &mut Page<'_>, first: u32, index: usize, band: &[(String, Vec<Told>)]) -> Result<u32, String> {
    let look = page.look;
    for (column, (heading, _)) in (1_u16..).zip(band) {
        let fill = Ink::stage(index + usize::from(column) - 1).fill;
        let format = look.solid(fill).set_font_size(HEADING).set_bold();
        page.put(first, column, &Text::inline(heading), &format)?;
    }
    page.tall(first, 26.0)?;
    let count = band.iter().map(|(_, cards)| cards.len()).max().unwrap_or_default();
    let mut row = first + 1;
    for place in 0..count {
        let mut height = 0.0_f64;
        for (column, (_, cards)) in (1_u16..).zip(band) {
            let card = cards.get(place);
            let text = card.map(|told| Text::line(&told.line)).unwrap_or_default();
            let fill = card.map_or(Ink::PanelFill, |told| tinted(told.tone));
            page.put(row, column, &text, &look.cell(fill, Ink::TextPrimary))?;
            height = height.max(look.measure.height(&text, BODY, false, f64::from(WIDTH)));
        }
        page.tall(row, height)?;
        row += 1;
    }
    Ok(row)
}
