//! Where each output goes, settled for the whole run before a byte is written.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use anyhow::{Error, anyhow, bail};

use super::inputs::{Input, Inputs};
use super::manner::Manner;
use super::ways::{self, identity};
use crate::board::View;
use crate::output::{self, Output};

/// What is written where nobody says what.
const USUAL: &[&str] = &["svg", "md"];
/// What standard output is given where nobody says what.
const USUAL_ALONE: &[&str] = &["svg"];

/// One output of one map.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its format.
    pub(super) output: &'static Output,
    /// Its file; `None` for standard output.
    pub(super) path: Option<PathBuf>,
}

/// The outputs of every map, in the order of the maps. `wanted` is where the command line says they go, which comes before
/// what a workspace says.
pub(super) fn plan(
    inputs: &Inputs,
    manners: &[Arc<Manner>],
    wanted: Option<&Path>,
    whose: Option<&str>,
) -> Result<Vec<Vec<Target>>, Error> {
    let mut plan = Vec::new();
    for (input, manner) in inputs.maps.iter().zip(manners) {
        let place = match &manner.output {
            Some((folder, top)) => Place::Mirror { folder, top },
            None => place(inputs, &manner.formats, wanted)?,
        };
        plan.push(targets(input, &manner.formats, &place, whose)?);
    }
    refuse_collisions(inputs, &plan)?;
    Ok(plan)
}

/// Where the picture of one map goes: as its workspace says, else into `folder`, else beside it.
pub(super) fn of_picture(
    input: &Input,
    manner: &Arc<Manner>,
    folder: Option<&Path>,
    whose: Option<&str>,
) -> Result<Option<PathBuf>, Error> {
    let inputs = Inputs { maps: vec![input.clone()], errors: Vec::new() };
    // A folder that is still to be made is known by its end.
    let folder = folder.map(|folder| folder.join(""));
    let plan = plan(&inputs, std::slice::from_ref(manner), folder.as_deref(), whose)?;
    Ok(plan.into_iter().flatten().find_map(|target| target.path))
}

/// What `--output` means.
enum Place<'a> {
    Beside,
    Folder(&'a Path),
    /// In a folder, with the folders that the map lies in below `top`.
    Mirror {
        folder: &'a Path,
        top: &'a Path,
    },
    File(&'a Path),
    StandardOutput,
}

fn place<'a>(inputs: &Inputs, formats: &[&Output], wanted: Option<&'a Path>) -> Result<Place<'a>, Error> {
    let Some(path) = wanted else { return Ok(Place::Beside) };
    let count = inputs.maps.len();
    if path.as_os_str() == "-" {
        if count != 1 {
            bail!("standard output takes one map, and there are {count}");
        }
        return Ok(Place::StandardOutput);
    }
    let shown = path.display();
    let slashed = path.as_os_str().to_string_lossy().ends_with(is_separator);
    if path.is_dir() || slashed {
        return Ok(Place::Folder(path));
    }
    let by_ending = by_ending(path);
    if inputs.is_single() {
        return match (formats, by_ending) {
            ([format], Some(other)) if format.name != other.name && !is_of(other, format) => {
                bail!("`{shown}` ends with `.{}`, but the format is {}", other.extension, format.name)
            }
            ([_], _) | ([], Some(_)) => Ok(Place::File(path)),
            ([], None) => {
                let endings: Vec<String> =
                    output::ALL.iter().map(|output| format!("`.{}`", output.extension)).collect();
                let endings = endings.join(", ");
                Err(anyhow!(
                    "cannot tell a format by `{shown}`: end it with one of {endings}, or with `/` for a folder"
                ))
            }
            (several, _) => {
                bail!("`{shown}` cannot hold {} formats: end it with `/` for a folder", several.len())
            }
        };
    }
    if path.symlink_metadata().is_ok() {
        bail!("`{shown}` is no folder, and several maps need one");
    }
    if by_ending.is_some() {
        bail!("`{shown}` looks like a file, and several maps need a folder: end it with `/`");
    }
    Ok(Place::Folder(path))
}

