//! What is referred to on a page gets its id, as `src/data` gives ids: the written one, else one made from the words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::reader::{AT, BADGE, HINT, LEADS, REFERS, Reader, Record};
use super::tongue::{even, flat};
use crate::model::name::slug;
use crate::source::Span;
use crate::text::plain;

/// Something that can be referred to.
#[derive(Debug)]
struct Thing {
    path: String,
    words: String,
    id: String,
    kind: &'static str,
    list: &'static str,
    badge: String,
}

const CELLS: [&str; 5] = ["physical_evidence", "frontstage", "backstage", "support", "policies"];
const POINTS: [&str; 4] = ["pain_points", "gains", "needs", "expectations"];

/// Finds what each reference means, and gives ids to what is meant.
pub(super) fn settle(reader: &mut Reader<'_>, document: &mut Value) {
    let mut things = things(document);
    let mut meant = BTreeSet::new();
    let mut metrics: Vec<(String, String)> =
        reader.metrics.iter().map(|metric| (even(&metric.name), metric.id.clone())).collect();
    let of_catalogue = |id: &&str| reader.words.metrics.get(id).map(|word| (even(word), (*id).to_owned()));
    metrics.extend(crate::words::Metrics::IDS.iter().filter_map(of_catalogue));
    find(reader, document, &things, &metrics, &mut meant, "");
    name(&mut things, &meant);
    for thing in things.iter().filter(|thing| meant.contains(&thing.path)) {
        if let Some(record) = document.pointer_mut(&thing.path).and_then(Value::as_object_mut) {
            record.insert("id".to_owned(), json!(thing.id));
        }
    }
    let ids: BTreeMap<&str, &str> = things.iter().map(|thing| (thing.path.as_str(), thing.id.as_str())).collect();
    lead(document, &ids);
}

/// Everything that an id can be of, in the order of the map.
fn things(document: &Value) -> Vec<Thing> {
    let mut all = Vec::new();
    let list = |key: &str| document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (index, persona) in list("personas").iter().enumerate() {
        for key in ["goals", "needs", "pain_points", "gains", "expectations"] {
            add(&mut all, persona, &format!("/personas/{index}"), key, "card");
        }
    }
    for (index, stage) in list("stages").iter().enumerate() {
        let path = format!("/stages/{index}");
        all.extend(thing(stage, path.clone(), "name", "stage", "stages"));
        of_facts(&mut all, stage, &path);
        for (at, step) in stage.get("steps").and_then(Value::as_array).into_iter().flatten().enumerate() {
            let path = format!("{path}/steps/{at}");
            all.extend(thing(step, path.clone(), "action", "step", "steps"));
            of_facts(&mut all, step, &path);
        }
    }
    all
}

fn of_facts(all: &mut Vec<Thing>, place: &Value, path: &str) {
    for key in POINTS {
        add(all, place, path, key, "card");
    }
    add(all, place, path, "opportunities", "opportunity");
    for key in CELLS {
        add(all, place, path, key, "cell");
    }
    add(all, place, path, "messages", "message");
}

fn add(all: &mut Vec<Thing>, place: &Value, path: &str, key: &'static str, kind: &'static str) {
    let items = place.get(key).and_then(Value::as_array).into_iter().flatten().enumerate();
    all.extend(items.filter_map(|(at, item)| thing(item, format!("{path}/{key}/{at}"), "text", kind, key)));
}

fn thing(value: &Value, path: String, words: &str, kind: &'static str, list: &'static str) -> Option<Thing> {
    let record = value.as_object()?;
    let text = |key: &str| record.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(Thing { path, words: text(words), id: text("id"), kind, list, badge: text(BADGE) })
}

