//! `review-in-the-future`: a last review on a day that has not come.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::{Subject, written};

rule!(/** A last review on a day that has not come. */ "review-in-the-future", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let last = subject.written.review.as_ref().and_then(|review| review.last.as_ref());
    let Some(last) = last.filter(|last| last.value.first > subject.today && !written::is_archived(subject)) else {
        return;
    };
    let message = format!("the last review of this map is said to be in the future, on {}", last.value.written);
    let message = if last.value.written.len() > "2026-11".len() { message } else { message.replace(", on ", ", in ") };
    let finding = Diagnostic::new(&CODE, last.span, message);
    findings.add(finding.help("write the day of the last review; when the next is due follows from `every`"));
}