/// Whether a format is one of the kind of another: a backlog in CSV may be called `x.csv`.
fn is_of(whole: &Output, format: &Output) -> bool {
    ends_with(format.extension, whole.extension)
}

fn by_ending(path: &Path) -> Option<&'static Output> {
    let name = path.file_name()?.to_str()?;
    let ends = |output: &&&'static Output| ends_with(name, output.extension);
    // `x.backlog.csv` ends with `.csv` too.
    output::ALL.iter().filter(ends).copied().rev().max_by_key(|output| output.extension.len())
}

/// Whether something stands before this ending.
fn ends_with(name: &str, extension: &str) -> bool {
    name.strip_suffix(extension).and_then(|stem| stem.strip_suffix('.')).is_some_and(|stem| !stem.is_empty())
}

fn targets(
    input: &Input,
    formats: &[&'static Output],
    place: &Place<'_>,
    whose: Option<&str>,
) -> Result<Vec<Target>, Error> {
    let alone = || match formats {
        [] => Ok(usual(USUAL_ALONE)),
        [format] => Ok(vec![*format]),
        several => Err(anyhow!("standard output takes one format, and there are {}", several.len())),
    };
    let in_folder = |folder: &Path, path: &Path| {
        let formats = if formats.is_empty() { usual(USUAL) } else { formats.to_vec() };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let view = View { whose: whose.map(str::to_owned), file_name: name.into_owned() };
        let folder = folder.join(path.parent().unwrap_or(Path::new("")));
        let file = |output: &'static Output| Target {
            output,
            path: Some(folder.join(format!("{}.{}", view.stem(), output.extension))),
        };
        formats.into_iter().map(file).collect()
    };
    Ok(match (place, input) {
        (Place::StandardOutput, _) | (Place::Beside | Place::Mirror { .. }, Input::Standard) => {
            alone()?.into_iter().map(|output| Target { output, path: None }).collect()
        }
        (Place::File(path), _) => {
            let format = formats.first().copied().or_else(|| by_ending(path));
            format.into_iter().map(|output| Target { output, path: Some(path.to_path_buf()) }).collect()
        }
        (Place::Beside, Input::File { path, .. }) => in_folder(Path::new(""), path),
        (Place::Mirror { folder, top }, Input::File { path, .. }) => {
            let real = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            let folder = ways::from_here(folder).unwrap_or_else(|| folder.to_path_buf());
            in_folder(&folder, real.strip_prefix(top).unwrap_or(&real))
        }
        (Place::Folder(folder), Input::Standard) => {
            bail!("standard input has no name for a file in `{}`: name the file", folder.display())
        }
        (Place::Folder(folder), Input::File { path, found_in: Some(top) }) => {
            in_folder(folder, path.strip_prefix(top).unwrap_or(path))
        }
        (Place::Folder(folder), Input::File { path, found_in: None }) => {
            in_folder(folder, Path::new(path.file_name().unwrap_or_default()))
        }
    })
}

fn usual(names: &[&str]) -> Vec<&'static Output> {
    names.iter().filter_map(|name| output::named(name)).collect()
}

/// Two maps must not write one file, and none may write over a map.
fn refuse_collisions(inputs: &Inputs, plan: &[Vec<Target>]) -> Result<(), Error> {
    let mut sources: HashMap<PathBuf, &Input> = HashMap::new();
    for input in &inputs.maps {
        if let Input::File { path, .. } = input {
            sources.insert(identity(path), input);
        }
    }
    let mut writers: HashMap<PathBuf, &Input> = HashMap::new();
    for (input, targets) in inputs.maps.iter().zip(plan) {
        for path in targets.iter().filter_map(|target| target.path.as_ref()) {
            let (identity, shown) = (identity(path), path.display());
            if let Some(source) = sources.get(&identity) {
                bail!("`{}` would be written over the map `{}`", input.name(), source.name());
            }
            if let Some(other) = writers.insert(identity, input) {
                bail!("`{}` and `{}` would both be written to `{shown}`", other.name(), input.name());
            }
        }
    }
    Ok(())
}
