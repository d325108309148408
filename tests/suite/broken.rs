//! Files as authors get them wrong (`tests/broken`): each mistake is found, all in one run, with a way out.
//!
//! `expected.txt` beside them says what is told of each; `UPDATE=1 cargo test --test suite broken` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use journeymap::lint;
use serde_json::Value;

use super::support::{files_in, name_of, repository, text_of};

const FOLDER: &str = "tests/broken";

/// What is checked at once: a map by itself, or a folder with a workspace.
fn cases() -> Vec<String> {
    let maps = files_in(FOLDER, ".journey.yaml");
    let folders = files_in(FOLDER, "").into_iter().filter(|path| path.is_dir());
    let mut names: Vec<String> = maps.into_iter().chain(folders).map(|path| name_of(&path)).collect();
    names.sort();
    names
}

/// What a check of a case tells, as JSON.
fn told(folder: &Path, case: &str, arguments: &[&str]) -> Value {
    let (place, path) = if folder.join(case).is_dir() { (folder.join(case), ".") } else { (folder.to_owned(), case) };
    let output = Command::new(env!("CARGO_BIN_EXE_journeymap"))
        .current_dir(place)
        .args(["check", "-q", "--today", "2026-11-02", "--report", "json", path])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let code = output.status.code();
    assert!(matches!(code, Some(0 | 1)), "{case}: {code:?} {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|why| panic!("{case}: {why}"))
}

/// Every finding but those of the rules, which say of each of these maps the same.
fn findings(report: &Value) -> impl Iterator<Item = &Value> {
    let rules: Vec<&str> = lint::rules().map(|rule| rule.code.name).collect();
    let all = report["findings"].as_array().expect("findings");
    all.iter().filter(move |found| !rules.contains(&text(&found["code"])))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

/// One finding: place, level, code, marked words, what is said, and the way out.
fn line(folder: &Path, found: &Value) -> String {
    let path = text(&found["path"]);
    let name = path.rsplit('/').next().unwrap_or(path);
    let place = |end: &str| format!("{}:{}", found["place"][end]["line"], found["place"][end]["column"]);
    let words = words(&folder.join(path.strip_prefix(FOLDER).unwrap_or(path).trim_start_matches('/')), &found["place"]);
    let at =
        if name == "map.journey.yaml" || !name.ends_with(".journey.yaml") { format!("{name}:") } else { String::new() };
    let mut line = format!(
        "  {at}{}-{} {} {} {words:?}\n      {}\n      help: {}\n",
        place("start"),
        place("end"),
        text(&found["level"]),
        text(&found["code"]),
        text(&found["message"]),
        text(&found["help"])
    );
    if let Some(fix) = found["fix"].as_object() {
        let kind = if fix["safe"] == true { "fix" } else { "guess" };
        let _ = writeln!(line, "      {kind}: {}: {:?}", text(&fix["title"]), short(text(&fix["replacement"])));
    }
    line
}

/// The words at a place of a file, as its columns count them.
fn words(path: &Path, place: &Value) -> String {
    let bytes = fs::read(path).unwrap_or_default();
    let (Some(start), Some(end)) = (place["start"]["byte"].as_u64(), place["end"]["byte"].as_u64()) else {
        return String::new();
    };
    let (start, end) = (usize::try_from(start).expect("small"), usize::try_from(end).expect("small"));
    short(&String::from_utf8_lossy(bytes.get(start..end).unwrap_or_default()))
}

/// A text that is not too long for a line.
fn short(text: &str) -> String {
    let short: String = text.chars().take(48).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

fn errors(report: &Value) -> u64 {
    report["summary"]["errors"].as_u64().expect("a number")
}

/// A copy of the files that may be changed.
fn copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new(repository(FOLDER)).into_iter().map(|entry| entry.expect("an entry")) {
        let place: PathBuf = copy.path().join(entry.path().strip_prefix(repository(FOLDER)).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("a folder");
        } else {
            fs::copy(entry.path(), place).expect("a copy");
        }
    }
    copy
}

#[test]
fn every_mistake_is_found_where_it_stands() {
    let folder = repository(FOLDER);
    let mut all = String::new();
    for case in cases() {
        let report = told(&folder, &case, &[]);
        let lines: String = findings(&report).map(|found| line(&folder, found)).collect();
        assert!(!lines.is_empty(), "nothing is found in {case}");
        let _ = writeln!(all, "{case}\n{lines}");
    }
    let place = folder.join("expected.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&place, &all).expect("written");
    }
    let expected = text_of(&place);
    let pages = |text: &str| -> BTreeMap<String, String> {
        text.split("\n\n")
            .filter_map(|page| page.split_once('\n'))
            .map(|(a, b)| (a.into(), b.trim_end().into()))
            .collect()
    };
    let (all, expected) = (pages(&all), pages(&expected));
    for (case, lines) in &all {
        assert_eq!(Some(lines), expected.get(case), "{case}");
    }
    assert_eq!(all.len(), expected.len(), "a file is gone");
    assert!(all.len() >= 65, "{} files", all.len());
}

#[test]
fn every_finding_has_a_way_out() {
    for case in cases() {
        let report = told(&repository(FOLDER), &case, &[]);
        for found in report["findings"].as_array().expect("findings") {
            assert!(found["help"].is_string(), "{case}: {} has no help: {}", found["code"], found["message"]);
        }
    }
}

#[test]
fn mending_never_makes_it_worse() {
    for arguments in [&["--fix"][..], &["--fix", "--unsafe"]] {
        let copy = copy();
        for case in cases() {
            let before = errors(&told(copy.path(), &case, &[]));
            let mended = errors(&told(copy.path(), &case, arguments));
            let after = errors(&told(copy.path(), &case, &[]));
            assert!(after <= before && mended == after, "{case} {arguments:?}: {before} errors, then {after}");
        }
    }
}
