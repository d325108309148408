//! The pictures of pages: where each goes, which are one, and what came of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Error, anyhow, bail};

use super::whose;
use crate::board::Board;
use crate::cli::destination;
use crate::cli::inputs::Input;
use crate::cli::manner::{Manner, Manners};
use crate::cli::pages::{self, Answer, Asked, Page, Side};
use crate::cli::ways::identity;
use crate::cli::workspaces::Workspaces;
use crate::diagnostic::Diagnostic;
use crate::embed::codes::BAD_EMBED_OPTION;
use crate::embed::{Block, Dark, Map, Tables};
use crate::scene::Width;
use crate::spec::slug::slug;
use crate::text::plain;

/// So many characters of a map's title are in the name of its picture.
const LONGEST_NAME: usize = 48;

/// What a place of a page shows.
pub(super) struct OfPlace {
    /// How the page turns dark.
    pub(super) dark: Dark,
    /// The map.
    pub(super) board: Board,
    /// Its pictures: one, or a light and a dark one.
    pub(super) files: Vec<(PathBuf, Arc<Vec<u8>>)>,
    /// What tells the map from others of the page.
    pub(super) name: String,
}

/// The pictures of a run.
pub(super) struct Pictures {
    /// By page and place: how the page turns dark, the folder and the name of the picture of a file, and where in the list
    /// of what was asked for its pictures are.
    wanted: BTreeMap<(usize, usize), Wanted>,
    /// By page, what is shown; nothing where a map could not be drawn.
    pages: BTreeMap<usize, Option<Vec<OfPlace>>>,
    /// What else went wrong, by page.
    errors: BTreeMap<usize, Vec<String>>,
}

struct Wanted {
    dark: Dark,
    /// Where the picture goes; for a fence only its folder counts.
    path: PathBuf,
    asked: Vec<usize>,
}

impl Pictures {
    /// What is to be drawn. A wish that cannot be met is added to the findings of its page.
    pub(super) fn of(
        pages: &mut [Page],
        manners: &Manners,
        workspaces: &Workspaces,
        usual: Dark,
        folder: Option<&Path>,
    ) -> Result<(Self, Vec<Asked>), Error> {
        let mut all = Self { wanted: BTreeMap::new(), pages: BTreeMap::new(), errors: BTreeMap::new() };
        let mut asked: Vec<Asked> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (page_index, page) in pages.iter_mut().enumerate() {
            for (index, (block, input)) in page.places.iter().enumerate() {
                let at = (page_index, index);
                let manner = pages::manner(manners, input, workspaces)?;
                let whose = block.wishes.whose.as_ref().map(|whose| whose.value.as_str());
                let Some(path) = destination::of_picture(input, &manner, folder, whose)? else {
                    bail!("`{}` has no place for a picture", input.name());
                };
                let turns = manner.style.theme.dark().is_some();
                let dark = block.wishes.dark.as_ref().map_or(usual, |dark| dark.value);
                if let Some(wish) = block.wishes.dark.as_ref().filter(|dark| dark.value != Dark::Auto && !turns) {
                    let name = &manner.style.theme.name;
                    let message = format!("the theme `{name}` has no colours for the dark");
                    let found = Diagnostic::new(&BAD_EMBED_OPTION, wish.span, message);
                    page.findings.push(found.help("write `dark=auto`, or choose another theme"));
                    continue;
                }
                // Without such colours one picture is all there is.
                let dark = if turns { dark } else { Dark::Auto };
                let sides: &[Side] =
                    if dark == Dark::Auto || is_told_only(block) { &[Side::Auto] } else { &[Side::Light, Side::Dark] };
                let mut numbers = Vec::new();
                for side in sides {
                    let Some(one) = Asked::new(at, block, &manner, *side) else { continue };
                    let one = one.led_from(path.parent().unwrap_or(Path::new("")), input);
                    let key = key(&one, block, input);
                    let number = *known.entry(key).or_insert_with(|| {
                        asked.push(one);
                        asked.len() - 1
                    });
                    numbers.push(number);
                }
                let path = match &block.map {
                    Map::Fence(_) => path,
                    Map::File(_) => varied(&path, block, &manner),
                };
                all.wanted.insert(at, Wanted { dark, path, asked: numbers });
            }
        }
        Ok((all, asked))
    }

