//! Floor 8, `report`: findings, written for whoever reads them: a person at a terminal or another program.

#[cfg(feature = "cli")]
pub mod terminal;

use crate::diagnostic::{Diagnostic, Level};

/// How many findings of each level there are, in one line: `2 errors, 1 warning`.
pub fn summary(findings: &[Diagnostic]) -> String {
    let words: Vec<String> = [
        (Level::Error, "error", "errors"),
        (Level::Warning, "warning", "warnings"),
        (Level::Advice, "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .filter_map(|(level, one, many)| {
        let count = findings.iter().filter(|found| found.level == level).count();
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    })
    .collect();
    if words.is_empty() { "nothing found".to_owned() } else { words.join(", ") }
}
