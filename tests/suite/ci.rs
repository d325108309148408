//! What a repository takes over for its CI, run as the services run it: hooks, the action, the component, build files.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail")]

mod action;
mod build_systems;
mod exit_codes;
mod gitlab;
mod pages;
mod pre_commit;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_yaml::Value;
use tempfile::TempDir;

/// A map in canonical form without an error.
const LUNCH: &str = "title: Lunch\ntype: current-state\nstages: [Queues, Eats]\n";

/// A small Git repository with a map, its outputs and a `journeymap.yaml`, all committed.
struct Repository {
    folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
struct Ended {
    code: i32,
    /// Standard output, then standard error.
    said: String,
}

impl Repository {
    fn new() -> Self {
        let new = Self { folder: tempfile::tempdir().unwrap() };
        new.write("journeymap.yaml", "formats: [svg, md]\n");
        new.write("maps/lunch.journey.yaml", LUNCH);
        new.does("git", &["init", "--quiet", "--initial-branch=main"]);
        new.does("journeymap", &["build", "--quiet"]);
        new.commits("A map");
        new
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// A command in the root, with the program of this build on the path and nothing of the machine's settings.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env("PATH", path_with(&[programs()])).stdin(Stdio::null());
        for of_a_service in
            ["CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"]
        {
            command.env_remove(of_a_service);
        }
        for (name, value) in [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")] {
            command.env(name, value);
        }
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Test").env(format!("GIT_{role}_EMAIL"), "test@example.org");
        }
        command
    }

    /// A command that may fail.
    fn tries(&self, program: &str, arguments: &[&str]) -> Ended {
        ended(self.command(program).args(arguments))
    }

    /// A command that must not fail.
    fn does(&self, program: &str, arguments: &[&str]) -> String {
        let ended = self.tries(program, arguments);
        assert_eq!(ended.code, 0, "{program} {arguments:?}\n{}", ended.said);
        ended.said
    }

    fn commits(&self, message: &str) {
        self.does("git", &["add", "--all"]);
        self.does("git", &["commit", "--quiet", "--message", message]);
    }
}

fn ended(command: &mut Command) -> Ended {
    let output = command.output().unwrap_or_else(|why| panic!("{}: {why}", command.get_program().display()));
    let said = [output.stdout, output.stderr].concat();
    Ended { code: output.status.code().unwrap(), said: String::from_utf8(said).unwrap() }
}

/// The folder of the program that is tested.
fn programs() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_journeymap")).parent().unwrap().to_path_buf()
}

/// The path of this machine, with these folders before it.
fn path_with(folders: &[PathBuf]) -> OsString {
    let own = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folders.iter().cloned().chain(std::env::split_paths(&own))).unwrap()
}

/// Whether a tool is there. `scripts/test-tools.sh` installs it; on a build server it must not lack.
fn is_there(tool: &Path) -> bool {
    let there = Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success());
    assert!(there || std::env::var_os("CI").is_none(), "no {} on this machine", tool.display());
    if !there {
        println!("did not run: no {} on this machine", tool.display());
    }
    there
}

/// Every text of a document with the way to it, like `runs/steps/0/run`.
fn texts(value: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(value, String::new(), &mut found);
    found
}

fn collect(value: &Value, way: String, found: &mut BTreeMap<String, String>) {
    let below = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}/{key}") };
    match value {
        Value::String(text) => {
            found.insert(way, text.clone());
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, below(&index.to_string()), found);
            }
        }
        Value::Mapping(entries) => {
            for (key, value) in entries {
                collect(value, below(key.as_str().unwrap_or("?")), found);
            }
        }
        _ => {}
    }
}

/// What stands between two marks, wherever in a text.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).map(|rest| rest.split(close).next().unwrap().trim()).collect()
}

/// The blocks of a page in a language, in order.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = crate::support::text_of(crate::support::repository(page));
    let open = format!("\n```{language}\n");
    text.split(&open).skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned() + "\n").collect()
}
