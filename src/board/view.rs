//! How a map is looked at: for whom, and under which file name. Narrowing leaves out what is somebody else's.

use crate::model::JourneyMap;
use crate::model::item::{Feeling, Marks, Remark, Whose};
use crate::model::name::slug;
use crate::model::stage::{Facts, Stage};

/// How a map is looked at.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The persona or segment whose journey alone is shown; everybody's where it is `None`.
    pub whose: Option<String>,
    /// The name of the file that stands at the foot; empty for none.
    pub file_name: String,
}

impl View {
    /// The personas and segments that can be asked for, by id.
    pub fn choices(map: &JourneyMap) -> Vec<&str> {
        let personas = map.personas.iter().map(|persona| persona.id.as_str());
        personas.chain(map.segments.iter().map(|segment| segment.id.as_str())).collect()
    }

    /// The map as it is for one persona or segment; `None` where everybody's is asked for, or nobody is called so.
    pub fn narrow(&self, map: &JourneyMap) -> Option<JourneyMap> {
        let wanted = slug(self.whose.as_deref()?);
        let persona =
            map.personas.iter().position(|persona| slug(&persona.id) == wanted || slug(&persona.name) == wanted);
        let segment =
            map.segments.iter().position(|segment| slug(&segment.id) == wanted || slug(&segment.name) == wanted);
        let mut group: Vec<Whose> = Vec::new();
        if let Some(index) = persona {
            group.push(Whose::Persona(index));
            group.extend(
                map.personas
                    .get(index)
                    .into_iter()
                    .flat_map(|persona| &persona.segments)
                    .map(|index| Whose::Segment(*index)),
            );
        } else if let Some(index) = segment {
            group.push(Whose::Segment(index));
            let belongs = |persona: &crate::model::people::Persona| persona.segments.contains(&index);
            group.extend(
                map.personas
                    .iter()
                    .enumerate()
                    .filter(|(_, persona)| belongs(persona))
                    .map(|(at, _)| Whose::Persona(at)),
            );
        } else {
            return None;
        }
        let mut map = map.clone();
        let keep = |marks: &Marks| marks.whose.is_empty() || marks.whose.iter().any(|whose| group.contains(whose));
        for stage in &mut map.stages {
            narrow_stage(stage, &keep);
        }
        if let Some(comparison) = &mut map.comparison {
            for ghosts in &mut comparison.ghosts {
                // The baseline has a list of personas of its own, so that only what is everyone's surely applies.
                let everyones = |feeling: &Feeling| feeling.marks.whose.is_empty();
                if ghosts.iter().any(everyones) {
                    ghosts.retain(everyones);
                }
            }
        }
        map.readings.retain(|reading| keep(&reading.marks));
        map.flows.retain(|flow| keep(&flow.marks));
        Some(map)
    }
}

fn narrow_stage(stage: &mut Stage, keep: &impl Fn(&Marks) -> bool) {
    narrow_facts(&mut stage.facts, keep);
    stage.competitors.retain(|rival| keep(&rival.marks));
    // A step of somebody else's keeps its column, so that the columns of two pictures can be compared; it says nothing.
    for step in &mut stage.steps {
        if keep(&step.marks) {
            narrow_facts(&mut step.facts, keep);
        } else {
            step.facts = Facts::default();
        }
    }
}

fn narrow_facts(facts: &mut Facts, keep: &impl Fn(&Marks) -> bool) {
    let remarks = |list: &mut Vec<Remark>| list.retain(|remark| keep(&remark.marks));
    remarks(&mut facts.thinking);
    remarks(&mut facts.saying);
    remarks(&mut facts.place);
    remarks(&mut facts.people);
    remarks(&mut facts.devices);
    for (_, cells) in &mut facts.cells {
        remarks(cells);
    }
    for points in [&mut facts.pain_points, &mut facts.gains, &mut facts.needs, &mut facts.expectations] {
        points.retain(|point| keep(&point.remark.marks));
    }
    let cells = [
        &mut facts.physical_evidence,
        &mut facts.frontstage,
        &mut facts.backstage,
        &mut facts.support,
        &mut facts.policies,
    ];
    for list in cells {
        list.retain(|cell| keep(&cell.remark.marks));
    }
    facts.touchpoints.retain(|touchpoint| keep(&touchpoint.remark.marks));
    facts.opportunities.retain(|opportunity| keep(&opportunity.remark.marks));
    facts.messages.retain(|message| keep(&message.remark.marks));
    for message in &mut facts.messages {
        message.metrics.retain(|reading| keep(&reading.marks));
    }
    facts.resources.retain(|resource| keep(&resource.remark.marks));
    facts.emotions.retain(|feeling| keep(&feeling.marks));
    facts.engagement.retain(|feeling| keep(&feeling.marks));
    facts.metrics.retain(|reading| keep(&reading.marks));
}
