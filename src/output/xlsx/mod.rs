//! XLSX: a workbook that people would send: the map as a formatted sheet, what belongs to it, and its flat data.
//!
//! `docs/xlsx.md` says what stands on which sheet, and how it reads back.

mod cell;
mod chart;
mod cuts;
mod data;
mod details;
mod head;
mod journey;
mod look;
mod measure;
mod names;
mod page;
mod quadrants;
mod tables;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::csv::has_files;
use super::{Loss, Output, Shown, Writer};
#[cfg(feature = "sheets")]
use crate::import::workbook::drawn::digests;
use crate::telling::{around, quadrants as told, wide};
use crate::text::plain;
use look::Look;
use measure::Measure;
use names::Names;
use page::Page;

/// The format, for the list.
pub static XLSX: Output = Output {
    name: "xlsx",
    extension: "xlsx",
    about: "A workbook: the map as a formatted sheet with its chart, what belongs to it, and its data to sort and read back.",
    draws_letters: false,
    leaves_out: &[
        Loss { what: "the baseline as a map", is_in: |map| map.comparison.is_some() },
        Loss { what: "the pictures' files", is_in: has_files },
        Loss {
            what: "the ends of cells of more than 32,767 characters, which are whole on the sheet `Data`",
            is_in: cuts::any,
        },
    ],
    write: Writer::Board(write),
};

/// The sheet of the flat data, in every language, so that a reader finds it.
const DATA: &str = "Data";

fn write(shown: &Shown<'_>) -> Result<Vec<u8>, String> {
    let look = Look { theme: look::on_white(shown.theme), measure: Measure::new(&shown.board.lang, shown.fonts) };
    let telling = around(shown.board).led_from(&shown.options.base);
    let mut book = Workbook::new();
    book.set_properties(&properties(shown).map_err(refused)?);
    let mut names = Names::except(DATA);
    let mut page = |title: &str| Page::new(names.name(title), &look);

    let mut main = page(&plain(&shown.board.title));
    match wide(shown.board) {
        Some(wide) => journey::write(&mut main, shown, &telling, &wide)?,
        None => quadrants::write(&mut main, shown, &telling, &told(shown.board))?,
    }
    book.push_worksheet(main.sheet);
    if details::is_needed(&telling) {
        let mut more = page(shown.board.words.markdown.more);
        details::write(&mut more, &telling)?;
        book.push_worksheet(more.sheet);
    }
    for table in tables::tables(&telling) {
        let mut own = page(&plain(&table.caption));
        tables::write(&mut own, table)?;
        book.push_worksheet(own.sheet);
    }
    let mut flat = Page::new(DATA.to_owned(), &look);
    data::write(&mut flat, shown.map)?;
    book.push_worksheet(flat.sheet);
    let written = book.save_to_buffer().map_err(refused)?;
    // Once more with what tells a reader that the sheets above were changed since, and their data were not.
    #[cfg(feature = "sheets")]
    {
        let mut kept = properties(shown).map_err(refused)?;
        for (name, digest) in digests(&written) {
            kept = kept.set_custom_property(name, digest);
        }
        book.set_properties(&kept);
        book.save_to_buffer().map_err(refused)
    }
    #[cfg(not(feature = "sheets"))]
    Ok(written)
}

/// What the file says of itself: the title of the map, and a day that is always the same.
fn properties(shown: &Shown<'_>) -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title: String = plain(&shown.board.title).chars().take(255).collect();
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&day))
}

/// Why a workbook cannot be, in a sentence.
fn refused(error: XlsxError) -> String {
    match error {
        XlsxError::MaxStringLengthExceeded => {
            "a text is longer than the 32,767 characters that a cell of a workbook holds".to_owned()
        }
        XlsxError::RowColumnLimitError => {
            "the map is larger than the 1,048,576 rows and 16,384 columns of a sheet of a workbook".to_owned()
        }
        error => format!("no workbook can be made of this map: {error}"),
    }
}
