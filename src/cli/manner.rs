//! How maps are built in this run: by the options of the command line, else by the settings of their workspace.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Error;

use super::args::{Build, Text};
use super::cache::{self, Cache};
use super::draw::Style;
use super::fonts;
use super::inputs::Input;
use super::reports::Reports;
use super::settings::Settings;
use super::themes::{self, Wanted};
use super::workspaces::{Loaded, Workspaces};
use crate::output::{self, Options, Output, TextMode};
use crate::scene::Width;
use crate::scene::theme::BuiltIn;
use crate::spec::workspace::FILE_NAME;

/// How the maps of one workspace are built, or those of none.
#[derive(Clone, Debug)]
pub(super) struct Manner {
    /// How they are drawn.
    pub(super) style: Style,
    /// What the formats are asked.
    pub(super) options: Options,
    /// The formats; empty where nobody said which.
    pub(super) formats: Vec<&'static Output>,
    /// The folder for the outputs and the one whose order of folders they keep, where the workspace says so.
    pub(super) output: Option<(PathBuf, PathBuf)>,
    /// The workspace.
    pub(super) workspace: Option<Arc<Loaded>>,
    /// What remembers earlier builds.
    pub(super) cache: Option<Cache>,
    /// What tells this manner from any other, but for what depends on the map.
    pub(super) print: String,
    /// The files of the theme and the fonts.
    files: Vec<PathBuf>,
}

impl Manner {
    /// The files, besides the map's own, that decide how it is drawn: workspace, theme and fonts.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let workspace = self.workspace.iter().map(|workspace| workspace.folder.join(FILE_NAME));
        workspace.chain(self.files.iter().cloned())
    }
}

/// The manners of a run, by the folder of their workspace.
#[derive(Debug, Default)]
pub(super) struct Manners(BTreeMap<Option<PathBuf>, Arc<Manner>>);

impl Manners {
    /// The manner of every map. There are none if a theme has errors, which are shown then.
    pub(super) fn of_run(
        wanted: &Build,
        inputs: &[Input],
        workspaces: &Workspaces,
        reports: &mut Reports,
    ) -> Result<Option<Self>, Error> {
        let mut manners = Self::default();
        for input in inputs {
            let workspace = workspaces.of(input);
            let folder = workspace.as_ref().map(|workspace| workspace.folder.clone());
            if manners.0.contains_key(&folder) {
                continue;
            }
            let Some(manner) = manner(wanted, workspace, reports)? else { return Ok(None) };
            manners.0.insert(folder, Arc::new(manner));
        }
        Ok(Some(manners))
    }

    /// The manner of a map.
    pub(super) fn of(&self, input: &Input, workspaces: &Workspaces) -> Option<Arc<Manner>> {
        self.0.get(&workspaces.of(input).map(|workspace| workspace.folder.clone())).cloned()
    }
}

fn manner(wanted: &Build, workspace: Option<Arc<Loaded>>, reports: &mut Reports) -> Result<Option<Manner>, Error> {
    let none = Settings::default();
    let settings = workspace.as_ref().map_or(&none, |workspace| &workspace.settings);
    let usual = Wanted::BuiltIn(BuiltIn::Auto);
    let theme = wanted.theme.as_ref().or(settings.theme.as_ref()).unwrap_or(&usual);
    let Some((brand, mut files)) = themes::theme(theme, reports)? else { return Ok(None) };
    let fonts = if wanted.named.fonts.is_empty() { &settings.fonts } else { &wanted.named.fonts };
    let style = Style {
        theme: brand.theme,
        logo: brand.logo,
        width: wanted.width.or(settings.width).unwrap_or(Width::Automatic),
        whose: wanted.whose.clone(),
        fonts: fonts::fonts(fonts, brand.fonts)?,
    };
    files.extend(fonts.iter().cloned());
    let usual = Options::default();
    let options = Options {
        text: wanted.text.map(text_mode).or(settings.text).unwrap_or(usual.text),
        scale: wanted.scale.or(settings.scale).unwrap_or(usual.scale),
        background: wanted.background.or(settings.background).unwrap_or(usual.background),
        paper: wanted.page.or(settings.page).unwrap_or(usual.paper),
        ..usual
    };
    let formats = if wanted.format.is_empty() { &settings.formats } else { &wanted.format };
    let formats = self::formats(formats);
    let cache = wanted.cache.as_ref().or(settings.cache.as_ref()).map(|folder| Cache::in_folder(folder));
    let print = match &cache {
        Some(_) => print(
            &[&wanted.theme, &settings.theme, &style.width, &style.whose, &wanted.named.lang, &options],
            workspace.as_deref(),
            &files,
        ),
        None => String::new(),
    };
    let top = workspace.as_ref().map(|workspace| workspace.folder.clone());
    let output = settings.output.clone().filter(|_| wanted.output.is_none()).zip(top);
    Ok(Some(Manner { style, options, formats, output, workspace, cache, print, files }))
}

/// The hash of what was asked for, and of the files that decide how maps are drawn.
fn print(asked: &[&dyn Debug], workspace: Option<&Loaded>, files: &[PathBuf]) -> String {
    let workspace = workspace.map(|workspace| workspace.folder.join(FILE_NAME));
    let files = workspace.iter().chain(files).map(|path| (path, cache::hash_of(path)));
    cache::hash(format!("{asked:?} {:?}", files.collect::<Vec<_>>()).as_bytes())
}

const fn text_mode(text: Text) -> TextMode {
    match text {
        Text::Font => TextMode::Font,
        Text::Paths => TextMode::Paths,
        Text::System => TextMode::System,
    }
}

/// The formats of these names, each once.
fn formats(names: &[String]) -> Vec<&'static Output> {
    let mut formats: Vec<&'static Output> = Vec::new();
    for format in names.iter().filter_map(|name| output::named(&name.to_lowercase())) {
        if !formats.iter().any(|earlier| earlier.name == format.name) {
            formats.push(format);
        }
    }
    formats
}
