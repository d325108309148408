//! The JSON of a map, and the map that the importer makes of it: that they are the same shows that it loses nothing.

use journeymap::import::foreign::{Wishes, utf_8};
use journeymap::import::loss::Fate;
use journeymap::{import, import_with};
use serde_json::Value;

/// The JSON of a map without what stands in other files: the baseline, and the bytes of pictures.
pub(crate) fn without_files(mut document: Value) -> Value {
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

/// The map in our language that comes of a JSON file, which must be told of whole.
pub(super) fn written(name: &str, json: &Value) -> String {
    let foreign = utf_8("map.json", json.to_string().as_bytes()).expect("UTF-8");
    let read = import_with(import::named("json").expect("a format"), &foreign, &Wishes::default());
    let maps = read.value.unwrap_or_else(|| panic!("{name}: {:?}", read.findings));
    let [map] = maps.as_slice() else { panic!("{name}: several maps") };
    for entry in &map.entries {
        let may_go = ["baseline", "picture", "reference"].contains(&entry.what);
        assert!(entry.fate == Fate::Mapped || may_go, "{name}: {entry:?}");
    }
    map.text.clone()
}
