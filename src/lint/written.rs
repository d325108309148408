//! What was written on steps and stages, for rules that point at a single key or word.

use std::collections::BTreeMap;

use super::Subject;
use crate::source::{At, Span};
use crate::spec::card::{Opportunity, Point, Progress};
use crate::spec::journey::MapStatus;
use crate::spec::metric::MetricValue;
use crate::spec::record::Required;
use crate::spec::stage::Facts;
use crate::spec::value::{Count, Quantity, Text};

/// Whether a map is only kept for the record: nobody acts on it or reviews it any more.
pub(super) fn is_archived(subject: &Subject<'_>) -> bool {
    subject.map.status == Some(MapStatus::Archived)
}

/// The language of a map without its region: `en` of `en-GB`.
pub(super) fn language<'a>(subject: &Subject<'a>) -> &'a str {
    let lang = subject.map.lang.as_str();
    lang.split(['-', '_']).next().unwrap_or(lang)
}

/// The facts on each stage, then on its steps.
pub(super) fn facts<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Facts> + use<'a> {
    let stages = subject.written.stages.list.iter();
    stages.flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)))
}

/// The opportunities on steps and stages.
pub(super) fn opportunities<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Opportunity> + use<'a> {
    facts(subject).flat_map(|facts| &facts.opportunities)
}

/// Whether an opportunity is neither done nor dropped.
pub(super) fn is_open(opportunity: &Opportunity) -> bool {
    !matches!(opportunity.status.as_ref().map(|status| status.value), Some(Progress::Done | Progress::Dropped))
}

/// Whether something stands in this map, and not in the workspace that it takes it from: only then its author can be told.
pub(super) fn is_own(place: Span) -> bool {
    place.in_shared().is_none()
}

/// The pain points on steps, stages and the map's own personas.
pub(super) fn pain_points<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Point> + use<'a> {
    let on_personas = subject.written.personas.iter().flat_map(|persona| &persona.pain_points);
    facts(subject).flat_map(|facts| &facts.pain_points).chain(on_personas).filter(|pain| is_own(pain.span))
}

/// The same by their records, to find one that the model speaks of.
pub(super) fn pain_points_by_record<'a>(subject: &Subject<'a>) -> BTreeMap<Span, &'a Point> {
    pain_points(subject).map(|point| (point.span, point)).collect()
}

/// The place of a record's words; of the record where there are none.
pub(super) fn words(text: &Required<Text>, record: Span) -> Span {
    text.0.as_ref().map_or(record, |text| text.span)
}

/// The words of a record.
pub(super) fn said(text: &Required<Text>) -> &str {
    text.0.as_ref().map_or("", |text| text.value.as_str())
}

/// What was written of a metric at one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured<'a> {
    /// The value now.
    pub(super) value: Option<&'a At<Quantity>>,
    /// The value that is aimed for.
    pub(super) target: Option<&'a At<Quantity>>,
    /// How many answers or cases it rests on.
    pub(super) sample: Option<&'a At<Count>>,
}

/// The values of metrics by their records, which a reading's marks remember.
pub(super) fn measured<'a>(subject: &Subject<'a>) -> BTreeMap<Span, Measured<'a>> {
    let on_messages = |facts: &'a Facts| facts.messages.iter().map(|message| &message.metrics);
    let tables = facts(subject).flat_map(move |facts| std::iter::once(&facts.metrics).chain(on_messages(facts)));
    let values = tables.flat_map(|table| table.0.iter().flat_map(|(_, values)| values));
    let value = |value: &'a MetricValue| {
        let MetricValue { value: now, target, sample, .. } = value;
        (value.marks.span, Measured { value: now.as_ref(), target: target.as_ref(), sample: sample.as_ref() })
    };
    let own = subject.written.metrics.0.iter().map(|own| {
        let (value, target, sample) = (own.value.as_ref(), own.target.as_ref(), own.sample.as_ref());
        (own.marks.span, Measured { value, target, sample })
    });
    values.map(value).chain(own).collect()
}

/// The place of a feeling's number, by the record that its marks remember.
pub(super) fn score(subject: &Subject<'_>, record: Span) -> Span {
    let emotion = facts(subject).flat_map(|facts| &facts.emotion).find(|emotion| emotion.marks.span == record);
    let number = emotion.and_then(|emotion| emotion.score.as_ref().or(emotion.scores.first()));
    number.map_or(record, |score| score.span)
}
