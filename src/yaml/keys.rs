//! The keys of a mapping: each is a text, and stands there once.

use std::collections::HashMap;

use super::codes::{DUPLICATE_KEY, KEY_NOT_TEXT, MERGE_KEY};
use super::node::{Entry, Kind, Node, Scalar};
use super::traps::Traps;
use crate::diagnostic::Diagnostic;
use crate::source::{At, Span};

/// What a mapping has read since its last value.
pub(super) enum Key {
    /// Nothing: the next node is a key.
    Awaited,
    /// A key: the next node is its value.
    Written(At<String>),
    /// A key that was reported: the next node is read and left out.
    Refused,
}

/// The keys that a mapping has already, where it has too many to look through them.
#[derive(Default)]
pub(super) struct Seen(HashMap<String, Span>);

impl Seen {
    /// So many keys are looked through.
    const FEW: usize = 16;

    /// Where a key stands already among these entries, which are all that the mapping has.
    fn find(&mut self, key: &str, entries: &[Entry]) -> Option<Span> {
        if entries.len() < Self::FEW {
            return entries.iter().find(|entry| entry.key.value == key).map(|entry| entry.key.span);
        }
        let new = entries.iter().skip(self.0.len());
        self.0.extend(new.map(|entry| (entry.key.value.clone(), entry.key.span)));
        self.0.get(key).copied()
    }
}

/// Reads a node as a key: a text that none of the mapping's entries has yet.
pub(super) fn take_key(traps: &mut Traps<'_>, seen: &mut Seen, entries: &[Entry], node: Node) -> Key {
    let span = node.span;
    let scalar = match node.kind {
        Kind::Scalar(scalar) => scalar,
        // `null: x` is a key with that name; only where nothing stands there is none.
        Kind::Nothing if !span.is_empty() => Scalar { text: traps.written(span).to_owned(), plain: true },
        kind => {
            let found = match kind {
                Kind::Nothing => "there is nothing before this `:`",
                Kind::List(_) => "this key is a list",
                _ => "this key is a mapping",
            };
            let colon = Span::new(span.start.saturating_sub(1), span.start);
            let span = if span.is_empty() && traps.written(colon) == ":" { colon } else { span };
            traps.report(&KEY_NOT_TEXT, || {
                Diagnostic::new(&KEY_NOT_TEXT, span, format!("{found}, and a key is a word"))
                    .help("write a word before the `:`")
            });
            return Key::Refused;
        }
    };
    if scalar.plain && scalar.text == "<<" {
        traps.report(&MERGE_KEY, || {
            Diagnostic::new(
                &MERGE_KEY,
                span,
                "`<<` merges keys from elsewhere, and each key is written where it counts",
            )
            .help("write the keys out; an alias may repeat a whole value, as in `touchpoint: *shop`")
        });
        return Key::Refused;
    }
    if let Some(first) = seen.find(&scalar.text, entries) {
        traps.report(&DUPLICATE_KEY, || {
            Diagnostic::new(&DUPLICATE_KEY, span, format!("`{}` is written twice here", shortened(&scalar.text)))
                .also(first, "first written here")
                .help("keep one of them; for several values, write a list under one key")
        });
        return Key::Refused;
    }
    Key::Written(At::new(scalar.text, span))
}

/// The beginning of a word, for a message.
fn shortened(word: &str) -> String {
    const SHOWN: usize = 40;
    let mut start: String = word.chars().take(SHOWN).collect();
    if start.len() < word.len() {
        start.push('…');
    }
    start
}
