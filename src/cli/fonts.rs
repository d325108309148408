//! The fonts that the user names with `--font`: read once a run, refused with a reason.

use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};

use super::disk;
use crate::text::{Fonts, OwnFont};

/// The largest file: 40 MB hold every Chinese, Japanese and Korean letter in one weight twice over.
const BYTE_LIMIT: usize = 40_000_000;

/// The bundled fonts and those in these files.
pub(super) fn fonts(files: &[PathBuf]) -> Result<Fonts, Error> {
    let own: Result<Vec<OwnFont>, Error> = files.iter().map(|file| font(file)).collect();
    Ok(Fonts::with(own?))
}

/// The font in a file; `FILE#2` is the third of a collection.
fn font(wanted: &Path) -> Result<OwnFont, Error> {
    let (file, number) = numbered(wanted);
    let bytes = disk::read_up_to(&file, BYTE_LIMIT)?;
    if bytes.len() > BYTE_LIMIT {
        return Err(anyhow!(
            "cannot use the font `{}`: it is larger than {} MB",
            file.display(),
            BYTE_LIMIT / 1_000_000
        ));
    }
    OwnFont::read(&bytes, number).map_err(|why| anyhow!("cannot use the font `{}`: {why}", wanted.display()))
}

/// A path and the number behind its `#`, unless a file is called just so.
fn numbered(wanted: &Path) -> (PathBuf, u32) {
    let name = wanted.to_str().filter(|_| !wanted.exists());
    let parts = name.and_then(|name| name.rsplit_once('#'));
    match parts.and_then(|(file, number)| Some((file, number.parse().ok()?))) {
        Some((file, number)) => (file.into(), number),
        None => (wanted.to_owned(), 0),
    }
}
