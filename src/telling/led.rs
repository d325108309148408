//! A telling for another place: its links and files lead to what stands beside the map, its sources have names of their own.

use super::line::{Line, Source, Span};
use super::page::{Block, Item, Telling};
use crate::text::Base;

impl Telling {
    /// The same with everything that is relative to the map led from a place elsewhere.
    #[must_use]
    pub fn led_from(mut self, base: &Base) -> Self {
        if base.is_here() {
            return self;
        }
        for block in &mut self.blocks {
            if let Block::Heading { text, .. } | Block::Quote(text) = block {
                *text = base.text(text);
            }
            if let Block::Person { name, age } = block {
                *name = base.text(name);
                if let Some(age) = age {
                    *age = base.text(age);
                }
            }
            each_line(block, &mut |line| lead(line, base));
        }
        self
    }

    /// The same with `name` before the label of every source, so that two maps can stand on one page.
    #[must_use]
    pub fn labelled(mut self, name: &str) -> Self {
        let label = |source: &mut Source| source.label = format!("{name}-{}", source.label);
        for block in &mut self.blocks {
            if let Block::Footnotes(notes) = block {
                for (source, _) in notes {
                    label(source);
                }
            }
            each_line(block, &mut |line| {
                for span in &mut line.spans {
                    if let Span::Source(source) = span {
                        label(source);
                    }
                }
            });
        }
        self
    }
}

/// Changes every line of a block.
fn each_line(block: &mut Block, change: &mut impl FnMut(&mut Line)) {
    match block {
        Block::Paragraph(line) | Block::Foot(line) => change(line),
        Block::List(list) => list.items.iter_mut().for_each(|item| each_of_item(item, change)),
        Block::Sources(items) => items.iter_mut().for_each(|item| each_of_item(item, change)),
        Block::Footnotes(notes) => notes.iter_mut().for_each(|(_, line)| change(line)),
        Block::Table(table) => {
            table.head.iter_mut().for_each(&mut *change);
            for row in &mut table.rows {
                change(&mut row.name);
                row.cells.iter_mut().flatten().for_each(&mut *change);
            }
        }
        // Texts without lines, and a picture that is an output itself.
        Block::Heading { .. } | Block::Person { .. } | Block::Quote(_) | Block::Badges(_) | Block::Picture { .. } => {}
    }
}

fn each_of_item(item: &mut Item, change: &mut impl FnMut(&mut Line)) {
    change(&mut item.line);
    item.children.iter_mut().for_each(change);
}

fn lead(line: &mut Line, base: &Base) {
    for span in &mut line.spans {
        match span {
            Span::Text(text) | Span::Listed(text) | Span::Said(text) | Span::Title(text) | Span::Link(text) => {
                *text = base.text(text);
            }
            Span::File { path, alt } => {
                *path = base.file(path);
                *alt = base.text(alt);
            }
            Span::Plain(_) | Span::Strong(_) | Span::Label(_) | Span::Sign(_) | Span::Shape(_) | Span::Source(_) => {}
        }
    }
    line.about.notes.iter_mut().for_each(|note| *note = base.text(note));
}
