//! The fonts of a run: those that the user names with `--font`, refused with a reason, and then those of the theme.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};

use super::disk;
use crate::text::{self, FONT_BYTES, Fonts, OwnFont, too_much};

/// The bundled fonts and those in these files; of the theme's, those whose face no file has.
pub(super) fn fonts(files: &[PathBuf], of_theme: Vec<OwnFont>) -> Result<Fonts, Error> {
    let mut total = of_theme.iter().map(OwnFont::size).sum();
    let named: Result<Vec<OwnFont>, Error> = files.iter().map(|file| font(file, &mut total)).collect();
    let mut own = named?;
    let others = of_theme.into_iter().filter(|font| !own.iter().any(|named| named.is_like(font))).collect::<Vec<_>>();
    own.extend(others);
    Ok(Fonts::with(own))
}

/// The font in a file; `FILE#2` is the third of a collection. `total` counts the bytes of all that were read.
fn font(wanted: &Path, total: &mut usize) -> Result<OwnFont, Error> {
    let (file, number) = numbered(wanted);
    let bytes = disk::read_up_to(&file, FONT_BYTES)?;
    *total += bytes.len();
    if let Some(why) = too_much(bytes.len(), *total) {
        return Err(anyhow!("cannot use the font `{}`: {why}", file.display()));
    }
    let refused = |why: &dyn Display| anyhow!("cannot use the font `{}`: {why}", wanted.display());
    OwnFont::tried(&bytes, number).map_err(|why| refused(&why))
}

/// A path and the number behind its `#`, unless a file is called just so.
fn numbered(wanted: &Path) -> (PathBuf, u32) {
    let name = wanted.to_str().filter(|_| !wanted.exists());
    match name.and_then(text::numbered) {
        Some((file, number)) => (file.into(), number),
        None => (wanted.to_owned(), 0),
    }
}
