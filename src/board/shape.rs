//! The shapes that a row can have: a small closed set, so that a lane never touches a renderer.

use super::card::{About, Card, Detail};
use crate::image::Image;

pub use super::number::{Change, Number};

/// What stands in the cells of a row: what belongs to a stage as a whole, and above what belongs to its steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells<T> {
    /// For each stage what belongs to it as a whole; it spans the stage's columns and stands above the steps' cells.
    pub stages: Vec<Vec<T>>,
    /// For each column what stands in it.
    pub columns: Vec<Vec<T>>,
}

impl<T> Cells<T> {
    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.stages.iter().all(Vec::is_empty) && self.columns.iter().all(Vec::is_empty)
    }

    /// Everything in it: stage by stage, the stage's own first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.stages.iter().chain(&self.columns).flatten()
    }
}

/// How a row is drawn and told.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// What the persona does: numbered words.
    Steps(Cells<Card>),
    /// Words, one under the other; quotes are told apart by their tone.
    Text(Cells<Card>),
    /// Small rounded labels with an icon.
    Chips(Cells<Card>),
    /// Tinted cards.
    Cards(Cells<Card>),
    /// Boxes of a blueprint, joined by arrows.
    Boxes(Boxes),
    /// Values of metrics.
    Numbers(Cells<Number>),
    /// A curve over the steps.
    Curve(Curve),
    /// Ways that are not "the next step".
    Arcs(Vec<Arc>),
    /// Pictures of a storyboard.
    Pictures(Cells<Picture>),
    /// One of the lines of a blueprint; its name is the row's title.
    Line(LineKind),
}

impl Shape {
    /// The cells of a row of cards; `None` for every other row.
    pub const fn cards(&self) -> Option<&Cells<Card>> {
        match self {
            Self::Steps(cells) | Self::Text(cells) | Self::Chips(cells) | Self::Cards(cells) => Some(cells),
            Self::Boxes(boxes) => Some(&boxes.cells),
            Self::Numbers(_) | Self::Curve(_) | Self::Arcs(_) | Self::Pictures(_) | Self::Line(_) => None,
        }
    }
}

/// The boxes of one floor of a blueprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Boxes {
    /// Which floor it is.
    pub floor: Floor,
    /// The boxes.
    pub cells: Cells<Card>,
}

/// The floors of a blueprint, from what can be seen down to what cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Floor {
    /// What the customer sees and keeps.
    Evidence,
    /// What the customer does.
    Action,
    /// What is done in front of the customer.
    Frontstage,
    /// What is done out of the customer's sight.
    Backstage,
    /// What carries it.
    Support,
    /// What binds it.
    Policy,
}

/// The three lines of a blueprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Between what the customer does and what is done for them.
    Interaction,
    /// Between what they see and what they do not.
    Visibility,
    /// Between those who serve and what carries them.
    InternalInteraction,
}

impl LineKind {
    /// Its id, as in a class or a table: `visibility`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Interaction => "interaction",
            Self::Visibility => "visibility",
            Self::InternalInteraction => "internal-interaction",
        }
    }
}

/// An arrow between two boxes of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Where it begins.
    pub from: BoxPlace,
    /// Where it leads.
    pub to: BoxPlace,
    /// Whether it has a head at both ends.
    pub both_ways: bool,
    /// What stands beside it.
    pub label: Option<String>,
    /// Whether the box that it leads to fails.
    pub fails: bool,
}

/// The place of a box: a row, then a cell of it, then how many boxes of the cell are above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BoxPlace {
    /// The row of the grid, counted from 0.
    pub row: usize,
    /// The cell.
    pub cell: CellPlace,
    /// The box in the cell, counted from 0.
    pub index: usize,
}

/// Which cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellPlace {
    /// That of a whole stage, counted from 0.
    Stage(usize),
    /// That of a column, counted from 0.
    Column(usize),
}

/// A lane of curves over the steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Words at the left, by level from -1 (lowest) to 1 (highest).
    pub labels: Vec<(f64, String)>,
    /// The same as text: the number on the scale, and the word for it, lowest first.
    pub levels: Vec<(String, String)>,
    /// The curves; ghosts first, so that the others are drawn over them.
    pub lines: Vec<CurveLine>,
    /// For each column the moments that matter, in words, with the name of their icon.
    pub moments: Vec<Vec<(String, &'static str)>>,
    /// Whether below the middle is bad, so that it is tinted.
    pub has_neutral: bool,
    /// The lowest and the highest number of the scale, which are the levels -1 and 1.
    pub ends: (f64, f64),
}

/// One curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurveLine {
    /// Whose it is; empty where there is just one.
    pub name: String,
    /// Which look it has, counted from 0, where several are drawn.
    pub look: usize,
    /// Whether it is the curve of a baseline.
    pub ghost: bool,
    /// What it is found by.
    pub about: About,
    /// Its points and feelings, by column; several where a persona has several segments.
    pub points: Vec<CurvePoint>,
    /// Where the curve comes from: its level in the column before the first, in a part of a grid that has one.
    pub before: Option<f64>,
    /// Where it goes on to: its level in the column after the last.
    pub after: Option<f64>,
}

/// What is felt at one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurvePoint {
    /// The column, counted from 0.
    pub column: usize,
    /// Where the point stands, from -1 to 1; a feeling without a point has none.
    pub level: Option<f64>,
    /// The score as a number, as written on the map's scale.
    pub score: Option<String>,
    /// The word for it, with inline Markdown.
    pub word: Option<String>,
    /// The observations behind it: how many, and the lowest and highest level.
    pub spread: Option<(usize, f64, f64)>,
    /// The lowest and the highest observation as numbers.
    pub range: Option<(String, String)>,
    /// All observations as numbers, in the order written.
    pub observed: Vec<String>,
    /// What else is known.
    pub details: Vec<Detail>,
    /// Whose it is, where the line that it stands on does not say just that; words tell it.
    pub told: Option<Detail>,
    /// What it is found by, and its notes.
    pub about: About,
}

/// A way that is not "the next step".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arc {
    /// The column that it begins at.
    pub from: usize,
    /// The column that it leads to.
    pub to: usize,
    /// What its beginning is called.
    pub from_label: String,
    /// What its end is called.
    pub to_label: String,
    /// What stands beside it: share and label.
    pub label: String,
    /// How many go this way: "38%".
    pub share: Option<String>,
    /// What the author wrote beside it.
    pub text: Option<String>,
    /// What else is known.
    pub details: Vec<Detail>,
    /// What it is found by, and its notes.
    pub about: About,
}

/// A picture of a storyboard, or a portrait.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The icon's name in the icon set; empty where it is a file.
    pub icon: String,
    /// The file.
    pub file: Option<std::sync::Arc<Image>>,
    /// What it shows, if the author says so.
    pub alt: Option<String>,
    /// What it is found by.
    pub about: About,
}

impl From<&crate::model::item::Image> for Picture {
    fn from(image: &crate::model::item::Image) -> Self {
        Self { icon: image.icon.clone(), file: image.file.clone(), alt: image.alt.clone(), about: About::default() }
    }
}
