//! What stands around the maps of a page: personas, labels that speak of a map, and remarks.

use super::blocks::Block;
use super::inline::{Line, joined};
use super::listed::listed;
use super::nested::whole;
use super::page::{Page, about};
use super::parted::{self, Parts};
use super::person;
use super::sections::Section;
use crate::import::cell::Words;
use crate::import::lexicon::Sense;
use crate::import::matrix::Aside;
use crate::import::table::Headers;
use crate::import::table::preface;

impl Page {
    /// A section that tells of a persona.
    pub(super) fn person(&mut self, at: usize, section: &Section, labelled: Option<(Words, Words)>, headers: &Headers) {
        let (label, name) =
            labelled.map_or_else(|| (section.heading.clone(), None), |(label, name)| (label, Some(name)));
        let mut told = person::read(section, name, headers);
        if !told.people.is_empty() && told.person.name.is_none() {
            // A label beside a table of personas is told of none of them.
            for (label, value) in std::mem::take(&mut told.person.facts) {
                let sense = headers.sense(&label.text).first().copied();
                self.about(at, label, sense.filter(|sense| preface::is_about(*sense)).unwrap_or(Sense::Gone), value);
            }
        }
        let is_told = !told.people.is_empty();
        let above = told.labels.into_iter();
        self.loose.extend(above.map(|label| (at, label, Aside::Frame("it stands above the names"))));
        self.people.extend(told.people.into_iter().map(|person| (at, person)));
        if !is_told && told.person.name.is_none() && told.person.facts.is_empty() && told.notes.is_empty() {
            self.loose.push((at, label, Aside::Frame("a heading without anything below it")));
        } else {
            self.loose.push((at, label, Aside::Frame("a label")));
            if told.person.name.is_some() || !told.person.facts.is_empty() {
                self.people.push((at, told.person));
            }
        }
        for words in told.notes {
            self.about(at, Words::default(), Sense::Note, words);
        }
        for (words, why) in told.other {
            self.loose.push((at, words, Aside::Lost(why)));
        }
    }

    /// Takes a block of labels that tell of a persona, or a table of two columns with labels; whether it was one.
    pub(super) fn facts(&mut self, at: usize, block: &Block, headers: &Headers) -> bool {
        if let Block::Table(rows) = block {
            let people = person::of_table(rows, headers, false);
            let is_told = !people.is_empty();
            self.people.extend(people.into_iter().map(|person| (at, person)));
            if is_told {
                // Above the names stands what they are.
                let first = rows.first().and_then(|head| head.first()).cloned().unwrap_or_default();
                self.loose.push((at, first, Aside::Frame("it stands above the names")));
            }
            return is_told || self.pairs(at, rows, headers);
        }
        let Some(told) = person::of_block(block, headers) else { return false };
        self.people.push((at, told.person));
        self.loose.extend(told.labels.into_iter().map(|label| (at, label, Aside::Frame("a label"))));
        for (name, sense, value) in told.about {
            self.about(at, name, sense, value);
        }
        for words in told.notes {
            self.about(at, Words::default(), Sense::Note, words);
        }
        true
    }

    /// A table of two columns in which labels stand that speak of the whole map.
    pub(super) fn pairs(&mut self, at: usize, rows: &[Vec<Words>], headers: &Headers) -> bool {
        let sense = |words: &Words| headers.sense(&words.text).first().copied();
        let is_about = |row: &Vec<Words>| {
            row.first().and_then(sense).is_some_and(preface::is_about)
                && row.get(1).is_some_and(|value| !value.is_blank())
        };
        let is_only = |row: &Vec<Words>| row.first().and_then(sense).is_some_and(preface::is_about_only);
        let body = rows.get(1..).unwrap_or_default();
        let is_fit = rows.iter().all(|row| row.len() <= 2)
            && body.iter().any(|row| is_only(row) && is_about(row))
            && body.iter().filter(|row| is_about(row)).count() * 2 >= body.len();
        if !is_fit {
            return false;
        }
        for (number, row) in rows.iter().enumerate() {
            match (row.as_slice(), row.first().and_then(sense)) {
                ([name, value], Some(sense)) if is_about(row) && (number > 0 || is_only(row)) => {
                    self.about(at, name.clone(), sense, value.clone());
                }
                ([name, value], _) if number > 0 && !name.is_blank() && !value.is_blank() => {
                    self.about(at, name.clone(), Sense::Gone, value.clone());
                }
                (cells, _) => {
                    let frame = |words: &Words| {
                        (at, words.clone(), Aside::Frame("the head of a table, or a label without a value"))
                    };
                    self.loose.extend(cells.iter().filter(|words| !words.is_blank()).map(frame));
                }
            }
        }
        true
    }

