//! Map types: an open list. A type is a file with a `KIND`, and two lines here; it orders lanes and names them anew.

mod current_state;
mod day_in_the_life;
mod experience;
mod future_state;
mod service_blueprint;

use super::card::{Card, Detail};
use super::context::Context;
use super::lanes::{self, Lane};
use super::shape::{Boxes, Cells, Floor, LineKind, Shape};
use super::{Column, Grid, LaneHead, Row, StageHead};
use crate::model::LaneSetting;
use crate::spec::journey::{LaneRole, MapType};

/// A type of map that is drawn as a grid.
#[derive(Debug)]
pub struct Kind {
    /// The type.
    pub map_type: MapType,
    /// Lanes that come first, by id; the others follow in canonical order.
    pub first: &'static [&'static str],
    /// Lanes that are called otherwise here: the lane's id, and the id of its words.
    pub titles: &'static [(&'static str, &'static str)],
    /// Whether the lines of a blueprint are drawn, and arrows between its boxes.
    pub lines: bool,
}

/// Every type that is drawn as a grid.
pub static ALL: &[&Kind] =
    &[&current_state::KIND, &future_state::KIND, &day_in_the_life::KIND, &service_blueprint::KIND, &experience::KIND];

/// The kind of a type; an empathy map is no grid and has none.
fn kind(map_type: MapType) -> &'static Kind {
    ALL.iter().copied().find(|kind| kind.map_type == map_type).unwrap_or(&current_state::KIND)
}

/// A lane in its order: one of the language, or one of the map's own.
#[derive(Clone, Copy)]
enum Ordered<'a> {
    Known(&'static Lane, Option<&'a LaneSetting>),
    Own(usize, &'a LaneSetting),
}

/// Stages, columns and rows of a map.
pub(super) fn grid(context: &Context<'_>) -> Grid {
    let kind = kind(context.map.map_type);
    let ordered = order(context, kind);
    let mut rows: Vec<(Option<Floor>, Row)> = Vec::new();
    for lane in ordered {
        rows.extend(row(context, kind, lane));
    }
    if kind.lines {
        add_lines(context, &mut rows);
    }
    let place = |floor: Floor| {
        rows.iter().position(|(found, row)| {
            *found == Some(floor) && matches!(&row.shape, Shape::Boxes(_)) && lanes::named(&row.lane).is_some()
        })
    };
    let arrows = if kind.lines { context.arrows(place) } else { Vec::new() };
    let words = context.words.lanes.stage;
    Grid {
        stage_title: (words.title.to_owned(), words.subtitle.to_owned()),
        stages: stage_heads(context),
        columns: columns(context),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        arrows,
    }
}

/// Listed lanes first, then those that the type puts first, then all others in canonical order.
fn order<'a>(context: &Context<'a>, kind: &Kind) -> Vec<Ordered<'a>> {
    let mut ordered: Vec<Ordered<'a>> = Vec::new();
    let mut used: Vec<&str> = Vec::new();
    let mut hidden: Vec<&str> = Vec::new();
    for (index, setting) in context.map.lanes.iter().enumerate() {
        match lanes::named(&setting.id) {
            Some(lane) if setting.hide => hidden.push(lane.id),
            Some(lane) if !used.contains(&lane.id) => {
                used.push(lane.id);
                ordered.push(Ordered::Known(lane, Some(setting)));
            }
            None if setting.declared && !setting.hide => ordered.push(Ordered::Own(index, setting)),
            // Listed twice, hidden, or neither of the language nor declared: the model has reported what is wrong.
            Some(_) | None => {}
        }
    }
    let first = kind.first.iter().filter_map(|id| lanes::named(id));
    for lane in first.chain(lanes::ALL.iter().copied()) {
        if !used.contains(&lane.id) && !hidden.contains(&lane.id) {
            used.push(lane.id);
            ordered.push(Ordered::Known(lane, None));
        }
    }
    ordered
}

fn row(context: &Context<'_>, kind: &Kind, lane: Ordered<'_>) -> Option<(Option<Floor>, Row)> {
    match lane {
        Ordered::Known(lane, setting) => {
            let shape = (lane.shape)(context)?;
            let words = words_of(context, kind, lane);
            let title = setting.and_then(|setting| setting.title.clone());
            let explains = |card: &Card| lane.explains.iter().any(|key| card.has(key));
            let is_needed = lane.explains.is_empty() || shape.cards().is_some_and(|cards| cards.iter().any(explains));
            let subtitle = words.filter(|_| title.is_none() && is_needed).map_or("", |words| words.subtitle);
            let title = title.unwrap_or_else(|| words.map_or(lane.id, |words| words.title).to_owned());
            Some((lane.floor, Row { lane: lane.id.to_owned(), title, subtitle: subtitle.to_owned(), shape }))
        }
        Ordered::Own(index, setting) => {
            let cells = own_cells(context, index);
            if cells.is_empty() {
                return None;
            }
            let floor = setting.role.and_then(floor);
            let shape = match floor {
                Some(floor) => Shape::Boxes(Boxes { floor, cells }),
                None => Shape::Text(cells),
            };
            let title = setting.title.clone().unwrap_or_else(|| setting.id.clone());
            Some((floor, Row { lane: setting.id.clone(), title, subtitle: String::new(), shape }))
        }
    }
}

