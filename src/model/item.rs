//! The items that stand on steps and stages, with every reference resolved.

use std::sync::Arc;

use crate::source::Span;
use crate::spec::blueprint::CellKind;
use crate::spec::card::{Progress, Severity};
use crate::spec::message::Holding;
use crate::spec::touchpoint::{ChannelKind, Standing};
use crate::spec::value::Date;

pub use super::marks::{Marks, Whose};
use super::metric::Reading;

/// A few words with their marks.
#[derive(Clone, Debug, Default)]
pub struct Remark {
    /// The words.
    pub text: String,
    /// The id as written, empty for none.
    pub id: String,
    /// The record; what refers to it remembers this.
    pub span: Span,
    /// What any item may carry.
    pub marks: Marks,
}

/// Something in this map or its baseline that another thing refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its words.
    pub label: String,
    /// Its record in this map, or in the baseline.
    pub span: Span,
    /// Whether it stands in the baseline.
    pub in_baseline: bool,
}

/// A pain, a gain, a need or an expectation.
#[derive(Clone, Debug, Default)]
pub struct Point {
    /// Its words and marks.
    pub remark: Remark,
    /// How much it hurts.
    pub severity: Option<Severity>,
    /// What is its root cause.
    pub cause: Option<Cause>,
    /// The pains that it closes.
    pub addresses: Vec<Target>,
}

/// A root cause.
#[derive(Clone, Debug, Default)]
pub struct Cause {
    /// What is the cause.
    pub of: Option<Target>,
    /// What happens there.
    pub text: Option<String>,
}

/// Something that could be done better.
#[derive(Clone, Debug, Default)]
pub struct Opportunity {
    /// Its words and marks.
    pub remark: Remark,
    /// The pains that it answers, as written.
    pub addresses: Vec<Target>,
    /// How much it would help, 1 to 5.
    pub impact: Option<i64>,
    /// How much work it is, 1 to 5.
    pub effort: Option<i64>,
    /// When it is to be there.
    pub due: Option<Date>,
    /// How far it has come.
    pub status: Option<Progress>,
}

/// A cell of a blueprint.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What happens, and its marks.
    pub remark: Remark,
    /// Who or what does it.
    pub by: Option<String>,
    /// What it is made of.
    pub kind: Option<CellKind>,
    /// The arrows out of it, where the author wrote them.
    pub triggers: Option<Vec<Trigger>>,
    /// What goes wrong here.
    pub fails: Option<String>,
}

/// An arrow to another cell.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// The cell that it leads to.
    pub to: Target,
    /// Whether it leads back as well.
    pub both_ways: bool,
    /// What stands beside it.
    pub label: Option<String>,
}

/// A channel at the place of its use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelUse {
    /// What people call it; empty for a built-in kind, whose name depends on the language.
    pub name: String,
    /// The built-in kind that it is most like.
    pub kind: ChannelKind,
}

/// One end of a touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The organisation.
    Us,
    /// A persona, by place in the map's list.
    Persona(usize),
    /// Somebody else.
    Words(String),
}

/// One moment of contact.
#[derive(Clone, Debug, Default)]
pub struct Touchpoint {
    /// What it is (empty where the channel says it all), and its marks.
    pub remark: Remark,
    /// Where it happens.
    pub channel: Option<ChannelUse>,
    /// Who begins it.
    pub from: Option<End>,
    /// Whom it reaches.
    pub to: Option<End>,
    /// Whether it is there yet.
    pub status: Option<Standing>,
    /// Whether the baseline lacks it.
    pub is_new: bool,
}

/// A message of a campaign.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// What it says, and its marks.
    pub remark: Remark,
    /// How it is sent.
    pub channel: Option<ChannelUse>,
    /// When it is sent.
    pub when: Option<String>,
    /// Whether a machine sends it.
    pub automated: Option<bool>,
    /// The template that it is made from.
    pub template: Option<String>,
    /// Other texts that are tried against it.
    pub variants: Vec<String>,
    /// What it achieves.
    pub metrics: Vec<Reading>,
}

/// Something that a step needs.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// What it is, and its marks.
    pub remark: Remark,
    /// Whether it is there.
    pub status: Option<Holding>,
}

/// How somebody feels, or how engaged they are.
#[derive(Clone, Debug, Default)]
pub struct Feeling {
    /// The point on the scale.
    pub score: Option<f64>,
    /// The observations that the point is the mean of.
    pub spread: Option<Spread>,
    /// The word for it.
    pub word: Option<String>,
    /// What any item may carry.
    pub marks: Marks,
}

/// Observations behind a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// All of them, in the order written.
    pub scores: Vec<f64>,
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

/// How a competitor does at a stage.
#[derive(Clone, Debug, Default)]
pub struct Rival {
    /// What the competitor is called.
    pub name: String,
    /// A point on the map's scale.
    pub score: Option<f64>,
    /// What they do better or worse.
    pub text: Option<String>,
    /// What any item may carry.
    pub marks: Marks,
}

/// A picture.
#[derive(Clone, Debug, Default)]
pub struct Image {
    /// The name of a built-in icon; empty where it is a file.
    pub icon: String,
    /// The file, read.
    pub file: Option<Arc<crate::image::Image>>,
    /// What it shows.
    pub alt: Option<String>,
}
