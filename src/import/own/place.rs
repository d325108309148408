//! Stages, steps and what stands on them, out of the document of a map into the language.

use crate::import::spanned::{Entry, Node, Value};

/// The records of a list under a key.
pub(super) fn items<'n>(node: &'n mut Node, key: &str) -> impl Iterator<Item = &'n mut Node> {
    node.get_mut(key).map(Node::items_mut).unwrap_or_default().iter_mut()
}

/// A stage and its steps.
pub(super) fn stage(stage: &mut Node) {
    let steps = stage.get("steps").map(Node::items).unwrap_or_default();
    if let [only] = steps
        && only.get("action").is_none()
        && let Some(steps) = stage.take("steps")
        && let Value::List(steps) = steps.node.value
        && let Some(Value::Map(entries)) = steps.into_iter().next().map(|step| step.value)
    {
        // A stage that was written without steps: what belongs on a step stands on the stage.
        for entry in entries.into_iter().filter(|entry| entry.key != "id") {
            stage.take(&entry.key);
            stage.put(entry);
        }
    }
    items(stage, "steps").for_each(facts);
    if let Some(rivals) = stage.take("competitors") {
        stage.put(Entry { node: groups(rivals.node, "name"), ..rivals });
    }
    facts(stage);
}

/// What may stand on a step and on a stage.
fn facts(place: &mut Node) {
    place.rename("emotions", "emotion");
    for feelings in ["emotion", "engagement"] {
        for feeling in items(place, feelings) {
            if feeling.get("scores").is_some() {
                feeling.take("score");
            }
        }
    }
    readings(place);
    for touchpoint in items(place, "touchpoints") {
        touchpoint.rename("text", "name");
        end(touchpoint, "from");
        end(touchpoint, "to");
    }
    for points in ["pain_points", "gains", "needs", "expectations", "opportunities"] {
        items(place, points).for_each(point);
    }
    for cells in ["physical_evidence", "frontstage", "backstage", "support", "policies"] {
        for cell in items(place, cells) {
            for trigger in items(cell, "triggers") {
                if let Some(to) = trigger.get_mut("to") {
                    named(to);
                }
            }
        }
    }
    items(place, "messages").for_each(readings);
    if let Some(cells) = place.take("cells") {
        place.put(Entry { node: table(cells.node, "lane", "items"), ..cells });
    }
    image(place);
}

/// One end of a touchpoint by its word.
fn end(touchpoint: &mut Node, key: &str) {
    let Some(end) = touchpoint.get_mut(key) else { return };
    let word = match end.entries() {
        [us] if us.key == "us" => Some("us".to_owned()),
        [other] => other.node.words().map(str::to_owned),
        _ => None,
    };
    if let Some(word) = word {
        end.value = Value::Text(word);
    }
}

/// What is referred to by its id, else by its name.
fn named(target: &mut Node) {
    let name = ["id", "metric", "text"].iter().find_map(|key| target.get(key)).and_then(Node::words);
    if let Some(name) = name.map(str::to_owned) {
        target.value = Value::Text(name);
    }
}

/// A pain, a gain, an opportunity: what it addresses and its cause.
pub(super) fn point(point: &mut Node) {
    items(point, "addresses").for_each(named);
    if let Some(of) = point.get_mut("cause").and_then(|cause| cause.get_mut("of")) {
        named(of);
    }
}

/// A built-in picture.
pub(super) fn image(place: &mut Node) {
    if let Some(image) = place.get_mut("image") {
        image.rename("icon", "image");
    }
}

fn readings(place: &mut Node) {
    items(place, "metrics").for_each(quantities);
    if let Some(found) = place.take("metrics") {
        place.put(Entry { node: groups(found.node, "metric"), ..found });
    }
}

/// The numbers of a reading with their unit.
pub(super) fn quantities(reading: &mut Node) {
    let unit = reading.take("unit").and_then(|unit| unit.node.words().map(str::to_owned)).unwrap_or_default();
    for key in ["value", "target"] {
        if let Some(number) = reading.get_mut(key) {
            with_unit(number, &unit);
        }
    }
    items(reading, "history").for_each(|number| with_unit(number, &unit));
}

fn with_unit(node: &mut Node, unit: &str) {
    let Some(number) = node.number() else { return };
    let is_sign = unit.chars().count() == 1 && !unit.chars().all(char::is_alphabetic);
    node.value = match unit {
        "" => return,
        "%" => Value::Text(format!("{number}%")),
        unit if is_sign => Value::Text(format!("{unit}{number}")),
        unit => Value::Text(format!("{number} {unit}")),
    };
}

/// A share with its sign.
pub(super) fn percent(node: &mut Node) {
    with_unit(node, "%");
}

/// Records as a table: what stands under `key` of each is the key of what stands under `value`.
pub(super) fn table(records: Node, key: &str, value: &str) -> Node {
    let span = records.span;
    let Value::List(records) = records.value else { return records };
    let mut entries: Vec<Entry> = Vec::new();
    for mut record in records {
        let (Some(name), Some(found)) = (record.take(key), record.take(value)) else { continue };
        entries.push(Entry { key: word(&name.node), at: name.node.span, node: found.node });
    }
    Node::new(Value::Map(entries), span)
}

/// Records by their name; several of one name are a list.
fn groups(records: Node, name: &str) -> Node {
    let span = records.span;
    let Value::List(records) = records.value else { return records };
    let mut entries: Vec<Entry> = Vec::new();
    for mut record in records {
        let Some(found) = record.take(name) else { continue };
        let key = word(&found.node);
        let there = entries.iter_mut().find(|entry| entry.key == key);
        if let Some(Entry { node: Node { value: Value::List(group), .. }, .. }) = there {
            group.push(record);
        } else {
            let group = Node { span: record.span, value: Value::List(vec![record]) };
            entries.push(Entry { key, at: found.node.span, node: group });
        }
    }
    Node::new(Value::Map(entries), span)
}

/// A text or a number as a key.
fn word(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
