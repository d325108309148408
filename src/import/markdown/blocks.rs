//! The blocks of a page: headings, paragraphs, lists and tables, with their words.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

pub(super) use super::block::{Block, Item};
use super::inline::{Inline, Line, joined};
use super::lazy::{self, Events};
use super::lists::Lists;
use crate::import::cell::Words;
use crate::source::{Source, Span};
use crate::yaml;

/// So deep lists and quotations may stand in each other.
const DEPTH: usize = 24;

/// The blocks of a text, and links that a map may not hold.
pub(super) fn blocks(text: &str) -> (Vec<Block>, Vec<Words>) {
    let (blocks, lost, mut labels) = read(text, text, Vec::new());
    if labels.is_empty() {
        return (blocks, lost);
    }
    labels.sort_unstable();
    labels.dedup();
    let (blocks, lost, _) = read(text, &lazy::parted(text, &labels), labels);
    (blocks, lost)
}

/// The blocks of a text that was `changed` by blank lines before some lines, links that a map may not hold, and the lines
/// before which blank ones are missing.
fn read(text: &str, changed: &str, before: Vec<usize>) -> (Vec<Block>, Vec<Words>, Vec<usize>) {
    let mut reader = Reader {
        text,
        events: Events::of(changed, before),
        lost: Vec::new(),
        labels: Vec::new(),
        lists: Lists::default(),
    };
    let blocks = reader.blocks(0);
    (blocks, reader.lost, reader.labels)
}

/// Where the cells of the tables of a text stand.
pub(super) fn cells_of_tables(text: &str) -> Vec<Span> {
    let (blocks, _) = blocks(text);
    let rows = blocks.into_iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows),
        _ => None,
    });
    rows.flatten().flatten().filter(|words| !words.is_blank()).map(|words| words.span).collect()
}

/// Why the head of a page is no part of a map.
const FOR_PROGRAM: &str = "it is for the program that shows the page";

/// The title in the head of a page, `---` lines included, and where it stands there with its key.
pub(in crate::import) fn page_title(head: &str) -> Option<(String, Range<usize>)> {
    // Between the lines of dashes.
    let start = head.find('\n')? + 1;
    let end = head.trim_end().rfind('\n')?;
    let read = yaml::read(&Source::new("", head.get(start..end)?));
    let yaml::Kind::Mapping(mapping) = read.value?.kind else { return None };
    let entry = mapping.entries.into_iter().find(|entry| entry.key.value.eq_ignore_ascii_case("title"))?;
    let yaml::Kind::Scalar(scalar) = entry.value.kind else { return None };
    let title = scalar.text.trim();
    (!title.is_empty()).then(|| (title.to_owned(), start + entry.key.span.start..start + entry.value.span.end))
}

struct Reader<'t> {
    text: &'t str,
    events: Events<'t>,
    lost: Vec<Words>,
    /// Where lines with labels begin that are taken for words of the list above them.
    labels: Vec<usize>,
    lists: Lists,
}

