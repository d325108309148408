//! What tells whether the sheets that our workbooks draw from their data were changed since: a short digest of each.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::package::{Package, tree};
use super::{is_filled, xlsx};
use crate::import::foreign;
use crate::import::grid::Cell;

/// The property of the workbook that holds the digests of its sheets; others beside it hold those of their rows and columns.
const PROPERTY: &str = "drawn sheets";
/// So long a property is taken everywhere.
const LONGEST: usize = 240;

/// The properties that a workbook of ours is to have, by name; none if it cannot be read.
pub fn digests(workbook: &[u8]) -> Vec<(String, String)> {
    let sheets = || {
        let mut package = Package::open(workbook).ok()?;
        let sheets = super::text::text(&xlsx::sheets(&mut package).ok()?).ok()?.sheets;
        Some(sheets.into_iter().filter(|sheet| !sheet.is_ours && is_filled(sheet)).collect::<Vec<_>>())
    };
    let Some(sheets) = sheets() else { return Vec::new() };
    let mut all = vec![(PROPERTY.to_owned(), sheets.iter().map(digest).collect::<Vec<_>>().join(" "))];
    for (at, sheet) in sheets.iter().enumerate() {
        let (rows, columns) = lines(sheet);
        for (what, digests) in [("rows", rows), ("columns", columns)] {
            let digests: Vec<String> =
                digests.into_iter().map(|digest| digest.unwrap_or_else(|| "-".to_owned())).collect();
            for (part, chunk) in digests.chunks(LONGEST / 5).enumerate() {
                all.push((named(at, what, part), chunk.join(" ")));
            }
        }
    }
    all
}

fn named(sheet: usize, what: &str, part: usize) -> String {
    format!("drawn {what} {}.{}", sheet + 1, part + 1)
}

/// A digest of the words of a sheet, wherever its blank cells are.
fn digest(sheet: &foreign::Sheet) -> String {
    of_words(sheet.grid.rows.iter().flatten())
}

fn of_words<'c>(cells: impl Iterator<Item = &'c Cell>) -> String {
    let mut hash = Sha256::new();
    for cell in cells.filter(|cell| !cell.words.is_empty()) {
        hash.update(cell.words.as_bytes());
        hash.update([0]);
    }
    let [first, second, third, fourth, ..]: [u8; 32] = hash.finalize().into();
    format!("{:08x}", u32::from_be_bytes([first, second, third, fourth]))
}

/// Short digests of the rows and of the columns of a sheet; nothing for one that is blank.
fn lines(sheet: &foreign::Sheet) -> (Vec<Option<String>>, Vec<Option<String>>) {
    let rows = &sheet.grid.rows;
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let short = |cells: Vec<&Cell>| {
        let is_filled = cells.iter().any(|cell| !cell.words.is_empty());
        is_filled.then(|| of_words(cells.into_iter()).chars().take(4).collect::<String>())
    };
    let columns = (0..width).map(|at| short(rows.iter().filter_map(|row| row.get(at)).collect())).collect();
    (rows.iter().map(|row| short(row.iter().collect())).collect(), columns)
}

/// What a workbook holds of the sheets that are drawn from its data; nothing where another program made it.
pub(super) fn kept(package: &mut Package<'_>) -> BTreeMap<String, String> {
    let Ok(Some(text)) = package.part("docProps/custom.xml") else { return BTreeMap::new() };
    let Ok(document) = tree("docProps/custom.xml", &text) else { return BTreeMap::new() };
    let properties = document.descendants().filter(|node| node.tag_name().name() == "property");
    let ours = properties.filter_map(|node| {
        let name = node.attribute("name").filter(|name| name.starts_with("drawn "))?;
        let value = node.descendants().find_map(|node| node.text())?;
        Some((name.to_owned(), value.to_owned()))
    });
    ours.collect()
}

/// What a workbook was when it was written, by its properties.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn<'k> {
    kept: &'k BTreeMap<String, String>,
}

impl<'k> Drawn<'k> {
    /// Nothing where they do not say so.
    pub(super) fn of(kept: &'k BTreeMap<String, String>) -> Option<Self> {
        kept.contains_key(PROPERTY).then_some(Self { kept })
    }

    /// Whether a sheet is as it was written.
    pub(super) fn has(self, sheet: &foreign::Sheet) -> bool {
        let digest = digest(sheet);
        self.kept.get(PROPERTY).is_some_and(|kept| kept.split(' ').any(|kept| kept == digest))
    }

    /// The cells that were changed of the sheet that was at this place among those that are drawn; none where they cannot be
    /// told from the others.
    pub(super) fn changed(self, at: usize, sheet: &foreign::Sheet) -> Vec<&Cell> {
        let (rows, columns) = lines(sheet);
        let (old_rows, old_columns) = (self.digests(at, "rows"), self.digests(at, "columns"));
        let is_kept = |digest: &Option<String>| digest.as_ref().is_none_or(|digest| old_rows.contains(digest));
        let changed: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(at, digest)| old_columns.get(*at).map(String::as_str) != Some(digest.as_deref().unwrap_or("-")))
            .map(|(at, _)| at)
            .collect();
        // A row that is new or gone changes all columns.
        let is_shifted = rows.len() != old_rows.len();
        let mut all = Vec::new();
        for (row, _) in sheet.grid.rows.iter().zip(&rows).filter(|(_, digest)| !is_kept(digest)) {
            let filled = || row.iter().enumerate().filter(|(_, cell)| !cell.words.is_empty());
            let mut here: Vec<&Cell> =
                filled().filter(|(at, _)| is_shifted || changed.contains(at)).map(|(_, cell)| cell).collect();
            // A cell that was emptied is nowhere: the row is told by its first.
            if here.is_empty() || is_shifted {
                here = filled().map(|(_, cell)| cell).take(1).collect();
            }
            all.extend(here);
        }
        all
    }

    fn digests(self, sheet: usize, what: &str) -> Vec<String> {
        let parts = (0..).map_while(|part| self.kept.get(&named(sheet, what, part)));
        parts.flat_map(|part| part.split(' ').map(str::to_owned)).collect()
    }
}
