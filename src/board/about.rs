//! What things are found by (persona, segment, channel), the notes on them, and the numbers that outputs know them by.

use super::card::{About, Card};
use super::channels::channel_name;
use super::context::Context;
use super::shape::{CellPlace, Cells, Shape};
use super::{Board, Body, Column, Grid};
use crate::model::item::{ChannelUse, Marks, Whose};

/// What the things of a board can be found by: the place of each in the map's list, and what it is called. A list by which
/// nothing is told apart is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The personas.
    pub personas: Vec<(usize, String)>,
    /// The segments.
    pub segments: Vec<(usize, String)>,
    /// The channels, in the order of the journey.
    pub channels: Vec<(usize, String)>,
}

impl Context<'_> {
    /// What an item is found by, and its notes.
    pub(super) fn about(&self, marks: &Marks) -> About {
        let concerned = About { notes: marks.notes.clone(), ..About::default() };
        if marks.whose.is_empty() { concerned } else { About { notes: marks.notes.clone(), ..self.of(&marks.whose) } }
    }

    /// What belongs to these: a persona is concerned by what is said of its segments, a segment by what is said of those
    /// who belong to it.
    pub(super) fn of(&self, whose: &[Whose]) -> About {
        let map = self.map;
        let belongs = |persona: usize, segment: usize| {
            map.personas.get(persona).is_some_and(|persona| persona.segments.contains(&segment))
        };
        let is_persona = |index: &usize| {
            whose.iter().any(|one| match one {
                Whose::Persona(persona) => persona == index,
                Whose::Segment(segment) => belongs(*index, *segment),
            })
        };
        let is_segment = |index: &usize| {
            whose.iter().any(|one| match one {
                Whose::Persona(persona) => belongs(*persona, *index),
                Whose::Segment(segment) => segment == index,
            })
        };
        About {
            personas: Some((0..map.personas.len()).filter(is_persona).collect()),
            segments: Some((0..map.segments.len()).filter(is_segment).collect()),
            ..About::default()
        }
    }

    /// The channels of a touchpoint or message.
    pub(super) fn channels_of(&self, channel: Option<&ChannelUse>) -> Vec<usize> {
        let number = channel.and_then(|channel| self.channels.get(&channel_name(channel, self.words)));
        number.into_iter().copied().collect()
    }
}

/// Says of everything on a board what it is found by where it does not say so itself, numbers it, and lists the filters.
pub(super) fn settle(board: &mut Board, context: &Context<'_>) {
    let places = match &board.body {
        Body::Grid(grid) => Places::of(grid, context.channels.len() > 1),
        Body::Empathy(_) => Places::default(),
    };
    let mut key = 0;
    let mut apart = [false; 2];
    each(board, &mut |about, place| {
        key += 1;
        about.key = key;
        places.settle(about, place);
        let [personas, segments] = &mut apart;
        *personas |= about.personas.as_ref().is_some_and(|found| found.len() < context.map.personas.len());
        *segments |= about.segments.as_ref().is_some_and(|found| found.len() < context.map.segments.len());
    });
    board.filters = filters(context, apart);
}

fn filters(context: &Context<'_>, [personas, segments]: [bool; 2]) -> Filters {
    let mut filters = Filters::default();
    let listed = |all: Vec<(usize, String)>, apart: bool| if apart && all.len() > 1 { all } else { Vec::new() };
    filters.personas = listed(context.personas().map(|(at, persona)| (at, persona.name.clone())).collect(), personas);
    let named = context.map.segments.iter().enumerate().map(|(at, segment)| (at, segment.name.clone()));
    filters.segments = listed(named.collect(), segments);
    let mut channels: Vec<(usize, String)> =
        context.channels.iter().map(|(name, number)| (*number, name.clone())).collect();
    channels.sort_unstable();
    filters.channels = listed(channels, true);
    filters
}

/// What is known of the columns and stages that things stand in.
#[derive(Default)]
struct Places {
    columns: Vec<About>,
    stages: Vec<About>,
}

