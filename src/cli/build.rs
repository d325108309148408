//! `journeymap build`: draws maps and writes what comes of it.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Error, bail};

use super::args::{Build, Text};
use super::cache::Cache;
use super::check::{elapsed, maps, open};
use super::deps;
use super::destination::{self, Target};
use super::draw::{self, Surroundings};
use super::exit::Exit;
use super::inputs::Input;
use super::manner::{Manner, Manners};
use super::many;
use super::new::shell_word;
use super::outcome::{Became, Built, Run};
use super::receipt::{self, Receipt};
use super::reports::Reports;
use super::screen::Screen;
use super::ways::{self, identity};
use super::workspaces::{self, Loaded, Workspaces};
use super::write::{self, Standing, Written};
use crate::output::{Options, Output};

/// Runs the verb.
pub(super) fn run(wanted: &Build, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    let mut reports = Reports::of(&wanted.reporting.reports, takes_standard_output(wanted), screen)?;
    let (inputs, workspaces, whole) =
        match workspaces::find(&wanted.paths, wanted.named.lang.as_deref(), &mut reports, screen)? {
            Ok(found) => found,
            Err(exit) => return Ok(exit.max(reports.finish())),
        };
    let Some(manners) = Manners::of_run(wanted, &inputs.maps, &workspaces, &mut reports)? else {
        let exit = reports.finish();
        screen.tell("nothing was drawn: the theme has errors");
        return Ok(exit.max(Exit::Findings));
    };
    let mut run = Run::new(wanted.check);
    for error in &inputs.errors {
        run.fail(error, &mut reports, screen);
    }
    let manners: Vec<Arc<Manner>> = inputs.maps.iter().filter_map(|input| manners.of(input, &workspaces)).collect();
    let plan = destination::plan(&inputs, &manners, wanted.output.as_deref(), wanted.whose.as_deref())?;
    let settings: Vec<PathBuf> = workspaces.files().collect();
    let outputs = plan.iter().flatten().filter_map(|target| target.path.as_deref());
    let others = inputs.maps.iter().filter_map(Input::path).chain(settings.iter().map(PathBuf::as_path));
    reports.refuse_collisions(others.chain(outputs).chain(wanted.deps.as_deref()))?;
    if let Some(path) = &wanted.deps {
        refuse_deps(path, inputs.maps.iter().filter_map(Input::path), &settings, &plan)?;
    }
    for note in unused(wanted, plan.iter().flatten().map(|target| target.output)) {
        screen.note(&note);
    }
    let work: Vec<Work<'_>> = inputs.maps.iter().zip(plan).zip(manners).collect();
    let results = many::each(&work, wanted.paths.jobs, screen, |((input, targets), manner)| {
        build(input, targets, manner, &workspaces, wanted.check, &reports)
    })?;
    for (((input, _), _), result) in work.iter().zip(results) {
        match result {
            Ok(Ok(built)) => run.add(built, &mut reports, screen),
            Ok(Err(error)) => run.fail(&error, &mut reports, screen),
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", input.name()));
                reports.fail(format!("{}: {bug}", input.name()));
                run.exit = run.exit.max(Exit::Internal);
            }
        }
    }
    // Where a map could not be found or read, nobody knows what it would make.
    if let Some(whole) = whole.filter(|_| is_as_set(wanted) && inputs.errors.is_empty()) {
        let planned: Vec<&Target> = work.iter().flat_map(|((_, targets), _)| targets).collect();
        sweep(&whole, &planned, &mut run, &mut reports, screen)?;
    }
    if let Some(path) = wanted.deps.as_ref().filter(|_| !wanted.check) {
        deps::write(path, &run.made)?;
    }
    run.share(reports.add_shared());
    run.exit = run.exit.max(reports.finish());
    screen.tell(run.summary(maps(work.len()), start));
    if run.is_behind() {
        screen.problem(format_args!("to bring the outputs up to date: {}", command(env::args())));
    }
    Ok(run.exit)
}

/// The file of `--deps` must not be written over a map, a workspace or an output.
fn refuse_deps<'a>(
    path: &Path,
    maps: impl Iterator<Item = &'a Path>,
    settings: &'a [PathBuf],
    plan: &'a [Vec<Target>],
) -> Result<(), Error> {
    let outputs = plan.iter().flatten().filter_map(|target| target.path.as_deref());
    let place = identity(path);
    match maps.chain(settings.iter().map(PathBuf::as_path)).chain(outputs).find(|other| identity(other) == place) {
        Some(other) => bail!("`--deps` would be written over `{}`, which is a file of this run", other.display()),
        None => Ok(()),
    }
}

/// Whether a run builds just what the workspace says, so that what it does not make is made no longer.
fn is_as_set(wanted: &Build) -> bool {
    wanted.format.is_empty() && wanted.output.is_none() && wanted.whose.is_none() && wanted.paths.shard.is_none()
}