/// Leads references to what they mean.
fn find(
    reader: &mut Reader<'_>,
    value: &mut Value,
    things: &[Thing],
    metrics: &[(String, String)],
    meant: &mut BTreeSet<String>,
    key: &str,
) {
    if let Value::Object(entries) = value {
        if let Some(path) = entries.get(LEADS).and_then(Value::as_str) {
            meant.insert(path.to_owned());
            return;
        }
        if key == "cause"
            && let Some(of) = entries.get("of").and_then(Value::as_object)
            && let Some(cause) = root_cause(reader, of, things, metrics, meant)
        {
            *value = cause;
            return;
        }
        if let Some(words) = entries.get(REFERS).and_then(Value::as_str).map(str::to_owned) {
            let hint = entries.get(HINT).and_then(Value::as_str).and_then(|id| hinted(id, &words, things));
            let span = at(entries);
            if let Some(path) = hint.or_else(|| target(&words, key, things)) {
                meant.insert(path.clone());
                *value = json!({LEADS: path});
            } else {
                let is_old = reader.old_badges.contains(&words);
                let why = if is_old {
                    "it leads into the baseline, which is not here"
                } else {
                    "nothing on the page is called so"
                };
                reader.tale.unmapped("reference", span, why);
                *value = Value::Null;
            }
            return;
        }
        for (key, entry) in entries.iter_mut() {
            find(reader, entry, things, metrics, meant, key);
        }
        entries.retain(|_, entry| !entry.is_null());
        if entries.get("addresses").and_then(Value::as_array).is_some_and(Vec::is_empty) {
            entries.remove("addresses");
        }
    } else if let Value::Array(items) = value {
        for item in items.iter_mut() {
            find(reader, item, things, metrics, meant, key);
        }
        let leads_nowhere = |item: &Value| key == "triggers" && item.get("to").is_none();
        items.retain(|item| !item.is_null() && !leads_nowhere(item));
    }
}

fn at(entries: &Record) -> Span {
    let number = |index: usize| {
        let list = entries.get(AT).and_then(Value::as_array)?;
        list.get(index)?.as_u64().and_then(|number| usize::try_from(number).ok())
    };
    Span::new(number(0).unwrap_or_default(), number(1).unwrap_or_default())
}

/// "9 s wait (Payment gateway)": what happens, and where.
fn root_cause(
    reader: &mut Reader<'_>,
    of: &Record,
    things: &[Thing],
    metrics: &[(String, String)],
    meant: &mut BTreeSet<String>,
) -> Option<Value> {
    let words = of.get(REFERS)?.as_str()?;
    let text = of.get("$text").and_then(Value::as_str).unwrap_or(words);
    let hint = of.get(HINT).and_then(Value::as_str);
    let named = |words: &str| {
        let called = || metrics.iter().filter(|(name, _)| *name == even(words)).map(|(_, id)| id);
        // Of several metrics of one name the one that the comment means.
        let metric = called().find(|id| Some(id.as_str()) == hint).or_else(|| called().next());
        let metric = metric.map(|id| json!({"metric": id}));
        let path = hint.and_then(|id| hinted(id, words, things)).or_else(|| target(words, "cause", things));
        path.map(|path| json!({LEADS: path})).or(metric)
    };
    let mut found = named_alone(words, things, metrics).then(|| named(words)).flatten().map(|of| (of, None));
    for (start, _) in words.match_indices(" (") {
        let Some(inner) = words.get(start + 2..).and_then(|rest| rest.strip_suffix(')')) else { continue };
        if found.is_none() && named_alone(inner, things, metrics) {
            // The text may have marks of its own; what is in brackets has none.
            let says = |text: &&str| words.get(..start).is_some_and(|words| flat(text) == even(words));
            let before = text.match_indices(" (").filter_map(|(at, _)| text.get(..at)).find(says);
            let before = before.or_else(|| words.get(..start)).map(str::to_owned);
            found = named(inner).map(|of| (of, before));
        }
    }
    let Some((of, before)) = found else {
        reader.tale.guessed("cause", at(of), "cause", "nothing on the page is called so: it is kept as words");
        return Some(json!({"text": text}));
    };
    if let Some(path) = of.get(LEADS).and_then(Value::as_str) {
        meant.insert(path.to_owned());
    }
    let mut cause = Record::new();
    cause.insert("of".to_owned(), of);
    if let Some(before) = before {
        cause.insert("text".to_owned(), json!(before));
    }
    Some(Value::Object(cause))
}

