//! `pain-point-without-evidence`: the first person who doubts the pain takes the opportunity that answers it along.

use crate::diagnostic::Findings;
use crate::lint::Subject;
use crate::lint::claims::{Claim, are_asked, report, rests};
use crate::spec::journey::MapType;

rule!(/** A pain that nobody can show. */ "pain-point-without-evidence", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if !are_asked(subject) {
        return;
    }
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for place in subject.places() {
        claims.extend(place.facts.pain_points.iter().map(|pain| Claim {
            record: pain.remark.span,
            key: "text",
            words: &pain.remark.text,
            rests: rests(&place, &pain.remark.marks),
        }));
    }
    // On a journey a persona's pains sum up those of the steps; an empathy map has no others.
    for persona in subject.map.personas.iter().filter(|_| subject.map.map_type == MapType::Empathy) {
        claims.extend(persona.pain_points.iter().map(|pain| Claim {
            record: pain.remark.span,
            key: "text",
            words: &pain.remark.text,
            rests: !pain.remark.marks.evidence.is_empty() || !persona.marks.evidence.is_empty(),
        }));
    }
    report(&CODE, "pain points", &claims, subject, findings);
}
