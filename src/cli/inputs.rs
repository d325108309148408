//! Which maps a run is about: files, folders and standard input become one list without repetitions.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};
use walkdir::{DirEntry, WalkDir};

use super::disk;

/// How the files of maps end.
const ENDINGS: &[&str] = &[".journey.yaml", ".journey.yml"];
/// How the files of Markdown pages end.
const PAGE_ENDINGS: &[&str] = &[".md", ".markdown"];
/// How a map that is named by itself may end as well.
const OTHER_ENDINGS: &[&str] = &[".yaml", ".yml"];
/// Folders that are not searched, besides hidden ones.
const SKIPPED: &[&str] = &["node_modules", "target"];

/// One map to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File {
        /// Its path, as messages show it.
        path: PathBuf,
        /// The folder that it was found in, if it was not named by itself.
        found_in: Option<PathBuf>,
    },
}

impl Input {
    /// Its file, if it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File { path, .. } => Some(path),
        }
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => "<stdin>".to_owned(),
            Self::File { path, .. } => path.display().to_string(),
        }
    }
}

/// What the paths of a command line come to.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The maps, in the order of the paths, those of a folder by name.
    pub(super) maps: Vec<Input>,
    /// What could not be read.
    pub(super) errors: Vec<Error>,
}

/// What is looked for in folders.
struct Kind {
    endings: &'static [&'static str],
    /// What is said of a folder without any.
    name: &'static str,
}

/// Finds the maps of the paths; without paths, those of the current folder.
pub(super) fn find(paths: &[PathBuf]) -> Inputs {
    find_all(paths, &Kind { endings: ENDINGS, name: "map" })
}

/// Finds the Markdown pages of the paths; without paths, those of the current folder.
pub(super) fn pages(paths: &[PathBuf]) -> Inputs {
    find_all(paths, &Kind { endings: PAGE_ENDINGS, name: "Markdown page" })
}

fn find_all(paths: &[PathBuf], kind: &Kind) -> Inputs {
    let mut inputs = Inputs::default();
    let here = [PathBuf::from(".")];
    let mut seen = HashSet::new();
    for path in if paths.is_empty() { &here } else { paths } {
        let found = if path.as_os_str() == "-" {
            vec![Ok(Input::Standard)]
        } else if path.to_str().is_none() {
            vec![Err(not_utf_8(path))]
        } else {
            match fs::metadata(path) {
                Ok(metadata) if metadata.is_dir() => folder(path, kind),
                Ok(_) => vec![Ok(Input::File { path: path.clone(), found_in: None })],
                Err(error) => vec![Err(disk::sentence(path, &error))],
            }
        };
        for input in found {
            match input {
                // A map that two of the paths lead to is one map.
                Ok(input) => {
                    if seen.insert(identity(&input)) {
                        inputs.maps.push(input);
                    }
                }
                Err(error) => inputs.errors.push(error),
            }
        }
    }
    inputs
}

/// The name of a map's outputs without their ending: `shop` for `shop.journey.yaml`.
pub(super) fn stem(name: &str) -> &str {
    let without = |ending: &&str| name.strip_suffix(ending).filter(|stem| !stem.is_empty());
    ENDINGS.iter().chain(OTHER_ENDINGS).find_map(without).unwrap_or(name)
}

fn identity(input: &Input) -> Option<PathBuf> {
    match input {
        Input::Standard => None,
        Input::File { path, .. } => Some(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
    }
}

/// The maps or pages under a folder, by name.
fn folder(folder: &Path, kind: &Kind) -> Vec<Result<Input, Error>> {
    let skipped = |entry: &DirEntry| {
        let name = entry.file_name();
        let hidden = name.as_encoded_bytes().starts_with(b".");
        entry.depth() > 0 && (hidden || entry.file_type().is_dir() && SKIPPED.iter().any(|skipped| name == *skipped))
    };
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| !skipped(entry));
    let mut found: Vec<Result<Input, Error>> = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() && kind.is_one(entry.file_name()) => {
                found.push(input_in(folder, entry.path()));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).display().to_string();
                found.push(match error.into_io_error() {
                    Some(error) => Err(disk::sentence(Path::new(&path), &error)),
                    None => Err(anyhow!("cannot search `{path}`")),
                });
            }
        }
    }
    if found.is_empty() {
        let (folder, name) = (folder.display(), kind.name);
        let endings: Vec<String> = kind.endings.iter().map(|ending| format!("`{ending}`")).collect();
        let endings = endings.join(" or ");
        found.push(Err(anyhow!("no {name} in `{folder}`: a {}'s name ends with {endings}", kind.word())));
    }
    found
}

/// A map found in a folder. The current folder is not named in front of what is in it.
fn input_in(folder: &Path, path: &Path) -> Result<Input, Error> {
    path.to_str().ok_or_else(|| not_utf_8(path))?;
    let shown = path.strip_prefix(".").unwrap_or(path).to_path_buf();
    let folder = folder.strip_prefix(".").unwrap_or(folder).to_path_buf();
    Ok(Input::File { path: shown, found_in: Some(folder) })
}

impl Kind {
    fn is_one(&self, name: &OsStr) -> bool {
        let name = name.as_encoded_bytes();
        self.endings.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending.as_bytes()))
    }

    fn word(&self) -> &'static str {
        self.name.rsplit(' ').next().unwrap_or_default()
    }
}

fn not_utf_8(path: &Path) -> Error {
    anyhow!("the name `{}` is not UTF-8", path.display())
}

impl Inputs {
    /// Whether exactly one map was named by itself.
    pub(super) fn is_single(&self) -> bool {
        self.errors.is_empty() && matches!(&*self.maps, [Input::Standard | Input::File { found_in: None, .. }])
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn outputs_are_named_after_their_map() {
        let cases = [
            ("shop.journey.yaml", "shop"),
            ("shop.journey.yml", "shop"),
            ("shop.yaml", "shop"),
            ("shop.old.journey.yaml", "shop.old"),
            (".journey.yaml", ".journey"),
            ("shop", "shop"),
            ("shop.txt", "shop.txt"),
        ];
        for (name, expected) in cases {
            assert_eq!(stem(name), expected, "{name}");
        }
    }
}
