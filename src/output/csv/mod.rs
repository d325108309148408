//! CSV: one row for each thing on a map, for spreadsheets and programs. `docs/csv.md` says how each is written.

mod backlog;
mod cell;
mod rows;

pub use backlog::BACKLOG;

use std::collections::BTreeSet;

use super::{Loss, Output, Told, Writer};
use crate::data::{COLUMNS, document};
use crate::model::JourneyMap;
use crate::model::stage::Facts;
use cell::line;
use rows::{Row, rows};

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
    let others: BTreeSet<&str> = rows.iter().flat_map(Row::columns).filter(|name| !COLUMNS.contains(name)).collect();
    let columns: Vec<&str> = COLUMNS.iter().copied().chain(others).collect();
    let mut text = String::from(MARK);
    line(&mut text, columns.iter().copied());
    for row in &rows {
        line(&mut text, columns.iter().map(|column| row.cell(column)));
    }
    text
}

fn has_files(map: &JourneyMap) -> bool {
    let is_file = |facts: &Facts| facts.image.as_ref().is_some_and(|image| image.file.is_some());
    let on_stages =
        map.stages.iter().any(|stage| is_file(&stage.facts) || stage.steps.iter().any(|step| is_file(&step.facts)));
    on_stages || map.personas.iter().any(|persona| persona.image.as_ref().is_some_and(|image| image.file.is_some()))
}
