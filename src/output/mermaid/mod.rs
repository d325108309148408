//! Mermaid's `journey`: stages as sections, steps as tasks, feelings from 1 to 5, personas as actors.
//!
//! `docs/mermaid.md` says what such a diagram cannot hold; a comment at its head names what was left out of this map.

use std::fmt::Write as _;

mod lost;

use super::{Output, Shown, Writer};
use crate::board::shape::{CurveLine, Floor, Shape};
use crate::board::{Board, Body, Column, Grid, PersonaCard, Row, StageHead};
use crate::model::JourneyMap;
use crate::text::plain;

/// Mermaid.
pub static MERMAID: Output = Output {
    name: "mermaid",
    extension: "mmd",
    about: "A Mermaid journey diagram: stages, steps, feelings and personas, and nothing else.",
    draws_letters: false,
    // A comment in the diagram itself names what was left out, with the rows and panels of the picture.
    leaves_out: lost::LOST,
    write: Writer::Board(|shown: &Shown<'_>| match &shown.board.body {
        Body::Grid(grid) => Ok(diagram(shown.map, shown.board, grid).into_bytes()),
        Body::Empathy(_) => Err("a Mermaid journey is made of steps, and an empathy map has none".to_owned()),
    }),
};

/// Mermaid's middle: neither good nor bad.
const MIDDLE: f64 = 3.0;
/// From the middle to an end.
const HALF: f64 = 2.0;

fn diagram(map: &JourneyMap, board: &Board, grid: &Grid) -> String {
    let mut text = String::new();
    let everyone = board.words.labels.everyone;
    let lines = curves(grid);
    let mut left_out = left_out(board, grid);
    left_out.extend(MERMAID.lost(map).into_iter().map(str::to_owned));
    // Writing to a text cannot fail.
    if !left_out.is_empty() {
        let _ = writeln!(text, "%% Left out, as Mermaid has no place for it: {}", left_out.join(", "));
    }
    if grid.columns.iter().enumerate().any(|(at, _)| scores(at, &lines, everyone).is_empty()) {
        text.push_str("%% A score marked `not known` is Mermaid's middle, as every task must have one\n");
    }
    let title = said(&board.title);
    let _ = writeln!(text, "journey\n    title {title}\n    accTitle: {title}");
    let _ = writeln!(text, "    accDescr: {}", said(&board.description));
    for (number, stage) in grid.stages.iter().enumerate() {
        let _ = writeln!(text, "    section {}", coded(&stage.name));
        let inside = grid.columns.iter().enumerate().filter(|(_, column)| column.stage == number);
        for (at, column) in inside {
            let name = guarded(&broken(&column.name));
            let scores = scores(at, &lines, everyone);
            if scores.is_empty() {
                text.push_str("      %% not known\n");
            }
            let felt = if scores.is_empty() { vec![(MIDDLE, None)] } else { scores };
            for (score, whose) in felt {
                let actors = actors(board, stage, column, whose);
                let colon = if actors.is_empty() { "" } else { ": " };
                let _ = writeln!(text, "      {name}: {score}{colon}{}", actors.join(", "));
            }
        }
    }
    text
}

/// The curves of feeling, without that of a baseline.
fn curves(grid: &Grid) -> Vec<&CurveLine> {
    let curve = |row: &'_ Row| matches!(&row.shape, Shape::Curve(_)) && row.lane == "emotion";
    let rows = grid.rows.iter().filter(|row| curve(row));
    rows.flat_map(|row| match &row.shape {
        Shape::Curve(curve) => curve.lines.iter().filter(|line| !line.ghost).collect(),
        _ => Vec::new(),
    })
    .collect()
}

/// The scores at a column, from 1 to 5, each with the personas that have it; nobody in particular where it is everyone's.
fn scores<'a>(at: usize, lines: &[&'a CurveLine], everyone: &str) -> Vec<(f64, Option<Vec<&'a str>>)> {
    let mut scores: Vec<(f64, Option<Vec<&str>>)> = Vec::new();
    for line in lines {
        for level in line.points.iter().filter(|point| point.column == at).filter_map(|point| point.level) {
            let score = ((MIDDLE + HALF * level) * 100.0).round() / 100.0;
            let is_somebodys = !line.name.is_empty() && line.name != everyone;
            let whose = is_somebodys.then_some(line.name.as_str());
            match scores.iter_mut().find(|(known, _)| (*known - score).abs() < f64::EPSILON) {
                Some((_, Some(names))) => names.extend(whose),
                Some((_, None)) => {}
                None => scores.push((score, whose.map(|name| vec![name]))),
            }
        }
    }
    scores
}

