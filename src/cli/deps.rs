//! `--deps`: what each output was made from, for Make, Ninja, Bazel and others that build only what is needed.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::Error;
use serde_json::json;

use super::ways::from_here;
use super::write;

/// One map: what was made of it and from what.
#[derive(Debug)]
pub(super) struct Made {
    /// The files that were read, the map first.
    pub(super) inputs: Vec<PathBuf>,
    /// The files that were made.
    pub(super) outputs: Vec<PathBuf>,
}

/// Writes the file: JSON if its name ends with `.json`, else rules of Make.
pub(super) fn write(path: &Path, all: &[Made]) -> Result<(), Error> {
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let text = if is_json { as_json(all) } else { as_make(all) };
    write::to_file(path, text.as_bytes()).map(drop)
}

fn as_json(all: &[Made]) -> String {
    let list = |paths: &[PathBuf]| paths.iter().map(|path| shown(path)).collect::<Vec<_>>();
    let maps: Vec<_> =
        all.iter().map(|made| json!({ "outputs": list(&made.outputs), "inputs": list(&made.inputs) })).collect();
    format!("{:#}\n", json!({ "version": 1, "rules": maps }))
}

/// A rule for each map, and an empty one for each input, so that Make does not stop where one is gone.
fn as_make(all: &[Made]) -> String {
    let words = |paths: &[PathBuf], word: fn(&str) -> String| {
        paths.iter().map(|path| word(&shown(path))).collect::<Vec<_>>().join(" ")
    };
    let mut text = String::new();
    let mut inputs = BTreeSet::new();
    for made in all.iter().filter(|made| !made.outputs.is_empty()) {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{}: {}", words(&made.outputs, target), words(&made.inputs, escaped));
        inputs.extend(made.inputs.iter().map(|path| target(&shown(path))));
    }
    for input in inputs {
        let _ = writeln!(text, "\n{input}:");
    }
    text
}

/// A path as Make reads it before the `:` of a rule, where a `%` would make it a pattern.
fn target(path: &str) -> String {
    escaped(path).replace('%', "\\%")
}

/// A path from the current folder, with `/`.
fn shown(path: &Path) -> String {
    let relative = if path.is_absolute() { from_here(path) } else { None };
    relative.as_deref().unwrap_or(path).display().to_string().replace('\\', "/")
}

/// A path as Make reads it.
fn escaped(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for character in path.chars() {
        match character {
            '$' => escaped.push('$'),
            // The last three would stand for several files.
            '#' | ' ' | '\t' | ':' | '*' | '?' | '[' => escaped.push('\\'),
            _ => {}
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Made, as_json, as_make};

    #[test]
    fn paths_are_written_as_make_reads_them() {
        let made = Made {
            inputs: vec!["a b.yaml".into(), "$c#.svg".into()],
            outputs: vec!["a b.svg".into(), "a b.md".into()],
        };
        let expected = "a\\ b.svg a\\ b.md: a\\ b.yaml $$c\\#.svg\n\n$$c\\#.svg:\n\na\\ b.yaml:\n";
        assert_eq!(as_make(std::slice::from_ref(&made)), expected);
        let read: serde_json::Value = serde_json::from_str(&as_json(&[made])).unwrap();
        assert_eq!(read["rules"][0]["inputs"][1], "$c#.svg");
    }
}
