//! Mermaid's `journey`: a diagram by itself, or every fence of a Markdown file that holds one.
//!
//! What Mermaid's own parser (11.x) accepts is read as it reads it; what it refuses, or accepts and spoils, is read as
//! the author meant it, and told. `docs/mermaid.md` has the table.

mod bit;
mod build;
mod fences;
mod preamble;
mod score;
mod statement;
mod statements;
mod task;
mod words;

use super::foreign::{Foreign, MAPS, Sample, Wishes, refusal, too_many, utf_8};
use super::{Imported, Importer, markdown};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::{Source, Span};
use bit::{Bit, lines};

/// Mermaid.
pub(super) static IMPORTER: Importer = Importer {
    name: "mermaid",
    endings: &["mmd", "mermaid"],
    about: "Mermaid journey diagrams: .mmd and .mermaid files, and ```mermaid fences of Markdown files.",
    recognises,
    opens: utf_8,
    reads: read,
    heeds: &["map"],
};

/// A table may begin with a cell "Journey".
fn recognises(sample: &Sample<'_>) -> bool {
    let name = sample.name.to_lowercase();
    let is_table = [".csv", ".tsv", ".tab"].iter().any(|ending| name.ends_with(ending));
    !is_table && (is_bare(sample.name, &lines(sample.text, 0)) || !fences::fences(sample.text).is_empty())
}

/// Whether all of a file is one diagram: "Journey map of a library" begins a page and no diagram.
fn is_bare(name: &str, lines: &[Bit<'_>]) -> bool {
    let is_named = IMPORTER.endings.iter().any(|ending| name.to_lowercase().ends_with(&format!(".{ending}")));
    fences::begins(lines).is_some_and(|rest| {
        let is_key =
            ["title", "section", "acctitle", "accdescr"].iter().any(|key| rest.to_lowercase().starts_with(key));
        is_named || is_key || rest.is_empty() || rest.starts_with([';', '#', '%', ':'])
    })
}

fn read(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let source = &foreign.source;
    let whole = lines(source.text(), 0);
    let is_page = !is_bare(source.name(), &whole);
    let diagrams = if is_page {
        fences::fences(source.text())
    } else {
        vec![fences::Fence { lines: whole, heading: None, whole: Span::new(0, source.text().len()) }]
    };
    let mut findings = Findings::new();
    if diagrams.is_empty() {
        // What begins and never ends hides the word `journey` behind it.
        findings.add(
            statements::statements(&lines(source.text(), 0)).err().map_or_else(|| nothing(source), |refused| *refused),
        );
    }
    if let Some(fence) = diagrams.get(MAPS) {
        findings.add(too_many(fence.whole));
        return Checked { value: None, findings };
    }
    let mut maps = Vec::new();
    for fence in &diagrams {
        match diagram(foreign, fence) {
            Ok(imported) => maps.push(imported),
            Err(refused) => findings.add(*refused),
        }
    }
    if is_page && findings.is_empty() {
        let taken: Vec<Span> = diagrams.iter().map(|fence| fence.whole).collect();
        markdown::beside(foreign, wishes, &taken, &mut maps);
    }
    Checked { value: findings.is_empty().then_some(maps), findings }
}

/// One diagram as a map.
fn diagram(foreign: &Foreign, fence: &fences::Fence<'_>) -> Result<Imported, Box<Diagnostic>> {
    let read = statements::statements(&fence.lines)?;
    let (draft, entries) = build::build(foreign, read, fence.heading.as_ref())?;
    Ok(Imported::new(draft.title.words.clone(), draft.page(), entries))
}

/// What to say of a file without any diagram.
fn nothing(source: &Source) -> Diagnostic {
    let first = source.text().trim_start_matches('\u{feff}').trim_start();
    let start = source.text().len() - first.len();
    let end = start + first.lines().next().map_or(0, str::len);
    refusal(Span::new(start, end), "there is no Mermaid `journey` here")
        .help("a diagram begins with the line `journey`; in Markdown it stands in a fence that begins with ```mermaid")
}

/// An error at a token.
fn refused(at: Bit<'_>, message: &str) -> Diagnostic {
    refusal(at.span(), message)
}
