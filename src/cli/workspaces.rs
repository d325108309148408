//! The workspaces around the maps of a run: each `journeymap.yaml` is found upward from its maps, and read once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Error;

use super::args::Paths;
use super::disk;
use super::exit::Exit;
use super::inputs::{self, Input, Inputs};
use super::reports::Reports;
use super::screen::Screen;
use super::settings::Settings;
use super::ways::{self, from_here};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::spec::workspace::{self, FILE_NAME, Sharing, Workspace};
use crate::yaml::decode;

/// A workspace that was read.
#[derive(Debug)]
pub(super) struct Loaded {
    /// Its folder, without links and dots.
    pub(super) folder: PathBuf,
    /// What its maps share.
    pub(super) workspace: Workspace,
    /// How they are built and checked.
    pub(super) settings: Settings,
}

/// The workspaces of a run.
#[derive(Debug, Default)]
pub(super) struct Workspaces {
    /// By folder.
    loaded: BTreeMap<PathBuf, Arc<Loaded>>,
    /// What lies around a map without a workspace: something only where the command line says it.
    blank: Option<Workspace>,
    /// What was found in them that is no error.
    remarks: Vec<Broken>,
}

/// A workspace's text with what is wrong with it.
pub(super) type Broken = (Arc<Source>, Vec<Diagnostic>);

impl Workspaces {
    /// Reads the workspaces around these maps. A broken one is given back, since no map under it can be read as it was
    /// meant.
    pub(super) fn around(inputs: &[Input], lang: Option<&str>) -> Result<(Self, Vec<Broken>), Error> {
        let mut all = Self { blank: lang.map(|lang| Workspace::blank().speaking(lang)), ..Self::default() };
        let mut broken: BTreeMap<PathBuf, Broken> = BTreeMap::new();
        for input in inputs {
            let Some(folder) = folder_around(&folder_of(input)) else { continue };
            if all.loaded.contains_key(&folder) || broken.contains_key(&folder) {
                continue;
            }
            match load(&folder, &shown(&folder))? {
                (source, findings, Some(mut loaded)) => {
                    if let Some(lang) = lang {
                        loaded.workspace = loaded.workspace.speaking(lang);
                    }
                    if !findings.is_empty() {
                        all.remarks.push((source, findings));
                    }
                    all.loaded.insert(folder, Arc::new(loaded));
                }
                (source, findings, None) => {
                    broken.insert(folder, (source, findings));
                }
            }
        }
        Ok((all, broken.into_values().collect()))
    }

    /// Shows what was found in them that is no error.
    pub(super) fn remark(&self, reports: &mut Reports) {
        for (source, findings) in &self.remarks {
            reports.add(reports.see(source, None, findings));
        }
    }

    /// What a map takes from its workspace, which is `loaded`. `way` is that of [`Loaded::way`].
    pub(super) fn sharing<'a>(&'a self, loaded: Option<&'a Loaded>, way: &'a str) -> Option<Sharing<'a>> {
        let own = loaded.map(|loaded| Sharing { workspace: &loaded.workspace, way });
        own.or_else(|| self.blank.as_ref().map(|workspace| Sharing { workspace, way: "" }))
    }

    /// The files that they were read from.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.loaded.keys().map(|folder| folder.join(FILE_NAME))
    }

    /// The settings of all of them, with their folders.
    pub(super) fn settings(&self) -> impl Iterator<Item = (&Path, &Settings)> {
        self.loaded.iter().map(|(folder, loaded)| (folder.as_path(), &loaded.settings))
    }

    /// The workspace around a map.
    pub(super) fn of(&self, input: &Input) -> Option<Arc<Loaded>> {
        self.loaded.get(&folder_around(&folder_of(input))?).cloned()
    }
}

impl Loaded {
    /// The way from a map to this workspace.
    pub(super) fn way(&self, input: &Input) -> String {
        ways::prefix(input, &self.folder).unwrap_or_default()
    }
}

/// The maps of a run, the workspaces around them, and the workspace that the run covers as a whole, if it does.
pub(super) type Found = (Inputs, Workspaces, Option<Arc<Loaded>>);

