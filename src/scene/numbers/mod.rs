//! Metrics: name, big value, target and change with a glyph each, and a sparkline of the values before.

mod spark;

use super::block::{Block, stack};
use super::icons;
use super::item::{Group, Ink, Item};
use super::side::Side;
use super::words::{Look, paragraph};
use crate::board::card::Detail;
use crate::board::shape::{Change, Number};
use crate::geometry::{Point, Rect};
use crate::text::{Face, Typesetter};

const NAME: Look = Look::new(Face::Regular, 12.0, Ink::TextSecondary);
const VALUE: Look = Look { leading: 1.3, ..Look::new(Face::Bold, 20.0, Ink::TextPrimary) };
const MARK: Look = Look::new(Face::Semibold, 11.5, Ink::TextSecondary);
const FAINT: Look = Look::new(Face::Regular, 11.5, Ink::TextFaint);

/// Pixels between the value and the curve at its right.
const SPARK_GAP: f64 = 16.0;
/// Pixels between two parts of a number.
const GAP: f64 = 2.0;
/// Pixels between two marks on one line.
const MARK_GAP: f64 = 12.0;
/// Pixels across a glyph.
const GLYPH: f64 = 11.0;
/// Pixels from the start of a glyph to its words.
const GLYPH_ADVANCE: f64 = 14.0;
/// Pixels of the line of a stroked glyph.
const GLYPH_LINE: f64 = 1.2;
/// Of the height of a line, where the middle of small letters is.
const SMALL_LETTERS: f64 = 0.53;

/// Between two metrics beside each other.
const ABREAST_GAP: f64 = 16.0;
/// The narrowest metric beside another.
const ABREAST_MIN: f64 = 128.0;
/// A cell that is as wide holds two metrics beside each other.
pub const TWO_ABREAST: f64 = 2.0 * ABREAST_MIN + ABREAST_GAP;

/// Metrics in as many columns as there is room for, `gap` pixels between two rows of them.
pub fn blocks(numbers: &[Number], width: f64, gap: f64, typesetter: &Typesetter) -> Block {
    let room = ((width + ABREAST_GAP) / (ABREAST_MIN + ABREAST_GAP)).floor().max(1.0);
    let abreast = room.min(numbers.len().max(1) as f64);
    let each = ((width - (abreast - 1.0) * ABREAST_GAP) / abreast).max(1.0);
    let rows = numbers.chunks(abreast as usize).map(|chunk| {
        let mut row = Block { width, ..Block::default() };
        for (index, number) in chunk.iter().enumerate() {
            let found = block(number, each, typesetter);
            row.height = row.height.max(found.height);
            row.items.extend(found.at(Point::new(index as f64 * (each + ABREAST_GAP), 0.0)));
        }
        row
    });
    stack(rows.collect(), gap)
}

/// A metric as large as its words need, at most `width` pixels wide.
pub fn block(number: &Number, width: f64, typesetter: &Typesetter) -> Block {
    let side = Side::of(&number.name, typesetter);
    let mut page = Page { block: Block { width, ..Block::default() }, side };
    page.put(paragraph(&number.name, NAME, width, typesetter));
    page.value(number, width, typesetter);
    page.marks(&marks(number, typesetter), width, typesetter);
    let items = std::mem::take(&mut page.block.items);
    let group = Group {
        classes: "number".to_owned(),
        id: number.id.clone(),
        about: number.about.clone(),
        items,
        ..Group::default()
    };
    Block { items: vec![Item::Group(group)], ..page.block }
}

/// How wide a column must be that the name is on one line, and the curve beside the value.
pub fn wanted(number: &Number, typesetter: &Typesetter) -> f64 {
    let curve = if number.history.len() > 1 { SPARK_GAP + spark::MOST_WIDTH } else { 0.0 };
    let value = typesetter.natural_width(&number.value, VALUE.style()) + curve;
    typesetter.natural_width(&number.name, NAME.style()).max(value)
}

/// A few words behind a glyph.
struct Mark {
    glyph: Option<&'static str>,
    /// Whether the glyph is a solid shape.
    solid: bool,
    words: String,
    look: Look,
}

/// What stands below the value: target, change, sample, earlier values, and what else is known.
fn marks(number: &Number, typesetter: &Typesetter) -> Vec<Mark> {
    let words = crate::words::words(typesetter.lang()).0;
    let target = number.target.as_ref().map(|target| Mark {
        glyph: Some(target_glyph(number)),
        solid: number.target_met.is_some(),
        words: format!("{} {target}", words.labels.target),
        look: MARK.inked(verdict(number.target_met)),
    });
    let change = number.change.as_ref().map(|change| Mark {
        glyph: Some(change_glyph(change)),
        solid: change.direction != 0,
        words: change.shown.clone(),
        look: MARK.inked(verdict(change.good)),
    });
    let history = Some(history(&number.history_shown)).filter(|history| !history.is_empty());
    let faint = number.sample.iter().cloned().chain(history).chain(number.details.iter().map(Detail::line));
    let faint = faint.map(|words| Mark { glyph: None, solid: false, words, look: FAINT });
    [target, change].into_iter().flatten().chain(faint).collect()
}

