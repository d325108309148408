//! Which card of a page has which id of the comment: the one with the words that had it, then the one at its place.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::blocks::Block;
use super::inline::Inline;
use super::reader::{HINT, Place, Reader, Waiting};
use super::sections::Section;
use super::tongue::even;
use crate::model::fits::{self, Choice, chosen};

/// A pain point as the table below the stages has it.
#[derive(Clone, Debug)]
struct Old {
    words: String,
    place: Place,
    severity: String,
}

impl Reader<'_> {
    /// A card that stands in a cell waits there for its id. `home` is what the comment calls the place of the cell, and why
    /// that was guessed.
    pub(super) fn wait(
        &mut self,
        lane: &str,
        home: Option<(String, Option<&'static str>)>,
        place: Option<Place>,
        line: &Inline,
        pointer: String,
    ) {
        let why = home.as_ref().and_then(|(_, why)| *why);
        let cell = (lane.to_owned(), home.map(|(home, _)| home));
        self.waiting.push(Waiting { pointer, cell, place, words: words(line), why });
    }
}

/// Why a card has the id of one that stands elsewhere now.
const MOVED: &str = "the words that had it stand here now";

/// The pain points that a page had when it was written, by the table of them.
fn remembered(reader: &Reader<'_>, sections: &[&Section]) -> Vec<Old> {
    let head = &reader.words.markdown;
    let mut all = Vec::new();
    let is_it = |section: &&&Section| super::top::is_called(section, head.pain_points_by_severity);
    for block in sections.iter().filter(is_it).flat_map(|section| &section.blocks) {
        let Block::Table(rows) = block else { continue };
        for row in rows.iter().skip(1) {
            let [severity, what, place, ..] = row.as_slice() else { continue };
            if let Some(place) = reader.locate(place) {
                all.push(Old { words: words(what), place, severity: even(&severity.plain()) });
            }
        }
    }
    all
}

/// The words of a card: the first part of its line, without the number by which others refer to it.
pub(super) fn words(line: &Inline) -> String {
    let first = Reader::parts(line).0.first().cloned().unwrap_or_default();
    match first.bold_start() {
        Some((badge, rest)) if super::cards::is_badge(&badge.plain()) => even(&rest.plain()),
        _ => even(&first.plain()),
    }
}

/// Gives the cards of a page their ids.
pub(super) fn give(reader: &mut Reader<'_>, others: &[&Section], map: &mut Map<String, Value>) {
    let old = remembered(reader, others);
    let mut cells: BTreeMap<(String, Option<String>), Vec<Waiting>> = BTreeMap::new();
    for card in std::mem::take(&mut reader.waiting) {
        cells.entry(card.cell.clone()).or_default().push(card);
    }
    let mut document = Value::Object(std::mem::take(map));
    let mut all: Vec<(Waiting, Choice)> = Vec::new();
    // Pain points that are gone from their cells: their words, and what the comment calls the cell and them.
    let mut gone: Vec<(String, String, usize)> = Vec::new();
    for ((lane, home), cards) in &cells {
        let Some(home) = home else { continue };
        let choices = if lane == "pain_points" { by_words(cards, &old, home, reader, &mut gone) } else { None };
        let words: Vec<&str> = cards.iter().map(|card| card.words.as_str()).collect();
        let choices = choices.unwrap_or_else(|| {
            let cell = named(lane, home);
            let (ids, count) = reader.ids.cell(&cell);
            let is_fixed = count == Some(words.len()) && reader.ids.are_fixed(&cell);
            if is_fixed { fits::by_place(words.len()) } else { chosen(&ids, count, &words) }
        });
        all.extend(cards.iter().cloned().zip(choices));
    }
    of_empty_cells(reader, &old, &cells, &mut gone);
    for (card, choice) in all {
        if let (Some(home), Some(index)) = (&card.cell.1, choice.index) {
            let place = format!("{} {index}", named(&card.cell.0, home));
            enter(reader, &mut document, &card, &place, choice.why.or(card.why));
        }
    }
    // What moved to another cell takes its id along.
    for card in cells.values().flatten().filter(|card| card.cell.0 == "pain_points" && !card.pointer.is_empty()) {
        let has_id = document.pointer(&card.pointer).is_none_or(|found| found.get("id").is_some());
        let found = gone.iter().position(|(words, _, _)| *words == card.words);
        if let Some((_, home, index)) = found.filter(|_| !has_id).map(|at| gone.remove(at)) {
            enter(reader, &mut document, card, &format!("pain_points {home} {index}"), Some(MOVED));
        }
    }
    if let Value::Object(back) = document {
        *map = back;
    }
}

