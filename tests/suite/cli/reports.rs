//! `--report`: which, where to, what files are called, and what the environment chooses.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{BAD, GOOD};
use crate::support::program::{Ran, folder, names, run, run_in, run_with};

const GITHUB: (&str, &str) = ("GITHUB_ACTIONS", "true");
const SLIP: &str = "title: Bad\ntype: current-state\nstages: [{name: One, touchpoint: {name: A, channel: stroe}}]\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The paths of a JSON report.
fn paths(ran: &Ran) -> Vec<String> {
    json(&ran.out)["files"].as_array().unwrap().iter().map(|path| path.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_report_stands_alone_on_standard_output() {
    let folder = folder(&[("a.journey.yaml", SLIP)]);
    for report in journeymap::report::ALL {
        let ran = run(folder.path(), &["check", "--report", report.name]);
        assert_eq!(ran.code, 1, "{}", report.name);
        assert!(ran.out.contains("stroe") && !ran.out.contains(" checked in "), "{}: {}", report.name, ran.out);
        assert!(ran.err.starts_with("1 map checked in ") && ran.err.lines().count() == 1, "{}", ran.err);
    }
    let drawn = run(folder.path(), &["check", "--report", "terminal"]);
    let usual = run(folder.path(), &["check"]);
    assert!(usual.out.is_empty() && drawn.err.lines().count() == 1);
    assert!(usual.err.starts_with(&drawn.out) && drawn.out.ends_with("explain unknown-channel\n"), "{}", drawn.out);
    let built = run(folder.path(), &["build", "--report", "concise"]);
    assert_eq!((built.code, built.out.lines().count()), (1, 1));
}

#[test]
fn several_reports_go_to_files_and_one_to_standard_output() {
    let folder = folder(&[("a.journey.yaml", SLIP)]);
    let arguments = ["check", "--report", "sarif=out/a.sarif", "--report", "junit=a.xml", "--report", "github"];
    let ran = run(folder.path(), &arguments);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("::error title=unknown-channel,file=a.journey.yaml,line=3,"), "{}", ran.out);
    assert!(ran.err.starts_with("wrote out/a.sarif\nwrote a.xml\n1 map checked in "), "{}", ran.err);
    let sarif = json(&fs::read_to_string(folder.path().join("out/a.sarif")).unwrap());
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unknown-channel");
    // What has not changed is not written again.
    assert!(run(folder.path(), &arguments).err.starts_with("1 map checked in "));
    let both = run(folder.path(), &["check", "--report", "terminal=a.txt", "--report", "auto"]);
    assert!(both.err.starts_with(&fs::read_to_string(folder.path().join("a.txt")).unwrap()), "{}", both.err);
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_done() {
    let folder = folder(&[("a.journey.yaml", GOOD)]);
    for (arguments, why) in [
        (&["check", "--report", "json", "--report", "sarif"][..], "standard output takes one report, and there are 2"),
        (&["check", "--report", "json=-", "--report", "terminal"], "standard output takes one report, and there are 2"),
        (&["build", "-o", "-", "--report", "json"], "standard output is taken by the map"),
        (&["build", "--report", "json", "-"], "standard output is taken by the map"),
        (&["check", "--report", "sarfi"], "did you mean `sarif`?"),
        (&["check", "--report", "pdf"], "there are auto, terminal, concise, json"),
        (&["check", "--report", "json="], "a file is wanted behind the `=`"),
        (&["check", "--report", "auto=a.txt"], "name a report to write it to a file"),
        (&["check", "--report", "json=a", "--report", "sarif=./a"], "would be written over `./a`"),
        (&["check", "--report", "json=a.journey.yaml"], "would be written over `a.journey.yaml`"),
        (&["build", "--report", "json=a.svg"], "would be written over `a.svg`"),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(why), "{arguments:?}: {}", ran.err);
        assert_eq!(names(&super::files(folder.path())), ["a.journey.yaml"], "{arguments:?}");
    }
    fs::create_dir(folder.path().join("there")).unwrap();
    let blocked = run(folder.path(), &["check", "--report", "json=there"]);
    assert_eq!(blocked.code, 2);
    assert!(blocked.err.contains("error: cannot write `there`: it is a folder"), "{}", blocked.err);
}

#[test]
fn github_actions_are_told_in_their_way() {
    let folder = folder(&[("a.journey.yaml", SLIP)]);
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "Before.").unwrap();
    let variables = [GITHUB, ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let auto = run_in(folder.path(), &variables, &["check"], b"");
    assert!(auto.out.starts_with("::error title=unknown-channel,") && auto.err.lines().count() == 1, "{}", auto.err);
    let text = fs::read_to_string(&summary).unwrap();
    assert!(text.starts_with("Before.\n## journeymap\n\n1 file: 1 error.\n\n| Level |"), "{text}");
    // A summary that is full is left as it is.
    fs::write(&summary, "x".repeat(1024 * 1024 - 10)).unwrap();
    assert_eq!(run_in(folder.path(), &variables, &["check"], b"").code, 1);
    assert!(fs::metadata(&summary).unwrap().len() <= 1024 * 1024);
    // Where something else is on standard output, or another report is asked for, there are no annotations.
    fs::remove_file(&summary).unwrap();
    let map = run_in(folder.path(), &[GITHUB], &["build", "-", "-f", "md"], GOOD.as_bytes());
    assert!(map.code == 0 && map.out.starts_with("# Good"), "{}", map.out);
    let map = run_in(folder.path(), &variables, &["build", "-", "-f", "md"], SLIP.as_bytes());
    assert!(map.out.is_empty() && map.err.starts_with("<stdin>:3:"), "{}", map.err);
    let concise = run_in(folder.path(), &variables, &["check", "--report", "concise"], b"");
    assert!(concise.out.starts_with("a.journey.yaml:3:") && !summary.exists(), "{}", concise.out);
    // Nothing found leaves no trace.
    fs::write(folder.path().join("a.journey.yaml"), GOOD).unwrap();
    let clean = run_in(folder.path(), &variables, &["check", "--allow", "all"], b"");
    assert!(clean.out.is_empty() && clean.code == 0 && !summary.exists());
}

#[test]
fn paths_begin_at_the_root_of_the_repository() {
    let folder = folder(&[("top/maps/a.journey.yaml", SLIP), ("top/.git/HEAD", ""), ("b.journey.yaml", SLIP)]);
    let check = |at: &str, path: &str| paths(&run(&folder.path().join(at), &["check", "--report", "json", path]));
    let absolute = folder.path().join("top/maps/a.journey.yaml");
    assert_eq!(check("top", "maps/a.journey.yaml"), ["maps/a.journey.yaml"]);
    assert_eq!(check("top/maps", "./a.journey.yaml"), ["maps/a.journey.yaml"]);
    assert_eq!(check("top/maps", "."), ["maps/a.journey.yaml"]);
    assert_eq!(check("top/maps", absolute.to_str().unwrap()), ["maps/a.journey.yaml"]);
    // From outside it is the repository of the file, and without one the working directory.
    assert_eq!(check("", "top/maps/a.journey.yaml"), ["maps/a.journey.yaml"]);
    assert_eq!(check("", "b.journey.yaml"), ["b.journey.yaml"]);
    let outside = check("top/maps", "../../b.journey.yaml");
    assert!(Path::new(&outside[0]).is_absolute() && outside[0].ends_with("/b.journey.yaml"), "{outside:?}");
    let standard = run_with(folder.path(), &["check", "-", "--report", "json"], SLIP.as_bytes());
    assert_eq!(paths(&standard), ["stdin"]);
}

#[test]
fn what_could_not_be_read_is_in_the_report() {
    let folder = folder(&[("a.journey.yaml", BAD)]);
    let ran = run(folder.path(), &["check", "a.journey.yaml", "none.journey.yaml", "--report", "json"]);
    assert_eq!(ran.code, 2);
    let report = json(&ran.out);
    assert_eq!(report["failures"][0], "cannot read `none.journey.yaml`: there is no such file");
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn the_findings_of_a_theme_are_reported_too() {
    let folder = folder(&[("a.journey.yaml", GOOD), ("brand.yaml", "colours: {}\n")]);
    let ran = run(folder.path(), &["build", "--theme", "brand.yaml", "--report", "concise"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("brand.yaml:1:1: error[unknown-key]: "), "{}", ran.out);
}

#[test]
fn the_schema_of_reports_is_that_of_the_docs() {
    let schema = run(Path::new("."), &["schema", "report"]);
    let page = crate::support::repository("docs/reference/report.schema.json");
    assert_eq!(schema.out, fs::read_to_string(page).unwrap());
}

#[test]
fn the_findings_of_a_workspace_are_reported_and_its_file_is_kept() {
    let folder = folder(&[("maps/a.journey.yaml", GOOD), ("journeymap.yaml", "colour: red\n"), (".git/HEAD", "")]);
    let maps = folder.path().join("maps");
    let ran = run(&maps, &["check", "--report", "concise"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("journeymap.yaml:1:1: error[unknown-key]: "), "{}", ran.out);
    fs::write(folder.path().join("journeymap.yaml"), "").unwrap();
    let refused = run(&maps, &["check", "--report", "json=../journeymap.yaml"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("would be written over `../journeymap.yaml`"), "{}", refused.err);
    assert_eq!(fs::read_to_string(folder.path().join("journeymap.yaml")).unwrap(), "");
}
