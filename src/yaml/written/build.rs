//! From the events of the parser to a tree of parts; comments are only collected.

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::{Content, Form, Pair, Part, Style, Text, Written, blank_above, line_before};
use crate::source::Span;
use crate::yaml::place;

/// A list or mapping that has not ended.
struct Open<'t> {
    start: usize,
    anchor: Option<&'t str>,
    form: Form,
    parts: Parts<'t>,
}

enum Parts<'t> {
    List(Vec<Part<'t>>),
    Mapping(Vec<Pair<'t>>, Option<Box<Part<'t>>>),
}

/// The tree of a text, where its comments stand, and the byte from which on they belong to the tree.
pub(super) fn build(text: &str) -> Option<(Written<'_>, Vec<Span>, usize)> {
    let options = granit_parser::options! {
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
    };
    let mut comments = Vec::new();
    let mut marker = None;
    let mut tree = Tree { text, open: Vec::new(), root: None };
    let mut events = Parser::new_from_str_with_options(text, options).peekable();
    while let Some(event) = events.next() {
        let (event, place) = event.ok()?;
        let span = Span::new(place.start.byte_offset()?, place.end.byte_offset()?);
        let mut anchor = None;
        if let Some(Ok((Event::Anchor(..), place))) = events.peek() {
            anchor = text.get(place.start.byte_offset()?..place.end.byte_offset()?);
        }
        match event {
            Event::Comment(..) => comments.push(span),
            Event::DocumentStart(true, _) => marker = Some(span.end),
            event => tree.step(event, span, anchor)?,
        }
    }
    comments.sort_unstable();
    let root = tree.root?;
    Some((Written { preamble: marker.and_then(|end| text.get(..end)), root }, comments, marker.unwrap_or(0)))
}

struct Tree<'t> {
    text: &'t str,
    open: Vec<Open<'t>>,
    root: Option<Part<'t>>,
}

impl<'t> Tree<'t> {
    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// Nothing if the tree cannot hold what the event tells.
    fn step(&mut self, event: Event<'_>, span: Span, anchor: Option<&'t str>) -> Option<()> {
        let form = |style| match style {
            StructureStyle::Flow if span.is_empty() => Form::Bare,
            StructureStyle::Flow => Form::Brackets,
            StructureStyle::Block => Form::Block,
        };
        match event {
            Event::SequenceStart(style, ..) => {
                self.open.push(Open { start: span.start, anchor, form: form(style), parts: Parts::List(Vec::new()) });
            }
            Event::MappingStart(style, ..) => {
                let parts = Parts::Mapping(Vec::new(), None);
                self.open.push(Open { start: span.start, anchor, form: form(style), parts });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Scalar(says, style, ..) => {
                let (content, span) = self.scalar(says.into_owned(), style, span);
                self.add(Part { anchor, ..part(span, content) });
            }
            Event::Alias(_) => self.add(part(span, Content::Alias(self.slice(span)))),
            Event::UnresolvedAlias(_) => return None,
            _ => {}
        }
        Some(())
    }

    fn scalar(&self, says: String, style: ScalarStyle, span: Span) -> (Content<'t>, Span) {
        if style == ScalarStyle::Plain && (span.is_empty() || matches!(&*says, "~" | "null" | "Null" | "NULL")) {
            return (Content::Nothing(self.slice(span)), span);
        }
        let (style, span) = match style {
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::SingleQuoted => (Style::Single, span),
            ScalarStyle::DoubleQuoted => (Style::Double, span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = place::block(self.text, span).start;
                let style = if style == ScalarStyle::Literal { Style::Literal } else { Style::Folded };
                (style, Span::new(start, span.end.max(start)))
            }
        };
        let written = self.slice(span);
        let below = written.contains('\n') && line_before(self.text, span.start).trim().is_empty();
        (Content::Scalar(Text { style, written, says, below }), span)
    }

    fn end(&mut self, span: Span) -> Option<()> {
        let Open { start, anchor, form, parts } = self.open.pop()?;
        let last = match &parts {
            Parts::List(items) => items.last().map(|item| item.span.end),
            Parts::Mapping(entries, _) => entries.last().map(|entry| entry.value.span.end),
        };
        let end = if form == Form::Brackets { span.end } else { last.unwrap_or(start) };
        let content = match parts {
            Parts::List(items) => Content::List { form, items },
            Parts::Mapping(entries, _) => Content::Mapping { form, entries },
        };
        self.add(Part { anchor, ..part(Span::new(start, end.max(start)), content) });
        Some(())
    }

    /// Puts a complete part where it belongs.
    fn add(&mut self, mut part: Part<'t>) {
        let text = self.text;
        let Some(Open { form, parts, .. }) = self.open.last_mut() else {
            self.root.get_or_insert(part);
            return;
        };
        let block = *form == Form::Block;
        let blank = |at| block && is_first(line_before(text, at)) && blank_above(text, at);
        match parts {
            Parts::List(items) => {
                part.blank = block && blank_above(text, dash_line(text, part.span.start));
                items.push(part);
            }
            Parts::Mapping(entries, key) => match key.take() {
                None => *key = Some(Box::new(part)),
                Some(key) => {
                    let behind = text.get(key.span.end..).unwrap_or("").trim_start();
                    let colon = *form == Form::Block || behind.starts_with(':');
                    if matches!(part.content, Content::Nothing("")) {
                        // The parser has it before the colon or at whatever comes next.
                        part.span = Span::new(key.span.end, key.span.end);
                    }
                    if let Content::List { form: Form::Block, .. } = part.content {
                        // Where a list is not indented more than its key, the parser has the first item.
                        part.span.start = dash(text, key.span.end, part.span.start).unwrap_or(part.span.start);
                    }
                    entries.push(Pair {
                        above: Vec::new(),
                        blank: blank(key.span.start),
                        key: *key,
                        colon,
                        value: part,
                    });
                }
            },
        }
    }
}

/// Where the first dash of a list stands that begins on a line between two bytes.
fn dash(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    for line in text.get(from..to)?.split_inclusive('\n') {
        let words = line.trim_start();
        if at > from && is_dash(words) {
            return Some(at + line.len() - words.len());
        }
        at += line.len();
    }
    None
}

/// A byte of the line with the dash of the item that begins at a byte: the dash may stand on a line above.
fn dash_line(text: &str, item: usize) -> usize {
    let mut at = item;
    loop {
        let start = at - line_before(text, at).len();
        if start == 0 || is_dash(text.get(start..).unwrap_or("").trim_start_matches([' ', '\t'])) {
            return start;
        }
        at = start - 1;
    }
}

fn is_dash(words: &str) -> bool {
    words.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n']))
}

/// Whether nothing but dashes stands before something on its line.
fn is_first(before: &str) -> bool {
    before.chars().all(|sign| matches!(sign, ' ' | '-' | '?'))
}

fn part(span: Span, content: Content<'_>) -> Part<'_> {
    Part {
        span,
        above: Vec::new(),
        blank: false,
        head: None,
        anchor: None,
        content,
        behind: None,
        foot: Vec::new(),
        below: Vec::new(),
    }
}