impl Reader<'_> {
    /// The blocks up to the end of the one that they stand in.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) => self.block(&tag, range, depth, &mut blocks),
                Event::Html(_) | Event::InlineHtml(_) => {
                    blocks.push(self.other(range, "it is HTML, which a map does not hold"));
                }
                Event::Rule => {}
                // The words of a tight list stand in no paragraph.
                other => {
                    let mut inline = Inline::default();
                    inline.take(&other, &range);
                    blocks.push(self.lines(inline));
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: &Tag<'_>, range: Range<usize>, depth: usize, blocks: &mut Vec<Block>) {
        match tag {
            Tag::Heading { level, .. } => {
                let lines = self.inline();
                blocks.push(Block::Heading(*level as usize, joined(&lines)));
            }
            Tag::Paragraph => blocks.push(Block::Lines(self.inline())),
            Tag::List(start) if depth < DEPTH => {
                let items = self.items(depth + 1);
                self.lists.put(self.text, items, (start.is_some(), range, depth), blocks);
            }
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) if depth < DEPTH => blocks.extend(self.blocks(depth + 1)),
            Tag::Table(_) => blocks.push(Block::Table(self.table())),
            Tag::CodeBlock(_) => {
                self.skip();
                blocks.push(self.other(range, "it is code or a drawing of letters"));
            }
            Tag::HtmlBlock => {
                self.skip();
                blocks.push(self.other(range, "it is HTML, which a map does not hold"));
            }
            Tag::MetadataBlock(_) => {
                self.skip();
                let text = self.text.get(range.clone()).unwrap_or("");
                let Some((title, whole)) = page_title(text) else {
                    return blocks.push(self.other(range, FOR_PROGRAM));
                };
                let whole = range.start + whole.start..range.start + whole.end;
                // With its key, which is told of with it.
                blocks.push(Block::Title(Words::plain(title, Span::new(whole.start, whole.end))));
                for rest in [range.start..whole.start, whole.end..range.end] {
                    let words = self.text.get(rest.clone()).unwrap_or("");
                    if words.contains(char::is_alphanumeric) {
                        let start = rest.start + (words.len() - words.trim_start().len());
                        blocks.push(self.other(start..rest.end, FOR_PROGRAM));
                    }
                }
            }
            _ => {
                self.skip();
                blocks.push(self.other(range, "it is nothing that a map can be read from"));
            }
        }
    }

    fn other(&self, range: Range<usize>, why: &'static str) -> Block {
        let text = self.text.get(range.clone()).unwrap_or("");
        let end = range.start + text.trim_end().len();
        Block::Other(Words::plain(text.trim_end(), Span::new(range.start, end)), why)
    }

    /// Leaves out everything up to the end of a block that has begun.
    fn skip(&mut self) {
        let mut depth = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    /// The words up to the end of a block.
    fn inline(&mut self) -> Vec<Line> {
        let (mut inline, mut depth) = (Inline::default(), 1_usize);
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            inline.take(&event, &range);
        }
        let (lines, lost) = inline.lines();
        self.lost.extend(lost);
        lines
    }

    fn lines(&mut self, inline: Inline) -> Block {
        let (lines, lost) = inline.lines();
        self.lost.extend(lost);
        Block::Lines(lines)
    }

    fn items(&mut self, depth: usize) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.item(range.start, depth)),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    /// An item of a list: its first words, tight or in a paragraph, and what follows.
    fn item(&mut self, at: usize, depth: usize) -> Item {
        let mut item = Item::default();
        let mut inline = Inline::default();
        let mut open = 0_usize;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(tag) if open == 0 && !is_inline(&tag) => self.block(&tag, range, depth, &mut item.blocks),
                other => {
                    match &other {
                        Event::Start(_) => open += 1,
                        Event::End(_) => open = open.saturating_sub(1),
                        _ => {}
                    }
                    inline.take(&other, &range);
                }
            }
        }
        let (lines, lost) = inline.lines();
        self.lost.extend(lost);
        item.lines = lines;
        // In a loose list the words of an item stand in its first paragraph.
        if item.lines.is_empty()
            && matches!(item.blocks.first(), Some(Block::Lines(_)))
            && let Block::Lines(lines) = item.blocks.remove(0)
        {
            item.lines = lines;
        }
        let more = item.blocks.iter().filter_map(|block| match block {
            Block::Lines(lines) => Some(lines),
            _ => None,
        });
        for lines in std::iter::once(&item.lines).chain(more) {
            let mut lines = lines.iter().filter_map(|line| lazy::begins(self.text, at, &line.words));
            self.labels.extend(lines.next());
        }
        item
    }

    fn table(&mut self) -> Vec<Vec<Words>> {
        let mut rows = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(self.row()),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        rows
    }

    fn row(&mut self) -> Vec<Words> {
        let mut row = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let lines = self.inline();
                    row.push(joined(&lines));
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => break,
                _ => {}
            }
        }
        row
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}
