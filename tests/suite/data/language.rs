//! The JSON of a map, said in the language again: that this can be done shows that the JSON loses nothing.

use serde_json::{Map, Value, json};

/// The JSON of a map without what stands in other files: the baseline, and the bytes of pictures.
pub(super) fn without_files(mut document: Value) -> Value {
    if let Some(entries) = document.as_object_mut() {
        entries.remove("baseline");
    }
    drop_files(&mut document);
    document
}

fn drop_files(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            if entries.get("image").is_some_and(|image| image.get("data").is_some()) {
                entries.remove("image");
            }
            // Known only from the baseline.
            entries.remove("is_new");
            if entries.remove("from_baseline").is_some() {
                entries.remove("value");
            }
            if let Some(addresses) = entries.get_mut("addresses").and_then(Value::as_array_mut) {
                addresses.retain(|target| target.get("in_baseline").is_none());
            }
            if entries.get("addresses").is_some_and(|list| list.as_array().is_some_and(Vec::is_empty)) {
                entries.remove("addresses");
            }
            entries.values_mut().for_each(drop_files);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_files),
        _ => {}
    }
}

/// The document as a map of the language. JSON is YAML.
pub(super) fn written(document: &Value) -> Value {
    let mut map = object(document);
    map.remove("format");
    map.remove("version");
    let review = [("reviewed", "last"), ("review_period", "every")];
    let review: Map<String, Value> =
        review.iter().filter_map(|(key, word)| Some(((*word).to_owned(), map.remove(*key)?))).collect();
    if !review.is_empty() {
        map.insert("review".to_owned(), Value::Object(review));
    }
    metrics(&mut map);
    match map.remove("scale") {
        Some(scale) if scale.get("declared").is_some() => {
            let mut scale = object(&scale);
            scale.remove("declared");
            if let Some(labels) = scale.remove("labels") {
                let labels = list(&labels).iter().map(|label| (label["at"].to_string(), label["text"].clone()));
                scale.insert("labels".to_owned(), Value::Object(labels.collect()));
            }
            map.insert("scale".to_owned(), Value::Object(scale));
        }
        _ => {}
    }
    for lane in items(&mut map, "lanes") {
        lane.remove("declared");
    }
    for persona in items(&mut map, "personas") {
        if let Some(facts) = persona.remove("facts") {
            let facts =
                list(&facts).iter().map(|fact| (fact["label"].as_str().unwrap().to_owned(), fact["text"].clone()));
            persona.insert("facts".to_owned(), Value::Object(facts.collect()));
        }
        for cards in ["goals", "needs", "pain_points", "gains", "expectations"] {
            items(persona, cards).for_each(point);
        }
        image(persona);
    }
    for research in items(&mut map, "research") {
        for question in items(research, "questions") {
            asked(question);
        }
    }
    for stage in items(&mut map, "stages") {
        let nameless = items(stage, "steps").next().is_some_and(|step| !step.contains_key("action"));
        if nameless {
            let step = object(&list(&stage.remove("steps").unwrap())[0]);
            stage.extend(step.into_iter().filter(|(key, _)| key != "id"));
        }
        items(stage, "steps").for_each(facts);
        if let Some(rivals) = stage.remove("competitors") {
            stage.insert("competitors".to_owned(), table(&rivals, "name"));
        }
        facts(stage);
    }
    let mut map = Value::Object(map);
    notes(&mut map);
    map
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn items<'m>(map: &'m mut Map<String, Value>, key: &str) -> impl Iterator<Item = &'m mut Map<String, Value>> {
    map.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Records by the name under which the language has them; several of one name are a list.
fn table(records: &Value, name: &str) -> Value {
    let mut table = Map::new();
    for record in list(records) {
        let mut record = object(record);
        let name = record.remove(name).and_then(|name| name.as_str().map(str::to_owned)).expect("a name");
        let under = table.entry(name).or_insert_with(|| json!([]));
        under.as_array_mut().unwrap().push(Value::Object(record));
    }
    Value::Object(table)
}

/// Definitions, and the values for the whole map.
fn metrics(map: &mut Map<String, Value>) {
    let mut definitions = map.remove("metrics").map(|metrics| list(&metrics).to_vec()).unwrap_or_default();
    let readings = map.remove("readings").map(|readings| list(&readings).to_vec()).unwrap_or_default();
    definitions.retain(|metric| metric.get("declared").is_some());
    let mut all = Vec::new();
    for definition in &definitions {
        let mut definition = object(definition);
        for derived in ["declared", "quantity", "min", "max"] {
            definition.remove(derived);
        }
        if definition.remove("says_better").is_none() {
            definition.remove("better");
        }
        if let Some(reading) = readings.iter().find(|reading| reading["metric"] == definition["id"]) {
            definition.extend(quantities(object(reading)));
            definition.remove("metric");
        }
        all.push(Value::Object(definition));
    }
    let is_known = |reading: &&Value| !definitions.iter().any(|definition| definition["id"] == reading["metric"]);
    for reading in readings.iter().filter(is_known) {
        let mut reading = quantities(object(reading));
        let id = reading.remove("metric").expect("a metric");
        reading.insert("id".to_owned(), id);
        all.push(Value::Object(reading));
    }
    if !all.is_empty() {
        map.insert("metrics".to_owned(), Value::Array(all));
    }
}

