//! `--cache`: what earlier builds made from what, so that a map of which nothing has changed is not drawn again.
//!
//! An entry says from which bytes, by which program and in which manner the outputs of one map were made, and which bytes
//! they were. It is believed only if all of that is still so; then drawing the map would make the same files. A map that
//! anything was said of is never entered: it has to be said again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::disk;
use super::write;

/// The version of the entries.
const VERSION: u32 = 1;
/// The largest file that is looked at: larger than any output.
const BYTE_LIMIT: usize = 512 * 1024 * 1024;

/// A folder of entries.
#[derive(Clone, Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    /// The program that made them.
    program: String,
}

/// One map.
#[derive(Debug, Deserialize, Serialize)]
struct Entry {
    version: u32,
    /// The program and the manner.
    manner: String,
    /// The files that were read, the map first.
    inputs: Vec<Print>,
    /// The files that were made.
    outputs: Vec<Print>,
}

/// A file and the hash of its bytes.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Print {
    path: PathBuf,
    hash: String,
}

impl Cache {
    /// The entries in a folder, which may be still to be made.
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), program: program() }
    }

    /// The files that a map was made from, if making `outputs` from it in this manner would make just what is there.
    pub(super) fn holds(&self, map: &Path, manner: &str, outputs: &[&Path]) -> Option<Vec<PathBuf>> {
        let bytes = fs::read(self.entry(map, outputs)).ok()?;
        let entry: Entry = serde_json::from_slice(&bytes).ok()?;
        let is_same = entry.version == VERSION
            && entry.manner == self.manner(manner)
            && entry.outputs.iter().map(|print| print.path.as_path()).eq(outputs.iter().copied())
            && entry.inputs.iter().chain(&entry.outputs).all(Print::is_true);
        is_same.then(|| entry.inputs.into_iter().map(|print| print.path).collect())
    }

    /// Enters what was made. A cache that cannot be written is no reason to fail: the next run only takes longer.
    pub(super) fn enter(&self, map: &Path, manner: &str, inputs: &[PathBuf], outputs: &[&Path]) {
        let prints = |paths: &mut dyn Iterator<Item = &Path>| paths.map(Print::of).collect::<Option<Vec<_>>>();
        let inputs = prints(&mut inputs.iter().map(PathBuf::as_path));
        let outputs_made = prints(&mut outputs.iter().copied());
        let (Some(inputs), Some(made)) = (inputs, outputs_made) else { return };
        let entry = Entry { version: VERSION, manner: self.manner(manner), inputs, outputs: made };
        if let Ok(text) = serde_json::to_vec(&entry) {
            let _ = write::to_file(&self.entry(map, outputs), &text);
        }
    }

    fn manner(&self, manner: &str) -> String {
        hash(format!("{}\n{manner}", self.program).as_bytes())
    }

    /// The file of an entry: one for each map and set of outputs.
    fn entry(&self, map: &Path, outputs: &[&Path]) -> PathBuf {
        let real = fs::canonicalize(map).unwrap_or_else(|_| map.to_path_buf());
        self.folder.join(format!("{}.json", hash(format!("{} {outputs:?}", real.display()).as_bytes())))
    }
}

impl Print {
    fn of(path: &Path) -> Option<Self> {
        Some(Self { path: path.to_path_buf(), hash: hash_of(path)? })
    }

    fn is_true(&self) -> bool {
        hash_of(&self.path).is_some_and(|hash| hash == self.hash)
    }
}

/// The hash of a regular file; a link in the place of an output is none.
pub(super) fn hash_of(path: &Path) -> Option<String> {
    let bytes = disk::read_up_to(path, BYTE_LIMIT).ok().filter(|bytes| bytes.len() <= BYTE_LIMIT)?;
    Some(hash(&bytes))
}

/// The hash of bytes, in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16);
    Sha256::digest(bytes).into_iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
}

/// What tells this program from any other that may draw differently: its version, and the size and age of its file.
fn program() -> String {
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let age = file.as_ref().and_then(|file| file.modified().ok()).and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{} {:?} {age:?}", env!("CARGO_PKG_VERSION"), file.map(|file| file.len()))
}
