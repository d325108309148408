//! The workspace: `journeymap.yaml`, with what maps share and how they are built and checked.

use std::sync::Arc;

use super::journey::Journey;
use super::metric::{MapMetrics, Row, Table};
use super::persona::{Persona, Segment};
use super::record::{Many, Reader, Value};
use super::research::Research;
use super::schema;
use super::touchpoint::Channel;
use super::value::{Count, FormatNumber, Number, Text};
use crate::diagnostic::{Checked, Findings};
use crate::source::{At, Source, Span};
use crate::yaml::codes::EMPTY_FILE;
use crate::yaml::{self, Node};
use crate::{choice, record};

/// What the file is called.
pub const FILE_NAME: &str = "journeymap.yaml";

choice! {
    /// How grave the findings of a rule are.
    RuleLevel called "a level" {
        /// Not told.
        Off = "off",
        /// Something to consider.
        Advice = "advice",
        /// Something that is likely wrong.
        Warning = "warning",
        /// Something that must not stay.
        Error = "error",
    }
}

impl Row for At<RuleLevel> {
    const KEY: &'static str = "a rule, a group of rules, or `all`";
}

choice! {
    /// From which level on a run fails.
    FailOn called "a level" {
        /// Any finding.
        Advice = "advice",
        /// Warnings and errors.
        Warning = "warning",
        /// Errors only.
        Error = "error",
    }
}

record! {
    /// How maps are checked.
    LintSettings called "the settings of the linter" {
        /// Levels by rule, by group, or for `all`; the most exact one holds.
        levels or "level": Table<At<RuleLevel>>,
        /// From which level on a run fails. Where nothing is said: `error`.
        fail_on: Option<At<FailOn>>,
        /// A file of findings that are accepted, written by `journeymap check --write-baseline`.
        baseline: Option<Text>,
    }
}

record! {
    /// What a map may hold before the rules about size speak.
    Limits called "the limits" {
        /// Stages.
        stages: Option<At<Count>>,
        /// Steps.
        steps: Option<At<Count>>,
        /// Personas.
        personas: Option<At<Count>>,
        /// Characters of a text on a card.
        characters: Option<At<Count>>,
    }
}

record! {
    /// A workspace: what the maps under its folder share, and how they are built and checked.
    WorkspaceFile called "the workspace" {
        /// The version of this format; 1 where it is absent.
        format: Option<At<FormatNumber>>,
        /// Maps, or folders to look for them in. Where nothing is said: the folder of this file.
        inputs or "input": Many<Text>,
        /// The folder for what is built. Where nothing is said: beside each map.
        output: Option<Text>,
        /// A folder that remembers what was made from what, so that maps of which nothing has changed are not drawn again.
        cache: Option<Text>,
        /// What is built: `svg`, `md`, `png`, `pdf`, `html`.
        formats: Many<Text>,
        /// The colours: a built-in theme, or a file.
        theme: Option<Text>,
        /// Font files for the words.
        fonts or "font": Many<Text>,
        /// How wide the pictures are: CSS pixels, or `natural`.
        width: Option<Text>,
        /// The paper of a PDF: `fit`, `a4`, `a3` …
        page: Option<Text>,
        /// How words stand in an SVG: `font`, `paths` or `system`.
        text: Option<Text>,
        /// Pixels of a PNG for each pixel of the picture's own size.
        scale: Option<At<Number>>,
        /// What is behind the picture of a PNG: a colour, or `transparent`.
        background: Option<Text>,
        /// The language of maps that do not say theirs.
        lang: Option<Text>,
        /// How maps are checked.
        lint: Option<LintSettings>,
        /// What a map may hold before the rules about size speak.
        limits: Option<Limits>,
        /// Personas that maps may name.
        personas or "persona": Many<Persona>,
        /// Segments that maps may name.
        segments or "segment": Many<Segment>,
        /// Channels that maps may name.
        channels or "channel": Many<Channel>,
        /// Metrics that maps may give values.
        metrics or "metric": MapMetrics,
        /// Research that maps may rest on.
        research: Many<Research>,
    }
}

/// A workspace as maps see it: every place in it is one of a shared text.
#[derive(Debug)]
pub struct Workspace {
    /// The settings, with their places in the file itself.
    pub settings: WorkspaceFile,
    /// What is shared, with its places as seen from a map.
    pub(super) shared: WorkspaceFile,
    /// The same as a tree.
    pub(super) node: Node,
    /// The text.
    pub source: Arc<Source>,
}

/// Reads a workspace with everything that is wrong with it. There is one only without errors; an empty file is one. The
/// settings that could be read come back in any case, so that what is wrong with them can be told as well.
pub fn read(source: Source) -> (Arc<Source>, WorkspaceFile, Checked<Workspace>) {
    let source = Arc::new(source);
    let tree = yaml::read(&source);
    let mut findings = Findings::new();
    let is_empty = tree.value.is_none() && tree.findings.iter().all(|found| found.code == &EMPTY_FILE);
    // What is said of an empty map is not said of an empty workspace.
    tree.findings.sorted().into_iter().filter(|found| found.code != &EMPTY_FILE).for_each(|found| findings.add(found));
    let node = tree.value.unwrap_or(Node { kind: yaml::Kind::Nothing, span: Span::new(0, 0) });
    let mut settings = WorkspaceFile::default();
    let mut shared = WorkspaceFile::default();
    let moved = node.shared();
    if !is_empty && node.kind != yaml::Kind::Nothing {
        let mut reader = Reader { source: &source, findings };
        settings = WorkspaceFile::read(&node, &mut reader).unwrap_or_default();
        findings = reader.findings;
        // The same once more, as maps see it; what is wrong has been said.
        let seen = Source::new("", "").sharing(Arc::clone(&source));
        let mut reader = Reader { source: &seen, findings: Findings::new() };
        shared = WorkspaceFile::read(&moved, &mut reader).unwrap_or_default();
    }
    findings.keep_to_first_lines(&source);
    let fits = !findings.has_errors();
    let value =
        fits.then(|| Workspace { settings: settings.clone(), shared, node: moved, source: Arc::clone(&source) });
    (source, settings, Checked { value, findings })
}

/// The JSON Schema of the file.
pub fn schema() -> String {
    schema::file(&schema::of(&WorkspaceFile::shape(), "urn:journeymap:workspace:1", "Workspace of journey maps"))
}

impl Workspace {
    /// A workspace that shares nothing.
    pub fn blank() -> Self {
        Self {
            settings: WorkspaceFile::default(),
            shared: WorkspaceFile::default(),
            node: Node { kind: yaml::Kind::Nothing, span: Span::new(0, 0) },
            source: Arc::new(Source::new(FILE_NAME, "")),
        }
    }

    /// The same for maps in another language, where they do not say theirs.
    #[must_use]
    pub fn speaking(mut self, lang: &str) -> Self {
        self.shared.lang = Some(At::new(lang.to_owned(), Span::new(0, 0).shared()));
        self
    }
}

/// A workspace as it lies around one map.
#[derive(Clone, Copy, Debug)]
pub struct Sharing<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The way from the map's folder to that of the workspace, as `../`; it is put before the relative paths of what is
    /// shared.
    pub way: &'a str,
}

impl Sharing<'_> {
    /// Gives a map what it names of the workspace: it is then the map's own. `node` is the map as a tree.
    pub fn share(self, journey: &mut Journey, node: &Node) {
        super::sharing::share(self, journey, node);
    }
}
