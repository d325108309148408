//! A page of Markdown: its maps, and what becomes of everything around them.

use super::above::{Above, is_persona, is_telling};
use super::blocks::{Block, blocks};
use super::inline::joined;
use super::label::label;
use super::listed::{self, Listed};
use super::nested::whole;
use super::outlined::outlined;
use super::people::people;
use super::person;
use super::sections::{Section, sections};
use super::sheet::tables;
use super::stages;
use super::tabled;
use super::views;
use crate::import::cell::{Words, arrows};
use crate::import::lexicon::{Header, Sense};
use crate::import::matrix::{self, Aside, Lane, Matrix, Person, Placed};
use crate::import::table::Headers;
use crate::import::table::preface;

/// The maps of a page.
#[derive(Default)]
pub(super) struct Page {
    /// In the order of the page.
    pub(super) maps: Vec<Matrix>,
    /// What stands in no map: before the map of that number, or behind the last.
    pub(super) loose: Vec<(usize, Words, Aside)>,
    /// Labels with what they say of the map of that number; remarks have no label.
    about: Vec<(usize, Words, Sense, Words)>,
    /// Which of these stand in lists below their labels.
    pub(super) listed: Vec<Listed>,
    /// The titles of maps in tables, with the headings above these.
    tables: Vec<views::Titled>,
    /// Personas of the map of that number.
    pub(super) people: Vec<(usize, Person)>,
}

impl Page {
    /// The maps of a text.
    pub(super) fn of(text: &str, headers: &Headers) -> Self {
        let (blocks, lost) = blocks(text);
        let root = sections(outlined(blocks, headers));
        let headers = &headers.with_people(people(text, headers));
        let mut page = Self::default();
        page.section(&root, &Vec::new(), headers);
        for words in lost {
            page.loose.push((page.maps.len(), words, Aside::Lost("a map may not hold a link to there")));
        }
        page.settle(headers);
        page
    }

    /// Reads a section and those within it.
    fn section(&mut self, section: &Section, above: &Above<'_>, headers: &Headers) {
        let mut here = above.clone();
        here.push(section);
        let before = self.maps.len();
        // Tables first: those that are maps by themselves.
        let mut others: Vec<&Block> = Vec::new();
        for block in &section.blocks {
            let found = match block {
                Block::Table(rows) => tables(rows, headers),
                _ => Vec::new(),
            };
            let found = match block {
                Block::Table(rows) if found.is_empty() => {
                    views::part(rows, self.maps.last(), headers).into_iter().collect()
                }
                _ => found,
            };
            if found.is_empty() {
                others.push(block);
            } else {
                for mut map in found {
                    title(&mut map, &here, headers);
                    self.tables.extend(views::titled(&map, &here));
                    self.maps.push(map);
                }
            }
        }
        let mut stages_here: Vec<usize> = Vec::new();
        let staged = tabled::map(section, headers).or_else(|| stages::map(section, headers));
        if let Some((mut map, stages)) = staged {
            title(&mut map, &here, headers);
            stages_here = stages;
            self.maps.push(map);
        }
        let own = if self.maps.len() > before { Some(before) } else { None };
        for (at, inner) in section.sections.iter().enumerate() {
            if !stages_here.contains(&at) {
                self.inner(inner, &here, own, headers);
            }
        }
        let holds = self.maps.len() > before || above.is_empty();
        self.around(&others, before, own.is_some(), holds, section, headers);
    }

