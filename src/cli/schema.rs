//! `journeymap schema`: the JSON Schemas of the files that people write, for editors, and of reports, for programs.

use anyhow::Error;

use super::args::Schema;
use super::exit::Exit;
use super::kinds::KINDS;
use super::write;
use crate::spec::schema;

/// Runs the verb.
pub(super) fn run(wanted: &Schema) -> Result<Exit, Error> {
    let kind = KINDS.iter().find(|(name, _)| *name == wanted.of);
    let text = kind.map_or_else(schema::schema, |(_, schema)| schema());
    write::to_standard_output(text.as_bytes())?;
    Ok(Exit::Fine)
}
