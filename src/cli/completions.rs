//! `journeymap completions`: what a shell needs to complete this command line.

use anyhow::Error;
use clap::CommandFactory;

use super::args::{Arguments, Completions};
use super::exit::Exit;
use super::write;

/// Runs the verb.
pub(super) fn run(wanted: &Completions) -> Result<Exit, Error> {
    let mut text = Vec::new();
    clap_complete::generate(wanted.shell, &mut Arguments::command(), "journeymap", &mut text);
    write::to_standard_output(&text)?;
    Ok(Exit::Fine)
}