    /// A section within another: one that speaks of the whole map, or one of its own.
    fn inner(&mut self, section: &Section, above: &Above<'_>, own: Option<usize>, headers: &Headers) {
        let heading = &section.heading;
        let labelled = preface::labelled(heading, headers).filter(|(_, sense, _)| *sense != Sense::Title);
        // Far from a map, only what a map is told of is its own.
        let is_own = |sense: &Sense| {
            preface::is_about(*sense)
                && (own.is_some() || matches!(sense, Sense::Persona | Sense::Scenario | Sense::Goal))
        };
        let known = headers.sense(&heading.text).first().copied().filter(is_own);
        let is_persona =
            known == Some(Sense::Persona) || labelled.as_ref().is_some_and(|(_, sense, _)| *sense == Sense::Persona);
        if is_persona && person::is_one(section, headers) {
            let at = own.unwrap_or(self.maps.len());
            return self.person(at, section, labelled.map(|(name, _, value)| (name, value)), headers);
        }
        let is_leaf = section.sections.is_empty()
            && section.blocks.iter().all(|block| matches!(block, Block::Lines(_) | Block::List(_)));
        if is_leaf && (labelled.is_some() || known.is_some()) {
            let at = own.unwrap_or(self.maps.len());
            match (labelled, known) {
                (Some((name, sense, value)), _) => {
                    self.about(at, name, sense, value);
                    self.prose(at, &section.blocks.iter().collect::<Vec<_>>(), headers);
                }
                (None, Some(sense)) => {
                    let mut words: Vec<(bool, Words)> = Vec::new();
                    for block in &section.blocks {
                        match block {
                            Block::Lines(lines) => words.push((false, joined(lines))),
                            Block::List(items) => {
                                let items = items.iter().map(whole).filter(|words| !words.is_blank());
                                let items: Vec<Words> = items.collect();
                                let listed = |(at, words): (usize, &Words)| Listed::new(words.span, at, items.len());
                                self.listed.extend(items.iter().enumerate().map(listed));
                                words.extend(items.into_iter().map(|item| (true, item)));
                            }
                            _ => {}
                        }
                    }
                    words.retain(|(_, words)| !words.is_blank());
                    if words.is_empty() {
                        self.loose.push((at, heading.clone(), Aside::Frame("a heading without anything below it")));
                    }
                    for (number, (is_listed, words)) in words.into_iter().enumerate() {
                        if is_listed || number == 0 {
                            self.about(at, heading.clone(), sense, words);
                        } else {
                            self.about(at, Words::default(), Sense::Note, words);
                        }
                    }
                }
                (None, None) => {}
            }
            return;
        }
        self.section(section, above, headers);
    }

    /// What stands beside the maps of a section, of which `at` is the first: remarks of theirs where the section itself
    /// `is` one, labels that speak of them where it `holds` them, and else no part of a map.
    fn around(&mut self, others: &[&Block], at: usize, is: bool, holds: bool, section: &Section, headers: &Headers) {
        let is_persona = is_persona(&section.heading, headers);
        let is_told = is && is_persona;
        let above_all = section.level == 0;
        if !section.heading.is_blank() && !is_told {
            let is_above = holds && !is_telling(&section.heading, headers);
            let lost = Aside::Lost(if above_all {
                "it is the title of the page, and the map has a heading of its own"
            } else {
                "it is the heading of a part of the page that is no map"
            });
            let aside =
                if is_above { Aside::Frame("it stands above the map, and says no more than that") } else { lost };
            self.loose.push((at, section.heading.clone(), aside));
        }
        if is && is_persona {
            let labelled = preface::labelled(&section.heading, headers);
            let blocks = others.iter().map(|block| (*block).clone()).collect();
            let own = Section { blocks, sections: Vec::new(), ..section.clone() };
            self.person(at, &own, labelled.map(|(name, _, value)| (name, value)), headers);
        } else if is {
            self.prose(at, others, headers);
        } else if holds {
            self.head(at, others, headers);
        } else {
            for block in others {
                self.lost(at, block);
            }
        }
    }

    /// Notes what is said of a map, which may come only later.
    pub(super) fn about(&mut self, at: usize, name: Words, sense: Sense, value: Words) {
        if value.is_blank() {
            self.loose.push((at, name, Aside::Frame("a label without a value")));
        } else {
            self.about.push((at, name, sense, value));
        }
    }