/// Whether a map is drawn to standard output.
fn takes_standard_output(wanted: &Build) -> bool {
    let is_standard = |path: &Path| path.as_os_str() == "-";
    match &wanted.output {
        Some(output) => is_standard(output),
        None => wanted.paths.given.iter().any(|path| is_standard(path)),
    }
}

/// Removes what earlier builds of a workspace made and this one does not, or only tells of it, and keeps the receipt.
fn sweep(
    whole: &Loaded,
    planned: &[&Target],
    run: &mut Run,
    reports: &mut Reports,
    screen: &Screen,
) -> Result<(), Error> {
    let folder = whole.settings.output.as_ref().unwrap_or(&whole.folder);
    // A link inside of the workspace may stand for the folder.
    let receipt = Receipt::of(&ways::real(folder).unwrap_or_else(|| folder.clone()))?;
    let made: BTreeSet<PathBuf> = planned.iter().filter_map(|target| target.path.as_deref()).map(identity).collect();
    for path in receipt.orphans(&made) {
        if !run.only_looks {
            receipt::remove(&path)?;
        }
        run.count(&ways::from_here(&path).unwrap_or(path), Became::Orphaned, reports, screen);
    }
    if run.only_looks || receipt.is_current(&made) {
        return Ok(());
    }
    receipt.write(&made).map(drop)
}

/// The command of this run without `--check` and what concerns reports, as it is typed in a shell.
pub(super) fn command(arguments: impl Iterator<Item = String>) -> String {
    let mut kept = vec!["journeymap".to_owned()];
    let mut is_value = false;
    for argument in arguments.skip(1) {
        let is_left_out = is_value || argument == "--check" || argument.starts_with("--report");
        is_value = !is_value && argument == "--report";
        if !is_left_out {
            kept.push(shell_word(Path::new(&argument)));
        }
    }
    // Paths would follow.
    if kept.last().is_some_and(|last| last == "--") {
        kept.pop();
    }
    kept.join(" ")
}

/// A map, where its outputs go, and how it is built.
type Work<'a> = ((&'a Input, Vec<Target>), Arc<Manner>);

/// The options that no format which is written listens to.
fn unused(wanted: &Build, outputs: impl Iterator<Item = &'static Output>) -> Vec<String> {
    let outputs: Vec<&str> = outputs.map(|output| output.name).collect();
    let asked: [(bool, &str, &[&str]); 4] = [
        (wanted.page.is_some(), "--page", &["pdf"]),
        (wanted.scale.is_some(), "--scale", &["png"]),
        (wanted.background.is_some(), "--background", &["png"]),
        (wanted.text.is_some(), "--text", text_formats(wanted.text)),
    ];
    // Where no map is drawn, nothing has an effect.
    let unheard = |formats: &[&str]| !outputs.is_empty() && !formats.iter().any(|format| outputs.contains(format));
    let note = |option: &str, formats: &[&str]| {
        let formats: Vec<String> = formats.iter().map(|format| format!("`-f {format}`")).collect();
        format!("`{option}` has no effect without {}", formats.join(" or "))
    };
    asked
        .iter()
        .filter(|(asked, _, formats)| *asked && unheard(formats))
        .map(|(_, option, formats)| note(option, formats))
        .collect()
}

/// The formats in which it matters how words stand.
const fn text_formats(text: Option<Text>) -> &'static [&'static str] {
    match text {
        Some(Text::System) => &["svg", "html"],
        Some(Text::Font | Text::Paths) | None => &["svg"],
    }
}

