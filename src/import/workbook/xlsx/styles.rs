//! How the styles of a workbook show numbers.

use std::collections::BTreeMap;

use super::super::Refusal;
use super::super::number::Format;
use super::super::package::tree;
use super::{attribute, children};

/// The format of numbers of each style, by its number.
pub(super) fn formats(name: &str, text: &str) -> Result<Vec<Format>, Refusal> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let document = tree(name, text)?;
    let root = document.root_element();
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
    let own: BTreeMap<u32, Format> = children(root, "numFmts")
        .flat_map(|list| children(list, "numFmt"))
        .filter_map(|format| {
            Some((number(attribute(format, "numFmtId"))?, Format::of(attribute(format, "formatCode")?)))
        })
        .collect();
    let format = |id: u32| own.get(&id).cloned().unwrap_or_else(|| Format::built_in(id));
    let styles = children(root, "cellXfs").flat_map(|list| children(list, "xf"));
    Ok(styles.map(|style| format(number(attribute(style, "numFmtId")).unwrap_or(0))).collect())
}
