//! Personas and segments.

use super::form::form;
use crate::model::item::{Image, Marks, Point, Remark};
use crate::model::people::{Persona, Segment, Senses};

form! {
    /// A person who stands for many.
    Persona as "persona" in ids {
        /// The id, written or made from the name.
        id: "id" String = ids.own(id),
        /// What they are called.
        name: "name" String,
        /// How old they are.
        age: "age" Option<String>,
        /// What they do and how they live.
        role: "role" Option<String>,
        /// Where they live.
        place: "place" Option<String>,
        /// What they would say.
        quote: "quote" Option<String>,
        /// The segments that they stand for, by id.
        segments: "segments" Vec<String> = segments.iter().map(|index| ids.segment(*index)).collect(),
        /// What they want.
        goals: "goals" Vec<Point>,
        /// What they need.
        needs: "needs" Vec<Point>,
        /// What frustrates them.
        pain_points: "pain_points" Vec<Point>,
        /// What pleases them.
        gains: "gains" Vec<Point>,
        /// What they expect.
        expectations: "expectations" Vec<Point>,
        /// A portrait.
        image: "image" Option<Image>,
        /// Their story.
        bio: "bio" Option<String>,
        /// Facts about them.
        facts: "facts" Vec<Fact> = facts.iter().map(Fact::of).collect(),
    }
    parts { senses: Senses, marks: Marks }
    without { has_id, span }
}

/// A fact about a persona.
struct Fact {
    label: String,
    text: String,
}

impl Fact {
    fn of((label, text): &(String, String)) -> Self {
        Self { label: label.clone(), text: text.clone() }
    }
}

form! {
    /// A fact about a persona.
    Fact as "fact" in ids {
        /// What it is about.
        label: "label" String,
        /// The fact.
        text: "text" String,
    }
}

form! {
    /// The quadrants of an empathy map.
    Senses as "senses" in ids {
        /// What they say.
        says: "says" Vec<Remark>,
        /// What they think.
        thinks: "thinks" Vec<Remark>,
        /// What they do.
        does: "does" Vec<Remark>,
        /// What they feel.
        feels: "feels" Vec<Remark>,
        /// What they see.
        sees: "sees" Vec<Remark>,
        /// What they hear.
        hears: "hears" Vec<Remark>,
    }
}

form! {
    /// A group of people who are alike in what matters here.
    Segment as "segment" in ids {
        /// The id, written or made from the name.
        id: "id" String = ids.own(id),
        /// What it is called.
        name: "name" String,
        /// How many of all belong to it, in percent.
        share: "share" Option<f64>,
    }
    parts { marks: Marks }
    without { has_id }
}
