//! The stages as one wide table, for formats that scroll: stages and steps across, every lane of the picture below.

use super::figures;
use super::journey::{picture, step_name};
use super::line::{Line, Span};
use super::paths::flow;
use super::voice::Voice;
use crate::board::card::{Card, Tone};
use crate::board::shape::{Arc, Cells, CurvePoint, Floor, Number, Shape};
use crate::board::{Board, Body, Grid, Quadrant, Row, StageHead, shape};

/// The stages of a map with everything that stands in them.
#[derive(Clone, Debug, Default)]
pub struct Wide {
    /// The word for a stage.
    pub stage_title: String,
    /// The stages, from left to right.
    pub stages: Vec<Stage>,
    /// The word for a step.
    pub step_title: String,
    /// What each column is called.
    pub steps: Vec<Line>,
    /// The lanes, in the order of the picture.
    pub lanes: Vec<Lane>,
}

/// A stage.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// What it is called, after its number.
    pub name: Line,
    /// What it is for, and what else is known of it.
    pub facts: Vec<Line>,
    /// Its first column.
    pub first: usize,
    /// How many columns it has, at least one.
    pub count: usize,
}

/// A lane.
#[derive(Clone, Debug)]
pub struct Lane {
    /// What it is called.
    pub title: String,
    /// What stands below that.
    pub subtitle: String,
    /// The floor of a blueprint that it is.
    pub floor: Option<Floor>,
    /// What it holds.
    pub holds: Holds,
}

/// What a lane holds.
#[derive(Clone, Debug)]
pub enum Holds {
    /// Words in cells.
    Cells(Cells<Told>),
    /// Curves over the steps.
    Curve(Curve),
    /// Nothing: it is a line across the table, which only has a name.
    Line,
}

/// Something that stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Its words.
    pub line: Line,
    /// What kind of words they are.
    pub tone: Tone,
}

/// A lane of curves.
#[derive(Clone, Debug, Default)]
pub struct Curve {
    /// The lowest and the highest number of the scale.
    pub ends: (f64, f64),
    /// The numbers of the scale with their words, lowest first.
    pub levels: Vec<Line>,
    /// The curves.
    pub rows: Vec<CurveRow>,
    /// The word for a score.
    pub score_title: String,
    /// The word for moments that matter.
    pub moment_title: String,
    /// For each column the moments that matter.
    pub moments: Vec<Vec<Line>>,
}

/// One curve.
#[derive(Clone, Debug, Default)]
pub struct CurveRow {
    /// Whose it is; empty where there is just one.
    pub name: String,
    /// Which look it has, counted from 0, where several are drawn.
    pub look: usize,
    /// Whether it is the curve of a baseline.
    pub ghost: bool,
    /// For each column its score on the map's scale; the mean where there are several.
    pub scores: Vec<Option<f64>>,
    /// For each column what is known beside a single score.
    pub told: Vec<Vec<Line>>,
}

/// The stages of a board; none of an empathy map.
pub fn wide(board: &Board) -> Option<Wide> {
    let Body::Grid(grid) = &board.body else { return None };
    let voice = Voice::new(board);
    let actions = grid.rows.iter().find_map(|row| match &row.shape {
        Shape::Steps(cells) => Some((cells, &row.title)),
        _ => None,
    });
    let stages = grid.stages.iter().enumerate().map(|(index, stage)| Stage {
        name: Line::sign(format!("{}. ", index + 1)).then(Line::text(&stage.name)),
        facts: facts(&voice, stage),
        first: stage.first,
        count: stage.count,
    });
    let lanes = grid.rows.iter().filter_map(|row| lane(&voice, grid, row));
    Some(Wide {
        stage_title: grid.stage_title.0.clone(),
        stages: stages.collect(),
        step_title: actions.map_or(board.words.lanes.step.title, |(_, title)| title).to_owned(),
        steps: (0..grid.columns.len())
            .map(|column| step(&voice, grid, actions.map(|(cells, _)| cells), column))
            .collect(),
        lanes: lanes.collect(),
    })
}

