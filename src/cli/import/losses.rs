//! The loss report of `journeymap import`: a file that tells what became of every token.

use std::path::{Path, PathBuf};

use anyhow::{Error, bail};

use super::Read;
use crate::import::loss::{self, Losses, Told};

/// How a loss report is written.
#[derive(Clone, Copy)]
pub(super) enum LossFormat {
    Json,
    Markdown,
}

/// How the file of this name is written.
pub(super) fn loss_format(path: &Path) -> Result<LossFormat, Error> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("json") => Ok(LossFormat::Json),
        Some("md") => Ok(LossFormat::Markdown),
        _ => bail!("cannot tell how to write `{}`: end it with `.json` or `.md`", path.display()),
    }
}

/// The report of all that was read.
pub(super) fn losses(all: &[Read], format: LossFormat) -> String {
    let name = |place: Option<&Option<PathBuf>>| match place {
        Some(Some(path)) => path.display().to_string().replace('\\', "/"),
        _ => "-".to_owned(),
    };
    let names: Vec<Vec<String>> =
        all.iter().map(|read| (0..read.maps.len()).map(|index| name(read.places.get(index))).collect()).collect();
    let told: Vec<Vec<Told<'_>>> = all
        .iter()
        .zip(&names)
        .map(|(read, names)| {
            let maps = read.maps.iter().zip(names);
            maps.map(|(map, file)| Told { file, title: &map.title, entries: &map.entries }).collect()
        })
        .collect();
    let files: Vec<Losses<'_>> = all
        .iter()
        .zip(&told)
        .map(|(read, maps)| Losses { foreign: &read.foreign, format: read.importer.name, maps })
        .collect();
    match format {
        LossFormat::Json => loss::json(&files),
        LossFormat::Markdown => loss::markdown(&files),
    }
}