/// The maps of a run with the workspaces around them; or how the run ends because one of these has errors, which are then
/// shown. Without paths the maps are those that the workspace around the current folder names.
pub(super) fn find(
    wanted: &Paths,
    lang: Option<&str>,
    reports: &mut Reports,
    screen: &Screen,
) -> Result<Result<Found, Exit>, Error> {
    let (inputs, whole, broken) = maps(wanted)?;
    if !broken.is_empty() {
        return Ok(Err(refuse(&broken, reports, screen)));
    }
    let (workspaces, broken) = Workspaces::around(&inputs.maps, lang)?;
    if broken.is_empty() {
        workspaces.remark(reports);
        return Ok(Ok((inputs, workspaces, whole)));
    }
    Ok(Err(refuse(&broken, reports, screen)))
}

/// The maps of a run, the workspace that it covers as a whole, and the broken one around the current folder.
pub(super) type Maps = (Inputs, Option<Arc<Loaded>>, Vec<Broken>);

/// The maps of a run.
pub(super) fn maps(wanted: &Paths) -> Result<Maps, Error> {
    let named;
    let mut paths: &[PathBuf] = &wanted.given;
    let mut whole = None;
    let mut broken = Vec::new();
    if paths.is_empty() {
        let here;
        (here, broken) = Workspaces::around(&[Input::Standard], None)?;
        let loaded = here.loaded.into_values().next();
        let is_here = |loaded: &Arc<Loaded>| from_here(&loaded.folder).is_some_and(|way| way.as_os_str().is_empty());
        whole = loaded.clone().filter(|loaded| !loaded.settings.inputs.is_empty() || is_here(loaded));
        if let Some(loaded) = loaded.filter(|loaded| !loaded.settings.inputs.is_empty()) {
            let way = |path: &PathBuf| match from_here(path) {
                // The current folder itself is a way without a step.
                Some(way) if way.as_os_str().is_empty() => PathBuf::from("."),
                Some(way) => way,
                None => path.clone(),
            };
            named = loaded.settings.inputs.iter().map(way).collect::<Vec<_>>();
            paths = &named;
        }
    }
    let mut inputs = inputs::find(paths);
    if let Some(shard) = wanted.shard {
        let mut index = 0;
        inputs.maps.retain(|_| {
            index += 1;
            (index - 1) % shard.count == shard.index
        });
    }
    Ok((inputs, whole, broken))
}

/// Shows what is wrong with workspaces, and how the run ends.
pub(super) fn refuse(broken: &[Broken], reports: &mut Reports, screen: &Screen) -> Exit {
    for (source, findings) in broken {
        reports.add(reports.see(source, None, findings));
    }
    let names: Vec<&str> = broken.iter().map(|(source, _)| source.name()).collect();
    screen.tell(format_args!("nothing was done: {} has errors", names.join(", ")));
    Exit::Findings
}

/// The text of a workspace with what is wrong with it, and the workspace if it can be used.
type Read = (Arc<Source>, Vec<Diagnostic>, Option<Loaded>);

fn load(folder: &Path, name: &str) -> Result<Read, Error> {
    let bytes = disk::read(&folder.join(FILE_NAME))?;
    let source = match decode(name, &bytes) {
        Ok(source) => source,
        Err(problem) => return Ok((Arc::new(problem.0), vec![problem.1], None)),
    };
    let (source, written, checked) = workspace::read(source);
    let mut findings = checked.findings;
    let settings = Settings::of(&written, folder);
    findings.append(settings.findings);
    let Some(workspace) = checked.value else { return Ok((source, findings.sorted(), None)) };
    let has_errors = findings.has_errors();
    let loaded = Loaded { folder: folder.to_path_buf(), workspace, settings: settings.value.unwrap_or_default() };
    Ok((source, findings.sorted(), (!has_errors).then_some(loaded)))
}

/// The folder that a map lies in, without links and dots.
fn folder_of(input: &Input) -> PathBuf {
    let folder = match input {
        Input::Standard => Path::new(""),
        Input::File { path, .. } => path.parent().unwrap_or(Path::new("")),
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf())
}

/// The nearest folder upward that holds a workspace's file.
fn folder_around(folder: &Path) -> Option<PathBuf> {
    let holds = |folder: &&Path| fs::metadata(folder.join(FILE_NAME)).is_ok_and(|found| found.is_file());
    folder.ancestors().find(holds).map(Path::to_path_buf)
}

/// The file as messages name it: from the current folder.
fn shown(folder: &Path) -> String {
    let path = from_here(folder).unwrap_or_else(|| folder.to_path_buf());
    path.join(FILE_NAME).display().to_string()
}
