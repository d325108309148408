//! A sheet while it is written: words into cells, always as words, and what a sheet for print needs.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatUnderline, Url, Worksheet};

use super::cell::{LONGEST, Run, Text};
use super::look::{BODY, Look};
use super::refused;

/// Addresses that a sheet may have.
const LINKS: usize = 65_530;
/// The tallest that a row may be, in points.
pub(super) const TALLEST: f64 = 409.0;

/// A sheet.
pub(super) struct Page<'a> {
    /// The sheet.
    pub(super) sheet: Worksheet,
    /// Its name.
    pub(super) name: String,
    /// How it looks.
    pub(super) look: &'a Look<'a>,
    links: usize,
    /// How tall rows are, in points.
    heights: BTreeMap<u32, f64>,
}

impl<'a> Page<'a> {
    /// A sheet of this name, to be printed across, as wide as the paper.
    pub(super) fn new(name: String, look: &'a Look<'a>) -> Self {
        let mut sheet = Worksheet::new();
        // A name that no spreadsheet takes is told of when the book is written.
        let _ = sheet.set_name(&name);
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&C&P / &N");
        sheet.set_screen_gridlines(false);
        Self { sheet, name, look, links: 0, heights: BTreeMap::new() }
    }

    /// Writes words.
    pub(super) fn put(&mut self, row: u32, column: u16, text: &Text, format: &Format) -> Result<(), String> {
        if let Some(address) = text.link.as_deref().filter(|_| self.links < LINKS) {
            self.links += 1;
            let format = format.clone().set_underline(FormatUnderline::Single);
            let words = text.words();
            self.sheet
                .write_url_with_options(row, column, Url::new(address), words, "", Some(&format))
                .map_err(refused)?;
            return self.words(row, column, text, &format);
        }
        self.words(row, column, text, format)
    }

    /// Writes words over several cells that become one, or into the one that they are.
    pub(super) fn span(
        &mut self,
        [first_row, last_row]: [u32; 2],
        [first, last]: [u16; 2],
        text: &Text,
        format: &Format,
    ) -> Result<(), String> {
        if first_row < last_row || first < last {
            self.sheet.merge_range(first_row, first, last_row, last, "", format).map_err(refused)?;
        }
        self.put(first_row, first, text, format)
    }

    fn words(&mut self, row: u32, column: u16, text: &Text, format: &Format) -> Result<(), String> {
        let words = text.words();
        let is_plain = text.runs.iter().all(|run| !run.bold && !run.italic && !run.small);
        // The library takes such a text for one that is marked already.
        let is_taken = words.starts_with("<r>") && words.ends_with("</r>");
        let runs: Vec<(Format, String)> = text.runs.iter().map(|run| (face(format, run), escaped(&run.text))).collect();
        // It measures marked words with their marks.
        let length: usize = runs.iter().map(|(_, text)| text.encode_utf16().count() * 6 + 400).sum();
        if words.is_empty() || (is_plain && !is_taken) || (length > LONGEST && !is_taken) {
            self.sheet.write_string_with_format(row, column, words, format).map_err(refused)?;
        } else {
            let runs: Vec<(&Format, &str)> = runs.iter().map(|(format, text)| (format, text.as_str())).collect();
            self.sheet.write_rich_string_with_format(row, column, &runs, format).map_err(refused)?;
        }
        Ok(())
    }

    /// The height of a row, in points.
    pub(super) fn tall(&mut self, row: u32, height: f64) -> Result<(), String> {
        // Whole pixels, so that every program comes to the same.
        self.heights.insert(row, height);
        let pixels = (height.clamp(15.0, TALLEST) * 4.0 / 3.0).ceil() as u32;
        self.sheet.set_row_height_pixels(row, pixels).map_err(refused)?;
        Ok(())
    }

    /// Makes a row taller if it is lower than this, in points.
    pub(super) fn at_least(&mut self, row: u32, height: f64) -> Result<(), String> {
        if self.heights.get(&row).is_none_or(|own| *own < height) { self.tall(row, height) } else { Ok(()) }
    }

    /// The width of a column, in pixels.
    pub(super) fn wide(&mut self, column: u16, pixels: u32) -> Result<(), String> {
        self.sheet.set_column_width_pixels(column, pixels).map_err(refused)?;
        Ok(())
    }
}

/// The letters of a cell, as those of a part of it.
fn face(format: &Format, run: &Run) -> Format {
    let format = format.clone();
    let format = if run.bold { format.set_bold() } else { format };
    let format = if run.small { format.set_font_size(BODY) } else { format };
    if run.italic { format.set_italic() } else { format }
}

/// Marked words in which `_x0041_` stands for itself: the library sees to that in other words alone.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        escaped.push_str(before);
        let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
        let is_code = digits >= 4 && after.as_bytes().get(4) == Some(&b'_');
        escaped.push_str(if is_code { "_x005F_x" } else { "_x" });
        rest = after;
    }
    escaped.push_str(rest);
    escaped
}
