//! Reading: whole files of a bounded size, and for a map or a theme only files that stay inside its workspace.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Error, anyhow};

use crate::source::{Files, OUT_OF_WORKSPACE, Source};
use crate::spec::workspace::FILE_NAME;
use crate::yaml::{BYTE_LIMIT, decode};

/// What makes a folder the root of a repository.
const REPOSITORY: &str = ".git";

/// The bytes of a file, at most one more than a map may have.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    read_up_to(path, BYTE_LIMIT)
}

/// The bytes of a file, at most one more than `limit`.
pub(super) fn read_up_to(path: &Path, limit: usize) -> Result<Vec<u8>, Error> {
    // A pipe would make us wait as soon as it is opened, so it is asked about before; the opened file is asked again.
    fs::metadata(path).and_then(|metadata| regular(&metadata)).map_err(|error| sentence(path, &error))?;
    let file = File::open(path).map_err(|error| sentence(path, &error))?;
    file.metadata().and_then(|metadata| regular(&metadata)).map_err(|error| sentence(path, &error))?;
    bounded(file, limit).map_err(|error| sentence(path, &error))
}

/// The bytes of standard input, at most one more than a map may have.
pub(super) fn read_standard_input() -> Result<Vec<u8>, Error> {
    read_standard_input_up_to(BYTE_LIMIT)
}

/// The bytes of standard input, at most one more than `limit`.
pub(super) fn read_standard_input_up_to(limit: usize) -> Result<Vec<u8>, Error> {
    bounded(io::stdin().lock(), limit).map_err(|error| anyhow!("cannot read standard input: {}", reason(&error)))
}

fn bounded(file: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn regular(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else if metadata.is_file() {
        Ok(())
    } else {
        Err(io::Error::other("it is not a regular file"))
    }
}

/// What is wrong with a path, as an error.
pub(super) fn sentence(path: &Path, error: &io::Error) -> Error {
    let shown = path.display();
    if error.kind() == ErrorKind::NotFound && path.is_symlink() {
        return anyhow!("cannot read `{shown}`: it is a symbolic link that leads nowhere");
    }
    anyhow!("cannot read `{shown}`: {}", reason(error))
}

/// Why the system refused, in words that do not depend on the system.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the folder is read-only".to_owned(),
        ErrorKind::NotADirectory => "a part of the path is not a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// The files that one map or theme may refer to.
#[derive(Debug)]
pub(super) struct DiskFiles {
    /// The folder of that file, as messages show it.
    shown: PathBuf,
    /// The same, without links and dots.
    folder: PathBuf,
    /// The folder that no path may leave.
    root: PathBuf,
    /// What was read, as real paths.
    read: Mutex<BTreeSet<PathBuf>>,
}

impl DiskFiles {
    /// The files beside the map or theme at `path`.
    pub(super) fn beside(path: &Path) -> Result<Self, Error> {
        Self::in_folder(path.parent().unwrap_or(Path::new("")))
    }

    /// The files in a folder; that of an empty path is the current one.
    pub(super) fn in_folder(shown: &Path) -> Result<Self, Error> {
        let here = if shown.as_os_str().is_empty() { Path::new(".") } else { shown };
        let folder = fs::canonicalize(here).map_err(|error| sentence(here, &error))?;
        let root = root(&folder).to_path_buf();
        Ok(Self { shown: shown.to_path_buf(), folder, root, read: Mutex::default() })
    }

    /// The same files, and all others of a folder above them, such as that of a book.
    pub(super) fn within(mut self, folder: &Path) -> Self {
        if let Ok(folder) = fs::canonicalize(folder)
            && self.root.starts_with(&folder)
        {
            self.root = folder;
        }
        self
    }

    /// The real paths of the files that were read.
    pub(super) fn read_files(&self) -> Vec<PathBuf> {
        self.read.lock().map(|read| read.iter().cloned().collect()).unwrap_or_default()
    }

    /// Where a path of the file leads, if it may lead there.
    pub(super) fn locate(&self, path: &str) -> Result<PathBuf, String> {
        // The letter of a drive is absolute on every system, so that a map means the same on all of them.
        let drive =
            path.as_bytes().get(1) == Some(&b':') && path.starts_with(|first: char| first.is_ascii_alphabetic());
        let absolute = drive || path.starts_with(['/', '\\']) || Path::new(path).has_root();
        let mut place = self.folder.clone();
        for part in Path::new(path).components() {
            match part {
                _ if absolute => {
                    return Err(format!("`{path}` is absolute; paths are relative to the file that names them"));
                }
                Component::Prefix(_) | Component::RootDir => {
                    return Err(format!("`{path}` is absolute; paths are relative to the file that names them"));
                }
                Component::CurDir => {}
                Component::Normal(name) => place.push(name),
                Component::ParentDir => {
                    place.pop();
                    if !place.starts_with(&self.root) {
                        return Err(format!("`{path}` {OUT_OF_WORKSPACE}"));
                    }
                }
            }
        }
        if path.trim().is_empty() {
            return Err("the path is empty".to_owned());
        }
        let place = fs::canonicalize(self.folder.join(path)).map_err(|error| unreadable(path, &error))?;
        if place.starts_with(&self.root) {
            Ok(place)
        } else {
            Err(format!("`{path}` {OUT_OF_WORKSPACE} by a symbolic link"))
        }
    }
}

impl Files for DiskFiles {
    fn read(&self, path: &str) -> Result<Source, String> {
        let bytes = self.bytes(path, BYTE_LIMIT)?;
        let name = self.shown.join(path).display().to_string();
        decode(&name, &bytes).map_err(|problem| format!("cannot read `{path}`: {}", problem.1.message))
    }

    fn bytes(&self, path: &str, most: usize) -> Result<Vec<u8>, String> {
        let place = self.locate(path)?;
        if let Ok(mut read) = self.read.lock() {
            read.insert(place.clone());
        }
        let file = || {
            fs::metadata(&place).and_then(|metadata| regular(&metadata))?;
            let file = File::open(&place)?;
            regular(&file.metadata()?)?;
            bounded(file, most)
        };
        file().map_err(|error| unreadable(path, &error))
    }
}

fn unreadable(path: &str, error: &io::Error) -> String {
    format!("cannot read `{path}`: {}", reason(error))
}

/// The folder that no path of a file in `folder` may leave: the workspace's, else the repository's, else its own.
fn root(folder: &Path) -> &Path {
    let holds = |name: &'static str| move |folder: &&Path| folder.join(name).symlink_metadata().is_ok();
    let workspace = folder.ancestors().find(holds(FILE_NAME));
    workspace.or_else(|| folder.ancestors().find(holds(REPOSITORY))).unwrap_or(folder)
}

#[cfg(test)]
#[path = "disk/tests.rs"]
mod tests;
