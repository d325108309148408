//! What stands at a place of the map, and how it is written.

use std::collections::{BTreeSet, HashMap};

use crate::import::cell::{Measured, Words};
use crate::import::tree::{Field, Item, Tree};
use crate::model::name::slug;

/// Something that stands at a place.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// Its key.
    pub(super) key: &'static str,
    /// What it says.
    pub(super) words: Words,
    /// What else is known of it.
    pub(super) extra: Vec<Field>,
    /// What is to be said of it.
    pub(super) comments: Vec<String>,
}

/// All that stands at a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// In the order in which it was written.
    pub(super) list: Vec<Fact>,
    /// Metrics with their numbers, by their ids.
    metrics: Vec<(String, Measured, Words)>,
    /// The form in which these ids are compared.
    slugs: BTreeSet<String>,
    /// Cells of the map's own lanes, by their ids.
    pub(super) cells: Vec<(String, Words, Vec<String>)>,
    /// How it feels there, already on the scale: once, or once for each persona.
    pub(super) emotions: Vec<Field>,
    /// Where it is a moment of truth, why that was guessed; empty where it was not.
    pub(super) truth: Option<&'static str>,
    /// Ids of research, and of those whose it is.
    pub(super) references: Vec<(&'static str, String)>,
}

/// Keys that hold one text.
const TEXTS: &[&str] = &["goal", "business_goal", "time", "owner"];

impl Facts {
    /// All keys with their values.
    pub(super) fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let mut keys: Vec<&str> = Vec::new();
        for fact in &self.list {
            if !keys.contains(&fact.key) {
                keys.push(fact.key);
            }
        }
        for key in keys {
            let own: Vec<&Fact> = self.list.iter().filter(|fact| fact.key == key).collect();
            fields.push(if TEXTS.contains(&key) { text(key, &own) } else { list(key, &own) });
        }
        if let Some(why) = self.truth {
            let truth = Field::new("moments", Tree::words("truth"));
            fields.push(if why.is_empty() { truth } else { truth.guessed(why) });
        }
        fields.extend(self.emotion());
        for key in ["evidence", "for"] {
            let own: Vec<&String> = self.references.iter().filter(|(own, _)| *own == key).map(|(_, id)| id).collect();
            if !own.is_empty() {
                fields.push(Field::new(key, Tree::list(own.into_iter().map(Tree::words))));
            }
        }
        fields.extend(self.metrics_field());
        fields.extend(self.cells_field());
        fields
    }

    fn emotion(&self) -> Option<Field> {
        match self.emotions.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            several => {
                let item =
                    |field: &Field| Item { comments: field.comments.clone(), value: field.value.clone(), at: field.at };
                Some(Field::new("emotion", Tree::List(several.iter().map(item).collect())))
            }
        }
    }

    fn metrics_field(&self) -> Option<Field> {
        let metric = |(id, found, words): &(String, Measured, Words)| {
            let number = |key: &str, number: &Option<String>| {
                number.as_ref().map(|number| Field::new(key, Tree::Marked(number.clone())))
            };
            let mut parts: Vec<Field> =
                [number("value", &found.value), number("target", &found.target)].into_iter().flatten().collect();
            let value = match parts.len() {
                1 if found.value.is_some() => parts.remove(0).value,
                _ => Tree::Map(parts),
            };
            let field = Field::new(id, value).at(words.span);
            match found.guess() {
                Some(why) => field.guessed(&why),
                None => field,
            }
        };
        let all: Vec<Field> = self.metrics.iter().map(metric).collect();
        (!all.is_empty()).then(|| Field::new("metrics", Tree::Map(all)))
    }

    fn cells_field(&self) -> Option<Field> {
        let mut lanes: Vec<(&String, Vec<Item>)> = Vec::new();
        let mut places: HashMap<&String, usize> = HashMap::new();
        for (id, words, comments) in &self.cells {
            let item = Item::new(words.tree()).at(words.span).commented(comments.clone());
            let at = *places.entry(id).or_insert(lanes.len());
            match lanes.get_mut(at) {
                Some((_, items)) => items.push(item),
                None => lanes.push((id, vec![item])),
            }
        }
        let lanes: Vec<Field> = lanes.into_iter().map(|(id, items)| one_or_many(id, items)).collect();
        (!lanes.is_empty()).then(|| Field::new("cells", Tree::Map(lanes)))
    }

    /// Puts a mark on each thing of a key, with why it was guessed or nothing, if there are as many of both and none has one yet.
    pub(super) fn mark(&mut self, key: &str, marks: &[(Field, String)]) -> bool {
        let is_free = |fact: &Fact| !marks.iter().any(|(mark, _)| fact.extra.iter().any(|field| field.key == mark.key));
        let mut all = self.list.iter().filter(|fact| fact.key == key);
        if all.clone().count() != marks.len() || !all.all(is_free) {
            return false;
        }
        for (fact, (mark, why)) in self.list.iter_mut().filter(|fact| fact.key == key).zip(marks) {
            fact.extra.push(mark.clone());
            fact.comments.extend((!why.is_empty()).then(|| format!("guessed: {why}")));
        }
        true
    }

    /// Whether a metric is there already.
    pub(super) fn has_metric(&self, id: &str) -> bool {
        self.slugs.contains(&slug(id))
    }

    /// Adds a metric with its numbers.
    pub(super) fn add_metric(&mut self, id: String, found: Measured, words: Words) {
        self.slugs.insert(slug(&id));
        self.metrics.push((id, found, words));
    }
}

/// Several things as one text.
fn text(key: &str, facts: &[&Fact]) -> Field {
    let between = if key == "owner" || key == "time" { ", " } else { "\n" };
    let words: Vec<Words> = facts.iter().map(|fact| fact.words.clone()).collect();
    let words = Words::join(&words, between);
    Field::new(key, words.tree()).at(words.span).commented(facts.iter().flat_map(|fact| fact.comments.clone()))
}

fn list(key: &str, facts: &[&Fact]) -> Field {
    let item = |fact: &&Fact| {
        let name = if key == "touchpoints" { "name" } else { "text" };
        let value = if fact.extra.is_empty() {
            fact.words.tree()
        } else {
            let words = Field::new(name, fact.words.tree());
            Tree::Map(std::iter::once(words).chain(fact.extra.iter().cloned()).collect())
        };
        Item::new(value).at(fact.words.span).commented(fact.comments.clone())
    };
    one_or_many(key, facts.iter().map(item).collect())
}

/// One thing by itself, several as a list.
fn one_or_many(key: &str, mut items: Vec<Item>) -> Field {
    if items.len() == 1
        && let Some(item) = items.pop()
    {
        let field = Field::new(key, item.value).commented(item.comments);
        return match item.at {
            Some(span) => field.at(span),
            None => field,
        };
    }
    Field::new(key, Tree::List(items))
}
