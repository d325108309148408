//! Outputs and what they were made from: what is stale, what is orphaned, and what nobody may touch.

use std::process::Command;

use super::support::place::Place;

const MAP: &str = "title: A flat\ntype: current-state\nstages: [Search, Sign]\n";
const RECEIPT: &str = "out/.journeymap-outputs";

fn place() -> Place {
    let place = Place::with(&[
        ("journeymap.yaml", "output: out\nformats: [svg, md]\n"),
        ("a.journey.yaml", MAP),
        ("b/c.journey.yaml", MAP),
    ]);
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    place
}

#[test]
fn a_look_writes_nothing_and_says_what_is_behind() {
    let place = place();
    let before = place.files();
    let current = place.run(&["build", "--check"]);
    assert_eq!(current.code, 0, "{}", current.err);
    assert!(current.err.starts_with("2 maps, 4 current in "), "{}", current.err);
    assert_eq!(place.files(), before);
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    assert_eq!(place.files(), before, "an unchanged file was written");

    place.write("out/a.svg", "<svg/>");
    place.remove("out/b/c.md");
    place.remove("b/c.journey.yaml");
    place.write("d.journey.yaml", MAP);
    let before = place.files();
    let behind = place.run(&["build", "--check", "-j", "1"]);
    assert_eq!(behind.code, 1);
    for line in [
        "stale: out/a.svg",
        "missing: out/d.svg",
        "missing: out/d.md",
        "orphaned: out/b/c.svg",
        "to bring the outputs up to date: journeymap build -j 1",
    ] {
        assert!(behind.err.lines().any(|told| told == line), "{line}: {}", behind.err);
    }
    assert_eq!(place.files(), before);
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    assert_eq!(place.run(&["build", "--check"]).code, 0);
    assert!(!place.holds("out/b/c.svg") && place.holds("out/d.md"));
    // A map with errors is not current, and its outputs are nobody's to remove.
    place.write("a.journey.yaml", "title: A\n");
    assert_eq!(place.run(&["build", "--check", "-q"]).code, 1);
    assert_eq!(place.run(&["build", "-q"]).code, 1);
    assert!(place.holds("out/a.svg") && place.holds("out/a.md"));
}

#[test]
fn what_a_build_made_goes_when_it_is_made_no_longer() {
    let place = place();
    place.write("out/own.svg", "<svg/>");
    for (name, arguments) in [
        ("one map", &["build", "-q", "a.journey.yaml"][..]),
        ("a folder", &["build", "-q", "b"]),
        ("a share", &["build", "-q", "--shard", "1/2"]),
        ("a format", &["build", "-q", "-f", "svg"]),
        ("another place", &["build", "-q", "-o", "there/"]),
    ] {
        assert_eq!(place.run(arguments).code, 0);
        assert!(place.holds("out/b/c.md") && place.holds("out/a.md") && place.holds("out/a.svg"), "{name}");
    }
    place.write("journeymap.yaml", "output: out\nformats: [svg]\n");
    let built = place.run(&["build"]);
    assert!(built.err.contains("removed out/a.md\nremoved out/b/c.md\n"), "{}", built.err);
    assert!(!place.holds("out/a.md") && place.holds("out/own.svg") && place.holds("out/a.svg"));
    assert!(!place.text(RECEIPT).contains(".md"));
}

#[cfg(unix)]
#[test]
fn a_folder_for_outputs_may_be_a_link_inside_of_the_workspace() {
    let place = place();
    std::fs::rename(place.path().join("out"), place.path().join("real")).expect("moved");
    std::os::unix::fs::symlink("real", place.path().join("out")).expect("a link");
    place.remove("b/c.journey.yaml");
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    assert!(place.holds("real/a.svg") && !place.holds("real/b/c.svg"));
}

