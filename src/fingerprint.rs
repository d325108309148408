//! Floor 3, `fingerprint`: a name for each finding that stays the same when lines move.
//!
//! It is made of the rule, the file, the way to the place by keys and ids, and the words that stand there: not of lines,
//! and not of the message, so that neither a comment above nor a better sentence makes an old finding a new one.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::yaml::{self, Node};

/// How many hexadecimal digits are kept: half of the hash.
const DIGITS: usize = 32;

/// The fingerprints of findings, in their order: 32 hexadecimal digits each, no two alike.
///
/// `path` is the file as reports call it, `tree` what was read of it, if it could be read. All findings of a file are needed at once, since those that are alike in all
/// else are numbered by place: drop findings afterwards, not before.
pub fn fingerprints(path: &str, source: &Source, tree: Option<&Node>, findings: &[Diagnostic]) -> Vec<String> {
    let way = |found: &Diagnostic| tree.map_or_else(String::new, |root| yaml::path(root, found.at));
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
    let half = |byte: u8| char::from_digit(u32::from(byte), 16);
    let digits = hash.finalize().into_iter().flat_map(|byte| [half(byte >> 4), half(byte & 0xF)]);
    digits.flatten().take(DIGITS).collect()
}
