//! The stages: what belongs to each as a whole as a list, and what belongs to its steps as a table of lanes and steps.

use super::inline::{Place, inline, label, words};
use super::page::{List, Page, Table};
use super::voice::{DOT, Voice, bar, spark};
use crate::board::card::Card;
use crate::board::shape::{Cells, Curve, CurvePoint, Floor, Shape};
use crate::board::{Column, Grid, Quadrant, Row};
use crate::words::fill;

/// Steps side by side in one table; more would be too narrow to read.
const STEPS_A_TABLE: usize = 4;

/// All stages.
pub(super) fn journey(page: &mut Page, voice: &Voice<'_>, grid: &Grid) {
    page.heading(2, voice.board.words.markdown.journey);
    page.list(&curves(grid));
    for (index, stage) in grid.stages.iter().enumerate() {
        page.heading(3, &stage_name(voice, grid, index));
        page.list(&facts(voice, grid, index));
        let columns: Vec<usize> = (stage.first..stage.first + stage.count).collect();
        let tables = columns.len().div_ceil(STEPS_A_TABLE).max(1);
        for columns in columns.chunks(columns.len().div_ceil(tables).max(1)) {
            page.table(&table(voice, grid, columns));
        }
    }
}

/// "Stage 2: Purchase".
pub(super) fn stage_name(voice: &Voice<'_>, grid: &Grid, index: usize) -> String {
    let name = grid.stages.get(index).map_or("", |stage| stage.name.as_str());
    fill(voice.board.words.markdown.stage_heading, &[("number", &(index + 1).to_string()), ("name", name)])
}

/// "7. Fills in the checkout form".
pub(super) fn step_name(column: &Column) -> String {
    format!("{}\\. {}", column.number, column.name)
}

