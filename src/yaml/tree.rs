//! The walk over the events of a text: the tree of nodes, and every finding that does not end the reading.

use std::ops::ControlFlow;

use granit_parser::{ErrorKind, Event, Parser, Placement, ScalarStyle, StructureStyle};

use super::copies::{Copies, Size};
use super::keys::{Key, Seen, take_key};
use super::node::{Entry, Kind, Mapping, Node, Scalar};
use super::traps::Traps;
use super::{DEPTH_LIMIT, characters, place};
use crate::diagnostic::Findings;
use crate::source::Span;

/// What a walk gave.
pub(super) struct Reading {
    /// The document, if the text could be read to its end and holds one.
    pub(super) root: Option<Node>,
    /// Everything that was found on the way.
    pub(super) findings: Findings,
    /// Where and why the text could not be read further.
    pub(super) stop: Option<Stop>,
}

/// Where and why a text could not be read further.
pub(super) struct Stop {
    /// What the parser found.
    pub(super) kind: ErrorKind,
    /// The byte at which it stood.
    pub(super) at: usize,
    /// The innermost bracket that was open.
    pub(super) bracket: Option<usize>,
}

/// Walks over `text`, which is the author's text but for mended bytes in place. What else is to be made of the same events
/// `hears` them, each with its place.
pub(super) fn build(original: &str, text: &str, hears: &mut dyn FnMut(Event<'_>, Span)) -> Reading {
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: 2 * DEPTH_LIMIT,
        block_nesting_limit: 2 * DEPTH_LIMIT,
    };
    let mut walk = Walk::new(original, text);
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, place)) => {
                let span = Span::new(
                    whole(original, place.start.byte_offset().unwrap_or_default()),
                    whole(original, place.end.byte_offset().unwrap_or_default()),
                );
                let tag = place.tag_span().and_then(|tag| tag.byte_range()).map(|tag| Span::new(tag.start, tag.end));
                if walk.step(&event, span, tag).is_break() {
                    break;
                }
                hears(event, span);
            }
            Err(error) => {
                let at = whole(original, error.marker().byte_offset().unwrap_or_default());
                return walk.stopped(Stop { kind: error.kind().clone(), at, bracket: None });
            }
        }
    }
    walk.ended()
}

/// The byte at which a character of the author's text begins, at a byte or behind it: a mended one may have been longer.
fn whole(original: &str, at: usize) -> usize {
    (at..original.len()).find(|at| original.is_char_boundary(*at)).unwrap_or(original.len())
}

/// A list or mapping that has not ended.
struct Open {
    parts: Parts,
    span: Span,
    size: Size,
    anchor: usize,
    brackets: bool,
}

enum Parts {
    List(Vec<Node>),
    Mapping { mapping: Mapping, seen: Seen, key: Key },
}

struct Walk<'text> {
    original: &'text str,
    text: &'text str,
    traps: Traps<'text>,
    copies: Copies,
    open: Vec<Open>,
    /// How many lists and mappings are open beyond the deepest that is kept.
    skipped: usize,
    documents: usize,
    root: Option<Node>,
}

impl<'text> Walk<'text> {
    fn new(original: &'text str, text: &'text str) -> Self {
        Self {
            original,
            text,
            traps: Traps::new(original),
            copies: Copies::default(),
            open: Vec::new(),
            skipped: 0,
            documents: 0,
            root: None,
        }
    }

