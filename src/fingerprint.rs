//! Floor 3, `fingerprint`: a name for each finding that stays the same when lines move.
//!
//! It is made of the rule, the file, the way to the place by keys and ids, and the words that stand there: not of lines,
//! and not of the message, so that neither a comment above nor a better sentence makes an old finding a new one.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::yaml;

/// How many hexadecimal digits are kept: half of the hash.
const DIGITS: usize = 32;

/// The fingerprints of findings, in their order: 32 hexadecimal digits each, no two alike.
///
/// `path` is the file as reports call it. All findings of a file are needed at once, since those that are alike in all
/// else are numbered by place: drop findings afterwards, not before.
pub fn fingerprints(path: &str, source: &Source, findings: &[Diagnostic]) -> Vec<String> {
    if findings.is_empty() {
        return Vec::new();
    }
    let tree = yaml::read(source).value;
    let way = |found: &Diagnostic| tree.as_ref().map_or_else(String::new, |root| yaml::path(root, found.at));
    let keys: Vec<[String; 4]> = findings
        .iter()
        .map(|found| {
            let words = source.slice(source.first_line(found.at));
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            [found.code.name.to_owned(), path.to_owned(), way(found), words]
        })
        .collect();
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| findings.get(*index).map(|found| (found.at, &found.message)));
    let mut seen: BTreeMap<&[String; 4], usize> = BTreeMap::new();
    let mut made = vec![String::new(); findings.len()];
    for index in order {
        let (Some(key), Some(slot)) = (keys.get(index), made.get_mut(index)) else { continue };
        let ordinal = seen.entry(key).or_default();
        *slot = hash(key, *ordinal);
        *ordinal += 1;
    }
    made
}

fn hash(key: &[String; 4], ordinal: usize) -> String {
    let mut hash = Sha256::new();
    for part in key {
        // The length keeps `a`, `bc` and `ab`, `c` apart.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.update((ordinal as u64).to_be_bytes());
    let digits = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    digits.chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::fingerprints;
    use crate::source::{NoFiles, Source};

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
        let findings = crate::check(&source, &NoFiles).findings.sorted();
        let prints = fingerprints(path, &source, &findings);
        findings.iter().map(|found| found.code.name).zip(prints).collect()
    }

    #[test]
    fn all_are_different() {
        let all = made("a", MAP);
        assert!(all.len() >= 4, "{all:?}");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|(_, print)| print.len() == super::DIGITS));
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
}
