//! JSON: the whole map, resolved, for programs. What it looks like is `data`'s affair and in `docs/json.md`.

use serde_json::Value;

use super::{Output, Told, Writer};
use crate::data::{document, pretty};

/// The format, for the list.
pub static JSON: Output = Output {
    name: "json",
    extension: "json",
    about: "The whole map for programs, with every reference resolved; `journeymap schema map-json` describes it.",
    draws_letters: false,
    leaves_out: &[],
    write: Writer::Map(|told: &Told<'_>| Ok(pretty(&Value::Object(document(told.map))).into_bytes())),
};
