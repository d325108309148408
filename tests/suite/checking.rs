//! Checking many maps over time: what is mended, what is accepted, what has changed, and who does which share.

use std::fs;

use super::support::place::Place;
use super::support::program::Ran;

const MAP: &str = "title: A flat  # ours\ntype: current-state\nstages:\n  - name: Search\n    steps:\n      - action: Writes!!\n        emotion: 1\n";
const SLIP: &str = "title: A flat\ntype: current-state\nstages:\n  - name: Search\n    steps:\n      - acton: Writes\n        emotion: 1\n";

fn check(place: &Place, arguments: &[&str]) -> Ran {
    place.run(&[&["check", "--today", "2026-11-02"], arguments].concat())
}

#[test]
fn fixes_leave_every_other_byte() {
    let trailing = "title: A flat \n# a comment: kept  \ntype:   current-state\n\n\nstages: [ Search,Sign ] # so\n";
    let mended = trailing.replacen("flat \n", "flat\n", 1).replacen("kept  \n", "kept\n", 1);
    let dos = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    let bare = |text: &str| text.trim_end().to_owned();
    for change in [&(|text: &str| text.to_owned()) as &dyn Fn(&str) -> String, &dos, &marked, &bare, &|text| {
        marked(&dos(&bare(text)))
    }] {
        let place = Place::with(&[("a.journey.yaml", &change(trailing))]);
        let diff = check(&place, &["--diff"]);
        assert_eq!(diff.code, 1, "{}", diff.err);
        assert!(diff.out.contains("-title: A flat ") || diff.out.contains("title: A flat "), "{}", diff.out);
        assert_eq!(place.text("a.journey.yaml"), change(trailing), "a diff writes nothing");
        assert_eq!(check(&place, &["--fix"]).code, 0);
        assert_eq!(place.text("a.journey.yaml"), change(&mended));
        let time = fs::metadata(place.path().join("a.journey.yaml")).unwrap().modified().unwrap();
        assert_eq!(check(&place, &["--fix"]).code, 0);
        assert_eq!(fs::metadata(place.path().join("a.journey.yaml")).unwrap().modified().unwrap(), time);
        assert_eq!(check(&place, &["--diff"]).out, "");
    }
}

#[test]
fn guesses_are_made_only_when_they_are_asked_for() {
    let place = Place::with(&[("a.journey.yaml", SLIP)]);
    assert_eq!(check(&place, &["--fix"]).code, 1);
    assert_eq!(place.text("a.journey.yaml"), SLIP);
    assert_eq!(check(&place, &["--unsafe"]).code, 2);
    assert!(check(&place, &["--diff", "--unsafe"]).out.contains("+      - action: Writes"));
    assert_eq!(place.text("a.journey.yaml"), SLIP);
    assert_eq!(check(&place, &["--fix", "--unsafe"]).code, 0);
    assert_eq!(place.text("a.journey.yaml"), SLIP.replace("acton", "action"));
    // What the workspace shares is nobody's to mend from a map.
    let shared = "personas: [{id: ola, name: 'Ola '}]\n";
    place.write("journeymap.yaml", shared);
    place.write("a.journey.yaml", SLIP.replace("acton", "action") + "persona: ola\n");
    check(&place, &["--fix", "--unsafe"]);
    assert_eq!(place.text("journeymap.yaml"), shared);
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_is_mended_where_it_is_and_keeps_its_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let map = MAP.replace("Search\n", "Search  \n");
    let place = Place::with(&[("real/a.journey.yaml", &map)]);
    let real = place.path().join("real/a.journey.yaml");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, place.path().join("l.journey.yaml")).unwrap();
    assert_eq!(check(&place, &["--fix", "l.journey.yaml"]).code, 0);
    assert!(place.path().join("l.journey.yaml").symlink_metadata().unwrap().is_symlink());
    assert_eq!(place.text("real/a.journey.yaml"), MAP);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_is_accepted_stays_accepted_when_lines_move() {
    let place = Place::with(&[("a.journey.yaml", MAP), ("b.journey.yaml", MAP)]);
    let strict = ["--fail-on", "advice"];
    assert_eq!(check(&place, &strict).code, 1);
    let written = check(&place, &["--write-baseline"]);
    assert!(written.err.contains("wrote journeymap-baseline.json with "), "{}", written.err);
    let with = |place: &Place| place.told(&["--fail-on", "advice", "--baseline", "journeymap-baseline.json"]);
    assert_eq!(with(&place), (0, vec![]));
    // Lines that move, and another that is new.
    place.write("a.journey.yaml", MAP.replace("type:", "# more\n\ntype:"));
    assert_eq!(with(&place), (0, vec![]));
    place.write("a.journey.yaml", MAP.replace("stages:", "owner: TODO\nstages:"));
    let (code, told) = with(&place);
    assert_eq!((code, told), (1, vec!["a.journey.yaml:3 placeholder-text".to_owned()]));
    // An error of the language is never accepted.
    place.write("b.journey.yaml", SLIP);
    check(&place, &["--write-baseline"]);
    let told = with(&place).1;
    assert!(told.iter().any(|line| line == "b.journey.yaml:6 unknown-key"), "{told:?}");
    // What is gone is counted, and goes with the next writing.
    place.write("b.journey.yaml", MAP);
    check(&place, &["--write-baseline"]);
    place.write("b.journey.yaml", MAP.replace("!!", "!"));
    let gone = check(&place, &["--baseline", "journeymap-baseline.json"]);
    assert!(gone.err.contains("1 of the findings that `journeymap-baseline.json` accepts"), "{}", gone.err);
    let before = place.text("journeymap-baseline.json");
    check(&place, &["--write-baseline"]);
    assert!(place.text("journeymap-baseline.json").len() < before.len());
    assert!(check(&place, &["--write-baseline"]).err.contains("left as it was: journeymap-baseline.json"));
}

