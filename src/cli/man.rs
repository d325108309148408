//! `journeymap man`: the manual pages, made from the definition of the command line.

use std::path::Path;

use anyhow::{Context, Error};
use clap::{Command, CommandFactory};
use clap_mangen::Man as Page;

use super::args::{Arguments, Man};
use super::exit::Exit;
use super::screen::Screen;
use super::write;

/// Runs the verb.
pub(super) fn run(wanted: &Man, screen: &Screen) -> Result<Exit, Error> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &wanted.output else {
        write::to_standard_output(&page(&command)?)?;
        return Ok(Exit::Fine);
    };
    file(folder, "journeymap", &command, screen)?;
    for verb in command.get_subcommands() {
        file(folder, &format!("journeymap-{}", verb.get_name()), verb, screen)?;
    }
    Ok(Exit::Fine)
}

fn file(folder: &Path, name: &str, command: &Command, screen: &Screen) -> Result<(), Error> {
    let path = folder.join(format!("{name}.1"));
    write::to_file(&path, &page(&command.clone().name(name.to_owned()))?)?;
    screen.tell(format_args!("wrote {}", path.display()));
    Ok(())
}

/// One page. It names no version: the same program has the same pages until its command line changes.
fn page(command: &Command) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    let page = Page::new(command.clone()).source("journeymap").manual("Journey maps");
    page.render(&mut text).context("cannot write a manual page")?;
    Ok(text)
}
