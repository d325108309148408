//! The user journey map of `SchemaStore` (`*.jm.yaml`): stages with actions, and what is felt and thought at them.

mod actions;
mod reader;
mod stages;

use super::foreign::{Foreign, Sample, refusal, utf_8};
use super::{Imported, Importer};
use crate::diagnostic::{Checked, Findings, Level};
use crate::source::{Source, Span};
use crate::yaml::{self, Kind};

/// The user journey map of `SchemaStore`.
pub(super) static IMPORTER: Importer = Importer {
    name: "jm",
    endings: &["jm.yaml", "jm.yml"],
    about: "User journey maps of SchemaStore: .jm.yaml files with stages and their actions.",
    recognises,
    opens: utf_8,
    reads: |foreign, _| read(foreign),
    heeds: &[],
};

/// Stages with actions, and no title as a map of ours has one.
fn recognises(sample: &Sample<'_>) -> bool {
    let begins = |word: &str| sample.text.trim_start_matches('\u{feff}').lines().any(|line| line.starts_with(word));
    let keys = || sample.text.lines().map(|line| line.trim_start().trim_start_matches("- "));
    let is_ours = sample.name.to_lowercase().contains(".journey.y") || begins("title:") || begins("type:");
    begins("stages:") && !is_ours && keys().any(|key| key.starts_with("actions:"))
}

fn read(foreign: &Foreign) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    if foreign.source.text().trim().is_empty() {
        findings.add(refusal(Span::new(0, 0), "the file holds nothing"));
        return Checked { value: None, findings };
    }
    let read = yaml::read(&foreign.source);
    for found in read.findings.iter().filter(|found| found.level == Level::Error) {
        let refused = refusal(found.at, found.message.clone());
        findings.add(match &found.help {
            Some(help) => refused.help(help.clone()),
            None => refused,
        });
    }
    let value = match read.value.filter(|_| findings.is_empty()) {
        Some(root) => match stages::map(foreign, &root, comments(&foreign.source, &root)) {
            Ok(imported) => Some(vec![imported]),
            Err(refused) => {
                findings.add(*refused);
                None
            }
        },
        None if findings.is_empty() => {
            findings.add(refusal(Span::new(0, 0), "the file holds nothing"));
            None
        }
        None => None,
    };
    Checked { value, findings }
}

/// All comments, in order.
fn comments(source: &Source, root: &yaml::Node) -> Vec<Span> {
    let mut found = if matches!(root.kind, Kind::Nothing) { Vec::new() } else { yaml::comments(source, root, "") };
    found.sort_unstable();
    found.dedup();
    found
}
