//! What stands below the map: questions, segments, metrics of the whole map, channels, competitors and research.

use super::card::{About, Card, Detail, Tone};
use super::context::Context;
use super::details::{colon, literal};
use super::shape::Number;
use super::show::{number, quantity};
use super::{Entry, Panel};
use crate::model::item::Whose;
use crate::model::{Research, ResearchQuestion};

/// All panels that hold something.
pub(super) fn panels(context: &Context<'_>) -> Vec<Panel> {
    let mut all = vec![
        questions(context),
        segments(context),
        metrics(context),
        channels(context),
        competitors(context),
        research(context),
    ];
    all.retain(|panel| !panel.entries.is_empty());
    all
}

fn questions(context: &Context<'_>) -> Panel {
    let entries = context.map.questions.iter().map(|question| Entry {
        title: question.question.clone(),
        details: context.marks(&question.marks),
        about: context.about(&question.marks),
        lines: question.answer.iter().map(|answer| Card { text: answer.clone(), ..Card::default() }).collect(),
        ..Entry::default()
    });
    Panel { id: "questions", title: context.words.labels.questions.to_owned(), entries: entries.collect() }
}

fn segments(context: &Context<'_>) -> Panel {
    let lang = &context.map.lang;
    let entries = context.map.segments.iter().enumerate().map(|(index, segment)| {
        let share = segment.share.map(|share| Detail::bare("share", quantity(share, "%", lang)));
        let details = share.into_iter().chain(context.marks(&segment.marks)).collect();
        let about = About { notes: segment.marks.notes.clone(), ..context.of(&[Whose::Segment(index)]) };
        Entry {
            id: segment.id.clone(),
            has_id: segment.has_id,
            title: segment.name.clone(),
            details,
            about,
            ..Entry::default()
        }
    });
    Panel { id: "segments", title: context.words.labels.segments.to_owned(), entries: entries.collect() }
}

/// Values for the whole map, and what is known of declared metrics that have none.
fn metrics(context: &Context<'_>) -> Panel {
    let mut numbers: Vec<Number> = context.map.readings.iter().map(|reading| context.number(reading)).collect();
    for (index, metric) in context.map.metrics.iter().enumerate().filter(|(_, metric)| metric.declared) {
        let marks = context.marks(&metric.marks);
        match numbers.iter_mut().find(|number| number.id == metric.id) {
            Some(number) => {
                number.details.extend(marks);
                number.about.notes.extend(metric.marks.notes.iter().cloned());
            }
            None if !context.uses_metric(index) || !marks.is_empty() => numbers.push(context.unmeasured(index)),
            None => {}
        }
    }
    let entry = |number: Number| Entry {
        id: number.id.clone(),
        has_id: number.has_id,
        title: number.name.clone(),
        about: number.about.clone(),
        number: Some(number),
        ..Entry::default()
    };
    let entries = numbers.into_iter().map(entry).collect();
    Panel { id: "metrics", title: context.words.lanes.metrics.title.to_owned(), entries }
}

/// What is known of the metrics that the map declares, beside their values.
pub(super) fn measures(context: &Context<'_>) -> Vec<Entry> {
    let declared = context.map.metrics.iter().enumerate().filter(|(_, metric)| metric.declared);
    let entry = |(index, metric): (usize, &crate::model::metric::Metric)| Entry {
        id: metric.id.clone(),
        has_id: metric.has_id,
        title: context.metric(index),
        details: context.definition(metric),
        about: context.about(&metric.marks),
        ..Entry::default()
    };
    declared.map(entry).collect()
}

fn channels(context: &Context<'_>) -> Panel {
    let entries = context.map.channels.iter().map(|channel| {
        let kind = Detail::bare("kind", context.words.channels.get(channel.kind.word()).unwrap_or_default());
        let details = std::iter::once(kind).chain(context.marks(&channel.marks)).collect();
        let about = context.about(&channel.marks);
        Entry {
            id: channel.id.clone(),
            has_id: channel.has_id,
            title: channel.name.clone(),
            details,
            about,
            ..Entry::default()
        }
    });
    Panel { id: "channels", title: context.words.labels.channels.to_owned(), entries: entries.collect() }
}

fn competitors(context: &Context<'_>) -> Panel {
    let entries = context.map.competitors.iter().map(|competitor| Entry {
        id: competitor.id.clone(),
        has_id: competitor.has_id,
        title: competitor.name.clone(),
        details: context.marks(&competitor.marks),
        about: context.about(&competitor.marks),
        ..Entry::default()
    });
    Panel { id: "competitors", title: context.words.labels.competitors.to_owned(), entries: entries.collect() }
}

fn research(context: &Context<'_>) -> Panel {
    let entries = context.map.research.iter().enumerate().map(|(index, research)| source(context, index, research));
    Panel { id: "research", title: context.words.persona.research.to_owned(), entries: entries.collect() }
}

fn source(context: &Context<'_>, index: usize, research: &Research) -> Entry {
    let words = context.words;
    let mut details = Vec::new();
    details
        .extend(research.kind.and_then(|kind| words.research.get(kind.word())).map(|kind| Detail::bare("kind", kind)));
    details.extend(research.sample.map(|sample| Detail::bare("sample", context.sample(sample))));
    details.extend(research.respondents.clone().map(|text| Detail::bare("respondents", text)));
    details.extend(research.date.as_ref().map(|date| Detail::bare("date", date.written.clone())));
    details.extend(context.marks(&research.marks));
    let mut lines: Vec<Card> =
        research.findings.iter().map(|text| Card { text: text.clone(), tone: Tone::Gain, ..Card::default() }).collect();
    lines.extend(research.questions.iter().map(|question| asked(context, question)));
    Entry {
        id: research.id.clone(),
        has_id: research.has_id,
        badge: Some((index + 1).to_string()),
        title: research.name.clone().unwrap_or_else(|| literal(&research.id)),
        details,
        lines,
        number: None,
        about: context.about(&research.marks),
    }
}

/// A question that was asked: the question, and what came back as details.
fn asked(context: &Context<'_>, question: &ResearchQuestion) -> Card {
    let lang = &context.map.lang;
    let mut details: Vec<Detail> =
        question.answers.iter().map(|answer| Detail::bare("answer", answer.clone())).collect();
    let share =
        |(answer, share): &(String, f64)| Detail::bare("answer", format!("{answer} {}", quantity(*share, "%", lang)));
    details.extend(question.shares.iter().map(share));
    let scale = question.scale.map(|scale| format!("{}–{}", number(scale.low, lang), number(scale.high, lang)));
    match (question.score, scale) {
        (Some(score), Some(scale)) => {
            details.push(Detail::bare("score", format!("**{}** ({scale})", number(score, lang))));
        }
        (Some(score), None) => details.push(Detail::bare("score", format!("**{}**", number(score, lang)))),
        (None, Some(scale)) => details.push(Detail::labelled("scale", &colon(context.words.labels.scale), scale)),
        (None, None) => {}
    }
    details.extend(context.marks(&question.marks));
    Card {
        text: question.question.clone(),
        tone: Tone::Quote,
        details,
        about: context.about(&question.marks),
        ..Card::default()
    }
}
