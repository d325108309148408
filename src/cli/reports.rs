//! Reports of a run: which are wanted, where each goes, and their writing at the end.

mod wanted;

use std::collections::{BTreeMap, HashSet};
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Error, anyhow, bail};

pub(super) use wanted::{Wanted, list, wanted};

use self::wanted::Form;
use super::accepted::{Accepted, Entry};
use super::disk::reason;
use super::exit::Exit;
use super::names::Names;
use super::screen::{self, Screen};
use super::ways::identity;
use super::write::{self, Written};
use crate::diagnostic::{Diagnostic, Level};
use crate::fingerprint::fingerprints;
use crate::lint::group;
use crate::report::terminal::Look;
use crate::report::{File, Report, Rule, Run, github, markdown};
use crate::source::{Source, Span};
use crate::yaml::{self, Node};

/// So many bytes GitHub takes as the summary of a step.
const SUMMARY: u64 = 1024 * 1024;

/// The reports of a run and what goes into them.
pub(super) struct Reports {
    screen: Screen,
    /// Whether findings are drawn on standard error.
    shown: bool,
    targets: Vec<Target>,
    names: Names,
    run: Run,
    /// What maps found in the text that they share, by its name: told once, however many maps say it.
    shared: BTreeMap<String, (Arc<Source>, Vec<Diagnostic>)>,
}

/// A report and where it goes.
struct Target {
    kind: Kind,
    /// Its file; `None` for standard output.
    path: Option<PathBuf>,
}

/// How a report comes about.
enum Kind {
    /// Drawn as the files are read, while their lines are at hand.
    Drawn(Look, String),
    /// Written at the end.
    Written(&'static Report),
}

/// What was found in one file, made ready beside the other files of the run.
#[derive(Default)]
pub(super) struct Seen {
    /// The file, as reports call it, where findings were told apart.
    pub(super) name: Option<String>,
    /// What a baseline would hold of it.
    pub(super) entries: Vec<Entry>,
    /// How many findings the baseline has accepted.
    pub(super) accepted: usize,
    /// As standard error shows it.
    shown: String,
    /// As it is drawn for each target.
    drawn: Vec<String>,
    file: Option<File>,
    /// What it found in the text that it shares with others.
    shared: Option<(Arc<Source>, Vec<Diagnostic>)>,
}

impl Reports {
    /// The reports that are asked for. `taken` says whether standard output is for something else already.
    pub(super) fn of(wanted: &[Wanted], taken: bool, screen: &Screen) -> Result<Self, Error> {
        let explicit = |wanted: &&Wanted| !matches!(wanted.form, Form::Auto);
        let alone = wanted.iter().filter(explicit).filter(|wanted| wanted.file.is_none()).count();
        match (alone, taken) {
            (0, _) | (1, false) => {}
            (1, true) => bail!("standard output is taken by the map: write the report to a file, as `NAME=FILE`"),
            (several, _) => {
                bail!(
                    "standard output takes one report, and there are {several}: write the others to files, as `NAME=FILE`"
                )
            }
        }
        let mut targets: Vec<Target> = wanted.iter().filter_map(target).collect();
        let auto = wanted.is_empty() || targets.len() < wanted.len();
        // Annotations would not be alone where something else is on standard output.
        let annotated = auto && alone == 0 && !taken && is_set_to("GITHUB_ACTIONS", "true");
        if annotated {
            targets.push(Target { kind: Kind::Written(&github::GITHUB), path: None });
        }
        let rules = crate::codes().map(|code| Rule { code, group: Some(group(code).word()) }).collect();
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let run = Run { rules, version, fails: Some(Level::Error), ..Run::default() };
        let reports = Self {
            screen: *screen,
            shown: auto && !annotated,
            targets,
            names: Names::of_process(),
            run,
            shared: BTreeMap::new(),
        };
        reports.refuse_collisions(std::iter::empty())?;
        Ok(reports)
    }

    /// A report must not be written over another, nor over a file of the run.
    pub(super) fn refuse_collisions<'a>(&self, others: impl Iterator<Item = &'a Path>) -> Result<(), Error> {
        let mut there: HashSet<PathBuf> = others.map(identity).collect();
        for path in self.targets.iter().filter_map(|target| target.path.as_deref()) {
            if !there.insert(identity(path)) {
                bail!("a report would be written over `{}`, which is a file of this run", path.display());
            }
        }
        Ok(())
    }

    /// From which level on a finding makes the run fail.
    pub(super) fn fails_on(&mut self, level: Level) {
        self.run.fails = Some(level);
    }

    /// What was found in a file, by place. The tree of the file is read here where nobody has it.
    ///
    /// Findings in the text that maps share are kept for the end of the run.
    pub(super) fn see(&self, source: &Source, tree: Option<&Node>, findings: &[Diagnostic]) -> Seen {
        self.see_but(source, tree, findings.to_vec(), None, false).1
    }

