//! `journeymap check`: what is wrong with maps, and nothing else.

use std::time::Instant;

use anyhow::Error;

use super::args::Check;
use super::disk::{self, DiskFiles};
use super::exit::Exit;
use super::fonts;
use super::inputs::{self, Input};
use super::many;
use super::screen::Screen;
use crate::diagnostic::{Diagnostic, Level};
use crate::report;
use crate::source::{Files, Source};
use crate::text::Fonts;
use crate::yaml::decode;

/// Runs the verb.
pub(super) fn run(wanted: &Check, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    let fonts = fonts::fonts(&wanted.named.fonts, Vec::new())?;
    let inputs = inputs::find(&wanted.paths.paths);
    let results = many::each(&inputs.maps, wanted.paths.jobs, screen, |input| check(input, &fonts, screen))?;
    let mut exit = Exit::Fine;
    for error in &inputs.errors {
        screen.error(error);
        exit = exit.max(Exit::Usage);
    }
    let mut findings = Vec::new();
    let mut unread = 0;
    for (input, result) in inputs.maps.iter().zip(results) {
        match result {
            Ok(Ok(checked)) => {
                screen.show(&checked.drawn);
                exit = exit.max(end(&checked.findings));
                findings.extend(checked.findings);
            }
            Ok(Err(error)) => {
                screen.error(&error);
                unread += 1;
                exit = exit.max(Exit::Usage);
            }
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", input.name()));
                exit = exit.max(Exit::Internal);
            }
        }
    }
    let checked = inputs.maps.len() - unread;
    if checked > 0 {
        let count = maps(checked);
        screen.tell(format_args!("{count} checked in {}: {}", elapsed(start), report::summary(&findings)));
    }
    Ok(exit)
}

struct Checked {
    findings: Vec<Diagnostic>,
    drawn: String,
}

fn check(input: &Input, fonts: &Fonts, screen: &Screen) -> Result<Checked, Error> {
    let (source, files, found) = open(input)?;
    let findings = match found {
        Some(found) => vec![found],
        None => crate::check_with(&source, &files, fonts).findings.sorted(),
    };
    Ok(Checked { drawn: screen.draw(&source, &findings), findings })
}

/// A map's text and the files beside it; with a finding where it is no text.
pub(super) fn open(input: &Input) -> Result<(Source, impl Files + use<>, Option<Diagnostic>), Error> {
    let (bytes, files) = match input {
        Input::Standard => (disk::read_standard_input()?, DiskFiles::in_folder("".as_ref())?),
        Input::File { path, .. } => (disk::read(path)?, DiskFiles::beside(path)?),
    };
    Ok(match decode(&input.name(), &bytes) {
        Ok(source) => (source, files, None),
        Err(problem) => (problem.0, files, Some(problem.1)),
    })
}

/// How a run with these findings ends.
pub(super) fn end(findings: &[Diagnostic]) -> Exit {
    if findings.iter().any(|found| found.level == Level::Error) { Exit::Findings } else { Exit::Fine }
}

/// `1 map`, `3 maps`.
pub(super) fn maps(count: usize) -> String {
    format!("{count} map{}", if count == 1 { "" } else { "s" })
}

/// How long it took: `41 ms`, `2.3 s`.
pub(super) fn elapsed(start: Instant) -> String {
    let elapsed = start.elapsed();
    if elapsed.as_millis() < 1000 {
        format!("{} ms", elapsed.as_millis())
    } else {
        format!("{:.1} s", elapsed.as_secs_f64())
    }
}