#[test]
fn a_receipt_from_a_stranger_removes_nothing_else() {
    let place = place();
    let outside = Place::with(&[("x.svg", "theirs"), ("deep/y.svg", "theirs")]);
    let outer = outside.path().display().to_string();
    place.write("x.svg", "<svg/>");
    place.write("notes.txt", "");
    place.write("out/readme.txt", "");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(outside.path(), place.path().join("out/linked")).expect("a link");
        symlink(outside.path().join("x.svg"), place.path().join("out/link.svg")).expect("a link");
    }
    let lines = format!(
        "../x.svg\n{outer}/x.svg\nlinked/x.svg\nlinked/deep/y.svg\nlink.svg\nreadme.txt\nb/../../x.svg\n..\n.\n\n/\nb\n\
         ../journeymap.yaml\n../a.journey.yaml\na.svg\u{0}\n"
    );
    place.write(RECEIPT, place.text(RECEIPT) + &lines);
    let before: Vec<String> = place.names();
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    assert_eq!(place.names(), before);
    assert_eq!(outside.names(), ["deep/y.svg", "x.svg"]);
    assert!(place.holds("out/link.svg"));
    // A receipt that cannot be read stops nothing but itself.
    place.write(RECEIPT, [0xff, 0xfe, 0, b'\n']);
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    assert_eq!(place.names(), before);
    // In the folder of the workspace its own files stay.
    place.write("journeymap.yaml", "inputs: [a.journey.yaml]\n");
    place.write(".journeymap-outputs", "b/c.journey.yaml\njourneymap.yaml\nnotes.txt\n");
    assert_eq!(place.run(&["build", "-q"]).code, 0);
    for name in ["b/c.journey.yaml", "journeymap.yaml", "notes.txt"] {
        assert!(place.holds(name), "{name}");
    }
}

#[test]
fn make_builds_what_is_needed_and_nothing_else() {
    let place = Place::with(&[
        ("journeymap.yaml", "lang: en\n"),
        ("maps/a b$c#1%.journey.yaml", MAP),
        ("maps/future.journey.yaml", &MAP.replace("current-state", "future-state\nbaseline: now.journey.yaml")),
        ("maps/now.journey.yaml", MAP),
    ]);
    let build = ["build", "-q", "--deps", "maps.d"];
    assert_eq!(place.run(&build).code, 0);
    let program = env!("CARGO_BIN_EXE_journeymap");
    let targets = "maps/future.svg maps/a\\ b$$c\\#1%.svg";
    place.write(
        "Makefile",
        format!("all: {targets}\n-include maps.d\nmaps/%:\n\t@echo made\n\t@{program} {}\n", build.join(" ")),
    );
    let make = || {
        let output = Command::new("make").current_dir(place.path()).output().expect("make runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).matches("made").count()
    };
    assert_eq!(make(), 0, "{}", place.text("maps.d"));
    for changed in ["maps/now.journey.yaml", "journeymap.yaml", "maps/a b$c#1%.journey.yaml"] {
        std::thread::sleep(std::time::Duration::from_millis(20));
        place.write(changed, place.text(changed) + "# more\n");
        assert!(make() > 0, "{changed}");
        // What is built is the same, so that its files are as old as before.
        for output in ["maps/future.svg", "maps/a b$c#1%.svg"] {
            place.write(output, place.text(output));
        }
    }
    // A file that is gone does not stop it.
    place.write("maps/future.journey.yaml", MAP);
    place.remove("maps/now.journey.yaml");
    assert!(make() > 0);
    // The same as JSON.
    assert_eq!(place.run(&["build", "-q", "--deps", "maps.json"]).code, 0);
    let read: serde_json::Value = serde_json::from_str(&place.text("maps.json")).expect("JSON");
    assert_eq!(read["rules"][0]["inputs"], serde_json::json!(["maps/a b$c#1%.journey.yaml", "journeymap.yaml"]));
    assert_eq!(read["rules"][0]["outputs"], serde_json::json!(["maps/a b$c#1%.svg", "maps/a b$c#1%.md"]));
}

#[test]
fn the_file_of_what_was_read_is_written_over_nothing() {
    let place = place();
    for file in ["a.journey.yaml", "journeymap.yaml", "out/a.svg", "b/../out/a.md"] {
        let before = place.files();
        let ran = place.run(&["build", "-q", "--deps", file]);
        assert_eq!(ran.code, 2, "{file}: {}", ran.err);
        assert!(ran.err.contains("would be written over"), "{}", ran.err);
        assert_eq!(place.files(), before);
    }
}
