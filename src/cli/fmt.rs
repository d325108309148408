//! `journeymap fmt`: maps in their canonical form.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Error, bail};

use super::args::Fmt;
use super::check::{elapsed, open};
use super::difference::difference;
use super::exit::Exit;
use super::inputs::Input;
use super::many;
use super::screen::Screen;
use super::ways;
use super::workspaces;
use super::write::{self, Written};
use crate::diagnostic::Diagnostic;
use crate::format::{Unformatted, format, format_workspace};
use crate::source::Source;
use crate::spec::workspace::FILE_NAME;
use crate::yaml::BYTE_LIMIT;

/// What came of one map.
enum Outcome {
    /// It was formatted already.
    Same(String),
    /// It was not: its text, and what it becomes.
    Changes(String, String),
    /// It cannot be read; the findings are drawn.
    Unreadable(String),
    /// The formatter would have spoilt it, in the way that is told.
    Spoilt(&'static str),
}

/// Runs the verb.
pub(super) fn run(wanted: &Fmt, screen: &Screen) -> Result<Exit, Error> {
    let start = Instant::now();
    let (mut inputs, whole, _) = workspaces::maps(&wanted.paths)?;
    let whole = whole.filter(|_| wanted.paths.shard.is_none()).map(|whole| whole.folder.join(FILE_NAME));
    let settings = workspace_files(&inputs.maps, whole.and_then(|file| ways::from_here(&file)));
    inputs.maps.extend(settings);
    let results = many::each(&inputs.maps, wanted.paths.jobs, screen, |input| outcome(input, screen))?;
    let mut told = Told::default();
    for error in &inputs.errors {
        screen.error(error);
        told.exit = told.exit.max(Exit::Usage);
    }
    let mut printed = String::new();
    for (input, result) in inputs.maps.iter().zip(results) {
        let done = match result {
            Ok(Ok(outcome)) => told.take(wanted, input, outcome, &mut printed, screen),
            Ok(Err(error)) => Err(error),
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", input.name()));
                Ok(Exit::Internal)
            }
        };
        let exit = done.unwrap_or_else(|error| {
            screen.error(&error);
            Exit::Usage
        });
        told.exit = told.exit.max(exit);
    }
    if !printed.is_empty() {
        write::to_standard_output(printed.as_bytes())?;
    }
    told.sum_up(wanted, start, screen);
    Ok(told.exit)
}

/// The files of workspaces in the folders that were searched for maps, between the folder and a map; and that of the
/// workspace that the run covers as a whole.
fn workspace_files(maps: &[Input], whole: Option<PathBuf>) -> Vec<Input> {
    let mut found: BTreeSet<PathBuf> = whole.into_iter().collect();
    for input in maps {
        let Input::File { path, found_in: Some(top) } = input else { continue };
        let above = path.ancestors().skip(1).take_while(|folder| folder.starts_with(top));
        found.extend(above.map(|folder| folder.join(FILE_NAME)).filter(|file| file.is_file()));
    }
    found.into_iter().map(|path| Input::File { path, found_in: None }).collect()
}

/// Whether an input is the file of a workspace.
fn is_workspace(input: &Input) -> bool {
    input.path().and_then(Path::file_name).is_some_and(|name| name == FILE_NAME)
}

/// How the run stands.
#[derive(Default)]
struct Told {
    exit: Exit,
    changed: usize,
    unchanged: usize,
}

impl Told {
    /// Writes or tells what came of one map.
    fn take(
        &mut self,
        wanted: &Fmt,
        input: &Input,
        outcome: Outcome,
        printed: &mut String,
        screen: &Screen,
    ) -> Result<Exit, Error> {
        let looks = wanted.check || wanted.diff;
        match (outcome, input) {
            (Outcome::Unreadable(findings), _) => {
                screen.show(&findings);
                return Ok(Exit::Findings);
            }
            (Outcome::Spoilt(how), _) => {
                screen.bug(&format!("{}: {how}, so the file is left as it is", input.name()));
                return Ok(Exit::Internal);
            }
            (Outcome::Same(text), input) => {
                self.unchanged += 1;
                if !looks && *input == Input::Standard {
                    printed.push_str(&text);
                }
            }
            (Outcome::Changes(before, after), _) if looks => {
                self.changed += 1;
                if wanted.diff {
                    printed.push_str(&difference(&input.name(), &before, &after));
                } else {
                    printed.push_str(&input.name());
                    printed.push('\n');
                }
                return Ok(Exit::Findings);
            }
            (Outcome::Changes(_, after), Input::Standard) => {
                self.changed += 1;
                printed.push_str(&after);
            }
            (Outcome::Changes(_, after), Input::File { path, .. }) => {
                // A file that is named by a link is written where it is: writing replaces a link.
                let place = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
                if write::to_file(&place, after.as_bytes())? == Written::Changed {
                    screen.tell(format_args!("formatted {}", path.display()));
                }
                self.changed += 1;
            }
        }
        Ok(Exit::Fine)
    }

    fn sum_up(&self, wanted: &Fmt, start: Instant, screen: &Screen) {
        if self.changed + self.unchanged == 0 {
            return;
        }
        let time = elapsed(start);
        let changed = if wanted.check || wanted.diff { "not formatted" } else { "formatted" };
        let words = match (self.changed, self.unchanged) {
            (0, same) => format!("{} formatted already", files(same)),
            (some, 0) => format!("{} {changed}", files(some)),
            (some, same) => format!("{} {changed}, {same} formatted already", files(some)),
        };
        screen.tell(format_args!("{words} ({time})"));
    }
}

fn outcome(input: &Input, screen: &Screen) -> Result<Outcome, Error> {
    let (source, _, found) = open(input)?;
    if let Some(found) = found {
        return Ok(unreadable(&source, &[found], screen));
    }
    let formatted = if is_workspace(input) { format_workspace(source.text()) } else { format(source.text()) };
    Ok(match formatted {
        Ok(text) if text == source.text() => Outcome::Same(text),
        Ok(text) => Outcome::Changes(source.text().to_owned(), text),
        Err(Unformatted::Unreadable(findings)) => unreadable(&source, &findings.sorted(), screen),
        Err(Unformatted::TooLarge) => {
            let name = input.name();
            bail!(
                "`{name}` is left as it is: in its form it would have more than the {BYTE_LIMIT} bytes that are read"
            );
        }
        Err(Unformatted::Changed(how)) => Outcome::Spoilt(how),
    })
}

fn unreadable(source: &Source, findings: &[Diagnostic], screen: &Screen) -> Outcome {
    Outcome::Unreadable(screen.draw(source, findings))
}

/// `1 file`, `3 files`.
fn files(count: usize) -> String {
    format!("{count} file{}", if count == 1 { "" } else { "s" })
}
