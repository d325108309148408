//! Personas and segments: their references and what is known of them.

use super::{Resolver, id_or_slug, optional, required};
use crate::diagnostic::Diagnostic;
use crate::model::codes::PERSONA_ONLY_A_NAME;
use crate::model::people::{Persona, Segment, Senses};
use crate::spec;

impl Resolver<'_> {
    pub(super) fn personas(&mut self) -> Vec<Persona> {
        let spec = self.spec;
        spec.personas.iter().map(|persona| self.persona(persona)).collect()
    }

    fn persona(&mut self, written: &spec::persona::Persona) -> Persona {
        let name = required(&written.name);
        if let Some(name) = &written.name.0
            && name.span == written.span
        {
            let message = format!("of `{}` nothing but the name is known", name.value);
            let finding = Diagnostic::new(&PERSONA_ONLY_A_NAME, name.span, message);
            self.report(finding.help("write `persona:` with `name`, `role`, `goals` and what else is known"));
        }
        Persona {
            id: id_or_slug(written.id.as_ref(), &name),
            has_id: written.id.is_some(),
            name,
            age: optional(written.age.as_ref()),
            role: optional(written.role.as_ref()),
            place: optional(written.place.as_ref()),
            quote: optional(written.quote.as_ref()),
            segments: written.segments.iter().filter_map(|segment| self.segment(segment)).collect(),
            goals: self.points(&written.goals),
            needs: self.points(&written.needs),
            pain_points: self.points(&written.pain_points),
            gains: self.gains(&written.gains),
            expectations: self.points(&written.expectations),
            image: written.image.as_ref().and_then(|image| self.image(image)),
            bio: optional(written.bio.as_ref()),
            facts: written.facts.0.iter().map(|(label, text)| (label.value.clone(), text.value.clone())).collect(),
            senses: Senses {
                says: self.remarks(&written.says),
                thinks: self.remarks(&written.thinks),
                does: self.remarks(&written.does),
                feels: self.remarks(&written.feels),
                sees: self.remarks(&written.sees),
                hears: self.remarks(&written.hears),
            },
            marks: self.marks(&written.marks),
            span: written.span,
        }
    }

    pub(super) fn segments(&mut self) -> Vec<Segment> {
        let spec = self.spec;
        let segment = |segment: &spec::persona::Segment| Segment {
            id: id_or_slug(segment.id.as_ref(), &required(&segment.name)),
            has_id: segment.id.is_some(),
            name: required(&segment.name),
            share: segment.share.as_ref().map(|share| share.value.0),
            marks: self.marks(&segment.marks),
        };
        spec.segments.iter().map(segment).collect()
    }
}
