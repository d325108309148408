//! Findings that are accepted as they stand today: the file of `--baseline`, written by `--write-baseline`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Error, anyhow};
use serde::{Deserialize, Serialize};

use super::disk;
use super::write::{self, Written};
use crate::diagnostic::{Diagnostic, Level};

/// What the file is called where nobody says.
pub(super) const USUAL: &str = "journeymap-baseline.json";
/// The version of the file that this program writes and reads.
const VERSION: u32 = 1;
/// The largest file that is read.
const BYTE_LIMIT: usize = 64 * 1024 * 1024;

/// One accepted finding. What is not the fingerprint is there for people who read the file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Entry {
    /// The name of the finding that stays the same when lines move.
    fingerprint: String,
    /// The file, as reports call it.
    path: String,
    /// Its code.
    code: String,
    /// What it said.
    message: String,
}

#[derive(Debug, Deserialize, Serialize)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// The accepted findings of a run.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    /// By fingerprint.
    entries: BTreeMap<String, Entry>,
}

impl Accepted {
    /// Those in a file. It may be missing only where it is about to be written.
    pub(super) fn read(path: &Path, may_be_missing: bool) -> Result<Self, Error> {
        if may_be_missing && path.symlink_metadata().is_err() {
            return Ok(Self::default());
        }
        let bytes = disk::read_up_to(path, BYTE_LIMIT)?;
        let shown = path.display();
        let file: File =
            serde_json::from_slice(&bytes).map_err(|error| anyhow!("`{shown}` is no baseline of findings: {error}"))?;
        if file.version != VERSION {
            return Err(anyhow!("`{shown}` is a baseline of version {}, and {VERSION} is read", file.version));
        }
        Ok(Self { entries: file.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect() })
    }

    /// Whether a finding with this fingerprint is accepted.
    pub(super) fn holds(&self, fingerprint: &str) -> bool {
        self.entries.contains_key(fingerprint)
    }

    /// Those of these files that were not found any more.
    pub(super) fn gone(&self, files: &BTreeSet<String>, found: &BTreeSet<String>) -> usize {
        let here = self.entries.values().filter(|entry| files.contains(&entry.path));
        here.filter(|entry| !found.contains(&entry.fingerprint)).count()
    }

    /// Writes what was found in these files in the place of what the file held of them; the rest of it stays.
    pub(super) fn write(
        self,
        path: &Path,
        files: &BTreeSet<String>,
        found: Vec<Entry>,
    ) -> Result<(usize, Written), Error> {
        let kept = self.entries.into_values().filter(|entry| !files.contains(&entry.path));
        let mut findings: Vec<Entry> = kept.chain(found).collect();
        findings.sort_by(|a, b| (&a.path, &a.code, &a.fingerprint).cmp(&(&b.path, &b.code, &b.fingerprint)));
        let count = findings.len();
        let text = serde_json::to_string_pretty(&File { version: VERSION, findings })?;
        Ok((count, write::to_file(path, (text + "\n").as_bytes())?))
    }
}

impl Entry {
    /// The entry of a finding; none for what keeps a map from being drawn, which nobody can accept.
    pub(super) fn of(found: &Diagnostic, fingerprint: &str, path: &str) -> Option<Self> {
        (found.code.level < Level::Error).then(|| Self {
            fingerprint: fingerprint.to_owned(),
            path: path.to_owned(),
            code: found.code.name.to_owned(),
            message: found.message.clone(),
        })
    }

    /// Its fingerprint.
    pub(super) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// The file that a run accepts findings by, and the one that it writes: `wanted` is that of the command line.
pub(super) fn file(wanted: Option<&Path>, setting: Option<&Path>, writes: bool) -> Option<PathBuf> {
    let usual = || writes.then(|| PathBuf::from(USUAL));
    wanted.or(setting).map(Path::to_path_buf).or_else(usual)
}
