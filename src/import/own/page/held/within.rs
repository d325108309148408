//! What is derived inside of parts that are read, held against the same on the page that would be written now.

use super::super::reader::Reader;
use super::super::rows::OF_BASELINE;
use super::super::tale::DERIVED;
use super::super::tongue::even;
use super::instead;
use super::pairs::in_order;
use crate::import::loss::{Entry, Fate};
use crate::source::Span;

/// What that is.
const WITHIN: [&str; 6] = ["curve", "moment", "count", "root cause", "trend", "foot"];

/// Holds it.
pub(super) fn hold(reader: &mut Reader<'_>, anew: &str) {
    let Some(other) = super::super::page(anew) else { return };
    let has_baseline = reader.has_baseline;
    for what in WITHIN {
        let is_it = |entry: &&Entry| entry.what == what && entry.reason == DERIVED;
        let bare = |text: &str, span: Span| {
            let words = text.get(span.start..span.end).unwrap_or_default();
            even(&words.replace(['*', '_', '`', '\\'], ""))
        };
        let ours: Vec<(usize, Span)> = reader
            .tale
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| is_it(entry))
            .map(|(at, entry)| (at, entry.span))
            .collect();
        let said: Vec<String> = ours.iter().map(|(_, span)| bare(reader.text, *span)).collect();
        let theirs: Vec<Span> = other.reader.tale.entries.iter().filter(is_it).map(|entry| entry.span).collect();
        let expected: Vec<String> = theirs.iter().map(|span| bare(anew, *span)).collect();
        for pair in in_order(&said, &expected, |one, other| one == other) {
            let (Some(one), to) = pair else { continue };
            if to.is_some_and(|to| said.get(one) == expected.get(to)) {
                continue;
            }
            let words =
                to.and_then(|to| theirs.get(to)).and_then(|span| anew.get(span.start..span.end)).unwrap_or_default();
            let why = if has_baseline { OF_BASELINE.to_owned() } else { instead(words.trim_matches('`')) };
            if let Some(entry) = ours.get(one).and_then(|(at, _)| reader.tale.entries.get_mut(*at)) {
                entry.fate = Fate::Unmapped;
                entry.reason = why;
            }
        }
    }
}
