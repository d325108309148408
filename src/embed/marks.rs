//! From the comments and fences of a page to the blocks that they make, and what is wrong with them.

use super::codes::{MISPLACED_EMBED, NESTED_EMBED, UNCLOSED_EMBED};
use super::find::{Comment, Fence, Thing, things};
use super::options::{self, Wishes};
use super::{BEGIN, Block, FENCE, Map};
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};

/// What a block looks like, for those who have not got it right.
const FORM: &str = "a block begins with `<!-- journeymap: PATH -->` and ends with `<!-- /journeymap -->`";

/// The blocks of a page, and everything that is wrong with them.
pub(super) fn blocks(source: &Source) -> (Vec<Block>, Findings) {
    let mut reader =
        Reader { source, blocks: Vec::new(), findings: Findings::new(), level: 0, fence: None, fence_level: 0 };
    let mut open: Option<Comment> = None;
    let mut depth = 0;
    for thing in things(source.text()) {
        match (thing, &open) {
            (Thing::Heading(level), None) => reader.level = level,
            (Thing::Fence(fence), None) => reader.fence(fence),
            // What a block holds was written by us, and is written anew.
            (Thing::Heading(_) | Thing::Fence(_), Some(_)) => {}
            (Thing::Begin(comment), None) => open = Some(comment),
            (Thing::Begin(comment), Some(outer)) => {
                depth += 1;
                reader.findings.add(nested(comment.span, outer.span));
            }
            (Thing::End(_), Some(_)) if depth > 0 => depth -= 1,
            (Thing::End(end), Some(_)) => {
                if let Some(begin) = open.take() {
                    reader.block(&begin, &end);
                }
            }
            (Thing::End(end), None) => {
                let message = "this ends a block, and none has begun";
                reader.findings.add(Diagnostic::new(&UNCLOSED_EMBED, end.span, message).help(FORM));
            }
            (Thing::Endless(span), _) => {
                let message = "this comment has no end";
                reader.findings.add(Diagnostic::new(&UNCLOSED_EMBED, span, message).help("end it with `-->`"));
            }
            (Thing::Among(span), _) => reader.findings.add(not_alone(span)),
        }
    }
    if let Some(open) = open {
        let message = "this block has no end";
        reader.findings.add(
            Diagnostic::new(&UNCLOSED_EMBED, open.span, message)
                .help("write `<!-- /journeymap -->` on a line of its own where it ends"),
        );
    }
    reader.settle_fence();
    (reader.blocks, reader.findings)
}

fn nested(inner: Span, outer: Span) -> Diagnostic {
    Diagnostic::new(&NESTED_EMBED, inner, "this block begins before the one above has ended")
        .also(outer, "which begins here")
        .help("end that one with `<!-- /journeymap -->` first")
}

fn not_alone(span: Span) -> Diagnostic {
    Diagnostic::new(&MISPLACED_EMBED, span, "this comment stands among other words")
        .help("put it on a line of its own, with an empty line above")
}

/// How far a page was read.
struct Reader<'a> {
    source: &'a Source,
    blocks: Vec<Block>,
    findings: Findings,
    /// The level of the last heading outside of blocks.
    level: usize,
    /// The last fence, as long as its block may still come.
    fence: Option<Fence>,
    /// The level of the last heading before it.
    fence_level: usize,
}