/// Earlier values, oldest first; a unit of words that all have is said once, behind the last.
fn history(shown: &[String]) -> String {
    let unit = shown.last().and_then(|last| last.find(char::is_whitespace).and_then(|at| last.get(at..)));
    let unit = unit.filter(|unit| shown.iter().all(|value| value.ends_with(unit))).unwrap_or_default();
    let bare: Vec<&str> = shown.iter().map(|value| value.strip_suffix(unit).unwrap_or(value)).collect();
    let joined = bare.join(" → ");
    if joined.is_empty() { joined } else { joined + unit }
}

/// A dot where the target is met; where it is missed, which side of it the value is on.
fn target_glyph(number: &Number) -> &'static str {
    match (number.target_met, number.higher_is_better) {
        (None, _) => "target",
        (Some(true), _) => "dot",
        (Some(false), Some(true)) => "down",
        (Some(false), _) => "up",
    }
}

fn change_glyph(change: &Change) -> &'static str {
    match change.direction {
        0 => "flat",
        1.. => "up",
        _ => "down",
    }
}

/// The ink of what is good, bad or neither.
fn verdict(good: Option<bool>) -> Ink {
    match good {
        Some(true) => Ink::GainText,
        Some(false) => Ink::PainText,
        None => Ink::TextSecondary,
    }
}

/// A block that grows downward.
struct Page {
    block: Block,
    /// Where its words begin.
    side: Side,
}

impl Page {
    fn put(&mut self, part: Block) {
        if part.items.is_empty() {
            return;
        }
        let y = self.next();
        self.block.height = y + part.height;
        let part = if self.side == Side::Right { self.side.aligned(part, self.block.width) } else { part };
        self.block.items.extend(part.at(Point::new(0.0, y)));
    }

    /// Where the next part begins.
    fn next(&self) -> f64 {
        if self.block.height > 0.0 { self.block.height + GAP } else { 0.0 }
    }

    /// The big value, with the curve at its right where there is room, else below.
    fn value(&mut self, number: &Number, width: f64, typesetter: &Typesetter) {
        let value = paragraph(&number.value, VALUE, width, typesetter);
        let beside = value.width + SPARK_GAP;
        let room = width - beside;
        let top = self.next();
        let height = value.height;
        self.put(value);
        if number.history.len() < 2 {
            return;
        }
        let ink = verdict(number.change.as_ref().and_then(|change| change.good));
        if room >= spark::LEAST_WIDTH && height > 0.0 {
            let y = top + (height - spark::HEIGHT) / 2.0;
            let across = room.min(spark::MOST_WIDTH);
            let area = Rect::new(self.side.x(beside, across, width), y, across, spark::HEIGHT);
            self.block.items.extend(spark::draw(&number.history, area, ink));
        } else {
            let y = self.next();
            let across = width.min(spark::MOST_WIDTH);
            let area = Rect::new(self.side.x(0.0, across, width), y, across, spark::HEIGHT);
            self.block.items.extend(spark::draw(&number.history, area, ink));
            self.block.height = y + spark::HEIGHT;
        }
    }

    /// Marks in lines, as many on each as fit.
    fn marks(&mut self, marks: &[Mark], width: f64, typesetter: &Typesetter) {
        let mut x = 0.0;
        let mut top = self.next();
        for mark in marks {
            let lead = if mark.glyph.is_some() { GLYPH_ADVANCE } else { 0.0 };
            let natural = lead + typesetter.natural_width(&mark.words, mark.look.style());
            if x > 0.0 && x + natural > width {
                x = 0.0;
                top = self.block.height;
            }
            let room = (width - x - lead).max(1.0);
            let body = paragraph(&mark.words, mark.look, room, typesetter);
            let body = if self.side == Side::Right { self.side.aligned(body, room) } else { body };
            let middle = top + mark.look.line_height() * SMALL_LETTERS;
            self.block
                .items
                .extend(mark.glyph.and_then(|name| glyph(name, mark, self.side.x(x, GLYPH, width), middle)));
            self.block.height = self.block.height.max(top + body.height);
            self.block.items.extend(body.at(Point::new(self.side.x(x + lead, room, width), top)));
            x += natural + MARK_GAP;
        }
    }
}

/// A glyph whose middle is on the line `middle`.
fn glyph(name: &str, mark: &Mark, x: f64, middle: f64) -> Option<Item> {
    let area = Rect::new(x, middle - GLYPH / 2.0, GLYPH, GLYPH);
    let icon = crate::icons::icon(name)?;
    Some(if mark.solid {
        icons::place_solid(icon, area, mark.look.ink)
    } else {
        icons::place(icon, area, mark.look.ink, GLYPH_LINE)
    })
}

#[cfg(test)]
mod tests;
