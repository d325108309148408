//! Checkstyle XML, which many build servers and editors read.

use super::xml::attributes;
use super::{File, Finding, Report, Run};
use crate::diagnostic::Level;

/// The report.
pub static CHECKSTYLE: Report =
    Report { name: "checkstyle", about: "Checkstyle XML, for build servers and editors.", write };

fn write(run: &Run) -> String {
    let files: String = run.files.iter().map(file).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n{files}</checkstyle>\n")
}

fn file(file: &File) -> String {
    let errors: String = file.findings.iter().map(error).collect();
    format!("  <file{}>\n{errors}  </file>\n", attributes(&[("name", &file.path)]))
}

fn error(found: &Finding) -> String {
    let severity = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "info",
    };
    let at = found.place.start;
    let attributes = attributes(&[
        ("line", &at.line.to_string()),
        ("column", &at.column.to_string()),
        ("severity", severity),
        ("message", &found.sentence()),
        ("source", &format!("journeymap.{}", found.code.name)),
    ]);
    format!("    <error{attributes}/>\n")
}
