//! The hooks of `.pre-commit-hooks.yaml`, run by pre-commit at real commits.

use std::fs;
use std::path::PathBuf;

use super::{LUNCH, Repository, ended, is_there};
use crate::support::repository;

/// pre-commit, where `scripts/test-tools.sh` puts it.
fn pre_commit() -> PathBuf {
    repository("target/pre-commit/bin/pre-commit")
}

#[test]
fn the_manifest_is_one() {
    if !is_there(&pre_commit()) {
        return;
    }
    let small = Repository::new();
    let manifest = repository(".pre-commit-hooks.yaml");
    let validated = ended(small.command(pre_commit().to_str().unwrap()).arg("validate-manifest").arg(manifest));
    assert_eq!(validated.code, 0, "{}", validated.said);
}

/// A repository whose commits run the hooks for an installed program, and the one that they come from.
fn hooked() -> (Repository, Repository) {
    let hooks = Repository::new();
    fs::copy(repository(".pre-commit-hooks.yaml"), hooks.path(".pre-commit-hooks.yaml")).unwrap();
    hooks.commits("Hooks");
    let revision = hooks.does("git", &["rev-parse", "HEAD"]);
    let small = Repository::new();
    let ids = ["journeymap-fmt-system", "journeymap-check-system", "journeymap-fresh-system"];
    let ids: String = ids.iter().map(|id| format!("      - id: {id}\n")).collect();
    let folder = hooks.folder.path().display();
    let config = format!("repos:\n  - repo: {folder}\n    rev: {}\n    hooks:\n{ids}", revision.trim());
    small.write(".pre-commit-config.yaml", &config);
    small.does(pre_commit().to_str().unwrap(), &["install"]);
    (small, hooks)
}

#[test]
fn commits_go_from_clean_to_failing_to_mended() {
    if !is_there(&pre_commit()) {
        return;
    }
    let (small, hooks) = hooked();
    let commit = || {
        small.does("git", &["add", "--all"]);
        let cache = hooks.path(".git/cache");
        ended(small.command("git").args(["commit", "--message", "Change"]).env("PRE_COMMIT_HOME", cache))
    };
    let map = "maps/lunch.journey.yaml";

    small.write(map, &LUNCH.replace("Eats", "Eats it"));
    small.does("journeymap", &["build", "--quiet"]);
    let clean = commit();
    assert_eq!(clean.code, 0, "{}", clean.said);
    assert_eq!(clean.said.matches("Passed\n").count(), 3, "{}", clean.said);

    small.write(map, &LUNCH.replace("Eats", "{name: Eats, touchpoint: {name: Plate, channel: stroe}}"));
    let bad = commit();
    assert_eq!(bad.code, 1, "{}", bad.said);
    assert!(bad.said.contains("\nmaps/lunch.journey.yaml:3:"), "{}", bad.said);
    assert!(bad.said.contains("error[unknown-channel]: there is no channel `stroe`"), "{}", bad.said);

    small.write(map, "type: current-state\ntitle: Lunch\nstages: [Queues, 'Eats it']\n");
    let untidy = commit();
    assert_eq!(untidy.code, 1, "{}", untidy.said);
    assert!(untidy.said.contains("files were modified by this hook"), "{}", untidy.said);
    assert_eq!(small.read(map), LUNCH.replace("Eats", "Eats it"));

    small.write(map, &LUNCH.replace("Queues", "Waits"));
    let stale = commit();
    assert_eq!(stale.code, 1, "{}", stale.said);
    assert!(stale.said.contains("\nstale: maps/lunch.svg\nstale: maps/lunch.md\n"), "{}", stale.said);
    assert!(stale.said.contains("to bring the outputs up to date: journeymap build"), "{}", stale.said);

    small.does("journeymap", &["build", "--quiet"]);
    let mended = commit();
    assert_eq!(mended.code, 0, "{}", mended.said);
}
