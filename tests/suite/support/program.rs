//! The program itself, run in a folder of its own.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::SystemTime;

use tempfile::TempDir;

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ran {
    run_with(folder, arguments, b"")
}

pub(crate) fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    run_in(folder, &[("GITHUB_ACTIONS", ""), ("GITHUB_STEP_SUMMARY", "")], arguments, input)
}

/// A run with these variables in its environment.
pub(crate) fn run_in(folder: &Path, variables: &[(&str, &str)], arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(binary())
        .current_dir(folder)
        .envs(variables.iter().copied())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has read enough closes its end.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: status.code().unwrap(), out: text(stdout), err: text(stderr) }
}

pub(crate) fn binary() -> PathBuf {
    env!("CARGO_BIN_EXE_journeymap").into()
}

/// A folder with these files.
pub(crate) fn folder(contents: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in contents {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Every file below a folder, hidden ones included, with its bytes.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = walk.into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let mut files: Vec<(String, Vec<u8>)> =
        files.map(|entry| (below(folder, entry.path()), fs::read(entry.path()).unwrap())).collect();
    files.sort();
    files
}

/// When each file below a folder was changed last.
pub(crate) fn changed(folder: &Path) -> Vec<SystemTime> {
    let names = files(folder);
    names.iter().map(|(name, _)| fs::metadata(folder.join(name)).unwrap().modified().unwrap()).collect()
}

pub(crate) fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")
}

pub(crate) fn names(files: &[(String, Vec<u8>)]) -> Vec<&str> {
    files.iter().map(|(name, _)| name.as_str()).collect()
}
