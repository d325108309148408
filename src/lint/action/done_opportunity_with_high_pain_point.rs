//! `done-opportunity-with-high-pain-point`: it is done, and it hurts as before.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::work::{Work, is_high};
use crate::lint::{Subject, written};
use crate::spec::card::{Progress, Severity};

rule!(/** A pain point that hurts although something was done. */ "done-opportunity-with-high-pain-point", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let is_done = |one: &crate::model::item::Opportunity| one.status == Some(Progress::Done);
    if written::is_archived(subject) || !subject.places().any(|place| place.facts.opportunities.iter().any(is_done)) {
        return;
    }
    let work = Work::of(subject);
    let records = written::pain_points_by_record(subject);
    for place in subject.places() {
        for pain in place.facts.pain_points.iter().filter(|pain| is_high(pain)) {
            let mut answers = work.answers(place, pain);
            answers.retain(|one| one.status != Some(Progress::Dropped));
            // As long as something else is still to come, the pain is rightly there.
            let Some(done) = answers.first().filter(|_| answers.iter().all(|one| is_done(one))) else { continue };
            let severity = records.get(&pain.remark.span).and_then(|written| written.severity.as_ref());
            findings.report(&CODE, || {
                let word = pain.severity.map_or("", Severity::word);
                let (pain_text, done_text) = (shown(&pain.remark.text), shown(&done.remark.text));
                let message = format!("`{done_text}` is done, and `{pain_text}` is still {word}");
                let at = severity.map_or(pain.remark.span, |severity| severity.span);
                let finding = Diagnostic::new(&CODE, at, message).also(done.remark.span, "done here");
                finding.help("lower the `severity`, delete the pain point, or write what is to be done next")
            });
        }
    }
}