/// What a stage is for, and what else is known of it, with its sources at the end.
fn facts(voice: &Voice<'_>, stage: &StageHead) -> Vec<Line> {
    let goal = stage.goal.iter().map(|goal| Line::text(goal));
    let rest = voice.details(&stage.details);
    goal.chain((!rest.is_empty()).then_some(rest)).collect()
}

/// What a column is called: the step with everything that is known of it where it has a card of its own.
fn step(voice: &Voice<'_>, grid: &Grid, actions: Option<&Cells<Card>>, column: usize) -> Line {
    let card = actions.and_then(|cells| cells.columns.get(column)?.first());
    if let Some(card) = card {
        return voice.card(card);
    }
    let Some(found) = grid.columns.get(column) else { return Line::default() };
    // A stage that is itself a step says its name once.
    let is_stage = grid.stages.get(found.stage).is_some_and(|stage| stage.name == found.name);
    if is_stage || actions.is_some() { Line::sign(found.number.to_string()) } else { Line::text(&step_name(found)) }
}

fn lane(voice: &Voice<'_>, grid: &Grid, row: &Row) -> Option<Lane> {
    let (floor, holds) = match &row.shape {
        // They stand in the head.
        Shape::Steps(cells) if cells.stages.iter().all(Vec::is_empty) => return None,
        Shape::Steps(cells) => {
            let stages = Cells { stages: cells.stages.clone(), columns: vec![Vec::new(); cells.columns.len()] };
            (None, cards(voice, &stages))
        }
        Shape::Text(cells) | Shape::Chips(cells) | Shape::Cards(cells) => (None, cards(voice, cells)),
        Shape::Boxes(boxes) => (Some(boxes.floor), cards(voice, &boxes.cells)),
        Shape::Pictures(cells) => (None, Holds::Cells(told(cells, |one| vec![plain(picture(one))]))),
        Shape::Numbers(cells) => {
            (None, Holds::Cells(told(cells, |number: &Number| vec![plain(figures::line(voice, number))])))
        }
        Shape::Arcs(arcs) => (None, Holds::Cells(ways(voice, grid, arcs))),
        Shape::Curve(found) => (None, Holds::Curve(curve(voice, grid, found))),
        Shape::Line(_) => (None, Holds::Line),
    };
    Some(Lane { title: row.title.clone(), subtitle: row.subtitle.clone(), floor, holds })
}

fn plain(line: Line) -> Told {
    Told { line, tone: Tone::Plain }
}

fn told<T>(cells: &Cells<T>, tell: impl Fn(&T) -> Vec<Told>) -> Cells<Told> {
    let all = |cells: &[Vec<T>]| {
        cells.iter().map(|cell| cell.iter().flat_map(&tell).filter(|one| !one.line.is_empty()).collect()).collect()
    };
    Cells { stages: all(&cells.stages), columns: all(&cells.columns) }
}

/// Cards, each with what is measured of it.
fn cards(voice: &Voice<'_>, cells: &Cells<Card>) -> Holds {
    Holds::Cells(told(cells, |card| {
        let own = Told { line: voice.card(card), tone: card.tone };
        let numbers = card.numbers.iter().map(|number| plain(figures::line(voice, number)));
        std::iter::once(own).chain(numbers).collect()
    }))
}

/// Ways that are not "the next step", each where it begins.
fn ways(voice: &Voice<'_>, grid: &Grid, arcs: &[Arc]) -> Cells<Told> {
    let mut cells =
        Cells { stages: vec![Vec::new(); grid.stages.len()], columns: vec![Vec::new(); grid.columns.len()] };
    for arc in arcs {
        if let Some(cell) = cells.columns.get_mut(arc.from) {
            cell.push(plain(flow(voice, grid, arc)));
        }
    }
    cells
}

