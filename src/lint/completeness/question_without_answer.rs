//! `question-without-answer`: the map was made to answer the question, was agreed, and does not.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::spec::journey::MapStatus;

rule!(/** A question that an agreed map leaves open. */ "question-without-answer", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.map.status != Some(MapStatus::Agreed) {
        return;
    }
    for question in subject.map.questions.iter().filter(|question| question.answer.is_none()) {
        findings.report(&CODE, || {
            let message = format!("the map is agreed, and does not answer `{}`", shown(&question.question));
            let finding = Diagnostic::new(&CODE, subject.part(question.marks.span, "question"), message);
            finding.help("write `{question: …, answer: …}`, or delete the question")
        });
    }
}