/// What the comment calls a cell. Those of an empathy map have no place.
fn named(lane: &str, home: &str) -> String {
    if home.is_empty() { lane.to_owned() } else { format!("{lane} {home}") }
}

/// What was in cells of which nothing is left.
fn of_empty_cells(
    reader: &Reader<'_>,
    old: &[Old],
    cells: &BTreeMap<(String, Option<String>), Vec<Waiting>>,
    gone: &mut Vec<(String, String, usize)>,
) {
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    for pain in old {
        let Some((home, _)) = reader.shown(pain.place) else { continue };
        if !cells.contains_key(&("pain_points".to_owned(), Some(home.clone()))) {
            let count = counts.entry(pain.place).or_default();
            *count += 1;
            gone.push((pain.words.clone(), home, *count));
        }
    }
}

/// Which of the pain points that a cell had each of its cards is; nothing where the page does not say what it had.
fn by_words(
    cards: &[Waiting],
    old: &[Old],
    home: &str,
    reader: &Reader<'_>,
    gone: &mut Vec<(String, String, usize)>,
) -> Option<Vec<Choice>> {
    let place = cards.first()?.place?;
    let cards = told_apart(cards, |card| &mut card.words);
    let cards = cards.as_slice();
    let here: Vec<Old> = old.iter().filter(|pain| pain.place == place).cloned().collect();
    let had = told_apart(&here, |pain| &mut pain.words);
    let had: Vec<&Old> = had.iter().collect();
    let (ids, count) = reader.ids.cell(&format!("pain_points {home}"));
    let own = cards.iter().filter(|card| !card.pointer.is_empty()).count();
    if had.is_empty() || own < cards.len() || count.is_some_and(|count| count != had.len()) {
        return None;
    }
    let mut missing: Vec<&Old> =
        had.iter().copied().filter(|pain| !cards.iter().any(|card| card.words == pain.words)).collect();
    let is_known = |card: &Waiting| had.iter().any(|pain| pain.words == card.words);
    let is_elsewhere = |words: &str| old.iter().any(|pain| pain.place != place && pain.words == bare(words));
    let news: Vec<&Waiting> = cards.iter().filter(|card| !is_known(card) && !is_elsewhere(&card.words)).collect();
    // Words that were edited: the most alike, else in their order.
    let mut edited: Vec<&str> = Vec::new();
    let is_even = news.len() == missing.len();
    let mut pairs: Vec<(usize, &Waiting, &Old)> = Vec::new();
    for card in &news {
        pairs.extend(missing.iter().map(|pain| (super::heirs::alike(&card.words, &pain.words), *card, *pain)));
    }
    pairs.sort_by_key(|(alike, _, _)| std::cmp::Reverse(*alike));
    for (_, card, pain) in pairs {
        if let Some(at) = missing.iter().position(|left| std::ptr::eq(*left, pain))
            && !edited.contains(&card.words.as_str())
        {
            missing.remove(at);
            edited.push(&card.words);
        }
    }
    // The order that the cell had: that of the page, and between it what is gone.
    let mut order: Vec<(&str, Option<usize>)> = Vec::new();
    for (at, card) in cards.iter().enumerate() {
        if (is_known(card) || edited.contains(&card.words.as_str()))
            && !order.iter().any(|(words, _)| *words == card.words)
        {
            order.push((&card.words, Some(at)));
        }
    }
    as_listed(&mut order, &had);
    let mut is_sure = is_even || edited.is_empty();
    for pain in missing {
        let (at, was_sure) = place_of(pain, &order, &had, &ids);
        is_sure &= was_sure;
        order.insert(at, (&pain.words, None));
    }
    let mut choices = vec![Choice::default(); cards.len()];
    for (index, (words, at)) in order.iter().enumerate() {
        match at.and_then(|at| choices.get_mut(at)) {
            Some(choice) => *choice = Choice { index: Some(index + 1), why: (!is_sure).then_some(fits::NEAREST) },
            None => gone.push((bare(words).to_owned(), home.to_owned(), index + 1)),
        }
    }
    Some(choices)
}

/// Behind the words of what is not the first in its cell with them, as often as they stood there before.
const AGAIN: char = '\u{0}';

