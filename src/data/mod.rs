//! Floor 5, `data`: a map as JSON, complete, and the JSON Schema of it. Both come from one declaration of each record.

mod backlog;
mod compared;
mod facts;
mod form;
mod ids;
mod items;
mod map;
mod people;
mod rows;

use serde_json::{Map, Value, json};

use crate::model::JourneyMap;
pub use backlog::{Answered, Item, backlog};
use form::{Form, Record};
use ids::Ids;
pub use rows::{COLUMNS, text_key};

/// The version of the form. Keys may be added without a new one.
pub const VERSION: u32 = 1;
/// What a file says that it is.
pub const FORMAT: &str = "journeymap";
/// The name of the schema. It is no address: `journeymap schema map-json` prints it.
const ID: &str = "urn:journeymap:map:1";

/// A map as one JSON object: format and version, then the map's own keys in the order of the language.
pub fn document(map: &JourneyMap) -> Map<String, Value> {
    let mut document = Map::new();
    document.insert("format".to_owned(), json!(FORMAT));
    document.insert("version".to_owned(), json!(VERSION));
    map.fill(&Ids::of(map), &mut document);
    document
}

/// The JSON Schema of such a document, as a file.
pub fn schema() -> String {
    let mut definitions = Map::new();
    JourneyMap::schema(&mut definitions);
    let mut document = definitions.get("map").cloned().unwrap_or_default();
    if let Some(properties) = document.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("format".to_owned(), json!({"description": "What the file is.", "const": FORMAT}));
        let about = "The version of this form. Keys may be added without a new one.";
        properties.insert("version".to_owned(), json!({"description": about, "const": VERSION}));
    }
    if let Some(required) = document.get_mut("required").and_then(Value::as_array_mut) {
        required.extend([json!("format"), json!("version")]);
    }
    let mut root = Map::new();
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("$id".to_owned(), json!(ID));
    root.insert("title".to_owned(), json!("A journey map, resolved"));
    if let Value::Object(document) = document {
        root.extend(document);
    }
    root.insert("definitions".to_owned(), Value::Object(definitions));
    pretty(&Value::Object(root))
}

/// JSON as a file: indented, with a line feed at the end.
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
