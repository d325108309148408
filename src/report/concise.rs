//! One line for each finding: `file:line:col: level[code]: message`.

use super::visible::line;
use super::{Finding, Report, Run};

/// The report.
pub static CONCISE: Report =
    Report { name: "concise", about: "One line a finding: `file:line:col: level[code]: message`.", write };

fn write(run: &Run) -> String {
    run.findings().map(|found| one(found) + "\n").collect()
}

fn one(found: &Finding) -> String {
    let (level, code) = (found.level.word(), found.code.name);
    line(&format!("{}: {level}[{code}]: {}", found.whereabouts(), found.sentence()))
}
