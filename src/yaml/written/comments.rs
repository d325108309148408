//! Which part each comment belongs to: what it stands behind, else what it stands above, else the block that it ends.

use super::{Comment, Content, Form, Part, Style, blank_above, line_before};
use crate::source::Span;

/// Gives every comment from a byte on to a part.
pub(super) fn attach<'t>(text: &'t str, comments: &[Span], from: usize, root: &mut Part<'t>) {
    let comments = comments.iter().filter(|span| span.start >= from).map(|span| Found::new(text, *span)).collect();
    let mut all = Attaching { text, comments, next: 0 };
    let start = root.span.start;
    all.above(root, start);
    if let Some(head) = root.head.take() {
        root.above.insert(0, head);
    }
    lift(root);
    all.part(root, After { start: usize::MAX, column: -1, parent: -1 });
    while let Some(comment) = all.take(usize::MAX) {
        root.foot.push(comment.comment);
    }
}

/// A comment and where it stands.
#[derive(Clone, Copy)]
struct Found<'t> {
    comment: Comment<'t>,
    start: usize,
    /// Whether it has a line of its own, and at which column.
    alone: Option<isize>,
}

impl<'t> Found<'t> {
    fn new(text: &'t str, span: Span) -> Self {
        let before = line_before(text, span.start);
        let words = text.get(span.start..span.end).unwrap_or("").trim_end();
        Self {
            comment: Comment { text: words, before, blank: blank_above(text, span.start) },
            start: span.start,
            alone: before.trim().is_empty().then(|| column(before)),
        }
    }
}

/// What comes after a part.
#[derive(Clone, Copy)]
struct After {
    /// The byte where it begins.
    start: usize,
    /// The column of its line.
    column: isize,
    /// The column of the block that holds the part.
    parent: isize,
}

struct Attaching<'t> {
    text: &'t str,
    comments: Vec<Found<'t>>,
    next: usize,
}

impl<'t> Attaching<'t> {
    /// The next comment, if it stands before a byte.
    fn peek(&self, before: usize) -> Option<Found<'t>> {
        self.comments.get(self.next).copied().filter(|found| found.start < before)
    }

    fn take(&mut self, before: usize) -> Option<Found<'t>> {
        let found = self.peek(before)?;
        self.next += 1;
        Some(found)
    }

    fn is_one_line(&self, from: usize, to: usize) -> bool {
        self.text.get(from..to).is_some_and(|between| !between.contains('\n'))
    }

    /// The comments before a part: the first may stand behind what opens it.
    fn above(&mut self, part: &mut Part<'t>, before: usize) {
        while let Some(found) = self.take(before) {
            if found.alone.is_none() && part.head.is_none() {
                part.head = Some(found.comment);
            } else {
                part.above.push(found.comment);
            }
        }
    }

    /// The comments in a part and right behind it.
    fn part(&mut self, part: &mut Part<'t>, after: After) {
        let span = part.span;
        match &mut part.content {
            Content::List { form: Form::Block, items } => {
                let mine = column(line_before(self.text, span.start));
                let starts: Vec<usize> = items.iter().skip(1).map(|item| item.span.start).collect();
                for (at, item) in items.iter_mut().enumerate() {
                    let start = item.span.start;
                    self.above(item, start);
                    let next = starts.get(at).copied();
                    self.part(item, within(mine, next, after));
                }
                self.foot(&mut part.foot, mine, after);
            }
            Content::Mapping { form: Form::Block, entries } => {
                let mine = column(line_before(self.text, span.start));
                let starts: Vec<usize> = entries.iter().skip(1).map(|entry| entry.key.span.start).collect();
                for (at, entry) in entries.iter_mut().enumerate() {
                    while let Some(found) = self.take(entry.key.span.start) {
                        entry.above.push(found.comment);
                    }
                    let next = within(mine, starts.get(at).copied(), after);
                    let start = entry.value.span.start;
                    self.above(&mut entry.value, start);
                    lift(&mut entry.value);
                    self.part(&mut entry.value, next);
                }
                self.foot(&mut part.foot, mine, after);
            }
            Content::List { items, .. } => {
                let starts: Vec<usize> = items.iter().skip(1).map(|item| item.span.start).collect();
                for (at, item) in items.iter_mut().enumerate() {
                    self.rest(&mut item.above, item.span.start);
                    let end = starts.get(at).copied().unwrap_or(span.end);
                    self.part(item, After { start: end, column: isize::MAX, parent: isize::MAX });
                }
                let is_empty = items.is_empty();
                self.rest(if is_empty { &mut part.below } else { &mut part.foot }, span.end);
            }
            Content::Mapping { entries, .. } => {
                let starts: Vec<usize> = entries.iter().skip(1).map(|entry| entry.key.span.start).collect();
                for (at, entry) in entries.iter_mut().enumerate() {
                    self.rest(&mut entry.above, entry.key.span.start);
                    let end = starts.get(at).copied().unwrap_or(span.end);
                    let start = entry.value.span.start;
                    self.above(&mut entry.value, start);
                    lift(&mut entry.value);
                    self.part(&mut entry.value, After { start: end, column: isize::MAX, parent: isize::MAX });
                }
                let is_empty = entries.is_empty();
                self.rest(if is_empty { &mut part.below } else { &mut part.foot }, span.end);
            }
            // A comment behind the `|` of a block of text stands inside it.
            Content::Scalar(_) | Content::Nothing(_) | Content::Alias(_) => {
                if let Some(found) = self.take(span.end) {
                    part.behind = Some(found.comment);
                }
            }
        }
        let behind = self.peek(after.start).filter(|found| found.alone.is_none());
        if let Some(found) = behind.filter(|found| !is_block(part) && self.is_one_line(span.end, found.start))
            && part.behind.is_none()
        {
            part.behind = Some(found.comment);
            self.next += 1;
        }
        let is_block_of_text =
            matches!(&part.content, Content::Scalar(text) if matches!(text.style, Style::Literal | Style::Folded));
        if !is_block(part) && !is_block_of_text {
            self.foot(&mut part.below, after.parent.saturating_add(1), after);
        }
    }

    /// All comments before a byte.
    fn rest(&mut self, into: &mut Vec<Comment<'t>>, before: usize) {
        while let Some(found) = self.take(before) {
            into.push(found.comment);
        }
    }

    /// Comments after the last line of a block that are indented like it.
    fn foot(&mut self, foot: &mut Vec<Comment<'t>>, mine: isize, after: After) {
        let floor = after.column.max(after.parent);
        while let Some(found) = self.peek(after.start)
            && found.alone.is_some_and(|column| column >= mine && column > floor)
        {
            foot.push(found.comment);
            self.next += 1;
        }
    }
}

/// Comments between a key and a block below it are above what the block begins with.
fn lift(value: &mut Part<'_>) {
    let above = std::mem::take(&mut value.above);
    match &mut value.content {
        Content::List { form: Form::Block, items } => {
            if let Some(first) = items.first_mut() {
                first.above = above;
            }
        }
        Content::Mapping { form: Form::Block, entries } => {
            if let Some(first) = entries.first_mut() {
                first.above = above;
            }
        }
        _ => value.above = above,
    }
}

fn within(mine: isize, next: Option<usize>, after: After) -> After {
    match next {
        Some(start) => After { start, column: mine, parent: mine },
        None => After { parent: mine, ..after },
    }
}

fn is_block(part: &Part<'_>) -> bool {
    matches!(&part.content, Content::List { form: Form::Block, .. } | Content::Mapping { form: Form::Block, .. })
}

fn column(before: &str) -> isize {
    isize::try_from(before.chars().count()).unwrap_or(isize::MAX)
}
