//! What tells whether the sheets that our workbooks draw from their data were changed since: a short digest of each.

use sha2::{Digest, Sha256};

use super::package::{Package, tree};
use super::{is_filled, xlsx};
use crate::import::foreign;

/// The property of the workbook that holds the digests.
pub const PROPERTY: &str = "drawn sheets";

/// The digests of the sheets of a workbook of ours but its data, parted by blanks; nothing if it cannot be read.
pub fn digests(workbook: &[u8]) -> Option<String> {
    let mut package = Package::open(workbook).ok()?;
    let sheets = super::text::text(&xlsx::sheets(&mut package).ok()?).ok()?.sheets;
    let drawn = sheets.iter().filter(|sheet| !sheet.is_ours && is_filled(sheet));
    Some(drawn.map(digest).collect::<Vec<_>>().join(" "))
}

/// A digest of the words of a sheet, wherever its blank cells are.
pub(super) fn digest(sheet: &foreign::Sheet) -> String {
    let mut hash = Sha256::new();
    for cell in sheet.grid.rows.iter().flatten().filter(|cell| !cell.words.is_empty()) {
        hash.update(cell.words.as_bytes());
        hash.update([0]);
    }
    let [first, second, third, fourth, ..]: [u8; 32] = hash.finalize().into();
    format!("{:08x}", u32::from_be_bytes([first, second, third, fourth]))
}

/// The digests that a workbook holds.
pub(super) fn kept(package: &mut Package<'_>) -> Option<String> {
    let text = package.part("docProps/custom.xml").ok()??;
    let document = tree("docProps/custom.xml", &text).ok()?;
    let mut properties = document.descendants().filter(|node| node.tag_name().name() == "property");
    let ours = properties.find(|node| node.attribute("name") == Some(PROPERTY))?;
    ours.descendants().find_map(|node| node.text()).map(str::to_owned)
}
