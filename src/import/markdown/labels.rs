//! What stands below the heading of a stage: labels with what they say, and words without a label.

use super::blocks::{Block, Item};
use super::inline::{Line, joined};
use super::label::label;
use super::nested;
use super::sections::Section;
use crate::import::cell::Words;
use crate::import::lexicon::Sense;
use crate::import::table::Headers;

/// What stands below a heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// Labels with what they say.
    pub(super) lanes: Vec<(Words, Vec<Words>)>,
    /// Words without a label.
    pub(super) prose: Vec<Words>,
    /// Words below items of lists, which stand with these.
    pub(super) nested: Vec<Words>,
    /// Parts of a table itself, and what no map can hold.
    pub(super) frame: Vec<Words>,
    /// What no map can hold, and why.
    pub(super) other: Vec<(Words, &'static str)>,
}

impl Labels {
    /// Takes an item of a list, which the last label may say.
    fn item(&mut self, item: &Item, is_said: bool) {
        let (words, nested) = nested::kept(item);
        self.nested.extend(nested);
        if is_said {
            said(self, words);
        } else {
            self.prose.push(words);
        }
    }
}

/// What stands below the heading of a section.
pub(super) fn labels(section: &Section, headers: &Headers) -> Labels {
    let mut labels = Labels::default();
    below(section, headers, &mut labels, 0);
    labels
}

fn below(section: &Section, headers: &Headers, labels: &mut Labels, depth: usize) {
    let mut open = false;
    for block in &section.blocks {
        open = take(block, headers, labels, open);
    }
    for inner in &section.sections {
        let senses = headers.sense(&inner.heading.text);
        if !senses.is_empty() || (depth == 0 && inner.sections.is_empty() && !has_labels(inner, headers)) {
            labels.lanes.push((inner.heading.clone(), Vec::new()));
            for block in &inner.blocks {
                match block {
                    Block::List(items) => items.iter().for_each(|item| labels.item(item, true)),
                    Block::Lines(lines) => said(labels, joined(lines)),
                    other => {
                        take(other, headers, labels, false);
                    }
                }
            }
            for deeper in &inner.sections {
                below(deeper, headers, labels, depth + 1);
                labels.prose.push(deeper.heading.clone());
            }
        } else if depth < 8 {
            labels.frame.push(inner.heading.clone());
            below(inner, headers, labels, depth + 1);
        }
    }
}

fn has_labels(section: &Section, headers: &Headers) -> bool {
    let mut labels = Labels::default();
    let mut open = false;
    for block in &section.blocks {
        open = take(block, headers, &mut labels, open);
    }
    !labels.lanes.is_empty()
}

/// Takes a block in. `open` is whether the label before it has said nothing yet; so is what comes back.
fn take(block: &Block, headers: &Headers, labels: &mut Labels, open: bool) -> bool {
    match block {
        Block::Lines(lines) => paragraph(lines, headers, labels, open),
        Block::List(items) => {
            let is_labelled =
                items.iter().any(|item| item.lines.first().and_then(|line| label(&line.words, headers)).is_some());
            // Where each item has a label, those that nobody knows are labels too.
            let is_list_of_labels = is_labelled
                && items.iter().all(|item| {
                    let words = item.lines.first().map(|line| &line.words);
                    words.is_some_and(|words| label(words, headers).is_some() || unknown(words).is_some())
                });
            for item in items {
                if is_labelled {
                    labelled(item, headers, is_list_of_labels, labels);
                } else {
                    labels.item(item, open);
                }
            }
            false
        }
        Block::Table(rows) => {
            table(rows, headers, labels);
            false
        }
        Block::Other(words, why) => {
            labels.other.push((words.clone(), why));
            open
        }
        Block::Heading(_, words) | Block::Title(words) => {
            labels.prose.push(words.clone());
            false
        }
    }
}

/// Lets the last label say something.
fn said(labels: &mut Labels, words: Words) {
    if words.is_blank() {
        return;
    }
    match labels.lanes.last_mut() {
        Some((_, values)) => values.push(words),
        None => labels.prose.push(words),
    }
}

