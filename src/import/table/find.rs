//! The parts of a sheet: tables beside or below each other, each with what stands around it.

use std::ops::Range;

use super::layout::{Certainty, Line, best, column, row};
use super::{Headers, Sheet};
use crate::import::lexicon::Sense;

/// The tables of a sheet, without blank lines; a sheet that is one table, or none, is one part.
pub(super) fn parts(sheet: &Sheet, headers: &Headers) -> Vec<Sheet> {
    let headers = headers.of(sheet);
    let mut parts = Vec::new();
    for strip in side_by_side(sheet, &headers) {
        for band in one_below_another(&strip, &headers) {
            parts.extend(repeated(&band.closed(), &headers));
        }
    }
    parts.retain(|part| part.words().next().is_some());
    parts
}

fn table(sheet: &Sheet, headers: &Headers) -> Option<(Line, bool)> {
    best(sheet, headers)
        .filter(|(line, _)| line.is_enough(Certainty::Found))
        .map(|(line, layout)| (line, layout.by_rows))
}

/// Tables beside each other with a blank column between, if there are at least two; titles above the first of them
/// belong to it.
fn side_by_side(sheet: &Sheet, headers: &Headers) -> Vec<Sheet> {
    let strips = sheet.strips();
    let part = |strip: &Range<usize>| sheet.part(0..sheet.height(), strip.clone());
    if strips.len() < 2 || strips.iter().filter(|strip| table(&part(strip), headers).is_some()).count() < 2 {
        return vec![sheet.clone()];
    }
    // A strip that is no table belongs to the one before.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for strip in strips {
        let is_table = table(&part(&strip), headers).is_some();
        match joined.last_mut() {
            Some(last) if !is_table || table(&part(last), headers).is_none() => last.end = strip.end,
            Some(last) if goes_on(&part(last), &part(&strip), headers) => last.end = strip.end,
            _ => joined.push(strip),
        }
    }
    joined.iter().map(part).collect()
}

/// Whether a strip has more columns of the table before it: headers in the same row, other lanes, and no stages.
fn goes_on(before: &Sheet, strip: &Sheet, headers: &Headers) -> bool {
    let (Some((one, of_one)), Some((other, of_other))) = (best(before, headers), best(strip, headers)) else {
        return false;
    };
    let first = strip.at(of_other.line, 0).map(|square| headers.sense(&square.words.text)).unwrap_or_default();
    of_one.by_rows
        && of_other.by_rows
        && of_one.line == of_other.line
        && one.has_stage()
        && !other.has_stage()
        && first.iter().any(|sense| sense.is_lane())
        && !other.senses.iter().any(|sense| sense.is_lane() && one.senses.contains(sense))
}

/// Tables below each other with a blank row between.
fn one_below_another(sheet: &Sheet, headers: &Headers) -> Vec<Sheet> {
    let bands = sheet.bands();
    let part = |band: &Range<usize>| sheet.part(band.clone(), 0..sheet.width());
    if bands.len() < 2 {
        return vec![sheet.clone()];
    }
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut here: Option<(Line, bool)> = None;
    // Where the lines begin that may be the title of the next table.
    let mut title: Option<usize> = None;
    for band in bands {
        let found = table(&part(&band), headers);
        let is_another = match (&here, &found) {
            // Headers in a row begin a table; headers in a column may go on below a blank row, with other lanes.
            (Some((_, before)), Some((line, by_rows))) => {
                let repeats = here
                    .as_ref()
                    .is_some_and(|(known, _)| line.senses.intersection(&known.senses).any(|sense| sense.is_lane()));
                *by_rows || *before || repeats
            }
            _ => false,
        };
        // A line of stages begins a table as well, whose lanes may stand below a blank row.
        let again = here.as_ref().filter(|(line, by_rows)| !by_rows && line.senses.contains(&Sense::Stage));
        let again = again.and_then(|_| stages(&part(&band), headers)).filter(|_| found.is_none());
        let (is_another, found) = match again {
            Some(line) => (true, Some((line, false))),
            None => (is_another, found),
        };
        if groups.is_empty() {
            groups.push(band.clone());
        } else if is_another {
            let start = title.unwrap_or(band.start);
            if let Some(last) = groups.last_mut() {
                last.end = last.end.min(start);
            }
            groups.push(start..band.end);
        } else if let Some(last) = groups.last_mut() {
            last.end = band.end;
        }
        if let Some(found) = found {
            here = if is_another { Some(found) } else { Some(merged(here, found)) };
            title = None;
        } else {
            let is_title = band.len() <= 3 && band.clone().all(|at| sheet.row(at).count() <= 2);
            title = is_title.then_some(band.start).filter(|_| here.is_some());
        }
    }
    groups.iter().map(part).collect()
}

/// The headers of a column in which a line of stages stands.
fn stages(sheet: &Sheet, headers: &Headers) -> Option<Line> {
    let is_stage = |at: usize, label: usize| {
        sheet.at(at, label).is_some_and(|square| headers.sense(&square.words.text) == [Sense::Stage])
            && sheet.row(at).filter(|(column, _)| *column > label).count() > 1
    };
    let label = sheet.strips().first()?.start;
    (0..sheet.height()).any(|at| is_stage(at, label)).then(|| column(sheet, label, headers))
}

fn merged(before: Option<(Line, bool)>, found: (Line, bool)) -> (Line, bool) {
    let Some((mut line, by_rows)) = before else { return found };
    line.senses.extend(found.0.senses);
    (line, by_rows)
}

/// Tables below each other without a blank row: the line of the stages, or the row of the headers, is there again.
fn repeated(sheet: &Sheet, headers: &Headers) -> Vec<Sheet> {
    let Some((line, layout)) = best(sheet, headers) else { return vec![sheet.clone()] };
    let starts: Vec<usize> = if layout.by_rows {
        let is_header = |at: &usize| {
            // Most rows are far from being headers, which their first cells show.
            let begins =
                sheet.row(*at).take(4).filter(|(_, square)| !headers.sense(&square.words.text).is_empty()).count();
            begins >= 2 && {
                let other = row(sheet, *at, headers);
                other.lanes() >= 2 && other.senses.intersection(&line.senses).count() * 2 > line.senses.len()
            }
        };
        (0..sheet.height()).filter(is_header).collect()
    } else {
        let label = |at: usize| sheet.at(at, layout.line).map(|square| headers.sense(&square.words.text));
        let is_stage = |at: &usize| label(*at).is_some_and(|senses| senses == [Sense::Stage]);
        let stages: Vec<usize> = (0..sheet.height()).filter(is_stage).collect();
        // Each part must have lanes of its own.
        let has_lanes = |(at, start): (usize, &usize)| {
            let end = stages.get(at + 1).copied().unwrap_or(sheet.height());
            column(&sheet.part(*start..end, 0..sheet.width()), layout.line, headers).lanes() >= 2
        };
        if stages.iter().enumerate().all(has_lanes) { stages.clone() } else { Vec::new() }
    };
    if starts.len() < 2 {
        return vec![sheet.clone()];
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for next in starts.iter().skip(1) {
        // Lines with one cell above the headers are a title.
        let mut start = *next;
        while start > from + 1 && sheet.row(start - 1).count() == 1 && !starts.contains(&(start - 1)) {
            start -= 1;
        }
        parts.push(sheet.part(from..start, 0..sheet.width()));
        from = start;
    }
    parts.push(sheet.part(from..sheet.height(), 0..sheet.width()));
    parts
}
