//! `journeymap check`: what is wrong with maps, and, where it is asked for, what can be mended.

mod one;
mod outcome;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Error, bail};
use jiff::Zoned;

use self::one::Checking;
use self::outcome::Outcome;
use super::accepted::{self, Accepted};
use super::args::{Check, FailOn, RuleLevels};
use super::changed;
use super::disk::{self, DiskFiles};
use super::exit::Exit;
use super::fonts;
use super::inputs::Input;
use super::many;
use super::reports::Reports;
use super::rules;
use super::screen::Screen;
use super::themes;
use super::workspaces::{self, Workspaces};
use super::write;
use crate::codes;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Levels, Selector, Setting};
use crate::report;
use crate::source::Source;
use crate::text::Fonts;
use crate::yaml::decode;

/// Runs the verb.
pub(super) fn run(wanted: &Check, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    let mut reports = Reports::of(&wanted.reporting.reports, wanted.fixes.diff, screen)?;
    let (mut inputs, workspaces, _) =
        match workspaces::find(&wanted.paths, wanted.named.lang.as_deref(), &mut reports, screen)? {
            Ok(found) => found,
            Err(exit) => return Ok(exit.max(reports.finish())),
        };
    refuse_options(wanted, &inputs.maps)?;
    if let Some(revision) = &wanted.only_changed {
        let left_out = changed::keep(&mut inputs.maps, revision, &workspaces)?;
        screen.tell(format_args!("{} as they were since {revision}", maps(left_out)));
    }
    let settings: Vec<PathBuf> = workspaces.files().collect();
    let setting = match &wanted.baseline {
        Some(_) => None,
        None => only_baseline(&workspaces)?,
    };
    let baseline = accepted::file(wanted.baseline.as_deref(), setting, wanted.write_baseline);
    let own = inputs.maps.iter().filter_map(Input::path);
    let others = own.chain(settings.iter().map(PathBuf::as_path)).chain(baseline.as_deref());
    reports.refuse_collisions(others)?;
    let accepted = match &baseline {
        Some(path) => Accepted::read(path, wanted.write_baseline)?,
        None => Accepted::default(),
    };
    let Some(fonts) = fonts_around(wanted, &workspaces, &mut reports)? else {
        let exit = reports.finish();
        screen.tell("nothing was checked: the theme has errors");
        return Ok(exit.max(Exit::Findings));
    };
    let checking = Checking {
        wanted,
        workspaces: &workspaces,
        fonts: &fonts,
        levels: levels(&wanted.levels)?,
        codes: codes().collect(),
        today: wanted.today.unwrap_or_else(|| Zoned::now().date()),
        accepted: baseline.as_ref().map(|_| &accepted),
    };
    let fail_on = fail_on(wanted, &workspaces);
    reports.fails_on(fail_on);
    let results = many::each(&inputs.maps, wanted.paths.jobs, screen, |input| checking.check(input, &reports))?;
    let mut outcome = Outcome::default();
    for error in &inputs.errors {
        outcome.fail(error, &mut reports, screen);
    }
    for (input, result) in inputs.maps.iter().zip(results) {
        match result {
            Ok(Ok(checked)) => outcome.add(checked, &mut reports, screen),
            Ok(Err(error)) => outcome.fail(&error, &mut reports, screen),
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", input.name()));
                reports.fail(format!("{}: {bug}", input.name()));
                outcome.exit = outcome.exit.max(Exit::Internal);
            }
        }
    }
    outcome.findings.retain(|found| found.at.in_shared().is_none());
    outcome.findings.extend(reports.add_shared());
    if !outcome.diff.is_empty() {
        write::to_standard_output(outcome.diff.as_bytes())?;
        outcome.exit = outcome.exit.max(Exit::Findings);
    }
    if let Some(path) = baseline {
        outcome.accept(wanted.write_baseline, &path, accepted, screen)?;
    }
    let exit = outcome.exit.max(reports.finish()).max(end(&outcome.findings, fail_on));
    if outcome.checked > 0 {
        let (count, found) = (maps(outcome.checked), report::summary(&outcome.findings));
        screen.tell(format_args!("{count} checked in {}: {found}{}", elapsed(start), outcome.also()));
    }
    Ok(exit)
}

