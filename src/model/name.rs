//! Names: how ids and words are compared, and the list of everything in a map that can be referred to.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::source::{At, Span};

/// The form in which names are compared: NFC, lower case, every run of other than letters, marks and digits one `-`.
pub fn slug(written: &str) -> String {
    let mut slug = String::with_capacity(written.len());
    for c in written.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_combining_mark(c) {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

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
    by_slug: BTreeMap<String, Vec<usize>>,
}

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
    /// Adds a thing under its id or, where it has none, under its words; a written id is found by its words as well.
    pub fn add(&mut self, named: Named) {
        let index = self.list.len();
        self.by_slug.entry(named.slug.clone()).or_default().push(index);
        let words = slug(&named.label);
        if named.id.is_some() && words != named.slug && !words.is_empty() {
            self.by_slug.entry(words).or_default().push(index);
        }
        self.list.push(named);
    }

    /// What a reference means: a written id before words, and of those that `fits` accepts.
    pub fn find(&self, written: &str, fits: impl Fn(NameKind) -> bool) -> Found<'_> {
        let slug = slug(written);
        let all = self.by_slug.get(&slug).into_iter().flatten().filter_map(|index| self.list.get(*index));
        let fitting: Vec<&Named> = all.filter(|named| fits(named.kind)).collect();
        let by_id = fitting.iter().copied().find(|named| named.id.is_some() && named.slug == slug);
        match (by_id, fitting.as_slice()) {
            (Some(named), _) => Found::One(named),
            (None, [named]) => Found::One(named),
            (None, [first, second, ..]) => Found::Several(first, second),
            (None, []) => Found::None,
        }
    }

    /// Everything, in the order added.
    pub fn iter(&self) -> impl Iterator<Item = &Named> {
        self.list.iter()
    }

    /// The words that a reference could have been: ids where there are some, else words.
    pub fn candidates(&self, fits: impl Fn(NameKind) -> bool) -> Vec<&str> {
        let fitting = self.list.iter().filter(|named| fits(named.kind));
        fitting.map(|named| named.id.as_ref().map_or(named.label.as_str(), |id| id.value.as_str())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        let cases = [
            ("Friend's  Post!", "friend-s-post"),
            ("  --A--  ", "a"),
            ("가격표 보기", "가격표-보기"),
            ("Zażółć", "zażółć"),
            ("e\u{301}", "é"),
            ("…", ""),
        ];
        for (written, expected) in cases {
            assert_eq!(slug(written), expected);
        }
    }
}
