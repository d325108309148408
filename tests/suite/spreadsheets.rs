//! Spreadsheets before anybody asks what they mean: the cells that are read, limits, and that nothing makes a reader
//! stumble.

use std::fs;

use journeymap::import::foreign::{Foreign, Place, Wishes};
use journeymap::import::loss::Entry;
use journeymap::import::{self};
use journeymap::source::Span;

use crate::import::expect;
use crate::support::{files_in, line, name_of, repository};

fn opened(format: &str, name: &str, bytes: &[u8]) -> Result<Foreign, String> {
    let importer = import::named(format).unwrap();
    (importer.opens)(name, bytes, &Wishes::default()).map_err(|unopened| line(&unopened.0, &unopened.1))
}

fn called(foreign: &Foreign, span: Span) -> String {
    match foreign.place(span) {
        Place::Cell(name) => name,
        Place::Text { line, column } => format!("{line}:{column}"),
    }
}

/// Everything that is known of a workbook, a line each.
fn listing(foreign: &Foreign) -> String {
    let mut listing = String::new();
    for sheet in &foreign.sheets {
        let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
        listing.push_str(&format!("  [{}]{hidden}\n", sheet.grid.name));
        for cell in sheet.grid.rows.iter().flatten().filter(|cell| !cell.words.is_empty()) {
            let merged =
                if (cell.across, cell.down) == (1, 1) { String::new() } else { format!(" {}x{}", cell.across, cell.down) };
            listing.push_str(&format!("  {}{merged} {:?}\n", called(foreign, cell.span), cell.words));
            assert_eq!(foreign.source.slice(cell.span), cell.words);
        }
        for Entry { fate, what, span, reason, .. } in &sheet.told {
            let (place, words) = (called(foreign, *span), foreign.source.slice(*span));
            listing.push_str(&format!("  {place} {} {what} {words:?}: {reason}\n", fate.word()));
        }
    }
    listing
}

#[test]
fn cells_are_read_as_they_are_shown() {
    for format in ["xlsx", "ods"] {
        let mut all = String::new();
        for path in files_in(&format!("tests/import/{format}"), "").into_iter().filter(|path| path.is_file()) {
            let name = name_of(&path);
            let foreign = opened(format, &name, &fs::read(&path).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
            all.push_str(&format!("{name}\n{}", listing(&foreign)));
        }
        expect(&repository(&format!("tests/import/{format}/expected/cells.txt")), &all);
    }
}