/// The same things with words that are no other's: cards of one cell may say the same.
fn told_apart<T: Clone>(all: &[T], words: impl Fn(&mut T) -> &mut String) -> Vec<T> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut apart = all.to_vec();
    for words in apart.iter_mut().map(words) {
        let count = seen.entry(words.clone()).or_default();
        words.extend(std::iter::repeat_n(AGAIN, *count));
        *count += 1;
    }
    apart
}

/// Words as they stand on the page.
fn bare(words: &str) -> &str {
    words.trim_end_matches(AGAIN)
}

/// Puts what hurts alike in the order of the table, which is the one in which it stood.
fn as_listed(order: &mut [(&str, Option<usize>)], had: &[&Old]) {
    let rank = |words: &str| had.iter().position(|pain| pain.words == words);
    let hurts = |words: &str| rank(words).and_then(|at| had.get(at)).map(|pain| pain.severity.clone());
    let severities: std::collections::BTreeSet<String> = order.iter().filter_map(|(words, _)| hurts(words)).collect();
    for severity in severities {
        let places: Vec<usize> = (0..order.len())
            .filter(|at| order.get(*at).and_then(|(words, _)| hurts(words)).as_ref() == Some(&severity))
            .collect();
        let mut alike: Vec<(&str, Option<usize>)> = places.iter().filter_map(|at| order.get(*at)).copied().collect();
        alike.sort_by_key(|(words, _)| rank(words));
        for (place, one) in places.into_iter().zip(alike) {
            order.get_mut(place).into_iter().for_each(|home| *home = one);
        }
    }
}

/// Where among others a pain point stood that is gone, and whether that is sure: the table keeps the order of what hurts alike.
fn place_of(pain: &Old, order: &[(&str, Option<usize>)], had: &[&Old], ids: &BTreeMap<usize, String>) -> (usize, bool) {
    let rank = |words: &str| had.iter().position(|known| known.words == words && known.severity == pain.severity);
    let own = rank(&pain.words);
    let ranks: Vec<Option<usize>> = order.iter().map(|(words, _)| rank(words)).collect();
    let low = ranks.iter().rposition(|rank| rank.is_some() && *rank < own).map_or(0, |at| at + 1);
    let high = ranks.iter().position(|rank| rank.is_some() && *rank > own).unwrap_or(order.len()).max(low);
    let score = |at: usize| {
        let mut all: Vec<&str> = order.iter().map(|(words, _)| *words).collect();
        all.insert(at.min(all.len()), &pain.words);
        all.iter().enumerate().map(|(at, words)| ids.get(&(at + 1)).map_or(0, |id| fits::fit(id, words))).sum::<usize>()
    };
    let best = (low..=high).max_by_key(|at| (score(*at), *at)).unwrap_or(high);
    let is_sure = low == high || ids.is_empty() || (low..=high).filter(|at| score(*at) == score(best)).count() == 1;
    (best, is_sure)
}

/// Enters the id that the comment has for a card, and what the comment says that it refers to.
fn enter(reader: &mut Reader<'_>, document: &mut Value, card: &Waiting, place: &str, why: Option<&'static str>) {
    if card.pointer.is_empty() {
        return;
    }
    let Some(record) = document.pointer_mut(&card.pointer).and_then(Value::as_object_mut) else { return };
    if let Some(id) = reader.ids.take_as(place, why) {
        record.insert("id".to_owned(), json!(id));
    }
    if let Some(id) = reader.ids.take(&format!("cause of {place} 1"))
        && let Some(of) = record.get_mut("cause").and_then(|cause| cause.get_mut("of")).and_then(Value::as_object_mut)
    {
        of.insert(HINT.to_owned(), json!(id));
    }
    let arrows = record.get_mut("triggers").and_then(Value::as_array_mut);
    for (index, arrow) in arrows.into_iter().flatten().enumerate() {
        let to = arrow.get_mut("to").and_then(Value::as_object_mut);
        if let (Some(to), Some(id)) = (to, reader.ids.take(&format!("triggers of {place} {}", index + 1))) {
            to.insert(HINT.to_owned(), json!(id));
        }
    }
    let targets = record.get_mut("addresses").and_then(Value::as_array_mut);
    for (index, target) in targets.into_iter().flatten().filter_map(Value::as_object_mut).enumerate() {
        if let Some(id) = reader.ids.take(&format!("addresses of {place} {}", index + 1)) {
            target.insert(HINT.to_owned(), json!(id));
        }
    }
}
