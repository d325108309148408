//! Maps with a heading for each stage, and labels or a table of two columns below it.

use std::collections::BTreeSet;

use super::labels::{Labels, labels};
use super::nested;
use super::sections::Section;
use crate::import::cell::Words;
use crate::import::lexicon::{Header, Sense, key, sense, without_number};
use crate::import::matrix::{Aside, Lane, Matrix, Placed, Stage};
use crate::import::table::Headers;

/// A stage with what stands below its heading.
struct Found<'s> {
    section: &'s Section,
    /// Its steps, if it has headings of steps below it.
    steps: Vec<(Words, Labels)>,
    labels: Labels,
}

/// The map that the sections within a section make, and which of them are its stages; nothing if they make none.
pub(super) fn map(parent: &Section, headers: &Headers) -> Option<(Matrix, Vec<usize>)> {
    let headers = headers.of_words(all_labels(parent, headers).iter().map(String::as_str));
    let mut found: Vec<(usize, Found<'_>)> = Vec::new();
    for (at, section) in parent.sections.iter().enumerate() {
        if let Some(stage) = stage(section, &headers) {
            found.push((at, stage));
        }
    }
    let senses: BTreeSet<Sense> = found
        .iter()
        .flat_map(|(_, stage)| {
            of_lanes(&stage.labels, &headers)
                .chain(stage.steps.iter().flat_map(|(_, labels)| of_lanes(labels, &headers)))
        })
        .collect();
    let telling = senses
        .iter()
        .filter(|sense| {
            matches!(
                sense,
                Sense::Touchpoint
                    | Sense::Channel
                    | Sense::Emotion
                    | Sense::Score
                    | Sense::Thinking
                    | Sense::Pain
                    | Sense::Opportunity
                    | Sense::Frontstage
                    | Sense::Backstage
                    | Sense::Action
                    | Sense::Saying
            )
        })
        .count();
    let named = found.iter().filter(|(_, stage)| is_numbered(&stage.section.heading)).count();
    let is_map = found.len() >= 2 && telling >= 2 && (senses.len() >= 3 || named * 2 >= found.len());
    if !is_map {
        return None;
    }
    let mut matrix = Matrix { tongue: headers.tongue, ..Matrix::default() };
    for (_, stage) in &found {
        add(stage, &headers, &mut matrix);
    }
    Some((matrix, found.iter().map(|(at, _)| *at).collect()))
}

/// The labels in the sections of a section, to tell their language.
fn all_labels(parent: &Section, headers: &Headers) -> Vec<String> {
    let mut all = Vec::new();
    for section in &parent.sections {
        all.extend(labels(section, headers).lanes.into_iter().map(|(label, _)| label.text));
    }
    all
}

fn of_lanes(labels: &Labels, headers: &Headers) -> impl Iterator<Item = Sense> {
    let senses: Vec<Sense> =
        labels.lanes.iter().flat_map(|(label, _)| headers.sense(&label.text)).filter(|sense| sense.is_lane()).collect();
    senses.into_iter()
}

/// Whether a heading is "Stage 1: …" or "1. …".
pub(super) fn is_numbered(heading: &Words) -> bool {
    without_number(&heading.text).1
        || sense(heading.text.split([' ', ':']).next().unwrap_or(""), None) == Some(Sense::Stage)
}

/// A section as a stage; nothing if it has no lanes.
fn stage<'s>(section: &'s Section, headers: &Headers) -> Option<Found<'s>> {
    let name = section.heading.text.split([':', '–', '—', '-', ' ']).next().unwrap_or("");
    if section.heading.is_blank() || matches!(sense(name, None), Some(Sense::Persona)) {
        return None;
    }
    let is_known = headers.sense(&section.heading.text);
    if is_known.iter().any(|sense| sense.is_lane()) && !without_number(&section.heading.text).1 {
        return None;
    }
    let has_lanes = |labels: &Labels| of_lanes(labels, headers).next().is_some();
    // Headings of steps below that of a stage.
    let first_word = name.to_owned();
    let is_stage = sense(&first_word, None) == Some(Sense::Stage);
    if is_stage && section.sections.len() >= 2 {
        let steps: Vec<(Words, Labels)> =
            section.sections.iter().map(|step| (step.heading.clone(), labels(step, headers))).collect();
        if steps.iter().all(|(heading, labels)| has_lanes(labels) && headers.sense(&heading.text).is_empty()) {
            let own = Section { sections: Vec::new(), ..section.clone() };
            return Some(Found { section, steps, labels: labels(&own, headers) });
        }
    }
    let labels = labels(section, headers);
    has_lanes(&labels).then_some(Found { section, steps: Vec::new(), labels })
}