/// A reading with its unit in its numbers.
fn quantities(mut reading: Map<String, Value>) -> Map<String, Value> {
    let unit = reading.remove("unit").and_then(|unit| unit.as_str().map(str::to_owned)).unwrap_or_default();
    let with_unit = |number: &Value| match unit.as_str() {
        "" => number.clone(),
        "%" => json!(format!("{number}%")),
        unit if unit.chars().count() == 1 && !unit.chars().all(char::is_alphabetic) => json!(format!("{unit}{number}")),
        unit => json!(format!("{number} {unit}")),
    };
    for key in ["value", "target"] {
        if let Some(number) = reading.get(key).map(with_unit) {
            reading.insert(key.to_owned(), number);
        }
    }
    if let Some(history) = reading.get("history") {
        let history = list(history).iter().map(with_unit).collect();
        reading.insert("history".to_owned(), history);
    }
    reading
}

fn readings(place: &mut Map<String, Value>) {
    if let Some(found) = place.remove("metrics") {
        let found: Value = list(&found).iter().map(|reading| Value::Object(quantities(object(reading)))).collect();
        place.insert("metrics".to_owned(), table(&found, "metric"));
    }
}

fn facts(place: &mut Map<String, Value>) {
    if let Some(emotions) = place.remove("emotions") {
        place.insert("emotion".to_owned(), emotions);
    }
    for feelings in ["emotion", "engagement"] {
        for feeling in items(place, feelings).filter(|feeling| feeling.contains_key("scores")) {
            feeling.remove("score");
        }
    }
    readings(place);
    for touchpoint in items(place, "touchpoints") {
        if let Some(name) = touchpoint.remove("text") {
            touchpoint.insert("name".to_owned(), name);
        }
        for end in ["from", "to"] {
            if let Some(found) = touchpoint.remove(end) {
                let word = if found.get("us").is_some() {
                    json!("us")
                } else {
                    object(&found).values().next().unwrap().clone()
                };
                touchpoint.insert(end.to_owned(), word);
            }
        }
    }
    for points in ["pain_points", "gains", "needs", "expectations", "opportunities"] {
        items(place, points).for_each(point);
    }
    for cells in ["physical_evidence", "frontstage", "backstage", "support", "policies"] {
        for cell in items(place, cells) {
            for trigger in items(cell, "triggers") {
                let to = trigger["to"]["id"].clone();
                trigger.insert("to".to_owned(), to);
            }
        }
    }
    items(place, "messages").for_each(readings);
    if let Some(cells) = place.remove("cells") {
        let cells = list(&cells).iter().map(|cell| (cell["lane"].as_str().unwrap().to_owned(), cell["items"].clone()));
        place.insert("cells".to_owned(), Value::Object(cells.collect()));
    }
    image(place);
}

fn point(point: &mut Map<String, Value>) {
    if let Some(addresses) = point.remove("addresses") {
        let ids = list(&addresses).iter().map(|target| target["id"].clone()).collect();
        point.insert("addresses".to_owned(), ids);
    }
    if let Some(cause) = point.get_mut("cause").and_then(Value::as_object_mut)
        && let Some(of) = cause.remove("of")
    {
        let id = of.get("id").or(of.get("metric")).expect("a cause with a name");
        cause.insert("of".to_owned(), id.clone());
    }
}

fn asked(question: &mut Map<String, Value>) {
    if let Some(shares) = question.remove("shares") {
        let shares = list(&shares)
            .iter()
            .map(|answer| (answer["text"].as_str().unwrap().to_owned(), json!(format!("{}%", answer["share"]))));
        question.insert("answers".to_owned(), Value::Object(shares.collect()));
    }
    if let Some(scale) = question.remove("scale") {
        question.insert("scale".to_owned(), json!(format!("{}-{}", scale["min"], scale["max"])));
    }
}

fn image(place: &mut Map<String, Value>) {
    if let Some(image) = place.get_mut("image").and_then(Value::as_object_mut)
        && let Some(icon) = image.remove("icon")
    {
        image.insert("image".to_owned(), icon);
    }
}

fn notes(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            if let Some(notes) = entries.remove("notes") {
                entries.insert("note".to_owned(), notes);
            }
            for (key, entry) in entries.iter_mut() {
                // Shares are written with their sign.
                if key == "share" && entry.is_number() {
                    *entry = json!(format!("{entry}%"));
                }
                notes(entry);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(notes),
        _ => {}
    }
}
