//! From a map's text to the bytes of its outputs, without touching the disk.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::Analysis;
use crate::board::{Board, Logo, View, board};
use crate::diagnostic::{Diagnostic, nearest};
use crate::lint::{Asked, Levels, settle};
use crate::model::JourneyMap;
use crate::output::outlines::lacking;
use crate::output::svg::SVG;
use crate::output::{Drawing, Options, Output, Shown, Told, Writer};
use crate::scene::theme::Theme;
use crate::scene::{Width, laid_out};
use crate::source::{Files, Source};
use crate::spec::workspace::Sharing;
use crate::text::Fonts;

/// How maps are drawn in this run.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// The colours.
    pub(super) theme: Theme,
    /// What stands beside every title.
    pub(super) logo: Option<Logo>,
    /// How wide the pictures are to be.
    pub(super) width: Width,
    /// The persona or segment whose journey alone is drawn.
    pub(super) whose: Option<String>,
    /// The fonts that words are measured with.
    pub(super) fonts: Fonts,
}

/// What came of one map.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The bytes of each output, in the order in which they were asked for; none where the map has errors.
    pub(super) files: Option<Vec<Vec<u8>>>,
    /// Everything found, by place.
    pub(super) findings: Vec<Diagnostic>,
    /// Characters that no font has, if a format draws letters itself.
    pub(super) lacking: BTreeSet<String>,
    /// What each output leaves out, in the order of the outputs.
    pub(super) lost: Vec<Vec<&'static str>>,
    /// Why the map cannot be drawn as it was asked for, though it has no errors.
    pub(super) refusal: Option<String>,
}

/// What lies around a map.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// The files beside it.
    pub(super) files: &'a dyn Files,
    /// Its workspace.
    pub(super) sharing: Option<Sharing<'a>>,
    /// The levels of findings there.
    pub(super) levels: Option<&'a Levels>,
}

impl Style {
    /// The same as it is on a light screen alone; on a dark one where it has a look for that.
    pub(super) fn settled(&self, dark: bool) -> Option<Self> {
        let theme = if dark { self.theme.after_dark()? } else { self.theme.settled() };
        let of_side = |logo: &Logo| match &logo.dark {
            Some(image) if dark => Logo { image: Arc::clone(image), dark: None, alt: logo.alt.clone() },
            _ => Logo { dark: None, ..logo.clone() },
        };
        Some(Self { theme, logo: self.logo.as_ref().map(of_side), ..self.clone() })
    }
}

impl Surroundings<'_> {
    /// The text of a map that shares that of its workspace.
    pub(super) fn around(&self, source: Source) -> Source {
        match self.sharing {
            Some(sharing) => source.sharing(Arc::clone(&sharing.workspace.source)),
            None => source,
        }
    }

    /// What is told of what the language says about a map.
    fn told(&self, analysis: &Analysis, source: &Source) -> Vec<Diagnostic> {
        let usual = Levels::new();
        let codes: Vec<_> = crate::codes().collect();
        settle(
            analysis.findings.clone(),
            source,
            analysis.node.as_ref(),
            self.levels.unwrap_or(&usual),
            &codes,
            Asked::Language,
        )
    }
}

