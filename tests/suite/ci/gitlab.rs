//! `templates/journeymap.yml`: its inputs never become shell text, and its jobs do what they say.

use std::path::PathBuf;

use serde_yaml::{Mapping, Value};

use super::{Ended, LUNCH, Repository, between, ended, programs, texts};
use crate::support::{repository, text_of};

/// The template in its two documents: what it takes, and its jobs as text.
fn template() -> (Mapping, String) {
    let text = text_of(repository("templates/journeymap.yml"));
    let (head, jobs) = text.split_once("\n---\n").unwrap();
    let head: Value = serde_yaml::from_str(head).unwrap();
    (head["spec"]["inputs"].as_mapping().unwrap().clone(), jobs.to_owned())
}

#[test]
fn inputs_are_declared_used_and_never_part_of_shell_text() {
    let (inputs, jobs) = template();
    for name in between(&jobs, "$[[", "]]") {
        let name = name.strip_prefix("inputs.").unwrap();
        assert!(inputs.contains_key(name), "{name} is not declared");
    }
    for (name, input) in &inputs {
        let name = name.as_str().unwrap();
        assert!(jobs.contains(&format!("$[[ inputs.{name} ]]")), "{name} is not used");
        assert!(input.get("default").is_some() && input["description"].is_string(), "{name}");
    }
    let jobs: Value = serde_yaml::from_str(&jobs).unwrap();
    for (way, text) in texts(&jobs) {
        assert!(!way.contains("script/") || !text.contains("$[["), "{way}: {text}");
    }
}

/// Runs a job in a repository as a runner does, by a plain shell.
fn runs(small: &Repository, job: &str, with: &[(&str, &str)], own: &[(&str, &str)], has_program: bool) -> Ended {
    let (inputs, mut jobs) = template();
    for (name, input) in &inputs {
        let name = name.as_str().unwrap();
        let default = match &input["default"] {
            Value::Bool(is) => is.to_string(),
            other => other.as_str().unwrap().to_owned(),
        };
        let value = with.iter().find(|(given, _)| *given == name).map_or(default.as_str(), |(_, value)| value);
        jobs = jobs.replace(&format!("$[[ inputs.{name} ]]"), value);
    }
    let jobs: Value = serde_yaml::from_str(&jobs).unwrap();
    let (base, job) = (&jobs[jobs[job]["extends"].as_str().unwrap()], &jobs[job]);
    let lines = [&base["before_script"], &job["script"]].map(|lines| lines.as_sequence().unwrap().clone()).concat();
    let script: String = lines.iter().map(|line| line.as_str().unwrap().to_owned() + "\n").collect();
    let mut command = small.command("sh");
    let mut path: Vec<PathBuf> = ["/usr/local/bin", "/usr/bin", "/bin"].map(PathBuf::from).into();
    path.extend(has_program.then(programs));
    command.args(["-e", "-c", &script]).env("PATH", std::env::join_paths(path).unwrap());
    command.env("CI_PROJECT_DIR", small.folder.path()).env("GITLAB_CI", "true");
    for (name, value) in [&base["variables"], &job["variables"]].into_iter().filter_map(Value::as_mapping).flatten() {
        command.env(name.as_str().unwrap(), value.as_str().unwrap());
    }
    ended(command.envs(own.iter().copied()))
}

const WRONG: &str = "{name: Eats, touchpoint: {name: Plate, channel: stroe}}";

#[test]
fn a_clean_repository_passes_and_a_fault_fails_its_job() {
    let small = Repository::new();
    let map = "maps/lunch.journey.yaml";
    let code = |job: &str| runs(&small, job, &[], &[], true).code;
    let all = ["journeymap:check", "journeymap:fmt", "journeymap:fresh"];
    assert_eq!(all.map(code), [0, 0, 0]);
    small.write(map, &LUNCH.replace("[Queues", "[ Queues"));
    assert_eq!(all.map(code), [0, 1, 0]);
    small.write(map, &LUNCH.replace("Queues", "Waits"));
    assert_eq!(all.map(code), [0, 0, 1]);
    assert!(small.read("journeymap-fresh.xml").contains("`maps/lunch.svg` is stale"));
    small.write(map, &LUNCH.replace("Eats", WRONG));
    assert_eq!(code("journeymap:check"), 1);
}

#[test]
fn the_reports_lie_where_the_job_takes_them_from() {
    let small = Repository::new();
    small.write("maps/lunch.journey.yaml", &LUNCH.replace("Eats", WRONG));
    let ran = runs(&small, "journeymap:check", &[("path", "maps"), ("fail-on", "error")], &[], true);
    assert_eq!(ran.code, 1);
    assert!(ran.said.contains("maps/lunch.journey.yaml:3:"), "{}", ran.said);
    let (_, jobs) = template();
    let jobs: Value = serde_yaml::from_str(&jobs).unwrap();
    let reports = &jobs["journeymap:check"]["artifacts"]["reports"];
    let quality: serde_json::Value =
        serde_json::from_str(&small.read(reports["codequality"].as_str().unwrap())).unwrap();
    let error = quality.as_array().unwrap().iter().find(|found| found["check_name"] == "unknown-channel").unwrap();
    assert_eq!(error["location"]["path"], "maps/lunch.journey.yaml");
    assert!(small.read(reports["junit"].as_str().unwrap()).contains("<failure"));
}

#[test]
fn a_merge_request_is_asked_for_what_it_changes() {
    let small = Repository::new();
    small.write("maps/old.journey.yaml", &LUNCH.replace("Eats", WRONG));
    small.commits("An old fault");
    let base = small.does("git", &["rev-parse", "HEAD"]);
    small.write("maps/new.journey.yaml", LUNCH);
    small.commits("A new map");
    let code = |with, own: &[(&str, &str)]| runs(&small, "journeymap:check", with, own, true).code;
    let request = [("CI_MERGE_REQUEST_DIFF_BASE_SHA", base.trim())];
    assert_eq!(code(&[("only-changed", "true")], &request), 0);
    assert_eq!(code(&[("only-changed", "true")], &[]), 1, "a branch has no base");
    assert_eq!(code(&[], &request), 1);
}

#[test]
fn without_a_program_and_a_source_of_it_the_job_says_so() {
    let small = Repository::new();
    let ran = runs(&small, "journeymap:fmt", &[], &[], false);
    assert_eq!(ran.code, 2);
    assert!(ran.said.contains("the image has no journeymap: give the inputs source and revision"), "{}", ran.said);
}
