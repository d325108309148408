//! The table of metrics: what is measured, where, and what came of it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::inline::Inline;
use super::judged::{as_percent, is_met, is_percent, is_trend};
use super::number;
use super::panels::sample;
use super::reader::{DOT, Place, Reader, Record, add};
use super::rows::OF_BASELINE;
use super::sections::Section;
use super::tables::{Cells, record, rows};
use super::tongue::{even, flat, id_of};
use crate::model::name::slug;
use crate::words::{Metrics, Words};

/// Why a number is not taken that is compared with another.
const OTHER_UNIT: &str = "its unit is not that of the value beside it";

/// Where a value of a metric stands.
enum Measured {
    Map,
    At(Place),
    Message(Place, usize),
}

/// Reads the metrics into the places at which they are measured.
pub(super) fn metrics(reader: &mut Reader<'_>, section: &Section, map: &mut Record) {
    let head = &reader.words.markdown;
    let columns = [
        (head.metric, "metric"),
        (head.place, "place"),
        (head.value, "value"),
        (head.target, "target"),
        (head.trend, "trend"),
        (head.history, "history"),
        (head.sample, "sample"),
        (head.more, "more"),
    ];
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (index, cells) in rows(reader, section, &columns).into_iter().enumerate() {
        if !cells.contains_key("metric") {
            for cell in cells.values() {
                reader.tale.unmapped("metric", cell.span(), "the row does not say what is measured");
            }
            continue;
        }
        let measured = cells.get("place").and_then(|place| measured(reader, place, index, map));
        let Some((measured, why)) = measured else {
            for cell in cells.values() {
                reader.tale.unmapped("metric", cell.span(), "nothing is called as the place that it stands at");
            }
            continue;
        };
        let mut count = |home: String| {
            let count = counts.entry(home.clone()).or_default();
            *count += 1;
            format!("{home}metrics[{}]", *count - 1)
        };
        let path = match &measured {
            Measured::Map => count(String::new()),
            Measured::At(place) => count(format!("{}.", place.path())),
            Measured::Message(place, at) => count(format!("{}.messages[{at}].", place.path())),
        };
        if let Some(place) = cells.get("place") {
            reader.tale.told("place", place.span(), &path, why);
        }
        let reading = Value::Object(reading(reader, &cells, index, &path, map));
        match measured {
            Measured::Map => add(map, "readings", reading),
            Measured::At(place) => {
                if let Some(record) = record(map, place) {
                    add(record, "metrics", reading);
                }
            }
            Measured::Message(place, at) => {
                let messages = record(map, place).and_then(|record| record.get_mut("messages"));
                let message = messages.and_then(Value::as_array_mut).and_then(|list| list.get_mut(at));
                if let Some(message) = message.and_then(Value::as_object_mut) {
                    add(message, "metrics", reading);
                }
            }
        }
    }
}

fn measured(
    reader: &mut Reader<'_>,
    place: &Inline,
    index: usize,
    map: &mut Record,
) -> Option<(Measured, Option<&'static str>)> {
    let parts: Vec<Inline> = place.split(DOT).iter().map(Inline::trimmed).collect();
    let first = parts.first()?;
    if even(&first.plain()) == even(reader.words.markdown.whole_map) {
        return Some((Measured::Map, None));
    }
    let (found, why) = reader.located(first)?;
    let Some(message) = parts.get(1) else { return Some((Measured::At(found), why)) };
    let words = even(&message.plain());
    let messages = record(map, found)?.get("messages")?.as_array()?;
    let is_it = |message: &Value| message.get("text").and_then(Value::as_str).is_some_and(|text| flat(text) == words);
    let called: Vec<usize> = (0..messages.len()).filter(|at| messages.get(*at).is_some_and(is_it)).collect();
    // Of several that are called so the comment says which is meant.
    let hint = if called.len() > 1 { reader.ids.take(&format!("metrics {} message", index + 1)) } else { None };
    let nth = hint.and_then(|nth| nth.parse::<usize>().ok()?.checked_sub(1)).unwrap_or(0);
    called.get(nth).or(called.first()).map(|at| (Measured::Message(found, *at), why))
}

