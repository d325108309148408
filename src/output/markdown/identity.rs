//! The ids of the map and what else stands nowhere in words, in one comment at the end, so that a page can be read back.

use super::page::Page;
use crate::board::card::Card;
use crate::board::shape::{BoxPlace, CellPlace, Cells, Shape};
use crate::board::{Board, Body, Entry, Grid};
use crate::telling::numbers;
use crate::text::plain;

/// One line for each id: what it belongs to, where that stands, counted from 1, and the id.
pub(super) fn ids(page: &mut Page, board: &Board) {
    let mut lines = Vec::new();
    // English is what a map is in that says nothing of its language.
    add(&mut lines, "lang", "of the map", if board.lang == "en" { "" } else { &board.lang });
    for (index, persona) in board.personas.iter().enumerate() {
        let id = if persona.has_id { persona.id.as_str() } else { "" };
        add(&mut lines, "persona", &(index + 1).to_string(), id);
        for block in &persona.blocks {
            cell(&mut lines, block.id, &format!("persona {} ", index + 1), &block.cards);
        }
    }
    match &board.body {
        Body::Grid(grid) => {
            for (index, stage) in grid.stages.iter().enumerate() {
                add(&mut lines, "stage", &(index + 1).to_string(), &stage.id);
            }
            for column in &grid.columns {
                let is_stage = grid.stages.get(column.stage).is_some_and(|stage| stage.id == column.id);
                add(&mut lines, "step", &column.number.to_string(), if is_stage { "" } else { &column.id });
            }
            for row in &grid.rows {
                match &row.shape {
                    Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => {
                        cards(&mut lines, &row.lane, cells);
                    }
                    Shape::Boxes(boxes) if row.lane != "action" => cards(&mut lines, &row.lane, &boxes.cells),
                    _ => {}
                }
            }
            arrows(&mut lines, grid);
        }
        Body::Empathy(quadrants) => {
            for quadrant in quadrants {
                let persona = |name: &String| board.personas.iter().position(|persona| persona.called == *name);
                let whose = quadrant.whose.as_ref().and_then(persona);
                let place = whose.map(|index| format!("quadrant {} ", index + 1)).unwrap_or_default();
                cell(&mut lines, quadrant.id, &place, &quadrant.cards);
            }
        }
    }
    for (index, lane) in board.lanes.iter().enumerate() {
        add(&mut lines, "lanes", &(index + 1).to_string(), &lane.id);
    }
    for panel in board.panels.iter().filter(|panel| panel.id != "metrics") {
        let id = |entry: &Entry| if entry.has_id { entry.id.clone() } else { String::new() };
        for (index, entry) in panel.entries.iter().enumerate() {
            add(&mut lines, panel.id, &(index + 1).to_string(), &id(entry));
        }
    }
    for (index, measure) in board.measures.iter().enumerate() {
        add(&mut lines, "measures", &(index + 1).to_string(), if measure.has_id { &measure.id } else { "" });
    }
    for (index, number) in numbers(board).into_iter().enumerate() {
        add(&mut lines, "metrics", &(index + 1).to_string(), if number.has_id { &number.id } else { "" });
    }
    if !lines.is_empty() {
        page.block(&format!("<!-- ids\n{}\n-->", lines.join("\n")));
    }
}

fn cards(lines: &mut Vec<String>, lane: &str, cells: &Cells<Card>) {
    for (kind, all) in [("stage", &cells.stages), ("step", &cells.columns)] {
        for (index, cards) in all.iter().enumerate() {
            cell(lines, lane, &format!("{kind} {} ", index + 1), cards);
        }
    }
}

/// The ids of the cards of a cell, whose place ends in a blank. Of several it says how many there were, so that a card
/// that somebody puts between them is no riddle.
fn cell(lines: &mut Vec<String>, lane: &str, place: &str, cards: &[Card]) {
    for (index, card) in cards.iter().enumerate() {
        let place = format!("{place}{}", index + 1);
        let count = if cards.len() > 1 { format!(" of {}", cards.len()) } else { String::new() };
        add(lines, lane, &format!("{place}{count}"), &card.id);
        refers(lines, lane, &place, card);
    }
}

/// The ids of what a card refers to where words do not say which is meant.
fn refers(lines: &mut Vec<String>, lane: &str, place: &str, card: &Card) {
    for key in ["cause", "addresses", "triggers"] {
        let refers = card.details.iter().filter(|detail| detail.key == key).flat_map(|detail| &detail.refers);
        for (index, id) in refers.enumerate() {
            add(lines, key, &format!("of {lane} {place} {}", index + 1), id);
        }
    }
}

/// Where the ends of an arrow stand, if another box of that cell says the same.
fn arrows(lines: &mut Vec<String>, grid: &Grid) {
    for (index, arrow) in grid.arrows.iter().enumerate() {
        for (end, place) in [("from", arrow.from), ("to", arrow.to)] {
            let boxes = boxes_of(grid, place.cell);
            let here = |found: &&(BoxPlace, &str)| found.0 == place;
            let Some((_, words)) = boxes.iter().find(here) else { continue };
            if boxes.iter().filter(|(_, other)| plain(other) == plain(words)).count() < 2 {
                continue;
            }
            let lane = grid.rows.get(place.row).map_or("", |row| row.lane.as_str());
            let cell = match place.cell {
                CellPlace::Stage(stage) => format!("stage {}", stage + 1),
                CellPlace::Column(column) => format!("step {}", column + 1),
            };
            add(lines, &format!("arrow {}", index + 1), end, &format!("{lane} {cell} {}", place.index + 1));
        }
    }
}

/// Every box of the floors in a cell, with its words.
fn boxes_of(grid: &Grid, cell: CellPlace) -> Vec<(BoxPlace, &str)> {
    let mut all = Vec::new();
    for (row, found) in grid.rows.iter().enumerate() {
        let Shape::Boxes(boxes) = &found.shape else { continue };
        let cards = match cell {
            CellPlace::Stage(stage) => boxes.cells.stages.get(stage),
            CellPlace::Column(column) => boxes.cells.columns.get(column),
        };
        let cards = cards.into_iter().flatten().enumerate();
        all.extend(cards.map(|(index, card)| (BoxPlace { row, cell, index }, card.text.as_str())));
    }
    all
}

/// An id is written as far as a comment can hold it.
fn add(lines: &mut Vec<String>, what: &str, place: &str, id: &str) {
    let is_tame = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' '));
    if !id.is_empty() && is_tame(id) && is_tame(what) && !id.contains("--") && !what.contains("--") {
        lines.push(format!("{what} {place}: {id}"));
    }
}