#[test]
fn a_part_of_the_maps_keeps_what_is_accepted_of_the_others() {
    let place = Place::with(&[("a.journey.yaml", MAP), ("b.journey.yaml", MAP), ("c.journey.yaml", MAP)]);
    check(&place, &["--write-baseline"]);
    let whole = place.text("journeymap-baseline.json");
    for part in [&["b.journey.yaml"][..], &["--shard", "2/3"], &["a.journey.yaml", "c.journey.yaml"]] {
        check(&place, &[&["--write-baseline"], part].concat());
        assert_eq!(place.text("journeymap-baseline.json"), whole, "{part:?}");
    }
    // Run from another folder, the findings have the same names.
    place.write("sub/x", "");
    place.git(&["init", "-q"]);
    check(&place, &["--write-baseline"]);
    let whole = place.text("journeymap-baseline.json");
    place.run_in(
        "sub",
        &["check", "--today", "2026-11-02", "--write-baseline", "--baseline", "../journeymap-baseline.json", ".."],
    );
    assert_eq!(place.text("journeymap-baseline.json"), whole);
}

#[test]
fn a_damaged_baseline_is_refused_and_left() {
    let place = Place::with(&[("a.journey.yaml", MAP)]);
    for damaged in ["", "{", "[]", "{\"version\": 2, \"findings\": []}", "{\"version\": 1}", "\u{0}", MAP] {
        place.write("accepted.json", damaged);
        for more in [&["--baseline", "accepted.json"][..], &["--baseline", "accepted.json", "--write-baseline"]] {
            let ran = check(&place, more);
            assert_eq!(ran.code, 2, "{damaged}: {}", ran.err);
            assert!(ran.err.contains("`accepted.json` is"), "{}", ran.err);
        }
        assert_eq!(place.text("accepted.json"), damaged);
    }
    assert_eq!(check(&place, &["--baseline", "none.json"]).code, 2);
    // Neither is a report.
    for arguments in [
        &["check", "--write-baseline", "--report", "json=journeymap-baseline.json"][..],
        &["build", "--deps", "d.json", "--report", "json=d.json"],
    ] {
        let ran = place.run(arguments);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("would be written over") && !place.holds("d.json"), "{}", ran.err);
    }
    // A map is not written over.
    assert_eq!(check(&place, &["--baseline", "a.journey.yaml", "--write-baseline"]).code, 2);
    assert_eq!(place.text("a.journey.yaml"), MAP);
}

