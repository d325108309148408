//! What things are drawn with, said once: a group says what most of its things share, and a thing only what differs.
//!
//! Nothing is taken from further out than the groups of the picture, but for what the root says, since a page may have
//! given an element around it a colour of its own.

use super::markup::{Tag, hundredths};
use crate::scene::item::{Anchor, Item, Run, Stroke, TextLine};
use crate::scene::theme::{Ink, Rgb, Theme};
use crate::text::Face;

/// Size of text that does not say another, in CSS pixels; the root has it.
pub(super) const USUAL_SIZE: f64 = 13.0;

/// One value of a property that is handed down.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Value {
    /// A fill, or none.
    Fill(Option<Rgb>),
    /// A length in hundredths of a pixel.
    Length(i64),
    /// How bold letters are.
    Weight(u16),
    /// Whether letters are slanted.
    Slanted(bool),
    /// Which end of a line of text is placed.
    Anchor(&'static str),
}

impl Value {
    fn put(self, tag: Tag, name: &str) -> Tag {
        match self {
            Self::Fill(Some(color)) => tag.with(name, &color.to_string()),
            Self::Fill(None) => tag.with(name, "none"),
            Self::Length(length) => tag.with_hundredths(name, length),
            Self::Weight(weight) => tag.with(name, &weight.to_string()),
            Self::Slanted(slanted) => tag.with(name, if slanted { "italic" } else { "normal" }),
            Self::Anchor(anchor) => tag.with(name, anchor),
        }
    }
}

/// The properties that are handed down, in the order in which they are written.
const NAMES: [&str; 6] = ["font-size", "text-anchor", "fill", "font-weight", "font-style", "stroke-width"];

/// A value for some of the properties, in the order of [`NAMES`]; none where a thing does not care, or where what is
/// handed down is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look([Option<Value>; NAMES.len()]);

impl Look {
    /// What the root says.
    pub(super) fn of_root() -> Self {
        let length = Value::Length(hundredths(USUAL_SIZE));
        Self([
            Some(length),
            Some(Value::Anchor("start")),
            None,
            Some(Value::Weight(400)),
            Some(Value::Slanted(false)),
            None,
        ])
    }

    /// What a shape needs.
    pub(super) fn of_shape(fill: Option<Ink>, stroke: Option<Stroke>, theme: &Theme) -> Self {
        let fill = Value::Fill(fill.map(|ink| theme.color(ink)));
        let width = stroke.map(|stroke| Value::Length(hundredths(stroke.width)));
        Self([None, None, Some(fill), None, None, width])
    }

    /// What a piece of a line needs.
    pub(super) fn of_run(run: &Run, theme: &Theme) -> Self {
        let (weight, slanted) = match run.face {
            Face::Regular => (400, false),
            Face::Semibold => (600, false),
            Face::Bold => (700, false),
            Face::Italic => (400, true),
        };
        let fill = Value::Fill(Some(theme.color(run.ink)));
        Self([None, None, Some(fill), Some(Value::Weight(weight)), Some(Value::Slanted(slanted)), None])
    }

    /// What a line needs as a whole: its size and its anchor.
    pub(super) fn of_line(line: &TextLine) -> Self {
        // An anchor is a side of the picture here; in SVG the start of a line that runs leftward is its right end.
        let anchor = match (line.anchor, line.right_to_left) {
            (Anchor::Start, false) | (Anchor::End, true) => "start",
            (Anchor::Middle, _) => "middle",
            (Anchor::End, false) | (Anchor::Start, true) => "end",
        };
        let size = Value::Length(hundredths(line.size));
        Self([Some(size), Some(Value::Anchor(anchor)), None, None, None, None])
    }

    /// What an item needs; of a group, what most of its things need. Words that are drawn as outlines need nothing.
    fn of_item(item: &Item, theme: &Theme, with_words: bool) -> Self {
        match item {
            Item::Group(group) => Needs::of_items(&group.items, theme, with_words).most(),
            Item::Panel(panel) => Self::of_shape(panel.fill, panel.stroke, theme),
            Item::Path(path) => Self::of_shape(path.fill, path.stroke, theme),
            Item::Text(line) if with_words => Self::of_line(line).or(Needs::of_runs(&line.runs, theme).most()),
            Item::Text(_) | Item::Image(_) => Self::default(),
        }
    }