/// The lanes that the author set up, as written.
pub(super) fn heads(context: &Context<'_>) -> Vec<LaneHead> {
    let kind = kind(context.map.map_type);
    let head = |setting: &LaneSetting| {
        let own =
            lanes::named(&setting.id).map(|lane| words_of(context, kind, lane).map_or(lane.id, |words| words.title));
        let title = setting.title.as_deref().or(own).unwrap_or(&setting.id).to_owned();
        let role = setting.role.map_or("", |role| role_words(context, role));
        LaneHead { id: setting.id.clone(), title, role, hidden: setting.hide }
    };
    context.map.lanes.iter().map(head).collect()
}

/// The words for a lane of the language on a map of this kind.
fn words_of(context: &Context<'_>, kind: &Kind, lane: &Lane) -> Option<crate::words::Lane> {
    let id = kind.titles.iter().find(|(id, _)| *id == lane.id).map_or(lane.id, |(_, words)| words);
    context.words.lanes.get(id)
}

/// What a floor is called.
fn role_words(context: &Context<'_>, role: LaneRole) -> &'static str {
    let lanes = &context.words.lanes;
    match role {
        LaneRole::PhysicalEvidence => lanes.physical_evidence.title,
        LaneRole::Action => lanes.customer_actions.title,
        LaneRole::Frontstage => lanes.frontstage.title,
        LaneRole::Backstage => lanes.backstage.title,
        LaneRole::Support => lanes.support.title,
        LaneRole::Policy => lanes.policies.title,
        LaneRole::Other => context.words.channels.other,
    }
}

fn own_cells(context: &Context<'_>, lane: usize) -> Cells<Card> {
    context.cells(|facts| {
        let own = facts.cells.iter().filter(|(index, _)| *index == lane).flat_map(|(_, remarks)| remarks);
        own.map(|remark| context.remark(remark, super::card::Tone::Plain)).collect()
    })
}

fn floor(role: LaneRole) -> Option<Floor> {
    match role {
        LaneRole::PhysicalEvidence => Some(Floor::Evidence),
        LaneRole::Action => Some(Floor::Action),
        LaneRole::Frontstage => Some(Floor::Frontstage),
        LaneRole::Backstage => Some(Floor::Backstage),
        LaneRole::Support => Some(Floor::Support),
        LaneRole::Policy => Some(Floor::Policy),
        LaneRole::Other => None,
    }
}

/// The lines follow from the floors: each stands above the first row of the floor below it, if a floor is above it.
fn add_lines(context: &Context<'_>, rows: &mut Vec<(Option<Floor>, Row)>) {
    let words = &context.words.lines;
    let lines = [
        (LineKind::Interaction, Floor::Frontstage, words.interaction),
        (LineKind::Visibility, Floor::Backstage, words.visibility),
        (LineKind::InternalInteraction, Floor::Support, words.internal_interaction),
    ];
    for (line, below, title) in lines {
        let under = |floor: &Option<Floor>| floor.is_some_and(|floor| floor >= below && floor != Floor::Policy);
        let over = |floor: &Option<Floor>| floor.is_some_and(|floor| floor < below && floor != Floor::Evidence);
        let first_below = rows.iter().position(|(floor, _)| under(floor));
        let any_above = rows.iter().any(|(floor, _)| over(floor));
        if let Some(place) = first_below.filter(|_| any_above) {
            let row = Row {
                lane: format!("line-of-{}", line.id()),
                title: title.to_owned(),
                subtitle: String::new(),
                shape: Shape::Line(line),
            };
            rows.insert(place, (None, row));
        }
    }
}

fn stage_heads(context: &Context<'_>) -> Vec<StageHead> {
    let mut first = 0;
    let head = |stage: &crate::model::stage::Stage| {
        let mut details = Vec::new();
        let labels = &context.words.labels;
        details.extend(
            stage
                .business_goal
                .clone()
                .map(|goal| Detail::labelled("business_goal", &super::details::colon(labels.business_goal), goal)),
        );
        let marks = context.marks(&stage.marks).into_iter().filter(|detail| detail.key != "owner");
        details.extend(marks);
        // Those of the step that a stage is have no box to stand in.
        let own = stage.steps.iter().filter(|step| step.action.is_empty());
        details.extend(own.flat_map(|step| context.uncurved_moments(step)));
        let head = StageHead {
            id: stage.id.clone(),
            name: stage.name.clone(),
            goal: stage.goal.clone(),
            details,
            about: context.about(&stage.marks),
            first,
            count: stage.steps.len(),
        };
        first += stage.steps.len();
        head
    };
    context.stages().map(head).collect()
}

fn columns(context: &Context<'_>) -> Vec<Column> {
    let pairs = context
        .stages()
        .enumerate()
        .flat_map(|(index, stage)| stage.steps.iter().map(move |step| (index, stage, step)));
    let column = |(number, (stage_index, stage, step)): (
        usize,
        (usize, &crate::model::stage::Stage, &crate::model::stage::Step),
    )| {
        let own = step.action.is_empty();
        Column {
            id: if own { stage.id.clone() } else { step.id.clone() },
            name: if own { stage.name.clone() } else { step.action.clone() },
            number: number + 1,
            stage: stage_index,
            about: context.about(&step.marks),
        }
    };
    pairs.enumerate().map(column).collect()
}