/// The thing of this id, if it is still called so.
fn hinted(id: &str, words: &str, things: &[Thing]) -> Option<String> {
    let words = even(words);
    let found = things.iter().find(|thing| thing.id == id && flat(&thing.words) == words);
    found.map(|thing| thing.path.clone())
}

fn named_alone(words: &str, things: &[Thing], metrics: &[(String, String)]) -> bool {
    target(words, "cause", things).is_some() || metrics.iter().any(|(name, _)| *name == even(words))
}

/// The thing that is called so, by number or by words; what such references mean goes before what they may mean.
fn target(words: &str, key: &str, things: &[Thing]) -> Option<String> {
    if let Some(thing) = things.iter().find(|thing| !thing.badge.is_empty() && thing.badge == words && fits(key, thing))
    {
        return Some(thing.path.clone());
    }
    let rank = |thing: &Thing| match key {
        "addresses" => usize::from(thing.list != "pain_points"),
        "triggers" | "to" => usize::from(!CELLS.contains(&thing.list)),
        _ => usize::from(thing.list == "pain_points"),
    };
    let words = even(words);
    let called = things.iter().filter(|thing| flat(&thing.words) == words && !words.is_empty() && fits(key, thing));
    called.min_by_key(|thing| rank(thing)).map(|thing| thing.path.clone())
}

/// Whether a reference of this key may lead to a thing: pain points alone are addressed.
fn fits(key: &str, thing: &Thing) -> bool {
    key != "addresses" || thing.list == "pain_points"
}

/// Names what the author named, stages and steps, and what is meant, as `src/data/ids.rs` does.
fn name(things: &mut [Thing], meant: &BTreeSet<String>) {
    let mut taken: BTreeSet<String> =
        things.iter().filter(|thing| !thing.id.is_empty()).map(|thing| slug(&thing.id)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for thing in things {
        let is_place = matches!(thing.kind, "stage" | "step");
        if !thing.id.is_empty() || !is_place && !meant.contains(&thing.path) {
            continue;
        }
        let base =
            Some(slug(&plain(&thing.words))).filter(|slug| !slug.is_empty()).unwrap_or_else(|| thing.kind.to_owned());
        loop {
            let count = counts.entry(base.clone()).or_default();
            *count += 1;
            let id = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            if taken.insert(id.clone()) {
                thing.id = id;
                break;
            }
        }
    }
}

/// Puts ids for what leads somewhere. The ends of flows are ids alone.
fn lead(value: &mut Value, ids: &BTreeMap<&str, &str>) {
    match value {
        Value::Object(entries) => {
            if let Some(path) = entries.get(LEADS).and_then(Value::as_str) {
                let id = ids.get(path).copied().unwrap_or_default();
                *value = if entries.contains_key("$end") { json!(id) } else { json!({"id": id}) };
                return;
            }
            entries.values_mut().for_each(|entry| lead(entry, ids));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| lead(item, ids)),
        _ => {}
    }
}

/// The ids of a list with a namespace of its own, made where none is written.
pub(super) fn listed(items: &[(Option<String>, String)], kinds: &[&str]) -> Vec<String> {
    let mut taken: BTreeSet<String> = items.iter().filter_map(|(id, _)| id.as_deref().map(slug)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut named = Vec::new();
    for (index, (id, words)) in items.iter().enumerate() {
        if let Some(id) = id {
            named.push(id.clone());
            continue;
        }
        let kind = kinds.get(index).or(kinds.last()).copied().unwrap_or("item");
        let base = Some(slug(words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| kind.to_owned());
        loop {
            let count = counts.entry(base.clone()).or_default();
            *count += 1;
            let id = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            if taken.insert(id.clone()) {
                named.push(id);
                break;
            }
        }
    }
    named
}