/// Puts a stage behind the others.
fn add(found: &Found<'_>, headers: &Headers, matrix: &mut Matrix) {
    let from = matrix.columns;
    let count = found.steps.len().max(1);
    let columns = from..from + count;
    matrix.columns += count;
    matrix.stages.push(Stage { names: vec![found.section.heading.clone()], columns: columns.clone() });
    put(&found.labels, columns.clone(), headers, matrix);
    for (at, (heading, labels)) in found.steps.iter().enumerate() {
        let lane = lane(&Words::default(), Some(Sense::Step), headers, matrix);
        matrix.cells.push(Placed { lane, columns: from + at..from + at + 1, words: heading.clone() });
        put(labels, from + at..from + at + 1, headers, matrix);
    }
}

/// Puts what stands below the heading of a stage at its columns.
pub(super) fn put(labels: &Labels, columns: std::ops::Range<usize>, headers: &Headers, matrix: &mut Matrix) {
    for (label, values) in &labels.lanes {
        let header = headers.header(&label.text, true);
        let aside = match header.senses.as_slice() {
            [Sense::Skip] => Some(Aside::Lost("it was asked to be left out")),
            [Sense::Number | Sense::Line] => Some(Aside::Frame("the map says it by its order")),
            _ => None,
        };
        if let Some(aside) = aside {
            matrix.aside.extend(std::iter::once(label).chain(values).map(|words| (words.clone(), aside)));
            continue;
        }
        let lane = lane(label, None, headers, matrix);
        matrix.cells.extend(values.iter().map(|words| Placed { lane, columns: columns.clone(), words: words.clone() }));
    }
    for words in labels.prose.iter().filter(|words| !words.is_blank()) {
        let lane = lane(&Words::default(), Some(Sense::Note), headers, matrix);
        matrix.cells.push(Placed {
            lane,
            columns: columns.clone(),
            words: Words { text: words.text.clone(), ..words.clone() },
        });
    }
    let nested = labels.nested.iter().map(|words| (words.clone(), Aside::Guessed("", nested::NESTED)));
    matrix.aside.extend(nested);
    matrix.aside.extend(labels.frame.iter().map(|words| (words.clone(), Aside::Frame("it stands above the lanes"))));
    matrix.aside.extend(labels.other.iter().map(|(words, why)| (words.clone(), Aside::Lost(why))));
}

/// The lane of a label: the one that is there already, or a new one.
fn lane(label: &Words, sense: Option<Sense>, headers: &Headers, matrix: &mut Matrix) -> usize {
    let header = match sense {
        Some(sense) => Header { senses: vec![sense], ..Header::default() },
        None => headers.header(&label.text, true),
    };
    let own = header.whose.as_ref().map(|whose| key(&label.slice(whose.name.clone()).text));
    let same = |lane: &Lane| {
        let is_blank = lane.words.is_blank() == label.is_blank();
        let whose = lane.owner.as_ref().map(|name| key(&name.text));
        let is_one = !lane.header.senses.is_empty() && lane.header.senses == header.senses && whose == own;
        let is_named = !label.is_blank() && key(&lane.words.text) == key(&label.text);
        is_blank && (is_one || is_named)
    };
    if let Some(at) = matrix.lanes.iter().position(same) {
        if !label.is_blank() {
            matrix.aside.push((label.clone(), Aside::Frame("the lane of this name")));
        }
        return at;
    }
    matrix.lanes.push(Lane::new(label.clone(), header));
    matrix.lanes.len() - 1
}
