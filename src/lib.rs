//! `journeymap` compiles customer-journey maps written as YAML into diagrams.
//!
//! A text becomes a tree of nodes that know their place ([`yaml`]); the tree becomes what the author wrote ([`spec`]),
//! then what it means ([`model`]), in which [`mod@lint`] looks for what maps die of, then what is shown ([`board`]), then where it stands ([`scene`]); an [`output`]
//! writes it down. Each pass gives back a value if one could be made, and every finding ([`diagnostic`]).

pub mod geometry;
pub mod source;
mod threads;

pub mod diagnostic;
pub mod icons;
pub mod image;
pub mod text;
pub mod words;

pub mod yaml;

pub mod fingerprint;
pub mod spec;

pub mod model;

pub mod data;
pub mod format;
pub mod import;
pub mod lint;

pub mod board;

pub mod scene;
pub mod telling;

pub mod embed;
pub mod output;
pub mod report;

#[cfg(feature = "cli")]
pub mod cli;

use board::View;
use diagnostic::{Checked, Code, Diagnostic, Findings, Level};
use import::beside::Waiting;
use import::foreign::{Foreign, Wishes};
use import::{Imported, Importer};
use model::JourneyMap;
use source::{Files, NoFiles, Source, Span};
use spec::Journey;
use spec::workspace::Sharing;
use text::Fonts;
use yaml::Node;

/// Reads a map and everything that is wrong with it. `files` gives what the map refers to: its baseline and its pictures.
///
/// There is a map only if it can be drawn; the findings of all passes are complete either way.
pub fn check(source: &Source, files: &dyn Files) -> Checked<JourneyMap> {
    check_with(source, files, &Fonts::default())
}

/// The same for a picture in these fonts: letters that none of them has are a finding.
pub fn check_with(source: &Source, files: &dyn Files, fonts: &Fonts) -> Checked<JourneyMap> {
    let analysis = analyse(source, files, fonts, None);
    Checked { value: analysis.map, findings: analysis.findings }
}

/// A map on every floor up to its meaning, and everything that keeps it from being drawn.
#[derive(Debug)]
pub struct Analysis {
    /// Where everything stands.
    pub node: Option<Node>,
    /// What was written.
    pub written: Option<Journey>,
    /// What it means; only if it can be drawn.
    pub map: Option<JourneyMap>,
    /// What is wrong with the language of the map.
    pub findings: Findings,
}

/// Reads a map, and keeps what each pass made of it. With a workspace around it, `source` is [`Source::sharing`] its text.
pub fn analyse(source: &Source, files: &dyn Files, fonts: &Fonts, sharing: Option<Sharing<'_>>) -> Analysis {
    let Checked { value: node, findings } = yaml::read(source);
    let Understood { written, map, findings } = understand(node.as_ref(), findings, source, files, fonts, sharing);
    Analysis { node, written, map, findings }
}

/// What the passes behind the first make of a tree.
struct Understood {
    written: Option<Journey>,
    map: Option<JourneyMap>,
    findings: Findings,
}

/// Understands a tree, in the reading of which these `findings` were made.
fn understand(
    node: Option<&Node>,
    mut findings: Findings,
    source: &Source,
    files: &dyn Files,
    fonts: &Fonts,
    sharing: Option<Sharing<'_>>,
) -> Understood {
    let (mut written, mut map) = (None, None);
    if let Some(node) = node {
        let mut journey = spec::read(node, source);
        findings.append(journey.findings);
        if let (Some(journey), Some(sharing)) = (&mut journey.value, sharing) {
            sharing.share(journey, node);
        }
        if let Some(journey) = &journey.value {
            let resolved = model::resolve(journey, source, files, sharing);
            findings.append(resolved.findings);
            map = resolved.value;
        }
        written = journey.value;
        if let Some(note) = model::lacking(node, fonts) {
            findings.add(note);
        }
    }
    findings.keep_to_first_lines(source);
    let map = map.filter(|_| !findings.has_errors());
    Understood { written, map, findings }
}

/// What the rules find in a map that can be drawn, on the day `today`. Of a map with errors nothing more is said: what
/// could not be read would look as if it were missing.
pub fn lint(analysis: &Analysis, source: &Source, today: lint::Day) -> Findings {
    lint_within(analysis, source, today, lint::Limits::default())
}

/// The same for a map that may be larger or must be smaller than usual.
pub fn lint_within(analysis: &Analysis, source: &Source, today: lint::Day, limits: lint::Limits) -> Findings {
    let (Some(map), Some(written), Some(node)) = (&analysis.map, &analysis.written, &analysis.node) else {
        return Findings::new();
    };
    let mut findings = lint::run(&lint::Subject { map, written, node, source, today, limits });
    findings.keep_to_first_lines(source);
    findings
}

