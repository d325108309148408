//! `--only-changed`: the maps that git says have changed since a revision, themselves or in what they rest on.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Error, anyhow, bail};

use super::disk;
use super::inputs::Input;
use super::workspaces::Workspaces;
use crate::spec::workspace::FILE_NAME;

/// The files that have changed.
#[derive(Debug)]
pub(super) struct Changed {
    /// Their real paths.
    files: HashSet<PathBuf>,
    /// The names of those that maps may speak of, as bytes of a map would hold them.
    names: HashSet<String>,
}

impl Changed {
    /// The files in which the working tree differs from where `revision` and the present branch part, new ones included.
    pub(super) fn since(revision: &str) -> Result<Self, Error> {
        if revision.starts_with('-') || revision.is_empty() {
            bail!("`{revision}` is no revision");
        }
        let top = git(&["rev-parse", "--show-toplevel"])?;
        let top = fs::canonicalize(top.trim_end_matches('\n'))?;
        // A branch is compared from where it parted; what others did since then is none of its business.
        let base = git(&["merge-base", revision, "HEAD"]).unwrap_or_else(|_| revision.to_owned());
        let tracked =
            git(&["-c", "diff.relative=false", "diff", "--name-only", "-z", "--no-renames", base.trim_end(), "--"])?;
        let new = git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])?;
        let files: HashSet<PathBuf> = tracked
            .split('\0')
            .chain(new.split('\0'))
            .filter(|name| !name.is_empty())
            .map(|name| top.join(name))
            .collect();
        let names = files.iter().filter_map(|path| path.file_name()).filter_map(OsStr::to_str).map(str::to_owned);
        Ok(Self { names: names.filter(|name| name != FILE_NAME).collect(), files })
    }

    /// Whether a map has changed, or its workspace, or a file whose name stands in it.
    pub(super) fn concerns(&self, input: &Input, workspaces: &Workspaces) -> bool {
        let Input::File { path, .. } = input else { return true };
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let workspace = workspaces.of(input).map(|workspace| workspace.folder.join(FILE_NAME));
        // A workspace that is gone is around no map any more, and what it shared is missed.
        let around = self.files.iter().filter(|file| file.ends_with(FILE_NAME)).filter_map(|file| file.parent());
        if self.files.contains(&real) || around.into_iter().any(|folder| real.starts_with(folder)) {
            return true;
        }
        // Better one map too many than one too few.
        let named = |path: &Path| {
            disk::read(path).is_ok_and(|bytes| {
                let text = String::from_utf8_lossy(&bytes);
                self.names.iter().any(|name| text.contains(name.as_str()))
            })
        };
        named(path) || workspace.is_some_and(|file| named(&file))
    }
}

/// What git answers in the current folder.
fn git(arguments: &[&str]) -> Result<String, Error> {
    let said = Command::new("git").args(arguments).output();
    let said = said.map_err(|error| anyhow!("`--only-changed` asks git, which cannot be run: {error}"))?;
    if !said.status.success() {
        let why = String::from_utf8_lossy(&said.stderr);
        bail!("git does not know what has changed: {}", why.lines().next().unwrap_or("it does not say why"));
    }
    Ok(String::from_utf8_lossy(&said.stdout).into_owned())
}

/// Keeps of the maps those that have changed.
pub(super) fn keep(maps: &mut Vec<Input>, since: &str, workspaces: &Workspaces) -> Result<usize, Error> {
    let changed = Changed::since(since)?;
    let before = maps.len();
    maps.retain(|input| changed.concerns(input, workspaces));
    Ok(before - maps.len())
}

#[cfg(test)]
mod tests {
    use super::Changed;

    #[test]
    fn an_option_is_no_revision() {
        assert!(Changed::since("--output=x").unwrap_err().to_string().contains("is no revision"));
    }
}
