//! A section of a page that tells of a persona: a name, labels with facts, and a story.

use super::blocks::Block;
use super::inline::{Line, joined};
use super::label::label;
use super::listed::listed;
use super::nested::whole;
use super::sections::Section;
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, Trait, trait_of};
use crate::import::matrix::Person;
use crate::import::table::Headers;
use crate::import::table::preface;

/// What a section tells of a persona.
#[derive(Default)]
pub(super) struct Told {
    pub(super) person: Person,
    /// Personas of a table with one in each row.
    pub(super) people: Vec<Person>,
    /// Labels that say something of the map and not of the persona.
    pub(super) about: Vec<(Words, Sense, Words)>,
    /// Labels of the persona itself.
    pub(super) labels: Vec<Words>,
    /// Words without a label.
    pub(super) notes: Vec<Words>,
    /// What no map can hold, and why.
    pub(super) other: Vec<(Words, &'static str)>,
}

/// Whether nothing in a section is more than labels, words and tables of two columns or of personas.
pub(super) fn is_one(section: &Section, headers: &Headers) -> bool {
    let is_fit = |block: &Block| match block {
        Block::Lines(_) | Block::List(_) => true,
        Block::Table(rows) => rows.iter().all(|row| row.len() <= 2) || !of_table(rows, headers, true).is_empty(),
        _ => false,
    };
    section.sections.is_empty() && section.blocks.iter().all(is_fit)
}

/// What a paragraph or a list tells, if it tells of a persona: "Persona: Ruth", and her age in the next line.
pub(super) fn of_block(block: &Block, headers: &Headers) -> Option<Told> {
    let lines: Vec<Words> = match block {
        Block::Lines(lines) => lines.iter().map(|line| line.words.clone()).collect(),
        Block::List(items) => items.iter().map(whole).collect(),
        _ => return None,
    };
    let facts: Vec<(Words, Words)> = lines.iter().filter_map(|words| fact(words, headers)).collect();
    let traits: Vec<Trait> = facts.iter().filter_map(|(label, _)| trait_of(&label.text)).collect();
    let sense = |label: &Words| headers.sense(&label.text).first().copied();
    let is_sure = traits.iter().any(|found| matches!(found, Trait::Age | Trait::Role))
        || facts.iter().any(|(label, _)| sense(label) == Some(Sense::Persona));
    if traits.len() < 2 && !(traits.len() == 1 && is_sure) {
        return None;
    }
    let mut told = Told::default();
    for words in &lines {
        match fact(words, headers) {
            Some((label, value)) => match sense(&label) {
                Some(Sense::Persona) if told.person.name.is_none() => {
                    told.labels.push(label);
                    told.person.name = Some(value);
                }
                Some(
                    sense @ (Sense::Scenario
                    | Sense::Title
                    | Sense::Summary
                    | Sense::Review
                    | Sense::Owner
                    | Sense::Evidence),
                ) => {
                    told.about.push((label, sense, value));
                }
                _ => told.person.facts.push((label, value)),
            },
            None => told.notes.push(words.clone()),
        }
    }
    Some(told)
}

/// The personas of a table with one in each row: "Persona | Age | Occupation". Where a heading says that it is of personas,
/// names with anything that is told of people will do: "Name | Goals".
pub(super) fn of_table(rows: &[Vec<Words>], headers: &Headers, is_headed: bool) -> Vec<Person> {
    let Some((head, body)) = rows.split_first() else { return Vec::new() };
    let is_name = |words: &Words| {
        trait_of(&words.text) == Some(Trait::Name) || headers.sense(&words.text).first() == Some(&Sense::Persona)
    };
    let is_told = |words: &Words| {
        let of_person = |sense: &Sense| matches!(sense, Sense::Goal | Sense::Need | Sense::Pain | Sense::Expectation);
        trait_of(&words.text).is_some() || headers.sense(&words.text).first().is_some_and(of_person)
    };
    let is_filled = || body.iter().any(|row| row.iter().skip(1).any(|value| !value.is_blank()));
    let is_plain = is_headed
        && head.first().is_some_and(is_name)
        && head.get(1).is_some_and(is_told)
        && head.iter().skip(1).all(|words| !is_name(words))
        && is_filled();
    if !is_plain && !preface::heads_people(&head.iter().collect::<Vec<_>>(), headers) {
        return Vec::new();
    }
    let person = |row: &Vec<Words>| {
        let facts = head.iter().zip(row).skip(1).filter(|(label, value)| !label.is_blank() && !value.is_blank());
        Person {
            name: row.first().filter(|name| !name.is_blank()).cloned(),
            facts: facts.map(|(label, value)| (label.clone(), value.clone())).collect(),
        }
    };
    body.iter().map(person).collect()
}

/// What a section tells. Its heading may have the name already.
pub(super) fn read(section: &Section, name: Option<Words>, headers: &Headers) -> Told {
    let mut told = Told { person: Person { name, ..Person::default() }, ..Told::default() };
    let (blocks, _) = listed(section.blocks.iter(), headers);
    for block in &blocks {
        match block {
            Block::Lines(lines) => told.lines(lines, headers),
            Block::List(items) => {
                for item in items {
                    told.words(&whole(item), headers);
                }
            }
            Block::Table(rows) => {
                let people = of_table(rows, headers, true);
                if people.is_empty() {
                    told.table(rows);
                } else {
                    told.labels.extend(rows.first().and_then(|head| head.first()).cloned());
                    told.people.extend(people);
                }
            }
            Block::Heading(_, words) | Block::Title(words) => told.notes.push(words.clone()),
            Block::Other(words, why) => told.other.push((words.clone(), why)),
        }
    }
    told
}

impl Told {
    /// A paragraph: each line with a label is a fact, and lines without one are one text.
    fn lines(&mut self, lines: &[Line], headers: &Headers) {
        let mut rest: Vec<Line> = Vec::new();
        for line in lines {
            if fact(&line.words, headers).is_some() {
                self.rest(&mut rest, headers);
                self.words(&line.words, headers);
            } else {
                rest.push(line.clone());
            }
        }
        self.rest(&mut rest, headers);
    }

