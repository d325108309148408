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
    assert_eq!(unknown.err, format!("error: {expected}\n"));
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

/// A table with a header that no lexicon knows.
const TABLE: &str = "Phase;Kauf;Nutzung\nHandlungen;Zahlt;Packt aus\nWirrwarr;Teuer;Laut\n";

#[test]
fn an_option_or_a_mapping_says_what_headers_mean() {
    let mapping = "# Our template.\nlanes:\n  Wirrwarr: pain_points\nseparator: \";\"\n";
    let wrong = "lanes:\n  Wirrwarr: pain_ponts\nseperator: tab\n";
    let folder = folder(&[("a.csv", TABLE), ("mapping.yaml", mapping), ("wrong.yaml", wrong)]);
    let printed = |arguments: &[&str]| {
        let ran = run(folder.path(), &[&["import", "-q", "a.csv", "-o", "-"], arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        (ran.out, ran.err)
    };
    let (plain, _) = printed(&[]);
    assert!(plain.contains("title: Wirrwarr") && !plain.contains("pain_point"), "{plain}");
    let (mapped, _) = printed(&["--map", "wirrwarr=pain_points"]);
    assert!(mapped.contains("pain_point: Teuer"), "{mapped}");
    assert_eq!(printed(&["--mapping", "mapping.yaml"]).0, mapped);
    // What an option says comes before the file.
    let (skipped, _) = printed(&["--mapping", "mapping.yaml", "--map", "Wirrwarr=skip"]);
    assert!(!skipped.contains("Teuer"), "{skipped}");
    let (_, note) = printed(&["--map", "Wirwarr=skip"]);
    assert!(note.contains("note: a.csv: the header `Wirwarr` of `--map` stands nowhere in it\n"), "{note}");
    let (_, note) = printed(&["--map", "Teuer=skip", "--sheet", "Reise"]);
    assert!(note.contains("note: a.csv: `Teuer=skip` of `--map` came to nothing: it is no header there\n"), "{note}");
    assert!(note.contains("note: a.csv: `--sheet` says nothing of a file of the format `csv`\n"), "{note}");
    let refused = run(folder.path(), &["import", "a.csv", "--map", "Wirrwarr=gains", "--map", "wirrwarr = skip"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("`--map` says both `wirrwarr=gains` and `wirrwarr=skip`"), "{}", refused.err);
    let refused = run(folder.path(), &["import", "a.csv", "--mapping", "wrong.yaml", "--report", "concise"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.out.contains("wrong.yaml:2:13: error[unknown-value]: `pain_ponts` is not a lane"),
        "{}",
        refused.out
    );
    assert!(refused.out.contains("wrong.yaml:3:1: error[unknown-key]: a mapping has no key"), "{}", refused.out);
    assert!(refused.err.contains("nothing was imported: the mapping has errors"), "{}", refused.err);
    assert_eq!(names(&files(folder.path())), ["a.csv", "mapping.yaml", "wrong.yaml"]);
    for (argument, value, why) in [
        ("--map", "Wirrwarr=chanels", "`chanels` is not a lane; did you mean `channels`?"),
        ("--map", "Wirrwarr", "`HEADER=LANE` is wanted"),
        ("--encoding", "klingon", "some are `utf-8`"),
        ("--separator", "ab", "write one sign, or `comma`"),
    ] {
        let refused = run(folder.path(), &["import", "a.csv", argument, value]);
        assert!(refused.code == 2 && refused.err.contains(why), "{value}: {}", refused.err);
    }
}

#[test]
fn tables_come_from_standard_input_and_in_any_encoding() {
    let folder = folder(&[]);
    let polish = b"Etap;Zakup\nDzia\xb3ania;P\xb3aci kart\xb9\n";
    let guessed = run_with(folder.path(), &["import", "-", "--from", "csv"], polish);
    assert_eq!(guessed.code, 0, "{}", guessed.err);
    assert!(guessed.out.contains("Płaci kartą"), "{}", guessed.out);
    assert!(guessed.err.contains("was read as windows-1250"), "{}", guessed.err);
    let strict = run_with(folder.path(), &["import", "-", "--from", "csv", "--strict"], polish);
    assert_eq!(strict.code, 1);
    let named = ["import", "-", "--from", "csv", "--strict", "--encoding", "windows-1250", "--separator", "semicolon"];
    let named = run_with(folder.path(), &named, polish);
    assert_eq!(named.code, 0, "{}", named.err);
    let workbook = fs::read(crate::support::repository("tests/import/xlsx/several-sheets.xlsx")).unwrap();
    let several = run_with(folder.path(), &["import", "-"], &workbook);
    assert!(several.code == 2 && several.err.contains("standard output takes one map"), "{}", several.err);
    let one = run_with(folder.path(), &["import", "-", "--sheet", "old draft"], &workbook);
    assert!(one.code == 0 && one.out.contains("name: Two"), "{} {}", one.out, one.err);
    let none = run_with(folder.path(), &["import", "-", "--sheet", "Borow"], &workbook);
    assert!(none.code == 1 && none.err.contains("did you mean `Borrow`?"), "{}", none.err);
}

#[test]
fn a_sorted_table_of_ours_is_the_same_map_and_a_lost_place_is_told() {
    let sorted = "stage,step,lane,text,id,of\n,,map,T,,\nA,Pay,pain_points,Too slow,,pay\nA,,stages,A,a,\nA,Pay,steps,Pay,pay,a\n";
    let folder = folder(&[("a.csv", sorted), ("b.csv", &sorted.replace("Too slow,,pay", "Too slow,,gone"))]);
    let read = run(folder.path(), &["import", "a.csv", "-o", "-"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert_eq!(read.out.matches("action: Pay").count(), 1, "{}", read.out);
    let (_, pay) = read.out.split_once("id: pay").unwrap();
    assert!(pay.contains("Too slow"), "{}", read.out);
    let lost = run(folder.path(), &["import", "b.csv", "-o", "-"]);
    assert!(lost.err.contains("guessed place `gone`: no stage or step has this `id`"), "{}", lost.err);
}

#[test]
fn a_table_that_begins_with_journey_is_a_table() {
    let folder = folder(&[("a.csv", "Journey stage,Discover,Order\nActions,Searches,Orders\nTouchpoints,Web,App\n")]);
    let read = run(folder.path(), &["import", "a.csv", "-o", "-"]);
    assert!(read.code == 0 && read.out.contains("action: Searches"), "{}{}", read.out, read.err);
}

#[test]
fn a_loss_report_is_not_written_over_what_it_tells_of() {
    let folder = folder(&[("a.mmd", WHOLE), ("a.json", "{}")]);
    let before = files(folder.path());
    for arguments in [["a.mmd", "-o", "x.md", "--loss", "x.md"], ["a.mmd", "a.json", "-q", "--loss", "a.json"]] {
        let refused = run(folder.path(), &[&["import"], arguments.as_slice()].concat());
        assert_eq!(refused.code, 2, "{}", refused.err);
        assert!(refused.err.contains("the loss report cannot be"), "{}", refused.err);
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn no_report_is_written_over_a_source_or_a_map() {
    let folder = folder(&[("a.mmd", WHOLE), ("b.mmd", WHOLE), ("m.yaml", "separator: tab\n")]);
    let before = files(folder.path());
    for arguments in [
        vec!["--report", "json=a.mmd"],
        vec!["--report", "json=a.journey.yaml"],
        vec!["--report", "json=b.journey.yaml"],
        vec!["--mapping", "m.yaml", "--report", "json=m.yaml"],
        vec!["--loss", "x.md", "--report", "json=x.md"],
        vec!["--loss", "m.md", "-o", "maps/", "--report", "json=maps/../maps/a.journey.yaml"],
    ] {
        let refused = run(folder.path(), &[&["import", "a.mmd", "b.mmd"], arguments.as_slice()].concat());
        assert_eq!(refused.code, 2, "{arguments:?}: {}", refused.err);
        assert!(refused.err.contains("a report would be written over"), "{}", refused.err);
        assert_eq!(files(folder.path()), before);
    }
}
