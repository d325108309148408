//! Maps with a heading for each stage, and below it a table with a step in each row.

use super::blocks::Block;
use super::labels::{Labels, labels};
use super::sections::Section;
use super::sheet::tables;
use super::stages::{is_numbered, put};
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, calls_map, calls_several, key};
use crate::import::matrix::{Aside, Matrix, Placed, Stage};
use crate::import::table::{Headers, preface};

/// Why a heading without a number may be no stage.
const HEADING: &str =
    "it stands above a table of steps like those below the headings beside it, and is taken for a stage of one map";

/// A section with a table of steps.
struct Found<'s> {
    section: &'s Section,
    steps: Matrix,
    labels: Labels,
}

/// The map that the sections within a section make, and which of them are its stages; nothing if they make none.
pub(super) fn map(parent: &Section, headers: &Headers) -> Option<(Matrix, Vec<usize>)> {
    let tabled = parent.sections.iter().enumerate().filter(|(_, section)| has_table(section));
    let mut found: Vec<(usize, Found<'_>)> = Vec::new();
    for (at, section) in tabled {
        let mut maps = section.blocks.iter().filter_map(rows).map(|rows| tables(rows, headers));
        match maps.find(|maps| !maps.is_empty()) {
            // A table that is no map is told of where it stands.
            None => {}
            Some(_) => found.push((at, stage(section, headers)?)),
        }
    }
    let mut heads = found.iter().map(|(_, found)| head(found.section));
    let first = heads.next()?;
    let is_one = found.len() > 1 && heads.all(|head| head == first);
    let is_sure = found.iter().all(|(_, found)| is_numbered(&found.section.heading));
    let is_of_several = calls_several(&parent.heading.text);
    let is_headed =
        !parent.heading.is_blank() && !is_of_several && found.iter().all(|(_, found)| found.section.level > 1);
    if !is_one || !is_sure && !is_headed {
        return None;
    }
    let mut matrix = Matrix::default();
    let all = found.iter().map(|(at, _)| *at).collect();
    for (_, found) in found {
        if !is_sure {
            matrix.doubtful.push((found.section.heading.span, HEADING));
        }
        add(found, headers, &mut matrix);
    }
    Some((matrix, all))
}

fn rows(block: &Block) -> Option<&Vec<Vec<Words>>> {
    match block {
        Block::Table(rows) => Some(rows),
        _ => None,
    }
}

/// Whether a table stands in a section, however deep.
fn has_table(section: &Section) -> bool {
    section.blocks.iter().any(|block| rows(block).is_some()) || section.sections.iter().any(has_table)
}

/// The headers of the table of a section.
fn head(section: &Section) -> Vec<String> {
    let head = section.blocks.iter().find_map(rows).and_then(|rows| rows.first());
    head.map(|head| head.iter().map(|words| key(&words.text)).collect()).unwrap_or_default()
}

/// A section as a stage; nothing if it is a map of its own, or more than one table stands in it.
fn stage<'s>(section: &'s Section, headers: &Headers) -> Option<Found<'s>> {
    let is_map = calls_map(&section.heading.text);
    let sense = |words: &str| headers.sense(words).first().copied();
    let is_about = |words: &str| sense(words).is_some_and(preface::is_about_only);
    let is_labelled = preface::labelled(&section.heading, headers).is_some();
    let mut all = section.blocks.iter().filter_map(rows);
    let (first, others) = (all.next()?, all.next());
    if section.heading.is_blank() || is_map || is_labelled || is_about(&section.heading.text) || others.is_some() {
        return None;
    }
    let mut maps = tables(first, headers).into_iter();
    let (steps, more) = (maps.next()?, maps.next());
    // Stages of its own make it a map of its own, and so do labels that speak of a map.
    let is_bare = matches!(steps.stages.as_slice(), [stage] if stage.names.is_empty()) && steps.list.is_none();
    let names_steps =
        steps.lanes.iter().any(|lane| lane.header.senses.iter().any(|of| matches!(of, Sense::Step | Sense::Action)));
    if !is_bare || !names_steps || more.is_some() || section.sections.iter().any(has_table) {
        return None;
    }
    let blocks = section.blocks.iter().filter(|block| rows(block).is_none()).cloned().collect();
    let labels = labels(&Section { blocks, ..section.clone() }, headers);
    if labels.lanes.iter().any(|(label, _)| is_about(&label.text)) {
        return None;
    }
    Some(Found { section, steps, labels })
}

/// Puts a stage behind the others.
fn add(found: Found<'_>, headers: &Headers, matrix: &mut Matrix) {
    let Found { section, steps, labels } = found;
    let from = matrix.columns;
    let columns = from..from + steps.columns;
    matrix.columns = columns.end;
    matrix.tongue = matrix.tongue.or(steps.tongue);
    matrix.stages.push(Stage { names: vec![section.heading.clone()], columns: columns.clone() });
    let mut lanes = Vec::new();
    for lane in steps.lanes {
        let known = matrix.lanes.iter().position(|own| key(&own.words.text) == key(&lane.words.text));
        if known.is_some() && !lane.words.is_blank() {
            matrix.aside.push((lane.words.clone(), Aside::Frame("the lane of this name")));
        }
        lanes.push(known.unwrap_or(matrix.lanes.len()));
        if known.is_none() {
            matrix.lanes.push(lane);
        }
    }
    for cell in steps.cells {
        let Some(lane) = lanes.get(cell.lane) else { continue };
        let columns = cell.columns.start + from..cell.columns.end + from;
        matrix.cells.push(Placed { lane: *lane, columns, words: cell.words });
    }
    matrix.about.extend(steps.about);
    matrix.people.extend(steps.people);
    matrix.notes.extend(steps.notes);
    matrix.aside.extend(steps.aside);
    matrix.unread.extend(steps.unread);
    matrix.doubtful.extend(steps.doubtful);
    put(&labels, columns, headers, matrix);
}
