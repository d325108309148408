//! What the emotion and the engagement lane share: one curve a persona, and the moments found from it.

use super::Context;
use crate::board::card::Detail;
use crate::board::shape::{CurveLine, CurvePoint};
use crate::board::show::{mean, score};
use crate::model::Scale;
use crate::model::item::{Feeling, Whose};
use crate::model::stage::Facts;

impl<'a> Context<'a> {
    /// One curve for each persona or segment that has feelings of its own, with what everyone feels where they have none;
    /// and one for everyone where nobody has one, or where all of them have their own at a step that everyone feels too.
    pub(super) fn curve_lines(&self, choose: fn(&'a Facts) -> &'a Vec<Feeling>, scale: &Scale) -> Vec<CurveLine> {
        let steps: Vec<_> = self.map.steps().map(|(_, stage, step)| (stage, step)).collect();
        let feelings = || {
            let each = steps.iter().enumerate();
            each.flat_map(move |(column, (_, step))| choose(&step.facts).iter().map(move |feeling| (column, feeling)))
        };
        let mut owners: Vec<Option<Whose>> =
            feelings().flat_map(|(_, feeling)| feeling.marks.whose.iter().copied().map(Some)).collect();
        owners.sort_unstable();
        owners.dedup();
        let count = owners.len();
        // Whose a column is by its step, else by its stage; everyone's where neither says so.
        let of_column = |column: usize| {
            let whose = steps.get(column).map(|(stage, step)| (&step.marks.whose, &stage.marks.whose));
            whose.map_or(&[][..], |(own, around)| if own.is_empty() { around } else { own })
        };
        let takes = |owner: Whose, column: usize| may_be_of(owner, of_column(column));
        let is_left_over = steps.iter().enumerate().any(|(column, (_, step))| {
            let here = || choose(&step.facts).iter().map(|feeling| &feeling.marks.whose);
            let has_own = |owner: Whose| here().any(|whose| whose.contains(&owner));
            here().any(Vec::is_empty) && owners.iter().flatten().all(|owner| has_own(*owner) || !takes(*owner, column))
        });
        if is_left_over {
            owners.push(None);
        }
        let mut lines: Vec<(Option<Whose>, CurveLine)> = Vec::new();
        for owner in owners {
            let own = |feeling: &Feeling| owner.is_some_and(|owner| feeling.marks.whose.contains(&owner));
            let has_own: Vec<usize> =
                feelings().filter(|(_, feeling)| own(feeling)).map(|(column, _)| column).collect();
            let is_shared = |column: usize| owner.is_none_or(|owner| takes(owner, column));
            let felt = feelings().filter(|(column, feeling)| {
                let is_everyones = feeling.marks.whose.is_empty() && is_shared(*column);
                own(feeling) || is_everyones && has_own.binary_search(column).is_err()
            });
            let point = |(column, feeling): (usize, &Feeling)| CurvePoint {
                told: self.shared(owner, feeling),
                ..self.curve_point(column, feeling, scale)
            };
            let points = felt.map(point).collect();
            lines.push((owner, CurveLine { points, ..CurveLine::default() }));
        }
        let personas = self.curve_personas();
        let named = lines.into_iter().enumerate().map(|(index, (owner, mut line))| {
            line.look = match owner {
                Some(Whose::Persona(persona)) => personas.iter().position(|known| *known == persona).unwrap_or(index),
                Some(Whose::Segment(_)) | None => index,
            };
            line.about = owner.map(|whose| self.of(&[whose])).unwrap_or_default();
            line.name = match owner {
                Some(whose) => self.whose(whose).to_owned(),
                None if count == 0 => String::new(),
                None => self.words.labels.everyone.to_owned(),
            };
            line
        });
        named.collect()
    }

    /// Whose a feeling is, where it is not only that of the one on whose line it stands.
    fn shared(&self, owner: Option<Whose>, feeling: &Feeling) -> Option<Detail> {
        match feeling.marks.whose.as_slice() {
            [] => owner.map(|_| Detail::bare("for", self.words.labels.everyone)),
            [_] => None,
            whose => Some(self.owners(whose)),
        }
    }

    fn curve_point(&self, column: usize, feeling: &Feeling, scale: &Scale) -> CurvePoint {
        let mut details: Vec<Detail> = Vec::new();
        details.extend(
            feeling.spread.as_ref().map(|spread| {
                Detail::bare("scores", self.sample(i64::try_from(spread.scores.len()).unwrap_or(i64::MAX)))
            }),
        );
        details.extend(self.marks(&feeling.marks).into_iter().filter(|detail| detail.key != "for"));
        let shown = |value: f64| score(value, scale, &self.map.lang);
        let spread = feeling.spread.as_ref();
        let level = |value: f64| scale.level(value);
        CurvePoint {
            column,
            level: feeling.score.map(level),
            score: feeling
                .score
                .map(|value| if spread.is_some() { mean(value, scale, &self.map.lang) } else { shown(value) }),
            word: feeling.word.clone(),
            spread: spread.map(|spread| (spread.scores.len(), level(spread.low), level(spread.high))),
            range: spread.map(|spread| (shown(spread.low), shown(spread.high))),
            observed: spread.map(|spread| spread.scores.iter().copied().map(shown).collect()).unwrap_or_default(),
            details,
            told: None,
            about: self.about(&feeling.marks),
        }
    }

    /// Whether the map has an emotion curve.
    pub(super) fn has_curve(&self) -> bool {
        self.steps().any(|step| !step.facts.emotions.is_empty()) || self.ghost().is_some()
    }

    /// For each column the moments that matter: as written, and peak and end of a single curve of at least four points.
    pub(super) fn moments(&self, lines: &[CurveLine]) -> Vec<Vec<(String, &'static str)>> {
        let words = &self.words.moments;
        let icon = |word: &str| match word {
            "truth" => "star",
            "micro" => "sparkle",
            _ => "plug",
        };
        let mut moments: Vec<Vec<(String, &'static str)>> = self
            .steps()
            .map(|step| {
                let all = step.facts.moments.iter();
                all.filter_map(|moment| Some((words.get(moment.word())?.to_owned(), icon(moment.word())))).collect()
            })
            .collect();
        let own: Vec<&CurveLine> = lines.iter().filter(|line| !line.ghost).collect();
        let [line] = own.as_slice() else { return moments };
        let points: Vec<(usize, f64)> =
            line.points.iter().filter_map(|point| Some((point.column, point.level?))).collect();
        if points.len() < 4 {
            return moments;
        }
        let peak = points.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
        let ends = [(peak, words.peak, "up"), (points.last(), words.end, "flag")];
        for (point, word, icon) in ends {
            if let Some(column) = point.and_then(|(column, _)| moments.get_mut(*column)) {
                column.push((word.to_owned(), icon));
            }
        }
        moments
    }
}

/// Whether what everyone feels where something is whose it is can be what somebody feels: nothing says that it is only
/// of other personas.
fn may_be_of(owner: Whose, whose: &[Whose]) -> bool {
    let are_personas = whose.iter().all(|one| matches!(one, Whose::Persona(_)));
    let is_persona = matches!(owner, Whose::Persona(_));
    whose.is_empty() || !are_personas || !is_persona || whose.contains(&owner)
}
