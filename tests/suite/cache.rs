//! `--cache`: what has not changed is not drawn again, and nothing that has changed is missed.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::program::{folder, run};

const MAP: &str =
    "title: A course\ntype: current-state\nstages:\n  - name: Awareness\n    steps:\n      - Opens the app\n";

/// What a run says, without its time.
fn build(folder: &Path, options: &[&str]) -> String {
    let said = run(folder, &[&["build", "--cache", ".remembered"], options].concat()).err;
    let last = said.lines().rfind(|line| line.contains(" in ")).unwrap_or_default();
    last.split(" in ").next().unwrap_or_default().to_owned()
}

fn with_a_map() -> TempDir {
    folder(&[("a.journey.yaml", MAP)])
}

/// The number of entries, and the time of the newest: an entry is written when a map is drawn.
fn entries(folder: &Path) -> usize {
    fs::read_dir(folder.join(".remembered")).map_or(0, Iterator::count)
}

#[test]
fn what_has_not_changed_is_not_drawn_again() {
    let folder = with_a_map();
    let path = |name: &str| folder.path().join(name);
    assert_eq!(build(folder.path(), &[]), "1 map, 2 files written");
    assert_eq!(entries(folder.path()), 1);
    // An entry that says of other bytes that they were made is believed, so that we see that nothing was drawn.
    let entry = fs::read_dir(path(".remembered")).unwrap().next().unwrap().unwrap().path();
    let told = fs::read_to_string(&entry).unwrap();
    fs::write(path("a.md"), "other bytes").unwrap();
    assert_eq!(build(folder.path(), &["--check"]), "1 map, 1 current, 1 stale");
    assert_eq!(build(folder.path(), &[]), "1 map, 1 file written, 1 unchanged");
    assert_eq!(fs::read_to_string(&entry).unwrap(), told);
    fs::write(path("a.md"), "").unwrap();
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(told.contains(&hash(&fs::read(path("a.svg")).unwrap())), "the hash of a.svg is not in {told}");
    let nothing = &hash(b"");
    let old = told.rsplit("\"hash\":\"").next().unwrap().split('"').next().unwrap();
    fs::write(&entry, told.replace(old, nothing)).unwrap();
    assert_eq!(build(folder.path(), &["--check"]), "1 map, 2 current", "it was drawn");
}

#[test]
fn whatever_changes_is_drawn_again() {
    let folder = with_a_map();
    let path = |name: &str| folder.path().join(name);
    fs::write(
        path("dot.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>",
    )
    .unwrap();
    let map = MAP.replace(
        "      - Opens the app\n",
        "      - action: Opens the app\n        image: {image: dot.svg, alt: A dot}\n",
    );
    fs::write(path("a.journey.yaml"), &map).unwrap();
    fs::write(path("brand.yaml"), "accent: \"#0B6E4F\"\n").unwrap();
    let themed = ["--theme", "brand.yaml", "-f", "svg"];
    assert_eq!(build(folder.path(), &themed), "1 map, 1 file written");
    assert_eq!(build(folder.path(), &themed), "1 map, 1 unchanged");
    let changes = [
        ("dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='4'/></svg>".to_owned()),
        ("brand.yaml", "accent: \"#8A1C4A\"\n".to_owned()),
        ("a.journey.yaml", map.replace("A course", "Another course")),
        ("a.svg", "gone wrong".to_owned()),
    ];
    for (name, text) in changes {
        fs::write(path(name), text).unwrap();
        assert_eq!(build(folder.path(), &themed), "1 map, 1 file written", "{name}");
        assert_eq!(build(folder.path(), &themed), "1 map, 1 unchanged", "{name}");
    }
    assert_eq!(
        build(folder.path(), &["--theme", "brand.yaml", "-f", "svg", "--width", "480"]),
        "1 map, 1 file written"
    );
    fs::remove_file(path("a.svg")).unwrap();
    assert_eq!(build(folder.path(), &["--theme", "brand.yaml", "-f", "svg", "--check"]), "1 map, 1 missing");
}

#[test]
fn a_map_of_which_something_is_said_is_said_again() {
    let folder = with_a_map();
    fs::write(folder.path().join("a.journey.yaml"), MAP.replace("stages:", "persona: Hana\nstages:")).unwrap();
    assert_eq!(build(folder.path(), &[]), "1 map, 2 files written");
    assert_eq!(entries(folder.path()), 0);
    // A damaged entry is no entry.
    fs::write(folder.path().join("a.journey.yaml"), MAP).unwrap();
    build(folder.path(), &[]);
    for entry in fs::read_dir(folder.path().join(".remembered")).unwrap() {
        fs::write(entry.unwrap().path(), "{\"version\": 1").unwrap();
    }
    assert_eq!(build(folder.path(), &[]), "1 map, 2 unchanged");
}
