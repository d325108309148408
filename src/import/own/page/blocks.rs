//! The blocks of a page: headings, lists, tables, quotes, footnotes and the comment with ids.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::gather::Gatherer;
use super::inline::Inline;
use crate::source::Span;

/// A block, and where it stands.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A heading of a level.
    Heading(usize, Inline),
    /// A paragraph.
    Paragraph(Inline),
    /// What somebody would say.
    Quote(Inline),
    /// A list of two levels.
    List(Vec<Item>),
    /// A table: its rows, the first of which is the head.
    Table(Vec<Vec<Inline>>),
    /// A footnote: its label and what it says.
    Footnote(Span),
    /// A comment, or other HTML.
    Html(Span),
    /// A rule.
    Rule(Span),
    /// What our pages have none of.
    Other(Span),
}

/// An item of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// What it says.
    pub(super) line: Inline,
    /// The items below it.
    pub(super) children: Vec<Inline>,
}

/// What of Markdown our pages have.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS
}

/// The blocks of a page.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader { text, ..Reader::default() };
    let whole = format!("{text}{}", missing(text));
    for (event, range) in Parser::new_ext(&whole, options()).into_offset_iter() {
        if range.start < text.len() {
            reader.take(&event, range.start, range.end.min(text.len()));
        }
    }
    reader.blocks
}

/// Footnotes for the references that have none: whoever names a source by hand writes it down once, in the list of them.
fn missing(text: &str) -> String {
    let (mut named, mut there) = (BTreeSet::new(), BTreeSet::new());
    for (at, _) in text.match_indices("[^") {
        let rest = text.get(at + 2..).unwrap_or_default();
        let end = rest.char_indices().take(100).find(|(_, sign)| *sign == ']').map(|(end, _)| end);
        let Some((label, behind)) = end.and_then(|end| Some((rest.get(..end)?, rest.get(end + 1..)?))) else {
            continue;
        };
        let is_escaped = text.get(..at).is_some_and(|before| before.ends_with('\\'));
        let is_label = !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c == '[');
        if is_label && !is_escaped {
            if behind.starts_with(':') {
                there.insert(label)
            } else {
                named.insert(label)
            };
        }
    }
    let mut all = String::new();
    for label in named.difference(&there) {
        for part in ["\n\n[^", label, "]: ", label, "\n"] {
            all.push_str(part);
        }
    }
    all
}

#[derive(Debug, Default)]
struct Reader<'s> {
    text: &'s str,
    blocks: Vec<Block>,
    gatherer: Gatherer,
    /// Depth of lists.
    depth: usize,
    items: Vec<Item>,
    rows: Vec<Vec<Inline>>,
    quotes: usize,
    /// Inside of a footnote or a block of another kind, which is taken whole.
    whole: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, start: usize, end: usize) {
        if self.whole > 0 {
            match event {
                Event::Start(Tag::FootnoteDefinition(_) | Tag::CodeBlock(_)) => self.whole += 1,
                Event::End(TagEnd::FootnoteDefinition | TagEnd::CodeBlock) => self.whole -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => {
                self.whole = 1;
                self.blocks.push(Block::Footnote(Span::new(start, end)));
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.whole = 1;
                self.blocks.push(Block::Other(Span::new(start, end)));
            }
            Event::Start(Tag::HtmlBlock) => self.blocks.push(Block::Html(Span::new(start, end))),
            // A map knows nothing of what somebody has ticked.
            Event::TaskListMarker(true) => self.blocks.push(Block::Other(Span::new(start, end))),
            Event::Rule => self.blocks.push(Block::Rule(Span::new(start, end))),
            Event::End(TagEnd::Heading(level)) => {
                let line = self.gatherer.finish();
                let line = if line.is_empty() { Inline::nothing(start, end) } else { line };
                self.blocks.push(Block::Heading(*level as usize, line));
            }
            Event::Start(Tag::BlockQuote(_)) => self.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.quotes = self.quotes.saturating_sub(1),
            Event::End(TagEnd::Paragraph) if self.depth == 0 => {
                let line = self.gatherer.finish();
                self.blocks.push(if self.quotes > 0 { Block::Quote(line) } else { Block::Paragraph(line) });
            }
            Event::Start(Tag::List(_)) => {
                self.item();
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.item();
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.blocks.push(Block::List(std::mem::take(&mut self.items)));
                }
            }
            Event::Start(Tag::Item) if self.depth == 1 => self.items.push(Item::default()),
            Event::End(TagEnd::Item | TagEnd::Paragraph) => self.item(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let line = self.gatherer.finish();
                if let Some(row) = self.rows.last_mut() {
                    row.push(line);
                }
            }
            Event::End(TagEnd::Table) => self.blocks.push(Block::Table(std::mem::take(&mut self.rows))),
            _ => {
                self.gatherer.take(event, start, end, self.text);
            }
        }
    }

    /// Ends the line of an item, or of one below it.
    fn item(&mut self) {
        let line = self.gatherer.finish();
        if line.is_empty() {
            return;
        }
        let depth = self.depth;
        if let Some(item) = self.items.last_mut() {
            if depth == 1 && item.children.is_empty() && item.line.is_empty() {
                item.line = line;
            } else {
                item.children.push(line);
            }
        }
    }
}