fn build(
    input: &Input,
    targets: &[Target],
    manner: &Manner,
    workspaces: &Workspaces,
    only_looks: bool,
    reports: &Reports,
) -> Result<Built, Error> {
    let start = Instant::now();
    let remembered = Remembered::of(input, targets, manner);
    if let Some(built) = remembered.as_ref().and_then(|remembered| remembered.built(start)) {
        return Ok(built);
    }
    let (source, files, found) = open(input)?;
    let outputs: Vec<&'static Output> = targets.iter().map(|target| target.output).collect();
    let options = Options { base: ways::base(input, output(targets)), ..manner.options.clone() };
    let way = manner.workspace.as_ref().map(|workspace| workspace.way(input)).unwrap_or_default();
    let surroundings = Surroundings {
        files: &files,
        sharing: workspaces.sharing(manner.workspace.as_deref(), &way),
        levels: manner.workspace.as_ref().map(|workspace| &workspace.settings.levels),
    };
    let source = surroundings.around(source);
    let result = match found {
        Some(found) => draw::Drawn { findings: vec![found], ..draw::Drawn::default() },
        None => draw::draw(&source, &surroundings, file_name(input), &outputs, &manner.style, &options),
    };
    let mut built = Built {
        seen: reports.see(&source, None, &result.findings),
        findings: result.findings,
        done: result.files.is_some(),
        errors: result.refusal.map(|why| anyhow::anyhow!("`{}`: {why}", input.name())).into_iter().collect(),
        notes: Vec::new(),
        files: Vec::new(),
        inputs: input
            .path()
            .map(Path::to_path_buf)
            .into_iter()
            .chain(manner.files())
            .chain(files.read_files())
            .collect(),
        standard_output: None,
        took: String::new(),
    };
    if !result.lacking.is_empty() {
        let boxed = targets.iter().filter(|target| target.output.draws_letters);
        built.notes.extend(boxed.map(|target| boxes(target, &result.lacking)));
    }
    let incomplete = targets.iter().zip(&result.lost).filter(|(_, lost)| !lost.is_empty());
    let between = |lost: &[&str]| if lost.len() > 2 { "; " } else { " and " };
    let told = incomplete.map(|(target, lost)| format!("{} leaves out {}", shown(target), lost.join(between(lost))));
    built.notes.extend(told);
    // Every format is ready before the first file is touched.
    for (target, bytes) in targets.iter().zip(result.files.into_iter().flatten()) {
        let Some(path) = &target.path else {
            built.standard_output = Some(bytes);
            continue;
        };
        match became(path, &bytes, only_looks) {
            Ok(became) => built.files.push((path.clone(), became)),
            Err(error) => built.errors.push(error),
        }
    }
    if let Some(remembered) = remembered {
        remembered.enter(&built);
    }
    built.took = elapsed(start);
    Ok(built)
}

/// A map whose build a cache may remember: one in a file, with outputs that are files.
struct Remembered<'a> {
    cache: &'a Cache,
    map: &'a Path,
    outputs: Vec<&'a Path>,
    /// What decides how the map is drawn, besides the files that it names.
    manner: String,
}

impl<'a> Remembered<'a> {
    fn of(input: &'a Input, targets: &'a [Target], manner: &'a Manner) -> Option<Self> {
        let (cache, map) = (manner.cache.as_ref()?, input.path()?);
        let outputs = targets.iter().map(|target| target.path.as_deref()).collect::<Option<Vec<_>>>()?;
        let formats: Vec<&str> = targets.iter().map(|target| target.output.name).collect();
        let (name, base) = (map.display(), ways::base(input, output(targets)));
        let manner = format!("{} {formats:?} {base:?} {name}", manner.print);
        Some(Self { cache, map, outputs, manner })
    }

    /// What comes of the map if nothing has changed.
    fn built(&self, start: Instant) -> Option<Built> {
        let inputs = self.cache.holds(self.map, &self.manner, &self.outputs)?;
        let files = self.outputs.iter().map(|path| (path.to_path_buf(), Became::Unchanged)).collect();
        Some(Built { done: true, inputs, files, took: elapsed(start), ..Built::default() })
    }

    /// Enters a build of which nothing had to be said.
    fn enter(&self, built: &Built) {
        let is_there = |(_, became): &(PathBuf, Became)| matches!(became, Became::Written | Became::Unchanged);
        let silent = built.findings.is_empty() && built.notes.is_empty() && built.errors.is_empty();
        if built.done && silent && built.files.len() == self.outputs.len() && built.files.iter().all(is_there) {
            self.cache.enter(self.map, &self.manner, &built.inputs, &self.outputs);
        }
    }
}

/// Makes a file hold these bytes, or only looks whether it does.
pub(super) fn became(path: &Path, bytes: &[u8], only_looks: bool) -> Result<Became, Error> {
    if only_looks {
        return Ok(match write::standing(path, bytes) {
            Standing::Current => Became::Unchanged,
            Standing::Stale => Became::Stale,
            Standing::Missing => Became::Missing,
        });
    }
    Ok(match write::to_file(path, bytes)? {
        Written::Changed => Became::Written,
        Written::Unchanged => Became::Unchanged,
    })
}

/// What an output is called in a note.
fn shown(target: &Target) -> String {
    target.path.as_ref().map_or_else(|| "the output".to_owned(), |path| format!("`{}`", path.display()))
}

/// What is said of a file with characters that could not be drawn.
fn boxes(target: &Target, lacking: &BTreeSet<String>) -> String {
    /// So many are named.
    const NAMED: usize = 20;
    let file = shown(target);
    let named: Vec<&str> = lacking.iter().take(NAMED).map(String::as_str).collect();
    let more = match lacking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{file} has boxes for characters that no font here has: {}{more}", named.join(" "))
}

/// The name that stands at the foot of the picture.
pub(super) fn file_name(input: &Input) -> &str {
    match input {
        Input::Standard => "",
        Input::File { path, .. } => Path::file_name(path).and_then(|name| name.to_str()).unwrap_or_default(),
    }
}

/// The file that is written first.
fn output(targets: &[Target]) -> Option<&Path> {
    targets.iter().find_map(|target| target.path.as_deref())
}
