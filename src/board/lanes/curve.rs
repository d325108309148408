//! What the emotion and the engagement lane share: one curve a persona, and the moments found from it.

use super::Context;
use crate::board::card::Detail;
use crate::board::shape::{CurveLine, CurvePoint};
use crate::board::show::score;
use crate::model::Scale;
use crate::model::item::{Feeling, Whose};
use crate::model::stage::Facts;

impl<'a> Context<'a> {
    /// One curve for what is everyone's, and one for each persona or segment that has feelings of its own.
    pub(super) fn curve_lines(&self, choose: fn(&'a Facts) -> &'a Vec<Feeling>, scale: &Scale) -> Vec<CurveLine> {
        let mut lines: Vec<(Option<Whose>, CurveLine)> = Vec::new();
        for (column, step) in self.steps().enumerate() {
            for feeling in choose(&step.facts) {
                let owners: Vec<Option<Whose>> = match feeling.marks.whose.as_slice() {
                    [] => vec![None],
                    all => all.iter().copied().map(Some).collect(),
                };
                for owner in owners {
                    let point = self.curve_point(column, feeling, scale);
                    match lines.iter_mut().find(|(whose, _)| *whose == owner) {
                        Some((_, line)) => line.points.push(point),
                        None => lines.push((owner, CurveLine { points: vec![point], ..CurveLine::default() })),
                    }
                }
            }
        }
        let several = lines.len() > 1;
        let personas = self.curve_personas();
        lines.sort_by_key(|(owner, _)| *owner);
        let named = lines.into_iter().enumerate().map(|(index, (owner, mut line))| {
            line.look = match owner {
                Some(Whose::Persona(persona)) => personas.iter().position(|known| *known == persona).unwrap_or(index),
                Some(Whose::Segment(_)) | None => index,
            };
            line.name = match owner {
                Some(whose) => self.whose(whose).to_owned(),
                None if several => self.words.labels.everyone.to_owned(),
                None => String::new(),
            };
            line
        });
        named.collect()
    }

    fn curve_point(&self, column: usize, feeling: &Feeling, scale: &Scale) -> CurvePoint {
        let mut details: Vec<Detail> = Vec::new();
        details.extend(
            feeling
                .spread
                .map(|spread| Detail::bare("scores", self.sample(i64::try_from(spread.count).unwrap_or(i64::MAX)))),
        );
        details.extend(self.marks(&feeling.marks).into_iter().filter(|detail| detail.key != "for"));
        let shown = |value: f64| score(value, scale, &self.map.lang);
        let level = |value: f64| scale.level(value);
        CurvePoint {
            column,
            level: feeling.score.map(level),
            score: feeling.score.map(shown),
            word: feeling.word.clone(),
            spread: feeling.spread.map(|spread| (spread.count, level(spread.low), level(spread.high))),
            range: feeling.spread.map(|spread| (shown(spread.low), shown(spread.high))),
            details,
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
