//! `import`: where maps go, what is told of what was lost, and that nothing is written over.

use std::fs;

use serde_json::Value;

use super::{files, folder, names, run, run_with};

const WHOLE: &str = "journey\n  title Paying\n  section Till\n    Pays: 4: Buyer\n";
const LOSSY: &str = "journey\n  title Paying\n  section Till\n    Pays: 13: Buyer\n    Leaves: ***: Buyer\n";
const REFUSED: &str = "journey\n  title Paying\n  accDescr { At the\n  till\n";
const PAGE: &str =
    "# Till\n\n```mermaid\njourney\n  Pays: 4\n```\n\n```mermaid\njourney\n  title Leaving\n  Goes: 5\n```\n";

#[test]
fn a_map_goes_beside_its_source_and_is_never_written_over() {
    let folder = folder(&[("deep/a.mmd", WHOLE)]);
    let first = run(folder.path(), &["import", "deep/a.mmd"]);
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    assert_eq!(first.err, "wrote deep/a.journey.yaml: 6 mapped, 0 guessed, 0 unmapped\n");
    let before = files(folder.path());
    let second = run(folder.path(), &["import", "deep/a.mmd"]);
    assert_eq!(second.code, 2);
    assert_eq!(second.err, "error: `deep/a.journey.yaml` is there already, and is left as it is\n");
    assert_eq!(files(folder.path()), before);
    let built = run(folder.path(), &["build", "-q", "deep/a.journey.yaml", "-f", "mermaid"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
}

#[test]
fn output_is_a_folder_a_file_or_standard_output() {
    let folder = folder(&[("a.mmd", WHOLE), ("b.md", PAGE)]);
    let into = run(folder.path(), &["import", "-q", "a.mmd", "b.md", "-o", "maps/"]);
    assert_eq!((into.code, into.err.as_str()), (0, ""));
    let there = names(&files(folder.path())).join(" ");
    assert_eq!(there, "a.mmd b.md maps/a.journey.yaml maps/b-1.journey.yaml maps/b-2.journey.yaml");
    let named = run(folder.path(), &["import", "-q", "a.mmd", "-o", "mine.yaml"]);
    assert_eq!(named.code, 0);
    let map = fs::read_to_string(folder.path().join("mine.yaml")).unwrap();
    let printed = run(folder.path(), &["import", "-q", "a.mmd", "-o", "-"]);
    assert_eq!((printed.code, &printed.out), (0, &map));
    let piped = run_with(folder.path(), &["import", "-q", "-"], WHOLE.as_bytes());
    assert_eq!((piped.code, &piped.out), (0, &map));
    for (arguments, why) in [
        (
            vec!["import", "b.md", "-o", "one.yaml"],
            "error: `one.yaml` cannot hold several maps: end it with `/` for a folder\n",
        ),
        (
            vec!["import", "b.md", "-o", "-"],
            "error: standard output takes one map, and there are more: name a folder with `-o`\n",
        ),
        (
            vec!["import", "-", "-o", "maps/"],
            "error: standard input has no name for a file in `maps/`: name the file\n",
        ),
        (vec!["import", "none.mmd"], "error: cannot read `none.mmd`: there is no such file\n"),
        (
            vec!["import", "a.mmd", "--loss", "loss.txt"],
            "error: cannot tell how to write `loss.txt`: end it with `.json` or `.md`\n",
        ),
    ] {
        let refused = run_with(folder.path(), &arguments, WHOLE.as_bytes());
        assert_eq!((refused.code, refused.err.as_str()), (2, why), "{arguments:?}");
    }
}

#[test]
fn what_is_lost_is_told_and_strict_fails() {
    let folder = folder(&[("a.mmd", LOSSY), ("b.mmd", WHOLE)]);
    let strict = run(folder.path(), &["import", "-q", "--strict", "a.mmd", "b.mmd", "--loss", "loss.json"]);
    assert_eq!(strict.code, 1);
    assert!(
        strict.err.starts_with("a.mmd: `Paying` is not written: 7 mapped, 1 guessed, 1 unmapped\n"),
        "{}",
        strict.err
    );
    assert_eq!(names(&files(folder.path())), ["a.mmd", "b.journey.yaml", "b.mmd", "loss.json"]);
    let report: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("loss.json")).unwrap()).unwrap();
    let map = &report["files"][0]["maps"][0];
    assert_eq!((&map["counts"]["guessed"], &map["counts"]["unmapped"]), (&1.into(), &1.into()));
    let score = map["entries"].as_array().unwrap().iter().find(|entry| entry["fate"] == "guessed").unwrap();
    assert_eq!((&score["line"], &score["column"], &score["text"]), (&4.into(), &11.into(), &"13".into()));
    let usual = run(folder.path(), &["import", "a.mmd", "--loss", "loss.md"]);
    assert_eq!(usual.code, 0);
    assert!(usual.err.contains("\n  a.mmd:4:11: guessed score `13`: "), "{}", usual.err);
    assert!(usual.err.contains("\n  a.mmd:5:13: unmapped score `***`: it is no number\n"), "{}", usual.err);
    assert!(fs::read_to_string(folder.path().join("loss.md")).unwrap().contains("| 4 | 11 | score | 13 | guessed |"));
}

