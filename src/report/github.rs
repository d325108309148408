//! Annotations of GitHub Actions: workflow commands that show findings in the files of a pull request.

use super::visible::shown;
use super::{Finding, Report, Run};
use crate::diagnostic::Level;

/// So many annotations of a level GitHub shows for a step; it drops the others without a word.
const SHOWN: usize = 10;

/// The report.
pub static GITHUB: Report =
    Report { name: "github", about: "Annotations of GitHub Actions, the gravest first, at most ten a level.", write };

fn write(run: &Run) -> String {
    let all = run.gravest_first();
    let of = |level: Level| all.iter().filter(move |found| found.level == level).copied();
    let mut lines: Vec<String> =
        run.failures.iter().map(|failure| format!("::error title=journeymap::{}", data(failure))).collect();
    let total = all.len() + lines.len();
    lines.extend(of(Level::Error).map(annotation));
    lines.truncate(SHOWN);
    lines.extend(of(Level::Warning).take(SHOWN).map(annotation));
    let advice = of(Level::Advice).count();
    // The line that counts what is left out is a notice too.
    let room = if lines.len() + advice.min(SHOWN) < total { SHOWN - 1 } else { SHOWN };
    lines.extend(of(Level::Advice).take(room).map(annotation));
    let more = total - lines.len();
    if more > 0 {
        lines.push(format!("::notice title=journeymap::{more} more, see the summary of the job"));
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

fn annotation(found: &Finding) -> String {
    let command = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "notice",
    };
    let (start, end) = (found.place.start, found.place.end);
    let title = property(found.code.name);
    let file = property(&found.path);
    // The log of the job shows the words alone, so the place is said in them too.
    let words = data(&format!("{}: {}", found.whereabouts(), found.sentence()));
    // Columns are for places on one line only, and all of ours are.
    format!(
        "::{command} title={title},file={file},line={},col={},endLine={},endColumn={}::{words}",
        start.line, start.column, end.line, end.column
    )
}

/// A text behind the second `::`.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            other => escaped.push(shown(other)),
        }
    }
    escaped
}

/// A value before the second `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
