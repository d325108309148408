//! The ids of the map and what else stands nowhere in words, in one comment at the end, so that a page can be read back.

use std::collections::BTreeMap;

use super::page::Page;
use crate::board::card::Card;
use crate::board::shape::{BoxPlace, CellPlace, Cells, Shape};
use crate::board::{Board, Body, Column, Entry, Grid, PersonaCard};
use crate::model::fits;
use crate::telling::numbers;
use crate::text::plain;

/// One line for each id: what it belongs to, where that stands, counted from 1, and the id.
pub(super) fn ids(page: &mut Page, board: &Board) {
    let mut lines = Vec::new();
    // English is what a map is in that says nothing of its language.
    add(&mut lines, "lang", "of the map", if board.lang == "en" { "" } else { &board.lang });
    let id = |persona: &PersonaCard| if persona.has_id { persona.id.clone() } else { String::new() };
    let personas: Vec<_> = board.personas.iter().map(|persona| (id(persona), plain(&persona.called))).collect();
    list(&mut lines, "persona", &personas);
    for (index, persona) in board.personas.iter().enumerate() {
        for block in &persona.blocks {
            cell(&mut lines, block.id, &format!("persona {} ", index + 1), &block.cards);
        }
    }
    match &board.body {
        Body::Grid(grid) => {
            let stages: Vec<_> = grid.stages.iter().map(|stage| (stage.id.clone(), plain(&stage.name))).collect();
            counted(&mut lines, "stage", &stages);
            let step = |column: &Column| {
                let is_stage = grid.stages.get(column.stage).is_some_and(|stage| stage.id == column.id);
                let id = if is_stage { String::new() } else { column.id.clone() };
                (id, plain(&column.name))
            };
            let steps: Vec<_> = grid.columns.iter().map(step).collect();
            counted(&mut lines, "step", &steps);
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
        list(&mut lines, panel.id, &panel.entries.iter().map(entry).collect::<Vec<_>>());
    }
    list(&mut lines, "measures", &board.measures.iter().map(entry).collect::<Vec<_>>());
    for (index, (number, nth)) in numbers(board).into_iter().enumerate() {
        let row = (index + 1).to_string();
        add(&mut lines, "metrics", &row, if number.has_id { &number.id } else { "" });
        // The first message is meant that is called so, unless another is.
        add(&mut lines, "metrics", &format!("{row} message"), &if nth > 1 { nth.to_string() } else { String::new() });
    }
    if !lines.is_empty() {
        page.block(&format!("<!-- ids\n{}\n-->", lines.join("\n")));
    }
}

fn entry(entry: &Entry) -> (String, String) {
    (if entry.has_id { entry.id.clone() } else { String::new() }, plain(&entry.title))
}

/// What stands behind the places of a list whose ids seem to be made of the words of other things in it, so that whoever
/// reads the page leaves them where they are.
const FIXED: &str = " fixed";

/// The ids of things that are found again by their words: pairs of id and words.
fn list(lines: &mut Vec<String>, what: &str, all: &[(String, String)]) {
    let (ids, words) = known(all);
    let fixed = if fits::seems_moved(&ids, &words) { FIXED } else { "" };
    for (index, id) in ids {
        add(lines, what, &format!("{index}{fixed}"), &id);
    }
}

/// The same of stages and steps, which are counted.
fn counted(lines: &mut Vec<String>, what: &str, all: &[(String, String)]) {
    let (ids, words) = known(all);
    let fixed = if fits::shifted(&ids, &words).is_some() { FIXED } else { "" };
    for (index, id) in ids {
        add(lines, what, &format!("{index}{fixed}"), &id);
    }
}

/// The ids of a list by their numbers, and the words of all of it.
fn known(all: &[(String, String)]) -> (BTreeMap<usize, String>, Vec<&str>) {
    let ids = (1..).zip(all).filter(|(_, (id, _))| !id.is_empty()).map(|(index, (id, _))| (index, id.clone()));
    (ids.collect(), all.iter().map(|(_, words)| words.as_str()).collect())
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
    let all: Vec<_> = cards.iter().map(|card| (card.id.clone(), plain(&card.text))).collect();
    let (ids, words) = known(&all);
    let fixed = if fits::seems_moved(&ids, &words) { FIXED } else { "" };
    for (index, card) in cards.iter().enumerate() {
        let place = format!("{place}{}", index + 1);
        let count = if cards.len() > 1 { format!(" of {}", cards.len()) } else { String::new() };
        add(lines, lane, &format!("{place}{count}{fixed}"), &card.id);
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
            if boxes.iter().filter(|(_, other)| even(other) == even(words)).count() < 2 {
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

/// Words as whoever reads a page compares them.
fn even(words: &str) -> String {
    plain(words).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
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
