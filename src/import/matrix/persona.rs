//! Personas of a foreign map: their names, what stands behind these, and facts that are told of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::builder::Builder;
use super::cells::Done;
use super::person::named;
use super::places::Place;
use super::roles::Role;
use crate::import::cell::{Words, items};
use crate::import::draft::{Draft, Persona, Said};
use crate::import::lexicon::{self, Sense, Tongue, Trait};
use crate::import::loss::Fate;
use crate::import::tree::{Field, Item, Tree};
use crate::model::name::slug;
use crate::source::Span;

/// A persona of whom facts are told.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Person {
    /// What they are called, and what else stands there.
    pub(in crate::import) name: Option<Words>,
    /// Labels, and what they say.
    pub(in crate::import) facts: Vec<(Words, Words)>,
}

impl Builder<'_> {
    /// Personas with what is said of them behind their names: "Anna, 34, nurse". With a doubt they may be none.
    pub(super) fn personas(&mut self, value: &Words, doubt: Option<&'static str>, draft: &mut Draft) {
        let mut whys: Vec<&str> = Vec::new();
        let all = self.owners.several(value);
        for item in &all {
            draft.personas.push(named(item, &mut whys));
        }
        if let Some(why) = doubt {
            for persona in draft.personas.iter_mut().rev().take(all.len()) {
                persona.name = std::mem::take(&mut persona.name).guessed(why);
            }
            whys.push(why);
        }
        let fate = if whys.is_empty() { Fate::Mapped } else { Fate::Guessed };
        self.tell(fate, "value", value, "personas".to_owned(), whys.join("; "));
    }

    /// Personas of whom facts are told: those are facts of the one that is named before, if they have no name.
    pub(super) fn described(&mut self, draft: &mut Draft) {
        let matrix = self.matrix;
        let framed = self.entries.iter().filter(|entry| entry.what == "frame");
        let mut labels: BTreeSet<Span> = framed.map(|entry| entry.span).collect();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (at, persona) in draft.personas.iter().enumerate() {
            places.entry(slug(&persona.name.words)).or_insert(at);
        }
        let mut known: BTreeMap<usize, Known> = BTreeMap::new();
        for person in &matrix.people {
            let said_name = person.facts.iter().find(|(label, _)| lexicon::trait_of(bare(label)) == Some(Trait::Name));
            let name = person.name.as_ref().or(said_name.map(|(_, name)| name));
            let mut place = usize::MAX;
            let mut persona = match name {
                Some(name) => {
                    let mut whys = Vec::new();
                    let persona = named(name, &mut whys);
                    let fate = if whys.is_empty() { Fate::Mapped } else { Fate::Guessed };
                    self.tell(fate, "value", name, "personas".to_owned(), whys.join("; "));
                    // One who is named elsewhere too is told of together.
                    let slug = slug(&persona.name.words);
                    let there = places.get(&slug).filter(|_| persona.fields.is_empty() && !slug.is_empty());
                    match there.and_then(|at| Some((at, draft.personas.get_mut(*at)?))) {
                        Some((at, there)) => {
                            place = *at;
                            std::mem::take(there)
                        }
                        None => persona,
                    }
                }
                None if draft.personas.len() == 1 => {
                    place = 0;
                    draft.personas.first_mut().map(std::mem::take).unwrap_or_default()
                }
                None => Persona {
                    name: Said::plain("Persona").guessed("nothing says what they are called"),
                    ..Persona::default()
                },
            };
            let place = place.min(draft.personas.len());
            let known = known.entry(place).or_insert_with(|| Known::of(&persona));
            for (label, value) in &person.facts {
                // A header stands once above the facts of several.
                if labels.insert(label.span) {
                    self.entries.push(super::Aside::Frame("a label").entry(label));
                }
                if name.is_none_or(|name| name.span != value.span) {
                    fact(&mut persona, known, label, value, matrix.tongue);
                    self.tell(Fate::Mapped, "value", value, "personas".to_owned(), "");
                }
            }
            places.entry(slug(&persona.name.words)).or_insert(place);
            match draft.personas.get_mut(place) {
                Some(there) => *there = persona,
                None => draft.personas.push(persona),
            }
        }
    }

    /// Whether all columns are of one persona.
    fn is_one_person(&mut self) -> bool {
        if let Some(known) = self.kept.is_one_person {
            return known;
        }
        let lane = self.roles.all.iter().position(|role| *role == Role::Of(Sense::Persona));
        let mut all = lane.map(|lane| self.kept.cells(lane)).unwrap_or_default().iter();
        let first = all.next().map(|cell| slug(&cell.words.text));
        let is_one = all.all(|cell| Some(slug(&cell.words.text)) == first);
        *self.kept.is_one_person.insert(is_one)
    }

    /// Whose a column is. What is everyone's needs no `for`.
    pub(super) fn people(&mut self, place: Place, parts: &[Words]) -> Vec<Done> {
        let is_one = self.is_one_person();
        for part in parts {
            let id = slug(&part.text);
            if id.is_empty() {
                continue;
            }
            if self.kept.people.insert(id.clone()) {
                self.people.push(part.clone());
            }
            if let Some(facts) = self.at(place).filter(|_| !is_one) {
                facts.references.push(("for", id));
            }
        }
        vec![Done::well(if is_one { "personas".to_owned() } else { format!("{}.for", place.path()) })]
    }
}