fn paragraph(lines: &[Line], headers: &Headers, labels: &mut Labels, mut open: bool) -> bool {
    let mut prose: Vec<Line> = Vec::new();
    let mut values: Vec<Line> = Vec::new();
    let flush = |labels: &mut Labels, values: &mut Vec<Line>| {
        if !values.is_empty() {
            said(labels, joined(values));
            values.clear();
        }
    };
    for line in lines {
        if let Some((label, rest)) = label(&line.words, headers) {
            flush(labels, &mut values);
            labels.lanes.push((label, Vec::new()));
            open = rest.is_blank();
            if !open {
                values.push(Line { words: rest, breaks: line.breaks });
            }
        } else if open || !values.is_empty() {
            values.push(line.clone());
        } else {
            prose.push(line.clone());
        }
    }
    let still_open = open && values.is_empty();
    flush(labels, &mut values);
    if !prose.is_empty() {
        labels.prose.push(joined(&prose));
    }
    still_open
}

/// An item of a list of labels: `- **Touchpoints:** web, app`, or with a list below.
fn labelled(item: &Item, headers: &Headers, may_be_unknown: bool, labels: &mut Labels) {
    let mut lines = item.lines.iter();
    let label_of =
        |line: &Line| label(&line.words, headers).or_else(|| may_be_unknown.then(|| unknown(&line.words)).flatten());
    let Some((name, rest)) = lines.next().and_then(label_of) else {
        return labels.item(item, false);
    };
    labels.lanes.push((name, Vec::new()));
    let mut own: Vec<Line> = if rest.is_blank() { Vec::new() } else { vec![Line { words: rest, breaks: false }] };
    let mut others = Vec::new();
    for line in lines {
        if let Some((name, rest)) = label(&line.words, headers) {
            others.push((name, vec![rest]));
        } else if let Some((_, values)) = others.last_mut() {
            values.push(line.words.clone());
        } else {
            own.push(line.clone());
        }
    }
    if !own.is_empty() {
        said(labels, joined(&own));
    }
    labels.lanes.extend(
        others.into_iter().map(|(name, values)| (name, values.into_iter().filter(|words| !words.is_blank()).collect())),
    );
    for block in &item.blocks {
        match block {
            Block::List(items) => items.iter().for_each(|item| labels.item(item, true)),
            Block::Lines(lines) => {
                paragraph(lines, headers, labels, true);
            }
            other => {
                take(other, headers, labels, false);
            }
        }
    }
}

/// A label that nobody knows and what stands behind it: "Hurts: the map is slow".
fn unknown(words: &Words) -> Option<(Words, Words)> {
    let (name, rest) = words.text.split_once([':', '：'])?;
    let is_short = name.split_whitespace().count() <= 3 && name.chars().count() <= 30;
    let is_plain = name.chars().any(char::is_alphabetic) && !name.chars().any(|sign| sign.is_ascii_digit());
    let is_label = is_short && is_plain && !rest.trim().is_empty() && !rest.starts_with("//") && !words.is_code();
    is_label.then(|| (words.part(name).trim(), words.part(rest).trim()))
}

/// A table of two columns: labels and what they say.
fn table(rows: &[Vec<Words>], headers: &Headers, labels: &mut Labels) {
    for (at, row) in rows.iter().enumerate() {
        let (Some(name), values) = (row.first(), row.get(1..).unwrap_or_default()) else { continue };
        let senses = headers.sense(&name.text);
        let is_head = at == 0
            && (senses.iter().all(|sense| !sense.is_lane())
                || values.first().is_some_and(|value| headers.sense(&value.text) == [Sense::Value]));
        if is_head || row.len() > 2 || name.is_blank() || name.is_code() {
            let words = row.iter().filter(|words| !words.is_blank()).cloned();
            if is_head {
                labels.frame.extend(words);
            } else if name.is_blank() {
                for words in row {
                    said(labels, words.clone());
                }
            } else {
                labels.other.extend(words.map(|words| (words, "it stands in a table in which no map is seen")));
            }
            continue;
        }
        labels.lanes.push((name.clone(), values.iter().filter(|value| !value.is_blank()).cloned().collect()));
    }
}