    /// Labels above the maps of a page; other words there are no part of a map.
    pub(super) fn head(&mut self, at: usize, blocks: &[&Block], headers: &Headers) {
        for block in self.listed(blocks, headers) {
            let block = &self.parted(at, &block, headers);
            if self.facts(at, block, headers) {
                continue;
            }
            let lines = match block {
                Block::Lines(lines) => lines.clone(),
                Block::List(items) if items.iter().all(|item| item.blocks.is_empty()) => {
                    items.iter().flat_map(|item| item.lines.clone()).collect()
                }
                other => {
                    self.lost(at, other);
                    continue;
                }
            };
            for line in lines {
                match about(&line.words, headers) {
                    Some((name, sense, value)) => self.about(at, name, sense, value),
                    None => {
                        self.loose.push((
                            at,
                            line.words,
                            Aside::Lost("it stands around the map, and is no part of it"),
                        ));
                    }
                }
            }
        }
    }

    /// The same blocks with labels before each item of the lists below them.
    fn listed(&mut self, blocks: &[&Block], headers: &Headers) -> Vec<Block> {
        let (blocks, items) = listed(blocks.iter().copied(), headers);
        self.listed.extend(items);
        blocks
    }

    /// A paragraph with a line for each label, where several stand on one: "Owner: Marta · Status: Draft".
    fn parted(&mut self, at: usize, block: &Block, headers: &Headers) -> Block {
        let Block::Lines(lines) = block else { return block.clone() };
        let mut parted = Vec::new();
        for line in lines {
            let whole = vec![line.words.clone()];
            let parts = match parted::parts(&line.words, headers) {
                Parts::Labels(parts) => parts,
                Parts::Doubtful(sign) => {
                    self.loose.push((at, sign, Aside::Guessed("", parted::DOUBT)));
                    whole
                }
                Parts::One => whole,
            };
            let count = parts.len();
            let line = |(at, words)| Line { words, breaks: line.breaks || at + 1 < count };
            parted.extend(parts.into_iter().enumerate().map(line));
        }
        Block::Lines(parted)
    }

    /// Words beside a map: labels that speak of it, and remarks.
    pub(super) fn prose(&mut self, at: usize, blocks: &[&Block], headers: &Headers) {
        for block in self.listed(blocks, headers) {
            let block = &self.parted(at, &block, headers);
            if self.facts(at, block, headers) {
                continue;
            }
            match block {
                Block::Lines(lines) => {
                    if lines.iter().any(|line| about(&line.words, headers).is_some()) {
                        for line in lines {
                            self.line(at, &line.words, headers);
                        }
                    } else {
                        self.about(at, Words::default(), Sense::Note, joined(lines));
                    }
                }
                Block::List(items) => {
                    for item in items {
                        let words = whole(item);
                        self.line(at, &words, headers);
                    }
                }
                other => self.lost(at, other),
            }
        }
    }

    pub(super) fn line(&mut self, at: usize, words: &Words, headers: &Headers) {
        match about(words, headers) {
            Some((name, sense, value)) => self.about(at, name, sense, value),
            None => self.about(at, Words::default(), Sense::Note, words.clone()),
        }
    }
}
