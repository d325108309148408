//! Floor 8, `report`: findings, written for whoever reads them: a person at a terminal or another program.
//!
//! One report a file and one line in `ALL`. A report decides nothing and asks nobody: the same run gives the same bytes.

pub mod checkstyle;
pub mod concise;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod json_lines;
pub mod junit;
pub mod markdown;
pub mod page;
pub mod rdjson;
mod run;
pub mod sarif;
#[cfg(feature = "cli")]
pub mod terminal;
mod visible;
mod xml;

#[cfg(feature = "cli")]
pub(crate) use visible::visible;

pub use run::{File, Finding, Fix, Label, Place, Point, Rule, Run};

use crate::diagnostic::{Diagnostic, Level};

/// A form in which the findings of a run can be written.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// What it is called on the command line: `sarif`.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Writes a whole report, with a line feed at its end unless it is empty.
    pub write: fn(&Run) -> String,
}

/// Every report but the one for a terminal, which draws lines of the sources; in the order that help lists them.
pub static ALL: &[&Report] = &[
    &concise::CONCISE,
    &json::JSON,
    &json_lines::JSON_LINES,
    &sarif::SARIF,
    &github::GITHUB,
    &gitlab::GITLAB,
    &checkstyle::CHECKSTYLE,
    &junit::JUNIT,
    &rdjson::RDJSON,
    &markdown::MARKDOWN,
];

/// The report of this name.
pub fn named(name: &str) -> Option<&'static Report> {
    ALL.iter().copied().find(|report| report.name == name)
}

/// How many findings of each level there are, in one line: `2 errors, 1 warning`.
pub fn summary(findings: &[Diagnostic]) -> String {
    counted(&findings.iter().map(|found| found.level))
}

/// The same for levels: how many there are of each.
fn counted(levels: &(impl Iterator<Item = Level> + Clone)) -> String {
    let words: Vec<String> = [
        (Level::Error, "error", "errors"),
        (Level::Warning, "warning", "warnings"),
        (Level::Advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .filter_map(|(level, one, many)| {
        let count = levels.clone().filter(|found| *found == level).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    })
    .collect();
    if words.is_empty() { "nothing found".to_owned() } else { words.join(", ") }
}
