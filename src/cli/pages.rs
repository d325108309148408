//! The maps of Markdown pages: which ones there are, how each is wanted, and what comes of drawing them.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Error, anyhow};

use super::build::file_name;
use super::check::open;
use super::disk::DiskFiles;
use super::draw::{self, OnPage, Style, Surroundings};
use super::exit::Exit;
use super::inputs::Input;
use super::manner::{Manner, Manners};
use super::many;
use super::reports::{Reports, Seen};
use super::screen::Screen;
use super::ways::{self, identity};
use super::workspaces::Workspaces;
use crate::diagnostic::{Diagnostic, Level};
use crate::embed::codes::BAD_EMBED_OPTION;
use crate::embed::{self, Block, Map};
use crate::output::Options;
use crate::source::{Files, Source};
use crate::text::Base;

/// A page, and what it shows.
pub(super) struct Page {
    /// The page.
    pub(super) input: Input,
    /// Its text.
    pub(super) source: Source,
    /// Where it shows maps, and the map of each place.
    pub(super) places: Vec<(Block, Input)>,
    /// What is wrong with it.
    pub(super) findings: Vec<Diagnostic>,
    /// The files beside it.
    files: DiskFiles,
}

impl Page {
    /// Reads a page. `found` is what keeps its text from being read.
    pub(super) fn new(input: &Input, source: Source, files: DiskFiles, found: Option<Diagnostic>) -> Self {
        let mut page = Self { input: input.clone(), source, places: Vec::new(), findings: Vec::new(), files };
        if let Some(found) = found {
            page.findings.push(found);
        } else if embed::may_show(page.source.text()) {
            let read = embed::read(&page.source, &page.files);
            page.findings = read.findings.sorted();
            page.places = read
                .value
                .into_iter()
                .flatten()
                .map(|block| (page.map(&block), block))
                .map(|(map, block)| (block, map))
                .collect();
        }
        page
    }

    /// The map of a block: a file, named from the current folder, or the page itself.
    fn map(&self, block: &Block) -> Input {
        let Map::File(path) = &block.map else { return self.input.clone() };
        let place = identity(&self.folder().join(&path.value));
        let path = ways::from_here(&place).unwrap_or(place);
        Input::File { path, found_in: None }
    }

    /// The files beside it.
    pub(super) const fn files(&self) -> &DiskFiles {
        &self.files
    }

    /// The folder that it lies in.
    pub(super) fn folder(&self) -> &Path {
        self.input.path().and_then(Path::parent).unwrap_or(Path::new(""))
    }

    /// Where it lies really, if that is in the workspace.
    pub(super) fn place(&self) -> Result<PathBuf, Error> {
        let name = self.input.path().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        self.files.locate(&name).map_err(|why| anyhow!("cannot write `{}`: {why}", self.input.name()))
    }

    /// Whether nothing keeps it from being written.
    pub(super) fn is_sound(&self) -> bool {
        self.findings.iter().all(|found| found.level < Level::Error)
    }
}

/// The side of a theme that a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Both, as the screen is.
    Auto,
    /// The light one alone.
    Light,
    /// The dark one alone.
    Dark,
}

/// A picture that a page wants.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The page and the place in it.
    pub(super) at: (usize, usize),
    /// The side of the theme.
    pub(super) side: Side,
    /// How its map is built.
    pub(super) manner: Arc<Manner>,
    /// How it is drawn.
    pub(super) style: Style,
    /// What the format is asked.
    pub(super) options: Options,
}

impl Asked {
    /// A picture of the place with this number on this page, as its block wants it.
    pub(super) fn new(at: (usize, usize), block: &Block, manner: &Arc<Manner>, side: Side) -> Option<Self> {
        let style = match side {
            Side::Auto => manner.style.clone(),
            Side::Light => manner.style.settled(false)?,
            Side::Dark => manner.style.settled(true)?,
        };
        let wishes = &block.wishes;
        let whose = wishes.whose.as_ref().map(|whose| whose.value.clone());
        let width = wishes.width.as_ref().map_or(style.width, |width| width.value);
        let style = Style { width, whose, ..style };
        Some(Self { at, side, manner: Arc::clone(manner), style, options: manner.options.clone() })
    }

    /// The same with what is relative to its map led from this folder.
    pub(super) fn led_from(mut self, folder: &Path, input: &Input) -> Self {
        self.options.base = way(folder, input);
        self
    }
}

/// The way from a folder to that of a map.
pub(super) fn way(folder: &Path, input: &Input) -> Base {
    let map = input.path().and_then(Path::parent).unwrap_or(Path::new(""));
    let ways = ways::real(folder).zip(ways::real(map));
    ways.and_then(|(from, to)| ways::way(&from, &to)).map(|way| Base::new(&way)).unwrap_or_default()
}

/// The manners of all maps of some pages. There are none if a theme has errors, which are shown then.
pub(super) fn inputs(pages: &[Page]) -> Vec<Input> {
    let mut seen = BTreeSet::new();
    let maps = pages.iter().flat_map(|page| &page.places).map(|(_, map)| map);
    maps.filter(|map| seen.insert(map.path())).cloned().collect()
}

