//! Writes a document down: lines, indentation, empty lines and comments.

use unicode_width::UnicodeWidthStr;

use super::WIDTH;
use super::arrange::is_allowance;
use super::braces::{depth, has_bare_keys, on_one_line, put_key};
use super::scalar::{self, Place, block, broken};
use crate::yaml::written::{Comment, Content, Form, Pair, Part, Style, Text, Written};

/// How many columns each level is indented.
const STEP: usize = 2;

/// How deep brackets may stand in one another on one line.
const DEPTH: usize = 3;

/// The text of a document.
pub(super) fn page(document: &Written<'_>) -> String {
    let mut page = Page { out: String::new(), keeps: false };
    if let Some(preamble) = document.remarks.preamble {
        for line in preamble.lines() {
            page.out.push_str(line.trim_end());
            page.out.push('\n');
        }
    }
    page.root(&document.root);
    page.out
}

/// What a value stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Key,
    Dash,
}

struct Page {
    out: String,
    /// Whether the text ends with a block that keeps the empty lines after it: none may be added.
    keeps: bool,
}

impl Page {
    fn root(&mut self, root: &Part<'_>) {
        self.comments(&root.above, 0, true);
        if is_block(root) || !is_empty(root) && self.must_open(root) {
            if let Some(anchor) = root.anchor {
                self.out.push_str(anchor);
                self.end_line(root.behind);
            } else {
                self.comments(root.behind.as_slice(), 0, true);
            }
            self.comments(root.head.as_slice(), 0, true);
            self.children(root, 0, false);
        } else {
            self.single(root, 0);
            self.end_line(root.behind);
        }
        self.comments(&root.foot, 0, false);
        self.comments(&root.below, 0, false);
    }

    /// The entries or items of a part, each on lines of its own; the first may go on with a line that has begun.
    fn children(&mut self, part: &Part<'_>, indentation: usize, inline: bool) {
        match &part.content {
            Content::Mapping { entries, .. } => {
                for (at, entry) in entries.iter().enumerate() {
                    self.entry(entry, indentation, at == 0, inline && at == 0);
                }
            }
            Content::List { items, .. } => {
                for (at, item) in items.iter().enumerate() {
                    self.item(item, indentation, at == 0, inline && at == 0);
                }
            }
            Content::Nothing(_) | Content::Alias(_) | Content::Scalar(_) => {}
        }
    }

    fn entry(&mut self, entry: &Pair<'_>, indentation: usize, first: bool, inline: bool) {
        if !inline {
            self.comments(&entry.above, indentation, first);
            self.begin_line(indentation, entry.blank && !(first && entry.above.is_empty()));
        }
        put_key(&entry.key, Place::Block, &mut self.out);
        self.out.push(':');
        self.value(&entry.value, indentation, Behind::Key);
    }

    fn item(&mut self, item: &Part<'_>, indentation: usize, first: bool, inline: bool) {
        if !inline {
            self.comments(&item.above, indentation, first);
            self.begin_line(indentation, item.blank && !(first && item.above.is_empty()));
        }
        self.out.push('-');
        self.value(item, indentation, Behind::Dash);
    }

    /// What stands behind a key or a dash at an indentation, and the end of its line.
    fn value(&mut self, part: &Part<'_>, indentation: usize, behind: Behind) {
        let inner = indentation + STEP;
        let above: &[Comment<'_>] = if behind == Behind::Key { &part.above } else { &[] };
        if is_block(part) || !is_empty(part) && self.must_open(part) {
            self.opened(part, above, inner, behind);
        } else if let Content::Scalar(text @ Text { style: Style::Literal | Style::Folded, .. }) = &part.content {
            let (head, behind) = if part.behind.is_some() { (part.head, part.behind) } else { (None, part.head) };
            if head.is_some() || !above.is_empty() {
                self.end_line(head);
                self.comments(above, inner, true);
                self.begin_line(inner, false);
            } else {
                self.out.push(' ');
            }
            self.block_of_text(part, text, inner, behind);
        } else {
            let head = part.head.filter(|_| part.behind.is_some());
            let broken = part.anchor.is_none()
                && matches!(&part.content, Content::Scalar(text) if text.below && is_broken(text));
            if head.is_some() || !above.is_empty() || broken {
                self.end_line(if part.behind.is_some() || broken { part.head } else { None });
                self.comments(above, inner, true);
                self.begin_line(inner, false);
            } else {
                self.out.push(' ');
            }
            self.single(part, inner);
            self.end_line(part.behind.or(part.head.filter(|_| !broken)));
        }
        self.comments(&part.below, inner, false);
    }

    /// A part on lines of its own.
    fn opened(&mut self, part: &Part<'_>, above: &[Comment<'_>], inner: usize, behind: Behind) {
        // A comment behind brackets that are opened goes where the bracket was, or below if that place is taken.
        let (head, rest) = match (part.head, part.behind) {
            (Some(head), rest) => (Some(head), rest),
            (None, behind) => (behind, None),
        };
        let inline = behind == Behind::Dash && head.is_none() && rest.is_none() && part.anchor.is_none();
        if let Some(anchor) = part.anchor {
            self.out.push(' ');
            self.out.push_str(anchor);
        }
        if inline {
            self.out.push(' ');
        } else {
            self.end_line(head);
            self.comments(above, inner, true);
        }
        self.children(part, inner, inline);
        self.comments(&part.foot, inner, false);
        self.comments(rest.as_slice(), inner, false);
    }

