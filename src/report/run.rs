//! What reports are written from: the files of a run and their findings, each with its place in every unit.

use crate::diagnostic::{Code, Diagnostic, Level};
use crate::source::{Source, Span};

/// Everything that came of a run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// The files in the order in which they were read, also those in which nothing was found.
    pub files: Vec<File>,
    /// The rules that there are.
    pub rules: Vec<Rule>,
    /// What could not be read or worked on, each in a sentence.
    pub failures: Vec<String>,
    /// From which level on a finding makes the run fail.
    pub fails: Option<Level>,
    /// The version of this program.
    pub version: String,
}

/// A kind of finding, for reports that explain it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, level and page.
    pub code: &'static Code,
    /// The group that it belongs to, if rules of its kind are in groups.
    pub group: Option<&'static str>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path as reports call it: relative to the root of the repository where it is in one, with `/`.
    pub path: String,
    /// What was found, by place.
    pub findings: Vec<Finding>,
}

/// One finding, free of the source that it was found in.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its stable name and page.
    pub code: &'static Code,
    /// How grave it is here.
    pub level: Level,
    /// A sentence in lower case without a full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
    /// The file, as reports call it: mostly that of its [`File`].
    pub path: String,
    /// The place, on one line.
    pub place: Place,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// 32 hexadecimal digits that stay the same when lines move.
    pub fingerprint: String,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug)]
pub struct Label {
    /// The file, as reports call it.
    pub path: String,
    /// The place, on one line.
    pub place: Place,
    /// What is there, in a few words.
    pub text: String,
}

/// A change that mends a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What it does, as an order.
    pub title: String,
    /// Whether it keeps what the author meant beyond doubt.
    pub safe: bool,
    /// The file, as reports call it.
    pub path: String,
    /// What to replace; it may go on over several lines, and where it is empty, something is inserted.
    pub place: Place,
    /// What stands there afterwards.
    pub replacement: String,
}

/// From one character to just behind another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first character.
    pub start: Point,
    /// The place just behind the last one.
    pub end: Point,
}

/// A place between two characters, in every unit that a report counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Bytes from the beginning of the file, from 0.
    pub byte: usize,
    /// Line, from 1.
    pub line: usize,
    /// Unicode code points on the line, from 1, without a byte order mark.
    pub column: usize,
    /// Bytes on the line, from 1.
    pub byte_column: usize,
}

impl File {
    /// A source and its findings. `fingerprints` stand in the order of the findings; `path` gives for the name of a file
    /// what reports call it.
    pub fn new(
        source: &Source,
        findings: &[Diagnostic],
        fingerprints: &[String],
        path: impl Fn(&str) -> String,
    ) -> Self {
        let path_of = |span: Span| path(source.place(span).file);
        let finding = |(index, found): (usize, &Diagnostic)| Finding {
            code: found.code,
            level: found.level,
            message: found.message.clone(),
            help: found.help.clone(),
            path: path_of(found.at),
            place: place(source, source.first_line(found.at)),
            labels: found
                .also
                .iter()
                .map(|label| Label {
                    path: path_of(label.span),
                    place: place(source, source.first_line(label.span)),
                    text: label.text.clone(),
                })
                .collect(),
            fix: found.fix.as_ref().map(|fix| Fix {
                title: fix.title.clone(),
                safe: fix.safe,
                path: path_of(fix.span),
                place: place(source, fix.span),
                replacement: fix.replacement.clone(),
            }),
            fingerprint: fingerprints.get(index).cloned().unwrap_or_default(),
        };
        Self { path: path(source.name()), findings: findings.iter().enumerate().map(finding).collect() }
    }
}

fn place(source: &Source, span: Span) -> Place {
    Place { start: point(source, span.start), end: point(source, span.end.max(span.start)) }
}

fn point(source: &Source, byte: usize) -> Point {
    let at = source.position(byte);
    let shared = Span::new(byte, byte).in_shared().is_some();
    let before = source.before(if shared { byte } else { byte.min(source.text().len()) });
    let line_start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    Point { byte: before.len(), line: at.line, column: at.column, byte_column: before.len() - line_start + 1 }
}

impl Run {
    /// Every finding, in the order of the files.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// Every finding, the gravest first, and by file and place among equals.
    pub fn gravest_first(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.findings().collect();
        all.sort_by_key(|found| std::cmp::Reverse(found.level));
        all
    }

    /// How many findings of each level there are, in one line: `2 errors, 1 warning`.
    pub fn summary(&self) -> String {
        super::counted(&self.findings().map(|found| found.level))
    }

    /// Whether a finding makes the run fail.
    pub fn fails_by(&self, found: &Finding) -> bool {
        found.level >= self.fails.unwrap_or(Level::Error)
    }
}

impl Finding {
    /// What is wrong and what to type, in one text.
    pub fn sentence(&self) -> String {
        match &self.help {
            Some(help) => format!("{} ({help})", self.message),
            None => self.message.clone(),
        }
    }

    /// `file:line:column`.
    pub fn whereabouts(&self) -> String {
        format!("{}:{}:{}", self.path, self.place.start.line, self.place.start.column)
    }
}
