//! What follows from other parts of a page: it is held against them, so that an edit there is not lost in silence.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::blocks::Block;
use super::inline::Inline;
use super::reader::{DOT, Reader, Record};
use super::sections::Section;
use super::tongue::{even, flat};

pub(super) const WHY: &str =
    "it follows from other parts of the page and says something else than they do: edit it there";

/// Holds what follows from the map against it.
pub(super) fn hold(reader: &mut Reader<'_>, sections: &[&Section], map: &Record) {
    let mut known = BTreeSet::new();
    texts(&Value::Object(map.clone()), &mut known);
    words(reader, &mut known);
    let said = Said::of(map);
    for section in sections {
        reader.tale.derived("heading", section.heading.span());
        for block in &section.blocks {
            match block {
                Block::List(items) => {
                    for line in items.iter().flat_map(|item| std::iter::once(&item.line).chain(&item.children)) {
                        agrees(reader, line, &known);
                    }
                }
                Block::Table(rows) => {
                    for row in rows {
                        let off = disagrees(reader, rows.first(), row, &said);
                        for (at, cell) in row.iter().enumerate() {
                            if off.contains(&at) {
                                reader.tale.unmapped("cell", cell.span(), WHY);
                            } else {
                                agrees(reader, cell, &known);
                            }
                        }
                    }
                }
                Block::Paragraph(line) => paragraph(reader, line),
                other => reader.other(other),
            }
        }
    }
    // A footnote says again what stands in the list of sources, but for the mark there.
    let lines: BTreeSet<String> = reader.text.lines().filter_map(listed).collect();
    for span in std::mem::take(&mut reader.footnotes) {
        let text = reader.text.get(span.start..span.end).unwrap_or_default().trim_end();
        let said = unmarked(text.split_once("]: ").map_or("", |(_, said)| said));
        let is_there = lines.range(said.clone()..).next().is_some_and(|line| line.starts_with(&said));
        if is_there {
            reader.tale.derived("footnote", span);
        } else {
            reader.tale.unmapped("footnote", span, WHY);
        }
    }
}

/// Who is to walk the journey.
fn paragraph(reader: &mut Reader<'_>, line: &Inline) {
    let words = &reader.words.markdown;
    let is_ours =
        line.gaps(words.walk_through_how).is_some() || even(&line.plain()) == even(words.walk_through_how_nobody);
    if is_ours {
        reader.tale.derived("words", line.span());
    } else {
        reader.tale.unmapped("words", line.span(), WHY);
    }
}

/// What an item of a list says, without its marks.
fn listed(line: &str) -> Option<String> {
    let item = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let said = item.strip_prefix(['.', ')', '-', '*', '+'])?;
    Some(unmarked(said.trim_start()))
}

/// A text without the marks of footnotes.
fn unmarked(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("[^") {
        bare.push_str(before);
        rest = behind.split_once(']').map_or("", |(_, rest)| rest);
    }
    bare.push_str(rest);
    bare.trim_end().to_owned()
}

/// The cells of a row that say of a pain point or a touchpoint what the map does not.
fn disagrees(reader: &Reader<'_>, heads: Option<&Vec<Inline>>, row: &[Inline], said: &Said<'_>) -> Vec<usize> {
    let words = &reader.words.markdown;
    let column = |name: &str| heads?.iter().position(|head| even(&head.plain()) == even(name));
    let cell = |name: &str| column(name).and_then(|at| Some((at, row.get(at)?))).filter(|(_, cell)| !cell.is_empty());
    let mut off = Vec::new();
    if let (Some((at, severity)), Some((_, text))) = (cell(words.severity), cell(words.text)) {
        let severity = reader.severity(&severity.plain()).map(|(severity, _)| severity);
        let pains = said.pains.get(&super::kept::words(text)).map(Vec::as_slice).unwrap_or_default();
        if !pains.is_empty() && pains.iter().all(|pain| pain.get("severity").and_then(Value::as_str) != severity) {
            off.push(at);
        }
    }
    let Some((_, name)) = cell(words.touchpoint) else { return off };
    let Some(contacts) = said.contacts.get(&even(&name.plain())) else { return off };
    if let Some((at, channel)) = cell(words.channel) {
        let id = reader.channel(&channel.plain());
        if contacts.iter().all(|contact| contact.get("channel").and_then(Value::as_str) != id.as_deref()) {
            off.push(at);
        }
    }
    if let Some((at, status)) = cell(words.status) {
        let is_wanted = even(&status.plain()) == even(words.wanted);
        let wants = |contact: &&Value| contact.get("status").and_then(Value::as_str) == Some("wanted");
        if contacts.iter().all(|contact| wants(contact) != is_wanted) {
            off.push(at);
        }
    }
    off
}

/// What a map says of pain points and touchpoints, by their words.
struct Said<'m> {
    pains: BTreeMap<String, Vec<&'m Value>>,
    contacts: BTreeMap<String, Vec<&'m Value>>,
}

impl<'m> Said<'m> {
    fn of(map: &'m Record) -> Self {
        Self { pains: by_words(map, "pain_points"), contacts: by_words(map, "touchpoints") }
    }
}

/// What stands under a key on stages and steps.
fn by_words<'m>(map: &'m Record, key: &str) -> BTreeMap<String, Vec<&'m Value>> {
    let list = |value: &'m Value, key: &str| value.get(key).and_then(Value::as_array).into_iter().flatten();
    let stages = map.get("stages").and_then(Value::as_array).into_iter().flatten();
    let places = stages.flat_map(|stage| std::iter::once(stage).chain(list(stage, "steps")));
    let mut all: BTreeMap<String, Vec<&'m Value>> = BTreeMap::new();
    for item in places.flat_map(|place| list(place, key)) {
        let words = flat(item.get("text").and_then(Value::as_str).unwrap_or_default());
        all.entry(words).or_default().push(item);
    }
    all
}

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

fn agrees(reader: &mut Reader<'_>, line: &Inline, known: &BTreeSet<String>) {
    let line = line.sources().0;
    if line.is_empty() {
        return;
    }
    let is_known = line.split(DOT).iter().all(|part| {
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
    });
    if is_known {
        reader.tale.derived("words", line.span());
    } else {
        reader.tale.unmapped("words", line.span(), WHY);
    }
}

/// Whether the name in the heading of a stage is known.
fn stage(reader: &Reader<'_>, part: &Inline, known: &BTreeSet<String>) -> bool {
    let gaps = part.gaps(reader.words.markdown.stage_heading).unwrap_or_default();
    gaps.iter().any(|(gap, name)| *gap == "name" && known.contains(&even(&name.plain())))
}