fn reading(reader: &mut Reader<'_>, cells: &Cells, index: usize, path: &str, map: &mut Record) -> Record {
    let mut reading = Record::new();
    let mut unit = String::new();
    let name = cells.get("metric").cloned().unwrap_or_default();
    let id = metric(reader, &name, index, path, map);
    reading.insert("metric".to_owned(), json!(id));
    let has_percent = is_percent(reader, cells);
    // The value goes before what is compared with it, and what says whose it is before that.
    let keys = ["more", "value", "target", "history", "sample", "trend"];
    for (key, cell) in keys.iter().filter_map(|key| Some((key, cells.get(key)?))) {
        let span = cell.span();
        match *key {
            "trend" if is_trend(reader, &reading, &cell.plain(), &unit) => reader.tale.derived("trend", span),
            "trend" => reader.tale.unmapped("trend", span, super::derived::WHY),
            "value" if reading.contains_key("from_baseline") => reader.tale.unmapped("value", span, OF_BASELINE),
            "value" | "target" => {
                let (shown, met) = cell.split_once(" ✓").unwrap_or_else(|| (cell.clone(), Inline::default()));
                if !met.is_empty() && even(&met.plain()) != even(reader.words.markdown.met) {
                    reader.unknown(&met.trimmed());
                }
                match number::quantity(&shown.plain(), reader.words) {
                    Some((value, found)) if found.is_empty() && has_percent => {
                        let (value, why) = as_percent(&value);
                        reading.insert((*key).to_owned(), value);
                        keep(&mut unit, "%".to_owned());
                        reader.tale.told(key, span, &format!("{path}.{key}"), why);
                    }
                    Some((_, found)) if !is_alike(&unit, &found) => reader.tale.unmapped(key, span, OTHER_UNIT),
                    Some((value, found)) => {
                        reading.insert((*key).to_owned(), value);
                        keep(&mut unit, found);
                        reader.tale.mapped(key, span, &format!("{path}.{key}"));
                    }
                    None => reader.tale.unmapped(key, span, "this is no number"),
                }
                if *key == "target" && !met.is_empty() && is_met(&reading, &id, map) == Some(false) {
                    reader.tale.unmapped("met", met.span(), super::derived::WHY);
                }
            }
            "history" => {
                let values: Vec<_> = cell.split(" → ");
                let read: Option<Vec<_>> =
                    values.iter().map(|value| number::quantity(&value.plain(), reader.words)).collect();
                match read {
                    Some(read) if read.iter().any(|(_, found)| !is_alike(&unit, found)) => {
                        reader.tale.unmapped("history", span, OTHER_UNIT);
                    }
                    Some(read) => {
                        let mut why = None;
                        for (value, found) in read {
                            let bare = (found.is_empty() && has_percent).then(|| as_percent(&value));
                            why = why.or(bare.as_ref().and_then(|(_, why)| *why));
                            add(&mut reading, "history", bare.map_or(value, |(value, _)| value));
                            keep(&mut unit, found);
                        }
                        reader.tale.told("history", span, &format!("{path}.history"), why);
                    }
                    None => reader.tale.unmapped("history", span, "these are no numbers"),
                }
            }
            "sample" => match sample(reader, &cell.plain()) {
                Some(sample) => {
                    reading.insert("sample".to_owned(), sample);
                    reader.tale.mapped("sample", span, &format!("{path}.sample"));
                }
                None => reader.tale.unmapped("sample", span, "this is no number of answers"),
            },
            _ => {
                let (parts, sources) = Reader::parts(cell);
                for part in parts.iter().filter(|part| !part.is_empty()) {
                    if even(&part.plain()) == even(reader.words.labels.baseline) {
                        reading.insert("from_baseline".to_owned(), json!(true));
                        reader.tale.derived("baseline", part.span());
                    } else if !reader.mark(part, &mut reading, path) {
                        reader.unknown(part);
                    }
                }
                reader.evidence(sources, &mut reading, path);
            }
        }
    }
    // The notes on a value stand with the name of its metric.
    let (parts, _) = Reader::parts(&name);
    for part in parts.iter().skip(1) {
        if !reader.mark(part, &mut reading, path) {
            reader.unknown(part);
        }
    }
    if !unit.is_empty() {
        reading.insert("unit".to_owned(), json!(unit));
    }
    reading
}

/// Whether something may be of a unit; what says none is of the same.
fn is_alike(unit: &str, found: &str) -> bool {
    unit.is_empty() || found.is_empty() || unit == found
}

fn keep(unit: &mut String, found: String) {
    if unit.is_empty() {
        *unit = found;
    }
}

/// The id of a metric by the name that is shown: that of the comment where it still fits.
fn metric(reader: &mut Reader<'_>, name: &Inline, index: usize, path: &str, map: &mut Record) -> String {
    let (parts, _) = Reader::parts(name);
    let shown = parts.first().cloned().unwrap_or_default();
    let words = shown.plain();
    let written = reader.ids.take(&format!("metrics {}", index + 1));
    let fits = |id: &str| {
        let declared = reader.metrics.iter().find(|known| known.id == id);
        declared.is_some_and(|known| even(&known.name) == even(&words))
            || of_catalogue(reader.words, &words) == Some(id)
            || even(id) == even(&words)
    };
    let declared =
        || reader.metrics.iter().find(|known| even(&known.name) == even(&words)).map(|known| known.id.clone());
    let known = written.clone().filter(|id| fits(id)).or_else(declared);
    if let Some(id) = known.or_else(|| of_catalogue(reader.words, &words).map(str::to_owned)) {
        reader.tale.mapped("metric", shown.span(), path);
        return id;
    }
    let id = slug(&words);
    reader.tale.guessed("metric", shown.span(), path, "no metric is called so: it is one of the map's own");
    reader.metrics.push(super::reader::Named { name: words, id: id.clone() });
    let mut own = Record::new();
    own.insert("name".to_owned(), reader.says(&shown));
    if !id.is_empty() {
        own.insert("id".to_owned(), json!(id));
    }
    own.insert("declared".to_owned(), json!(true));
    add(map, "metrics", Value::Object(own));
    id
}

/// The metric of the catalogue that is called so.
fn of_catalogue(words: &Words, shown: &str) -> Option<&'static str> {
    id_of(Metrics::IDS, |id| words.metrics.get(id), shown)
}
