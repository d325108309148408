//! What a map holds, for the formats that say what they leave out.

use crate::model::JourneyMap;
use crate::model::item::{Feeling, Marks};
use crate::model::stage::Facts;
use crate::text::pieces;

/// What stands on stages and steps.
pub(super) fn facts(map: &JourneyMap) -> impl Iterator<Item = &Facts> {
    map.stages.iter().flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)))
}

/// What was felt at stages and steps.
pub(super) fn feelings(map: &JourneyMap) -> impl Iterator<Item = &Feeling> {
    facts(map).flat_map(|facts| &facts.emotions)
}

/// The marks of the map, its stages, steps, touchpoints and feelings; what else has some is mostly left out whole.
pub(super) fn marks(map: &JourneyMap) -> impl Iterator<Item = &Marks> {
    let stages = map
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.marks).chain(stage.steps.iter().map(|step| &step.marks)));
    let contacts = facts(map).flat_map(|facts| &facts.touchpoints).map(|touchpoint| &touchpoint.remark.marks);
    std::iter::once(&map.marks).chain(stages).chain(contacts).chain(feelings(map).map(|feeling| &feeling.marks))
}

/// Whether a thing says who answers for it, what it rests on, or where more is to be read.
pub(super) fn is_marked(marks: &Marks) -> bool {
    marks.owner.is_some() || marks.link.is_some() || !marks.evidence.is_empty() || !marks.tags.is_empty()
}

/// What the map, its stages, steps and personas are called.
pub(super) fn names(map: &JourneyMap) -> impl Iterator<Item = &str> {
    let stages = map
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.name).chain(stage.steps.iter().map(|step| &step.action)));
    std::iter::once(&map.title)
        .chain(stages)
        .chain(map.personas.iter().map(|persona| &persona.name))
        .map(String::as_str)
}

/// Whether words of a text lead somewhere.
pub(super) fn has_links(text: &str) -> bool {
    text.contains("](") && pieces(text).iter().flatten().any(|piece| piece.link.is_some())
}

/// Whether a map says what it is about and what it is to answer.
pub(super) fn has_brief(map: &JourneyMap) -> bool {
    map.scenario.is_some() || map.goal.is_some() || !map.questions.is_empty()
}

/// Whether a map says how far it has come, and when it was looked at.
pub(super) fn has_review(map: &JourneyMap) -> bool {
    map.status.is_some() || map.reviewed.is_some() || map.review_period.is_some()
}

/// Whether more is known of a persona than what they are called.
pub(super) fn more_than_names(map: &JourneyMap) -> bool {
    map.personas.iter().any(|persona| {
        let texts = [&persona.age, &persona.role, &persona.place, &persona.quote, &persona.bio];
        let points = [&persona.goals, &persona.needs, &persona.pain_points, &persona.gains, &persona.expectations];
        let senses = &persona.senses;
        let senses = [&senses.says, &senses.thinks, &senses.does, &senses.feels, &senses.sees, &senses.hears];
        texts.into_iter().any(Option::is_some)
            || points.into_iter().any(|points| !points.is_empty())
            || senses.into_iter().any(|remarks| !remarks.is_empty())
            || persona.image.is_some()
            || !persona.facts.is_empty()
            || !persona.segments.is_empty()
            || is_marked(&persona.marks)
            || !persona.marks.notes.is_empty()
    })
}