    fn step(&mut self, event: &Event<'_>, span: Span, tag: Option<Span>) -> ControlFlow<()> {
        if let Some(tag) = tag {
            self.traps.tag(tag, span);
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.traps.second_document(span);
                    return ControlFlow::Break(());
                }
            }
            Event::Comment(words, Placement::Right) => self.traps.comment(span, words),
            Event::SequenceStart(..) | Event::MappingStart(..) if self.skipped > 0 => self.skipped += 1,
            Event::SequenceEnd | Event::MappingEnd if self.skipped > 0 => {
                self.skipped -= 1;
                if self.skipped == 0 {
                    self.add(
                        Node { kind: Kind::Nothing, span: Span::new(span.end, span.end) },
                        Size::of(&Kind::Nothing),
                    );
                }
            }
            Event::Anchor(anchor, name) => self.name(*anchor, name),
            _ if self.skipped > 0 => {}
            Event::SequenceStart(_, anchor, _) => self.begin(Parts::List(Vec::new()), span, *anchor),
            Event::MappingStart(style, anchor, _) => {
                // A pair in a list, `[a: b]`, is a mapping without braces of its own.
                let braces = *style == StructureStyle::Flow && !span.is_empty();
                let mapping = Mapping { entries: Vec::new(), braces };
                self.begin(Parts::Mapping { mapping, seen: Seen::default(), key: Key::Awaited }, span, *anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Scalar(value, style, anchor, _) => {
                let node = self.scalar(value, *style, span);
                let size = Size::of(&node.kind);
                if *anchor != 0 {
                    self.copies.keep_scalar(*anchor, &node);
                }
                self.add(node, size);
            }
            Event::Alias(anchor) => {
                let (kind, size) = match self.copies.repeat(*anchor, self.open.len(), DEPTH_LIMIT) {
                    Ok(copy) => copy,
                    Err(refusal) => {
                        self.traps.refused_alias(span, refusal);
                        (Kind::Nothing, Size::of(&Kind::Nothing))
                    }
                };
                self.add(Node { kind, span }, size);
            }
            Event::UnresolvedAlias(name) => {
                self.traps.unknown_alias(span, name);
                self.add(Node { kind: Kind::Nothing, span }, Size::of(&Kind::Nothing));
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// The last node that began has an anchor with this name.
    fn name(&mut self, anchor: usize, name: &str) {
        let used = self.traps.anchor(name);
        if let Some(open) = self.open.last_mut().filter(|open| open.anchor == anchor) {
            if used {
                self.copies.open(anchor);
            } else {
                open.anchor = 0;
            }
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span) -> Node {
        let written = self.text.get(span.start..span.end).unwrap_or("");
        let plain = style == ScalarStyle::Plain;
        if plain && (span.is_empty() || matches!(value, "~" | "null" | "Null" | "NULL")) {
            let span = place::nothing(self.text, span);
            self.traps.nothing(span);
            return Node { kind: Kind::Nothing, span };
        }
        let mut text = value.to_owned();
        let mut span = span;
        match style {
            ScalarStyle::Plain => {
                self.traps.plain(span);
                // The author's own words, where a byte was mended to read on.
                if let Some(own) = self.original.get(span.start..span.end)
                    && own != written
                    && !own
                        .contains(|character| matches!(character, '\n' | '\r') || characters::is_forbidden(character))
                {
                    own.clone_into(&mut text);
                }
            }
            ScalarStyle::DoubleQuoted if text.contains(characters::is_forbidden) => {
                self.traps.escapes(written, span.start);
                text = text.replace(characters::is_forbidden, "\u{fffd}");
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {}
            ScalarStyle::Literal | ScalarStyle::Folded => span = place::block(self.text, span),
        }
        Node { kind: Kind::Scalar(Scalar { text, plain }), span }
    }

    fn begin(&mut self, parts: Parts, span: Span, anchor: usize) {
        if self.open.len() >= DEPTH_LIMIT {
            self.traps.too_deep(span);
            self.skipped = 1;
            return;
        }
        let brackets = !span.is_empty();
        self.open.push(Open { parts, span, size: Size { nodes: 1, bytes: 0, levels: 1 }, anchor, brackets });
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        // In brackets the closing one is the end; otherwise the last child was.
        let end = if span.is_empty() { open.span.end } else { span.end };
        let kind = match open.parts {
            Parts::List(items) => Kind::List(items),
            Parts::Mapping { mapping, .. } => Kind::Mapping(mapping),
        };
        let node = Node { kind, span: Span::new(open.span.start, end.max(open.span.start)) };
        if open.anchor != 0 {
            self.copies.keep(open.anchor, &node, open.size);
        }
        self.add(node, open.size);
    }

    /// Puts a complete node where it belongs.
    fn add(&mut self, node: Node, size: Size) {
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        open.size.hold(size);
        open.span.end = open.span.end.max(node.span.end);
        match &mut open.parts {
            Parts::List(items) => items.push(node),
            Parts::Mapping { mapping, seen, key } => match std::mem::replace(key, Key::Awaited) {
                Key::Awaited => *key = take_key(&mut self.traps, seen, &mapping.entries, node),
                Key::Written(key) => mapping.entries.push(Entry { key, value: node }),
                Key::Refused => {}
            },
        }
    }

    fn stopped(self, stop: Stop) -> Reading {
        let bracket = self.open.iter().rev().find(|open| open.brackets).map(|open| open.span.start);
        let stop = Stop { bracket, ..stop };
        Reading { root: None, findings: self.traps.finish(), stop: Some(stop) }
    }

    fn ended(mut self) -> Reading {
        // An alias that gives nothing has been reported as such.
        if self
            .root
            .as_ref()
            .is_none_or(|root| root.kind == Kind::Nothing && !self.traps.written(root.span).starts_with('*'))
        {
            self.traps.empty_file();
            self.root = None;
        }
        let unbounded = self.traps.unbounded();
        Reading { root: self.root.filter(|_| !unbounded), findings: self.traps.finish(), stop: None }
    }
}
