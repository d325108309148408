//! `journeymap check`: what is wrong with maps, and nothing else.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Error;
use jiff::Zoned;

use super::args::Check;
use super::disk::{self, DiskFiles};
use super::exit::Exit;
use super::fonts;
use super::inputs::Input;
use super::many;
use super::reports::{Reports, Seen};
use super::rules;
use super::screen::Screen;
use super::workspaces::{self, Loaded};
use crate::codes;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Asked, Day, Levels, Selector, Setting, settle};
use crate::report;
use crate::source::{Files, Source};
use crate::text::Fonts;
use crate::yaml::decode;

/// Runs the verb.
pub(super) fn run(wanted: &Check, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    let fonts = fonts::fonts(&wanted.named.fonts)?;
    let levels = levels(wanted)?;
    let today = wanted.today.unwrap_or_else(|| Zoned::now().date());
    let mut reports = Reports::of(&wanted.reporting.reports, false, screen)?;
    let (inputs, workspaces, _) = match workspaces::find(&wanted.paths, &mut reports, screen)? {
        Ok(found) => found,
        Err(exit) => return Ok(exit.max(reports.finish())),
    };
    let settings: Vec<PathBuf> = workspaces.files().collect();
    reports
        .refuse_collisions(inputs.maps.iter().filter_map(Input::path).chain(settings.iter().map(PathBuf::as_path)))?;
    let results = many::each(&inputs.maps, wanted.paths.jobs, screen, |input| {
        check(input, workspaces.of(input).as_deref(), &fonts, &levels, today, &reports)
    })?;
    let mut exit = Exit::Fine;
    for error in &inputs.errors {
        screen.error(error);
        reports.fail(format!("{error:#}"));
        exit = exit.max(Exit::Usage);
    }
    let mut findings = Vec::new();
    let mut unread = 0;
    for (input, result) in inputs.maps.iter().zip(results) {
        match result {
            Ok(Ok(checked)) => {
                reports.add(checked.seen);
                exit = exit.max(end(&checked.findings));
                findings.extend(checked.findings);
            }
            Ok(Err(error)) => {
                screen.error(&error);
                reports.fail(format!("{error:#}"));
                unread += 1;
                exit = exit.max(Exit::Usage);
            }
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", input.name()));
                reports.fail(format!("{}: {bug}", input.name()));
                exit = exit.max(Exit::Internal);
            }
        }
    }
    findings.retain(|found| found.at.in_shared().is_none());
    findings.extend(reports.add_shared());
    exit = exit.max(reports.finish());
    let checked = inputs.maps.len() - unread;
    if checked > 0 {
        let count = maps(checked);
        screen.tell(format_args!("{count} checked in {}: {}", elapsed(start), report::summary(&findings)));
    }
    Ok(exit)
}

/// The levels that the command line sets, the mildest first: of a rule that is both denied and allowed, the later holds
/// only if it is told later, which an option cannot say; so what is denied stays denied.
fn levels(wanted: &Check) -> Result<Levels, Error> {
    let mut levels = Levels::new();
    let settings = [
        (&wanted.levels.allow, Setting::Off),
        (&wanted.levels.warn, Setting::At(Level::Warning)),
        (&wanted.levels.deny, Setting::At(Level::Error)),
    ];
    for (words, setting) in settings {
        for word in words {
            let selector = Selector::named(word, codes());
            levels.set(selector.ok_or_else(|| rules::unknown(word))?, setting);
        }
    }
    Ok(levels)
}

struct Checked {
    findings: Vec<Diagnostic>,
    seen: Seen,
}

fn check(
    input: &Input,
    workspace: Option<&Loaded>,
    fonts: &Fonts,
    levels: &Levels,
    today: Day,
    reports: &Reports,
) -> Result<Checked, Error> {
    let (source, files, found) = open(input)?;
    if let Some(found) = found {
        let findings = vec![found];
        return Ok(Checked { seen: reports.see(&source, None, &findings), findings });
    }
    let way = workspace.map(|workspace| workspace.way(input)).unwrap_or_default();
    let sharing = workspace.map(|workspace| workspace.sharing(&way));
    let source = match sharing {
        Some(sharing) => source.sharing(Arc::clone(&sharing.workspace.source)),
        None => source,
    };
    let mut all = workspace.map(|workspace| workspace.settings.levels.clone()).unwrap_or_default();
    all.extend(levels);
    let analysis = crate::analyse(&source, &files, fonts, sharing);
    let mut found = analysis.findings.clone();
    found.append(crate::lint(&analysis, &source, today));
    let findings = settle(found, &source, analysis.node.as_ref(), &all, &codes().collect::<Vec<_>>(), Asked::Rules);
    Ok(Checked { seen: reports.see(&source, analysis.node.as_ref(), &findings), findings })
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