    /// The same without the findings that are accepted; those that are left come back. A run that `writes` what it accepts
    /// accepts everything but errors of the language.
    pub(super) fn see_but(
        &self,
        source: &Source,
        tree: Option<&Node>,
        mut findings: Vec<Diagnostic>,
        accepted: Option<&Accepted>,
        writes: bool,
    ) -> (Vec<Diagnostic>, Seen) {
        // What the command line has said stands in no file.
        findings.retain(|found| found.at != Span::new(0, 0).shared());
        let shared: Vec<Diagnostic> = findings.iter().filter_map(Diagnostic::in_shared).collect();
        let shared = source.shared().filter(|_| !shared.is_empty()).map(|text| (Arc::clone(text), shared));
        let (told, mut own): (Vec<_>, Vec<_>) = findings.into_iter().partition(|found| found.at.in_shared().is_some());
        let written = self.targets.iter().any(|target| matches!(target.kind, Kind::Written(_)));
        let mut seen = Seen { shared, ..Seen::default() };
        let mut prints = Vec::new();
        if written || accepted.is_some() {
            let read = (tree.is_none() && !own.is_empty()).then(|| yaml::read(source).value).flatten();
            let name = self.names.of(source.name());
            prints = fingerprints(&name, source, tree.or(read.as_ref()), &own);
            if let Some(accepted) = accepted {
                let entries = own.iter().zip(&prints).filter_map(|(found, print)| Entry::of(found, print, &name));
                seen.entries = entries.collect();
                let is_accepted = |(found, print): &(Diagnostic, String)| {
                    found.code.level < Level::Error && (writes || accepted.holds(print))
                };
                let (gone, left): (Vec<_>, Vec<_>) = own.into_iter().zip(prints).partition(is_accepted);
                seen.accepted = gone.len();
                (own, prints) = left.into_iter().unzip();
            }
            seen.name = Some(name);
        }
        seen.shown = if self.shown { self.screen.draw(source, &own) } else { String::new() };
        let draw = |target: &Target| match target.kind {
            Kind::Drawn(look, _) => screen::drawn(source, &own, look),
            Kind::Written(_) => String::new(),
        };
        seen.drawn = self.targets.iter().map(draw).collect();
        seen.file = written.then(|| File::new(source, &own, &prints, |name| self.names.of(name)));
        own.extend(told);
        (own, seen)
    }

    /// Takes what was found in the next file, and shows it.
    pub(super) fn add(&mut self, seen: Seen) {
        self.screen.show(&seen.shown);
        for (target, more) in self.targets.iter_mut().zip(seen.drawn) {
            if let Kind::Drawn(_, text) = &mut target.kind
                && !more.is_empty()
            {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&more);
            }
        }
        self.run.files.extend(seen.file);
        if let Some((source, findings)) = seen.shared {
            let known = &mut self.shared.entry(source.name().to_owned()).or_insert_with(|| (source, Vec::new())).1;
            for found in findings {
                // Paths in a message depend on the map, so that it is the place that tells findings apart.
                if known.iter().all(|known| (known.at, known.code) != (found.at, found.code)) {
                    known.push(found);
                }
            }
        }
    }

    /// Shows what maps found in the texts that they share, after the maps themselves, and gives it back.
    pub(super) fn add_shared(&mut self) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for (source, mut findings) in std::mem::take(&mut self.shared).into_values() {
            findings.sort_by_key(|found| (found.at, found.code.name));
            self.add(self.see(&source, None, &findings));
            all.extend(findings);
        }
        all
    }

    /// Takes what could not be done, which standard error has been told.
    pub(super) fn fail(&mut self, why: impl Into<String>) {
        self.run.failures.push(why.into());
    }

    /// Writes all of them.
    pub(super) fn finish(self) -> Exit {
        let mut exit = Exit::Fine;
        for target in &self.targets {
            let text = match &target.kind {
                Kind::Drawn(_, text) => text.clone(),
                Kind::Written(report) => (report.write)(&self.run),
            };
            if let Err(error) = self.put(target.path.as_deref(), &text) {
                self.screen.error(&error);
                exit = Exit::Usage;
            }
        }
        if self.targets.iter().any(|target| matches!(target.kind, Kind::Written(report) if report.name == "github")) {
            self.summarize();
        }
        exit
    }

    fn put(&self, path: Option<&Path>, text: &str) -> Result<(), Error> {
        let Some(path) = path else { return write::to_standard_output(text.as_bytes()) };
        if write::to_file(path, text.as_bytes())? == Written::Changed {
            self.screen.tell(format_args!("wrote {}", path.display()));
        }
        Ok(())
    }

    /// Adds the whole to the summary of a job of GitHub Actions, which shows more than the annotations.
    fn summarize(&self) {
        let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return };
        if self.run.findings().next().is_none() && self.run.failures.is_empty() {
            return;
        }
        let there = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        let room = usize::try_from(SUMMARY.saturating_sub(there)).unwrap_or(0);
        // What another tool wrote there may lack the end of its last line.
        let text = "\n".to_owned() + &markdown::up_to(&self.run, room.saturating_sub(1));
        let file = OpenOptions::new().create(true).append(true).open(&path);
        if let Err(error) = file.and_then(|mut file| file.write_all(text.as_bytes())) {
            let why = anyhow!("cannot write the summary of the job: {}", reason(&error));
            self.screen.note(&why.to_string());
        }
    }
}

/// A report that is asked for by name.
fn target(wanted: &Wanted) -> Option<Target> {
    let kind = match wanted.form {
        Form::Auto => return None,
        Form::Terminal if wanted.file.is_some() => Kind::Drawn(Look::PLAIN, String::new()),
        Form::Terminal => Kind::Drawn(screen::of_standard_output(), String::new()),
        Form::Listed(report) => Kind::Written(report),
    };
    Some(Target { kind, path: wanted.file.clone() })
}

fn is_set_to(name: &str, value: &str) -> bool {
    env::var_os(name).is_some_and(|set| set == value)
}
