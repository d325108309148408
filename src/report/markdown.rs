//! Findings as a table in Markdown: for a comment, an issue or the summary of a job.

use std::fmt::Write;

use super::visible::line;
use super::{Finding, Report, Run};

/// The report.
pub static MARKDOWN: Report =
    Report { name: "markdown", about: "A table in Markdown, for a comment or the summary of a job.", write: whole };

/// What is left for the line that says how much was left out.
const REST: usize = 200;

fn whole(run: &Run) -> String {
    up_to(run, usize::MAX)
}

/// The report in at most so many bytes, the gravest findings first; what is left out is counted at its end.
pub fn up_to(run: &Run, most: usize) -> String {
    let files = run.files.len();
    let files = format!("{files} file{}", if files == 1 { "" } else { "s" });
    let mut text = format!("## journeymap\n\n{files}: {}.\n", run.summary());
    let room = most.saturating_sub(REST);
    let lines = run.failures.iter().map(|failure| format!("- {}\n", cell(failure)));
    let failures_left_out = add(&mut text, "\n", lines, room);
    let findings = run.gravest_first();
    let rows = findings.iter().map(|found| row(found));
    let left_out = add(&mut text, "\n| Level | Where | What | Code |\n| --- | --- | --- | --- |\n", rows, room);
    let left_out = left_out + failures_left_out;
    if left_out > 0 {
        // Writing to a text cannot fail.
        let _ = write!(text, "\n{left_out} more are left out here.\n");
    }
    if text.len() > most { String::new() } else { text }
}

/// Adds a head and the lines that there is room for, and says how many are left out.
fn add(text: &mut String, head: &str, lines: impl Iterator<Item = String>, room: usize) -> usize {
    let mut left_out = 0;
    let mut begun = false;
    for line in lines {
        let head = if begun { "" } else { head };
        if left_out > 0 || text.len() + head.len() + line.len() > room {
            left_out += 1;
            continue;
        }
        text.push_str(head);
        text.push_str(&line);
        begun = true;
    }
    left_out
}

fn row(found: &Finding) -> String {
    let place = code(&found.whereabouts());
    format!("| {} | {place} | {} | {} |\n", found.level.word(), cell(&found.sentence()), code(found.code.name))
}

/// Words of a message. What stands between two backticks stays code; all else loses its meaning to Markdown.
fn cell(text: &str) -> String {
    let text = line(text);
    let ticks = text.matches('`').count();
    if ticks % 2 == 1 || text.contains("``") {
        return plain(&text);
    }
    let parts = text.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { code(part) } else { plain(part) }).collect()
}

/// Code in a cell of a table, in which only `|` means something; words with a backtick are no code, nor those in which a
/// `\` would free a `|` again.
fn code(text: &str) -> String {
    let text = line(text);
    if text.contains('`') || text.contains('\\') && text.contains('|') || text.trim().is_empty() {
        return plain(&text);
    }
    format!("`{}`", text.replace('|', "\\|"))
}

/// Words in which nothing is a mark, a tag or somebody's name.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '@' => plain.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => {
                plain.push('\\');
                plain.push(character);
            }
            other => plain.push(other),
        }
    }
    plain
}
