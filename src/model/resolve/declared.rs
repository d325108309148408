//! What a map declares beside its stages: key questions, channels, research, competitors, and how its lanes are shown.

use super::{Resolver, id_or_slug, optional, references, required};
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::model::codes::{SCORE_OUT_OF_RANGE, UNKNOWN_LANE};
use crate::model::name::slug;
use crate::model::{Channel, Competitor, KeyQuestion, LaneSetting, Research, ResearchQuestion};
use crate::spec;
use crate::spec::synonyms::other_word;
use crate::spec::value::Text;
use crate::words;

impl Resolver<'_> {
    pub(super) fn questions(&mut self) -> Vec<KeyQuestion> {
        let spec = self.spec;
        let question = |question: &spec::journey::KeyQuestion| KeyQuestion {
            question: required(&question.question),
            answer: optional(question.answer.as_ref()),
            marks: self.marks(&question.marks),
        };
        spec.questions.iter().map(question).collect()
    }

    pub(super) fn declared_channels(&mut self) -> Vec<Channel> {
        let spec = self.spec;
        let channel = |channel: &spec::touchpoint::Channel| Channel {
            id: id_or_slug(channel.id.as_ref(), &required(&channel.name)),
            has_id: channel.id.is_some(),
            name: required(&channel.name),
            kind: references::channel_kind(channel),
            marks: self.marks(&channel.marks),
        };
        spec.channels.iter().map(channel).collect()
    }

    pub(super) fn declared_research(&mut self) -> Vec<Research> {
        let spec = self.spec;
        let mut all = Vec::new();
        for research in &spec.research {
            let mut questions = Vec::new();
            for question in &research.questions {
                self.check_question(question);
                questions.push(ResearchQuestion {
                    question: required(&question.question),
                    answers: question.answers.texts.iter().map(|text| text.value.clone()).collect(),
                    shares: question
                        .answers
                        .shares
                        .iter()
                        .map(|(text, share)| (text.value.clone(), share.value.0))
                        .collect(),
                    scale: question.scale.as_ref().map(|scale| scale.value),
                    score: question.score.as_ref().map(|score| score.value.0),
                    marks: self.marks(&question.marks),
                });
            }
            all.push(Research {
                id: id_or_slug(research.id.as_ref(), research.name.as_ref().map_or("", |name| name.value.as_str())),
                has_id: research.id.is_some(),
                name: optional(research.name.as_ref()),
                kind: research.kind.as_ref().map(|kind| kind.value),
                sample: research.sample.as_ref().map(|sample| sample.value.0),
                respondents: optional(research.respondents.as_ref()),
                date: research.date.as_ref().map(|date| date.value.clone()),
                questions,
                findings: research.findings.iter().map(|text| text.value.clone()).collect(),
                marks: self.marks(&research.marks),
            });
        }
        all
    }

    fn check_question(&mut self, question: &spec::research::Question) {
        if let (Some(scale), Some(score)) = (&question.scale, &question.score)
            && !(scale.value.low..=scale.value.high).contains(&score.value.0)
        {
            let message = format!(
                "the score `{}` is not on the scale `{}`",
                self.source.slice(score.span),
                self.source.slice(scale.span)
            );
            let finding = Diagnostic::new(&SCORE_OUT_OF_RANGE, score.span, message);
            self.report(finding.also(scale.span, "the scale").help("write the score that was given on this scale"));
        }
    }

    pub(super) fn declared_competitors(&mut self) -> Vec<Competitor> {
        let spec = self.spec;
        let competitor = |competitor: &spec::journey::Competitor| Competitor {
            id: id_or_slug(competitor.id.as_ref(), &required(&competitor.name)),
            has_id: competitor.id.is_some(),
            name: required(&competitor.name),
            marks: self.marks(&competitor.marks),
        };
        spec.competitors.iter().map(competitor).collect()
    }

    pub(super) fn lane_settings(&mut self) -> Vec<LaneSetting> {
        let spec = self.spec;
        let mut settings = Vec::new();
        for lane in spec.lanes.iter() {
            let Some(id) = lane.id.0.as_ref() else { continue };
            // A mistake in `hide` alone says nothing of whose lane it is; any other may be a title or a role.
            let is_hidden_badly = lane.hide.key.is_some() && lane.hide.is_none();
            let declared = lane.title.is_some() || lane.role.is_some() || lane.broken && !is_hidden_badly;
            if !declared && self.lane_key(id).is_none() {
                self.report_lane(id);
            }
            settings.push(LaneSetting {
                id: id.value.clone(),
                title: optional(lane.title.as_ref()),
                role: lane.role.as_ref().map(|role| role.value),
                hide: lane.hide.as_ref().is_some_and(|hide| hide.value),
                declared,
                span: id.span,
            });
        }
        settings
    }

    /// The lane of the language that a word names.
    pub(super) fn lane_key(&self, written: &Text) -> Option<&'static str> {
        let key = slug(&written.value).replace('-', "_");
        self.lane_keys.iter().copied().find(|lane| *lane == key)
    }

    fn report_lane(&mut self, id: &Text) {
        let known = &self.lane_keys;
        self.findings.report(&UNKNOWN_LANE, || {
            let written = shown(&id.value);
            let finding = Diagnostic::new(&UNKNOWN_LANE, id.span, format!("there is no lane `{written}`"));
            let declare = format!("to declare a lane of your own, give it a title: `{{id: {written}, title: …}}`");
            let titled = || known.iter().copied().find(|lane| is_title(&id.value, lane));
            let meant = titled().or_else(|| other_word(&id.value, known.iter().copied()));
            match meant.or_else(|| nearest(&id.value, known.iter().copied())) {
                Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), id.span, near),
                None => finding.help(declare),
            }
        });
    }
}

/// Whether a word is what pictures call a lane, in any language.
fn is_title(word: &str, lane: &str) -> bool {
    let is = |title: &str| title.to_lowercase() == word.trim().to_lowercase().replace(['-', '_'], " ");
    words::languages().filter_map(|lang| words::words(lang).0.lanes.get(lane)).any(|words| is(words.title))
}
