//! The settings of a workspace, in the terms of a run: each has an option of the same meaning, which comes before it.

use std::fs;
use std::path::{Path, PathBuf};

use super::args;
use super::themes::{self, Wanted};
use super::ways::from_here;
use crate::codes;
use crate::diagnostic::{Checked, Diagnostic, Findings, Level, nearest, shown};
use crate::lint::{self, Levels, Limits, Selector, Setting};
use crate::model::twice;
use crate::output::{self, Background, TextMode};
use crate::scene::Width;
use crate::scene::sheets::Paper;
use crate::source::{At, OUT_OF_WORKSPACE};
use crate::spec::codes::BAD_SETTING;
use crate::spec::value::{Count, Text};
use crate::spec::workspace::{FailOn, RuleLevel, WorkspaceFile};

/// How the maps of a workspace are built and checked; what is not said is empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// Maps, and folders to look for them in.
    pub(super) inputs: Vec<PathBuf>,
    /// The folder for what is built.
    pub(super) output: Option<PathBuf>,
    /// The folder that remembers what was made.
    pub(super) cache: Option<PathBuf>,
    /// The names of formats.
    pub(super) formats: Vec<String>,
    /// The colours.
    pub(super) theme: Option<Wanted>,
    /// Font files.
    pub(super) fonts: Vec<PathBuf>,
    /// How wide the pictures are.
    pub(super) width: Option<Width>,
    /// The paper of a PDF.
    pub(super) page: Option<Paper>,
    /// How words stand in an SVG.
    pub(super) text: Option<TextMode>,
    /// Pixels of a PNG for each of the picture's.
    pub(super) scale: Option<f64>,
    /// What is behind the picture of a PNG.
    pub(super) background: Option<Background>,
    /// The levels of rules.
    pub(super) levels: Levels,
    /// What a map may hold before the rules about size speak.
    pub(super) limits: Limits,
    /// From which level on a run fails.
    pub(super) fail_on: Option<Level>,
    /// Findings that are accepted.
    pub(super) baseline: Option<PathBuf>,
}

/// What is wrong with the settings of a workspace, beyond what its reader says.
pub fn check(file: &WorkspaceFile) -> Findings {
    Settings::of(file, Path::new("")).findings
}

impl Settings {
    /// The settings of a file in `folder`, to which its paths are relative; settings that are wrong are left out.
    pub(super) fn of(file: &WorkspaceFile, folder: &Path) -> Checked<Self> {
        let mut reader = Reader { folder, findings: twice(file) };
        let lint = file.lint.as_ref();
        let value = Self {
            inputs: file.inputs.iter().filter_map(|path| reader.path(path)).collect(),
            output: file.output.as_ref().and_then(|path| reader.path(path)).map(|folder| folder.join("")),
            cache: file.cache.as_ref().and_then(|path| reader.path(path)),
            formats: file.formats.iter().filter_map(|word| reader.format(word)).collect(),
            theme: file.theme.as_ref().and_then(|word| reader.theme(word)),
            fonts: file.fonts.iter().filter_map(|path| reader.path(path)).collect(),
            width: file.width.as_ref().and_then(|word| reader.read(word, args::width)),
            page: file.page.as_ref().and_then(|word| reader.read(word, paper)),
            text: file.text.as_ref().and_then(|word| reader.read(word, text_mode)),
            scale: file.scale.as_ref().and_then(|number| {
                let written = At::new(number.value.0.to_string(), number.span);
                reader.read(&written, args::scale)
            }),
            background: file.background.as_ref().and_then(|word| reader.read(word, args::background)),
            levels: reader.levels(lint.map(|lint| lint.levels.0.as_slice()).unwrap_or_default()),
            limits: limits(file),
            fail_on: lint.and_then(|lint| lint.fail_on.as_ref()).map(|level| match level.value {
                FailOn::Advice => Level::Advice,
                FailOn::Warning => Level::Warning,
                FailOn::Error => Level::Error,
            }),
            baseline: lint.and_then(|lint| lint.baseline.as_ref()).and_then(|path| reader.path(path)),
        };
        Checked { value: Some(value), findings: reader.findings }
    }
}

struct Reader<'a> {
    folder: &'a Path,
    findings: Findings,
}