#[test]
fn two_workspaces_have_two_baselines_and_a_run_has_one() {
    let place = Place::with(&[("p/a.journey.yaml", MAP), ("q/a.journey.yaml", MAP)]);
    // In a repository the names of files begin at its root, wherever the run begins.
    place.git(&["init", "-q"]);
    for folder in ["p", "q"] {
        place.write(&format!("{folder}/journeymap.yaml"), "lint: {baseline: accepted.json}\n");
        let ran = place.run_in(folder, &["check", "--today", "2026-11-02", "--write-baseline"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(place.holds(&format!("{folder}/accepted.json")));
    }
    let both = check(&place, &[]);
    assert_eq!(both.code, 2);
    assert!(both.err.contains("name two baselines"), "{}", both.err);
    assert_eq!(check(&place, &["p", "--fail-on", "advice"]).code, 0);
}

#[test]
fn the_maps_that_git_says_have_changed_are_checked() {
    let place = Place::with(&[
        ("same.journey.yaml", MAP),
        ("edited.journey.yaml", MAP),
        ("renamed.journey.yaml", MAP),
        ("deleted.journey.yaml", MAP),
        ("sub/journeymap.yaml", "lang: en\n"),
        ("sub/a.journey.yaml", MAP),
        ("gone/journeymap.yaml", "lang: pl\n"),
        ("gone/b.journey.yaml", MAP),
        ("future.journey.yaml", &MAP.replace("current-state", "future-state\nbaseline: edited.journey.yaml")),
    ]);
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "-A"]);
    place.git(&["commit", "-q", "-m", "All"]);
    let files = |folder: &str, revision: &str| {
        let arguments =
            ["check", "-q", "--report", "json", "-A", "all", "-W", "map-without-owner", "--only-changed", revision];
        let ran = place.run_in(folder, &arguments);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        let names = report["files"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(files("", "HEAD"), [""; 0]);
    place.write("edited.journey.yaml", MAP.replace("flat", "house"));
    place.write("new.journey.yaml", MAP);
    place.remove("deleted.journey.yaml");
    place.git(&["mv", "renamed.journey.yaml", "moved.journey.yaml"]);
    let changed = ["edited.journey.yaml", "future.journey.yaml", "moved.journey.yaml", "new.journey.yaml"];
    assert_eq!(files("", "HEAD"), changed);
    place.git(&["config", "diff.relative", "true"]);
    assert_eq!(files("sub", "HEAD"), [""; 0]);
    place.write("sub/journeymap.yaml", "lang: ko\n");
    assert_eq!(files("sub", "main"), ["sub/a.journey.yaml"]);
    // A workspace that is gone was around its maps.
    place.remove("gone/journeymap.yaml");
    assert!(files("", "HEAD").contains(&"gone/b.journey.yaml".to_owned()));
    for bad in ["no-such-branch", "--output=x", "", "HEAD\nHEAD", "-"] {
        let ran = place.run(&["check", &format!("--only-changed={bad}")]);
        assert_eq!(ran.code, 2, "{bad}: {}", ran.err);
    }
    assert!(!place.holds("x"));
    let alone = Place::with(&[("a.journey.yaml", MAP)]);
    let ran = alone.run(&["check", "--only-changed", "HEAD"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("git does not know what has changed"), "{}", ran.err);
}

#[test]
fn all_shares_together_are_the_whole() {
    let place = Place::with(&[]);
    for index in 0..11 {
        place.write(&format!("m{index}/a.journey.yaml"), MAP);
    }
    let whole = place.told(&[]).1;
    for count in [1, 2, 3, 11, 20] {
        let shares = (1..=count).flat_map(|share| place.told(&["--shard", &format!("{share}/{count}")]).1);
        let mut all: Vec<String> = shares.collect();
        all.sort();
        assert_eq!(all, whole, "{count}");
    }
    for bad in ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"] {
        assert_eq!(check(&place, &[&format!("--shard={bad}")]).code, 2, "{bad}");
    }
}
