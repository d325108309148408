//! The few lines of a source that a finding is about, cut to the width of the terminal and safe to print.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::super::visible::{shown, visible};
use crate::diagnostic::Diagnostic;
use crate::source::{Position, Source, Span};

/// The fewest columns anything is drawn in.
pub(super) const NARROWEST: usize = 40;
/// Columns that line numbers and frame take.
const MARGIN: usize = 12;
/// Lines further apart than this are drawn apart.
const NEAR: usize = 2;

/// Lines of a source in blocks, and the marks on them, counted in bytes of `text`.
#[derive(Debug)]
pub(super) struct Sheet {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
}

/// Lines that follow each other.
#[derive(Debug)]
struct Block {
    span: Span,
    /// Number of the first line, from 0.
    line: usize,
    /// Number of the last line, from 0.
    last: usize,
    /// Whether a further mark may be added.
    whole: bool,
}

/// A place in `text` and what is said beside it.
#[derive(Debug)]
struct Mark {
    span: Span,
    words: Option<String>,
    at: Position,
    primary: bool,
}

/// A place in the source, on one line of it.
struct Place {
    span: Span,
    line: Span,
    at: Position,
    words: Option<String>,
    primary: bool,
}

impl Sheet {
    /// The lines around everything that a finding points at.
    pub(super) fn of(source: &Source, found: &Diagnostic, width: usize) -> Self {
        let columns = width.saturating_sub(MARGIN);
        let here = found.also.iter().filter(|label| label.span.in_shared().is_none());
        let also = here.map(|label| place(source, label.span, Some(visible(&label.text)), false));
        let mut places: Vec<Place> = std::iter::once(place(source, found.at, None, true)).chain(also).collect();
        places.sort_by_key(|place| (place.span, !place.primary));
        let mut sheet = Self { text: String::new(), blocks: Vec::new(), marks: Vec::new() };
        for place in &places {
            sheet.add(source.text(), place, columns);
        }
        sheet
    }

    /// What miette marks.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        self.marks.iter().map(|mark| {
            let span = (mark.span.start, mark.span.len());
            if mark.primary {
                LabeledSpan::new_primary_with_span(mark.words.clone(), span)
            } else {
                LabeledSpan::new_with_span(mark.words.clone(), span)
            }
        })
    }

    /// Writes the line of a place, unless it is there already, and marks the place on it.
    fn add(&mut self, text: &str, place: &Place, columns: usize) {
        let number = place.at.line - 1;
        let whole = fits(text, place.line, columns);
        let near = self.blocks.last().is_some_and(|block| whole && block.whole && number <= block.last + NEAR);
        if near {
            // The lines between, and this one if it is new.
            let missing = self.blocks.last().map_or(0, |block| number.saturating_sub(block.last));
            for line in lines_before(text, place.line, missing.saturating_sub(1)) {
                self.write(&cut(text, line, line, columns).0);
            }
        } else {
            // The gap keeps two blocks apart: no place belongs to both.
            self.text.push('\n');
            let start = self.text.len();
            let above = if whole { lines_before(text, place.line, 1) } else { Vec::new() };
            self.blocks.push(Block { span: Span::new(start, start), line: number - above.len(), last: number, whole });
            for line in above {
                self.write(&cut(text, line, line, columns).0);
            }
        }
        let is_new = !near || self.blocks.last().is_some_and(|block| block.last < number);
        let (line, span) = cut(text, place.line, place.span, columns);
        let start = if is_new {
            let before = self.text.len();
            self.write(&line);
            before
        } else {
            self.text.trim_end_matches('\n').rfind('\n').map_or(0, |found| found + 1)
        };
        if let Some(block) = self.blocks.last_mut() {
            // A lone carriage return ends a line and is drawn in it: a later place may be on an earlier line.
            block.last = block.last.max(number);
        }
        let span = Span::new(start + span.start, start + span.end);
        self.marks.push(Mark { span, words: place.words.clone(), at: place.at, primary: place.primary });
    }

    fn write(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        if let Some(block) = self.blocks.last_mut() {
            block.span.end = self.text.len();
        }
    }
}

