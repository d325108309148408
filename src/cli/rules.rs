//! `journeymap rules`: the rules that maps are checked by.

use std::fmt::Write;

use anyhow::Error;
use serde_json::{Value, json};

use super::args::{Rules, RulesFormat};
use super::exit::Exit;
use super::themes;
use super::write;
use crate::codes;
use crate::diagnostic::{Code, Level};
use crate::lint::{Group, group};

/// Runs the verb.
pub(super) fn run(wanted: &Rules) -> Result<Exit, Error> {
    let text = match wanted.format {
        RulesFormat::Text => text(),
        RulesFormat::Json => format!("{:#}\n", json()),
    };
    write::to_standard_output(text.as_bytes())?;
    Ok(Exit::Fine)
}

/// What is said of a word that names no rule.
pub(super) fn unknown(word: &str) -> Error {
    let names = all().into_iter().map(|code| code.name);
    let groups = Group::ALL.iter().map(|group| group.word());
    themes::unknown("rule", word, names.chain(groups).chain(["all"]))
}

/// Everything that has a level to set, group by group.
fn all() -> Vec<&'static Code> {
    let mut all: Vec<&'static Code> = codes().filter(|code| code.level < Level::Error).collect();
    all.sort_by_key(|code| (group(code), code.name));
    all
}

fn text() -> String {
    let all = all();
    let width = all.iter().map(|code| code.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for of in Group::ALL {
        let rules: Vec<_> = all.iter().filter(|code| group(code) == *of).collect();
        if rules.is_empty() {
            continue;
        }
        let gap = if text.is_empty() { "" } else { "\n" };
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{gap}{}: {}", of.word(), of.about());
        for code in rules {
            let _ = writeln!(text, "  {:width$}  {:7}  {}", code.name, code.level.word(), meaning(code));
        }
    }
    text
}

fn json() -> Value {
    let rule = |code: &&'static Code| json!({ "name": code.name, "group": group(code).word(), "level": code.level.word(), "meaning": meaning(code) });
    json!({ "version": 1, "rules": all().iter().map(rule).collect::<Vec<_>>() })
}

/// What a finding means: the first sentence of its page.
fn meaning(code: &Code) -> &'static str {
    let paragraph = code.page.lines().nth(2).unwrap_or_default();
    paragraph.find(". ").and_then(|end| paragraph.get(..=end)).unwrap_or(paragraph)
}
