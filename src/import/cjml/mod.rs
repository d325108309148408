//! CJML 2.0 (Customer Journey Modelling Language, XML), planned and actual, and what its small tools write.
//!
//! Whatever a file of these tools gets wrong is read as it was meant, and told. `docs/cjml.md` has the table.

mod actors;
mod behind;
mod element;
mod experience;
mod journey;
mod loose;
mod points;
mod rest;
mod step;
mod strange;
mod strict;

use super::foreign::{Foreign, Sample, large_utf_8, refusal};
use super::loss::Entry;
use super::{Imported, Importer};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::Span;
use element::{Element, File};

/// CJML.
pub(super) static IMPORTER: Importer = Importer {
    name: "cjml",
    endings: &["cjml.xml", "cjml"],
    about: "CJML 2.0 (XML): planned and actual journeys of the Customer Journey Modelling Language.",
    recognises,
    opens: large_utf_8,
    reads: |foreign, _| read(foreign),
    heeds: &[],
};

/// Its outermost element is `CJML`, with or without a prefix.
fn recognises(sample: &Sample<'_>) -> bool {
    let mut tags = sample.text.split('<').skip(1);
    let first = tags.find(|tag| tag.starts_with(|first: char| first.is_alphabetic()));
    let name = first.and_then(|tag| tag.split([' ', '\t', '\n', '\r', '>', '/']).next()).unwrap_or("");
    let name = name.rsplit(':').next().unwrap_or("").to_lowercase();
    matches!(name.as_str(), "cjml" | "plannedjourney" | "actualjourney")
}

fn read(foreign: &Foreign) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let file = strict::file(&foreign.source).or_else(|refused| loose::file(&foreign.source).ok_or(refused));
    let maps = file.and_then(|mut file| {
        let mut strange = Vec::new();
        strange::part(&mut file.root, &mut strange);
        maps(foreign, &file, strange)
    });
    match maps {
        Ok(maps) => Checked { value: Some(maps), findings },
        Err(refused) => {
            findings.add(*refused);
            Checked { value: None, findings }
        }
    }
}

/// A map of each journey; each has the comments, and what is told of already, up to its end.
fn maps(foreign: &Foreign, file: &File, mut strange: Vec<Entry>) -> Result<Vec<Imported>, Box<Diagnostic>> {
    let (journeys, empty): (Vec<_>, Vec<_>) = journeys(&file.root).into_iter().partition(|journey| !journey.is_void());
    strange.extend(empty.iter().map(|journey| strange::unmapped("journey", journey.whole, "this journey is empty")));
    if journeys.is_empty() {
        let start = empty.first().map_or(file.root.head, |journey| journey.head);
        let found = refusal(start, "there is no CJML journey here");
        let help =
            "a journey is a `plannedJourney` or an `actualJourney` with `touchpoints`, in `<CJML version=\"2.0\">`";
        return Err(Box::new(found.help(help)));
    }
    let mut comments = file.comments.clone();
    comments.reverse();
    strange.sort_by_key(|entry| std::cmp::Reverse(entry.span));
    let mut maps = Vec::new();
    let count = journeys.len();
    for (number, element) in journeys.iter().enumerate() {
        // The last one has what stands behind it.
        let end = if number + 1 == count { usize::MAX } else { element.whole.end };
        let mut of_it = Vec::new();
        while let Some(comment) = comments.pop_if(|comment| comment.at.start < end) {
            of_it.push(comment);
        }
        let frame = (number == 0).then_some(file);
        let mut map = journey::map(foreign, element, number, frame, of_it)?;
        while let Some(entry) = strange.pop_if(|entry| entry.span.start < end) {
            map.entries.push(entry);
        }
        map.entries.sort_by_key(|entry| entry.span);
        maps.push(map);
    }
    Ok(maps)
}

/// The journeys of a file, at its top or by themselves; the small generator has one without an element of its own.
fn journeys(root: &Element) -> Vec<&Element> {
    let is_journey = |element: &&Element| element.is("plannedJourney") || element.is("actualJourney");
    let found: Vec<&Element> = std::iter::once(root).chain(&root.children).filter(is_journey).collect();
    let alone = root.child("touchpoints").is_some().then_some(root);
    if found.is_empty() { alone.into_iter().collect() } else { found }
}

/// A span of nothing at the beginning of an element.
fn beginning(element: &Element) -> Span {
    Span::new(element.whole.start, element.whole.start)
}
