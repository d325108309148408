//! The receipt of a workspace's builds: which files they made, so that those that are no longer made can be removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Error, anyhow};

use super::disk::{self, reason};
use super::ways;
use super::write::{self, Written};
use crate::output;

/// What the file is called. It lies in the folder for outputs, else in that of the workspace, so that it is kept or
/// ignored in a repository together with the outputs.
const NAME: &str = ".journeymap-outputs";
const HEAD: &str = "# What `journeymap build` made here. It removes what it no longer makes, and nothing else.\n";

/// A receipt on the disk.
#[derive(Debug)]
pub(super) struct Receipt {
    /// The folder that it lies in, and to which its paths are relative.
    folder: PathBuf,
    /// The files of the last build.
    old: BTreeSet<String>,
}

impl Receipt {
    /// The receipt of a folder; an empty one where there is none.
    pub(super) fn of(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(NAME);
        let mut old = BTreeSet::new();
        if path.symlink_metadata().is_ok() {
            let bytes = disk::read(&path)?;
            let text = String::from_utf8_lossy(&bytes);
            old.extend(text.lines().filter(|line| is_inside(line)).map(str::to_owned));
        }
        Ok(Self { folder: folder.to_path_buf(), old })
    }

    /// The files of the last build that are still there and that a build of `new` does not make.
    pub(super) fn orphans(&self, new: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
        let new = self.relative(new);
        let gone = self.old.difference(&new).map(|path| self.folder.join(path));
        // A link that has come into its place, or into that of a folder above it, is somebody else's.
        let is_own = |path: &PathBuf| {
            path.symlink_metadata().is_ok_and(|found| found.is_file())
                && path.parent().and_then(ways::real).is_some_and(|folder| path.starts_with(folder))
        };
        gone.filter(is_own).collect()
    }

    /// The receipt of a build of `new`, as a file: where it lies and what it holds.
    fn text(&self, new: &BTreeSet<PathBuf>) -> String {
        let lines: Vec<String> = self.relative(new).into_iter().map(|path| path + "\n").collect();
        HEAD.to_owned() + &lines.concat()
    }

    /// Whether a build of `new` would leave the receipt as it is.
    pub(super) fn is_current(&self, new: &BTreeSet<PathBuf>) -> bool {
        self.relative(new) == self.old
    }

    /// Writes the receipt of a build of `new`, after its orphans are removed.
    pub(super) fn write(&self, new: &BTreeSet<PathBuf>) -> Result<Written, Error> {
        write::to_file(&self.folder.join(NAME), self.text(new).as_bytes())
    }

    /// Paths in the form of the receipt: relative, with `/`. Those outside of its folder are nobody's to remove.
    fn relative(&self, paths: &BTreeSet<PathBuf>) -> BTreeSet<String> {
        let inside = paths.iter().filter_map(|path| path.strip_prefix(&self.folder).ok());
        let line = |path: &Path| {
            let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
            parts.map(|parts| parts.join("/"))
        };
        inside.filter_map(line).filter(|line| is_inside(line)).collect()
    }
}

/// Removes a file that a build made.
pub(super) fn remove(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(|error| anyhow!("cannot remove `{}`: {}", path.display(), reason(&error)))
}

/// Whether a line of a receipt is an output below its folder: whoever wrote it, nothing else is ever removed.
fn is_inside(line: &str) -> bool {
    let normal = |part: Component<'_>| matches!(part, Component::Normal(_));
    let path = Path::new(line);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_output = output::ALL.iter().any(|output| output.extension == ending);
    is_output && !line.starts_with('#') && !line.contains(['\n', '\r']) && path.components().all(normal)
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn a_receipt_leads_nowhere_else() {
        assert!(is_inside("maps/a.svg"));
        for line in
            ["", "# a", "/etc/a.svg", "../a.svg", "a/../../b.svg", "./a.svg", "journeymap.yaml", "maps/a.journey.yaml"]
        {
            assert!(!is_inside(line), "{line}");
        }
    }
}
