//! Paths without links and dots, and the ways between them: from an output back to its map, from the current folder.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::inputs::Input;
use crate::text::Base;

/// The way from where an output goes to where the map lies; none for standard output, whose place nobody knows.
pub(super) fn base(input: &Input, output: Option<&Path>) -> Base {
    let map = match input {
        Input::Standard => Path::new(""),
        Input::File { path, .. } => folder(path),
    };
    output.and_then(|output| way(&real(folder(output))?, &real(map)?)).map(|way| Base::new(&way)).unwrap_or_default()
}

/// The way from the folder of a map to another folder, as it is put before a path: empty, or with a `/` at its end.
pub(super) fn prefix(input: &Input, to: &Path) -> Option<String> {
    let map = match input {
        Input::Standard => Path::new(""),
        Input::File { path, .. } => folder(path),
    };
    let way = way(&real(map)?, &real(to)?)?;
    Some(if way.is_empty() { way } else { format!("{way}/") })
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// A folder without links and dots, also one that is still to be made.
pub(super) fn real(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).ok()?;
    let mut real = PathBuf::new();
    for part in folder.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                real.push(part);
                real = fs::canonicalize(&real).unwrap_or(real);
            }
        }
    }
    Some(real)
}

/// The relative path from one folder to another, both without links and dots; none where no way leads.
pub(super) fn way(from: &Path, to: &Path) -> Option<String> {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = from.components().skip(shared).map(|_| Some(".."));
    let down = to.components().skip(shared).map(|part| part.as_os_str().to_str());
    let parts: Option<Vec<&str>> = up.chain(down).collect();
    parts.map(|parts| parts.join("/"))
}

/// The way to a path without links and dots from the current folder.
pub(super) fn from_here(path: &Path) -> Option<PathBuf> {
    let here = fs::canonicalize(std::env::current_dir().ok()?).ok()?;
    way(&here, path).map(PathBuf::from)
}

/// One name for a file, by whatever path it is reached; links are followed to its folder, and not further.
pub(super) fn identity(path: &Path) -> PathBuf {
    real(folder(path)).unwrap_or_default().join(path.file_name().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_up_and_then_down() {
        for (from, to, expected) in [
            ("/home/out", "/home/maps/shop", Some("../maps/shop")),
            ("/home/maps", "/home/maps", Some("")),
            ("/home/maps/out", "/home/maps", Some("..")),
            ("/home", "/home/maps", Some("maps")),
            ("a", "b", None),
        ] {
            assert_eq!(way(Path::new(from), Path::new(to)).as_deref(), expected, "{from} to {to}");
        }
    }
}
