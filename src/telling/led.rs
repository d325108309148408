//! A telling for a place that the map lies elsewhere from: its links and files lead to what stands beside the map.

use super::line::{Line, Span};
use super::page::{Block, Item, Telling};
use crate::text::Base;

impl Telling {
    /// The same with everything that is relative to the map led from a place elsewhere.
    #[must_use]
    pub fn led_from(mut self, base: &Base) -> Self {
        if !base.is_here() {
            self.blocks.iter_mut().for_each(|block| lead(block, base));
        }
        self
    }
}

fn lead(block: &mut Block, base: &Base) {
    match block {
        Block::Heading { text, .. } | Block::Quote(text) => *text = base.text(text),
        Block::Person { name, age } => {
            *name = base.text(name);
            age.iter_mut().for_each(|age| *age = base.text(age));
        }
        Block::Paragraph(line) | Block::Foot(line) => self::line(line, base),
        Block::List(list) => list.items.iter_mut().for_each(|item| self::item(item, base)),
        Block::Sources(items) => items.iter_mut().for_each(|item| self::item(item, base)),
        Block::Footnotes(notes) => notes.iter_mut().for_each(|(_, line)| self::line(line, base)),
        Block::Table(table) => {
            table.head.iter_mut().for_each(|line| self::line(line, base));
            for row in &mut table.rows {
                self::line(&mut row.name, base);
                row.cells.iter_mut().flatten().for_each(|line| self::line(line, base));
            }
        }
        // Plain words, and a picture that is an output itself.
        Block::Badges(_) | Block::Picture { .. } => {}
    }
}

fn item(item: &mut Item, base: &Base) {
    line(&mut item.line, base);
    item.children.iter_mut().for_each(|child| line(child, base));
}

fn line(line: &mut Line, base: &Base) {
    for span in &mut line.spans {
        match span {
            Span::Text(text) | Span::Listed(text) | Span::Title(text) | Span::Link(text) => *text = base.text(text),
            Span::File { path, alt } => {
                *path = base.file(path);
                *alt = base.text(alt);
            }
            Span::Plain(_) | Span::Strong(_) | Span::Label(_) | Span::Sign(_) | Span::Shape(_) | Span::Source(_) => {}
        }
    }
    line.about.notes.iter_mut().for_each(|note| *note = base.text(note));
}
