//! What `journeymap import` is asked of how foreign files are read, and what does not come of it.

use anyhow::{Error, bail};

use crate::cli::args::Import;
use crate::cli::check::open;
use crate::cli::inputs::Input;
use crate::cli::reports::Reports;
use crate::diagnostic::{Checked, Findings};
use crate::import::foreign::{Foreign, Wishes};
use crate::import::{Imported, Importer, mapping};

/// What the options and the mapping file ask for; nothing if that file has errors, which are told. `is_alone` where nothing
/// can be written beside a map.
pub(super) fn wishes(wanted: &Import, is_alone: bool, reports: &mut Reports) -> Result<Option<Wishes>, Error> {
    if let Some((header, first, second)) = mapping::contradiction(&wanted.lanes) {
        bail!("`--map` says both `{header}={first}` and `{header}={second}`: keep one of them");
    }
    let asked = Wishes {
        lanes: wanted.lanes.clone(),
        sheets: wanted.sheets.clone(),
        encoding: wanted.encoding.clone(),
        separator: wanted.separator,
        is_alone,
        ..Wishes::default()
    };
    let Some(path) = &wanted.mapping else { return Ok(Some(asked)) };
    let (source, _, found) = open(&Input::File { path: path.clone(), found_in: None })?;
    let checked =
        if found.is_none() { mapping::read(&source) } else { Checked { value: None, findings: Findings::new() } };
    let found: Vec<_> = found.into_iter().chain(checked.findings.sorted()).collect();
    reports.add(reports.see(&source, None, &found));
    Ok(checked.value.map(|file| asked.or(file)))
}

/// What was asked on the command line and does not come of it for a file, in words; `maps` are none where it has errors.
pub(super) fn unfollowed(
    wanted: &Import,
    importer: &Importer,
    foreign: &Foreign,
    maps: Option<&[Imported]>,
) -> Vec<String> {
    let asked = [
        ("map", !wanted.lanes.is_empty()),
        ("sheet", !wanted.sheets.is_empty()),
        ("encoding", wanted.encoding.is_some()),
        ("separator", wanted.separator.is_some()),
    ];
    let unheeded = asked.into_iter().filter(|(option, is_asked)| *is_asked && !importer.heeds.contains(option));
    let mut told: Vec<String> = unheeded
        .map(|(option, _)| format!("`--{option}` says nothing of a file of the format `{}`", importer.name))
        .collect();
    if importer.heeds.contains(&"map") {
        let nowhere = mapping::nowhere(foreign, &wanted.lanes).into_iter();
        told.extend(nowhere.map(|header| format!("the header `{header}` of `--map` stands nowhere in it")));
        told.extend(maps.map(|maps| mapping::unfollowed(foreign, maps, &wanted.lanes)).unwrap_or_default());
    }
    told
}