impl SourceCode for Sheet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let block = self
            .blocks
            .iter()
            .find(|block| block.span.start <= start && end <= block.span.end)
            .ok_or(MietteError::OutOfBounds)?;
        // Without lines around it, miette asks for the place itself to write its line and column.
        let at = self.marks.iter().find(|mark| lines_before == 0 && mark.span.start == start && mark.span.end == end);
        let (line, column) = at.map_or((block.line, 0), |mark| (mark.at.line - 1, mark.at.column - 1));
        let data = self.text.get(block.span.start..block.span.end).unwrap_or("").as_bytes();
        let span = SourceSpan::from((block.span.start, block.span.len()));
        Ok(Box::new(MietteSpanContents::new(data, span, line, column, block.last - block.line + 1)))
    }
}

/// A span on its line: one that goes on below is marked to the end of its first line.
fn place(source: &Source, span: Span, words: Option<String>, primary: bool) -> Place {
    let text = source.text();
    let start = span.start.min(text.len());
    let begin = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let end = text.get(start..).and_then(|after| after.find('\n')).map_or(text.len(), |found| start + found);
    let end = if text.get(begin..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end };
    let span = Span::new(start.min(end), span.end.clamp(start.min(end), end));
    Place { span, line: Span::new(begin, end.max(begin)), at: source.position(start), words, primary }
}

/// Up to `count` lines directly above a line.
fn lines_before(text: &str, line: Span, count: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = line.start;
    while lines.len() < count && start > 0 {
        let end = start - 1;
        start = text.get(..end).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
        let end = if text.get(start..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end };
        lines.push(Span::new(start, end));
    }
    lines.reverse();
    lines
}

/// Columns a character takes; East Asian letters and pictures take two.
fn columns_of(character: char) -> usize {
    if character < '\u{1100}' { 1 } else { 2 }
}

fn fits(text: &str, line: Span, columns: usize) -> bool {
    line.len() <= 4 * columns
        && text.get(line.start..line.end).unwrap_or("").chars().map(columns_of).sum::<usize>() <= columns
}

/// A line as it is printed, cut around a place on it, and where the place is then. The mark is at least one byte.
fn cut(text: &str, line: Span, place: Span, columns: usize) -> (String, Span) {
    let before = text.get(line.start..place.start).unwrap_or("");
    let after = text.get(place.start..line.end).unwrap_or("");
    // When the whole does not fit, a quarter is kept for what stands before the place.
    let room = if fits(text, line, columns) { usize::MAX } else { columns / 4 };
    let mut used = 0;
    let from = before
        .char_indices()
        .rev()
        .take_while(|(_, character)| {
            used += columns_of(*character);
            used <= room
        })
        .last()
        .map_or(before.len(), |(at, _)| at);
    let mut shown_line = String::new();
    if from > 0 {
        shown_line.push('…');
    }
    let kept = before.get(from..).unwrap_or("");
    shown_line.extend(kept.chars().filter(|character| *character != '\u{feff}').map(shown));
    let start = shown_line.len();
    let mut end = None;
    let mut left = if room == usize::MAX { room } else { columns - columns / 4 - 2 };
    for (at, character) in after.char_indices() {
        if place.start + at >= place.end {
            end.get_or_insert(shown_line.len());
        }
        if columns_of(character) > left {
            end.get_or_insert(shown_line.len());
            shown_line.push('…');
            break;
        }
        left = left.saturating_sub(columns_of(character));
        if character != '\u{feff}' {
            shown_line.push(shown(character));
        }
    }
    let mut end = end.unwrap_or(shown_line.len());
    if end == start {
        if shown_line.len() == start {
            shown_line.push(' ');
        }
        end += shown_line.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    (shown_line, Span::new(start, end))
}