    fn block_of_text(&mut self, part: &Part<'_>, text: &Text<'_>, inner: usize, behind: Option<Comment<'_>>) {
        let block = block(text);
        if let Some(anchor) = part.anchor {
            self.out.push_str(anchor);
            self.out.push(' ');
        }
        self.out.push_str(&block.header);
        self.end_line(behind);
        for line in block.lines {
            if !line.is_empty() {
                self.indent(inner);
            }
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.keeps = block.keeps;
    }

    /// A part that goes on with its line: brackets that fit, or a scalar, whose further lines are indented.
    fn single(&mut self, part: &Part<'_>, inner: usize) {
        if let Some(anchor) = part.anchor {
            self.out.push_str(anchor);
            self.out.push(' ');
        }
        match &part.content {
            Content::Nothing(written) | Content::Alias(written) => self.out.push_str(written),
            Content::Scalar(text) => {
                if let Some(line) = scalar::line(text, Place::Block) {
                    self.out.push_str(&line);
                } else {
                    self.broken(text, inner);
                }
            }
            Content::List { .. } | Content::Mapping { .. } => {
                let one_line = on_one_line(&Part { anchor: None, ..part.clone() });
                self.out.push_str(&one_line.unwrap_or_default());
            }
        }
    }

    fn broken(&mut self, text: &Text<'_>, inner: usize) {
        for (at, line) in broken(text).iter().enumerate() {
            if at > 0 {
                self.out.push('\n');
                if !line.is_empty() {
                    self.indent(inner);
                }
            }
            self.out.push_str(line);
        }
    }

    /// Whether brackets cannot stay on the line that has begun.
    fn must_open(&self, part: &Part<'_>) -> bool {
        if !matches!(&part.content, Content::List { .. } | Content::Mapping { .. }) {
            return false;
        }
        let Some(line) = on_one_line(part) else { return true };
        if part.behind.as_ref().is_some_and(is_allowance) {
            // It holds for this line.
            return false;
        }
        let begun = self.out.rsplit('\n').next().unwrap_or("").width();
        (begun + 1 + line.width() > WIDTH || depth(part) > DEPTH) && !has_bare_keys(part)
    }

    /// Comments, each on a line of its own.
    fn comments(&mut self, comments: &[Comment<'_>], indentation: usize, first: bool) {
        for (at, comment) in comments.iter().enumerate() {
            self.begin_line(indentation, comment.blank && !(first && at == 0));
            self.out.push_str(comment.text);
            self.out.push('\n');
        }
    }

    /// The indentation of a line, and an empty line above it if the author had one.
    fn begin_line(&mut self, indentation: usize, blank: bool) {
        if blank && !self.keeps && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.keeps = false;
        self.indent(indentation);
    }

    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }

    /// The end of a line, with the comment behind it. A comment that the author has put in a column stays there if it
    /// can; all others are one blank away.
    fn end_line(&mut self, comment: Option<Comment<'_>>) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        if let Some(comment) = comment {
            let words = comment.before.trim_end();
            let is_aligned = comment.before.len() > words.len() + 1;
            let here = self.out.rsplit('\n').next().unwrap_or("").width();
            let gap = if is_aligned { comment.before.width().saturating_sub(here).max(1) } else { 1 };
            self.indent(gap);
            self.out.push_str(comment.text);
        }
        self.out.push('\n');
    }
}

fn is_block(part: &Part<'_>) -> bool {
    matches!(&part.content, Content::List { form: Form::Block, .. } | Content::Mapping { form: Form::Block, .. })
}

fn is_empty(part: &Part<'_>) -> bool {
    let children = match &part.content {
        Content::List { items, .. } => items.len(),
        Content::Mapping { entries, .. } => entries.len(),
        Content::Nothing(_) | Content::Alias(_) | Content::Scalar(_) => return false,
    };
    children == 0
}

fn is_broken(text: &Text<'_>) -> bool {
    scalar::line(text, Place::Block).is_none()
}
