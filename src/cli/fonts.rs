//! The fonts that the user names with `--font`: read once a run, refused with a reason.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};

use super::disk;
use super::guard::guard;
use crate::text::{Face, FontError, Fonts, OwnFont, Used, embed};

/// The largest file: 40 MB hold every Chinese, Japanese and Korean letter in one weight twice over.
const BYTE_LIMIT: usize = 40_000_000;

/// The largest sum of all files, for every one is held in memory.
const TOTAL_LIMIT: usize = 200_000_000;

/// The bundled fonts and those in these files.
pub(super) fn fonts(files: &[PathBuf]) -> Result<Fonts, Error> {
    let mut total = 0;
    let own: Result<Vec<OwnFont>, Error> = files.iter().map(|file| font(file, &mut total)).collect();
    Ok(Fonts::with(own?))
}

/// The font in a file; `FILE#2` is the third of a collection. `total` counts the bytes of all that were read.
fn font(wanted: &Path, total: &mut usize) -> Result<OwnFont, Error> {
    let (file, number) = numbered(wanted);
    let bytes = disk::read_up_to(&file, BYTE_LIMIT)?;
    *total += bytes.len();
    if let Some(why) = too_much(bytes.len(), *total) {
        return Err(anyhow!("cannot use the font `{}`: {why}", file.display()));
    }
    let read = guard(|| OwnFont::read(&bytes, number).inspect(try_out));
    let refused = |why: &dyn Display| anyhow!("cannot use the font `{}`: {why}", wanted.display());
    // What other programs wrote is not ours to trust: the libraries that read it give up on some damage by a panic.
    read.map_err(|_| refused(&FontError::Damaged))?.map_err(|why| refused(&why))
}

/// Why a file of `length` bytes, with which all have `total`, is too much.
fn too_much(length: usize, total: usize) -> Option<String> {
    if length > BYTE_LIMIT {
        return Some(format!("it is larger than {} MB", BYTE_LIMIT / 1_000_000));
    }
    (total > TOTAL_LIMIT).then(|| format!("with it the fonts are larger than {} MB together", TOTAL_LIMIT / 1_000_000))
}

/// Does with some of a font's characters what outputs do: shapes, cuts out and draws.
fn try_out(font: &OwnFont) {
    let words = font.sample();
    let fonts = Fonts::with(vec![font.clone()]);
    let mut used = Used::default();
    for face in [Face::Regular, Face::Semibold, Face::Bold, Face::Italic] {
        used.add(&words, face, &fonts);
        for glyph in fonts.glyphs(&words, face) {
            glyph.font.map(|font| fonts.outline(font, glyph.id));
        }
    }
    embed(&used, &fonts);
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

#[cfg(test)]
mod tests {
    use super::too_much;

    #[test]
    fn fonts_have_a_limit_each_and_together() {
        assert_eq!(too_much(40_000_000, 200_000_000), None);
        assert_eq!(too_much(40_000_001, 40_000_001).unwrap(), "it is larger than 40 MB");
        assert_eq!(too_much(1, 200_000_001).unwrap(), "with it the fonts are larger than 200 MB together");
    }
}
