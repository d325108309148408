//! What headers mean: as the user said, else as the lexicon knows them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::Sheet;
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::import::foreign::{Wishes, refusal};
use crate::import::lexicon::{self, Header, Owned, Sense, TARGETS, Tongue, key};
use crate::source::Span;

/// So many rows are looked at for personas.
const PEOPLE: usize = 40;

/// What headers mean.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Headers {
    said: BTreeMap<String, Sense>,
    /// What cells were found to mean, by the language that is asked first, as each is looked at several times.
    known: Rc<RefCell<Known>>,
    /// Personas that are known from elsewhere.
    known_people: Rc<Vec<String>>,
    /// Headers that say whose a line is.
    owned: Rc<BTreeMap<String, Owned>>,
    /// The language that is asked first.
    pub(in crate::import) tongue: Option<Tongue>,
}

/// What words mean in a language that is asked first.
type Known = BTreeMap<Option<Tongue>, HashMap<String, Vec<Sense>>>;

impl Headers {
    /// With what the user said. A lane that is none is an error.
    pub(in crate::import) fn new(wishes: &Wishes) -> Result<Self, Box<Diagnostic>> {
        let mut said = BTreeMap::new();
        for (header, lane) in &wishes.lanes {
            let Some(sense) = Sense::of_key(lane) else {
                let message = format!("there is no lane `{}` to map the header `{}` to", shown(lane), shown(header));
                let near = nearest(lane, TARGETS.iter().map(|(name, _)| *name));
                let names: Vec<String> = TARGETS.iter().map(|(name, _)| format!("`{name}`")).collect();
                let found = refusal(Span::new(0, 0), message);
                return Err(Box::new(match near {
                    Some(_) => found.did_you_mean(near),
                    None => found.help(format!("lanes are {}", names.join(", "))),
                }));
            };
            said.insert(key(header), sense);
        }
        Ok(Self { said, ..Self::default() })
    }

    /// The same for a sheet, whose language is asked first.
    pub(in crate::import) fn of(&self, sheet: &Sheet) -> Self {
        let first =
            |at: usize| sheet.row(at).take(40).map(|(_, square)| square.words.text.as_str()).collect::<Vec<_>>();
        let top = (0..sheet.height().min(12)).flat_map(first);
        let left = (12..sheet.height().min(300)).flat_map(|at| first(at).into_iter().take(3));
        self.of_lines(top.chain(left), &self.people(sheet))
    }

    /// What stands beside words for personas at the top of a sheet.
    fn people(&self, sheet: &Sheet) -> Vec<String> {
        let is_label = |words: &str| self.sense(words).first() == Some(&Sense::Persona);
        let mut people = Vec::new();
        for at in 0..sheet.height().min(PEOPLE) {
            let mut cells = sheet.row(at).map(|(_, square)| square.words.text.as_str()).take(20);
            let Some(first) = cells.next() else { continue };
            match first.split_once([':', '：']) {
                Some((label, value)) if !value.trim().is_empty() && is_label(label) => people.push(value.to_owned()),
                _ if is_label(first) => people.extend(cells.map(str::to_owned)),
                _ => {}
            }
        }
        let names = people.iter().flat_map(|names| names.split(['\n', ';'])).map(str::trim);
        names.filter(|name| self.sense(name).is_empty()).map(str::to_owned).collect()
    }

    /// The same for headers, whose language is asked first.
    pub(in crate::import) fn of_words<'a>(&self, words: impl Iterator<Item = &'a str>) -> Self {
        self.of_lines(words, &[])
    }

    /// The same where personas are known.
    pub(in crate::import) fn with_people(&self, people: Vec<String>) -> Self {
        Self { known_people: Rc::new(people), ..self.clone() }
    }

    fn of_lines<'a>(&self, words: impl Iterator<Item = &'a str>, people: &[String]) -> Self {
        let words: Vec<&str> = words.filter(|words| words.len() <= 60).collect();
        let tongue = lexicon::tongue(words.iter().copied());
        let people: Vec<String> = people.iter().chain(self.known_people.iter()).cloned().collect();
        let owned = Rc::new(lexicon::owned(&words, &people, tongue));
        // Names are of no language.
        let label =
            |words: &'a str| owned.get(words).and_then(|owned: &Owned| words.get(owned.label.clone())).unwrap_or(words);
        let tongue = if owned.is_empty() { tongue } else { lexicon::tongue(words.iter().map(|words| label(words))) };
        Self { owned, tongue, ..self.clone() }
    }

    /// What a cell means, if it can be nothing but a header.
    pub(in crate::import) fn sense(&self, words: &str) -> Vec<Sense> {
        if words.len() > 80 {
            return Vec::new();
        }
        if let Some(owned) = self.owned(words) {
            return vec![owned.sense];
        }
        if let Some(known) = self.known.borrow().get(&self.tongue).and_then(|known| known.get(words)) {
            return known.clone();
        }
        let senses = self.header(words, false).senses;
        self.known.borrow_mut().entry(self.tongue).or_default().insert(words.to_owned(), senses.clone());
        senses
    }

    /// What a header means.
    pub(in crate::import) fn header(&self, words: &str, is_sure: bool) -> Header {
        // What stands on further lines explains the first: "Touchpoint", "where it happens".
        let first = words.split_once('\n').map_or(words, |(first, _)| first);
        let is_said = self.said(words).is_some();
        let mut header = lexicon::header(words, self.tongue, is_sure && !is_said && first == words);
        if header.senses.is_empty() && first != words {
            header = lexicon::header(first, self.tongue, is_sure && !is_said);
        }
        // "Emotion – Ben" is no slip of "Emotionen".
        if header.near.is_some() && [" – ", " — ", " - "].iter().any(|dash| words.contains(dash)) {
            header = Header { senses: Vec::new(), near: None, ..header };
        }
        if let Some(sense) = self.said(words) {
            header.senses = vec![sense];
            header.near = None;
        } else if let Some(owned) = self.owned(words) {
            header = Header { senses: vec![owned.sense], near: None, whose: Some(owned.clone()), ..header };
        } else if header.senses.is_empty() || header.near.is_some() {
            // "What Carol does"
            if let Some(owned) = lexicon::alone(words, self.tongue, is_sure) {
                header = Header { senses: vec![owned.sense], near: None, whose: Some(owned), ..header };
            }
        }
        header
    }

    /// Whose a line is, where its header says it and the user does not say what it means.
    fn owned(&self, words: &str) -> Option<&Owned> {
        if self.owned.is_empty() {
            return None;
        }
        self.owned.get(words).filter(|_| self.said(words).is_none())
    }

    /// What the user said that it means.
    pub(super) fn said(&self, words: &str) -> Option<Sense> {
        if self.said.is_empty() {
            return None;
        }
        self.said.get(&key(words)).copied()
    }
}
