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

    /// Whose journey is shown, if it is not everybody's: the one asked for, and who belongs to them. `None` also where
    /// nobody is called so.
    fn group(&self, map: &JourneyMap) -> Option<Vec<Whose>> {
        let wanted = slug(self.whose.as_deref()?);
        let is_wanted = |id: &str, name: &str| slug(id) == wanted || slug(name) == wanted;
        if let Some(index) = map.personas.iter().position(|persona| is_wanted(&persona.id, &persona.name)) {
            let segments = map.personas.get(index).into_iter().flat_map(|persona| &persona.segments);
            return Some(std::iter::once(Whose::Persona(index)).chain(segments.copied().map(Whose::Segment)).collect());
        }
        let index = map.segments.iter().position(|segment| is_wanted(&segment.id, &segment.name))?;
        let members = map.personas.iter().enumerate().filter(|(_, persona)| persona.segments.contains(&index));
        Some(std::iter::once(Whose::Segment(index)).chain(members.map(|(at, _)| Whose::Persona(at))).collect())
    }

    /// The personas whose cards are shown, by place in the map's list.
    pub(super) fn people(&self, map: &JourneyMap) -> Vec<usize> {
        let group = self.group(map);
        let shown = |index: &usize| group.as_ref().is_none_or(|group| group.contains(&Whose::Persona(*index)));
        (0..map.personas.len()).filter(shown).collect()
    }

    /// How the files of this view are called, without their ending: `visit` for `visit.journey.yaml`, `visit-hana` where
    /// only Hana's journey is shown, so that it does not take the place of everybody's. Empty where no name is known.
    pub fn stem(&self) -> String {
        let name = &self.file_name;
        let stem = ["yaml", "yml"].iter().find_map(|end| name.strip_suffix(&format!(".{end}"))).unwrap_or(name);
        let stem = stem.strip_suffix(".journey").unwrap_or(stem);
        match self.whose.as_deref().map(slug) {
            Some(whose) if !stem.is_empty() => format!("{stem}-{whose}"),
            _ => stem.to_owned(),
        }
    }

    /// The map as it is for one persona or segment; `None` where everybody's is asked for, or nobody is called so.
    pub fn narrow(&self, map: &JourneyMap) -> Option<JourneyMap> {
        let group = self.group(map)?;
        let mut map = map.clone();
        let keep = |marks: &Marks| marks.whose.is_empty() || marks.whose.iter().any(|whose| group.contains(whose));
        let one = group.iter().filter(|whose| matches!(whose, Whose::Persona(_))).count() == 1;
        for stage in &mut map.stages {
            narrow_stage(stage, &keep);
            let facts = stage.steps.iter_mut().map(|step| &mut step.facts);
            facts
                .filter(|_| one)
                .for_each(|facts| [&mut facts.emotions, &mut facts.engagement].into_iter().for_each(own));
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

/// Feelings of one persona alone: what is said of them goes before what is said of everyone, and the curve is one.
fn own(feelings: &mut Vec<Feeling>) {
    if feelings.iter().any(|feeling| !feeling.marks.whose.is_empty()) {
        feelings.retain(|feeling| !feeling.marks.whose.is_empty());
    }
    for feeling in feelings {
        feeling.marks.whose.clear();
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
            step.somebody_elses = true;
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

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn outputs_are_called_like_the_map() {
        let cases = [
            ("visit.journey.yaml", None, "visit"),
            ("visit.journey.yml", None, "visit"),
            ("a b.yaml", None, "a b"),
            ("visit.journey.yaml", Some("Hana Kowalska"), "visit-hana-kowalska"),
            ("", Some("hana"), ""),
        ];
        for (file_name, whose, expected) in cases {
            let view = View { whose: whose.map(str::to_owned), file_name: file_name.to_owned() };
            assert_eq!(view.stem(), expected, "{file_name}");
        }
    }
}
