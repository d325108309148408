//! The loss report: what became of every token of a foreign file, for a screen, a page and a program.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::foreign::{Foreign, Place};
use crate::diagnostic::shown;

pub use super::entry::{Entry, Fate};

/// The losses of one map and the file that it was written to.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The name of the map's file, or `-`.
    pub file: &'a str,
    /// What the map is called.
    pub title: &'a str,
    /// What became of its tokens.
    pub entries: &'a [Entry],
}

/// The losses of one foreign file.
#[derive(Clone, Copy, Debug)]
pub struct Losses<'a> {
    /// The foreign file.
    pub foreign: &'a Foreign,
    /// The name of its format.
    pub format: &'static str,
    /// Its maps.
    pub maps: &'a [Told<'a>],
}

/// How many entries have this fate.
pub fn count(entries: &[Entry], fate: Fate) -> usize {
    entries.iter().filter(|entry| entry.fate == fate).count()
}

/// Whether anything was guessed or left out.
pub fn is_lossy(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| entry.fate != Fate::Mapped)
}

/// `12 mapped, 2 guessed, 1 unmapped`.
pub fn counts(entries: &[Entry]) -> String {
    let part = |fate: Fate| format!("{} {}", count(entries, fate), fate.word());
    [Fate::Mapped, Fate::Guessed, Fate::Unmapped].map(part).join(", ")
}

/// What was guessed or left out, a line each: `a.mmd:4:7: guessed score `13`: …`, `a.xlsx:Map!B4: …`.
pub fn lines(foreign: &Foreign, entries: &[Entry]) -> impl Iterator<Item = String> {
    let lossy = entries.iter().filter(|entry| entry.fate != Fate::Mapped);
    lossy.map(|entry| {
        let at = match foreign.place(entry.span) {
            Place::Text { line, column } => format!("{line}:{column}"),
            Place::Cell(cell) => cell,
        };
        let words = shown(foreign.source.slice(entry.span));
        let (name, fate, what, reason) = (foreign.source.name(), entry.fate.word(), entry.what, &entry.reason);
        format!("{name}:{at}: {fate} {what} `{words}`: {reason}")
    })
}

/// The whole report for a program; its schema is told in `docs/importing.md`.
pub fn json(files: &[Losses<'_>]) -> String {
    let files: Vec<Value> = files.iter().map(file).collect();
    let mut text = format!("{:#}", json!({ "version": 1, "files": files }));
    text.push('\n');
    text
}

fn file(losses: &Losses<'_>) -> Value {
    let entry = |entry: &Entry| {
        let text = losses.foreign.source.slice(entry.span);
        let (fate, what, to, reason) = (entry.fate.word(), entry.what, &entry.to, &entry.reason);
        match losses.foreign.place(entry.span) {
            Place::Text { line, column } => json!({
                "fate": fate, "what": what, "text": text, "line": line, "column": column, "to": to, "reason": reason,
            }),
            Place::Cell(cell) => {
                json!({ "fate": fate, "what": what, "text": text, "cell": cell, "to": to, "reason": reason })
            }
        }
    };
    let map = |map: &Told<'_>| {
        json!({
            "file": map.file, "title": map.title,
            "counts": {
                "mapped": count(map.entries, Fate::Mapped), "guessed": count(map.entries, Fate::Guessed),
                "unmapped": count(map.entries, Fate::Unmapped),
            },
            "entries": map.entries.iter().map(entry).collect::<Vec<_>>(),
        })
    };
    let maps: Vec<Value> = losses.maps.iter().map(map).collect();
    json!({ "source": losses.foreign.source.name(), "format": losses.format, "maps": maps })
}

/// The whole report as a page of Markdown.
pub fn markdown(files: &[Losses<'_>]) -> String {
    let mut page = "# What became of what was imported\n".to_owned();
    for losses in files {
        for map in losses.maps {
            // Writing to a text cannot fail.
            let _ = write!(
                page,
                "\n## {} → {}\n\n{}.\n",
                cell(losses.foreign.source.name()),
                cell(map.file),
                counts(map.entries)
            );
            if map.entries.is_empty() {
                continue;
            }
            page.push_str(if losses.foreign.is_workbook() {
                "\n| Cell | Token | Text | Fate | In the map | Why |\n|---|---|---|---|---|---|\n"
            } else {
                "\n| Line | Column | Token | Text | Fate | In the map | Why |\n|--:|--:|---|---|---|---|---|\n"
            });
            for entry in map.entries {
                let at = match losses.foreign.place(entry.span) {
                    Place::Text { line, column } => format!("{line} | {column}"),
                    Place::Cell(name) => cell(&name),
                };
                let words = cell(losses.foreign.source.slice(entry.span).trim());
                let (what, fate, to, reason) = (entry.what, entry.fate.word(), cell(&entry.to), cell(&entry.reason));
                let _ = writeln!(page, "| {at} | {what} | {words} | {fate} | {to} | {reason} |");
            }
        }
    }
    page
}

/// Words that are no Markdown, in a cell of a table.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' => {
                cell.push('\\');
                cell.push(character);
            }
            other if other.is_control() => cell.push(' '),
            other => cell.push(other),
        }
    }
    cell
}
