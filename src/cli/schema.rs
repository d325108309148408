//! `journeymap schema`: the JSON Schema of the language, for editors.

use anyhow::Error;

use super::exit::Exit;
use super::write;
use crate::spec::schema;

/// Runs the verb.
pub(super) fn run() -> Result<Exit, Error> {
    write::to_standard_output(schema::schema().as_bytes())?;
    Ok(Exit::Fine)
}
