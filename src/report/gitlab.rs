//! GitLab's report of code quality, for the widget of a merge request (`artifacts: reports: codequality`).

use serde_json::{Value, json};

use super::json::pretty;
use super::{Finding, Report, Run};
use crate::diagnostic::Level;

/// The report.
pub static GITLAB: Report =
    Report { name: "gitlab", about: "GitLab's report of code quality, for merge requests.", write };

fn write(run: &Run) -> String {
    pretty(&run.findings().map(issue).collect())
}

fn issue(found: &Finding) -> Value {
    let severity = match found.level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Advice => "info",
    };
    json!({
        // GitLab does not show the name of the check, so it is said here as well.
        "description": format!("{}: {}", found.code.name, found.sentence()),
        "check_name": found.code.name,
        "fingerprint": found.fingerprint,
        "severity": severity,
        "location": {"path": found.path, "lines": {"begin": found.place.start.line}},
    })
}