impl Reader<'_> {
    /// A fence: its block is right below, or is still to be written.
    fn fence(&mut self, fence: Fence) {
        self.settle_fence();
        if fence.is_closed {
            self.fence = Some(fence);
            self.fence_level = self.level;
        } else {
            let message = "this fence has no end";
            let help = "end it with a line that has as many of its signs as its first line";
            self.findings.add(Diagnostic::new(&UNCLOSED_EMBED, fence.span, message).help(help));
        }
    }

    /// A fence that no block belongs to yet gets one behind it.
    fn settle_fence(&mut self) {
        let Some(fence) = self.fence.take() else { return };
        let end = Span::new(fence.span.end, fence.span.end);
        let mut wishes = Wishes::default();
        options::read(&fence.words, true, &mut wishes, &mut self.findings);
        let Some(prefix) = self.prefix(fence.span) else { return };
        let (map, level) = (Map::Fence(fence.inside), self.fence_level);
        self.blocks.push(Block { map, wishes, inside: end, whole: fence.span, prefix, is_new: true, level });
    }

    fn block(&mut self, begin: &Comment, end: &Comment) {
        let level = self.level;
        if begin.container != end.container {
            let message = "this block ends in another quotation or item of a list than it began in";
            let help = "let both of its comments stand behind the same blanks and signs";
            let found = Diagnostic::new(&MISPLACED_EMBED, end.span, message).also(begin.span, "it begins here");
            self.findings.add(found.help(help));
            return;
        }
        // Filled, it would end that HTML, and what follows would be read as something else.
        let within = |comment: &Comment| comment.html != comment.span.start && comment.html != begin.span.start;
        if let Some(comment) = [begin, end].into_iter().find(|comment| within(comment)) {
            let found = Diagnostic::new(&MISPLACED_EMBED, comment.span, "this comment stands within other HTML");
            self.findings.add(found.help("put it on a line of its own, with an empty line above"));
            return;
        }
        // What stands behind the first comment on its line would be lost.
        let behind = self.source.slice(Span::new(begin.span.end, end.span.start));
        if !behind.split(['\n', '\r']).next().unwrap_or("").trim().is_empty() {
            self.findings.add(not_alone(begin.span));
            return;
        }
        let inside = Span::new(begin.span.end, end.span.start);
        let (path, rest) = options::first(&begin.words);
        if path.value.is_empty() {
            let message = "this block names no map";
            self.settle_fence();
            self.findings.add(Diagnostic::new(&MISPLACED_EMBED, begin.span, message).help(FORM));
            return;
        }
        let mut wishes = Wishes::default();
        if path.value != FENCE {
            self.settle_fence();
            options::read(&rest, false, &mut wishes, &mut self.findings);
            let whole = Span::new(begin.span.start, end.span.end);
            let Some(prefix) = self.prefix(begin.span) else { return };
            self.blocks.push(Block { map: Map::File(path), wishes, inside, whole, prefix, is_new: false, level });
            return;
        }
        let between = |fence: &Fence| self.source.slice(Span::new(fence.span.end, begin.span.start));
        let is_near = |fence: &Fence| between(fence).chars().all(|c| c.is_whitespace() || c == '>');
        let is_above = |fence: &Fence| fence.container == begin.container && is_near(fence);
        if self.fence.as_ref().is_some_and(is_above)
            && let Some(fence) = self.fence.take()
        {
            options::read(&fence.words, true, &mut wishes, &mut self.findings);
            options::read(&rest, true, &mut wishes, &mut self.findings);
            let whole = Span::new(fence.span.start, end.span.end);
            let Some(prefix) = self.prefix(begin.span) else { return };
            self.blocks.push(Block {
                map: Map::Fence(fence.inside),
                wishes,
                inside,
                whole,
                prefix,
                is_new: false,
                level,
            });
        } else {
            self.settle_fence();
            let message = "this block belongs to a fence, and right above there is none";
            let help = format!("name a map as `<!-- {BEGIN} PATH -->`, or put the block below its fence");
            self.findings.add(Diagnostic::new(&MISPLACED_EMBED, begin.span, message).help(help));
        }
    }

    /// What stands before a byte on its line.
    fn line_before(&self, byte: usize) -> &str {
        self.source.before(byte).rsplit(['\n', '\r']).next().unwrap_or("").trim_start_matches('\u{feff}')
    }

    /// What stands before each line of something that begins here; nothing if it has words before it.
    fn prefix(&mut self, span: Span) -> Option<String> {
        let prefix = prefix(self.line_before(span.start));
        if prefix.is_none() {
            self.findings.add(not_alone(span));
        }
        prefix
    }
}

/// What stands before the next lines of a block whose first has this before it: the marks of a list become blanks.
fn prefix(line: &str) -> Option<String> {
    let mut prefix = String::new();
    let mut digits = 0;
    for c in line.chars() {
        match c {
            '>' | ' ' | '\t' => {
                prefix.push(c);
                digits = 0;
                continue;
            }
            '-' | '+' | '*' if digits == 0 => {}
            '0'..='9' => digits += 1,
            '.' | ')' if digits > 0 => digits = 0,
            _ => return None,
        }
        prefix.push(' ');
    }
    (digits == 0).then_some(prefix)
}
