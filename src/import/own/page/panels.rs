//! The lists below the stages: questions, segments, channels, competitors, research and metrics.

use serde_json::{Value, json};

use super::blocks::Item;
use super::facts::items;
use super::inline::Inline;
use super::number;
use super::reader::{Named, Reader, Record, add, says_a_link};
use super::sections::Section;
use super::tongue::{behind, colon, even, id_of};
use crate::model::name::slug;
use crate::words::{Channels, ResearchKinds};

/// What a panel holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// What the map was made to answer.
    Questions,
    /// Groups of people.
    Segments,
    /// Channels of the map.
    Channels,
    /// Rivals.
    Competitors,
    /// Where claims come from.
    Research,
    /// What is known of metrics beside their values.
    Measures,
}

impl Panel {
    /// The key of the document.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Segments => "segments",
            Self::Channels => "channels",
            Self::Competitors => "competitors",
            Self::Research => "research",
            Self::Measures => "metrics",
        }
    }
}

/// The names of a panel, in its order: what the comment calls it by, and what it is called.
pub(super) fn titles(section: &Section) -> Vec<String> {
    items(&section.blocks).map(|item| title(&item.line).plain()).collect()
}

/// The labels of the sources of a panel, in its order.
pub(super) fn labels(section: &Section) -> Vec<Option<String>> {
    let label = |item: &Item| Reader::parts(&item.line).1.into_iter().next().map(|(label, _)| label);
    items(&section.blocks).map(label).collect()
}

fn title(line: &Inline) -> Inline {
    Reader::parts(line).0.first().cloned().unwrap_or_default().unbold()
}

/// Reads a panel.
pub(super) fn panel(reader: &mut Reader<'_>, panel: Panel, section: &Section, map: &mut Record) {
    for block in section.blocks.iter().chain(section.parts.iter().flat_map(|part| &part.blocks)) {
        let is_ours = match block {
            super::blocks::Block::List(_) => true,
            super::blocks::Block::Table(_) => panel == Panel::Measures,
            _ => false,
        };
        if !is_ours {
            reader.other(block);
        }
    }
    for part in &section.parts {
        reader.tale.unmapped("heading", part.heading.span(), "no part of a panel is called so");
    }
    for (index, item) in items(&section.blocks).enumerate() {
        let entry = entry(reader, panel, item, index);
        add(map, panel.key(), Value::Object(entry));
    }
}

fn known(reader: &Reader<'_>, panel: Panel, index: usize) -> Option<Named> {
    let list = match panel {
        Panel::Segments => return reader.people.get(reader.persona_count + index).cloned(),
        Panel::Channels => &reader.channels,
        Panel::Research => &reader.research,
        Panel::Competitors => &reader.competitors,
        Panel::Measures => &reader.metrics,
        Panel::Questions => return None,
    };
    list.get(index).cloned()
}

fn entry(reader: &mut Reader<'_>, panel: Panel, item: &Item, index: usize) -> Record {
    let path = format!("{}[{index}]", panel.key());
    let mut entry = Record::new();
    let (parts, mut sources) = Reader::parts(&item.line);
    let title = parts.first().cloned().unwrap_or_default();
    let mut words = title.unbold();
    if panel == Panel::Segments {
        words = reader.unnumbered(&words, reader.persona_count + index);
    }
    reader.tale.mapped("name", title.span(), &path);
    let place = if panel == Panel::Measures { "measures" } else { panel.key() };
    let written = reader.take_listed(place, index);
    let named = known(reader, panel, index);
    let is_made = |id: &str| written.is_none() && id == slug(&words.plain());
    match panel {
        Panel::Questions => {
            entry.insert("question".to_owned(), reader.says(&words));
        }
        Panel::Research => {
            // It names itself by its footnote.
            if !sources.is_empty() {
                let (_, span) = sources.remove(0);
                reader.tale.mapped("source", span, &path);
            }
            let id = named.map(|named| named.id).unwrap_or_default();
            if words.plain() != id {
                entry.insert("name".to_owned(), reader.says(&words));
            }
            entry.insert("id".to_owned(), json!(id));
        }
        Panel::Measures => {
            let id = named.map(|named| named.id).unwrap_or_default();
            let of_catalogue = reader.words.metrics.get(&id).is_some_and(|word| even(word) == even(&words.plain()));
            if !of_catalogue && words.plain() != id {
                entry.insert("name".to_owned(), reader.says(&words));
            }
            entry.insert("id".to_owned(), json!(id));
            entry.insert("declared".to_owned(), json!(true));
        }
        Panel::Segments | Panel::Channels | Panel::Competitors => {
            entry.insert("name".to_owned(), reader.says(&words));
            if let Some(named) = named.filter(|named| !is_made(&named.id)) {
                entry.insert("id".to_owned(), json!(named.id));
            }
        }
    }
    for part in parts.iter().skip(1) {
        if !own(reader, panel, part, &mut entry, &path) && !reader.mark(part, &mut entry, &path) {
            reader.unknown(part);
        }
    }
    reader.evidence(sources, &mut entry, &path);
    for child in &item.children {
        below(reader, panel, child, &mut entry, &path);
    }
    entry
}

