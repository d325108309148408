//! Where `journeymap import` puts the maps of a foreign file.

use std::path::{Path, PathBuf, is_separator};

use anyhow::{Error, bail};

use super::Read;
use crate::cli::inputs::Input;
use crate::import::Importer;

/// Where the maps of a file go.
pub(super) fn places(read: &Read, output: Option<&Path>, several: bool) -> Result<Vec<Option<PathBuf>>, Error> {
    let count = read.maps.len();
    let folder = match (output, &read.input) {
        (Some(path), _) if path == Path::new("-") => None,
        (None, Input::Standard) => None,
        (Some(path), _) if path.is_dir() || path.as_os_str().to_string_lossy().ends_with(is_separator) => {
            Some(path.to_path_buf())
        }
        (Some(path), _) if count == 1 && !several => return Ok(vec![Some(path.to_path_buf())]),
        (Some(path), _) => bail!("`{}` cannot hold several maps: end it with `/` for a folder", path.display()),
        (None, Input::File { path, .. }) => Some(path.parent().unwrap_or(Path::new("")).to_path_buf()),
    };
    let Some(folder) = folder else {
        if count != 1 || several {
            bail!("standard output takes one map, and there are more: name a folder with `-o`");
        }
        return Ok(vec![None]);
    };
    let Input::File { path, .. } = &read.input else {
        bail!("standard input has no name for a file in `{}`: name the file", folder.display())
    };
    let stem = stem(path, read.importer);
    let name = |index: usize| match count {
        1 => format!("{stem}.journey.yaml"),
        _ => format!("{stem}-{}.journey.yaml", index + 1),
    };
    Ok((0..count).map(|index| Some(folder.join(name(index)))).collect())
}

/// The name of a file without its folders and without the ending of its format: `x` of `x.cjml.xml`.
fn stem(path: &Path, importer: &Importer) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ends = |ending: &&str| name.to_lowercase().ends_with(&format!(".{ending}"));
    let length = importer.endings.iter().filter(|ending| ends(ending)).map(|ending| ending.len() + 1).max();
    let stem = length.and_then(|length| name.get(..name.len().saturating_sub(length))).filter(|stem| !stem.is_empty());
    stem.map_or_else(|| path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), str::to_owned)
}
