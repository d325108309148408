//! Walks the whole map once and notes everything that can be referred to; two things with one written id are reported.

use std::collections::BTreeMap;

use super::Resolver;
use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::model::codes::{DUPLICATE_ID, SAYS_NOTHING};
use crate::model::name::{NameKind, Named, Names, slug};
use crate::source::Span;
use crate::spec::card::Point;
use crate::spec::record::Required;
use crate::spec::stage::Facts;
use crate::spec::value::Text;

/// Where a thing stands, for its name.
#[derive(Clone, Copy, Default)]
struct Place {
    stage: Option<usize>,
    step: Option<usize>,
}

impl Resolver<'_> {
    /// Fills all namespaces.
    pub(super) fn collect_names(&mut self) {
        let spec = self.spec;
        self.things = self.things_of_stages();
        let mut people = Names::default();
        for (index, persona) in spec.personas.iter().enumerate() {
            people.add(named(persona.id.as_ref(), &persona.name, NameKind::Persona, persona.span, index));
        }
        for (index, segment) in spec.segments.iter().enumerate() {
            people.add(named(segment.id.as_ref(), &segment.name, NameKind::Segment, segment.span, index));
        }
        self.people = people;
        for (index, channel) in spec.channels.iter().enumerate() {
            self.channels.add(named(channel.id.as_ref(), &channel.name, NameKind::Channel, channel.span, index));
        }
        for (index, research) in spec.research.iter().enumerate() {
            let name = Required(research.name.clone());
            self.research.add(named(research.id.as_ref(), &name, NameKind::Research, research.span, index));
        }
        for (index, competitor) in spec.competitors.iter().enumerate() {
            self.competitors.add(named(
                competitor.id.as_ref(),
                &competitor.name,
                NameKind::Competitor,
                competitor.span,
                index,
            ));
        }
        for (index, lane) in spec.lanes.iter().enumerate() {
            let title = Required(lane.title.clone());
            self.lanes.add(named(lane.id.0.as_ref(), &title, NameKind::Lane, lane.span, index));
        }
        for names in [&self.things, &self.people, &self.channels, &self.research, &self.competitors, &self.lanes] {
            report_ids(names, &mut self.findings);
        }
    }

    fn things_of_stages(&self) -> Names {
        let mut names = Names::default();
        for persona in &self.spec.personas {
            add_points(&mut names, &persona.pain_points, NameKind::Pain, Place::default());
            for points in [&persona.goals, &persona.needs, &persona.gains, &persona.expectations] {
                add_points(&mut names, points, NameKind::Point, Place::default());
            }
        }
        let mut step_index = 0;
        for (index, stage) in self.spec.stages.list.iter().enumerate() {
            let place = Place { stage: Some(index), step: stage.steps.is_empty().then_some(step_index) };
            add(&mut names, stage.id.as_ref(), &stage.name, NameKind::Stage, stage.span, place, index);
            add_facts(&mut names, &stage.facts, place);
            for step in &stage.steps {
                let place = Place { stage: Some(index), step: Some(step_index) };
                add(&mut names, step.id.as_ref(), &step.action, NameKind::Step, step.span, place, step_index);
                add_facts(&mut names, &step.facts, place);
                step_index += 1;
            }
            step_index += usize::from(stage.steps.is_empty());
        }
        names
    }
}

fn add_facts(names: &mut Names, facts: &Facts, place: Place) {
    let cells = [&facts.physical_evidence, &facts.frontstage, &facts.backstage, &facts.support, &facts.policies];
    for cell in cells.into_iter().flatten() {
        add(names, cell.id.as_ref(), &cell.text, NameKind::Cell, cell.span, place, 0);
    }
    add_points(names, &facts.pain_points, NameKind::Pain, place);
    for points in [&facts.gains, &facts.needs, &facts.expectations] {
        add_points(names, points, NameKind::Point, place);
    }
    for opportunity in &facts.opportunities {
        add(names, opportunity.id.as_ref(), &opportunity.text, NameKind::Opportunity, opportunity.span, place, 0);
    }
    for message in &facts.messages {
        add(names, message.id.as_ref(), &message.text, NameKind::Message, message.span, place, 0);
    }
}

fn add_points(names: &mut Names, points: &[Point], kind: NameKind, place: Place) {
    for point in points {
        add(names, point.id.as_ref(), &point.text, kind, point.span, place, 0);
    }
}

fn add(
    names: &mut Names,
    id: Option<&Text>,
    words: &Required<Text>,
    kind: NameKind,
    span: Span,
    place: Place,
    index: usize,
) {
    names.add(Named { stage: place.stage, step: place.step, ..named(id, words, kind, span, index) });
}

fn named(id: Option<&Text>, words: &Required<Text>, kind: NameKind, span: Span, index: usize) -> Named {
    let label = super::required(words);
    let slug = slug(id.map_or(label.as_str(), |id| id.value.as_str()));
    let words = words.0.as_ref().map(|words| words.span);
    Named { slug, id: id.cloned(), label, words, kind, span, stage: None, step: None, index }
}

/// A finding for each written id that another thing has already, or that holds nothing to compare.
fn report_ids(names: &Names, findings: &mut Findings) {
    let mut first: BTreeMap<&str, &Named> = BTreeMap::new();
    for named in names.iter() {
        let Some(id) = &named.id else { continue };
        if named.slug.is_empty() {
            let finding =
                Diagnostic::new(&SAYS_NOTHING, id.span, format!("the id `{}` says nothing", shown(&id.value)));
            findings.add(finding.help("an id holds letters or digits, such as `late-price`"));
            continue;
        }
        let Some(earlier) = first.get(named.slug.as_str()) else {
            first.insert(&named.slug, named);
            continue;
        };
        findings.report(&DUPLICATE_ID, || {
            let message = format!("the id `{}` is taken", shown(&id.value));
            match &earlier.id {
                // An alias repeats the whole thing, so that both ids stand at one place.
                Some(earlier_id) if earlier_id.span == id.span => Diagnostic::new(&DUPLICATE_ID, named.span, message)
                    .also(earlier.span, "first given here")
                    .help("an alias repeats the id as well: write this one out, with another id"),
                earlier_id => Diagnostic::new(&DUPLICATE_ID, id.span, message)
                    .also(earlier_id.as_ref().map_or(earlier.span, |id| id.span), "first given here")
                    .help("give one of the two another id"),
            }
        });
    }
}
