//! What reports call files: by their way from the root of the repository, so that every machine calls them the same.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// What makes a folder the root of a repository.
const REPOSITORY: &str = ".git";
/// What messages call standard input, and what reports call it.
const STANDARD_INPUT: (&str, &str) = ("<stdin>", "stdin");

/// What the files of a run are called.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// The working directory, without links.
    here: PathBuf,
    /// The root of its repository.
    root: Option<PathBuf>,
}

impl Names {
    /// For a run in the current directory.
    pub(super) fn of_process() -> Self {
        let here = fs::canonicalize(".").unwrap_or_default();
        let root = repository(&here).map(Path::to_path_buf);
        Self { here, root }
    }

    /// The path of a file, given as messages show it: relative to the root of the repository that we are in, else of
    /// that which the file is in, else to the working directory; of a file elsewhere the whole path.
    pub(super) fn of(&self, shown: &str) -> String {
        if shown == STANDARD_INPUT.0 {
            return STANDARD_INPUT.1.to_owned();
        }
        let real = self.real(Path::new(shown));
        let folder = real.parent().unwrap_or(&real);
        let roots = [self.root.as_deref(), repository(folder), Some(&*self.here)];
        let relative = roots.into_iter().flatten().find_map(|root| real.strip_prefix(root).ok());
        slashed(relative.unwrap_or(&real))
    }

    /// A path without links and dots. A link that leads out of the repository is called by its own name.
    fn real(&self, shown: &Path) -> PathBuf {
        let root = self.root.as_deref().unwrap_or(&self.here);
        if let Ok(real) = fs::canonicalize(shown)
            && real.starts_with(root)
        {
            return real;
        }
        let absolute = self.here.join(shown);
        let folder = absolute.parent().and_then(|folder| fs::canonicalize(folder).ok());
        match (folder, absolute.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => absolute,
        }
    }
}

/// The root of the repository that a folder is in.
fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(REPOSITORY).symlink_metadata().is_ok())
}

/// A path with `/` on every system.
fn slashed(path: &Path) -> String {
    let mut text = String::new();
    for part in path.components() {
        match part {
            Component::RootDir => text.push('/'),
            Component::CurDir => {}
            Component::Prefix(_) | Component::ParentDir | Component::Normal(_) => {
                if !text.is_empty() && !text.ends_with('/') {
                    text.push('/');
                }
                text.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    text
}
