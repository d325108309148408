//! Where cells stand in the map: its stages and the steps in them.

use std::ops::Range;

use super::roles::Role;
use super::{Matrix, Placed};
use crate::import::cell::{Words, items};
use crate::import::lexicon::is_nothing;

/// A place of the map: a stage, or one of its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The stage.
    pub(super) stage: usize,
    /// The step in it.
    pub(super) step: Option<usize>,
}

impl Place {
    /// Where it is in the map: `stages[0].steps[1]`.
    pub(super) fn path(self) -> String {
        match self.step {
            Some(step) => format!("stages[{}].steps[{step}]", self.stage),
            None => format!("stages[{}]", self.stage),
        }
    }
}

/// A step of a stage.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What is done; blank where nothing says it.
    pub(super) action: Words,
    /// What names it again, where several cells do.
    pub(super) columns: Range<usize>,
}

/// The steps of a stage.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    /// The columns of the stage.
    pub(super) columns: Range<usize>,
    /// Its steps, in order.
    pub(super) list: Vec<Step>,
    /// Whether each step has columns of its own; else they are items of one cell.
    pub(super) by_columns: bool,
}

/// The steps of each stage.
pub(super) fn steps(matrix: &Matrix, roles: &[Role]) -> Vec<Steps> {
    let lane = roles.iter().position(|role| *role == Role::Steps);
    let mut named: Vec<&Placed> = matrix.cells.iter().filter(|cell| Some(cell.lane) == lane).collect();
    named.retain(|cell| !is_nothing(&cell.words.text, matrix.tongue));
    named.sort_by_key(|cell| cell.columns.start);
    let of_stage = |columns: &Range<usize>| -> Steps {
        let first = named.partition_point(|cell| cell.columns.end <= columns.start);
        let cells: Vec<&Placed> = named
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|cell| cell.columns.start < columns.end)
            .copied()
            .collect();
        if columns.len() <= 1 {
            let actions = cells.iter().flat_map(|cell| items(&cell.words));
            let steps = actions.map(|action| Step { action, columns: columns.clone() }).collect();
            return Steps { columns: columns.clone(), list: steps, by_columns: false };
        }
        Steps { columns: columns.clone(), list: by_columns(columns, &cells), by_columns: true }
    };
    matrix.stages.iter().map(|stage| of_stage(&stage.columns)).collect()
}

/// The steps of a stage over several columns: each has the columns of its cell, and those behind it that have none.
fn by_columns(columns: &Range<usize>, cells: &[&Placed]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut cells = cells.iter().peekable();
    let mut at = columns.start;
    while at < columns.end {
        let mut here: Vec<Words> = Vec::new();
        let mut end = at + 1;
        while let Some(cell) = cells.next_if(|cell| cell.columns.start <= at) {
            here.push(cell.words.clone());
            end = end.max(cell.columns.end.min(columns.end));
        }
        steps.push(Step { action: Words::join(&here, "\n"), columns: at..end });
        at = end;
    }
    steps
}

/// Where a cell over these columns belongs.
pub(super) fn places(stages: &[Steps], columns: &Range<usize>) -> Vec<Place> {
    let mut places = Vec::new();
    let first = stages.partition_point(|steps| steps.columns.end <= columns.start);
    for (stage, steps) in
        stages.iter().enumerate().skip(first).take_while(|(_, steps)| steps.columns.start < columns.end)
    {
        if !steps.by_columns {
            let step = (steps.list.len() == 1).then_some(0);
            places.push(Place { stage, step });
            continue;
        }
        let covers_all = columns.start <= steps.columns.start && columns.end >= steps.columns.end;
        if covers_all && steps.list.len() > 1 {
            places.push(Place { stage, step: None });
            continue;
        }
        let overlap = |step: &Step| step.columns.start < columns.end && columns.start < step.columns.end;
        let own = steps.list.iter().enumerate().filter(|(_, step)| overlap(step));
        places.extend(own.map(|(step, _)| Place { stage, step: Some(step) }));
    }
    places
}
