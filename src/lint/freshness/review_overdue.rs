//! `review-overdue`: a map that was to be looked at again, and was not.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::spec::journey::MapStatus;
use crate::spec::value::Length;

rule!(/** A review that is overdue. */ "review-overdue", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    let (Some(last), Some(every)) = (&map.reviewed, &map.review_period) else { return };
    let Some(due) = after(last.first, every.length) else { return };
    if map.status == Some(MapStatus::Archived) || subject.today <= due {
        return;
    }
    let written = subject.written.review.as_ref();
    let at = written.and_then(|review| review.last.as_ref()).map_or_else(|| subject.head(), |last| last.span);
    let message = format!("the review of this map was due on {due}");
    let finding = Diagnostic::new(&CODE, at, message);
    findings.add(finding.help("look over the map, then write the day of the review as `last`"));
}

/// The last day on which a review that follows one on `last` is in time.
fn after(last: Date, every: Length) -> Option<Date> {
    let span = match every {
        Length::Days(days) => jiff::Span::new().days(days),
        Length::Months(months) => jiff::Span::new().months(months),
    };
    last.checked_add(span).ok()
}
