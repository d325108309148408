//! Touchpoints with their channels, pains with their severity, and marks of what stands beside them.

use super::cells::Done;
use super::facts::Fact;
use super::places::Place;
use super::roles::Role;
use super::whole::Builder;
use crate::import::cell::{Words, degree, enumerated, numbered, severity};
use crate::import::lexicon::{self, Header, Sense};
use crate::import::tree::{Field, Tree};

/// What is said of a pain whose header speaks of a severity.
const UNSEEN: &str = "guessed: its header speaks of a severity, and none is seen here";
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

    /// A pain with its severity.
    pub(super) fn pain(&self, part: &Words, header: &Header) -> Fact {
        let (found, words) = severity(part, self.matrix.tongue);
        let mut fact = Fact { key: "pain_points", words, extra: Vec::new(), comments: Vec::new() };
        if let Some((word, is_colour)) = found {
            fact.extra.push(Field::new("severity", Tree::words(word)));
            if is_colour {
                fact.comments.push(format!("guessed: the colour of the sign beside it says `{word}`"));
            }
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
        let has_touchpoints = self.roles.all.contains(&Role::Of(Sense::Touchpoint));
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

    /// A mark beside the pains or opportunities of its place.
    pub(super) fn mark(
        &mut self,
        lane: usize,
        sense: Sense,
        place: Place,
        words: &Words,
        parts: &[Words],
    ) -> Vec<Done> {
        let tongue = self.matrix.tongue;
        let text = words.text.trim();
        let colours = [("🔴", "high"), ("🟠", "medium"), ("🟡", "medium"), ("🟢", "low")];
        let found: Option<(&'static str, Tree, bool)> = match sense {
            Sense::Severity => {
                let word = lexicon::severity(text, tongue).map(|word| (word, false));
                let colour = || colours.iter().find(|(sign, _)| text.starts_with(sign)).map(|(_, word)| (*word, true));
                word.or_else(colour).map(|(word, guessed)| ("severity", Tree::words(word), guessed))
            }
            Sense::Impact => {
                degree(text, tongue).map(|(number, guessed)| ("impact", Tree::Number(f64::from(number)), guessed))
            }
            _ => degree(text, tongue).map(|(number, guessed)| ("effort", Tree::Number(f64::from(number)), guessed)),
        };
        let Some((key, value, guessed)) = found else { return self.instead(lane, sense, place, parts) };
        let list = sense.key();
        let field = Field::new(key, value);
        if !self.at(place).is_some_and(|facts| facts.mark(list, &field)) {
            return self.instead(lane, sense, place, parts);
        }
        let to = format!("{}.{list}.{key}", place.path());
        vec![Done::guessed(to, if guessed { format!("`{text}` is taken for a point of {key}") } else { String::new() })]
    }
}
