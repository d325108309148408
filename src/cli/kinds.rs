//! The kinds of files that have a JSON Schema.

use crate::data;
use crate::import::mapping;
use crate::report::json;
use crate::scene::theme;
use crate::spec::{schema, workspace};

/// A kind of file and how its schema is made.
type Kind = (&'static str, fn() -> String);

/// Every kind of file that has a schema.
pub(super) static KINDS: &[Kind] = &[
    ("journey", schema::schema),
    ("theme", theme::schema),
    ("workspace", workspace::schema),
    ("mapping", mapping::schema),
    ("report", json::schema),
    ("map-json", data::schema),
];
