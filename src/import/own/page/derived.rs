//! What follows from other parts of a page where these do not say all of it: its words are looked for in the map.

use std::collections::BTreeSet;

use serde_json::Value;

use super::inline::Inline;
use super::reader::{DOT, Reader};
use super::tongue::{even, flat};

/// Why something is not read.
pub(super) const WHY: &str =
    "it follows from other parts of the page and says something else than they do: edit it there";

/// All texts of a document, as they are compared.
fn texts(value: &Value, known: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            known.insert(flat(text));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, known)),
        Value::Object(entries) => entries.values().for_each(|entry| texts(entry, known)),
        _ => {}
    }
}

/// The words of ours that stand there.
fn words(reader: &Reader<'_>, known: &mut BTreeSet<String>) {
    let head = &reader.words.markdown;
    let ours = [
        head.severity,
        head.text,
        head.place,
        head.channel,
        head.touchpoint,
        head.status,
        head.wanted,
        head.used,
        reader.words.labels.new,
    ];
    known.extend(ours.iter().map(|word| even(word)));
    for id in crate::words::Channels::IDS {
        known.extend(reader.words.channels.get(id).map(even));
    }
    for id in crate::words::Severities::IDS {
        known.extend(reader.words.severity.get(id).map(even));
    }
}

/// All words that stand on a map, and those of ours.
pub(super) fn known(reader: &Reader<'_>, map: &Value) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    texts(map, &mut known);
    words(reader, &mut known);
    known
}

/// Whether all words of a line are known. Where a map is held against a baseline, that is all that can be told.
pub(super) fn agrees(reader: &Reader<'_>, line: &Inline, known: &BTreeSet<String>) -> bool {
    let line = line.sources().0;
    line.split(DOT).iter().all(|part| {
        let part = part.trimmed();
        let part = match part.bold_start() {
            Some((badge, rest)) if super::cards::is_badge(&badge.plain()) => rest,
            _ => part,
        };
        let words = part.plain();
        let bare = words.trim_start_matches(['●', '○', ' ']);
        let numbered = bare.split_once(". ").filter(|(number, _)| number.chars().all(|c| c.is_ascii_digit()));
        let says = |text: &str| known.contains(&even(text));
        let both = |text: &str| {
            text.match_indices(": ")
                .any(|(at, _)| says(text.get(..at).unwrap_or_default()) && says(text.get(at + 2..).unwrap_or_default()))
        };
        says(bare)
            || numbered.is_some_and(|(_, text)| says(text))
            || both(bare)
            || reader.locate(&part).is_some_and(|_| stage(reader, &part, known))
    })
}

/// Whether the name in the heading of a stage is known.
fn stage(reader: &Reader<'_>, part: &Inline, known: &BTreeSet<String>) -> bool {
    let gaps = part.gaps(reader.words.markdown.stage_heading).unwrap_or_default();
    gaps.iter().any(|(gap, name)| *gap == "name" && known.contains(&even(&name.plain())))
}
