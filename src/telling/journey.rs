//! The stages: what belongs to each as a whole as a list, and what belongs to its steps as a table of lanes and steps.

use super::line::{DOT, Line, Span};
use super::page::{List, Row, Table, Telling};
use super::voice::{Voice, bar, spark};
use crate::board::card::{Card, Detail};
use crate::board::shape::{Cells, Curve, CurvePoint, Floor, Picture, Shape};
use crate::board::{Column, Grid, LaneHead, Quadrant, Row as BoardRow};
use crate::words::{fill, seems_alone};

/// All stages.
pub(super) fn journey(page: &mut Telling, voice: &Voice<'_>, grid: &Grid) {
    page.heading(2, voice.board.words.markdown.journey);
    page.list(settings(voice, curves(voice, grid)));
    for (index, stage) in grid.stages.iter().enumerate() {
        let name = stage_name(voice, grid, index);
        page.heading(3, &name);
        page.list(facts(voice, grid, index));
        let columns: Vec<usize> = (stage.first..stage.first + stage.count).collect();
        page.table(table(voice, grid, name, &columns));
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
fn curves(voice: &Voice<'_>, grid: &Grid) -> List {
    let mut list = List::default();
    for row in &grid.rows {
        let Shape::Curve(curve) = &row.shape else { continue };
        let levels = curve.levels.iter().map(|(score, word)| {
            let parts = [Line::plain(score), Line::text(word)];
            Line::joined(parts.into_iter().filter(|part| !part.is_empty()), " ")
        });
        let mut levels = Line::joined(levels, DOT);
        if row.lane == "emotion" && voice.board.scale.iter().any(|(_, word)| !word.is_empty()) {
            // The author's own scale is told beside it.
            levels = Line::default();
        }
        let mut lines = Vec::new();
        for line in &curve.lines {
            let level = |column: usize| line.points.iter().find(|point| point.column == column)?.level;
            let shape: String = (0..grid.columns.len()).map(|column| level(column).map_or('–', spark)).collect();
            let name = Line::plain(&line.name);
            let name = if name.is_empty() { name } else { name.and(Span::Sign(" ".to_owned())) };
            lines.push(name.and(Span::Shape(shape)).about(&line.about));
        }
        match lines.as_mut_slice() {
            _ if levels.is_empty() => {}
            [line] => *line = std::mem::take(line).and(Span::Sign(DOT.to_owned())).then(levels),
            _ => lines.push(levels),
        }
        list.fact(&row.title, lines);
    }
    list
}

/// What the author set up: the scale of emotions and the lanes.
fn settings(voice: &Voice<'_>, mut list: List) -> List {
    let labels = &voice.board.words.labels;
    let points = voice.board.scale.iter().map(|(score, word)| {
        let parts = [Line::plain(score), Line::text(word)];
        Line::joined(parts.into_iter().filter(|part| !part.is_empty()), " ")
    });
    let points = Line::joined(points, DOT);
    if !points.is_empty() {
        list.fact(labels.scale, vec![points]);
    }
    let lane = |lane: &LaneHead| {
        let mut parts = vec![Line::text(&lane.title)];
        parts.extend(Some(Line::plain(lane.role)).filter(|role| !role.is_empty()));
        parts.extend(lane.hidden.then(|| Line::of(Span::Strong(labels.hidden.to_owned()))));
        Line::joined(parts, DOT)
    };
    list.under(labels.lanes, voice.board.lanes.iter().map(lane).collect());
    list
}

/// What belongs to a stage as a whole; opportunities and metrics have tables of their own.
fn facts(voice: &Voice<'_>, grid: &Grid, index: usize) -> List {
    let mut list = List::default();
    let Some(stage) = grid.stages.get(index) else { return list };
    let word = voice.board.words;
    list.fact(word.labels.goal, stage.goal.iter().map(|goal| Line::text(goal)).collect());
    for detail in stage.details.iter().filter(|detail| detail.key == "business_goal") {
        list.fact(&detail.label, vec![Line::text(&detail.text)]);
    }
    for row in &grid.rows {
        let cards = match &row.shape {
            Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) if row.lane != "opportunities" => cells,
            Shape::Boxes(boxes) => &boxes.cells,
            Shape::Pictures(cells) => {
                list.fact(&row.title, cells.stages.get(index).into_iter().flatten().map(picture).collect());
                continue;
            }
            _ => continue,
        };
        let cards = cards.stages.get(index).map(Vec::as_slice).unwrap_or_default();
        list.fact(&row.title, cards.iter().map(|card| voice.card(card)).collect());
    }
    let rest: Vec<_> = stage.details.iter().filter(|detail| detail.key != "business_goal").cloned().collect();
    if !rest.is_empty() {
        list.fact(word.markdown.more, vec![voice.details(&rest)]);
    }
    list.notes(word.labels.note, &stage.about);
    list
}

/// A picture: a file, or an icon by its name; and what it shows.
pub(super) fn picture(picture: &Picture) -> Line {
    let told = if let Some(file) = &picture.file {
        Line::of(Span::File { path: file.path.clone(), alt: picture.alt.clone().unwrap_or_default() })
    } else {
        let alt = picture.alt.iter().map(|alt| Line::text(alt));
        Line::joined(std::iter::once(Line::plain(&picture.icon)).chain(alt), DOT)
    };
    told.about(&picture.about)
}

/// Lanes down, steps across.
fn table(voice: &Voice<'_>, grid: &Grid, caption: String, columns: &[usize]) -> Table {
    let actions = grid.rows.iter().find_map(|row| match &row.shape {
        Shape::Steps(cells) => Some((cells, Some(&row.title))),
        Shape::Boxes(boxes) if boxes.floor == Floor::Action && row.lane == "action" => Some((&boxes.cells, None)),
        _ => None,
    });
    let head = |column: &usize| {
        let Some(found) = grid.columns.get(*column) else { return Line::default() };
        let named = match actions {
            Some((cells, title)) => title.is_some() && cells.columns.get(*column).is_some_and(|cell| !cell.is_empty()),
            // A stage that is itself a step says its name once.
            None => grid.stages.get(found.stage).is_none_or(|stage| stage.name != found.name),
        };
        if !named {
            // Where the step has a card of its own, its notes stand there.
            let line = Line::sign(found.number.to_string());
            return if actions.is_some() { line } else { line.about(&found.about) };
        }
        let card = actions.and_then(|(cells, _)| cells.columns.get(*column)?.first());
        let evidence = card.into_iter().flat_map(|card| &card.details).filter(|detail| detail.key == "evidence");
        let sources = Line::joined(evidence.map(|detail| voice.detail(detail)), "");
        let line = Line::text(&step_name(found)).then(sources);
        card.map_or(line.clone(), |card| line.about(&card.about))
    };
    let title = actions.and_then(|(_, title)| title.map(String::as_str));
    let mut table = Table { caption, is_grid: true, ..Table::default() };
    table.head.push(Line::plain(title.unwrap_or(voice.board.words.lanes.step.title)));
    table.head.extend(columns.iter().map(head));
    for row in &grid.rows {
        add_row(&mut table, voice, row, columns);
    }
    table
}

fn add_row(table: &mut Table, voice: &Voice<'_>, row: &BoardRow, columns: &[usize]) {
    match &row.shape {
        Shape::Steps(cells) => {
            // Words, notes and sources stand in the head of the column.
            let details = |card: &Card| voice.close(Vec::new(), &card.details, &["evidence"]);
            add(table, voice.board.words.markdown.more, columns, |column| told(cells, column, details));
        }
        Shape::Boxes(boxes) if boxes.floor == Floor::Action => {
            let bare = |card: &Card| voice.card(&Card { badge: None, ..card.clone() });
            add(table, &row.title, columns, |column| told(&boxes.cells, column, bare));
        }
        Shape::Boxes(boxes) => {
            add(table, &row.title, columns, |column| told(&boxes.cells, column, |card| voice.card(card)));
        }
        Shape::Cards(_) if row.lane == "opportunities" => {}
        Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => {
            add(table, &row.title, columns, |column| told(cells, column, |card| voice.card(card)));
        }
        Shape::Pictures(cells) => add(table, &row.title, columns, |column| told(cells, column, picture)),
        Shape::Curve(curve) => add_curve(table, voice, row, curve, columns),
        Shape::Line(_) => {
            table.rows.push(Row { name: Line::plain(&row.title), cells: Vec::new(), is_line: true });
        }
        Shape::Numbers(_) | Shape::Arcs(_) => {}
    }
}

fn told<T>(cells: &Cells<T>, column: usize, tell: impl Fn(&T) -> Line) -> Vec<Line> {
    cells.columns.get(column).into_iter().flatten().map(tell).filter(|line| !line.is_empty()).collect()
}

fn add(table: &mut Table, title: &str, columns: &[usize], tell: impl Fn(usize) -> Vec<Line>) {
    let cells: Vec<Vec<Line>> = columns.iter().map(|column| tell(*column)).collect();
    if cells.iter().any(|cell| !cell.is_empty()) {
        table.rows.push(Row { name: Line::of(Span::Label(title.to_owned())), cells, is_line: false });
    }
}

fn add_curve(table: &mut Table, voice: &Voice<'_>, row: &BoardRow, curve: &Curve, columns: &[usize]) {
    for line in &curve.lines {
        let title = if line.name.is_empty() { row.title.clone() } else { format!("{} ({})", row.title, line.name) };
        add(table, &title, columns, |column| {
            let points = line.points.iter().filter(|point| point.column == column);
            points.map(|point| self::point(voice, point)).collect()
        });
    }
    let moments = |column: usize| -> Vec<Line> {
        curve.moments.get(column).into_iter().flatten().map(|(word, _)| Line::plain(word)).collect()
    };
    add(table, voice.board.words.markdown.moments, columns, moments);
}

/// "●●○○○ −1.7 Anxious".
fn point(voice: &Voice<'_>, point: &CurvePoint) -> Line {
    let bar = point.level.map(|level| Line::sign(bar(level)));
    let score = point.score.as_deref().map(Line::plain);
    let word = point.word.as_deref().map(|word| match point.score {
        // A feeling in words that is no score.
        None if seems_alone(&crate::text::plain(word)) => Line::sign("“").then(Line::text(word)).then(Line::sign("”")),
        _ => Line::text(word),
    });
    let mut parts = vec![Line::joined([bar, score, word].into_iter().flatten(), " ")];
    let observed = Line::joined(point.observed.iter().map(|score| Line::plain(score)), "; ");
    let range = point.range.as_ref().map(|(low, high)| {
        let range = Line::plain(low).and(Span::Sign("…".to_owned())).then(Line::plain(high));
        range.and(Span::Sign(" (".to_owned())).then(observed).and(Span::Sign(")".to_owned()))
    });
    parts.extend(range);
    let details: Vec<Detail> = point.details.iter().chain(&point.told).cloned().collect();
    voice.close(parts, &details, &[]).about(&point.about)
}

/// The quadrants of an empathy map.
pub(super) fn empathy(page: &mut Telling, voice: &Voice<'_>, quadrants: &[Quadrant]) {
    page.heading(2, voice.board.words.types.empathy);
    page.list(settings(voice, List::default()));
    for quadrant in quadrants {
        let heading = match &quadrant.whose {
            Some(name) => format!("{name}: {}", quadrant.heading),
            None => quadrant.heading.clone(),
        };
        page.heading(3, &heading);
        let mut list = List::default();
        for card in &quadrant.cards {
            list.item(voice.card(card));
        }
        page.list(list);
    }
}
