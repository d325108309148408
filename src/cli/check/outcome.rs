//! What came of all maps of a check, added up: findings, changes, what the baseline accepts.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Error;

use super::one::Checked;
use crate::cli::accepted::{Accepted, Entry};
use crate::cli::exit::Exit;
use crate::cli::reports::Reports;
use crate::cli::screen::Screen;
use crate::cli::write::Written;
use crate::diagnostic::Diagnostic;

/// What came of all maps so far.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) exit: Exit,
    pub(super) findings: Vec<Diagnostic>,
    /// How many maps were read.
    pub(super) checked: usize,
    /// How many changes mended them.
    mended: usize,
    pub(super) diff: String,
    /// The files that were read, as reports call them.
    files: BTreeSet<String>,
    /// What a baseline of this run holds.
    entries: Vec<Entry>,
    /// How many findings the baseline has accepted.
    accepted: usize,
}

impl Outcome {
    pub(super) fn fail(&mut self, error: &Error, reports: &mut Reports, screen: &Screen) {
        screen.error(error);
        reports.fail(format!("{error:#}"));
        self.exit = self.exit.max(Exit::Usage);
    }

    pub(super) fn add(&mut self, mut checked: Checked, reports: &mut Reports, screen: &Screen) {
        if let Some((path, count)) = &checked.mended {
            let findings = if *count == 1 { "finding" } else { "findings" };
            screen.tell(format_args!("mended {count} {findings} in {}", path.display()));
            self.mended += count;
        }
        self.diff.push_str(&checked.diff);
        self.files.extend(checked.seen.name.take());
        self.entries.append(&mut checked.seen.entries);
        self.accepted += checked.seen.accepted;
        reports.add(checked.seen);
        self.findings.extend(checked.findings);
        self.checked += 1;
    }

    /// Writes the baseline anew, or says what of it is not found any more.
    pub(super) fn accept(
        &mut self,
        writes: bool,
        path: &Path,
        accepted: Accepted,
        screen: &Screen,
    ) -> Result<(), Error> {
        let shown = path.display();
        if writes {
            let entries = std::mem::take(&mut self.entries);
            let (count, written) = accepted.write(path, &self.files, entries)?;
            let findings = if count == 1 { "finding" } else { "findings" };
            let word = if written == Written::Changed { "wrote" } else { "left as it was:" };
            screen.tell(format_args!("{word} {shown} with {count} {findings}"));
            return Ok(());
        }
        let found: BTreeSet<String> = self.entries.iter().map(|entry| entry.fingerprint().to_owned()).collect();
        let gone = accepted.gone(&self.files, &found);
        if gone > 0 {
            screen.note(&format!(
                "{gone} of the findings that `{shown}` accepts are gone: `--write-baseline` writes it anew without them"
            ));
        }
        Ok(())
    }

    /// What else is said of the run.
    pub(super) fn also(&self) -> String {
        match self.accepted {
            0 => String::new(),
            accepted => format!("; {accepted} accepted"),
        }
    }
}