/// What is known of a persona already, to be found at once.
#[derive(Default)]
struct Known {
    /// The names of facts of the author's own, in small letters.
    facts: BTreeSet<String>,
    /// The last number behind each of these names.
    numbers: HashMap<String, usize>,
    /// What stands in each list, in the form in which it is compared.
    lists: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn of(persona: &Persona) -> Self {
        let mut known = Self::default();
        for field in &persona.fields {
            match &field.value {
                Tree::Map(facts) if field.key == "facts" => {
                    known.facts.extend(facts.iter().map(|fact| fact.key.to_ascii_lowercase()));
                }
                Tree::List(items) => {
                    for item in items {
                        known.add(&field.key, &item.value);
                    }
                }
                _ => {}
            }
        }
        known
    }

    /// Adds what stands in a list now; whether it is new there.
    fn add(&mut self, list: &str, value: &Tree) -> bool {
        self.lists.entry(list.to_owned()).or_default().insert(format!("{value:?}"))
    }

    /// A name for a fact that no other has, in whatever case: with the next number behind it, where it is taken.
    fn named(&mut self, name: &str) -> String {
        /// The last number.
        const MOST: usize = 999;
        let mut new = name.to_owned();
        let number = self.numbers.entry(name.to_ascii_lowercase()).or_insert(1);
        while self.facts.contains(&new.to_ascii_lowercase()) && *number <= MOST {
            *number += 1;
            new = if *number <= MOST { format!("{name} {number}") } else { String::new() };
        }
        if *number > MOST {
            new.clear();
        }
        self.facts.insert(new.to_ascii_lowercase());
        new
    }
}

/// A label without its colon.
fn bare(label: &Words) -> &str {
    label.text.trim().trim_end_matches([':', '：']).trim()
}

/// Puts a fact where the language has a place for it, else among the facts.
fn fact(persona: &mut Persona, known: &mut Known, label: &Words, value: &Words, tongue: Option<Tongue>) {
    let name = bare(label);
    let text = match lexicon::trait_of(name) {
        Some(Trait::Age) => "age",
        Some(Trait::Role) => "role",
        Some(Trait::Place) => "place",
        Some(Trait::Quote) => "quote",
        Some(Trait::Bio) => "bio",
        _ => "",
    };
    let (text, list) = match lexicon::sense(name, tongue) {
        _ if !text.is_empty() => (text, ""),
        Some(Sense::Goal) => ("", "goals"),
        Some(Sense::Need) => ("", "needs"),
        Some(Sense::Pain) => ("", "pain_points"),
        Some(Sense::Gain) => ("", "gains"),
        Some(Sense::Expectation) => ("", "expectations"),
        Some(Sense::Saying) => ("quote", ""),
        Some(Sense::Place) => ("place", ""),
        _ => ("", ""),
    };
    // What a line said before is said again.
    let is_again = |field: &&mut Field| field.key == text && field.value == Tree::words(value.one_line());
    if let Some(field) = persona.fields.iter_mut().find(is_again) {
        field.comments.clear();
        return;
    }
    let is_free = |key: &str| !key.is_empty() && !persona.fields.iter().any(|field| field.key == key);
    if is_free(text) {
        let value = if text == "quote" { value.unquoted() } else { value.clone() };
        // A role in one line; a story as it is.
        let tree = if text == "bio" { value.tree() } else { Tree::words(value.one_line()) };
        persona.fields.push(Field::new(text, tree).at(value.span));
    } else if is_free(list) {
        let all: Vec<Item> = items(value).iter().map(|item| Item::new(item.tree()).at(item.span)).collect();
        for item in &all {
            known.add(list, &item.value);
        }
        persona.fields.push(Field::new(list, Tree::List(all)));
    } else if let Some(Tree::List(all)) = told(persona, list) {
        for item in items(value) {
            let tree = item.tree();
            if known.add(list, &tree) {
                all.push(Item::new(tree).at(item.span));
            }
        }
    } else {
        more(persona, known, name, value);
    }
}

/// What is told of a persona under a key already.
fn told<'p>(persona: &'p mut Persona, key: &str) -> Option<&'p mut Tree> {
    persona.fields.iter_mut().find(|field| field.key == key && !key.is_empty()).map(|field| &mut field.value)
}

/// A fact of the author's own.
fn more(persona: &mut Persona, known: &mut Known, label: &str, value: &Words) {
    let name = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if !persona.fields.iter().any(|field| field.key == "facts") {
        persona.fields.push(Field::new("facts", Tree::Map(Vec::new())));
    }
    let facts = persona.fields.iter_mut().find(|field| field.key == "facts");
    if let Some(Tree::Map(facts)) = facts.map(|field| &mut field.value) {
        facts.push(Field::new(known.named(&name), Tree::words(value.one_line())).at(value.span));
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Persona};

    #[test]
    fn facts_of_one_name_are_numbered() {
        let mut known = Known::of(&Persona::default());
        let names = ["Age", "age 2", "AGE", "age", "Tools"].map(|name| known.named(name));
        assert_eq!(names, ["Age", "age 2", "AGE 3", "age 4", "Tools"]);
    }
}
