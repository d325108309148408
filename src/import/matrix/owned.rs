//! What the lines of personas put on a map is theirs.

use super::Lane;
use super::builder::Builder;
use super::places::Place;
use super::whose::{called, id, why};
use crate::import::draft::{Draft, Persona};
use crate::import::tree::{Field, Tree};

/// Keys whose things may be one persona's.
const KEYS: &[&str] =
    &["thinking", "saying", "pain_points", "gains", "needs", "expectations", "opportunities", "touchpoints"];

impl Builder<'_> {
    /// Why the line of a header is somebody's whom no other words tell of.
    pub(super) fn guessed_owner(&self, lane: &Lane) -> Option<String> {
        let own = id(lane.owner.as_ref()?);
        Some(why(&called(self.owners.new.get(&own)?)))
    }

    /// Notes whose the things are that a line has put at a place behind the first `before`.
    pub(super) fn own_facts(&mut self, lane: usize, place: Place, before: usize) {
        let Some(id) = self.owners.id(lane).cloned() else { return };
        let Some(facts) = self.at(place) else { return };
        for fact in facts.list.iter_mut().skip(before).filter(|fact| KEYS.contains(&fact.key)) {
            fact.extra.push(Field::new("for", Tree::words(&id)));
        }
    }

    /// Adds the personas that only headers of lines name.
    pub(super) fn owners(&self, draft: &mut Draft) {
        for name in self.owners.order.iter().filter_map(|id| self.owners.new.get(id)) {
            let persona = super::person::named(name, &mut Vec::new());
            draft.personas.push(Persona { name: persona.name.guessed(&why(&called(name))), ..persona });
        }
    }
}