fn own(reader: &mut Reader<'_>, panel: Panel, part: &Inline, entry: &mut Record, path: &str) -> bool {
    let words = reader.words;
    let plain = part.plain();
    let found = match panel {
        Panel::Segments => number::percent(&plain, words).map(|share| ("share", share)),
        Panel::Channels => id_of(Channels::IDS, |id| words.channels.get(id), &plain).map(|kind| ("kind", json!(kind))),
        Panel::Research => {
            if let Some(kind) = id_of(ResearchKinds::IDS, |id| words.research.get(id), &plain) {
                Some(("kind", json!(kind)))
            } else if let Some(sample) = sample(reader, &plain) {
                Some(("sample", sample))
            } else if let Some(respondents) = behind(part, &colon(words.labels.respondents)) {
                Some(("respondents", reader.says(&respondents)))
            } else {
                is_date(&plain).then(|| ("date", json!(plain)))
            }
        }
        Panel::Measures => {
            if let Some(unit) = behind(part, &colon(words.labels.unit)) {
                Some(("unit", json!(unit.plain())))
            } else {
                let better = [(words.labels.higher_is_better, "higher"), (words.labels.lower_is_better, "lower")];
                let found = better.iter().find(|(word, _)| even(word) == even(&plain));
                if found.is_some() {
                    entry.insert("says_better".to_owned(), json!(true));
                }
                found.map(|(_, better)| ("better", json!(better)))
            }
        }
        Panel::Questions | Panel::Competitors => None,
    };
    let Some((key, value)) = found.filter(|(key, _)| !entry.contains_key(*key)) else { return false };
    entry.insert(key.to_owned(), value);
    reader.tale.mapped(key, part.span(), &format!("{path}.{key}"));
    true
}

/// "n = 1,310".
pub(super) fn sample(reader: &Reader<'_>, plain: &str) -> Option<Value> {
    let (sign, count) = plain.split_once('=')?;
    if even(sign) != even(reader.words.labels.sample) {
        return None;
    }
    number::number(count.trim(), reader.words).filter(Value::is_i64)
}

/// A day or a month.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |text: &&str, count: usize| text.len() == count && text.chars().all(|c| c.is_ascii_digit());
    match parts.as_slice() {
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

/// What stands below an entry: an answer, a finding, or a question that was asked.
fn below(reader: &mut Reader<'_>, panel: Panel, line: &Inline, entry: &mut Record, path: &str) {
    match panel {
        Panel::Questions if !entry.contains_key("answer") => {
            entry.insert("answer".to_owned(), reader.says(line));
            reader.tale.mapped("answer", line.span(), &format!("{path}.answer"));
        }
        Panel::Research => {
            if let Some(asked) = behind(line, &colon(reader.words.labels.question)) {
                question(reader, &asked, line, entry, path);
            } else {
                let finding = reader.says(line);
                add(entry, "findings", finding);
                reader.tale.mapped("finding", line.span(), &format!("{path}.findings"));
            }
        }
        _ => reader.unknown(line),
    }
}

fn question(reader: &mut Reader<'_>, asked: &Inline, line: &Inline, entry: &mut Record, path: &str) {
    let path = format!("{path}.questions");
    let (parts, sources) = Reader::parts(asked);
    let mut question = Record::new();
    question.insert("question".to_owned(), reader.says(&parts.first().cloned().unwrap_or_default()));
    reader.tale.mapped("question", line.span(), &path);
    let mut answers: Vec<(Inline, Option<(Inline, Value)>)> = Vec::new();
    for part in parts.iter().skip(1) {
        if !says_a_link(part) && reader.mark(part, &mut question, &path) || scored(reader, part, &mut question) {
            continue;
        }
        answers.push((part.clone(), share(reader, part)));
    }
    // Shares are of all answers or of none.
    let shared = !answers.is_empty() && answers.iter().all(|(_, share)| share.is_some());
    for (answer, share) in answers {
        if let Some((text, share)) = share.filter(|_| shared) {
            let text = reader.says(&text);
            add(&mut question, "shares", json!({"text": text, "share": share}));
        } else {
            let says = reader.says(&answer);
            add(&mut question, "answers", says);
        }
    }
    reader.evidence(sources, &mut question, &path);
    add(entry, "questions", Value::Object(question));
}

/// "a friend's post 60%".
fn share(reader: &Reader<'_>, part: &Inline) -> Option<(Inline, Value)> {
    let plain = part.plain();
    let (text, share) = plain.rsplit_once(' ')?;
    let share = number::percent(share, reader.words)?;
    let mut line = part.trimmed();
    let last = line.atoms.last_mut()?;
    let kept = last.text.rfind(' ')?;
    last.text.truncate(kept);
    last.end = last.start + kept;
    (!text.is_empty()).then_some((line, share))
}

/// "**6.2** (1–10)", or "Scale: 1–10".
fn scored(reader: &Reader<'_>, part: &Inline, question: &mut Record) -> bool {
    let scale = |text: &str| {
        let (low, high) = text.trim_matches(['(', ')', ' ']).split_once('–')?;
        let (low, high) = (number::number(low, reader.words)?, number::number(high, reader.words)?);
        Some(json!({"min": low, "max": high}))
    };
    if let Some(found) = behind(part, &colon(reader.words.labels.scale)).and_then(|rest| scale(&rest.plain())) {
        question.insert("scale".to_owned(), found);
        return true;
    }
    let Some((bold, rest)) = part.bold_start() else { return false };
    let Some(score) = number::number(&bold.plain(), reader.words) else { return false };
    if !rest.is_empty() {
        let Some(found) = scale(&rest.plain()) else { return false };
        question.insert("scale".to_owned(), found);
    }
    question.insert("score".to_owned(), score);
    true
}
