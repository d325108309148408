//! Ways through the map in words: flows that are not "the next step", and the arrows of a blueprint.

use super::journey::{stage_name, step_name};
use super::line::{Line, Span};
use super::page::{List, Telling};
use super::voice::Voice;
use crate::board::Grid;
use crate::board::shape::{Arc, Arrow, BoxPlace, CellPlace, Shape};
use crate::text::{Face, pieces};

/// Loops, jumps and branches.
pub(super) fn flows(page: &mut Telling, voice: &Voice<'_>, grid: &Grid) {
    for row in &grid.rows {
        let Shape::Arcs(arcs) = &row.shape else { continue };
        let mut list = List::default();
        for arc in arcs {
            list.item(flow(voice, grid, arc));
        }
        page.heading(2, &row.title);
        page.list(list);
    }
}

/// One loop, jump or branch.
pub(super) fn flow(voice: &Voice<'_>, grid: &Grid, arc: &Arc) -> Line {
    let markdown = &voice.board.words.markdown;
    // An end is called after its step, or after the stage that it names.
    let end = |column: usize, label: &str| match grid.columns.get(column) {
        Some(found) if found.name == label => Line::text(&step_name(found)),
        Some(found) if grid.stages.get(found.stage).is_some_and(|stage| stage.name == label) => {
            Line::text(&stage_name(voice, grid, found.stage))
        }
        _ => Line::text(label),
    };
    let (from, to) = (end(arc.from, &arc.from_label), end(arc.to, &arc.to_label));
    let share = arc.share.as_deref().map(Line::plain).unwrap_or_default();
    let template = if share.is_empty() { markdown.flow } else { markdown.flow_share };
    let mut parts = vec![Line::filled(template, &[("share", share), ("from", from), ("to", to)])];
    parts.extend(arc.text.clone().map(|text| Line::of(Span::Said(text))));
    voice.close(parts, &arc.details, &[]).about(&arc.about)
}

/// The arrows of a blueprint: one line for each chain of plain arrows, and for each arrow that says more.
pub(super) fn arrows(page: &mut Telling, voice: &Voice<'_>, grid: &Grid) {
    if grid.arrows.is_empty() {
        return;
    }
    let mut list = List::default();
    let mut chain: Option<(Line, BoxPlace)> = None;
    for arrow in &grid.arrows {
        let (line, end) = match chain.take() {
            Some((line, end)) if end == arrow.from && is_plain(arrow) => (line, end),
            previous => {
                if let Some((line, _)) = previous {
                    list.item(line);
                }
                let start = place(voice, grid, arrow.from.cell).and(Span::Sign(" ".to_owned()));
                (start.then(name(grid, arrow.from)), arrow.from)
            }
        };
        let sign = if arrow.both_ways { " ↔ " } else { " → " };
        let elsewhere = if end.cell == arrow.to.cell {
            Line::default()
        } else {
            place(voice, grid, arrow.to.cell).and(Span::Sign(" ".to_owned()))
        };
        let line = line.and(Span::Sign(sign.to_owned())).then(elsewhere).then(name(grid, arrow.to));
        chain = Some((line.then(notes(voice, arrow)), arrow.to));
    }
    if let Some((line, _)) = chain {
        list.item(line);
    }
    page.heading(2, voice.board.words.markdown.connections);
    page.list(list);
}

fn is_plain(arrow: &Arrow) -> bool {
    !arrow.both_ways && arrow.label.is_none()
}

/// What else is known of an arrow, in brackets.
fn notes(voice: &Voice<'_>, arrow: &Arrow) -> Line {
    let labels = &voice.board.words.labels;
    let mut notes: Vec<Line> = arrow.label.iter().map(|label| Line::text(label)).collect();
    if arrow.both_ways {
        notes.push(Line::plain(labels.both_ways));
    }
    if arrow.fails {
        notes.push(Line::of(Span::Strong(labels.fails.to_owned())));
    }
    if notes.is_empty() {
        return Line::default();
    }
    Line::sign(" (").then(Line::joined(notes, ", ")).and(Span::Sign(")".to_owned()))
}

/// The number of a step, or the name of a stage.
fn place(voice: &Voice<'_>, grid: &Grid, cell: CellPlace) -> Line {
    let text = match cell {
        CellPlace::Column(column) => {
            grid.columns.get(column).map(|column| column.number.to_string()).unwrap_or_default()
        }
        CellPlace::Stage(stage) => stage_name(voice, grid, stage),
    };
    Line::of(Span::Strong(text))
}

/// What a box says.
fn name(grid: &Grid, place: BoxPlace) -> Line {
    let Some(Shape::Boxes(boxes)) = grid.rows.get(place.row).map(|row| &row.shape) else { return Line::default() };
    let cell = match place.cell {
        CellPlace::Stage(stage) => boxes.cells.stages.get(stage),
        CellPlace::Column(column) => boxes.cells.columns.get(column),
    };
    let card = cell.and_then(|cell| cell.get(place.index));
    card.map(|card| told(&card.text)).unwrap_or_default()
}

/// The words of a box; without their marks where they begin with bold ones, which would be taken for a step.
fn told(words: &str) -> Line {
    let first = pieces(words).into_iter().flatten().next();
    let is_bold = first.is_some_and(|piece| matches!(piece.face, Face::Bold | Face::Semibold));
    if is_bold { Line::plain(words) } else { Line::text(words) }
}