    /// Gives each map what belongs to it, and makes one map of those that are parts of one.
    fn settle(&mut self, headers: &Headers) {
        let titles: Vec<_> = self.maps.iter().filter_map(|map| map.title.as_ref()).map(|title| title.span).collect();
        let Some(last) = self.maps.len().checked_sub(1) else { return };
        listed::sort(&mut self.listed);
        for (at, name, sense, value) in std::mem::take(&mut self.about) {
            let Some(map) = self.maps.get_mut(at.min(last)) else { continue };
            if curve(map, &name, sense, &value) {
                continue;
            }
            match listed::of(&self.listed, &value) {
                Some(listed) => listed.put(name, sense, value, map),
                None if name.is_blank() => map.notes.push(value),
                None => map.about.push((name, sense, value)),
            }
        }
        for (at, person) in std::mem::take(&mut self.people) {
            if let Some(map) = self.maps.get_mut(at.min(last)) {
                map.people.push(person);
            }
        }
        for (at, words, aside) in std::mem::take(&mut self.loose) {
            let is_title = titles.contains(&words.span);
            if let Some(map) = self.maps.get_mut(at.min(last)).filter(|_| !is_title && !words.is_blank()) {
                map.aside.push((words, aside));
            }
        }
        self.maps = matrix::joined(std::mem::take(&mut self.maps));
        views::retitle(&mut self.maps, &self.tables, headers);
    }

    pub(super) fn lost(&mut self, at: usize, block: &Block) {
        let why = "it stands around the map, and is no part of it";
        match block {
            Block::Heading(_, words) | Block::Title(words) => {
                self.loose.push((at, words.clone(), Aside::Lost(why)));
            }
            Block::Lines(lines) => {
                self.loose.extend(lines.iter().map(|line| (at, line.words.clone(), Aside::Lost(why))));
            }
            Block::List(items) => {
                for words in items.iter().map(whole) {
                    self.loose.push((at, words, Aside::Lost(why)));
                }
            }
            Block::Table(rows) => {
                let cells = rows.iter().flatten().filter(|words| !words.is_blank());
                self.loose.extend(
                    cells.map(|words| (at, words.clone(), Aside::Lost("it stands in a table in which no map is seen"))),
                );
            }
            Block::Other(words, why) => self.loose.push((at, words.clone(), Aside::Lost(why))),
        }
    }
}

/// What a line says of the whole map: its label, what that means, and its value.
pub(super) fn about(words: &Words, headers: &Headers) -> Option<(Words, Sense, Words)> {
    let (name, value) = label(words, headers)?;
    let sense = headers.sense(&name.text).first().copied()?;
    (preface::is_about(sense) || matches!(sense, Sense::Emotion | Sense::Score)).then_some((name, sense, value))
}

/// "**Emotion curve:** calm → worried → glad" as the feelings of as many stages, if the map has none yet.
fn curve(map: &mut Matrix, name: &Words, sense: Sense, value: &Words) -> bool {
    let is_emotion = |sense: &Sense| matches!(sense, Sense::Emotion | Sense::Score);
    let parts = arrows(value);
    let has_emotion = map.lanes.iter().any(|lane| lane.header.senses.iter().any(is_emotion));
    if !is_emotion(&sense) || has_emotion || parts.len() != map.stages.len() {
        return false;
    }
    map.lanes.push(Lane::new(name.clone(), Header { senses: vec![Sense::Emotion], ..Header::default() }));
    let lane = map.lanes.len() - 1;
    let columns: Vec<_> = map.stages.iter().map(|stage| stage.columns.clone()).collect();
    map.cells.extend(columns.into_iter().zip(parts).map(|(columns, words)| Placed { lane, columns, words }));
    true
}

/// Takes the nearest heading that says what the map is called.
fn title(map: &mut Matrix, above: &Above<'_>, headers: &Headers) {
    let headings = || above.iter().rev().map(|section| &section.heading).filter(|heading| !heading.is_blank());
    let is_own = |heading: &&Words| is_telling(heading, headers) && !is_persona(heading, headers);
    let is_other = |heading: &&Words| !is_persona(heading, headers);
    map.title = headings().find(is_own).or_else(|| headings().find(is_other)).cloned();
}
