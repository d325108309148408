//! What came of a build: told map by map, then in one line.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Error;

use super::check::{elapsed, end};
use super::deps::Made;
use super::exit::Exit;
use super::reports::{Reports, Seen};
use super::screen::Screen;
use super::write;
use crate::diagnostic::{Diagnostic, Level};
use crate::report;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    /// It was written.
    Written,
    /// It held the same bytes already.
    Unchanged,
    /// It holds other bytes, and was only looked at.
    Stale,
    /// It is not there, and was only looked for.
    Missing,
    /// No build makes it any more; it was removed, or only looked at.
    Orphaned,
}

/// What came of one map.
#[derive(Default)]
pub(super) struct Built {
    /// Everything found.
    pub(super) findings: Vec<Diagnostic>,
    /// The same for the reports.
    pub(super) seen: Seen,
    /// Whether there is a picture.
    pub(super) done: bool,
    /// Why there is none, where the findings do not say so.
    pub(super) errors: Vec<Error>,
    /// What the user should know of the outputs.
    pub(super) notes: Vec<String>,
    /// Each file, and what became of it.
    pub(super) files: Vec<(PathBuf, Became)>,
    /// The files that it was made from, the map first.
    pub(super) inputs: Vec<PathBuf>,
    /// What goes to standard output.
    pub(super) standard_output: Option<Vec<u8>>,
    /// How long it took.
    pub(super) took: String,
}

/// What came of all maps so far.
#[derive(Default)]
pub(super) struct Run {
    pub(super) exit: Exit,
    findings: Vec<Diagnostic>,
    /// What became of all files.
    became: Vec<Became>,
    /// How many maps went to standard output.
    told: usize,
    undone: usize,
    /// What is said of what is not done.
    not_done: &'static str,
    /// Whether nothing is written.
    pub(super) only_looks: bool,
    /// What was made from what.
    pub(super) made: Vec<Made>,
}

impl Run {
    /// Nothing has come yet. A run that `only_looks` writes nothing.
    pub(super) fn new(only_looks: bool) -> Self {
        Self { only_looks, not_done: "not drawn", ..Self::default() }
    }

    /// The same for pages in place of maps.
    pub(super) fn of_pages(only_looks: bool) -> Self {
        Self { not_done: "left as they were", ..Self::new(only_looks) }
    }

    /// Tells what could not be done.
    pub(super) fn fail(&mut self, error: &Error, reports: &mut Reports, screen: &Screen) {
        screen.error(error);
        reports.fail(format!("{error:#}"));
        self.exit = self.exit.max(Exit::Usage);
    }

    /// Tells what came of a map.
    pub(super) fn add(&mut self, built: Built, reports: &mut Reports, screen: &Screen) {
        reports.add(built.seen);
        for note in &built.notes {
            screen.note(note);
        }
        for error in &built.errors {
            self.fail(error, reports, screen);
        }
        if let Some(bytes) = &built.standard_output {
            match write::to_standard_output(bytes) {
                Ok(()) => self.told += 1,
                Err(error) => self.fail(&error, reports, screen),
            }
        }
        let written: Vec<String> = named(&built.files, Became::Written);
        if !written.is_empty() {
            screen.tell(format_args!("wrote {} in {}", written.join(", "), built.took));
        }
        for (path, became) in &built.files {
            self.count(path, *became, reports, screen);
        }
        self.exit = self.exit.max(end(&built.findings, Level::Error));
        if built.done {
            let outputs = built.files.iter().map(|(path, _)| path.clone()).collect();
            self.made.push(Made { inputs: built.inputs, outputs });
        }
        self.undone += usize::from(!built.done);
        self.findings.extend(built.findings);
    }

    /// Counts what maps found in the texts that they share once, and not for each map.
    pub(super) fn share(&mut self, findings: Vec<Diagnostic>) {
        self.findings.retain(|found| found.at.in_shared().is_none());
        self.findings.extend(findings);
    }

    /// Counts a file, and names it where something must be done about it.
    pub(super) fn count(&mut self, path: &Path, became: Became, reports: &mut Reports, screen: &Screen) {
        self.became.push(became);
        let word = match became {
            Became::Written | Became::Unchanged => return,
            Became::Stale => "stale",
            Became::Missing => "missing",
            Became::Orphaned if self.only_looks => "orphaned",
            Became::Orphaned => return screen.tell(format_args!("removed {}", path.display())),
        };
        screen.problem(format_args!("{word}: {}", path.display()));
        reports.fail(format!("`{}` is {word}", path.display()));
        self.exit = self.exit.max(Exit::Findings);
    }

    /// Whether a file is not what a build would make of it.
    pub(super) fn is_behind(&self) -> bool {
        self.only_looks && self.became.iter().any(|became| *became != Became::Unchanged)
    }

    /// `3 maps, 6 files written, 2 unchanged in 41 ms: 1 warning`. `all` is what there was to do.
    pub(super) fn summary(&self, all: String, start: Instant) -> String {
        let number = |wanted: Became| self.became.iter().filter(|became| **became == wanted).count();
        let written = number(Became::Written);
        let files = if written == 1 { "file" } else { "files" };
        let mut parts = vec![all];
        if self.undone > 0 {
            parts.push(format!("{} {}", self.undone, self.not_done));
        }
        if self.told > 0 {
            parts.push("written to standard output".to_owned());
        }
        let idle = self.told == 0 && self.became.is_empty() && self.undone == 0;
        if written > 0 || idle && !self.only_looks {
            parts.push(format!("{written} {files} written"));
        }
        let gone = if self.only_looks { "orphaned" } else { "removed" };
        let others = [
            (Became::Unchanged, if self.only_looks { "current" } else { "unchanged" }),
            (Became::Stale, "stale"),
            (Became::Missing, "missing"),
            (Became::Orphaned, gone),
        ];
        let others = others.iter().map(|(became, word)| (number(*became), word)).filter(|(number, _)| *number > 0);
        parts.extend(others.map(|(number, word)| format!("{number} {word}")));
        let summary = format!("{} in {}", parts.join(", "), elapsed(start));
        if self.findings.is_empty() { summary } else { format!("{summary}: {}", report::summary(&self.findings)) }
    }
}

/// The files that became so.
fn named(files: &[(PathBuf, Became)], wanted: Became) -> Vec<String> {
    let files = files.iter().filter(|(_, became)| *became == wanted);
    files.map(|(path, _)| path.display().to_string()).collect()
}
