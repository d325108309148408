//! The JSON of a map, and the map that the importer makes of it: that they are the same shows that it loses nothing.

use journeymap::import::beside::Beside;
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

/// The map in our language that comes of a JSON file, and the files beside it. All of it must be told of as mapped.
pub(super) fn written(name: &str, json: &Value) -> (String, Vec<Beside>) {
    let foreign = utf_8("map.json", json.to_string().as_bytes(), &Wishes::default()).expect("UTF-8");
    let read = import_with(import::named("json").expect("a format"), &foreign, &Wishes::default());
    let maps = read.value.unwrap_or_else(|| panic!("{name}: {:?}", read.findings));
    let [map] = maps.as_slice() else { panic!("{name}: several maps") };
    for entry in &map.entries {
        assert_eq!(entry.fate, Fate::Mapped, "{name}: {entry:?}");
    }
    (map.text.clone(), map.beside.clone())
}

/// The same of the bytes of a CSV file or of a workbook.
pub(super) fn of_table(name: &str, format: &str, bytes: &[u8]) -> String {
    let importer = import::named(format).expect("a format");
    let foreign =
        (importer.opens)("map", bytes, &Wishes::default()).unwrap_or_else(|why| panic!("{name}: {:?}", why.1));
    let read = import_with(importer, &foreign, &Wishes::default());
    let found: Vec<&str> = read.findings.iter().map(|found| found.message.as_str()).collect();
    let maps = read.value.unwrap_or_else(|| panic!("{name}: {format}: {found:?}\n{}", foreign.source.text()));
    for entry in &maps[0].entries {
        let may_go = ["picture", "reference"].contains(&entry.what);
        assert!(entry.fate == Fate::Mapped || may_go, "{name}: {format}: {entry:?}");
    }
    maps[0].text.clone()
}
