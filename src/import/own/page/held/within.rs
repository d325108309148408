//! What is derived inside of parts that are read, held against the same on the page that would be written now.

use super::super::reader::Reader;
use super::super::rows::OF_BASELINE;
use super::super::sections::Page;
use super::super::tale::DERIVED;
use super::super::tongue::even;
use super::instead;
use super::pairs::{in_any_order, in_order};
use super::said::Said;
use crate::diagnostic::shown;
use crate::import::loss::{Entry, Fate};
use crate::source::Span;

/// What that is.
const WITHIN: [&str; 6] = ["curve", "moment", "count", "root cause", "trend", "foot"];

/// What of it has a cell or a line of its own, which somebody may empty.
const GONE: [&str; 3] = ["curve", "moment", "trend"];
/// Why a heading is told of.
const LACKS: &str = "what follows from other parts of the page is missing below it, and stays in the map";

/// Holds it.
pub(super) fn hold(reader: &mut Reader<'_>, page: &Page, anew: &str) {
    let Some(other) = super::super::page(anew) else { return };
    let has_baseline = reader.has_baseline;
    let mut missing: Vec<(&'static str, Span, String)> = Vec::new();
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
        // The rows of metrics may stand in any order.
        let alone = |words: &String| vec![Said { parts: vec![words.clone()], ..Said::default() }];
        let pairs = if what == "trend" {
            let rows = |all: &[String]| all.iter().map(alone).collect::<Vec<_>>();
            in_any_order(&rows(&said), &rows(&expected))
        } else {
            in_order(&said, &expected, |one, other| one == other)
        };
        for pair in pairs {
            let (Some(one), to) = pair else {
                let gone = pair.1.and_then(|to| theirs.get(to)).filter(|_| !has_baseline && GONE.contains(&what));
                if let Some((span, heading)) = gone.and_then(|span| Some((span, heading(page, &other.page, *span)?))) {
                    let words = anew.get(span.start..span.end).unwrap_or_default();
                    missing.push((what, heading, format!("{LACKS}: `{}`", shown(words.trim_matches('`')))));
                }
                continue;
            };
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
    for (what, heading, why) in missing {
        reader.tale.unmapped(what, heading, &why);
    }
}

/// Where the heading stands of the part that has this place on the page that would be written now.
fn heading(page: &Page, other: &Page, span: Span) -> Option<Span> {
    let part = other.parts.iter().rfind(|part| part.heading.span().start <= span.start)?;
    let own = page.parts.iter().find(|own| even(&own.title) == even(&part.title))?;
    Some(own.heading.span())
}
