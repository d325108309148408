//! Maps in Markdown: tables either way round, and a heading for each stage with a table or labels below it.

mod above;
mod around;
mod block;
mod blocks;
mod inline;
mod label;
mod labels;
mod lazy;
mod listed;
mod lists;
mod nested;
mod outlined;
mod page;
mod parted;
mod people;
mod person;
mod sections;
mod sheet;
mod stages;
mod tabled;
mod views;

use super::foreign::{Foreign, Sample, Wishes, refusal, utf_8};
use super::loss::{Entry, Fate};
use super::matrix;
use super::table::Headers;
use super::{Imported, Importer, rest};
use crate::diagnostic::{Checked, Findings};
use crate::source::Span;
pub(super) use blocks::page_title;
use page::Page;

/// Why a table of a page is not in a map.
const NO_MAP: &str = "it stands in a table in which no map is seen";

/// Markdown.
pub(super) static IMPORTER: Importer = Importer {
    name: "markdown",
    endings: &["md", "markdown"],
    about: "Markdown pages with a journey map in a table, or in a heading and labels for each stage.",
    recognises: |sample| {
        is_page(sample)
            && Headers::new(&Wishes::default()).is_ok_and(|headers| !Page::of(sample.text, &headers).maps.is_empty())
    },
    opens: utf_8,
    reads: read,
    heeds: &["map"],
};

/// Whether a file can be a page of Markdown: by its name, or it has a table, a heading or a bold label.
fn is_page(sample: &Sample<'_>) -> bool {
    let ending = sample.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let is_named = matches!(ending.as_deref(), Some("md" | "markdown"));
    let is_nameless = ending.is_none() || sample.name == "<stdin>";
    let has_marks = || {
        sample.text.lines().any(|line| {
            line.starts_with("# ")
                || line.starts_with("## ")
                || line.trim_start().starts_with("|-")
                || line.trim_start().starts_with("| -")
        })
    };
    is_named || (is_nameless && has_marks())
}

/// A part of the page itself.
fn frame(span: Span, to: &str) -> Entry {
    Entry { fate: Fate::Mapped, what: "frame", span, to: to.to_owned(), reason: String::new() }
}

/// Adds the maps that a page has in tables and labels to those that were found in diagrams, which stand at `taken`. Tables
/// in which no map is seen are told of.
pub(super) fn beside(foreign: &Foreign, wishes: &Wishes, taken: &[Span], maps: &mut Vec<Imported>) {
    let Ok(headers) = Headers::new(wishes) else { return };
    let text = foreign.source.text();
    let page = Page::of(text, &headers);
    if page.maps.is_empty() {
        let cells = blocks::cells_of_tables(text).into_iter().map(|span| rest::entry(span, NO_MAP));
        return rest::add(maps, cells.collect());
    }
    let mut others = matrix::imported(foreign, page.maps);
    let is_taken = |span: Span| taken.iter().any(|fence| fence.start <= span.start && span.end <= fence.end);
    for map in &mut others {
        map.entries.retain(|entry| !is_taken(entry.span));
    }
    // A heading above a diagram is its title, and its fence is a part of the page.
    let words = |span: Span| text.get(span.start..span.end).unwrap_or("").trim();
    for (map, fence) in maps.iter_mut().zip(taken) {
        let length = words(*fence).find('\n').unwrap_or(0);
        map.entries.push(frame(Span::new(fence.start, fence.start + length), ""));
        for other in &mut others {
            let titles = |entry: &Entry| entry.fate == Fate::Unmapped && words(entry.span) == map.title;
            let (own, rest) = std::mem::take(&mut other.entries).into_iter().partition(titles);
            other.entries = rest;
            map.entries.extend(Vec::into_iter(own).map(|entry: Entry| frame(entry.span, "title")));
        }
        map.entries.sort_by_key(|entry| entry.span);
    }
    maps.append(&mut others);
    let first = |map: &Imported| {
        map.entries.iter().filter(|entry| entry.fate != Fate::Unmapped).map(|entry| entry.span.start).min()
    };
    maps.sort_by_key(first);
    rest::tell_letters(foreign, maps);
}

fn read(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let headers = match Headers::new(wishes) {
        Ok(headers) => headers,
        Err(wrong) => {
            findings.add(*wrong);
            return Checked { value: None, findings };
        }
    };
    let page = Page::of(foreign.source.text(), &headers);
    if page.maps.is_empty() {
        let text = foreign.source.text();
        let first = text.trim_start_matches('\u{feff}').trim_start();
        let start = text.len() - first.len();
        let end = start + first.lines().next().map_or(0, str::len);
        let message = "no map is seen in this page";
        let help = "a map is a table that names stages and at least two lanes (`Actions`, `Touchpoints`, `Pain points` …), or a \
                    heading for each stage with such labels below it; `--map 'Your header=touchpoints'` says what others mean";
        findings.add(refusal(Span::new(start, end), message).help(help));
        return Checked { value: None, findings };
    }
    let mut maps = matrix::imported(foreign, page.maps);
    rest::tell_letters(foreign, &mut maps);
    Checked { value: Some(maps), findings }
}
