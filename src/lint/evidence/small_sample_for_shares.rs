//! `small-sample-for-shares`: a percentage of twelve people sounds like one of thousands.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::lint::sources::sources;
use crate::model::item::Marks;
use crate::source::Span;

rule!(/** A share of too few people. */ "small-sample-for-shares", Warning, check);

/// Of fewer than this many, one answer moves a share by more than three points.
const LEAST: i64 = 30;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (research, written) in sources(subject) {
        let has_shares = research.questions.iter().any(|question| !question.shares.is_empty());
        if let Some(sample) = written.sample.as_ref().filter(|sample| has_shares && sample.value.0 < LEAST) {
            tell(sample.value.0, sample.span, findings);
        }
    }
    for reading in subject.readings().filter(|reading| reading.unit == "%" && !reading.from_baseline) {
        if reading.value.is_some() {
            about(reading.sample, &reading.marks, subject, findings);
        }
    }
    for flow in subject.map.flows.iter().filter(|flow| flow.share.is_some()) {
        about(None, &flow.marks, subject, findings);
    }
}

/// Says of a share that it rests on too few: by its own sample, or by those of all the research that it names.
fn about(own: Option<i64>, marks: &Marks, subject: &Subject<'_>, findings: &mut Findings) {
    let samples = marks.evidence.iter().map(|index| subject.map.research.get(*index).and_then(|one| one.sample));
    let most = samples.collect::<Option<Vec<i64>>>().and_then(|samples| samples.into_iter().max());
    if let Some(sample) = own.or(most).filter(|sample| *sample < LEAST) {
        let key = if own.is_some() { "sample" } else { "evidence" };
        tell(sample, subject.part(marks.span, key), findings);
    }
}

fn tell(sample: i64, at: Span, findings: &mut Findings) {
    findings.report(&CODE, || {
        let message = format!("a share of {sample}, and fewer than {LEAST} are too few for a percentage");
        Diagnostic::new(&CODE, at, message).help("write how many of how many, like `9 of 12`, or ask more people")
    });
}
