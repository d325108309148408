//! The comment of a page: the ids that the author wrote, each by the place of what it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, blocks};
use crate::source::Span;

/// How the comment begins.
const START: &str = "<!-- ids";
/// What stands behind the places of a list whose ids seem to be those of other things, and are not.
const FIXED: &str = " fixed";

/// Ids by what has them and where that stands: `pain_points step 5 2`.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Where the comment stands.
    pub(super) span: Option<Span>,
    lines: BTreeMap<String, Line>,
    /// Lines for places that a later one tells of as well.
    pub(super) twice: Vec<Span>,
    /// How many cards stood in a cell: `pain_points step 5`.
    counts: BTreeMap<String, usize>,
    /// Lists whose ids seem to be those of other things, and are not.
    fixed: BTreeSet<String>,
}

#[derive(Debug)]
struct Line {
    id: String,
    span: Span,
    used: Use,
}

/// What became of an id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Use {
    /// Nothing has it.
    #[default]
    None,
    /// What had it has it again.
    Sure,
    /// Something has it for this reason.
    Guessed(&'static str),
}

/// Whether a text has such a comment: one that only stands in code or in a sentence is another's.
pub(super) fn is_there(text: &str) -> bool {
    let is_it = |block: &Block| match block {
        Block::Html(span) => text.get(span.start..span.end).is_some_and(|html| html.starts_with(START)),
        _ => false,
    };
    text.contains(START) && blocks(text).iter().any(is_it)
}

impl Ids {
    /// The ids of a comment, if it is one of ours.
    pub(super) fn read(&mut self, text: &str, span: Span) -> bool {
        let Some(inside) = text.get(span.start..span.end).and_then(|text| text.strip_prefix(START)) else {
            return false;
        };
        self.span = Some(span);
        let mut start = span.start + START.len();
        for line in inside.split_inclusive('\n') {
            let words = line.trim();
            let at = start + line.len() - line.trim_start().len();
            if let Some((place, id)) = words.rsplit_once(": ") {
                let span = Span::new(at, at + words.len());
                let place = self.counted(place);
                let line = Line { id: id.to_owned(), span, used: Use::None };
                self.twice.extend(self.lines.insert(place.to_owned(), line).map(|line| line.span));
            }
            start += line.len();
        }
        true
    }

    /// A place without what is known of its list: `pain_points step 5 1 of 2`, `step 5 fixed`.
    fn counted<'p>(&mut self, place: &'p str) -> &'p str {
        let rest = place.strip_suffix(FIXED);
        let bare = self.uncounted(rest.unwrap_or(place));
        if let Some((list, _)) = bare.rsplit_once(' ').filter(|_| rest.is_some()) {
            self.fixed.insert(list.to_owned());
        }
        bare
    }

    fn uncounted<'p>(&mut self, place: &'p str) -> &'p str {
        let found = place.rsplit_once(" of ").and_then(|(place, count)| Some((place, count.parse::<usize>().ok()?)));
        let Some((place, count)) = found else { return place };
        if let Some((cell, _)) = place.rsplit_once(' ') {
            self.counts.insert(cell.to_owned(), count);
        }
        place
    }

    /// Whether the ids of a list belong to their places, whatever words they seem to be made of.
    pub(super) fn are_fixed(&self, list: &str) -> bool {
        self.fixed.contains(list)
    }

    /// The ids of the cards of a cell by their numbers, and how many cards stood there if that is known.
    pub(super) fn cell(&self, cell: &str) -> (BTreeMap<usize, String>, Option<usize>) {
        let ids = self.listed(cell);
        let alone = || (ids.len() == 1 && ids.contains_key(&1)).then_some(1);
        let count = self.counts.get(cell).copied().or_else(alone);
        (ids, count)
    }

    /// The ids of a list by their numbers.
    pub(super) fn listed(&self, list: &str) -> BTreeMap<usize, String> {
        let start = format!("{list} ");
        let lines = self.lines.range(start.clone()..).take_while(|(place, _)| place.starts_with(&start));
        let number = |place: &str| place.strip_prefix(start.as_str()).and_then(|number| number.parse().ok());
        lines.filter_map(|(place, line)| Some((number(place)?, line.id.clone()))).collect()
    }

    /// The id of what stands at a place, for whoever asks first.
    pub(super) fn take(&mut self, place: &str) -> Option<String> {
        self.take_as(place, None)
    }

    /// The same, where there is a reason if that was guessed.
    pub(super) fn take_as(&mut self, place: &str, why: Option<&'static str>) -> Option<String> {
        let line = self.lines.get_mut(place).filter(|line| line.used == Use::None)?;
        line.used = why.map_or(Use::Sure, Use::Guessed);
        Some(line.id.clone())
    }

    /// The id of what stands at a place, for a look.
    pub(super) fn get(&self, place: &str) -> Option<&str> {
        self.lines.get(place).map(|line| line.id.as_str())
    }

    /// Every line: where it stands, and what became of it.
    pub(super) fn all(&self) -> impl Iterator<Item = (Span, Use)> {
        self.lines.values().map(|line| (line.span, line.used))
    }
}
