//! Lists below a label: "**Goals:**" and bullets say what the label with each of them on its line would.

use super::blocks::{Block, Item};
use super::inline::Line;
use super::label::label;
use super::nested::whole;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, trait_of};
use crate::import::matrix::{Aside, Matrix};
use crate::import::table::Headers;
use crate::source::Span;

/// Why words stand behind a label that is written once.
const LISTED: &str = "it stands in a list below this label, which is put before it";
/// Why one of several things is what the map has one of.
const FIRST: &str = "the list has several, and the map has room for one: the first";
/// Why words of a list are personas.
const PERSONA: &str = "each item of the list is taken for a persona";

/// An item of a list below a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    /// Where it stands, with the label if it is the first.
    span: Span,
    is_first: bool,
    /// Whether the list has more items.
    has_more: bool,
}

impl Listed {
    pub(super) fn new(span: Span, at: usize, count: usize) -> Self {
        Self { span, is_first: at == 0, has_more: count > 1 }
    }

    /// Gives a map what the item says of it.
    pub(super) fn put(self, name: Words, sense: Sense, value: Words, map: &mut Matrix) {
        let guess = |why| (value.clone(), Aside::Guessed("note", why));
        if name.is_blank() {
            map.aside.extend(self.has_more.then(|| guess(LISTED)));
            map.notes.push(value);
            return;
        }
        let is_free = self.is_first && !map.about.iter().any(|(_, other, _)| *other == sense);
        match sense {
            _ if !self.has_more => {}
            Sense::Evidence | Sense::Note | Sense::Title | Sense::Review => {}
            Sense::Persona => map.aside.push((value.clone(), Aside::Guessed("personas", PERSONA))),
            Sense::Goal if is_free => map.aside.push((value.clone(), Aside::Guessed("goal", FIRST))),
            Sense::Scenario if is_free => map.aside.push((value.clone(), Aside::Guessed("scenario", FIRST))),
            Sense::Summary if is_free => map.aside.push((value.clone(), Aside::Guessed("summary", FIRST))),
            _ => {
                map.aside.push(guess(LISTED));
                let both = [Words::plain(bare(&name), value.span), value.clone()];
                map.notes.push(Words { span: value.span, ..Words::join(&both, ": ") });
                map.aside.extend(self.is_first.then_some((name, Aside::Frame("a label"))));
                return;
            }
        }
        map.about.push((name, sense, value));
    }
}

/// Puts items in the order of the page.
pub(super) fn sort(all: &mut [Listed]) {
    all.sort_by_key(|listed| listed.span);
}

/// The item of these that says a value, in the order of the page.
pub(super) fn of<'l>(all: &'l [Listed], value: &Words) -> Option<&'l Listed> {
    let behind = all.partition_point(|listed| listed.span.start < value.span.end);
    all.get(behind.checked_sub(1)?).filter(|listed| value.span.end <= listed.span.end)
}

/// A label without its colon.
fn bare(label: &Words) -> &str {
    label.text.trim().trim_end_matches([':', '：']).trim()
}

/// The same blocks with a label that stands above a list before each of its items, and where these stand.
pub(super) fn listed<'b>(blocks: impl Iterator<Item = &'b Block>, headers: &Headers) -> (Vec<Block>, Vec<Listed>) {
    let (mut all, mut found) = (Vec::new(), Vec::new());
    for block in blocks {
        let above = all.last().and_then(|above| open(above, headers));
        let (Block::List(items), Some((name, is_known))) = (block, above) else {
            all.push(block.clone());
            continue;
        };
        if items.iter().any(|item| is_labelled(item, headers)) {
            all.push(block.clone());
            continue;
        }
        let words: Vec<Words> = items.iter().map(whole).filter(|words| !words.is_blank()).collect();
        let lines: Vec<Line> = words.iter().enumerate().map(|(at, words)| line(at, &name, words)).collect();
        let count = lines.len();
        found.extend(lines.iter().enumerate().map(|(at, line)| Listed::new(line.words.span, at, count)));
        let Some(Block::Lines(above)) = all.last_mut().filter(|_| count > 0) else { continue };
        above.pop();
        if is_known {
            above.extend(lines);
        } else {
            // What nobody knows is a remark each time.
            if above.is_empty() {
                all.pop();
            }
            all.extend(lines.into_iter().map(|line| Block::Lines(vec![line])));
        }
    }
    (all, found)
}

/// The label in the last line of a paragraph that says nothing yet, and whether it is known.
fn open(block: &Block, headers: &Headers) -> Option<(Words, bool)> {
    let Block::Lines(lines) = block else { return None };
    let last = &lines.last()?.words;
    let (name, _) = label(last, headers).filter(|(_, rest)| rest.is_blank())?;
    let is_known = !headers.sense(&name.text).is_empty() || trait_of(bare(&name)).is_some();
    let is_ended = last.text.trim_end().ends_with([':', '：']) && name.text.chars().count() <= 40;
    (is_known || is_ended).then_some((name, is_known))
}

fn is_labelled(item: &Item, headers: &Headers) -> bool {
    item.lines.first().is_some_and(|line| label(&line.words, headers).is_some())
}

/// An item behind its label, which stands in the page before the first only.
fn line(at: usize, name: &Words, item: &Words) -> Line {
    let start = if at == 0 { name.span.start } else { item.span.start };
    let words =
        Words { span: Span::new(start, item.span.end), ..Words::join(&[name.part(bare(name)), item.clone()], ": ") };
    Line { words, breaks: true }
}
