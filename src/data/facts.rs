//! Stages, steps, and the facts that stand on them.

use super::form::{Flag, form};
use super::items::given;
use crate::model::item::{
    Cell, Feeling, Image, Marks, Message, Opportunity, Point, Remark, Resource, Rival, Touchpoint,
};
use crate::model::metric::Reading;
use crate::model::stage::{Facts, Stage, Step};
use crate::spec::emotion::Moment;

form! {
    /// A part of the journey.
    Stage as "stage" in ids {
        /// The id, written or made from the name.
        id: "id" Option<String> = ids.thing(name),
        /// What the stage is called.
        name: "name" String,
        /// What the persona wants here.
        goal: "goal" Option<String>,
        /// What the organisation wants here.
        business_goal: "business_goal" Option<String>,
        /// Others who serve the same need.
        competitors: "competitors" Vec<Rival>,
        /// Its steps, at least one. A stage that was written without any has one without an action, on which stands what belongs on a step.
        steps: "steps" Vec<Step>,
    }
    parts { facts: Facts, marks: Marks }
    without { span }
}

form! {
    /// One thing that the persona does.
    Step as "step" in ids {
        /// The id, written or made from the action.
        id: "id" Option<String> = ids.thing(action),
        /// What the persona does; absent for the step that a stage without steps is.
        action: "action" Option<String> = given(action),
        /// Whether the map was narrowed to somebody whose step this is not.
        somebody_elses: "somebody_elses" Flag = Flag(*somebody_elses),
    }
    parts { facts: Facts, marks: Marks }
    without { span }
}

form! {
    /// Facts that stand on a step or on a stage.
    Facts as "facts" in ids {
        /// When it happens or how long it takes.
        time: "time" Option<String>,
        /// Where persona and organisation meet.
        touchpoints: "touchpoints" Vec<Touchpoint>,
        /// What the persona thinks.
        thinking: "thinking" Vec<Remark>,
        /// What the persona says.
        saying: "saying" Vec<Remark>,
        /// How the persona feels.
        emotions: "emotions" Vec<Feeling>,
        /// How engaged the persona is, 0 to 5.
        engagement: "engagement" Vec<Feeling>,
        /// The moments that matter.
        moments: "moments" Vec<Moment>,
        /// What hurts.
        pain_points: "pain_points" Vec<Point>,
        /// What pleases.
        gains: "gains" Vec<Point>,
        /// What the persona needs.
        needs: "needs" Vec<Point>,
        /// What the persona expects.
        expectations: "expectations" Vec<Point>,
        /// What could be done better.
        opportunities: "opportunities" Vec<Opportunity>,
        /// What is measured.
        metrics: "metrics" Vec<Reading>,
        /// What the customer sees and keeps.
        physical_evidence: "physical_evidence" Vec<Cell>,
        /// What is done in front of the customer.
        frontstage: "frontstage" Vec<Cell>,
        /// What is done out of the customer's sight.
        backstage: "backstage" Vec<Cell>,
        /// Systems and partners that carry it.
        support: "support" Vec<Cell>,
        /// Rules and laws that bind it.
        policies: "policies" Vec<Cell>,
        /// Where the persona is.
        place: "place" Vec<Remark>,
        /// Who else is there.
        people: "people" Vec<Remark>,
        /// What the persona uses.
        devices: "devices" Vec<Remark>,
        /// Messages that reach the persona.
        messages: "messages" Vec<Message>,
        /// What the organisation needs for it.
        resources: "resources" Vec<Resource>,
        /// A picture for the storyboard.
        image: "image" Option<Image>,
        /// Cells of the map's own lanes.
        cells: "cells" Vec<LaneCells> = cells.iter().map(|(lane, items)| LaneCells { lane: *lane, items: items.clone() }).collect(),
    }
}

/// Cells of one of the map's own lanes.
struct LaneCells {
    lane: usize,
    items: Vec<Remark>,
}

form! {
    /// Cells of one of the map's own lanes.
    LaneCells as "lane_cells" in ids {
        /// The id of the lane.
        lane: "lane" String = ids.lane(*lane),
        /// What stands there.
        items: "items" Vec<Remark>,
    }
}
