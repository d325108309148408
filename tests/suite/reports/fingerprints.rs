//! Fingerprints: no two alike, and the same when lines move.

use std::collections::BTreeSet;

use journeymap::fingerprint::fingerprints;
use journeymap::source::{NoFiles, Source};

const MAP: &str = "\
title: A shop
type: current-state
stages:
  - name: Buys
    steps:
      - {action: Looks, emotion: -3}
      - {action: Pays, emotion: -3, touchpoint: {name: Till, channel: stroe}}
      - {action: Pays, emotion: -3}
";

/// Code and fingerprint of every finding.
fn made(path: &str, map: &str) -> Vec<(&'static str, String)> {
    let source = Source::new("a", map);
    let findings = journeymap::check(&source, &NoFiles).findings.sorted();
    let prints = fingerprints(path, &source, journeymap::yaml::read(&source).value.as_ref(), &findings);
    findings.iter().map(|found| found.code.name).zip(prints).collect()
}

#[test]
fn all_are_different() {
    let all = made("a", MAP);
    assert!(all.len() >= 4, "{all:?}");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert!(all.iter().all(|(_, print)| print.len() == 32));
    assert!(made("b", MAP).iter().all(|print| !all.contains(print)), "the file counts");
}

#[test]
fn they_stay_when_lines_move() {
    let all = made("a", MAP);
    let moved = MAP
        .replace("stages:", "# One.\n\n# Two.\nstages:\n  - name: Before\n    steps: [Wakes up]")
        .replace("      - {action: Looks", "      - Arrives\n      - {action: Looks")
        .replace('\n', "\r\n");
    assert_eq!(made("a", &moved), all);
    // What was mended takes no other along.
    let mended = made("a", &MAP.replace("stroe", "store"));
    assert!(mended.len() == all.len() - 1 && mended.iter().all(|print| all.contains(print)));
}

#[test]
fn a_file_that_cannot_be_read_has_them_too() {
    let broken = "title: [\ntype: x: y\n";
    let all = made("a", broken);
    assert!(!all.is_empty());
    assert_eq!(made("a", &format!("# A comment.\n{broken}")), all);
}
