//! The sheet of what belongs to the map: personas, questions, research and all else that stands around the stages.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::cell::Text;
use super::look::{BODY, HEADING, TITLE};
use super::page::Page;
use super::refused;
use crate::scene::theme::Ink;
use crate::telling::{Block, Item, Line, Source, Span, Telling};

/// The widths of its columns, in pixels.
const WIDTHS: [u32; 2] = [210, 760];

/// Whether there is anything to write but what every map has: its title and badges.
pub(super) fn is_needed(telling: &Telling) -> bool {
    let is_said = |block: &Block| match block {
        Block::List(list) => !list.items.iter().all(is_note),
        Block::Sources(_) | Block::Quote(_) | Block::Paragraph(_) | Block::Foot(_) => true,
        _ => false,
    };
    telling.blocks.iter().any(is_said)
}

/// Whether an item is there for its notes alone, which no sheet but that of the data has.
fn is_note(item: &Item) -> bool {
    item.line.is_empty() && item.children.is_empty() && !item.line.about.notes.is_empty()
}

/// Writes the blocks of a telling, but for the tables, which have sheets of their own.
pub(super) fn write(page: &mut Page<'_>, telling: &Telling) -> Result<(), String> {
    let mut list = List { page, row: 0 };
    for (column, width) in (0_u16..).zip(WIDTHS) {
        list.page.wide(column, width)?;
    }
    for (at, block) in telling.blocks.iter().enumerate() {
        if !(matches!(block, Block::Heading { .. }) && is_of_a_sheet(telling.blocks.get(at + 1..).unwrap_or_default()))
        {
            list.block(block)?;
        }
    }
    list.page.sheet.set_freeze_panes(1, 0).map_err(refused)?;
    Ok(())
}

/// Whether nothing but a table stands below a heading: what stands above a table is the name of its sheet.
fn is_of_a_sheet(below: &[Block]) -> bool {
    let is_table = |block: &&Block| matches!(block, Block::Table(_));
    let more = below.iter().find(|block| !is_table(block));
    below.first().is_some_and(|first| is_table(&first))
        && matches!(more, None | Some(Block::Heading { .. } | Block::Foot(_)))
}

/// A sheet of facts while it is written: their names at the left, what they say at the right.
struct List<'p, 'a> {
    page: &'p mut Page<'a>,
    row: u32,
}

impl List<'_, '_> {
    fn block(&mut self, block: &Block) -> Result<(), String> {
        match block {
            Block::Heading { level: 1, text } => self.heading(text, TITLE, false),
            Block::Heading { level: 2, text } => {
                self.row += 1;
                self.heading(text, HEADING + 2.0, true)
            }
            Block::Heading { text, .. } => self.heading(text, HEADING, false),
            Block::Person { name, age } => {
                let text = age.as_ref().map_or_else(|| name.clone(), |age| format!("{name}, {age}"));
                self.heading(&text, HEADING, false)
            }
            Block::Badges(badges) => self.fact(&Text::default(), &Text::plain(&badges.join(" · "))),
            Block::Quote(quote) => self.fact(&Text::default(), &Text::inline(&format!("“{quote}”"))),
            Block::Paragraph(line) => self.fact(&Text::default(), &Text::line(line)),
            Block::Foot(line) => {
                self.row += 1;
                self.fact(&Text::default(), &Text::line(line))
            }
            Block::List(found) => found.items.iter().try_for_each(|item| self.item(item)),
            Block::Sources(items) => items.iter().try_for_each(|item| self.item(item)),
            // They are told above or on other sheets, and what the picture shows is the map.
            Block::Table(_) | Block::Footnotes(_) | Block::Picture { .. } => Ok(()),
        }
    }

    fn heading(&mut self, text: &str, points: f64, is_parted: bool) -> Result<(), String> {
        let mut format = self
            .page
            .look
            .free(Ink::TextPrimary, points)
            .set_bold()
            .unset_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        if is_parted {
            format = format
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(self.page.look.color(Ink::AccentFill));
        }
        self.page.put(self.row, 0, &Text::inline(text), &format)?;
        self.page.put(self.row, 1, &Text::default(), &format)?;
        self.page.tall(self.row, points * 1.7)?;
        self.row += 1;
        Ok(())
    }

    fn item(&mut self, item: &Item) -> Result<(), String> {
        if is_note(item) {
            return Ok(());
        }
        let heading = match item.line.spans.as_slice() {
            [Span::Label(heading)] => Some(heading.as_str()),
            _ => None,
        };
        let label = match &item.source {
            Some(source) => Text::plain(&format!("[{}]", source.number)),
            None => named(heading.unwrap_or(&item.label)),
        };
        let line = match &item.source {
            Some(source) => without(&item.line, source),
            None if heading.is_some() => Line::default(),
            None => item.line.clone(),
        };
        let mut label = Some(label);
        if !line.is_empty() || item.children.is_empty() {
            self.fact(&label.take().unwrap_or_default(), &Text::line(&line))?;
        }
        let is_below = label.is_none();
        for child in &item.children {
            let text = if is_below { Text::dotted(child) } else { Text::line(child) };
            self.fact(&label.take().unwrap_or_default(), &text)?;
        }
        Ok(())
    }

    fn fact(&mut self, label: &Text, text: &Text) -> Result<(), String> {
        let look = self.page.look;
        let format = |ink| -> Format { look.free(ink, BODY) };
        let (name, words) = (format(Ink::TextSecondary).set_bold(), format(Ink::TextPrimary));
        self.page.put(self.row, 0, label, &name)?;
        self.page.put(self.row, 1, text, &words)?;
        let heights = [(label, true), (text, false)].into_iter().zip(WIDTHS);
        let heights = heights.map(|((text, bold), width)| look.measure.height(text, BODY, bold, f64::from(width)));
        self.page.tall(self.row, heights.fold(0.0, f64::max))?;
        self.row += 1;
        Ok(())
    }
}

/// The name of a fact, without its colon.
pub(super) fn named(label: &str) -> Text {
    Text::inline(label.trim().trim_end_matches([':', '：']))
}

/// A line without its reference to a source: none refers to itself.
fn without(line: &Line, source: &Source) -> Line {
    let spans = line.spans.iter().filter(|span| **span != Span::Source(source.clone()));
    Line { spans: spans.cloned().collect(), about: line.about.clone() }
}