impl Places {
    fn of(grid: &Grid, by_channel: bool) -> Self {
        let mut stages: Vec<About> = grid.stages.iter().map(|stage| stage.about.clone()).collect();
        // A step is its stage's unless it says whose it is.
        let column = |column: &Column| {
            let own = Some(&column.about).filter(|about| about.personas.is_some());
            own.or(stages.get(column.stage)).cloned().unwrap_or_default()
        };
        let mut columns: Vec<About> = grid.columns.iter().map(column).collect();
        if by_channel {
            let used = |cards: Option<&Vec<Card>>| -> Vec<usize> {
                cards.into_iter().flatten().filter_map(|card| card.about.channels.as_ref()).flatten().copied().collect()
            };
            let rows = || grid.rows.iter().filter_map(|row| row.shape.cards());
            for (index, about) in columns.iter_mut().enumerate() {
                about.channels = Some(rows().flat_map(|cells| used(cells.columns.get(index))).collect());
            }
            for (index, about) in stages.iter_mut().enumerate() {
                let own = rows().flat_map(|cells| used(cells.stages.get(index)));
                let steps = grid.columns.iter().zip(&columns).filter(|(column, _)| column.stage == index);
                let steps = steps.filter_map(|(_, about)| about.channels.as_ref()).flatten().copied();
                about.channels = Some(own.chain(steps).collect());
            }
            for about in columns.iter_mut().chain(&mut stages) {
                if let Some(channels) = &mut about.channels {
                    channels.sort_unstable();
                    channels.dedup();
                }
            }
        }
        Self { columns, stages }
    }

    fn settle(&self, about: &mut About, place: Option<CellPlace>) {
        let place = match place {
            Some(CellPlace::Column(column)) => self.columns.get(column),
            Some(CellPlace::Stage(stage)) => self.stages.get(stage),
            None => None,
        };
        let Some(place) = place else { return };
        if about.personas.is_none() {
            about.personas.clone_from(&place.personas);
        }
        if about.segments.is_none() {
            about.segments.clone_from(&place.segments);
        }
        if about.channels.is_none() {
            about.channels.clone_from(&place.channels);
        }
    }
}

/// Visits everything on a board that can be found, with the cell that it stands in.
fn each(board: &mut Board, visit: &mut impl FnMut(&mut About, Option<CellPlace>)) {
    for persona in &mut board.personas {
        visit(&mut persona.about_whom, None);
        let cards = persona.blocks.iter_mut().flat_map(|block| &mut block.cards);
        for card in cards {
            if card.about.personas.is_none() {
                card.about.personas.clone_from(&persona.about_whom.personas);
                card.about.segments.clone_from(&persona.about_whom.segments);
            }
            visit(&mut card.about, None);
        }
    }
    match &mut board.body {
        Body::Grid(grid) => {
            for (index, stage) in grid.stages.iter_mut().enumerate() {
                visit(&mut stage.about, Some(CellPlace::Stage(index)));
            }
            for row in &mut grid.rows {
                each_of(&mut row.shape, visit);
            }
        }
        Body::Empathy(quadrants) => {
            for card in quadrants.iter_mut().flat_map(|quadrant| &mut quadrant.cards) {
                visit(&mut card.about, None);
            }
        }
    }
    for entry in board.panels.iter_mut().flat_map(|panel| &mut panel.entries) {
        visit(&mut entry.about, None);
        entry.lines.iter_mut().for_each(|card| visit(&mut card.about, None));
    }
}

fn each_of(shape: &mut Shape, visit: &mut impl FnMut(&mut About, Option<CellPlace>)) {
    match shape {
        Shape::Steps(cells) | Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => {
            cells.visit(|card, place| visit(&mut card.about, Some(place)));
        }
        Shape::Boxes(boxes) => boxes.cells.visit(|card, place| visit(&mut card.about, Some(place))),
        Shape::Numbers(cells) => cells.visit(|number, place| visit(&mut number.about, Some(place))),
        Shape::Pictures(cells) => cells.visit(|picture, place| visit(&mut picture.about, Some(place))),
        Shape::Curve(curve) => {
            for line in &mut curve.lines {
                visit(&mut line.about, None);
                for point in &mut line.points {
                    if point.about.personas.is_none() {
                        point.about.personas.clone_from(&line.about.personas);
                        point.about.segments.clone_from(&line.about.segments);
                    }
                    visit(&mut point.about, Some(CellPlace::Column(point.column)));
                }
            }
        }
        Shape::Arcs(arcs) => arcs.iter_mut().for_each(|arc| visit(&mut arc.about, None)),
        Shape::Line(_) => {}
    }
}

impl<T> Cells<T> {
    fn visit(&mut self, mut visit: impl FnMut(&mut T, CellPlace)) {
        for (index, cell) in self.stages.iter_mut().enumerate() {
            for item in cell {
                visit(item, CellPlace::Stage(index));
            }
        }
        for (index, cell) in self.columns.iter_mut().enumerate() {
            for item in cell {
                visit(item, CellPlace::Column(index));
            }
        }
    }
}
