//! The words of a paragraph, a heading or a cell, with what is marked in them, line by line.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::import::cell::{Kind, Mark, Words};
use crate::source::Span;
use crate::text::unsafe_links;

/// A line of words, and whether it ends with a break that is to be seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) words: Words,
    pub(super) breaks: bool,
}

/// Gathers lines.
#[derive(Debug, Default)]
pub(super) struct Inline {
    lines: Vec<Line>,
    text: String,
    marks: Vec<Mark>,
    open: Vec<(Kind, usize)>,
    span: Option<(usize, usize)>,
    places: Vec<(usize, Span)>,
    /// Links that a map may not hold.
    pub(super) lost: Vec<Words>,
}

impl Inline {
    /// Takes what stands within a block.
    pub(super) fn take(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::SoftBreak => return self.end_line(false),
            Event::HardBreak => return self.end_line(true),
            Event::InlineHtml(tag) | Event::Html(tag) if is_break(tag) => return self.end_line(true),
            _ => {}
        }
        let (start, end) = self.span.unwrap_or((range.start, range.end));
        self.span = Some((start.min(range.start), end.max(range.end)));
        match event {
            Event::Text(words) => self.push(words, range),
            Event::Code(words) => {
                let from = self.text.len();
                self.push(words, range);
                self.mark(from, Kind::Code);
            }
            // Whether a box is ticked is told with the words behind it.
            Event::TaskListMarker(is_ticked) => self.push(if *is_ticked { "[x] " } else { "[ ] " }, range),
            Event::Start(Tag::Strong) => self.open.push((Kind::Bold, self.text.len())),
            Event::Start(Tag::Emphasis) => self.open.push((Kind::Italic, self.text.len())),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let to = dest_url.to_string();
                if to.is_empty() || !unsafe_links(&format!("[x](<{to}>)")).is_empty() || to.contains(['\n', '<', '>']) {
                    self.lost.push(Words::plain(to, Span::new(range.start, range.end)));
                    self.open.push((Kind::Link(String::new()), self.text.len()));
                } else {
                    self.open.push((Kind::Link(to), self.text.len()));
                }
            }
            Event::End(
                pulldown_cmark::TagEnd::Strong | pulldown_cmark::TagEnd::Emphasis | pulldown_cmark::TagEnd::Link,
            ) => {
                if let Some((kind, from)) = self.open.pop() {
                    self.mark(from, kind);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, words: &str, range: &Range<usize>) {
        self.places.push((self.text.len(), Span::new(range.start, range.end)));
        self.text.extend(words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }));
    }

    fn mark(&mut self, from: usize, kind: Kind) {
        if from < self.text.len() && kind != Kind::Link(String::new()) {
            self.marks.push(Mark { range: from..self.text.len(), kind });
        }
    }

    fn end_line(&mut self, breaks: bool) {
        // What is marked over a break is marked on both lines.
        let open = std::mem::take(&mut self.open);
        for (kind, from) in open.iter().rev() {
            self.mark(*from, kind.clone());
        }
        self.open = open.into_iter().map(|(kind, _)| (kind, 0)).collect();
        let mut marks = std::mem::take(&mut self.marks);
        // Outer marks before inner ones.
        marks.sort_by(|one, other| one.range.start.cmp(&other.range.start).then(other.range.end.cmp(&one.range.end)));
        let (start, end) = self.span.take().unwrap_or((0, 0));
        let (text, places) = (std::mem::take(&mut self.text), std::mem::take(&mut self.places));
        let whole = Span::new(start, end);
        let words = Words { span: whole, ..Words { text, marks, span: whole, places }.trim() };
        if !words.text.is_empty() {
            self.lines.push(Line { words, breaks });
        } else if let Some(last) = self.lines.last_mut() {
            last.breaks |= breaks;
        }
    }

    /// All lines.
    pub(super) fn lines(mut self) -> (Vec<Line>, Vec<Words>) {
        self.end_line(true);
        (self.lines, self.lost)
    }
}

fn is_break(tag: &str) -> bool {
    let inner = tag.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    inner.eq_ignore_ascii_case("br")
}

/// Lines as one text.
pub(super) fn joined(lines: &[Line]) -> Words {
    let mut joined = Words::default();
    let mut between = "";
    for line in lines {
        joined.push(between, &line.words);
        between = if line.breaks { "\n" } else { " " };
    }
    let (first, last) = (lines.first(), lines.last());
    let span = first
        .zip(last)
        .map(|(first, last)| Span::new(first.words.span.start, last.words.span.end.max(first.words.span.end)));
    Words { span: span.unwrap_or_default(), ..joined }
}