fn curve(voice: &Voice<'_>, grid: &Grid, curve: &shape::Curve) -> Curve {
    let words = voice.board.words;
    let level = |(score, word): &(String, String)| {
        let parts = [Line::plain(score), Line::text(word)].into_iter().filter(|part| !part.is_empty());
        Line::joined(parts, " ")
    };
    let row = |line: &shape::CurveLine| {
        let at = |column: usize| line.points.iter().filter(move |point| point.column == column);
        let columns = 0..grid.columns.len();
        CurveRow {
            name: line.name.clone(),
            look: line.look,
            ghost: line.ghost,
            scores: columns.clone().map(|column| mean(at(column), curve.ends)).collect(),
            told: columns
                .map(|column| {
                    let is_one = at(column).count() == 1;
                    at(column).map(|point| felt(voice, point, is_one)).filter(|line| !line.is_empty()).collect()
                })
                .collect(),
        }
    };
    let moments =
        |column: usize| curve.moments.get(column).into_iter().flatten().map(|(word, _)| Line::plain(word)).collect();
    Curve {
        ends: curve.ends,
        levels: curve.levels.iter().map(level).collect(),
        rows: curve.lines.iter().map(row).collect(),
        score_title: words.labels.score.to_owned(),
        moment_title: words.markdown.moments.to_owned(),
        moments: (0..grid.columns.len()).map(moments).collect(),
    }
}

/// The score of points on the map's scale, without the noise of its arithmetic.
fn mean<'p>(points: impl Iterator<Item = &'p CurvePoint>, (low, high): (f64, f64)) -> Option<f64> {
    let points: Vec<(f64, bool)> = points.filter_map(|point| Some((point.level?, point.spread.is_some()))).collect();
    if points.is_empty() {
        return None;
    }
    let level = points.iter().map(|(level, _)| level).sum::<f64>() / points.len() as f64;
    let score = f64::midpoint(low, high) + level * (high - low) / 2.0;
    // A score that somebody wrote stays what it is; of a mean, two decimals say enough.
    let is_mean = points.len() > 1 || points.iter().any(|(_, is_mean)| *is_mean);
    let parts = if is_mean { 1e2 } else { 1e6 };
    Some((score * parts).round() / parts)
}

/// What is felt, with the score where another stands beside it.
fn felt(voice: &Voice<'_>, point: &CurvePoint, is_one: bool) -> Line {
    let score = point.score.as_deref().filter(|_| !is_one).map(Line::plain);
    let start = Line::joined(score.into_iter().chain(point.word.as_deref().map(Line::text)), " ");
    let range = point.range.as_ref().map(|(low, high)| {
        let observed = Line::joined(point.observed.iter().map(|score| Line::plain(score)), "; ");
        let range = Line::plain(low).and(Span::Sign("…".to_owned())).then(Line::plain(high));
        range.and(Span::Sign(" (".to_owned())).then(observed).and(Span::Sign(")".to_owned()))
    });
    let parts = Some(start).filter(|start| !start.is_empty()).into_iter().chain(range).collect();
    voice.close(parts, &point.details, &[]).about(&point.about)
}

/// The quadrants of an empathy map, each with its heading.
pub fn quadrants(board: &Board) -> Vec<(String, Vec<Told>)> {
    let Body::Empathy(quadrants) = &board.body else { return Vec::new() };
    let voice = Voice::new(board);
    let heading = |quadrant: &Quadrant| match &quadrant.whose {
        Some(name) => format!("{name}: {}", quadrant.heading),
        None => quadrant.heading.clone(),
    };
    let cards = |quadrant: &Quadrant| {
        quadrant.cards.iter().map(|card| Told { line: voice.card(card), tone: card.tone }).collect()
    };
    quadrants.iter().map(|quadrant| (heading(quadrant), cards(quadrant))).collect()
}
