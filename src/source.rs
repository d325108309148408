//! Floor 0, `source`: a text with a name, the spans in it, and values that know where they were written.

use std::ops::Deref;
use std::sync::Arc;

/// Where the bytes of a shared text begin: a span from here on lies in the file that maps share, counted from its own
/// beginning. No map comes near to this size.
const SHARED: usize = 1 << 30;

/// A range of bytes in a source; both ends are on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// The same range of the text that maps share.
    #[must_use]
    pub const fn shared(self) -> Self {
        Self { start: self.start + SHARED, end: self.end + SHARED }
    }

    /// The range within the text that maps share, if it lies there and not in the map itself.
    pub const fn in_shared(self) -> Option<Self> {
        if self.start < SHARED { None } else { Some(Self { start: self.start - SHARED, end: self.end - SHARED }) }
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// A line and a column, both counted from 1; the column counts Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// Where a span stands, in the words of messages and reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'source> {
    /// The name of the file.
    pub file: &'source str,
    /// Its first character.
    pub start: Position,
    /// The place just behind its last character.
    pub end: Position,
}

/// What is said of a path that no file of ours may follow, so that what helps can be said beside it.
pub const OUT_OF_WORKSPACE: &str = "leads out of the workspace";

/// What to do about a file that cannot be had: `usual`, but for a path that leads out of the workspace.
pub fn help_about<'a>(why: &str, usual: &'a str) -> &'a str {
    if why.contains(OUT_OF_WORKSPACE) {
        "the workspace is the folder of the nearest `journeymap.yaml` upward from this file, else its Git repository, else \
         its own folder; an empty `journeymap.yaml` further up makes it larger"
    } else {
        usual
    }
}

/// A text and the name under which messages speak of it; with it the text that maps share, if there is one.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    shared: Option<Arc<Source>>,
    is_lined: bool,
}

impl Source {
    /// A source called `name` (a path as the user typed it, or `<stdin>`), holding `text`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        // YAML ends a line at a line feed, at a carriage return, and at both together.
        let next = text.bytes().skip(1).chain(std::iter::once(0));
        let ends = text.bytes().zip(next).enumerate();
        let ends = ends.filter(|(_, (byte, next))| *byte == b'\n' || *byte == b'\r' && *next != b'\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, line_starts, shared: None, is_lined: true }
    }

    /// The same text as that of a file which has no lines, such as a workbook: no message names a line of it.
    #[must_use]
    pub fn unlined(self) -> Self {
        Self { is_lined: false, line_starts: vec![0], ..self }
    }

    /// Whether a reader of the file sees the lines of the text.
    pub const fn is_lined(&self) -> bool {
        self.is_lined
    }

    /// The same text with one that maps share, in which [`Span::shared`] ranges lie.
    #[must_use]
    pub fn sharing(self, shared: Arc<Self>) -> Self {
        Self { shared: Some(shared), ..self }
    }

    /// The text that maps share, if there is one.
    pub fn shared(&self) -> Option<&Arc<Self>> {
        self.shared.as_ref()
    }

    /// The text alone.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The text that a byte lies in, and where it lies there.
    fn home(&self, byte: usize) -> (&Self, usize) {
        match &self.shared {
            Some(shared) if byte >= SHARED => (shared, byte - SHARED),
            _ => (self, byte),
        }
    }

    /// The name that messages show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, byte order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty where the span does not lie on character boundaries of this text.
    pub fn slice(&self, span: Span) -> &str {
        let (home, start) = self.home(span.start);
        home.text.get(start..start + span.len()).unwrap_or("")
    }

    /// Everything before a byte, in the text that it lies in.
    pub fn before(&self, byte: usize) -> &str {
        let (home, byte) = self.home(byte);
        home.text.get(..byte).unwrap_or("")
    }

    /// Everything from a byte on, in the text that it lies in.
    pub fn after(&self, byte: usize) -> &str {
        let (home, byte) = self.home(byte);
        home.text.get(byte..).unwrap_or("")
    }

    /// The part of a span that stands on its first line, without blanks at its end.
    pub fn first_line(&self, span: Span) -> Span {
        let words = self.slice(span);
        let end =
            words.find(['\n', '\r']).and_then(|end| words.get(..end)).map_or(words.len(), |line| line.trim_end().len());
        Span::new(span.start, span.start + end)
    }

    /// The file, the beginning and the end of a span.
    pub fn place(&self, span: Span) -> Place<'_> {
        Place { file: &self.home(span.start).0.name, start: self.position(span.start), end: self.position(span.end) }
    }

    /// Line and column of a byte. A byte order mark is not counted as a column; a byte past the end is the end. Where there
    /// are no lines, it is the first place.
    pub fn position(&self, byte: usize) -> Position {
        let (home, byte) = self.home(byte);
        if !home.is_lined {
            return Position { line: 1, column: 1 };
        }
        let byte = byte.min(home.text.len());
        let line = home.line_starts.partition_point(|start| *start <= byte).max(1);
        let start = home.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = home.text.get(start..byte).unwrap_or("").trim_start_matches('\u{feff}');
        Position { line, column: before.chars().count() + 1 }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the source.
    pub span: Span,
}

impl<T> At<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At::new(change(self.value), self.span)
    }
}

impl<T> Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Where files beside a map or a theme come from; the command line reads the disk, a test its own list.
pub trait Files {
    /// The text at `path`, relative to the file that names it. The error is a sentence that says why it cannot be had.
    fn read(&self, path: &str) -> Result<Source, String>;

    /// The bytes of the file at `path`, relative to the file that names it; of a longer one `most` and one more. The error is a
    /// sentence that says why it cannot be had.
    fn bytes(&self, path: &str, most: usize) -> Result<Vec<u8>, String> {
        let _ = most;
        Err(format!("there is no file `{path}` here"))
    }
}

/// No files at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, path: &str) -> Result<Source, String> {
        Err(format!("there is no file `{path}` here"))
    }
}
