//! Touchpoints with their channels, pains with their severity, and marks of what stands beside them.

use super::builder::Builder;
use super::cells::Done;
use super::facts::Fact;
use super::places::Place;
use super::roles::Role;
use crate::import::cell::{Letters, Marks, Words, degree, degree_of_pain, enumerated, items, numbered, severity};
use crate::import::lexicon::{self, Header, Sense};
use crate::import::tree::{Field, Tree};

/// What is said of a pain whose header speaks of a severity.
const UNSEEN: &str = "guessed: its header speaks of a severity, and none is seen here";
/// Why marks are a lane.
const UNMARKED: &str = "what is not one value for each card beside it is kept as a lane of the map's own";
/// Why marks stand where they stand.
const IN_ORDER: &str = "as many values as cards stand for these in their order";
/// Why an impact is a severity.
const IMPACT: &str = "the impact beside pains is taken for how much they hurt";
/// Why commas part touchpoints.
const COMMAS: &str = "commas stand between short names, and part them";

impl Builder<'_> {
    /// Touchpoints. "Website" is a touchpoint and its channel in one.
    pub(super) fn touchpoints(&mut self, place: Place, parts: &[Words]) -> Vec<Done> {
        let tongue = self.matrix.tongue;
        let one = |part: &Words, is_parted: bool| {
            let channel = lexicon::channel(&part.text, tongue).map(|kind| Field::new("channel", Tree::words(kind)));
            let comments = is_parted.then(|| format!("guessed: {COMMAS}")).into_iter().collect();
            Fact { key: "touchpoints", words: part.clone(), extra: channel.into_iter().collect(), comments }
        };
        let touchpoints = parts.iter().flat_map(|part| {
            let pieces = enumerated(part);
            // The comment stands once, above the first.
            let is_parted = pieces.len() > 1;
            pieces.iter().enumerate().map(|(at, piece)| one(piece, is_parted && at == 0)).collect::<Vec<_>>()
        });
        let touchpoints = touchpoints.collect();
        self.list("touchpoints", place, touchpoints)
    }

    /// The severity of a pain, in its first line, and where its header speaks of one, behind a slash: "Slow / high".
    fn severity(&self, part: &Words, header: &Header) -> (Option<(&'static str, Option<&'static str>)>, Words) {
        let tongue = self.matrix.tongue;
        let (found, words) = severity(part, tongue);
        if found.is_some() {
            return (found, words);
        }
        if let Some((before, behind)) = part.text.rsplit_once(['/', '|']).filter(|_| header.beside.is_some())
            && let Some(word) = lexicon::severity(behind, tongue).filter(|_| !before.trim().is_empty())
        {
            return (Some((word, None)), part.part(before).trim());
        }
        match part.lines().split_first() {
            Some((first, rest)) if !rest.is_empty() => {
                let (found, first) = severity(first, tongue);
                let lines: Vec<Words> = std::iter::once(first).chain(rest.iter().cloned()).collect();
                (found, if found.is_some() { Words::join(&lines, "\n") } else { words })
            }
            _ => (None, words),
        }
    }

    /// A pain with its severity.
    pub(super) fn pain(&self, part: &Words, header: &Header) -> Fact {
        let (found, words) = self.severity(part, header);
        let mut fact = Fact { key: "pain_points", words, extra: Vec::new(), comments: Vec::new() };
        if let Some((word, of)) = found {
            fact.extra.push(Field::new("severity", Tree::words(word)));
            fact.comments.extend(of.map(|of| format!("guessed: {of} says `{word}`")));
        } else if header.beside == Some(Sense::Severity) {
            match numbered(part, header.scale) {
                Some((number, word, words)) => {
                    fact.extra.push(Field::new("severity", Tree::words(word)));
                    fact.comments.push(format!("guessed: `{number}` stands beside it, which is taken for `{word}`"));
                    fact.words = words;
                }
                None => fact.comments.push(UNSEEN.to_owned()),
            }
        }
        fact
    }

    /// Channels beside touchpoints: the channel of each, where one for all or one for each is named.
    pub(super) fn channels(&mut self, lane: usize, place: Place, parts: &[Words]) -> Vec<Done> {
        let has_touchpoints = self.kept.has(Sense::Touchpoint);
        if !has_touchpoints {
            return self.touchpoints(place, parts);
        }
        let pieces: Vec<Words> = parts.iter().flat_map(enumerated).collect();
        let kinds: Option<Vec<&'static str>> =
            pieces.iter().map(|part| lexicon::channel(&part.text, self.matrix.tongue)).collect();
        let count =
            self.at(place).map_or(0, |facts| facts.list.iter().filter(|fact| fact.key == "touchpoints").count());
        let Some(kinds) = kinds.filter(|kinds| count > 0 && (kinds.len() == 1 || kinds.len() == count)) else {
            return self.instead(lane, Sense::Channel, place, parts);
        };
        let to = format!("{}.touchpoints.channel", place.path());
        if let Some(facts) = self.at(place) {
            let touchpoints = facts.list.iter_mut().filter(|fact| fact.key == "touchpoints");
            for (touchpoint, kind) in touchpoints.zip(kinds.iter().cycle()) {
                touchpoint.extra.retain(|field| field.key != "channel");
                touchpoint.extra.push(Field::new("channel", Tree::words(*kind)));
            }
        }
        vec![Done::well(to)]
    }

    /// Marks beside the pains or opportunities of their place, one for each of these; else a lane of the map's own.
    pub(super) fn mark(&mut self, lane: usize, sense: Sense, place: Place, parts: &[Words]) -> Vec<Done> {
        let (of, beside) = self.marked(lane, sense);
        let known = self.known_marks(lane, of);
        let tongue = self.matrix.tongue;
        let key = match of {
            Sense::Severity => "severity",
            Sense::Impact => "impact",
            _ => "effort",
        };
        let one = |part: &Words| -> Option<(Field, String)> {
            let (tree, why) = if of == Sense::Severity {
                let (word, why) = degree_of_pain(&part.text, known, tongue)?;
                (Tree::words(word), why)
            } else {
                let (point, why) = degree(&part.text, key, known, tongue)?;
                (Tree::Number(f64::from(point)), why)
            };
            Some((Field::new(key, tree), why))
        };
        let found: Option<Vec<(Field, String)>> = parts.iter().map(one).collect();
        let mut marks = found.unwrap_or_default();
        for (_, why) in &mut marks {
            let order = (parts.len() > 1).then_some(IN_ORDER);
            let whys = [Some(why.as_str()).filter(|why| !why.is_empty()), beside, order];
            *why = whys.into_iter().flatten().collect::<Vec<_>>().join("; ");
        }
        let list = of.key();
        if marks.is_empty() || !self.at(place).is_some_and(|facts| facts.mark(list, &marks)) {
            let title = self.matrix.lanes.get(lane).map(super::roles::title).unwrap_or_default();
            let own = self.roles.own_lane(&title, super::roles::lane_id(of), Some(UNMARKED.to_owned()));
            return self.own(own, place, parts);
        }
        let mut whys: Vec<&str> = marks.iter().flat_map(|(_, why)| why.split("; ")).collect();
        whys.sort_unstable();
        whys.dedup();
        vec![Done::guessed(format!("{}.{list}.{key}", place.path()), whys.join("; "))]
    }

    /// What a lane of marks says of what: the impact right beside pains is how much they hurt.
    fn marked(&self, lane: usize, sense: Sense) -> (Sense, Option<&'static str>) {
        let is = |at: Option<usize>, wanted: Sense| {
            at.and_then(|at| self.roles.all.get(at)).is_some_and(|role| *role == Role::Of(wanted))
        };
        let has_opportunities = self.kept.has(Sense::Opportunity);
        let beside_pains = is(lane.checked_sub(1), Sense::Pain) && !is(lane.checked_add(1), Sense::Opportunity);
        if sense == Sense::Impact && (beside_pains || !has_opportunities) {
            return (Sense::Severity, Some(IMPACT));
        }
        (sense, None)
    }

    /// How a lane of marks is written: on the scale that its header names, else on that of its numbers, and with what
    /// letters, which another lane of marks may show.
    fn known_marks(&mut self, lane: usize, sense: Sense) -> Marks {
        if let Some(known) = self.marks.get(&lane) {
            return *known;
        }
        let named = self.matrix.lanes.get(lane).and_then(|lane| lane.header.scale);
        let own = || self.kept.cells(lane).iter();
        let numbers = own().flat_map(|cell| items(&cell.words)).filter_map(|part| part.text.trim().parse::<f64>().ok());
        let highest = numbers.fold(0.0, f64::max);
        let top = [5.0, 10.0].into_iter().find(|top| highest <= *top);
        // Of severities from 1 to 3 nobody knows whether 3 is the highest.
        let top = top.filter(|_| sense != Sense::Severity || highest > 3.0).map(|top| (1.0, top));
        let mut letters = Letters::of(own().map(|cell| cell.words.text.as_str()));
        if letters == Letters::Unknown {
            letters = self.letters_of_all();
        }
        let known = Marks { scale: named.or(top), letters };
        self.marks.insert(lane, known);
        known
    }

    /// The letters that all lanes of marks show.
    fn letters_of_all(&mut self) -> Letters {
        let (cells, roles) = (&self.matrix.cells, &self.roles.all);
        *self.kept.letters.get_or_insert_with(|| {
            let is_mark =
                |at: usize| matches!(roles.get(at), Some(Role::Of(Sense::Severity | Sense::Impact | Sense::Effort)));
            Letters::of(cells.iter().filter(|cell| is_mark(cell.lane)).map(|cell| cell.words.text.as_str()))
        })
    }
}
