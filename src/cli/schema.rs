//! `journeymap schema`: the JSON Schemas of the files that people write, for editors, and of reports, for programs.

use anyhow::Error;

use super::args::Schema;
use super::exit::Exit;
use super::write;
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

/// Runs the verb.
pub(super) fn run(wanted: &Schema) -> Result<Exit, Error> {
    let kind = KINDS.iter().find(|(name, _)| *name == wanted.of);
    let text = kind.map_or_else(schema::schema, |(_, schema)| schema());
    write::to_standard_output(text.as_bytes())?;
    Ok(Exit::Fine)
}
