//! Personas and segments, with every reference resolved.

use crate::source::Span;

use super::item::{Image, Marks, Point, Remark};

/// A person who stands for many.
#[derive(Clone, Debug, Default)]
pub struct Persona {
    /// The id as written, else the slug of the name.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// What they are called.
    pub name: String,
    /// How old they are.
    pub age: Option<String>,
    /// What they do and how they live.
    pub role: Option<String>,
    /// Where they live.
    pub place: Option<String>,
    /// What they would say.
    pub quote: Option<String>,
    /// The segments that they stand for, by place in the map's list.
    pub segments: Vec<usize>,
    /// What they want.
    pub goals: Vec<Point>,
    /// What they need.
    pub needs: Vec<Point>,
    /// What frustrates them.
    pub pain_points: Vec<Point>,
    /// What pleases them.
    pub gains: Vec<Point>,
    /// What they expect.
    pub expectations: Vec<Point>,
    /// A portrait.
    pub image: Option<Image>,
    /// Their story.
    pub bio: Option<String>,
    /// Facts about them, by label.
    pub facts: Vec<(String, String)>,
    /// What they say, think, do, feel, see and hear (empathy map).
    pub senses: Senses,
    /// What any item may carry.
    pub marks: Marks,
    /// Where it was written.
    pub span: Span,
}

/// The quadrants of an empathy map.
#[derive(Clone, Debug, Default)]
pub struct Senses {
    /// What they say.
    pub says: Vec<Remark>,
    /// What they think.
    pub thinks: Vec<Remark>,
    /// What they do.
    pub does: Vec<Remark>,
    /// What they feel.
    pub feels: Vec<Remark>,
    /// What they see.
    pub sees: Vec<Remark>,
    /// What they hear.
    pub hears: Vec<Remark>,
}

/// A group of people who are alike in what matters here.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    /// The id as written, else the slug of the name.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// What it is called.
    pub name: String,
    /// How many of all belong to it, in percent.
    pub share: Option<f64>,
    /// What any item may carry.
    pub marks: Marks,
}
