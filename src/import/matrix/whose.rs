//! Lines that are one persona's: "Emotion – Ann" and "Emotion – Ben" are two curves.

use std::collections::BTreeMap;

use super::Matrix;
use crate::import::cell::{Words, items};
use crate::import::lexicon::{Sense, Trait, trait_of};
use crate::model::name::slug;

/// Whose lines are.
#[derive(Clone, Debug, Default)]
pub(super) struct Owners {
    /// The id of the persona of a line.
    ids: BTreeMap<usize, String>,
    /// All names in headers, as they are compared.
    names: Vec<String>,
    /// Personas that no other words tell of, each once.
    pub(super) new: BTreeMap<String, Words>,
    /// Their ids in the order of the lines.
    pub(super) order: Vec<String>,
}

impl Owners {
    /// The personas whose lines these are, by the names in their headers.
    pub(super) fn of(matrix: &Matrix) -> Self {
        let mut owners = Self::default();
        if matrix.lanes.iter().all(|lane| lane.owner.is_none()) {
            return owners;
        }
        let mut names: Vec<String> = matrix.lanes.iter().filter_map(|lane| lane.owner.as_ref()).map(id).collect();
        names.retain(|name| !name.is_empty());
        owners.names = names;
        let known = owners.known(matrix);
        for (at, lane) in matrix.lanes.iter().enumerate() {
            let Some(name) = lane.owner.clone() else { continue };
            let own = id(&name);
            if own.is_empty() {
                continue;
            }
            let begins = |id: &&String| id.strip_prefix(own.as_str()).is_some_and(|rest| rest.starts_with('-'));
            let mut alike = known.iter().filter(begins);
            let mut bent = known.iter().filter(|known| is_bent(known, &own));
            let own_id =
                match (known.contains(&own), alike.next().or_else(|| bent.next()), alike.next().or(bent.next())) {
                    // "Ann" is Ann Kowal, and "Emocje Bartka" are Bartek's, where there is no other.
                    (false, Some(one), None) => one.clone(),
                    (true, ..) => own,
                    _ => {
                        if !owners.new.contains_key(&own) {
                            owners.order.push(own.clone());
                            owners.new.insert(own.clone(), name);
                        }
                        own
                    }
                };
            owners.ids.insert(at, own_id);
        }
        // What is of the only persona needs no `for`.
        if known.len() + owners.new.len() < 2 {
            owners.ids.clear();
        }
        owners
    }

    /// The personas of a value: those of "Ann, Ben" are two where a line is Ben's, and those of "Ann (nurse), Ben (34)".
    pub(super) fn several(&self, value: &Words) -> Vec<Words> {
        let parts = |item: &Words| -> Vec<Words> {
            let behind: Vec<Words> =
                item.text.split_inclusive("),").map(|part| item.part(part.trim_end_matches(',')).trim()).collect();
            let is_whole = |part: &Words| part.text.ends_with(')') && part.text.matches('(').count() == 1;
            if behind.len() > 1 && behind.iter().all(is_whole) {
                return behind;
            }
            let parts: Vec<Words> = item.text.split([',', '&', '/']).map(|part| item.part(part).trim()).collect();
            let is_named = parts.iter().skip(1).any(|part| self.names.contains(&slug(&part.text)));
            let all = parts.into_iter().filter(|part| !part.is_blank());
            if is_named { all.collect() } else { vec![item.clone()] }
        };
        items(value).iter().flat_map(parts).collect()
    }

    /// The ids of the personas that a map tells of.
    fn known(&self, matrix: &Matrix) -> Vec<String> {
        let labelled = matrix.about.iter().filter(|(_, sense, _)| *sense == Sense::Persona);
        let labelled = labelled.flat_map(|(_, _, value)| self.several(value));
        let called = |person: &super::Person| {
            let said = person.facts.iter().find(|(label, _)| trait_of(&label.text) == Some(Trait::Name));
            person.name.clone().or_else(|| said.map(|(_, name)| name.clone()))
        };
        let described = matrix.people.iter().filter_map(called);
        labelled.chain(described).map(|words| id(&words)).collect()
    }

    /// The id of the persona whose line it is.
    pub(super) fn id(&self, lane: usize) -> Option<&String> {
        self.ids.get(&lane)
    }
}

/// Whether a name is the first name of a persona with another ending, as Polish has it: "Anny", "Bartka".
fn is_bent(known: &str, name: &str) -> bool {
    let first = known.split('-').next().unwrap_or(known);
    let shared = first.chars().zip(name.chars()).take_while(|(one, other)| one == other).count();
    let (long, other) = (first.chars().count(), name.chars().count());
    shared >= 3 && shared + 2 >= long && shared + 2 >= other && name.is_ascii() && first != name
}

/// What somebody is called, without what else is said of them: "Ben (41)".
pub(super) fn called(name: &Words) -> String {
    super::person::named(name, &mut Vec::new()).name.words
}

/// The id of somebody who is called so.
pub(super) fn id(name: &Words) -> String {
    slug(&called(name))
}

/// Why a name is a persona.
pub(super) fn why(name: &str) -> String {
    format!("`{name}` stands in headers of lines, and is taken for a persona")
}
