//! Floor 4, `model`: what the map means. Nothing is left to decide: references lead somewhere, scores are on the scale.

pub mod apart;
pub mod codes;
pub mod comparison;
pub mod fits;
pub mod item;
mod letters;
pub mod marks;
pub mod metric;
pub mod name;
pub mod people;
pub mod pictures;
mod resolve;
pub mod stage;
mod twice;

pub use letters::lacking;
pub use resolve::resolve;
pub use twice::twice;

use crate::source::Span;
use crate::spec::journey::{LaneRole, MapStatus, MapType};
use crate::spec::research::{Range, ResearchKind};
use crate::spec::touchpoint::ChannelKind;
use crate::spec::value::{Date, Period};
use comparison::Comparison;
use item::Marks;
use metric::{Metric, Reading};
use people::{Persona, Segment};
use stage::Stage;

/// A journey map.
#[derive(Clone, Debug)]
pub struct JourneyMap {
    /// What the map is called.
    pub title: String,
    /// What the map is made for.
    pub map_type: MapType,
    /// The language of the text, as the author wrote it; `en` where they did not.
    pub lang: String,
    /// How far the map has come.
    pub status: Option<MapStatus>,
    /// When the map was reviewed last.
    pub reviewed: Option<Date>,
    /// How often it is reviewed.
    pub review_period: Option<Period>,
    /// What the map shows, for those who cannot see the picture.
    pub summary: Option<String>,
    /// The situation that the journey is told in.
    pub scenario: Option<String>,
    /// What the persona wants in the end.
    pub goal: Option<String>,
    /// What the map was made to answer.
    pub questions: Vec<KeyQuestion>,
    /// Whose journey it is.
    pub personas: Vec<Persona>,
    /// Groups of people who are alike in what matters here.
    pub segments: Vec<Segment>,
    /// Channels that the map declares.
    pub channels: Vec<Channel>,
    /// Where claims come from.
    pub research: Vec<Research>,
    /// The metrics that are declared or used.
    pub metrics: Vec<Metric>,
    /// Values for the whole map.
    pub readings: Vec<Reading>,
    /// Others who serve the same need.
    pub competitors: Vec<Competitor>,
    /// The scale of emotions.
    pub scale: Scale,
    /// Lanes that the author ordered, hid or declared.
    pub lanes: Vec<LaneSetting>,
    /// The parts of the journey, in order; empty for an empathy map only.
    pub stages: Vec<Stage>,
    /// Ways through the journey that are not "the next step".
    pub flows: Vec<Flow>,
    /// The map that a future state is held against, and what comes of it.
    pub comparison: Option<Comparison>,
    /// What any item may carry; the owner here is the map's.
    pub marks: Marks,
}

/// A question that the map was made to answer.
#[derive(Clone, Debug, Default)]
pub struct KeyQuestion {
    /// The question.
    pub question: String,
    /// What the map answers.
    pub answer: Option<String>,
    /// What any item may carry.
    pub marks: Marks,
}

/// A channel that the map declares.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The id as written, else the slug of the name.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// What people call it.
    pub name: String,
    /// The built-in kind that it is most like.
    pub kind: ChannelKind,
    /// What any item may carry.
    pub marks: Marks,
}

/// A piece of research.
#[derive(Clone, Debug, Default)]
pub struct Research {
    /// The id as written, else the slug of the name.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// What it is called.
    pub name: Option<String>,
    /// How it was done.
    pub kind: Option<ResearchKind>,
    /// How many people or cases.
    pub sample: Option<i64>,
    /// Who answered.
    pub respondents: Option<String>,
    /// When it was done.
    pub date: Option<Date>,
    /// What was asked, and what came back.
    pub questions: Vec<ResearchQuestion>,
    /// What it showed.
    pub findings: Vec<String>,
    /// What any item may carry.
    pub marks: Marks,
}

/// A question that was asked.
#[derive(Clone, Debug, Default)]
pub struct ResearchQuestion {
    /// The question.
    pub question: String,
    /// Answers in words.
    pub answers: Vec<String>,
    /// Answers with the percentage of those who gave them.
    pub shares: Vec<(String, f64)>,
    /// The scale of the score.
    pub scale: Option<Range>,
    /// The mean score.
    pub score: Option<f64>,
    /// What any item may carry.
    pub marks: Marks,
}

/// Somebody else who serves the same need.
#[derive(Clone, Debug, Default)]
pub struct Competitor {
    /// The id as written, else the slug of the name.
    pub id: String,
    /// Whether the id was written.
    pub has_id: bool,
    /// What it is called.
    pub name: String,
    /// What any item may carry.
    pub marks: Marks,
}

/// The scale of emotions.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The worst.
    pub min: f64,
    /// The best.
    pub max: f64,
    /// Words for some of its points, by the point; empty for the language's own words.
    pub labels: Vec<(f64, String)>,
    /// Whether the author declared it.
    pub declared: bool,
}

impl Default for Scale {
    fn default() -> Self {
        Self { min: -2.0, max: 2.0, labels: Vec::new(), declared: false }
    }
}

impl Scale {
    /// The point that is neither good nor bad.
    pub fn neutral(&self) -> f64 {
        f64::midpoint(self.min, self.max)
    }

    /// Where a score stands, from -1 (worst) over 0 (neutral) to 1 (best).
    pub fn level(&self, score: f64) -> f64 {
        (score - self.neutral()) / ((self.max - self.min) / 2.0)
    }
}

/// A lane that the author ordered, hid or declared.
#[derive(Clone, Debug)]
pub struct LaneSetting {
    /// The key of the lane.
    pub id: String,
    /// What stands at its left, where the author says so.
    pub title: Option<String>,
    /// What it is, where the author says so.
    pub role: Option<LaneRole>,
    /// Whether it is left out of the picture.
    pub hide: bool,
    /// Whether it is one of the map's own.
    pub declared: bool,
    /// Where it was written.
    pub span: Span,
}

/// A way from one step to another; a stage stands for its first step as an end and its last as a beginning.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The step that it begins at, counted over the whole map from 0.
    pub from: usize,
    /// The step that it leads to.
    pub to: usize,
    /// What its beginning is called.
    pub from_label: String,
    /// What its end is called.
    pub to_label: String,
    /// What stands beside it.
    pub label: Option<String>,
    /// How many of those who are at its beginning go this way, in percent.
    pub share: Option<f64>,
    /// What any item may carry.
    pub marks: Marks,
}

impl JourneyMap {
    /// All steps with their stage, in order.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &Stage, &stage::Step)> {
        let pairs = self.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)));
        pairs.enumerate().map(|(index, (stage, step))| (index, stage, step))
    }
}
