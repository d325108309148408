//! Stages and steps, with every reference resolved.

use crate::source::Span;
use crate::spec::emotion::Moment;

use super::item::{Cell, Feeling, Image, Marks, Message, Opportunity, Point, Remark, Resource, Rival, Touchpoint};
use super::metric::Reading;

/// A part of the journey. It has at least one step.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// The id as written, empty for none.
    pub id: String,
    /// What the stage is called.
    pub name: String,
    /// What the persona wants here.
    pub goal: Option<String>,
    /// What the organisation wants here.
    pub business_goal: Option<String>,
    /// What stands on the stage as a whole, above its steps.
    pub facts: Facts,
    /// Others who serve the same need.
    pub competitors: Vec<Rival>,
    /// Its steps; a stage that the author wrote without any has one that has no action.
    pub steps: Vec<Step>,
    /// What any item may carry.
    pub marks: Marks,
    /// Where it was written.
    pub span: Span,
}

/// One thing that the persona does.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// The id as written, empty for none.
    pub id: String,
    /// What the persona does; empty for the step that a stage without steps is.
    pub action: String,
    /// What stands on it.
    pub facts: Facts,
    /// What any item may carry.
    pub marks: Marks,
    /// Where it was written.
    pub span: Span,
    /// Whether the map is looked at for somebody whose step this is not.
    pub somebody_elses: bool,
}

/// Facts that stand on a step or on a stage.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// When it happens or how long it takes.
    pub time: Option<String>,
    /// Where persona and organisation meet.
    pub touchpoints: Vec<Touchpoint>,
    /// What the persona thinks.
    pub thinking: Vec<Remark>,
    /// What the persona says.
    pub saying: Vec<Remark>,
    /// How the persona feels.
    pub emotions: Vec<Feeling>,
    /// How engaged the persona is, 0 to 5.
    pub engagement: Vec<Feeling>,
    /// The moments that matter.
    pub moments: Vec<Moment>,
    /// What hurts.
    pub pain_points: Vec<Point>,
    /// What pleases.
    pub gains: Vec<Point>,
    /// What the persona needs.
    pub needs: Vec<Point>,
    /// What the persona expects.
    pub expectations: Vec<Point>,
    /// What could be done better.
    pub opportunities: Vec<Opportunity>,
    /// What is measured.
    pub metrics: Vec<Reading>,
    /// What the customer sees and keeps.
    pub physical_evidence: Vec<Cell>,
    /// What is done in front of the customer.
    pub frontstage: Vec<Cell>,
    /// What is done out of the customer's sight.
    pub backstage: Vec<Cell>,
    /// Systems and partners that carry it.
    pub support: Vec<Cell>,
    /// Rules and laws that bind it.
    pub policies: Vec<Cell>,
    /// Where the persona is.
    pub place: Vec<Remark>,
    /// Who else is there.
    pub people: Vec<Remark>,
    /// What the persona uses.
    pub devices: Vec<Remark>,
    /// Messages that reach the persona.
    pub messages: Vec<Message>,
    /// What the organisation needs for it.
    pub resources: Vec<Resource>,
    /// A picture for the storyboard.
    pub image: Option<Image>,
    /// Cells of the map's own lanes: the lane's place in the map's list, and the words.
    pub cells: Vec<(usize, Vec<Remark>)>,
}