/// Who is named at a task: those who feel so, else those whose step it is, else everyone.
fn actors(board: &Board, stage: &StageHead, column: &Column, felt: Option<Vec<&str>>) -> Vec<String> {
    let name = |name: &str| coded(name).replace(',', "#44;");
    if let Some(names) = felt {
        return names.into_iter().map(name).collect();
    }
    let whose = column.about.personas.as_ref().or(stage.about.personas.as_ref());
    let is_theirs = |persona: &&PersonaCard| match (whose, &persona.about_whom.personas) {
        (Some(whose), Some(own)) => own.iter().any(|index| whose.contains(index)),
        _ => true,
    };
    board.personas.iter().filter(is_theirs).map(|persona| name(&persona.called)).collect()
}

/// What a diagram cannot hold of a map, by the words that stand beside it in the picture.
fn left_out(board: &Board, grid: &Grid) -> Vec<String> {
    let held = |row: &&Row| match &row.shape {
        Shape::Steps(_) | Shape::Line(_) => true,
        Shape::Boxes(boxes) => boxes.floor == Floor::Action,
        _ => row.lane == "emotion",
    };
    let rows = grid.rows.iter().filter(|row| !held(row)).map(|row| row.title.as_str());
    let panels = board.panels.iter().map(|panel| panel.title.as_str());
    let mut names: Vec<String> = Vec::new();
    for name in rows.chain(panels).map(comment).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Words as a comment may hold them: nothing in them begins a directive.
fn comment(words: &str) -> String {
    plain(words).replace(['\n', '%', '{', '}'], " ").trim().to_owned()
}

/// Words of ours, in which every sign that Mermaid would take for its own is written as a code: `#35;` is `#`.
fn coded(words: &str) -> String {
    said(words).replace(':', "#58;")
}

/// The same on several lines, each break as Mermaid has it in a task.
fn broken(words: &str) -> String {
    plain(words).trim().lines().map(coded).collect::<Vec<_>>().join("<br>")
}

/// The same where a colon is a sign like others.
fn said(words: &str) -> String {
    let mut coded = String::with_capacity(words.len());
    for sign in plain(words).trim().chars() {
        match sign {
            '#' => coded.push_str("#35;"),
            ';' => coded.push_str("#59;"),
            '<' => coded.push_str("#lt;"),
            '&' => coded.push_str("#amp;"),
            '%' => coded.push_str("#37;"),
            '{' => coded.push_str("#123;"),
            '}' => coded.push_str("#125;"),
            '\n' => coded.push(' '),
            other => coded.push(other),
        }
    }
    coded
}

/// A name of a task that does not begin with one of Mermaid's words: its first letter is written as a code.
fn guarded(name: &str) -> String {
    let mut rest = name.chars();
    let first = rest.next().unwrap_or('?');
    let lower = name.to_lowercase();
    let word = lower.split(|sign: char| sign != '_' && !sign.is_ascii_alphanumeric()).next().unwrap_or("");
    if matches!(word, "title" | "section" | "journey" | "acctitle" | "accdescr") {
        format!("#{};{}", u32::from(first), rest.as_str())
    } else if name.is_empty() {
        "?".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_of_mermaids_is_left() {
        assert_eq!(broken("a: b\n**c** <br>"), "a#58; b<br>c #lt;br>");
        assert_eq!(coded("**Fix** C#: a;b <br> 50% & {x}"), "Fix C#35;#58; a#59;b #lt;br> 50#37; #amp; #123;x#125;");
        for (name, expected) in [
            ("Title deeds", "#84;itle deeds"),
            ("journey", "#106;ourney"),
            ("Journeys", "Journeys"),
            ("accTitle", "#97;ccTitle"),
            ("여정", "여정"),
        ] {
            assert_eq!(guarded(name), expected);
        }
    }
}
