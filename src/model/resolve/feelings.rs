//! Emotions and engagement: scores on their scale, observations as a mean, one feeling a persona.

use std::collections::BTreeMap;

use super::{Resolver, optional};
use crate::diagnostic::{Diagnostic, shown};
use crate::model::codes::{SAYS_NOTHING, SCORE_OUT_OF_RANGE, TWO_EMOTIONS};
use crate::model::item::{Feeling, Spread, Whose};
use crate::source::Span;
use crate::spec;

/// The scale of engagement, as a "dramatic arc" is usually drawn.
pub(super) const ENGAGEMENT: (f64, f64) = (0.0, 5.0);

impl Resolver<'_> {
    /// A score, if it is on the scale.
    pub(super) fn score(
        &mut self,
        written: &crate::source::At<spec::value::Number>,
        min: f64,
        max: f64,
    ) -> Option<f64> {
        let score = written.value.0;
        if (min..=max).contains(&score) || (self.no_scale && (min, max) != ENGAGEMENT) {
            return Some(score.clamp(min, max));
        }
        let shortest = spec::value::shortest;
        let range = format!("between {} and {}", shortest(min), shortest(max));
        let message = format!("the score `{}` is not {range}", shown(self.source.slice(written.span)));
        let finding = Diagnostic::new(&SCORE_OUT_OF_RANGE, written.span, message);
        self.report(finding.help(if (min, max) == ENGAGEMENT {
            format!("engagement is {range}")
        } else {
            "write a number on the scale, or declare another under `scale`".to_owned()
        }));
        None
    }

    pub(super) fn feelings(&mut self, written: &[spec::emotion::Emotion], (min, max): (f64, f64)) -> Vec<Feeling> {
        let mut first: BTreeMap<Option<Whose>, Span> = BTreeMap::new();
        let mut feelings = Vec::new();
        for emotion in written {
            let feeling = self.feeling(emotion, min, max);
            let everyone = feeling.marks.whose.is_empty().then_some(None);
            let whose: Vec<Option<Whose>> = feeling.marks.whose.iter().copied().map(Some).chain(everyone).collect();
            if let Some(first) = whose.iter().find_map(|whose| first.get(whose)) {
                let message = "one persona has two feelings at one step";
                let finding = Diagnostic::new(&TWO_EMOTIONS, emotion.span, message)
                    .also(*first, "the first one")
                    .help("write `for` on each, or observations as `scores: [1, 2]`");
                self.report(finding);
            } else {
                first.extend(whose.into_iter().map(|whose| (whose, emotion.span)));
            }
            feelings.push(feeling);
        }
        feelings
    }

    fn feeling(&mut self, written: &spec::emotion::Emotion, min: f64, max: f64) -> Feeling {
        let scores: Vec<f64> = written.scores.iter().filter_map(|score| self.score(score, min, max)).collect();
        let count = scores.len();
        let mean = (count > 0).then(|| scores.iter().sum::<f64>() / count as f64);
        let spread = (count > 0).then(|| Spread {
            low: scores.iter().copied().fold(f64::INFINITY, f64::min),
            high: scores.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            scores,
        });
        let written_score = written.score.as_ref().and_then(|score| self.score(score, min, max));
        if let (Some(score), Some(first)) = (&written.score, written.scores.first()) {
            let message = "an emotion has a `score` or `scores`, not both";
            let finding = Diagnostic::new(&spec::codes::BOTH_FORMS, score.span, message);
            self.report(
                finding.also(first.span, "the observations").help("the mean of `scores` is the score: delete one"),
            );
        }
        let says_something = written.score.is_some() || !written.scores.is_empty() || written.feeling.is_some();
        if !says_something && !written.broken {
            let finding = Diagnostic::new(&SAYS_NOTHING, written.span, "this emotion says nothing");
            self.report(finding.help("write `score`, `scores` or `feeling`"));
        }
        Feeling {
            score: mean.or(written_score),
            spread,
            word: optional(written.feeling.as_ref()),
            marks: self.marks(&written.marks),
        }
    }
}