    /// Takes what came of it.
    pub(super) fn drawn(mut self, pages: &[Page], asked: &[Asked], answers: Vec<Answer>) -> Result<Self, Error> {
        let mut boards: Vec<Option<(Board, Arc<Vec<u8>>)>> = Vec::new();
        let mut errors: Vec<Option<String>> = Vec::new();
        for answer in answers {
            boards.push(answer.shown.map(|shown| (shown.board, Arc::new(shown.svg))));
            errors.push(answer.error.map(|error| format!("{error:#}")));
        }
        let mut there: BTreeMap<PathBuf, (String, Arc<Vec<u8>>)> = BTreeMap::new();
        for (page_index, page) in pages.iter().enumerate() {
            let mut shown = Some(Vec::new());
            let mut names = BTreeSet::new();
            for (index, (block, input)) in page.places.iter().enumerate() {
                let Some(wanted) = self.wanted.get(&(page_index, index)) else {
                    shown = None;
                    continue;
                };
                let drawn: Option<Vec<_>> =
                    wanted.asked.iter().map(|number| boards.get(*number).cloned().flatten()).collect();
                let told = self.errors.entry(page_index).or_default();
                for error in wanted.asked.iter().filter_map(|number| errors.get(*number).cloned().flatten()) {
                    if !told.contains(&error) {
                        told.push(error);
                    }
                }
                let Some(((board, _), drawn)) = drawn.as_ref().and_then(|drawn| Some((drawn.first()?, drawn))) else {
                    shown = None;
                    continue;
                };
                let path = match &block.map {
                    Map::Fence(_) => wanted.path.with_file_name(of_fence(page, block, board, &mut names)),
                    Map::File(_) => wanted.path.clone(),
                };
                let sides = wanted.asked.iter().filter_map(|number| asked.get(*number)).map(|asked| asked.side);
                let files = sides.zip(drawn).map(|(side, (_, svg))| (of_side(&path, side), Arc::clone(svg)));
                let files: Vec<_> = files.filter(|_| !is_told_only(block)).collect();
                if matches!(block.map, Map::Fence(_))
                    && let Some(why) = files.iter().find_map(|(path, svg)| whose::refused(page, block, path, svg))
                {
                    told.push(why);
                    shown = None;
                    continue;
                }
                for (path, svg) in &files {
                    take(&mut there, path, input, svg)?;
                }
                let name = match &block.map {
                    Map::Fence(_) => slug(&stem_of(&path)),
                    Map::File(_) => slug(&board.stem),
                };
                let of_place = OfPlace { dark: wanted.dark, board: board.clone(), files, name };
                if let Some(shown) = &mut shown {
                    shown.push(of_place);
                }
            }
            self.pages.insert(page_index, shown);
        }
        Ok(self)
    }

    /// What a page shows, place by place.
    pub(super) fn of_page(&self, page: usize) -> Option<&Vec<OfPlace>> {
        self.pages.get(&page).and_then(Option::as_ref)
    }

    /// What went wrong on a page.
    pub(super) fn errors(&self, page: usize) -> Vec<Error> {
        self.errors.get(&page).into_iter().flatten().map(|error| anyhow!("{error}")).collect()
    }

    /// Every file that is written.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        let shown = self.pages.values().flatten().flatten().flat_map(|shown| &shown.files);
        shown.map(|(path, _)| path.as_path()).collect::<BTreeSet<_>>().into_iter()
    }
}

/// Two different pictures must not be written to one file.
fn take(
    there: &mut BTreeMap<PathBuf, (String, Arc<Vec<u8>>)>,
    path: &Path,
    input: &Input,
    svg: &Arc<Vec<u8>>,
) -> Result<(), Error> {
    let (other, bytes) = there.entry(identity(path)).or_insert_with(|| (input.name(), Arc::clone(svg)));
    if bytes != svg {
        let shown = path.display();
        bail!("different pictures of `{other}` and `{}` would both be written to `{shown}`", input.name());
    }
    Ok(())
}

fn is_told_only(block: &Block) -> bool {
    block.wishes.tables.as_ref().is_some_and(|tables| tables.value == Tables::Only)
}

/// What two places must have in common to show one picture.
fn key(asked: &Asked, block: &Block, input: &Input) -> String {
    let fence = match &block.map {
        Map::Fence(_) => Some(asked.at),
        Map::File(_) => None,
    };
    let Asked { style, side, options, .. } = asked;
    format!("{:?} {fence:?} {:?} {:?} {side:?} {:?}", input.path(), style.whose, style.width, options.base)
}

/// The name of a picture that is drawn otherwise than `build` does has the width in it, so that both can be there.
fn varied(path: &Path, block: &Block, manner: &Manner) -> PathBuf {
    match block.wishes.width.as_ref().map(|width| width.value) {
        Some(width) if width != manner.style.width => match width {
            Width::Pixels(pixels) => with_word(path, &pixels.to_string()),
            Width::Natural => with_word(path, "natural"),
            Width::Automatic => path.to_path_buf(),
        },
        _ => path.to_path_buf(),
    }
}

fn of_side(path: &Path, side: Side) -> PathBuf {
    match side {
        Side::Auto => path.to_path_buf(),
        Side::Light => with_word(path, "light"),
        Side::Dark => with_word(path, "dark"),
    }
}

fn stem_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// `a.svg` with a word: `a.dark.svg`.
fn with_word(path: &Path, word: &str) -> PathBuf {
    let stem = stem_of(path);
    path.with_file_name(format!("{stem}.{word}.svg"))
}

/// What the picture of a fence is called: as its author says, else after the page and the map's title.
fn of_fence(page: &Page, block: &Block, board: &Board, names: &mut BTreeSet<String>) -> String {
    if let Some(name) = &block.wishes.name {
        return format!("{}.svg", name.value);
    }
    let page = page.input.path().and_then(Path::file_stem).unwrap_or_default().to_string_lossy();
    let title = slug(&plain(&board.title));
    let mut short: String = title.chars().take(LONGEST_NAME).collect();
    if short.len() < title.len()
        && let Some((whole, _)) = short.rsplit_once('-')
    {
        short = whole.to_owned();
    }
    let whose = block.wishes.whose.as_ref().map(|whose| format!("-{}", slug(whose))).unwrap_or_default();
    let stem = if short.is_empty() { format!("{page}{whose}") } else { format!("{page}-{short}{whose}") };
    let mut name = stem.clone();
    let mut number = 1;
    while !names.insert(name.clone()) {
        number += 1;
        name = format!("{stem}-{number}");
    }
    format!("{name}.svg")
}
