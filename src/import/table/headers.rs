//! What headers mean: as the user said, else as the lexicon knows them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::Sheet;
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::import::foreign::{Wishes, refusal};
use crate::import::lexicon::{self, Header, Sense, TARGETS, Tongue, key};
use crate::source::Span;

/// What headers mean.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Headers {
    said: BTreeMap<String, Sense>,
    /// What cells were found to mean, by the language that is asked first, as each is looked at several times.
    known: Rc<RefCell<Known>>,
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
        self.of_words(top.chain(left))
    }

    /// The same for headers, whose language is asked first.
    pub(in crate::import) fn of_words<'a>(&self, words: impl Iterator<Item = &'a str>) -> Self {
        let tongue = lexicon::tongue(words.filter(|words| words.len() <= 60));
        Self { said: self.said.clone(), tongue, known: Rc::clone(&self.known) }
    }

    /// What a cell means, if it can be nothing but a header.
    pub(in crate::import) fn sense(&self, words: &str) -> Vec<Sense> {
        if words.len() > 80 {
            return Vec::new();
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
        }
        header
    }

    /// What the user said that it means.
    pub(super) fn said(&self, words: &str) -> Option<Sense> {
        if self.said.is_empty() {
            return None;
        }
        self.said.get(&key(words)).copied()
    }
}
