//! The arrows between the cells of a blueprint.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::facts::items;
use super::inline::Inline;
use super::reader::{LEADS, Place, Reader, Record, place_of};
use super::sections::Section;
use super::tongue::{even, flat};
use crate::source::Span;

/// A box of a blueprint.
#[derive(Clone, Debug)]
struct Box {
    path: String,
    place: Place,
    floor: usize,
    words: String,
    is_first: bool,
    /// What the comment calls its place.
    shown: String,
}

/// An arrow as the page tells it.
struct Arrow {
    from: usize,
    to: usize,
    both: bool,
    label: Option<Value>,
    /// Whether its line begins with it.
    begins: bool,
    span: Span,
}

/// Reads the arrows: which follow from the floors, and which the author wrote.
pub(super) fn arrows(reader: &mut Reader<'_>, section: &Section, map: &mut Record) {
    let boxes = boxes(reader, map);
    let mut arrows = Vec::new();
    for item in items(&section.blocks) {
        match chain(reader, &item.line, &boxes, &mut arrows) {
            Some(()) => reader.tale.mapped("arrow", item.line.span(), "triggers"),
            None => reader.tale.unmapped("arrow", item.line.span(), "it leads from or to what is not on the page"),
        }
    }
    write(reader, &boxes, arrows, map);
}

/// Gives the cells their arrows. A map without any, though its floors follow each other, says so at each cell.
pub(super) fn no_arrows(reader: &mut Reader<'_>, map: &mut Record) {
    let boxes = boxes(reader, map);
    write(reader, &boxes, Vec::new(), map);
}

/// The boxes of steps that are new, of which no arrow tells: theirs go as they do where nobody says otherwise.
fn untold(reader: &Reader<'_>, boxes: &[Box], arrows: &[Arrow]) -> BTreeSet<usize> {
    let ends: BTreeSet<usize> = arrows.iter().flat_map(|arrow| [arrow.from, arrow.to]).collect();
    let told: BTreeSet<Place> = ends.iter().filter_map(|at| boxes.get(*at)).map(|found| found.place).collect();
    let is_new = |found: &Box| reader.heirs.is_new(found.place) && !told.contains(&found.place);
    boxes.iter().enumerate().filter(|(_, found)| is_new(found)).map(|(at, _)| at).collect()
}

fn write(reader: &mut Reader<'_>, boxes: &[Box], arrows: Vec<Arrow>, map: &mut Record) {
    const FROM_ABOVE: &str = "no arrow of its own begins at what the customer does: it leads to the first box below";
    const STAYS: &str = "no arrow of the page leads from it to the first box below it: that one is always there";
    let untold = untold(reader, boxes, &arrows);
    let expected = expected(boxes);
    let mut next = 0;
    let mut usual: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut own: BTreeMap<usize, Vec<Arrow>> = BTreeMap::new();
    for arrow in arrows {
        let ahead = expected.iter().skip(next).position(|pair| *pair == (arrow.from, arrow.to));
        // One that follows from the floors goes on where the one above it ends; one of the author's begins a line.
        let is_apart = arrow.begins && usual.iter().any(|(_, to)| *to == arrow.from);
        match ahead.filter(|_| !arrow.both && arrow.label.is_none() && !is_apart) {
            Some(at) => {
                next += at + 1;
                usual.insert((arrow.from, arrow.to));
            }
            None => own.entry(arrow.from).or_default().push(arrow),
        }
    }
    let mut document = Value::Object(std::mem::take(map));
    let leads = |to: usize| boxes.get(to).map(|to| json!({LEADS: to.path}));
    for arrow in own.iter().filter(|(from, _)| boxes.get(**from).is_some_and(|found| found.floor == 0)) {
        arrow.1.iter().for_each(|arrow| reader.tale.unmapped("arrow", arrow.span, FROM_ABOVE));
    }
    for (from, _) in expected.iter().filter(|pair| !usual.contains(pair) && !untold.contains(&pair.0)) {
        let above = boxes.get(*from).filter(|found| found.floor == 0);
        if let Some(step) = above.and_then(|found| document.pointer(&found.path)).and_then(Value::as_object) {
            reader.tale.guessed("arrow", place_of(step), "", STAYS);
        }
    }
    let is_own = |(index, found): &(usize, &Box)| found.floor > 0 && !untold.contains(index);
    for (index, found) in boxes.iter().enumerate().filter(is_own) {
        let Some(record) = document.pointer_mut(&found.path).and_then(Value::as_object_mut) else { continue };
        let arrows = own.remove(&index).unwrap_or_default();
        // What no arrow can lead to stands in the cell itself.
        let (is_said, said) = match record.remove("triggers") {
            Some(Value::Array(said)) => (true, said),
            _ => (false, Vec::new()),
        };
        let is_expected = expected.iter().any(|(from, _)| *from == index);
        let is_usual = expected.iter().filter(|(from, _)| *from == index).all(|pair| usual.contains(pair));
        // The cell may say that no arrow leads out of it, also where none would.
        if arrows.is_empty() && said.is_empty() && is_usual && (is_expected || !is_said) {
            continue;
        }
        let mut triggers = Vec::new();
        if is_usual && is_expected {
            // An author's arrow takes the place of the usual one, which then is one of theirs.
            let to = expected.iter().find(|(from, _)| *from == index).and_then(|(_, to)| leads(*to));
            triggers.extend(to.map(|to| json!({"to": to})));
        }
        for arrow in arrows {
            let mut trigger = Record::new();
            trigger.extend(leads(arrow.to).map(|to| ("to".to_owned(), to)));
            if arrow.both {
                trigger.insert("both_ways".to_owned(), json!(true));
            }
            trigger.extend(arrow.label.map(|label| ("label".to_owned(), label)));
            triggers.push(Value::Object(trigger));
        }
        triggers.extend(said);
        record.insert("triggers".to_owned(), Value::Array(triggers));
    }
    if let Value::Object(back) = document {
        *map = back;
    }
}