/// The baseline that the workspaces of a run name: one, so that nobody's findings are accepted by that of another.
fn only_baseline(workspaces: &Workspaces) -> Result<Option<&Path>, Error> {
    let mut named = workspaces.settings().filter_map(|(_, settings)| settings.baseline.as_deref());
    let first = named.next();
    match (first, named.find(|other| Some(*other) != first)) {
        (Some(first), Some(other)) => bail!(
            "the workspaces of this run name two baselines, `{}` and `{}`: check them one by one, or name one by `--baseline`",
            first.display(),
            other.display()
        ),
        _ => Ok(first),
    }
}

/// The fonts that the maps of each workspace are drawn with, and those of no workspace. There are none if a theme has
/// errors, which are reported then.
fn fonts_around(wanted: &Check, workspaces: &Workspaces, reports: &mut Reports) -> Result<Option<AllFonts>, Error> {
    let named = &wanted.named.fonts;
    let mut all = AllFonts::from([(None, fonts::fonts(named, Vec::new())?)]);
    for (folder, settings) in workspaces.settings() {
        let mut own = Vec::new();
        if let Some(theme) = &settings.theme {
            let Some((brand, _)) = themes::theme(theme, reports)? else { return Ok(None) };
            own = brand.fonts;
        }
        let files = if named.is_empty() { &settings.fonts } else { named };
        all.insert(Some(folder.to_path_buf()), fonts::fonts(files, own)?);
    }
    Ok(Some(all))
}

/// Fonts by the folder of the workspace.
type AllFonts = BTreeMap<Option<PathBuf>, Fonts>;

/// What goes together and what does not.
fn refuse_options(wanted: &Check, maps: &[Input]) -> Result<(), Error> {
    let changes = wanted.fixes.fix || wanted.fixes.diff;
    if wanted.fixes.guesses && !changes {
        bail!("`--unsafe` says which changes are made: write `--fix --unsafe` or `--diff --unsafe`");
    }
    if wanted.fixes.fix && maps.contains(&Input::Standard) {
        bail!("standard input cannot be mended: `--diff` prints what would change");
    }
    if wanted.write_baseline && changes {
        bail!("`--write-baseline` accepts what is found, and `--fix` and `--diff` change it: one after the other");
    }
    Ok(())
}

/// From which level on the run fails: what the command line says, else the strictest of the workspaces.
fn fail_on(wanted: &Check, workspaces: &Workspaces) -> Level {
    let told = wanted.fail_on.map(|level| match level {
        FailOn::Advice => Level::Advice,
        FailOn::Warning => Level::Warning,
        FailOn::Error => Level::Error,
    });
    told.or_else(|| workspaces.settings().filter_map(|(_, settings)| settings.fail_on).min()).unwrap_or(Level::Error)
}

/// The levels that the command line sets, the mildest first: of a rule that is both denied and allowed, the later holds
/// only if it is told later, which an option cannot say; so what is denied stays denied.
fn levels(wanted: &RuleLevels) -> Result<Levels, Error> {
    let mut levels = Levels::new();
    let settings = [
        (&wanted.allow, Setting::Off),
        (&wanted.warn, Setting::At(Level::Warning)),
        (&wanted.deny, Setting::At(Level::Error)),
    ];
    for (words, setting) in settings {
        for word in words {
            let selector = Selector::named(word, codes());
            levels.set(selector.ok_or_else(|| rules::unknown(word))?, setting);
        }
    }
    Ok(levels)
}

/// A map's text and the files beside it; with a finding where it is no text.
pub(super) fn open(input: &Input) -> Result<(Source, DiskFiles, Option<Diagnostic>), Error> {
    let (bytes, files) = match input {
        Input::Standard => (disk::read_standard_input()?, DiskFiles::in_folder("".as_ref())?),
        Input::File { path, .. } => (disk::read(path)?, DiskFiles::beside(path)?),
    };
    Ok(match decode(&input.name(), &bytes) {
        Ok(source) => (source, files, None),
        Err(problem) => (problem.0, files, Some(problem.1)),
    })
}

/// How a run with these findings ends that fails from a level on.
pub(super) fn end(findings: &[Diagnostic], fail_on: Level) -> Exit {
    if findings.iter().any(|found| found.level >= fail_on) { Exit::Findings } else { Exit::Fine }
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
