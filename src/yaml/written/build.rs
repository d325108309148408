//! From the events of the parser to a tree of parts; comments are only collected.

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::comments::attach;
use super::{Content, Form, Pair, Part, Remarks, Style, Text, Written, blank_above, line_before};
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

/// Makes a document of the events of the parser, as far as they can be told of one.
pub(in crate::yaml) struct Recorder<'t> {
    hearer: Hearer<'t>,
    /// Nothing if it cannot hold what the events tell.
    tree: Option<Tree<'t>>,
}

impl<'t> Recorder<'t> {
    /// Before the first event of a text.
    pub(in crate::yaml) fn new(text: &'t str) -> Self {
        let tree = Tree { text, open: Vec::new(), root: None };
        Self { hearer: Hearer::new(text), tree: Some(tree) }
    }

    /// Takes an event of the text.
    pub(in crate::yaml) fn hear(&mut self, event: Event<'_>, span: Span) {
        self.hearer.hear(&event, span);
        let Some(tree) = &mut self.tree else { return };
        if tree.step(event, span).is_none() {
            self.tree = None;
        }
    }

    /// The document; nothing if there is none, or it cannot be told of.
    pub(in crate::yaml) fn finish(mut self) -> Option<Written<'t>> {
        let mut root = self.tree?.root?;
        self.hearer.comments.sort_unstable();
        let Hearer { text, comments, marker } = &self.hearer;
        attach(text, comments, marker.unwrap_or(0), &mut root);
        Some(Written { remarks: self.hearer.finish(), root })
    }
}

/// Hears of comments, and of what stands before the document.
pub(in crate::yaml) struct Hearer<'t> {
    text: &'t str,
    comments: Vec<Span>,
    /// Where the `---` ends that the document begins with.
    marker: Option<usize>,
}

impl<'t> Hearer<'t> {
    /// Before the first event of a text.
    pub(in crate::yaml) const fn new(text: &'t str) -> Self {
        Self { text, comments: Vec::new(), marker: None }
    }

    /// Takes an event of the text.
    pub(in crate::yaml) fn hear(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Comment(..) => self.comments.push(span),
            Event::DocumentStart(true, _) => self.marker = Some(span.end),
            _ => {}
        }
    }

    /// What was heard.
    pub(in crate::yaml) fn finish(self) -> Remarks<'t> {
        let Self { text, comments, marker } = self;
        let behind = comments.into_iter().filter(|span| span.start >= marker.unwrap_or(0));
        Remarks {
            preamble: marker.and_then(|end| text.get(..end)),
            comments: behind.map(|span| text.get(span.start..span.end).unwrap_or("").trim_end()).collect(),
        }
    }
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
    fn step(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let form = |style| match style {
            StructureStyle::Flow if span.is_empty() => Form::Bare,
            StructureStyle::Flow => Form::Brackets,
            StructureStyle::Block => Form::Block,
        };
        match event {
            Event::SequenceStart(style, ..) => self.begin(span, form(style), Parts::List(Vec::new())),
            Event::MappingStart(style, ..) => self.begin(span, form(style), Parts::Mapping(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Scalar(says, style, ..) => {
                let (content, span) = self.scalar(says.into_owned(), style, span);
                self.add(part(span, content));
            }
            Event::Anchor(..) => *self.last_anchor()? = Some(self.text.get(span.start..span.end)?),
            Event::Alias(_) => self.add(part(span, Content::Alias(self.slice(span)))),
            Event::UnresolvedAlias(_) => return None,
            _ => {}
        }
        Some(())
    }

    fn begin(&mut self, span: Span, form: Form, parts: Parts<'t>) {
        self.open.push(Open { start: span.start, anchor: None, form, parts });
    }

    /// The anchor of what began last: of a list or mapping without anything in it yet, else of the scalar added last.
    fn last_anchor(&mut self) -> Option<&mut Option<&'t str>> {
        let Some(Open { anchor, parts, .. }) = self.open.last_mut() else {
            return self.root.as_mut().map(|root| &mut root.anchor);
        };
        let last = match parts {
            Parts::List(items) => items.last_mut(),
            Parts::Mapping(_, Some(key)) => Some(&mut **key),
            Parts::Mapping(entries, None) => entries.last_mut().map(|entry| &mut entry.value),
        };
        Some(last.map_or(anchor, |last| &mut last.anchor))
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
