//! Ways through the map in words: flows that are not "the next step", and the arrows of a blueprint.

use super::inline::{Place, inline, words};
use super::journey::{stage_name, step_name};
use super::page::{List, Page};
use super::voice::Voice;
use crate::board::Grid;
use crate::board::shape::{Arrow, BoxPlace, CellPlace, Shape};
use crate::words::fill;

/// Loops, jumps and branches.
pub(super) fn flows(page: &mut Page, voice: &Voice<'_>, grid: &Grid) {
    let markdown = &voice.board.words.markdown;
    for row in &grid.rows {
        let Shape::Arcs(arcs) = &row.shape else { continue };
        let mut list = List::default();
        for arc in arcs {
            // An end is called after its step, or after the stage that it names.
            let end = |column: usize, label: &str| match grid.columns.get(column) {
                Some(found) if found.name == label => inline(&step_name(found), Place::Cell),
                _ => inline(label, Place::Cell),
            };
            let (from, to) = (end(arc.from, &arc.from_label), end(arc.to, &arc.to_label));
            let share = arc.share.as_deref().map(words).unwrap_or_default();
            let template = if share.is_empty() { markdown.flow } else { markdown.flow_share };
            let mut parts = vec![fill(template, &[("share", &share), ("from", &from), ("to", &to)])];
            parts.extend(arc.text.as_deref().map(|text| inline(text, Place::Cell)));
            list.item(&voice.close(parts, &arc.details, &[], Place::Cell));
        }
        page.heading(2, &row.title);
        page.list(&list);
    }
}

/// The arrows of a blueprint: one line for each chain of plain arrows, and for each arrow that says more.
pub(super) fn arrows(page: &mut Page, voice: &Voice<'_>, grid: &Grid) {
    if grid.arrows.is_empty() {
        return;
    }
    let mut list = List::default();
    let mut chain: Option<(String, BoxPlace)> = None;
    for arrow in &grid.arrows {
        let (line, end) = match chain.take() {
            Some((line, end)) if end == arrow.from && is_plain(arrow) => (line, end),
            previous => {
                if let Some((line, _)) = previous {
                    list.item(&line);
                }
                let start = format!("**{}** {}", place(voice, grid, arrow.from.cell), name(grid, arrow.from));
                (start, arrow.from)
            }
        };
        let sign = if arrow.both_ways { "↔" } else { "→" };
        let elsewhere = if end.cell == arrow.to.cell {
            String::new()
        } else {
            format!("**{}** ", place(voice, grid, arrow.to.cell))
        };
        let notes = notes(voice, arrow);
        chain = Some((format!("{line} {sign} {elsewhere}{}{notes}", name(grid, arrow.to)), arrow.to));
    }
    if let Some((line, _)) = chain {
        list.item(&line);
    }
    page.heading(2, voice.board.words.markdown.connections);
    page.list(&list);
}

fn is_plain(arrow: &Arrow) -> bool {
    !arrow.both_ways && arrow.label.is_none()
}

/// What else is known of an arrow, in brackets.
fn notes(voice: &Voice<'_>, arrow: &Arrow) -> String {
    let labels = &voice.board.words.labels;
    let mut notes: Vec<String> = arrow.label.iter().map(|label| inline(label, Place::Cell)).collect();
    if arrow.both_ways {
        notes.push(words(labels.both_ways));
    }
    if arrow.fails {
        notes.push(format!("**{}**", words(labels.fails)));
    }
    if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) }
}

/// The number of a step, or the name of a stage.
fn place(voice: &Voice<'_>, grid: &Grid, cell: CellPlace) -> String {
    match cell {
        CellPlace::Column(column) => {
            grid.columns.get(column).map(|column| column.number.to_string()).unwrap_or_default()
        }
        CellPlace::Stage(stage) => words(&stage_name(voice, grid, stage)),
    }
}

/// What a box says.
fn name(grid: &Grid, place: BoxPlace) -> String {
    let Some(Shape::Boxes(boxes)) = grid.rows.get(place.row).map(|row| &row.shape) else { return String::new() };
    let cell = match place.cell {
        CellPlace::Stage(stage) => boxes.cells.stages.get(stage),
        CellPlace::Column(column) => boxes.cells.columns.get(column),
    };
    let card = cell.and_then(|cell| cell.get(place.index));
    card.map(|card| inline(&card.text, Place::Cell)).unwrap_or_default()
}