    fn rest(&mut self, lines: &mut Vec<Line>, headers: &Headers) {
        if !lines.is_empty() {
            self.words(&joined(lines), headers);
            lines.clear();
        }
    }

    /// A label with a fact, the name, or a story.
    fn words(&mut self, words: &Words, headers: &Headers) {
        if words.is_blank() {
            return;
        }
        match fact(words, headers) {
            Some((label, value)) => self.person.facts.push((label, value)),
            // "**Halina, 68** – retired", "Marta Kowal".
            None if self.person.name.is_none() && self.notes.is_empty() && is_name(words) => {
                self.person.name = Some(words.clone());
            }
            None => self.notes.push(words.clone()),
        }
    }

    /// A table of two columns.
    fn table(&mut self, rows: &[Vec<Words>]) {
        for (at, row) in rows.iter().enumerate() {
            let filled: Vec<&Words> = row.iter().filter(|words| !words.is_blank()).collect();
            match filled.as_slice() {
                // A head that says no more than that a table follows, or the first fact.
                [label, value] if at > 0 || trait_of(&label.text).is_some() => {
                    self.person.facts.push(((*label).clone(), (*value).clone()));
                }
                cells => self.other.extend(cells.iter().map(|words| ((*words).clone(), "it is the head of a table"))),
            }
        }
    }
}

/// Whether words begin with a name: they are bold there, or short.
fn is_name(words: &Words) -> bool {
    let is_bold = words.marks.first().is_some_and(|mark| mark.range.start == 0 && mark.range.end <= 60);
    let first = words.text.split([',', '(', '–', '—', '\n']).next().unwrap_or("").trim();
    let is_short = first.chars().count() <= 40 && words.text.chars().count() <= 120;
    is_bold || is_short && !first.is_empty() && !words.text.trim().ends_with('.')
}

/// A label and what it says: "**Age:** 41", "Job: nurse".
fn fact(words: &Words, headers: &Headers) -> Option<(Words, Words)> {
    if let Some((name, value)) = label(words, headers) {
        // Of "**Halina, 68** – retired" nothing is a label.
        let is_ended = words.text.get(name.text.len()..).is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
            || name.text.trim_end().ends_with([':', '：']);
        let is_known = trait_of(&name.text).is_some() || !headers.sense(&name.text).is_empty();
        return ((is_ended || is_known) && !value.is_blank()).then_some((name, value));
    }
    let (name, value) = words.text.split_once([':', '：'])?;
    let is_label = trait_of(name).is_some() || name.split_whitespace().count() <= 3 && name.chars().count() <= 30;
    let is_address = value.starts_with("//") || name.chars().any(|sign| sign.is_ascii_digit());
    (is_label && !is_address && !name.trim().is_empty() && !value.trim().is_empty())
        .then(|| (words.part(name).trim(), words.part(value).trim()))
}
