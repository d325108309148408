//! Stages, the steps in them, and the facts that may stand on either.

use super::blueprint::Cell;
use super::card::{Opportunity, Point, Remark};
use super::emotion::{Emotion, Moment};
use super::journey::Rival;
use super::marks::Marks;
use super::message::{Message, Resource};
use super::metric::{MetricValue, Row, Table};
use super::record::{Keys, Many, Required};
use super::touchpoint::Touchpoint;
use super::value::Text;
use crate::record;
use crate::source::At;

record! {
    /// A part of the journey: what the persona is after for a while.
    Stage called "a stage" short ["name"] {
        /// Its name for references, unique in the map.
        id: Option<Text>,
        /// What the stage is called.
        name: Required<Text>,
        /// What the persona wants here.
        goal: Option<Text>,
        /// What the organisation wants here.
        business_goal: Option<Text>,
        /// What the persona does, in order. A stage without steps is itself a step.
        steps or "step": Many<Step>,
        /// Others who serve the same need, by the name of a competitor.
        competitors or "competitor": Table<Rival>,
    }
    with { facts: Facts, marks: Marks }
    places {
        "owner" after "business_goal", "for" after "owner", "competitors" after "resources", "steps" after "tags",
    }
}

record! {
    /// One thing that the persona does.
    Step called "a step" short ["action"] {
        /// Its name for references, unique in the map.
        id: Option<Text>,
        /// What the persona does.
        action: Required<Text>,
    }
    with { facts: Facts, marks: Marks }
    places { "for" after "action" }
}

record! {
    /// Facts that may stand on a step or on a stage.
    Facts called "a step or stage" {
        /// A picture for the storyboard: a built-in icon, or a file; on a step.
        image: Option<Image>,
        /// When it happens or how long it takes: "week 1"; in a day in the life a clock period, `06:30-08:00`.
        time: Option<Text>,
        /// Where the persona is.
        place: Many<Remark>,
        /// Who else is there.
        people: Many<Remark>,
        /// What the persona uses.
        devices or "device": Many<Remark>,
        /// Where persona and organisation meet.
        touchpoints or "touchpoint": Many<Touchpoint>,
        /// What the customer sees and keeps.
        physical_evidence: Many<Cell>,
        /// What is done in front of the customer.
        frontstage: Many<Cell>,
        /// What is done out of the customer's sight.
        backstage: Many<Cell>,
        /// Systems and partners that carry it.
        support: Many<Cell>,
        /// Rules and laws that bind it.
        policies or "policy": Many<Cell>,
        /// What the persona thinks.
        thinking: Many<Remark>,
        /// What the persona says: a quote.
        saying: Many<Remark>,
        /// What the persona expects.
        expectations or "expectation": Many<Point>,
        /// How the persona feels; on a step.
        emotion: Many<Emotion>,
        /// How engaged the persona is, 0 to 5; on a step.
        engagement: Many<Emotion>,
        /// The moments that matter; on a step.
        moments or "moment": Many<At<Moment>>,
        /// Messages that reach the persona.
        messages or "message": Many<Message>,
        /// What the persona needs.
        needs or "need": Many<Point>,
        /// What hurts.
        pain_points or "pain_point": Many<Point>,
        /// What pleases.
        gains or "gain": Many<Point>,
        /// What could be done better.
        opportunities or "opportunity": Many<Opportunity>,
        /// Cells of lanes that the map declares, by the id of the lane.
        cells or "cell": Table<Remark>,
        /// What is measured, by the id of a metric.
        metrics or "metric": Table<MetricValue>,
        /// What the organisation needs for it.
        resources or "resource": Many<Resource>,
    }
}

/// The ids of the language's lanes: the keys that their cells are written under, in any of their forms.
pub fn lane_keys() -> impl Iterator<Item = &'static str> {
    let facts = Facts::keys().into_iter().filter(|key| !matches!(key.name, "cells" | "moments"));
    let elsewhere = ["action", "competitors", "competitor", "flows", "flow", "owner"];
    facts.flat_map(|key| std::iter::once(key.name).chain(key.singular)).chain(elsewhere)
}

impl Row for Remark {
    const KEY: &'static str = "the id of a lane under `lanes`";
}

record! {
    /// A picture.
    Image called "an image" short ["image"] {
        /// A built-in icon, or the path of a PNG, JPEG, WebP or SVG file.
        image: Required<Text>,
        /// What it shows, for those who cannot see it.
        alt: Option<Text>,
    }
}