    /// The same, and of another what this one lacks.
    pub(super) fn or(self, other: Self) -> Self {
        let mut values = self.0;
        for (value, other) in values.iter_mut().zip(other.0) {
            *value = value.or(other);
        }
        Self(values)
    }

    /// The element with what it needs and is not handed down.
    pub(super) fn put(self, tag: Tag, handed: Self) -> Tag {
        let own = NAMES.iter().zip(self.0).zip(handed.0).filter(|((_, value), handed)| value != handed);
        own.fold(tag, |tag, ((name, value), _)| match value {
            Some(value) => value.put(tag, name),
            None => tag,
        })
    }
}

/// How many things need which values.
#[derive(Default)]
pub(super) struct Needs([Vec<(Value, usize)>; NAMES.len()]);

impl Needs {
    /// What items need.
    pub(super) fn of_items(items: &[Item], theme: &Theme, with_words: bool) -> Self {
        let mut needs = Self::default();
        for item in items {
            needs.add(Look::of_item(item, theme, with_words));
        }
        needs
    }

    /// What the pieces of a line need.
    pub(super) fn of_runs(runs: &[Run], theme: &Theme) -> Self {
        let mut needs = Self::default();
        for run in runs {
            needs.add(Look::of_run(run, theme));
        }
        needs
    }

    fn add(&mut self, look: Look) {
        for (values, needed) in self.0.iter_mut().zip(look.0) {
            let Some(needed) = needed else { continue };
            match values.iter_mut().find(|(value, _)| *value == needed) {
                Some((_, count)) => *count += 1,
                None => values.push((needed, 1)),
            }
        }
    }

    /// What most things need; of values that are needed equally often, the first.
    fn most(&self) -> Look {
        Look(self.0.each_ref().map(|values| best(values).map(|(value, _)| value)))
    }

    /// What is worth saying once for all of them: it spares more words than it takes. `least` is how many things it has
    /// to spare them, beside those that have to say again what was handed down.
    pub(super) fn shared(&self, handed: Look, least: usize) -> Look {
        let mut shared = Look::default();
        for ((values, handed), shared) in self.0.iter().zip(handed.0).zip(&mut shared.0) {
            let spoiled = values.iter().find(|(value, _)| Some(*value) == handed).map_or(0, |(_, count)| *count);
            *shared = best(values).filter(|(_, count)| *count >= spoiled + least).map(|(value, _)| value);
        }
        shared
    }
}

fn best(values: &[(Value, usize)]) -> Option<(Value, usize)> {
    values.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(weights: &[u16]) -> Needs {
        let mut needs = Needs::default();
        for weight in weights {
            needs.add(Look([None, None, None, Some(Value::Weight(*weight)), None, None]));
        }
        needs
    }

    #[test]
    fn what_is_said_for_all_spares_more_than_it_takes() {
        let check = |weights: &[u16], least: usize, expected: Option<u16>| {
            let shared = needs(weights).shared(Look::of_root(), least);
            assert_eq!(shared.0[3], expected.map(Value::Weight), "{weights:?}");
            assert!(shared.0[2].is_none(), "nothing that nobody needs");
        };
        check(&[600, 600], 2, Some(600));
        check(&[600], 2, None);
        check(&[600], 1, Some(600));
        // Regular is handed down already, and a thing that needs it would have to say it again.
        check(&[600, 600, 400], 2, None);
        check(&[600, 600, 600, 400], 2, Some(600));
        check(&[400, 400], 2, None);
        check(&[600, 700, 700, 600], 2, Some(600));
    }

    #[test]
    fn a_thing_says_only_what_differs() {
        let run = Run::new("words", Face::Bold, Ink::TextPrimary, false);
        let look = Look::of_run(&run, Theme::light());
        let mut tag = Tag::new("g");
        tag.push(look.put(Tag::new("text"), Look::of_root()));
        tag.push(look.put(Tag::new("text"), look));
        let mut file = super::super::markup::File::new();
        file.push(tag);
        let text = file.into_text();
        assert!(text.contains("<text fill=\"#1B2130\" font-weight=\"700\"/>\n<text/>"), "{text}");
    }
}