#[test]
fn what_cannot_be_read_writes_nothing() {
    let folder = folder(&[("a.mmd", REFUSED), ("b.txt", "Words"), ("c.mmd", WHOLE)]);
    let ran = run(folder.path(), &["import", "a.mmd", "c.mmd", "--report", "concise"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("a.mmd:3:3: error[unreadable-import]: "), "{}", ran.out);
    assert_eq!(names(&files(folder.path())), ["a.mmd", "b.txt", "c.journey.yaml", "c.mmd"]);
    let unknown = run(folder.path(), &["import", "b.txt"]);
    assert_eq!(unknown.code, 2);
    let formats: Vec<String> = journeymap::import::ALL.iter().map(|importer| format!("`{}`", importer.name)).collect();
    let expected = format!("cannot tell the format of `b.txt`: name it with `--from`, one of {}", formats.join(", "));
    assert_eq!(
        unknown.err,
        format!(
            "error: {expected}
"
        )
    );
    let named = run(folder.path(), &["import", "b.txt", "--from", "mermaid"]);
    assert!(named.code == 1 && named.err.starts_with("b.txt:1:1: error[unreadable-import]: "), "{}", named.err);
    fs::write(folder.path().join("d.mmd"), [0xff, 0xfe, b'j']).unwrap();
    let bytes = run(folder.path(), &["import", "d.mmd"]);
    assert!(bytes.code == 1 && bytes.err.contains("invalid-utf-8"), "{}", bytes.err);
}

#[test]
fn what_a_map_needs_beside_it_is_written_beside_it() {
    let folder = folder(&[]);
    let made = run(folder.path(), &["new", "-q", "-m", "future-state", "--today", "2026-11-01", "shop"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let built = run(folder.path(), &["build", "-q", "-f", "json", "shop.journey.yaml", "-o", "data/"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    let read = run(folder.path(), &["import", "data/shop.json", "--strict"]);
    assert_eq!(read.code, 0, "{}", read.err);
    let there = names(&files(folder.path())).join(" ");
    let beside = "data/shop.baseline.journey.yaml data/shop.journey.yaml data/shop.json";
    assert!(there.contains(beside), "{there}");
    let again = run(folder.path(), &["build", "-q", "-f", "json", "data/shop.journey.yaml", "-o", "again/"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let json = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(json("data/shop.json"), json("again/shop.json"));
    let twice = run(folder.path(), &["import", "-q", "data/shop.json"]);
    assert_eq!(twice.code, 2, "{}", twice.err);
    let alone = run(folder.path(), &["import", "data/shop.json", "-o", "-"]);
    assert_eq!(alone.code, 0, "{}", alone.err);
    assert!(alone.err.contains("unmapped baseline"), "{}", alone.err);
}
