//! Feelings of a foreign map on one scale, each at a step.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::Builder;
use super::cells::Done;
use super::felt::{Felt, Written, ends, together, written};
use super::places::Place;
use super::roles::Role;
use crate::import::cell::{Feeling, Form, Scale, Scales, Words, around_nought, chain};
use crate::import::lexicon::{self, Sense};
use crate::import::loss::Fate;
use crate::import::tree::{Field, Tree};

/// A feeling of longer words than this is a story, and stands in a lane of its own.
const LONGEST: usize = 60;

/// Why a moment of truth stands at a step.
const MIDDLE: &str = "it is told of a stage of several steps, and stands at the middle one";

/// Why a second line of points is a lane.
const SECOND: &str = "another line holds the points of the curve, and this one is kept as a lane of the map's own";

impl Builder<'_> {
    /// Notes the feelings of a cell. They are put in their places when the scale is known.
    pub(super) fn feelings(&mut self, lane: usize, place: Place, words: &Words, parts: &[Words]) -> Vec<Done> {
        let tongue = self.matrix.tongue;
        let scale = self.matrix.lanes.get(lane).and_then(|lane| lane.header.scale);
        let scale = scale.map(|(min, max)| Scale { min, max });
        let mut done = Vec::new();
        let mut chains: Vec<Vec<Feeling>> =
            parts.iter().map(|part| chain(part, tongue)).filter(|chain| !chain.is_empty()).collect();
        for feeling in chains.iter_mut().flatten() {
            if feeling.words.text.chars().count() > LONGEST {
                let story = std::mem::take(&mut feeling.words);
                feeling.level = None;
                done.extend(self.instead(lane, Sense::Emotion, place, &[story]));
            }
            if lexicon::is_nothing(&feeling.words.text, tongue) {
                feeling.words = Words::default();
            }
        }
        if chains.iter().flatten().any(|feeling| !feeling.points.is_empty()) && self.has_points(lane, place) {
            let title = self.matrix.lanes.get(lane).map(super::roles::title).unwrap_or_default();
            let own = self.roles.own_lane(&title, "emotion", Some(SECOND.to_owned()));
            done.extend(self.own(own, place, parts));
            return done;
        }
        let is_empty =
            |feeling: &Feeling| feeling.points.is_empty() && feeling.face.is_none() && feeling.words.is_blank();
        for chain in &mut chains {
            chain.retain(|feeling| !is_empty(feeling));
        }
        chains.retain(|chain| !chain.is_empty());
        let felt = match chains.as_slice() {
            [] => {
                if done.is_empty() {
                    done.push(Done::well(format!("{}.emotion", place.path())));
                }
                return done;
            }
            [one] => self.along(place, one),
            several => {
                let all: Vec<Feeling> = several.iter().flatten().cloned().collect();
                let feeling = together(&all, ", ");
                self.along(place, &[feeling])
            }
        };
        let whose = self.owners.id(lane).cloned();
        let is_spread = felt.iter().any(|(at, _)| *at != place);
        for (place, feeling) in felt {
            let ends = feeling.written.contains(" → ") && ends(&feeling.written, tongue);
            let spread = match (is_spread, chains.as_slice()) {
                (false, _) => "",
                (true, [one]) if one.len() > 1 => {
                    "feelings with arrows between them are spread over the steps of the stage"
                }
                (true, _) => "one feeling for a stage of several steps stands at each of them",
            };
            let last = ends.then(|| format!("of `{}` the last stands for the point", feeling.written));
            let why = last.into_iter().chain((!spread.is_empty()).then(|| spread.to_owned()));
            let why = why.collect::<Vec<_>>().join("; ");
            done.push(Done::well(format!("{}.emotion", place.path())));
            let whose = whose.clone();
            if !feeling.points.is_empty() && self.is_curve(lane) {
                let title = self.title_of(lane);
                self.kept.curves.entry(whose.clone()).or_default().add(title, place);
            }
            self.felt.push(Felt { place, whose, feeling, scale, why, entry: words.clone() });
        }
        done
    }

    /// Whether the points of the curve are those of another lane, or there is one of another here.
    fn has_points(&self, lane: usize, place: Place) -> bool {
        let curve = self.kept.curves.get(&self.owners.id(lane).cloned());
        self.is_curve(lane) && curve.is_some_and(|curve| curve.is_of_another(&self.title_of(lane), place))
    }

    /// Whether the points of a lane are a curve: a lane of thoughts and feelings is no second one.
    fn is_curve(&self, lane: usize) -> bool {
        matches!(self.roles.all.get(lane), Some(Role::Of(_)))
    }

    fn title_of(&self, lane: usize) -> String {
        self.matrix.lanes.get(lane).map(super::roles::title).unwrap_or_default()
    }

    /// Whether a cell of a lane at a step is that of the whole stage.
    fn is_wide(&self, lane: usize, place: Place) -> bool {
        let Some(steps) = self.steps.get(place.stage) else { return false };
        let covers =
            |columns: &std::ops::Range<usize>| columns.start <= steps.columns.start && columns.end >= steps.columns.end;
        !steps.by_columns || self.kept.cells(lane).iter().any(|cell| covers(&cell.columns))
    }

    /// The step for what belongs to one step: the middle one of a stage, or the stage if it has none.
    fn middle(&self, place: Place) -> Place {
        let count = self.steps.get(place.stage).map_or(0, |steps| steps.list.len());
        match place.step {
            None if count > 0 => Place { step: Some((count - 1) / 2), ..place },
            _ => place,
        }
    }

    /// Feelings that follow each other, along the steps of a stage; at one step, as one.
    fn along(&self, place: Place, feelings: &[Feeling]) -> Vec<(Place, Feeling)> {
        let count = self.steps.get(place.stage).map_or(0, |steps| steps.list.len());
        if place.step.is_some() || count == 0 {
            return vec![(place, together(feelings, " → "))];
        }
        let mut along: Vec<(Place, Feeling)> = Vec::new();
        let mut before: Option<std::ops::Range<usize>> = None;
        for step in 0..count {
            // The feelings of this part of the stage: one for several steps, or several for one.
            let first = step * feelings.len() / count;
            let end = ((step + 1) * feelings.len() / count).max(first + 1);
            let mut feeling = together(feelings.get(first..end).unwrap_or_default(), " → ");
            if before.replace(first..end) == Some(first..end) {
                // The words stand once, the point goes on, so that the curve does.
                feeling.words = Words::default();
                if feeling.points.is_empty() && feeling.face.is_none() && feeling.level.is_none() {
                    continue;
                }
            }
            along.push((Place { step: Some(step), ..place }, feeling));
        }
        along
    }

    /// Puts all feelings in their places, and gives the map its scale.
    pub(super) fn feel(&mut self) -> Option<Field> {
        let points: Vec<(f64, Form)> = self.felt.iter().flat_map(|felt| felt.feeling.points.clone()).collect();
        let named = self.felt.iter().find_map(|felt| felt.scale);
        let scale = named.or_else(|| Scale::of_points(&points)).unwrap_or(Scale::USUAL);
        for (at, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.what == "cell") {
            self.kept.entries.entry(entry.span).or_default().push(at);
        }
        let mut places: BTreeMap<(Place, usize), Vec<Felt>> = BTreeMap::new();
        let mut order: BTreeMap<Option<&String>, usize> = BTreeMap::new();
        for felt in &self.felt {
            // Curves stand in the order of their lines.
            let next = order.len();
            let curve = *order.entry(felt.whose.as_ref()).or_insert(next);
            places.entry((felt.place, curve)).or_default().push(felt.clone());
        }
        let scales = Scales::of(&points);
        for ((place, _), here) in places {
            self.place(place, &here, scale, &scales);
        }
        let is_around = named.is_none() && around_nought(&points);
        if scale == Scale::USUAL && !is_around || points.is_empty() {
            return None;
        }
        let ends = vec![Field::new("min", Tree::Number(scale.min)), Field::new("max", Tree::Number(scale.max))];
        let field = Field::new("scale", Tree::Map(ends));
        let is_said = named.is_some()
            || points
                .iter()
                .any(|(_, form)| matches!(form, Form::OutOf(top) if (*top - scale.max).abs() < f64::EPSILON));
        if is_said {
            return Some(field);
        }
        let why = if is_around {
            "no scale is named, and as some points are below 0, all are on one around it"
        } else {
            "no scale is named, and all points are on this one"
        };
        for felt in std::mem::take(&mut self.felt).iter().filter(|felt| !felt.feeling.points.is_empty()) {
            self.late_guess(&felt.entry, &[why.to_owned()]);
        }
        Some(field.guessed(why))
    }

    fn place(&mut self, place: Place, here: &[Felt], scale: Scale, scales: &Scales) {
        let written: Vec<Written> = here.iter().map(|felt| written(felt, scale, scales)).collect();
        // Points of one lane and words of another are one feeling; a point that was written goes before one that was not.
        let said = |written: &&Written| written.guess.is_empty();
        let score =
            written.iter().filter(said).find_map(|one| one.score).or_else(|| written.iter().find_map(|one| one.score));
        let is_said = written.iter().filter(said).any(|one| one.score.is_some());
        let words: Vec<Words> = written.iter().filter_map(|one| one.words.clone()).collect();
        let words = (!words.is_empty()).then(|| Words::join(&words, ", ").unmarked());
        let (mut comments, mut seen): (Vec<String>, BTreeSet<String>) = (Vec::new(), BTreeSet::new());
        for (felt, one) in here.iter().zip(&written) {
            let mut guesses: Vec<String> = if is_said { Vec::new() } else { one.guess.clone() };
            guesses.extend(one.lost.iter().cloned());
            if is_said && felt.feeling.points.is_empty() && !felt.feeling.faces.is_empty() {
                guesses.push(format!("the points of another cell stand for the face `{}`", felt.feeling.faces));
            }
            guesses.extend((!felt.why.is_empty()).then(|| felt.why.clone()));
            for why in &guesses {
                if seen.insert(why.clone()) {
                    comments.push(format!("guessed: {why}"));
                }
            }
            self.late_guess(&felt.entry, &guesses);
        }
        let feeling = words.map(|words| Field::new("feeling", words.tree()).at(words.span));
        let whose = here.first().and_then(|felt| felt.whose.as_ref());
        let whose = whose.map(|id| Field::new("for", Tree::words(id)));
        let value = match (score, feeling) {
            (None, None) => return,
            (Some(score), None) if whose.is_none() => Tree::Number(score),
            (score, feeling) => {
                let score = score.map(|score| Field::new("score", Tree::Number(score)));
                Tree::Map(score.into_iter().chain(feeling).chain(whose).collect())
            }
        };
        let at = here.first().map(|felt| felt.entry.span);
        if let Some(facts) = self.at(place) {
            facts.emotions.push(Field { at, ..Field::new("emotion", value) }.commented(comments));
        }
    }

    /// Adds guesses to what was told of a cell.
    fn late_guess(&mut self, words: &Words, guesses: &[String]) {
        if guesses.is_empty() {
            return;
        }
        for at in self.kept.entries.get(&words.span).into_iter().flatten() {
            let Some(entry) = self.entries.get_mut(*at) else { continue };
            entry.fate = Fate::Guessed;
            for why in guesses {
                if !entry.reason.contains(why.as_str()) {
                    let between = if entry.reason.is_empty() { "" } else { "; " };
                    entry.reason = format!("{}{between}{why}", entry.reason);
                }
            }
        }
    }

    pub(super) fn engagement(&mut self, lane: usize, place: Place, parts: &[Words]) -> Vec<Done> {
        let feelings: Vec<Feeling> = parts.iter().flat_map(|part| chain(part, self.matrix.tongue)).collect();
        let point = match feelings.as_slice() {
            [feeling] if feeling.words.is_blank() => match feeling.points.as_slice() {
                [(point, Form::Bare | Form::OutOf(5.0))] if (0.0..=5.0).contains(point) => Some(*point),
                _ => None,
            },
            _ => None,
        };
        let (Some(point), false) = (point, self.is_wide(lane, place) && self.middle(place) != place) else {
            return self.instead(lane, Sense::Engagement, place, parts);
        };
        let place = self.middle(place);
        let words = Words::plain(point.to_string(), parts.first().map_or_else(Default::default, |part| part.span));
        if let Some(facts) = self.at(place) {
            if facts.list.iter().any(|fact| fact.key == "engagement") {
                return self.instead(lane, Sense::Engagement, place, parts);
            }
            facts.list.push(super::facts::Fact { key: "engagement", words, extra: Vec::new(), comments: Vec::new() });
        }
        vec![Done::well(format!("{}.engagement", place.path()))]
    }

    /// A moment of truth: a mark, or words, which stand in a lane of their own.
    pub(super) fn truth(&mut self, lane: usize, place: Place, words: &Words, parts: &[Words]) -> Vec<Done> {
        let here = self.middle(place);
        let why = if here == place { "" } else { MIDDLE };
        if let Some(facts) = self.at(here) {
            facts.truth = Some(why);
        }
        let mut done = vec![Done::guessed(format!("{}.moments", here.path()), why)];
        if !lexicon::is_yes(&words.text, self.matrix.tongue) {
            done.extend(self.instead(lane, Sense::Truth, place, parts));
        }
        done
    }
}
