//! `journeymap explain`: the page of a finding, or the list of them all.

use std::fmt::Write;

use anyhow::Error;

use super::args::Explain;
use super::exit::Exit;
use super::themes::unknown;
use super::write;
use crate::codes;
use crate::report::page::readable;

/// Runs the verb.
pub(super) fn run(wanted: &Explain) -> Result<Exit, Error> {
    let text = match &wanted.code {
        None => list(),
        Some(name) => {
            // Messages show a code in brackets, and that is how it is pasted.
            let name = name.trim_matches(['[', ']']);
            let page = codes().find(|code| code.name == name).map(|code| code.page);
            let names: Vec<&str> = codes().map(|code| code.name).collect();
            readable(page.ok_or_else(|| unknown("code", name, names.into_iter()))?)
        }
    };
    write::to_standard_output(text.as_bytes())?;
    Ok(Exit::Fine)
}

/// Every code with its level, by name.
fn list() -> String {
    let mut all: Vec<_> = codes().map(|code| (code.name, code.level.word())).collect();
    all.sort_unstable();
    let width = all.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    all.iter().fold(String::new(), |mut text, (name, level)| {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{name:width$}  {level}");
        text
    })
}
