//! CSV: one row for each thing on a map, for spreadsheets and programs. `docs/csv.md` says how each is written.

mod backlog;
mod cell;
pub(super) mod rows;

pub use backlog::BACKLOG;

use super::{Loss, Output, Told, Writer};
use crate::data::document;
use crate::model::JourneyMap;
use crate::model::stage::Facts;
use cell::line;
use rows::{columns, rows};

/// The format, for the list.
pub static CSV: Output = Output {
    name: "csv",
    extension: "csv",
    about: "One row for each thing on the map, with its marks as columns, for spreadsheets.",
    draws_letters: false,
    leaves_out: &[
        Loss { what: "the baseline and what became of its pain points", is_in: |map| map.comparison.is_some() },
        Loss { what: "the pictures' files", is_in: has_files },
    ],
    write: Writer::Map(|told: &Told<'_>| Ok(table(told.map).into_bytes())),
};

/// Spreadsheets take a file for UTF-8 if it begins so.
const MARK: char = '\u{feff}';

fn table(map: &JourneyMap) -> String {
    let rows = rows(&document(map));
    let columns = columns(&rows);
    let mut text = String::from(MARK);
    line(&mut text, columns.iter().copied());
    for row in &rows {
        line(&mut text, columns.iter().map(|column| row.cell(column)));
    }
    text
}

/// Whether a map has pictures from files.
pub(super) fn has_files(map: &JourneyMap) -> bool {
    let is_file = |facts: &Facts| facts.image.as_ref().is_some_and(|image| image.file.is_some());
    let on_stages =
        map.stages.iter().any(|stage| is_file(&stage.facts) || stage.steps.iter().any(|step| is_file(&step.facts)));
    on_stages || map.personas.iter().any(|persona| persona.image.as_ref().is_some_and(|image| image.file.is_some()))
}
