//! Tables by the heads of their columns, and that of opportunities.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::blocks::Block;
use super::cards::Kind;
use super::inline::Inline;
use super::number;
use super::reader::{Place, Reader, Record, add, placed};
use super::sections::Section;
use super::tongue::even;

/// A row of a table by the keys of its columns.
pub(super) type Cells = BTreeMap<&'static str, Inline>;

/// The rows of the tables of a part, their columns known by their heads.
pub(super) fn rows(reader: &mut Reader<'_>, section: &Section, columns: &[(&'static str, &'static str)]) -> Vec<Cells> {
    let mut all = Vec::new();
    for block in &section.blocks {
        let Block::Table(rows) = block else { continue };
        let Some((heads, rows)) = rows.split_first() else { continue };
        let mut keys = Vec::new();
        for head in heads {
            let found = columns.iter().find(|(word, _)| even(word) == even(&head.plain())).map(|(_, key)| *key);
            // Whoever renames the first column of a table still means it.
            let is_first = keys.is_empty() && found.is_none() && is_renamed(reader, heads, columns);
            let found = found.or_else(|| columns.first().map(|(_, key)| *key).filter(|_| is_first));
            match found {
                Some(key) if is_first => {
                    reader.tale.guessed(
                        "label",
                        head.span(),
                        key,
                        "no column of this table is called so: it is the first",
                    );
                }
                Some(key) => reader.tale.mapped("label", head.span(), key),
                None => reader.tale.unmapped("label", head.span(), "no column of this table is called so"),
            }
            keys.push(found);
        }
        for row in rows {
            let mut cells = Cells::new();
            for (cell, key) in row.iter().zip(&keys).filter(|(cell, _)| !cell.is_empty()) {
                match key {
                    Some(key) => {
                        cells.insert(key, cell.clone());
                    }
                    None => reader.tale.unmapped("cell", cell.span(), "no column of this table is called as its is"),
                }
            }
            all.push(cells);
        }
    }
    all
}

/// Whether all columns of a table but the first are known, and that is none of another table.
fn is_renamed(reader: &Reader<'_>, heads: &[Inline], columns: &[(&'static str, &'static str)]) -> bool {
    let is = |head: &Inline, word: &str| even(word) == even(&head.plain());
    let known = |head: &Inline| columns.iter().skip(1).any(|(word, _)| is(head, word));
    let words = &reader.words.markdown;
    let is_other = heads.first().is_some_and(|head| is(head, words.metric) || is(head, words.text) || head.is_empty());
    !is_other && heads.len() > 2 && heads.iter().skip(1).all(known)
}

/// A stage or step of the document.
pub(super) fn record(map: &mut Record, place: Place) -> Option<&mut Record> {
    let stage = map.get_mut("stages")?.as_array_mut()?.get_mut(place.stage)?;
    match place.step {
        Some(step) => stage.get_mut("steps")?.as_array_mut()?.get_mut(step)?.as_object_mut(),
        None => stage.as_object_mut(),
    }
}

/// Reads the opportunities into the stages and steps at which they stand.
pub(super) fn opportunities(reader: &mut Reader<'_>, section: &Section, map: &mut Record) {
    let head = &reader.words.markdown;
    let columns = [
        (head.text, "text"),
        (head.place, "place"),
        (head.impact, "impact"),
        (head.effort, "effort"),
        (head.owner, "owner"),
        (head.due, "due"),
        (head.status, "status"),
        (head.addresses, "addresses"),
    ];
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    for cells in rows(reader, section, &columns) {
        if !cells.contains_key("text") {
            for cell in cells.values() {
                reader.tale.unmapped("opportunity", cell.span(), "the row does not say what could be done");
            }
            continue;
        }
        let Some((place, why)) = cells.get("place").and_then(|place| reader.located(place)) else {
            for cell in cells.values() {
                reader.tale.unmapped(
                    "opportunity",
                    cell.span(),
                    "no stage or step is called as the place that it stands at",
                );
            }
            continue;
        };
        let count = counts.entry(place).or_default();
        *count += 1;
        let path = format!("{}.opportunities[{}]", place.path(), *count - 1);
        let line = cells.get("text").cloned().unwrap_or_default();
        let Some(mut card) = reader.card(Kind::Opportunity, &line, &path) else { continue };
        for (key, cell) in &cells {
            let value = match *key {
                "text" => continue,
                "place" => {
                    reader.tale.told("place", cell.span(), &path, why);
                    continue;
                }
                "impact" | "effort" => number::number(&cell.plain(), reader.words),
                "owner" => Some(reader.says(cell)),
                "due" => Some(json!(cell.plain())),
                "status" => reader.progress(&cell.plain()).map(|status| json!(status)),
                _ => Some(reader.targets(cell)),
            };
            match value {
                Some(value) => {
                    card.insert((*key).to_owned(), value);
                    reader.tale.mapped(key, cell.span(), &format!("{path}.{key}"));
                }
                None => reader.tale.unmapped(key, cell.span(), "this is none of what can stand here"),
            }
        }
        placed(&mut card, &line);
        let pointer = format!("{}/opportunities/{}", place.pointer(), *count - 1);
        reader.wait("opportunities", reader.shown(place), Some(place), &line, pointer);
        if let Some(record) = record(map, place) {
            add(record, "opportunities", Value::Object(card));
        }
    }
}
