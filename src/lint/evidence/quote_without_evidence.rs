//! `quote-without-evidence`: a made-up quote persuades as well as a real one.

use crate::diagnostic::Findings;
use crate::lint::Subject;
use crate::lint::claims::{Claim, are_asked, report, rests};

rule!(/** A quote of which nobody knows who said it. */ "quote-without-evidence", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if !are_asked(subject) {
        return;
    }
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for persona in &subject.map.personas {
        let is_shown = !persona.marks.evidence.is_empty();
        let quote = persona.quote.as_deref();
        claims.extend(quote.map(|words| Claim { record: persona.span, key: "quote", words, rests: is_shown }));
        claims.extend(persona.senses.says.iter().map(|said| Claim {
            record: said.span,
            key: "text",
            words: &said.text,
            rests: is_shown || !said.marks.evidence.is_empty(),
        }));
    }
    for place in subject.places() {
        claims.extend(place.facts.saying.iter().map(|said| Claim {
            record: said.span,
            key: "text",
            words: &said.text,
            rests: rests(&place, &said.marks),
        }));
    }
    report(&CODE, "quotes", &claims, subject, findings);
}