/// The arrows that are there where nobody says otherwise: from floor to floor, down each column.
fn expected(boxes: &[Box]) -> Vec<(usize, usize)> {
    let mut columns: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (index, found) in boxes.iter().enumerate().filter(|(_, found)| found.is_first && found.place.step.is_some()) {
        columns.entry(found.place).or_default().push(index);
    }
    let mut all = Vec::new();
    for column in columns.values_mut() {
        column.sort_by_key(|index| boxes.get(*index).map(|found| found.floor));
        all.extend(column.windows(2).filter_map(|pair| match pair {
            [from, to] => Some((*from, *to)),
            _ => None,
        }));
    }
    all
}

/// The boxes of a blueprint; what the customer does is on floor 0 wherever its row stands.
fn boxes(reader: &Reader<'_>, map: &Record) -> Vec<Box> {
    let mut all = Vec::new();
    let floors = super::rows::floors(&reader.floors);
    let order = |floor: &str| floors.iter().position(|known| *known == floor).unwrap_or(9);
    for (stage_at, stage) in map.get("stages").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let steps = stage.get("steps").and_then(Value::as_array).into_iter().flatten().enumerate();
        let places = std::iter::once((None, stage)).chain(steps.map(|(at, step)| (Some(at), step)));
        for (step, record) in places {
            let place = Place { stage: stage_at, step };
            let home = reader.shown(place).map(|(home, _)| home).unwrap_or_default();
            let text = |value: &Value, key: &str| flat(value.get(key).and_then(Value::as_str).unwrap_or_default());
            if step.is_some() && record.get("action").is_some() {
                let words = text(record, "action");
                let shown = format!("action {home} 1");
                all.push(Box { path: place.pointer(), place, floor: 0, words, is_first: true, shown });
            }
            for floor in ["frontstage", "backstage", "support"] {
                for (at, cell) in record.get(floor).and_then(Value::as_array).into_iter().flatten().enumerate() {
                    let path = format!("{}/{floor}/{at}", place.pointer());
                    let shown = format!("{floor} {home} {}", at + 1);
                    let words = text(cell, "text");
                    all.push(Box { path, place, floor: order(floor) + 1, words, is_first: at == 0, shown });
                }
            }
        }
    }
    all
}

