//! The floors of the house: a file uses lower floors and its own folder, opens with a sentence, and is not too long.

use std::path::{Path, PathBuf};

use super::support::{repository, text_of};

/// The rooms and the floor that each stands on; `lib.rs` and `main.rs` stand above all.
const ROOMS: &[(&str, u8)] = &[
    ("source", 0),
    ("geometry", 0),
    ("threads", 0),
    ("diagnostic", 1),
    ("text", 1),
    ("words", 1),
    ("icons", 1),
    ("image", 1),
    ("yaml", 2),
    ("fingerprint", 3),
    ("spec", 3),
    ("model", 4),
    ("lint", 5),
    ("diff", 5),
    ("format", 5),
    ("data", 5),
    ("board", 6),
    ("import", 6),
    ("scene", 7),
    ("telling", 7),
    ("embed", 8),
    ("output", 8),
    ("report", 8),
    // The doors of `lib.rs`, which stand on all floors of the core.
    ("analyse", 8),
    ("lint_within", 8),
    ("Analysis", 8),
    ("check", 8),
    ("check_with", 8),
    ("codes", 8),
    ("import_with", 8),
    ("cli", 9),
];
/// The most lines that a file may have.
const LONGEST: usize = 600;

/// Every Rust file below a folder of the repository, as `(path, text)`.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut open: Vec<PathBuf> = vec![repository(folder)];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name =
                path.strip_prefix(repository("")).expect("in the repository").to_string_lossy().replace('\\', "/");
            files.push((name, text_of(&path)));
        }
    }
    files.sort();
    files
}

/// The room that a file of `src` belongs to, if it is in one.
fn room(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let name = inner.split('/').next()?.trim_end_matches(".rs");
    (!matches!(name, "lib" | "main")).then_some(name)
}

fn floor(room: &str) -> u8 {
    let found = ROOMS.iter().find(|(name, _)| *name == room);
    found.unwrap_or_else(|| panic!("`{room}` has no floor: add it to tests/suite/floors.rs")).1
}

/// The rooms that a text uses: the first word of every path from `crate::`, also of those in `use crate::{…}`.
fn used(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::").filter(|(at, _)| !code[..*at].ends_with('$')) {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut first = true;
            for (at, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => first = true,
                    c if first && c.is_alphabetic() => {
                        rooms.push(word(&group[at..]));
                        first = false;
                    }
                    _ => {}
                }
            }
        } else {
            rooms.push(word(rest));
        }
    }
    // The macros stand at the root, whatever room declares them.
    rooms.retain(|room| !matches!(room.as_str(), "record" | "choice" | "code"));
    rooms
}

#[test]
fn a_file_uses_lower_floors_only() {
    let mut wrong = Vec::new();
    for (path, text) in files("src") {
        let Some(own) = room(&path) else { continue };
        for used in used(&text) {
            if used != own && floor(&used) >= floor(own) {
                let both_base = floor(own) <= 1 && floor(&used) <= 1;
                wrong.extend((!both_base).then(|| format!("{path} uses `{used}`, which is not below `{own}`")));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn super_never_leaves_a_room() {
    for (path, text) in files("src") {
        let depth = Path::new(&path).components().count() - 2;
        let is_mod = path.ends_with("/mod.rs");
        // From `src/room/file.rs` one `super` is the room; from `src/room/mod.rs` none is left.
        let allowed = if is_mod { depth - 1 } else { depth };
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let supers = line.split(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_')));
            let most = supers.map(|path| path.matches("super::").count()).max().unwrap_or(0);
            // A `mod tests` in the file is one deeper.
            let inner = usize::from(text.contains("mod tests {") && line.starts_with("    "));
            assert!(most <= allowed + inner, "{path} leaves its room: {line}");
        }
    }
}

#[test]
fn a_file_opens_with_a_sentence() {
    for (path, text) in files("src").into_iter().chain(files("tests")) {
        let first = text.lines().next().unwrap_or("");
        let sentence = first.strip_prefix("//! ").unwrap_or("");
        assert!(sentence.len() > 15 && sentence.ends_with(['.', ':']), "{path} opens with {first:?}");
    }
}

#[test]
fn no_file_is_too_long() {
    for (path, text) in files("src").into_iter().chain(files("tests")) {
        let count = text.lines().count();
        assert!(count <= LONGEST, "{path} has {count} lines");
    }
}
