//! A folder of its own for a test of the program: its files, runs in it, and what a check tells.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use serde_json::Value;
use tempfile::TempDir;

use super::program::Ran;

/// A folder with files, removed in the end.
pub(crate) struct Place(TempDir);

impl Place {
    /// A folder with these files.
    pub(crate) fn with(contents: &[(&str, &str)]) -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        for (name, text) in contents {
            place.write(name, text);
        }
        place
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    pub(crate) fn holds(&self, name: &str) -> bool {
        self.path().join(name).symlink_metadata().is_ok()
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path().join(name)).expect("removed");
    }

    /// Runs the program in this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("", arguments)
    }

    /// Runs the program in a folder below.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        self.command(env!("CARGO_BIN_EXE_journeymap"), folder, arguments)
    }

    /// Runs git in this folder; it must succeed.
    pub(crate) fn git(&self, arguments: &[&str]) {
        let settings = ["-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main"];
        let ran = self.command("git", "", &[&settings, arguments].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    }

    /// Runs any program in a folder below.
    pub(crate) fn command(&self, program: &str, folder: &str, arguments: &[&str]) -> Ran {
        let output = Command::new(program)
            .current_dir(self.path().join(folder))
            .envs([("GITHUB_ACTIONS", ""), ("GITHUB_STEP_SUMMARY", ""), ("GIT_CONFIG_GLOBAL", "/dev/null")])
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|why| panic!("{program}: {why}"));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Ran { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What a check tells as `path:line code`, sorted; and how it ended.
    pub(crate) fn told(&self, arguments: &[&str]) -> (i32, Vec<String>) {
        let ran = self.run(&[&["check", "-q", "--today", "2026-11-02", "--report", "json"], arguments].concat());
        let report: Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|why| panic!("{why}: {} {}", ran.out, ran.err));
        let line = |found: &Value| {
            let word = |value: &Value| value.as_str().expect("a word").to_owned();
            format!("{}:{} {}", word(&found["path"]), found["place"]["start"]["line"], word(&found["code"]))
        };
        let mut told: Vec<String> = report["findings"].as_array().expect("findings").iter().map(line).collect();
        told.sort();
        (ran.code, told)
    }

    /// Every file below, hidden ones included, with its bytes and the time of its last change.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>, SystemTime)> {
        let walk =
            walkdir::WalkDir::new(self.path()).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
        let files = walk.filter(|entry| entry.file_type().is_file());
        let file = |entry: walkdir::DirEntry| {
            let name = entry.path().strip_prefix(self.path()).expect("below").display().to_string();
            let time = entry.metadata().expect("metadata").modified().expect("a time");
            (name, fs::read(entry.path()).expect("read"), time)
        };
        files.map(file).collect()
    }

    /// The names of all files, but for those of git.
    pub(crate) fn names(&self) -> Vec<String> {
        self.files().into_iter().map(|(name, ..)| name).filter(|name| !name.starts_with(".git/")).collect()
    }
}