/// What came of a drawing.
pub(super) struct Answer {
    /// What was drawn, unless it is wrong.
    pub(super) shown: Option<OnPage>,
    /// What went wrong, where no finding says so.
    pub(super) error: Option<Error>,
}

/// What came of all drawings.
#[derive(Default)]
pub(super) struct Answers {
    /// In the order in which they were asked for.
    pub(super) each: Vec<Answer>,
    /// What was found in the files of maps, once for each.
    pub(super) maps: Vec<(Vec<Diagnostic>, Seen)>,
    /// How the run ends for what went wrong in drawing itself.
    pub(super) exit: Exit,
}

/// Draws everything that is asked for. What is wrong with the map of a fence, and with what a block wants, is added to its
/// page.
pub(super) fn draw(
    pages: &mut [Page],
    asked: &[Asked],
    workspaces: &Workspaces,
    jobs: Option<NonZeroUsize>,
    reports: &Reports,
    screen: &Screen,
) -> Result<Answers, Error> {
    let drawn = many::each(asked, jobs, screen, |asked| one(pages, asked, workspaces))?;
    let mut answers = Answers::default();
    let mut told = BTreeMap::new();
    for (asked, drawn) in asked.iter().zip(drawn) {
        let (page, place) = asked.at;
        let Some(page) = pages.get_mut(page) else { continue };
        let mut answer = Answer { shown: None, error: None };
        let Some((block, map)) = page.places.get(place).cloned() else { continue };
        match drawn {
            Err(bug) => {
                screen.bug(&format!("{}: {bug}", map.name()));
                answers.exit = Exit::Internal;
            }
            Ok(Err(error)) => answer.error = Some(error),
            Ok(Ok(Drawn { source, findings, result })) => {
                match (&block.map, result) {
                    (_, Ok(shown)) => answer.shown = Some(shown),
                    (_, Err(Some(why))) => match &block.wishes.whose {
                        Some(whose) => page.findings.push(refused(whose.span, &why)),
                        None => answer.error = Some(anyhow!("`{}`: {why}", map.name())),
                    },
                    (_, Err(None)) => {}
                }
                match &block.map {
                    Map::Fence(words) => {
                        if let Some(shared) = source.shared() {
                            page.source = page.source.clone().sharing(Arc::clone(shared));
                        }
                        page.findings.extend(findings.iter().map(|found| words.found(found)));
                    }
                    Map::File(_) => {
                        told.entry(map.path().map(Path::to_path_buf)).or_insert((source, findings));
                    }
                }
            }
        }
        answers.each.push(answer);
    }
    for page in pages {
        page.findings.sort_by(|a, b| (a.at, a.code.name, &a.message).cmp(&(b.at, b.code.name, &b.message)));
        page.findings.dedup();
    }
    for (source, findings) in told.into_values() {
        let seen = reports.see(&source, None, &findings);
        answers.maps.push((findings, seen));
    }
    Ok(answers)
}

fn refused(at: crate::source::Span, why: &str) -> Diagnostic {
    let (message, help) = why.split_once("; ").unwrap_or((why, "leave `for` out"));
    Diagnostic::new(&BAD_EMBED_OPTION, at, message).help(help)
}

/// A map as it was drawn.
struct Drawn {
    source: Source,
    findings: Vec<Diagnostic>,
    result: Result<OnPage, Option<String>>,
}

fn one(pages: &[Page], asked: &Asked, workspaces: &Workspaces) -> Result<Drawn, Error> {
    let lost = || anyhow!("a page is gone");
    let page = pages.get(asked.at.0).ok_or_else(lost)?;
    let (block, input) = page.places.get(asked.at.1).ok_or_else(lost)?;
    let opened;
    let (source, files): (Source, &dyn Files) = match &block.map {
        Map::Fence(words) => (Source::new(page.source.name(), words.text()), &page.files),
        Map::File(_) => {
            let (source, files, found) = open(input)?;
            if let Some(found) = found {
                return Ok(Drawn { source, findings: vec![found], result: Err(None) });
            }
            opened = files;
            (source, &opened)
        }
    };
    let workspace = asked.manner.workspace.as_deref();
    let way = workspace.map(|workspace| workspace.way(input)).unwrap_or_default();
    let surroundings = Surroundings {
        files,
        sharing: workspaces.sharing(workspace, &way),
        levels: workspace.map(|workspace| &workspace.settings.levels),
    };
    let source = surroundings.around(source);
    let (result, findings) = draw::show(&source, &surroundings, file_name(input), &asked.style, &asked.options);
    Ok(Drawn { source, findings, result })
}

/// The manner of a map among those of a run.
pub(super) fn manner(manners: &Manners, input: &Input, workspaces: &Workspaces) -> Result<Arc<Manner>, Error> {
    manners.of(input, workspaces).ok_or_else(|| anyhow!("`{}` has no workspace that was read", input.name()))
}
