//! Blueprint cells, and the arrows between them: straight down by default, or where the author says.

use super::card::{Card, Detail, Tone};
use super::context::Context;
use super::details::colon;
use super::shape::{Arrow, BoxPlace, CellPlace, Floor};
use crate::model::item::{Cell, Trigger};
use crate::model::stage::{Facts, Step};
use crate::source::Span;

/// A box of the grid and what it stands for.
struct Placed<'a> {
    place: BoxPlace,
    span: Span,
    cell: Option<&'a Cell>,
}

/// The cells of one floor.
type Cells<'a> = fn(&'a Facts) -> &'a Vec<Cell>;

/// The floors that arrows join below the customer's, downward.
fn floors<'a>() -> [(Floor, Cells<'a>); 3] {
    [
        (Floor::Frontstage, |facts| &facts.frontstage),
        (Floor::Backstage, |facts| &facts.backstage),
        (Floor::Support, |facts| &facts.support),
    ]
}

/// "→ Verify payment: paid seats", where no arrow says it.
fn trigger(context: &Context<'_>, trigger: &Trigger) -> Detail {
    let arrow = if trigger.both_ways { "↔" } else { "→" };
    let text = match &trigger.label {
        Some(label) => format!("{}: {label}", trigger.to.label),
        None => trigger.to.label.clone(),
    };
    let parts = std::iter::once(&trigger.to.label).chain(&trigger.label).cloned().collect();
    Detail { parts, refers: vec![context.told_apart(&trigger.to)], ..Detail::labelled("triggers", arrow, text) }
}

impl<'a> Context<'a> {
    /// A cell of a blueprint as a card.
    pub(super) fn blueprint_cell(&self, cell: &Cell) -> Card {
        let labels = &self.words.labels;
        let mut card = self.remark(&cell.remark, Tone::Plain);
        let mut details = Vec::new();
        details.extend(cell.by.clone().map(|by| Detail::labelled("by", labels.by, by)));
        details.extend(
            cell.kind.and_then(|kind| self.words.blueprint.get(kind.word())).map(|kind| Detail::bare("kind", kind)),
        );
        details.extend(cell.fails.clone().map(|fails| Detail::labelled("fails", &colon(labels.fails), fails)));
        details.extend(self.root_causes(cell.remark.span));
        // Only a blueprint has arrows, and only between the boxes of its floors.
        let told = cell.triggers.iter().flatten().filter(|found| !self.is_drawn(cell, found));
        details.extend(told.map(|found| trigger(self, found)));
        details.append(&mut card.details);
        let no_arrow = cell.triggers.as_ref().is_some_and(Vec::is_empty);
        let told = no_arrow.then(|| Detail::bare("triggers", labels.no_arrow)).into_iter().collect();
        Card { details, told, ..card }
    }

    /// Whether an arrow leads from a cell to where a trigger does; of evidence and policies there are none.
    fn is_drawn(&self, from: &Cell, trigger: &Trigger) -> bool {
        let to = trigger.to.span;
        let is_beside = |span: Span| {
            let facts = self.stages().map(|stage| &stage.facts).chain(self.steps().map(|step| &step.facts));
            facts
                .flat_map(|facts| facts.physical_evidence.iter().chain(&facts.policies))
                .any(|cell| cell.remark.span == span)
        };
        let is_empty = || self.steps().any(|step| step.span == to && step.action.is_empty());
        let is_own = from.remark.span == to;
        self.is_blueprint() && !is_own && !is_beside(from.remark.span) && !is_beside(to) && !is_empty()
    }

    /// The pains whose root cause is this cell, in the cell's words: "Root cause: 9 s wait".
    fn root_causes(&self, span: Span) -> Vec<Detail> {
        let facts = self
            .map
            .stages
            .iter()
            .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
        let causes = facts.flat_map(|facts| &facts.pain_points).filter_map(|pain| {
            let cause = pain.cause.as_ref()?;
            let is_this = cause.of.as_ref().is_some_and(|of| of.span == span && !of.in_baseline);
            is_this.then(|| cause.text.clone().unwrap_or_else(|| pain.remark.text.clone()))
        });
        causes.map(|text| Detail::labelled("root-cause", &colon(self.words.labels.root_cause), text)).collect()
    }

    /// The arrows of a blueprint. `row` says which row of the grid a floor is, if it is shown.
    pub(super) fn arrows(&self, row: impl Fn(Floor) -> Option<usize>) -> Vec<Arrow> {
        let placed = self.placed(&row);
        let mut arrows: Vec<Arrow> = Vec::new();
        for column in self.columns_of(&placed) {
            for pair in column.windows(2) {
                let [from, to] = pair else { continue };
                let own = from.cell.is_some_and(|cell| cell.triggers.is_some());
                if !own {
                    arrows.push(Arrow {
                        from: from.place,
                        to: to.place,
                        both_ways: false,
                        label: None,
                        fails: fails(to),
                    });
                }
            }
        }
        for from in &placed {
            let triggers = from.cell.and_then(|cell| cell.triggers.as_ref());
            for trigger in triggers.into_iter().flatten() {
                let Some(to) = placed.iter().find(|placed| placed.span == trigger.to.span) else { continue };
                if to.place != from.place {
                    let label = trigger.label.clone();
                    arrows.push(Arrow {
                        from: from.place,
                        to: to.place,
                        both_ways: trigger.both_ways,
                        label,
                        fails: fails(to),
                    });
                }
            }
        }
        arrows
    }

    /// For each column the first box of each floor, from the customer downward.
    fn columns_of<'p>(&self, placed: &'p [Placed<'a>]) -> Vec<Vec<&'p Placed<'a>>> {
        let mut columns: Vec<Vec<&Placed<'a>>> = self.steps().map(|_| Vec::new()).collect();
        for found in placed {
            if let (CellPlace::Column(index), 0) = (found.place.cell, found.place.index)
                && let Some(column) = columns.get_mut(index)
            {
                column.push(found);
            }
        }
        for column in &mut columns {
            column.sort_by_key(|placed| placed.place.row);
        }
        columns
    }

    /// Every box that an arrow may touch.
    fn placed(&self, row: &impl Fn(Floor) -> Option<usize>) -> Vec<Placed<'a>> {
        let mut placed = Vec::new();
        if let Some(row) = row(Floor::Action) {
            let action = |(column, step): (usize, &'a Step)| Placed {
                place: BoxPlace { row, cell: CellPlace::Column(column), index: 0 },
                span: step.span,
                cell: None,
            };
            placed.extend(self.steps().enumerate().filter(|(_, step)| !step.action.is_empty()).map(action));
        }
        for (floor, choose) in floors() {
            let Some(row) = row(floor) else { continue };
            let mut add = |cell: CellPlace, cells: &'a [Cell]| {
                let boxes = cells.iter().enumerate();
                placed.extend(boxes.map(|(index, found)| Placed {
                    place: BoxPlace { row, cell, index },
                    span: found.remark.span,
                    cell: Some(found),
                }));
            };
            for (index, stage) in self.stages().enumerate() {
                add(CellPlace::Stage(index), choose(&stage.facts));
            }
            for (index, step) in self.steps().enumerate() {
                add(CellPlace::Column(index), choose(&step.facts));
            }
        }
        placed
    }
}

fn fails(placed: &Placed<'_>) -> bool {
    placed.cell.is_some_and(|cell| cell.fails.is_some())
}