/// Reads the maps of a foreign file, puts each into its form, and checks that it can be drawn. With a finding there is no
/// map; a finding in the map that would come of it is told at the place of the file that it comes from.
pub fn import_with(importer: &Importer, foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let wishes = Wishes { anew: Some(page), ..wishes.clone() };
    let mut read = (importer.reads)(foreign, &wishes);
    if let Some(first) = read.value.as_ref().and_then(|maps| maps.get(import::foreign::MAPS)) {
        let at = first.entries.first().map_or(Span::new(0, 0), |entry| entry.span);
        read.findings.add(import::foreign::too_many(at));
        read.value = None;
    }
    // Where something is wrong already, the same again would be said of what is missing there.
    let line = |at: Span| foreign.source.position(at.start).line;
    let wrong: Vec<usize> = read.findings.iter().map(|found| line(found.at)).collect();
    let is_new = |at: Span| !wrong.contains(&line(at));
    let maps: Vec<&mut Imported> = read.value.iter_mut().flatten().collect();
    for Finished { errors, too_large } in threads::each(maps, |map| finish(map, is_new)) {
        for error in errors {
            read.findings.add(error);
        }
        if let Some(error) = too_large.filter(|_| read.findings.is_empty()) {
            read.findings.add(error);
        }
    }
    foreign.name_cells(&mut read.findings);
    Checked { value: read.value.filter(|_| read.findings.is_empty()), findings: read.findings }
}

/// Why a map that was put into its form cannot be taken.
struct Finished {
    /// What keeps it from being drawn.
    errors: Vec<Diagnostic>,
    /// That it is too large, which is told where nothing else is wrong.
    too_large: Option<Diagnostic>,
}

/// Puts a map into its form, and checks that it can be drawn: errors are told at places of the foreign file that are new.
fn finish(map: &mut Imported, is_new: impl Fn(Span) -> bool) -> Finished {
    let first = map.entries.first().map_or(Span::new(0, 0), |entry| entry.span);
    let refuse = |at: Span, why: &str| {
        let message = format!("the map that comes of this cannot be drawn: {why}");
        Diagnostic::new(&import::codes::UNREADABLE_IMPORT, at, message)
    };
    let source = Source::new("", std::mem::take(&mut map.text));
    let (read, written) = yaml::read_written(&source);
    let node = read.value.as_ref();
    let (understood, formatted) = threads::both(
        || understand(node, read.findings.clone(), &source, &Waiting(&map.beside), &Fonts::default(), None),
        // What is refused in any case needs no form.
        || {
            node.filter(|node| !spec::holds_too_much(node))
                .map(|node| format::format_read(source.text(), node, written))
        },
    );
    let mut errors = Vec::new();
    // Before it is put into its form, its parts still know where they come from.
    for error in understood.findings.iter().filter(|found| found.level == Level::Error) {
        let at = map.origin(error.at.start).unwrap_or(first);
        if is_new(at) {
            let found = refuse(at, &error.message);
            errors.push(match &error.help {
                Some(help) => found.help(help.clone()),
                None => found.help("make it smaller, or part it in two"),
            });
        }
    }
    if let Some(drawn) = understood.map.as_ref().filter(|_| map.kept.is_some()) {
        map.hold(&data::document(drawn));
    }
    for beside in map.beside.iter_mut().filter(|file| file.is_map) {
        if let Ok(text) = format::format(&String::from_utf8_lossy(&beside.bytes)) {
            beside.bytes = text.into_bytes();
        }
    }
    map.origins.clear();
    let is_formatted = matches!(&formatted, Some(Ok(_)));
    map.text = formatted.and_then(Result::ok).unwrap_or_else(|| source.into_text());
    let too_large = || refuse(first, "it would be too large a file").help("part it in two");
    Finished { errors, too_large: (!is_formatted).then(too_large) }
}

/// The page that would be written of a map of this text.
fn page(text: &str) -> Option<String> {
    let map = check(&Source::new("", text), &NoFiles).value?;
    let view = View { whose: None, file_name: "map.journey.yaml".to_owned() };
    Some(output::markdown::write(&board::board(&map, &view)))
}

/// Every code that a finding can have, by floor.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [
        yaml::codes::CODES,
        spec::codes::CODES,
        model::codes::CODES,
        lint::codes::CODES,
        scene::theme::codes::CODES,
        import::codes::CODES,
        embed::codes::CODES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(lint::rules().map(|rule| rule.code))
}
