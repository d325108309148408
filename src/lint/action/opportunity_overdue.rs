//! `opportunity-overdue`: what was to be there by now, and is not done.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::spec::value;

rule!(/** Work that was to be there by now. */ "opportunity-overdue", Warning, check);

/// The length of a date that stops at the month: `2026-11`.
const MONTH: usize = 7;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if written::is_archived(subject) {
        return;
    }
    for opportunity in written::opportunities(subject).filter(|opportunity| written::is_open(opportunity)) {
        let Some(due) = opportunity.due.as_ref().filter(|due| last_day(&due.value) < subject.today) else { continue };
        findings.report(&CODE, || {
            let text = shown(written::said(&opportunity.text));
            let message = format!("`{text}` was due in {}", due.value.written);
            let message =
                if due.value.written.len() > MONTH { message.replace(" due in ", " due on ") } else { message };
            let finding = Diagnostic::new(&CODE, due.span, message);
            finding.help("write `status: done` or `dropped`, or the date by which it will be there")
        });
    }
}

/// The last day that a date speaks of: a month's last.
fn last_day(date: &value::Date) -> Date {
    if date.written.len() > MONTH { date.first } else { date.first.last_of_month() }
}
