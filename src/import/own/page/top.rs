//! What stands at the top and at the foot of a page: title, badges, introduction; review, owner, tags, link.

use serde_json::{Value, json};

use super::blocks::Block;
use super::facts::facts;
use super::inline::Inline;
use super::reader::{Reader, Record, add, address};
use super::sections::Section;
use super::tongue::{behind, colon, even, head, id_of};
use crate::words::{MapStatuses, MapTypes};

/// Reads title, badges and introduction.
pub(super) fn top(reader: &mut Reader<'_>, section: &Section, map: &mut Record) {
    let title = section.heading.trimmed();
    map.insert("title".to_owned(), reader.says(&title));
    reader.tale.mapped("title", title.span(), "title");
    for block in &section.blocks {
        match block {
            // What it shows is held against the map.
            Block::Paragraph(line) if line.picture().is_some() => {}
            Block::Paragraph(line) => badges(reader, line, map),
            Block::List(_) => {}
            other => reader.other(other),
        }
    }
    introduction(reader, section, map);
}

fn badges(reader: &mut Reader<'_>, line: &Inline, map: &mut Record) {
    for (index, part) in line.split(super::reader::DOT).iter().map(Inline::trimmed).enumerate() {
        let words = reader.words;
        let plain = part.plain();
        if let Some(found) = id_of(MapTypes::IDS, |id| words.types.get(id), &plain) {
            map.insert("type".to_owned(), json!(found));
            reader.tale.mapped("type", part.span(), "type");
        } else if let Some(found) = id_of(MapStatuses::IDS, |id| words.map_status.get(id), &plain) {
            map.insert("status".to_owned(), json!(found));
            reader.tale.mapped("status", part.span(), "status");
        } else if index == 0 {
            reader.tale.unmapped("type", part.span(), "no type of a map is called so");
        } else {
            reader.unknown(&part);
        }
    }
}

fn introduction(reader: &mut Reader<'_>, section: &Section, map: &mut Record) {
    let (facts, others) = facts(&section.blocks);
    for line in &others {
        reader.unknown(line);
    }
    let labels = &reader.words.labels;
    for fact in facts {
        let key = [(labels.scenario, "scenario"), (labels.goal, "goal"), (labels.summary, "summary")]
            .iter()
            .find(|(label, _)| head(label) == fact.label)
            .map(|(_, key)| *key);
        if let (Some(key), [value]) = (key, fact.values.as_slice()) {
            map.insert(key.to_owned(), reader.says(value));
            reader.tale.mapped(key, value.span(), key);
            reader.tale.mapped("label", fact.at, key);
        } else if head(labels.note) == fact.label {
            notes(reader, &fact.values, map, "note");
            reader.tale.mapped("label", fact.at, "note");
        } else if head(labels.baseline) == fact.label {
            reader.has_baseline = true;
            reader.tale.mapped("label", fact.at, "baseline");
            for value in &fact.values {
                reader.tale.unmapped("baseline", value.span(), "a baseline is a map in a file of its own");
            }
        } else {
            reader.tale.unmapped("label", fact.at, "nothing that stands here is called so");
            fact.values.iter().for_each(|value| reader.unknown(value));
        }
    }
}

/// Notes as facts.
pub(super) fn notes(reader: &mut Reader<'_>, values: &[Inline], into: &mut Record, path: &str) {
    for value in values {
        let says = reader.says(value);
        add(into, "notes", says);
        reader.tale.mapped("note", value.span(), path);
    }
}

/// Reads the line at the foot.
pub(super) fn foot(reader: &mut Reader<'_>, blocks: &[Block], map: &mut Record) {
    for block in blocks {
        match block {
            Block::Paragraph(line) => foot_line(reader, line, map),
            Block::Footnote(span) => footnote(reader, *span),
            Block::Rule(span) => reader.tale.derived("rule", *span),
            Block::Html(span) if reader.ids.span == Some(*span) => {}
            other => reader.other(other),
        }
    }
}

/// A footnote says again what the list of sources says.
fn footnote(reader: &mut Reader<'_>, span: crate::source::Span) {
    reader.footnotes.push(span);
}

fn foot_line(reader: &mut Reader<'_>, line: &Inline, map: &mut Record) {
    let words = &reader.words.footer;
    for part in line.split(super::reader::DOT).iter().map(Inline::trimmed) {
        let plain = |part: &Inline| Value::String(part.plain());
        if let Some(every) = behind(&part, words.reviewed_every) {
            map.insert("review_period".to_owned(), reader.says(&every));
            reader.tale.mapped("review", part.span(), "review.every");
        } else if let Some(last) = behind(&part, words.reviewed) {
            map.insert("reviewed".to_owned(), plain(&last));
            reader.tale.mapped("review", part.span(), "review.last");
        } else if behind(&part, words.next_review).is_some() || behind(&part, &colon(words.sources)).is_some() {
            reader.tale.derived("foot", part.span());
        } else if let Some(owner) = behind(&part, &colon(words.owner)) {
            map.insert("owner".to_owned(), reader.says(&owner));
            reader.tale.mapped("owner", part.span(), "owner");
        } else if let Some(tags) = behind(&part, &colon(words.tags)) {
            let tags: Vec<String> = tags.split(", ").iter().map(Inline::plain).collect();
            map.insert("tags".to_owned(), json!(tags));
            reader.tale.mapped("tags", part.span(), "tags");
        } else if let Some(evidence) = behind(&part, &colon(reader.words.labels.evidence)) {
            let (rest, sources) = evidence.sources();
            reader.evidence(sources, map, "");
            if !rest.is_empty() {
                reader.unknown(&rest);
            }
        } else if let Some(whose) = behind(&part, reader.words.labels.whose).and_then(|list| reader.whose(&list)) {
            map.insert("for".to_owned(), json!(whose));
            reader.tale.mapped("for", part.span(), "for");
        } else if let Some(link) = part.link() {
            map.insert("link".to_owned(), json!(address(link, &part.plain())));
            reader.tale.mapped("link", part.span(), "link");
        } else {
            reader.unknown(&part);
        }
    }
}

/// Which part of the page a heading begins.
pub(super) fn is_called(section: &Section, word: &str) -> bool {
    even(&section.title) == even(word)
}