impl Reader<'_> {
    /// A value that an option of the command line could have as well.
    fn read<T>(&mut self, written: &Text, read: fn(&str) -> Result<T, String>) -> Option<T> {
        read(&written.value).map_err(|help| self.refuse(written, &help)).ok()
    }

    fn refuse(&mut self, written: &Text, help: &str) {
        let message = format!("`{}` is no value of this setting", shown(&written.value));
        self.findings.add(Diagnostic::new(&BAD_SETTING, written.span, message).help(help));
    }

    /// A path relative to the workspace, which does not leave it.
    fn path(&mut self, written: &Text) -> Option<PathBuf> {
        let path = Path::new(&written.value);
        let mut depth = 0_i32;
        let leaves = path.components().any(|part| {
            depth += match part {
                std::path::Component::Normal(_) => 1,
                std::path::Component::ParentDir => -1,
                std::path::Component::CurDir => 0,
                std::path::Component::RootDir | std::path::Component::Prefix(_) => return true,
            };
            depth < 0
        });
        if leaves || path.has_root() || self.is_linked_out(path) || written.value.trim().is_empty() {
            let message = format!("`{}` {OUT_OF_WORKSPACE}", shown(&written.value));
            let finding = Diagnostic::new(&BAD_SETTING, written.span, message);
            self.findings.add(finding.help("write a path below the folder of this file, relative to it"));
            return None;
        }
        Some(self.folder.join(path))
    }

    /// Whether a symbolic link on the way to a path leads out of the folder. Where nothing is yet, nothing is linked.
    fn is_linked_out(&self, path: &Path) -> bool {
        let Ok(top) = fs::canonicalize(self.folder) else { return false };
        let mut ways = self.folder.join(path);
        while ways.symlink_metadata().is_err() && ways.pop() {}
        fs::canonicalize(ways).is_ok_and(|real| !real.starts_with(top))
    }

    fn format(&mut self, written: &Text) -> Option<String> {
        let known = output::ALL.iter().map(|output| output.name);
        let found = output::named(&written.value.to_lowercase()).map(|output| output.name.to_owned());
        if found.is_none() {
            let listed: Vec<&str> = known.clone().collect();
            let help = nearest(&written.value, known)
                .map_or_else(|| format!("there are {}", listed.join(", ")), |near| format!("did you mean `{near}`?"));
            self.refuse(written, &help);
        }
        found
    }

    fn theme(&mut self, written: &Text) -> Option<Wanted> {
        match self.read(written, themes::wanted)? {
            Wanted::File(_) => {
                let path = self.path(written)?;
                let path = from_here(&path).unwrap_or(path);
                Some(Wanted::File(path.display().to_string()))
            }
            built_in @ Wanted::BuiltIn(_) => Some(built_in),
        }
    }

    fn levels(&mut self, written: &[(Text, Vec<At<RuleLevel>>)]) -> Levels {
        let mut levels = Levels::new();
        for (word, set) in written {
            let Some(level) = set.last() else { continue };
            let Some(selector) = Selector::named(&word.value, codes()) else {
                self.findings.add(lint::unknown(&word.value, word.span, &codes().collect::<Vec<_>>()));
                continue;
            };
            levels.set(
                selector,
                match level.value {
                    RuleLevel::Off => Setting::Off,
                    RuleLevel::Advice => Setting::At(Level::Advice),
                    RuleLevel::Warning => Setting::At(Level::Warning),
                    RuleLevel::Error => Setting::At(Level::Error),
                },
            );
        }
        levels
    }
}

fn limits(file: &WorkspaceFile) -> Limits {
    let usual = Limits::default();
    let Some(written) = &file.limits else { return usual };
    let count = |count: &Option<At<Count>>, usual: usize| {
        count.as_ref().and_then(|count| usize::try_from(count.value.0).ok()).unwrap_or(usual)
    };
    Limits {
        stages: count(&written.stages, usual.stages),
        steps: count(&written.steps, usual.steps),
        personas: count(&written.personas, usual.personas),
        characters: count(&written.characters, usual.characters),
    }
}

fn paper(word: &str) -> Result<Paper, String> {
    let listed: Vec<&str> = Paper::ALL.iter().map(|paper| paper.name).collect();
    Paper::named(&word.to_lowercase()).ok_or_else(|| format!("there are {}", listed.join(", ")))
}

fn text_mode(word: &str) -> Result<TextMode, String> {
    match word {
        "font" => Ok(TextMode::Font),
        "paths" => Ok(TextMode::Paths),
        "system" => Ok(TextMode::System),
        _ => Err("there are font, paths, system".to_owned()),
    }
}
