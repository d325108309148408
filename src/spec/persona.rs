//! Whose journey it is: personas and segments.

use super::card::{Point, Remark};
use super::commas::{Wanted, free};
use super::marks::Marks;
use super::record::{Field, Fields, Many, Reader, Required, Value};
use super::shape::Shape;
use super::stage::Image;
use super::value::{Share, Text};
use crate::record;
use crate::source::At;
use crate::yaml::Kind;

record! {
    /// A person who stands for many. An employee can be one.
    Persona called "a persona" short ["name"] {
        /// Its name for references.
        id: Option<Text>,
        /// What they are called.
        name: Required<Text>,
        /// How old they are.
        age: Option<Text>,
        /// What they do and how they live.
        role: Option<Text>,
        /// Where they live.
        place: Option<Text>,
        /// A portrait: a built-in icon, or a file.
        image: Option<Image>,
        /// What they would say.
        quote: Option<Text>,
        /// Their story.
        bio: Option<Text>,
        /// The segments that they stand for.
        segments or "segment": Many<Text>,
        /// What they want.
        goals or "goal": Many<Point>,
        /// Facts about them, by label.
        facts: Labels,
        /// What they say (empathy map).
        says: Many<Remark>,
        /// What they think (empathy map).
        thinks: Many<Remark>,
        /// What they do (empathy map).
        does: Many<Remark>,
        /// What they feel (empathy map).
        feels: Many<Remark>,
        /// What they see (empathy map).
        sees: Many<Remark>,
        /// What they hear (empathy map).
        hears: Many<Remark>,
        /// What they need.
        needs or "need": Many<Point>,
        /// What frustrates them.
        pain_points or "pain_point": Many<Point>,
        /// What pleases them.
        gains or "gain": Many<Point>,
        /// What they expect.
        expectations or "expectation": Many<Point>,
    }
    with { marks: Marks }
}

record! {
    /// A group of people who are alike in what matters here.
    Segment called "a segment" short ["name"] {
        /// Its name for references.
        id: Option<Text>,
        /// What it is called.
        name: Required<Text>,
        /// How many of all belong to it.
        share: Option<At<Share>>,
    }
    with { marks: Marks }
}

/// A mapping from a label to a text, in the order written.
#[derive(Clone, Debug, Default)]
pub struct Labels(pub Vec<(Text, Text)>);

impl Field for Labels {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        Shape::Map { key: "a label", value: Box::new(Shape::Text) }
    }
    fn take(
        fields: &mut Fields<'_>,
        key: &'static str,
        singular: Option<&'static str>,
        reader: &mut Reader<'_>,
    ) -> Self {
        let Some(entry) = fields.entry(key, singular, reader) else { return Self::default() };
        let Kind::Mapping(mapping) = &entry.value.kind else {
            reader.wrong_shape(&entry.value, "a mapping such as `label: text`");
            return Self::default();
        };
        let entries = free(mapping, Wanted::Text, reader);
        let written = entries.into_iter().map(|(entry, _)| entry).filter(|entry| entry.value.kind != Kind::Nothing);
        let pair = |entry: &crate::yaml::Entry| Some((entry.key.clone(), Text::read(&entry.value, reader)?));
        Self(written.filter_map(pair).collect())
    }
}