/// One line of arrows: `**5** Pays → Verify payment ↔ **7** Put together (paid seats, both ways)`.
fn chain(reader: &mut Reader<'_>, line: &Inline, boxes: &[Box], arrows: &mut Vec<Arrow>) -> Option<()> {
    let mut rest = line.trimmed();
    let mut places: Vec<Place> = Vec::new();
    let mut from: Option<usize> = None;
    let (mut both, mut begins) = (false, true);
    loop {
        if let Some((bold, behind)) = rest.bold_start() {
            let shown = bold.plain();
            let numbered = reader.steps.iter().filter(|step| step.number == shown);
            let mut found: Vec<Place> = numbered.map(|step| Place { stage: step.stage, step: Some(step.at) }).collect();
            // Whoever put a step before it may have left its number here.
            found.extend(reader.heirs.numbered(&shown));
            if found.is_empty() {
                found.extend(reader.locate(&bold.unbold()));
            }
            // The words of a box may begin with bold ones.
            if !found.is_empty() {
                places = found;
                rest = behind;
            }
        }
        let words = rest.atoms.iter().map(|atom| atom.text.as_str()).collect::<String>();
        let (index, length) = places.iter().find_map(|place| longest(boxes, *place, &words))?;
        places = boxes.get(index).map(|found| vec![found.place]).unwrap_or_default();
        let number = arrows.len() + 1;
        let hint = match from {
            Some(_) => reader.ids.take(&format!("arrow {number} to")),
            None => reader.ids.take(&format!("arrow {number} from")),
        };
        if from.is_some() {
            // It says again where the arrow before it leads.
            reader.ids.take(&format!("arrow {number} from"));
        }
        let index = hinted(boxes, index, hint.as_deref());
        rest = rest.without(length).trimmed();
        let mut label = None;
        if let Some(from) = from {
            let notes = if rest.plain().starts_with('(') { notes(reader, &rest)? } else { Notes::default() };
            label.clone_from(&notes.label);
            rest = rest.without(notes.length).trimmed();
            arrows.push(Arrow { from, to: index, both, label, begins, span: line.span() });
            begins = false;
        }
        from = Some(index);
        let Some(next) = rest
            .without_start("→")
            .map(|next| (next, false))
            .or_else(|| rest.without_start("↔").map(|next| (next, true)))
        else {
            return rest.is_empty().then_some(());
        };
        rest = next.0.trimmed();
        both = next.1;
    }
}

/// The box that the comment means, if it still says the same as the one that was found.
fn hinted(boxes: &[Box], found: usize, hint: Option<&str>) -> usize {
    let words = boxes.get(found).map(|found| (found.place, found.words.as_str()));
    let is_it = |other: &Box| Some(other.shown.as_str()) == hint && Some((other.place, other.words.as_str())) == words;
    boxes.iter().position(is_it).unwrap_or(found)
}

/// The box at a place with the longest words that a line begins with, and how long they are there.
fn longest(boxes: &[Box], place: Place, line: &str) -> Option<(usize, usize)> {
    let mut found: Option<(usize, usize)> = None;
    let ends: Vec<usize> = line
        .char_indices()
        .map(|(at, _)| at)
        .chain([line.len()])
        .filter(|at| {
            let behind = line.get(*at..).unwrap_or_default().trim_start();
            behind.is_empty() || behind.starts_with(['→', '↔', '('])
        })
        .collect();
    for (index, known) in boxes.iter().enumerate().filter(|(_, known)| known.place == place) {
        let is_it = |end: &&usize| even(line.get(..**end).unwrap_or_default()) == known.words;
        if let Some(end) = ends.iter().rev().find(is_it).filter(|end| found.is_none_or(|(_, kept)| **end > kept)) {
            found = Some((index, *end));
        }
    }
    found
}

#[derive(Default)]
struct Notes {
    label: Option<Value>,
    length: usize,
}

/// "(paid seats, both ways, **Fails**)", up to the next arrow.
fn notes(reader: &Reader<'_>, rest: &Inline) -> Option<Notes> {
    let words = rest.atoms.iter().map(|atom| atom.text.as_str()).collect::<String>();
    let ends = words.match_indices(')').map(|(at, _)| at + 1);
    let is_end = |end: &usize| {
        let behind = words.get(*end..).unwrap_or_default().trim_start();
        behind.is_empty() || behind.starts_with(['→', '↔'])
    };
    let length = ends.into_iter().find(is_end)?;
    let labels = &reader.words.labels;
    let inner = cut(rest, 1, length - 1);
    let mut parts = inner.split(", ");
    while let Some(last) = parts.last() {
        let plain = even(&last.plain());
        if plain == even(labels.both_ways) || last.is_bold() && plain == even(labels.fails) {
            parts.pop();
        } else {
            break;
        }
    }
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Some(Notes { label: None, length }) };
    let span = Span::new(first.span().start, last.span().end);
    let kept = inner.atoms.iter().filter(|atom| atom.start < span.end).count();
    let mut label = Inline { atoms: inner.atoms.get(..kept)?.to_vec() };
    if let Some(atom) = label.atoms.last_mut().filter(|atom| atom.end > span.end) {
        let length = atom.text.len().saturating_sub(atom.end - span.end);
        atom.text.truncate(length);
        atom.end = span.end;
    }
    Some(Notes { label: Some(reader.says(&label)), length })
}

/// The text of a line between two bytes of it.
fn cut(line: &Inline, start: usize, end: usize) -> Inline {
    let all: usize = line.atoms.iter().map(|atom| atom.text.len()).sum();
    let tail = line.without(start);
    tail.first(end.min(all).saturating_sub(start))
}
