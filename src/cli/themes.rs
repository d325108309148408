//! The theme of a run: one that comes with the program, by its name, or a file of the user's.

use std::path::{Path, PathBuf, is_separator};

use anyhow::{Error, anyhow};

use super::disk::{self, DiskFiles};
use super::reports::Reports;
use crate::diagnostic::nearest;
use crate::scene::theme::{self, Brand, BuiltIn};
use crate::yaml::decode;

/// A theme as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One that comes with the program.
    BuiltIn(BuiltIn),
    /// A file: the word has a `/` in it, or ends with `.yaml` or `.yml`.
    File(String),
}

/// What is asked for by a word, or why it is nothing.
pub(super) fn wanted(word: &str) -> Result<Wanted, String> {
    let ending = Path::new(word).extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    if ending || word.contains(is_separator) {
        return Ok(Wanted::File(word.to_owned()));
    }
    let known = || BuiltIn::ALL.iter().map(|theme| theme.word());
    BuiltIn::named(word).map(Wanted::BuiltIn).ok_or_else(|| {
        let listed: Vec<&str> = known().collect();
        match nearest(word, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}, and files like `brand.yaml`", listed.join(", ")),
        }
    })
}

/// The theme with its fonts and its logo, and the files that it comes from. There is none if its file has errors, which are
/// reported then.
pub(super) fn theme(wanted: &Wanted, reports: &mut Reports) -> Result<Option<(Brand, Vec<PathBuf>)>, Error> {
    let path = match wanted {
        Wanted::BuiltIn(theme) => return Ok(Some((theme.theme().clone().into(), Vec::new()))),
        Wanted::File(path) => path,
    };
    let bytes = disk::read(path.as_ref())?;
    let files = DiskFiles::beside(path.as_ref())?;
    let (source, brand, findings) = match decode(path, &bytes) {
        Ok(source) => {
            let checked = theme::read(&source, &files);
            (source, checked.value, checked.findings.sorted())
        }
        Err(problem) => (problem.0, None, vec![problem.1]),
    };
    reports.add(reports.see(&source, None, &findings));
    Ok(brand.map(|brand| (brand, std::iter::once(PathBuf::from(path)).chain(files.read_files()).collect())))
}

/// The error for a name that is none of the known ones.
pub(super) fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Error {
    if let Some(near) = nearest(name, known.clone()) {
        return anyhow!("there is no {kind} `{name}`; did you mean `{near}`?");
    }
    let known: Vec<String> = known.map(|name| format!("`{name}`")).collect();
    anyhow!("there is no {kind} `{name}`; known: {}", known.join(", "))
}
