//! Who takes part: end users become personas, service providers the other ends of touchpoints.

use std::collections::BTreeMap;

use super::element::{Element, Words, is_nothing, tidy};
use crate::import::draft::{Persona, Said};
use crate::import::ledger::Ledger;
use crate::import::tree::{Field, Tree};
use crate::source::Span;
use crate::spec::slug::slug;

/// Somebody who takes part.
#[derive(Clone, Debug, Default)]
pub(super) struct Actor {
    pub(super) id: String,
    /// Empty for end users in general, and for the organisation.
    pub(super) name: String,
    /// Whether it is an end user.
    pub(super) is_user: bool,
    /// How a map refers to them: the id of a persona, `us`, or words.
    pub(super) word: String,
}

impl Actor {
    /// Whether it is nobody in particular.
    pub(super) const fn is_anybody(&self) -> bool {
        self.name.is_empty()
    }
}

/// What stands for end users in general in a file of ours.
const EVERYONE: &str = "end-user";
/// What stands for the organisation.
const ORGANISATION: &str = "service-provider";

/// All who take part.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    actors: Vec<Actor>,
    /// The places of actors by their ids, and by their names and ids in one form; the first of several.
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
    /// The personas of the map.
    pub(super) personas: Vec<Persona>,
    /// What was guessed of roles.
    pub(super) guesses: Vec<&'static str>,
}

impl Cast {
    /// The actors of a journey.
    pub(super) fn read(journey: &Element, ledger: &mut Ledger) -> Self {
        let mut cast = Self::default();
        for list in journey.children.iter().filter(|child| child.is("actors")) {
            ledger.frame(list.head);
            list.children.iter().for_each(|actor| cast.actor(actor, ledger));
        }
        cast
    }

    fn actor(&mut self, element: &Element, ledger: &mut Ledger) {
        let role = element.attribute(&["role"]).map(|role| role.value.to_lowercase());
        let is_user = element.is("endUser") || role.as_deref().is_some_and(is_role_of_a_user);
        let id = element.attribute(&["actorID", "actorIDref", "id"]).map(|id| id.value.clone()).unwrap_or_default();
        let named = element.attribute(&["name"]).map(|name| Words { text: name.value.clone(), at: name.whole });
        let of_child = element.children.iter().find(|child| child.is("actorName") || child.is("companyName"));
        let name = of_child.map(Element::words).or(named).filter(|name| !is_nothing(&name.text));
        let is_anybody = name.is_none() && (id == if is_user { EVERYONE } else { ORGANISATION });
        let shown = name.as_ref().map_or_else(|| id.clone(), |name| name.text.replace('\n', " "));
        if (id.is_empty() && shown.is_empty()) || self.by_id.contains_key(&id) {
            let why = if id.is_empty() {
                "it has neither a name nor an id"
            } else {
                "an actor with this id is there already"
            };
            return ledger.unmapped("actor", element.whole, why);
        }
        let mut actor = Actor { id: id.clone(), name: shown.clone(), is_user, word: shown.clone() };
        let to = if is_anybody {
            actor.name.clear();
            "us".clone_into(&mut actor.word);
            String::new()
        } else if is_user {
            let known = slug(&id);
            // An id that follows from the name needs not be written.
            let id = if known.is_empty() || known == slug(&shown) { String::new() } else { known };
            actor.word = if id.is_empty() { shown.clone() } else { id.clone() };
            let at = name.as_ref().map_or(element.whole, |name| name.at);
            self.personas.push(Persona { id, name: Said::plain(shown).at(at), fields: Vec::new() });
            format!("personas[{}]", self.personas.len() - 1)
        } else {
            "touchpoints".to_owned()
        };
        let place = self.actors.len();
        if !id.is_empty() {
            self.by_id.insert(id.clone(), place);
        }
        for name in [actor.name.to_lowercase(), slug(&actor.id)] {
            if !name.is_empty() {
                self.by_name.entry(name).or_insert(place);
            }
        }
        self.actors.push(actor);
        self.tell(element, role.is_some(), &to, is_anybody, ledger);
    }

    /// Says what became of the parts of an actor.
    fn tell(&mut self, element: &Element, has_role: bool, to: &str, is_anybody: bool, ledger: &mut Ledger) {
        if is_anybody || to.is_empty() {
            ledger.frame(element.head);
        } else if has_role && !to.starts_with("personas") {
            let why = "a role other than a customer or user is that of a service provider";
            if !self.guesses.contains(&why) {
                self.guesses.push(why);
            }
            ledger.guessed("actor", element.head, to, why);
        } else {
            ledger.mapped("actor", element.head, to);
        }
        for child in &element.children {
            let words = child.words();
            match child.name.to_lowercase().as_str() {
                "actorname" | "companyname" if !is_nothing(&words.text) => ledger.mapped("name", child.whole, to),
                "actordescription" if to.starts_with("personas") && !is_nothing(&words.text) => {
                    let bio = Field::new("bio", Tree::words(words.text)).at(child.whole);
                    if let Some(persona) = self.personas.last_mut() {
                        persona.fields.push(bio);
                    }
                    ledger.mapped("description", child.whole, format!("{to}.bio"));
                }
                _ if child.is_empty() => ledger.frame(child.whole),
                _ => ledger.unmapped("element", child.whole, "a map says nothing of this kind of an actor"),
            }
        }
    }

    /// Who is meant by a reference, and why that was guessed.
    pub(super) fn find(&self, reference: &str) -> (Actor, Option<&'static str>) {
        let reference = tidy(reference);
        let at = |place: Option<&usize>| place.and_then(|place| self.actors.get(*place)).cloned();
        if let Some(actor) = at(self.by_id.get(&reference)) {
            return (actor, None);
        }
        let by_name = self.by_name.get(&reference.to_lowercase()).or_else(|| self.by_name.get(&slug(&reference)));
        if let Some(actor) = at(by_name) {
            return (actor, Some("no actor has this id; it is the name of one"));
        }
        let unknown = Actor { id: String::new(), name: reference.clone(), is_user: false, word: reference.clone() };
        (unknown, Some("no actor has this id; it is taken for a service provider"))
    }

    /// Whether an end who is no end user is surely somebody else. A file of ours has steps whose contacts are between
    /// others, and an actor without a name.
    pub(super) fn tells_users_apart(&self) -> bool {
        self.actors.iter().any(|actor| actor.is_user) && !self.actors.iter().any(Actor::is_anybody)
    }

    /// Whether several end users are told apart.
    pub(super) fn has_several_users(&self) -> bool {
        self.actors.iter().filter(|actor| actor.is_user).count() > 1
    }
}

fn is_role_of_a_user(role: &str) -> bool {
    ["customer", "user", "citizen", "patient", "consumer", "traveller"].iter().any(|word| role.contains(word))
}

/// The reference of one end.
pub(super) fn reference(end: &Element) -> Option<(String, Span)> {
    let refers = end.child("refersTo")?;
    let found = refers.attribute(&["actorIDref", "actorID"])?;
    Some((found.value.clone(), refers.whole))
}
