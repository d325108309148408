//! What CJML has no place for, and whether a map has it.

use super::journey::rating;
use crate::model::JourneyMap;
use crate::model::item::Whose;
use crate::model::stage::Facts;
use crate::output::Loss;
use crate::output::holds::{
    facts, feelings, has_brief, has_links, has_review, is_marked, marks, more_than_names, names,
};
use crate::spec::journey::MapType;

/// Each part of a map that is left out, in the order of the language.
pub(super) const LOST: &[Loss] = &[
    Loss {
        what: "which kind of map it is",
        is_in: |map| !matches!(map.map_type, MapType::CurrentState | MapType::FutureState),
    },
    Loss { what: "the scenario, goal and questions of the map", is_in: has_brief },
    Loss { what: "its status, reviews and language", is_in: |map| has_review(map) || map.lang != "en" },
    Loss { what: "all of the personas but their names", is_in: more_than_names },
    Loss {
        what: "research, segments and competitors",
        is_in: |map| !map.research.is_empty() || !map.segments.is_empty() || !map.competitors.is_empty(),
    },
    Loss {
        what: "whose a step is where it is of several or of a segment",
        is_in: |map| map.steps().any(|(.., step)| !matches!(*step.marks.whose, [] | [Whose::Persona(_)])),
    },
    Loss {
        what: "whose the map, stages, touchpoints and feelings are",
        is_in: |map| {
            let mut contacts = facts(map).flat_map(|facts| &facts.touchpoints);
            !map.marks.whose.is_empty()
                || contacts.any(|contact| !contact.remark.marks.whose.is_empty())
                || map.stages.iter().any(|stage| !stage.marks.whose.is_empty())
                || feelings(map).any(|feeling| !feeling.marks.whose.is_empty())
        },
    },
    Loss {
        what: "the goals of stages",
        is_in: |map| map.stages.iter().any(|stage| stage.goal.is_some() || stage.business_goal.is_some()),
    },
    Loss { what: "times", is_in: |map| facts(map).any(|facts| facts.time.is_some()) },
    Loss {
        what: "the touchpoints of whole stages",
        is_in: |map| map.stages.iter().any(|stage| !stage.facts.touchpoints.is_empty()),
    },
    Loss {
        what: "whether touchpoints are there yet",
        is_in: |map| facts(map).flat_map(|facts| &facts.touchpoints).any(|touchpoint| touchpoint.status.is_some()),
    },
    Loss {
        what: "thoughts and quotes",
        is_in: |map| facts(map).any(|facts| !facts.thinking.is_empty() || !facts.saying.is_empty()),
    },
    Loss {
        what: "the feelings of a planned journey",
        is_in: |map| map.map_type == MapType::FutureState && facts(map).any(|facts| !facts.emotions.is_empty()),
    },
    Loss {
        what: "feelings between the five ratings, and of more than one persona at a step",
        is_in: |map| map.map_type != MapType::FutureState && facts(map).any(|facts| has_fine_feelings(map, facts)),
    },
    Loss {
        what: "pain points, gains, needs and expectations",
        is_in: |map| {
            let points = |facts: &Facts| facts.pain_points.len() + facts.gains.len() + facts.needs.len();
            facts(map).any(|facts| points(facts) > 0 || !facts.expectations.is_empty())
        },
    },
    Loss { what: "opportunities", is_in: |map| facts(map).any(|facts| !facts.opportunities.is_empty()) },
    Loss {
        what: "metrics",
        is_in: |map| !map.readings.is_empty() || facts(map).any(|facts| !facts.metrics.is_empty()),
    },
    Loss { what: "the lanes of a service blueprint", is_in: |map| facts(map).any(has_service) },
    Loss { what: "all other lanes", is_in: |map| facts(map).any(has_others) },
    Loss { what: "flows", is_in: |map| !map.flows.is_empty() },
    Loss { what: "the baseline and what became of its pain points", is_in: |map| map.comparison.is_some() },
    Loss { what: "owners, evidence, links and tags", is_in: |map| marks(map).any(is_marked) },
    Loss { what: "channels that no touchpoint has", is_in: has_idle_channels },
    Loss { what: "where links in words lead", is_in: |map| names(map).chain(words(map)).any(has_links) },
    Loss {
        what: "notes on the map, on touchpoints and on feelings",
        is_in: |map| {
            let on_touchpoints =
                facts(map).flat_map(|facts| &facts.touchpoints).map(|touchpoint| &touchpoint.remark.marks);
            let on_feelings = feelings(map).map(|feeling| &feeling.marks);
            std::iter::once(&map.marks).chain(on_touchpoints).chain(on_feelings).any(|marks| !marks.notes.is_empty())
        },
    },
];

/// The words beside the names: summaries, notes, touchpoints and feelings.
fn words(map: &JourneyMap) -> impl Iterator<Item = &str> {
    let steps = map.steps().map(|(.., step)| &step.marks);
    let notes = map.stages.iter().map(|stage| &stage.marks).chain(steps).flat_map(|marks| &marks.notes);
    let contacts = facts(map).flat_map(|facts| &facts.touchpoints).map(|contact| &contact.remark.text);
    let felt = feelings(map).filter_map(|feeling| feeling.word.as_ref());
    map.summary.iter().chain(notes).chain(contacts).chain(felt).map(String::as_str)
}

/// Whether a channel is declared that no touchpoint of a step has.
fn has_idle_channels(map: &JourneyMap) -> bool {
    let is_used = |name: &str| {
        let mut contacts = map.steps().flat_map(|(.., step)| &step.facts.touchpoints);
        contacts.any(|contact| contact.channel.as_ref().is_some_and(|channel| channel.name == name))
    };
    map.channels.iter().any(|channel| !is_used(&channel.name))
}

/// Whether ratings say less than was felt.
fn has_fine_feelings(map: &JourneyMap, facts: &Facts) -> bool {
    let is_between = |score: f64| {
        let rating = rating(score, map.scale.min, map.scale.max);
        (rating - rating.round()).abs() > 1e-9
    };
    facts.emotions.len() > 1
        || facts.emotions.iter().any(|feeling| feeling.spread.is_some() || feeling.score.is_some_and(is_between))
}

fn has_service(facts: &Facts) -> bool {
    let cells = [&facts.physical_evidence, &facts.frontstage, &facts.backstage, &facts.support, &facts.policies];
    cells.into_iter().any(|cells| !cells.is_empty())
}

fn has_others(facts: &Facts) -> bool {
    let remarks = [&facts.place, &facts.people, &facts.devices];
    remarks.into_iter().any(|remarks| !remarks.is_empty())
        || !facts.engagement.is_empty()
        || !facts.moments.is_empty()
        || !facts.messages.is_empty()
        || !facts.resources.is_empty()
        || !facts.cells.is_empty()
        || facts.image.is_some()
}
