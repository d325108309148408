//! The examples are models: what journeymap itself finds fault with is not in them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{repository, text_of};

/// The day on which the examples are looked at: their reviews are due later.
const TODAY: &str = "2026-11-22";

#[test]
fn every_example_is_clean() {
    let checked =
        run(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "--today", TODAY, "--fail-on", "warning", "examples"]);
    assert!(checked.status.success(), "{}", told(&checked));
    let advice =
        told(&checked).lines().filter(|line| line.contains(": advice[")).map(str::to_owned).collect::<Vec<_>>();
    let elsewhere: Vec<&String> = advice.iter().filter(|line| !line.contains("minimal.journey.yaml")).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

/// The workspace of the examples, as the page on workspaces tells it.
#[test]
fn the_workspace_of_the_examples_builds_and_shares() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("examples/workspace"), folder.path());
    let page = text_of(repository("docs/workspace.md"));
    let at_once = run(folder.path(), &["check", "--today", TODAY, "--fail-on", "advice"]);
    let built = run(folder.path(), &["build", "--jobs", "1"]);
    let compared = run(folder.path(), &["build", "--check"]);
    for output in [&at_once, &built, &compared] {
        assert!(output.status.success(), "{}", told(output));
        for line in told(output).lines() {
            let without_time = line.split(" in ").next().unwrap();
            assert!(page.contains(without_time), "docs/workspace.md does not show `{line}`");
        }
    }
    assert!(page.contains(&fs::read_to_string(folder.path().join("out/.journeymap-outputs")).unwrap()));
    for name in ["repair/repair", "sklep/pierwszy-rower"] {
        let markdown = fs::read_to_string(folder.path().join(format!("out/{name}.md"))).unwrap();
        for shared in ["Zofia Lis", "Velo Point", "CSAT", "(../../research/velo-talks.md)"] {
            assert!(markdown.contains(shared), "{name}: {shared}");
        }
    }
    // A folder that the workspace names is as good a place to work in as any.
    let inside = run(&folder.path().join("repair"), &["check", "--today", TODAY, "--fail-on", "advice"]);
    assert!(inside.status.success() && told(&inside).starts_with("2 maps checked"), "{}", told(&inside));
}

#[test]
fn a_workspace_sets_what_is_too_large() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("examples/workspace"), folder.path());
    let settings = folder.path().join("journeymap.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text + "\nlimits: {stages: 1, steps: 2, characters: 25}\n").unwrap();
    let checked = told(&run(folder.path(), &["check", "--today", TODAY]));
    for rule in ["[many-stages]", "[many-steps]", "[long-text]"] {
        assert!(checked.contains(rule), "{rule}:\n{checked}");
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            // What somebody built there is no part of the example.
            if entry.file_name() != "out" {
                fs::create_dir(&place).unwrap();
                copy(&entry.path(), &place);
            }
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(trycmd::cargo::cargo_bin!("journeymap"));
    command.current_dir(folder).env_remove("GITHUB_ACTIONS").args(arguments).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
