//! Names: how ids and words are compared, and the list of everything in a map that can be referred to.

use std::collections::BTreeMap;

use crate::source::{At, Span};
pub use crate::spec::slug::slug;

/// What kind of thing a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A stage.
    Stage,
    /// A step.
    Step,
    /// A cell of a blueprint.
    Cell,
    /// A pain, gain, need or expectation.
    Point,
    /// A pain.
    Pain,
    /// An opportunity.
    Opportunity,
    /// A message.
    Message,
    /// A persona.
    Persona,
    /// A segment.
    Segment,
    /// A channel of the map's own.
    Channel,
    /// A piece of research.
    Research,
    /// A metric of the map's own.
    Metric,
    /// A competitor.
    Competitor,
    /// A lane of the map's own.
    Lane,
}

/// Something that can be referred to.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name under which it is found.
    pub slug: String,
    /// The id as the author wrote it, if they did.
    pub id: Option<At<String>>,
    /// Its words, for messages and for links.
    pub label: String,
    /// Where the words stand, if there are any.
    pub words: Option<Span>,
    /// What it is.
    pub kind: NameKind,
    /// The record: two things are the same if theirs is.
    pub span: Span,
    /// The stage that it stands in, counted from 0.
    pub stage: Option<usize>,
    /// The step that it stands in, counted over the whole map from 0.
    pub step: Option<usize>,
    /// Its place in the list that it came from.
    pub index: usize,
}

/// One namespace: everything in it, findable by slug.
#[derive(Clone, Debug, Default)]
pub struct Names {
    list: Vec<Named>,
    ids: BTreeMap<String, Firsts>,
    words: BTreeMap<String, Firsts>,
}

/// Of each kind the first two things under one name: more are never needed to see that a reference is ambiguous.
type Firsts = BTreeMap<NameKind, Vec<usize>>;

/// What was found under a name.
#[derive(Clone, Copy, Debug)]
pub enum Found<'n> {
    /// Nothing.
    None,
    /// One thing.
    One(&'n Named),
    /// Two things that were meant to be told apart.
    Several(&'n Named, &'n Named),
}

impl Names {
    /// Adds a thing under its id and its words.
    pub fn add(&mut self, named: Named) {
        let index = self.list.len();
        let add = |under: &mut BTreeMap<String, Firsts>, name: String| {
            let firsts = under.entry(name).or_default().entry(named.kind).or_default();
            if firsts.len() < 2 {
                firsts.push(index);
            }
        };
        if named.id.is_some() {
            add(&mut self.ids, named.slug.clone());
        }
        add(&mut self.words, slug(&named.label));
        self.list.push(named);
    }

    /// What a reference means: a written id before words, and of those that `fits` accepts.
    pub fn find(&self, written: &str, fits: impl Fn(NameKind) -> bool) -> Found<'_> {
        let slug = slug(written);
        if slug.is_empty() {
            return Found::None;
        }
        let fitting = |under: &BTreeMap<String, Firsts>| {
            let kinds = under.get(&slug).into_iter().flatten().filter(|(kind, _)| fits(**kind));
            let mut found: Vec<usize> = kinds.flat_map(|(_, firsts)| firsts).copied().collect();
            found.sort_unstable();
            found
        };
        let by_id = fitting(&self.ids).first().and_then(|index| self.list.get(*index));
        if let Some(named) = by_id {
            return Found::One(named);
        }
        let by_words = fitting(&self.words);
        let mut by_words = by_words.iter().filter_map(|index| self.list.get(*index));
        match (by_words.next(), by_words.next()) {
            (Some(first), Some(second)) => Found::Several(first, second),
            (Some(named), None) => Found::One(named),
            (None, _) => Found::None,
        }
    }

    /// Whether a reference could mean two things.
    pub fn is_ambiguous(&self, written: &str) -> bool {
        matches!(self.find(written, |_| true), Found::Several(..))
    }

    /// Everything, in the order added.
    pub fn iter(&self) -> impl Iterator<Item = &Named> {
        self.list.iter()
    }

    /// The words that a reference could have been: ids where there are some, else words.
    pub fn candidates(&self, fits: impl Fn(NameKind) -> bool) -> Vec<&str> {
        let fitting = self.list.iter().filter(|named| fits(named.kind));
        let names = fitting.map(|named| named.id.as_ref().map_or(named.label.as_str(), |id| id.value.as_str()));
        names.filter(|name| !name.is_empty()).collect()
    }
}