/// Draws a map in every format of `outputs`. `file_name` stands at the foot of the picture.
pub(super) fn draw(
    source: &Source,
    surroundings: &Surroundings<'_>,
    file_name: &str,
    outputs: &[&'static Output],
    style: &Style,
    options: &Options,
) -> Drawn {
    let Meant { map, view, findings } = match meant(source, surroundings, file_name, style) {
        Ok(meant) => meant,
        Err(undrawn) => return undrawn,
    };
    let narrowed = view.narrow(&map);
    let told = Told { map: narrowed.as_ref().unwrap_or(&map), options };
    let lost = outputs.iter().map(|output| output.lost(told.map)).collect();
    let (files, lacking) = if outputs.iter().all(|output| output.needs_map_alone()) {
        (write(outputs, &told, None, None), BTreeSet::new())
    } else {
        pictures(&map, &view, &told, outputs, style)
    };
    match files {
        Ok(files) => Drawn { files: Some(files), findings, lacking, lost, refusal: None },
        Err(why) => Drawn { findings, refusal: Some(why), ..Drawn::default() },
    }
}

/// A map that can be drawn as it was asked for.
struct Meant {
    map: JourneyMap,
    view: View,
    findings: Vec<Diagnostic>,
}

/// Reads a map; or says why it cannot be drawn.
fn meant(source: &Source, surroundings: &Surroundings<'_>, file_name: &str, style: &Style) -> Result<Meant, Drawn> {
    let analysis = crate::analyse(source, surroundings.files, &style.fonts, surroundings.sharing);
    let findings = surroundings.told(&analysis, source);
    let Some(map) = analysis.map else {
        return Err(Drawn { findings, ..Drawn::default() });
    };
    let view = View { whose: style.whose.clone(), file_name: file_name.to_owned() };
    if let Some(whose) = view.whose.as_deref().filter(|_| view.narrow(&map).is_none()) {
        let refusal = Some(nobody(whose, &View::choices(&map)));
        return Err(Drawn { findings, refusal, ..Drawn::default() });
    }
    Ok(Meant { map, view, findings })
}

/// What a page needs of a map.
#[derive(Debug)]
pub(super) struct OnPage {
    /// What is shown.
    pub(super) board: Board,
    /// The picture.
    pub(super) svg: Vec<u8>,
}

/// Draws a map for a page: its picture, and what it shows.
pub(super) fn show(
    source: &Source,
    surroundings: &Surroundings<'_>,
    file_name: &str,
    style: &Style,
    options: &Options,
) -> (Result<OnPage, Option<String>>, Vec<Diagnostic>) {
    let Meant { map, view, findings } = match meant(source, surroundings, file_name, style) {
        Ok(meant) => meant,
        Err(undrawn) => return (Err(undrawn.refusal), undrawn.findings),
    };
    let (board, fonts) = shown(&map, &view, style);
    let scene = laid_out(&board, style.width, &fonts).led_from(&options.base);
    let drawing = Drawing { board: &board, scene: &scene, theme: &style.theme, fonts: &fonts, options };
    let svg = SVG.draw(&drawing);
    (svg.map(|svg| OnPage { board, svg }).map_err(Some), findings)
}

/// A map as it is shown, and the fonts for its words.
fn shown(map: &JourneyMap, view: &View, style: &Style) -> (Board, Fonts) {
    let board = Board { logo: style.logo.clone(), ..board(map, view) };
    let fonts = style.fonts.in_language(&board.lang);
    (board, fonts)
}

/// The outputs of a map that is shown, and the characters that no font has where a format draws letters itself.
fn pictures(
    map: &JourneyMap,
    view: &View,
    told: &Told<'_>,
    outputs: &[&'static Output],
    style: &Style,
) -> (Result<Vec<Vec<u8>>, String>, BTreeSet<String>) {
    let options = told.options;
    let (board, fonts) = shown(map, view, style);
    let shown = Shown { board: &board, map: told.map, theme: &style.theme, fonts: &fonts, options };
    if !outputs.iter().any(|output| output.needs_picture()) {
        return (write(outputs, told, Some(&shown), None), BTreeSet::new());
    }
    let scene = laid_out(&board, style.width, &fonts).led_from(&options.base);
    let drawing = Drawing { board: &board, scene: &scene, theme: &style.theme, fonts: &fonts, options };
    let letters = outputs.iter().any(|output| output.draws_letters);
    let lacking = if letters { lacking(&scene, &fonts) } else { BTreeSet::new() };
    (write(outputs, told, Some(&shown), Some(&drawing)), lacking)
}

/// Each output from what it needs.
fn write(
    outputs: &[&'static Output],
    told: &Told<'_>,
    shown: Option<&Shown<'_>>,
    drawing: Option<&Drawing<'_>>,
) -> Result<Vec<Vec<u8>>, String> {
    let one = |output: &&'static Output| match (output.write, shown, drawing) {
        (Writer::Map(write), _, _) => write(told),
        (Writer::Board(write), Some(shown), _) => write(shown),
        (Writer::Drawing(write), _, Some(drawing)) => write(drawing),
        (Writer::Board(_) | Writer::Drawing(_), _, _) => Err(format!("{} needs more than the map", output.name)),
    };
    outputs.iter().map(one).collect()
}

fn nobody(whose: &str, known: &[&str]) -> String {
    match nearest(whose, known.iter().copied()) {
        Some(near) => format!("nobody is called `{whose}` here; did you mean `{near}`?"),
        None if known.is_empty() => format!("nobody is called `{whose}` here; the map has no personas and segments"),
        None => {
            let known: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
            format!("nobody is called `{whose}` here; there are {}", known.join(", "))
        }
    }
}