/// The curves of the whole map at a glance, and what their numbers mean.
fn curves(grid: &Grid) -> List {
    let mut list = List::default();
    for row in &grid.rows {
        let Shape::Curve(curve) = &row.shape else { continue };
        let levels = curve.levels.iter().map(|(score, word)| {
            let parts = [words(score), inline(word, Place::Cell)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let levels = levels.collect::<Vec<_>>().join(DOT);
        let mut texts = Vec::new();
        for line in &curve.lines {
            let level = |column: usize| line.points.iter().find(|point| point.column == column)?.level;
            let shape: String = (0..grid.columns.len()).map(|column| level(column).map_or('–', spark)).collect();
            let name = if line.name.is_empty() { String::new() } else { format!("{} ", words(&line.name)) };
            texts.push(format!("{name}`{shape}`"));
        }
        match texts.as_mut_slice() {
            [text] => *text = format!("{text}{DOT}{levels}"),
            _ => texts.push(levels),
        }
        list.fact(&row.title, &texts);
    }
    list
}

/// What belongs to a stage as a whole; opportunities and metrics have tables of their own.
fn facts(voice: &Voice<'_>, grid: &Grid, index: usize) -> List {
    let mut list = List::default();
    let Some(stage) = grid.stages.get(index) else { return list };
    let word = voice.board.words;
    list.fact(word.labels.goal, &stage.goal.iter().map(|goal| inline(goal, Place::Cell)).collect::<Vec<_>>());
    for detail in stage.details.iter().filter(|detail| detail.key == "business_goal") {
        list.fact(&detail.label, &[inline(&detail.text, Place::Cell)]);
    }
    for row in &grid.rows {
        let cards = match &row.shape {
            Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) if row.lane != "opportunities" => cells,
            Shape::Boxes(boxes) => &boxes.cells,
            Shape::Pictures(cells) => {
                let told: Vec<String> =
                    cells.stages.get(index).into_iter().flatten().map(super::inline::picture).collect();
                list.fact(&row.title, &told);
                continue;
            }
            _ => continue,
        };
        let cards = cards.stages.get(index).map(Vec::as_slice).unwrap_or_default();
        let place = if cards.len() > 1 { Place::Flow } else { Place::Cell };
        list.fact(&row.title, &cards.iter().map(|card| voice.card(card, place)).collect::<Vec<_>>());
    }
    let rest: Vec<_> = stage.details.iter().filter(|detail| detail.key != "business_goal").cloned().collect();
    if !rest.is_empty() {
        list.fact(word.markdown.more, &[voice.details(&rest, Place::Cell)]);
    }
    list
}

/// Lanes down, some steps across. A cell with several cards takes several rows, the first of which names the lane.
fn table(voice: &Voice<'_>, grid: &Grid, columns: &[usize]) -> Table {
    let actions = grid.rows.iter().find_map(|row| match &row.shape {
        Shape::Steps(cells) => Some((cells, Some(&row.title))),
        Shape::Boxes(boxes) if boxes.floor == Floor::Action && row.lane == "action" => Some((&boxes.cells, None)),
        _ => None,
    });
    let head = |column: &usize| {
        let Some(found) = grid.columns.get(*column) else { return String::new() };
        let named = match actions {
            Some((cells, title)) => title.is_some() && cells.columns.get(*column).is_some_and(|cell| !cell.is_empty()),
            // A stage that is itself a step says its name once.
            None => grid.stages.get(found.stage).is_none_or(|stage| stage.name != found.name),
        };
        if !named {
            return found.number.to_string();
        }
        let card = actions.and_then(|(cells, _)| cells.columns.get(*column)?.first());
        let evidence = card.into_iter().flat_map(|card| &card.details).filter(|detail| detail.key == "evidence");
        let notes: String = evidence.map(|detail| voice.detail(detail, Place::Cell)).collect();
        format!("{}{notes}", inline(&step_name(found), Place::Cell))
    };
    let mut table = Table::default();
    let title = actions.and_then(|(_, title)| title.map(String::as_str));
    table.head.push(words(title.unwrap_or(voice.board.words.lanes.step.title)));
    table.head.extend(columns.iter().map(head));
    for row in &grid.rows {
        add_row(&mut table, voice, row, columns);
    }
    table
}

fn add_row(table: &mut Table, voice: &Voice<'_>, row: &Row, columns: &[usize]) {
    match &row.shape {
        Shape::Steps(cells) => {
            // Words and footnotes stand in the head of the column.
            let details = |card: &Card| voice.close(Vec::new(), &card.details, &["evidence"], Place::Cell);
            add(table, voice.board.words.markdown.more, columns, |column| told(cells, column, details));
        }
        Shape::Boxes(boxes) if boxes.floor == Floor::Action => {
            let bare = |card: &Card| voice.card(&Card { badge: None, ..card.clone() }, Place::Cell);
            add(table, &row.title, columns, |column| told(&boxes.cells, column, bare));
        }
        Shape::Boxes(boxes) => {
            add(table, &row.title, columns, |column| told(&boxes.cells, column, |card| voice.card(card, Place::Cell)));
        }
        Shape::Cards(_) if row.lane == "opportunities" => {}
        Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => {
            add(table, &row.title, columns, |column| told(cells, column, |card| voice.card(card, Place::Cell)));
        }
        Shape::Pictures(cells) => add(table, &row.title, columns, |column| told(cells, column, super::inline::picture)),
        Shape::Curve(curve) => add_curve(table, voice, row, curve, columns),
        Shape::Line(_) => {
            let mut line = vec![format!("*{}*", words(&row.title))];
            line.resize(columns.len() + 1, "⸺".to_owned());
            table.rows.push(line);
        }
        Shape::Numbers(_) | Shape::Arcs(_) => {}
    }
}

fn told<T>(cells: &Cells<T>, column: usize, tell: impl Fn(&T) -> String) -> Vec<String> {
    cells.columns.get(column).into_iter().flatten().map(tell).filter(|text| !text.is_empty()).collect()
}

fn add(table: &mut Table, title: &str, columns: &[usize], tell: impl Fn(usize) -> Vec<String>) {
    let cells: Vec<Vec<String>> = columns.iter().map(|column| tell(*column)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        let name = if line == 0 { label(title) } else { String::new() };
        let texts = cells.iter().map(|cell| cell.get(line).cloned().unwrap_or_default());
        table.rows.push(std::iter::once(name).chain(texts).collect());
    }
}

fn add_curve(table: &mut Table, voice: &Voice<'_>, row: &Row, curve: &Curve, columns: &[usize]) {
    for line in &curve.lines {
        let title = if line.name.is_empty() { row.title.clone() } else { format!("{} ({})", row.title, line.name) };
        add(table, &title, columns, |column| {
            let points = line.points.iter().filter(|point| point.column == column);
            points.map(|point| self::point(voice, point)).collect()
        });
    }
    let moments = |column: usize| -> Vec<String> {
        curve.moments.get(column).into_iter().flatten().map(|(word, _)| words(word)).collect()
    };
    add(table, voice.board.words.markdown.moments, columns, moments);
}

/// "●●○○○ −1.7 Anxious".
fn point(voice: &Voice<'_>, point: &CurvePoint) -> String {
    let bar = point.level.map(bar);
    let score = point.score.as_deref().map(words);
    let word = point.word.as_deref().map(|word| inline(word, Place::Cell));
    let start: Vec<String> = [bar, score, word].into_iter().flatten().collect();
    let mut parts = vec![start.join(" ")];
    let observed = point.observed.iter().map(|score| words(score)).collect::<Vec<_>>().join("; ");
    let range = point.range.as_ref().map(|(low, high)| format!("{}…{} ({observed})", words(low), words(high)));
    parts.extend(range);
    voice.close(parts, &point.details, &[], Place::Cell)
}

/// The quadrants of an empathy map.
pub(super) fn empathy(page: &mut Page, voice: &Voice<'_>, quadrants: &[Quadrant]) {
    page.heading(2, voice.board.words.types.empathy);
    for quadrant in quadrants {
        let heading = match &quadrant.whose {
            Some(name) => format!("{name}: {}", quadrant.heading),
            None => quadrant.heading.clone(),
        };
        page.heading(3, &heading);
        let mut list = List::default();
        for card in &quadrant.cards {
            list.item(&voice.card(card, Place::Flow));
        }
        page.list(&list);
    }
}
