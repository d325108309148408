//! `outdated-research`: people, prices and competitors have changed since.

use jiff::Span;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::sources::{called, sources};
use crate::spec::research::ResearchKind;
use crate::spec::value::{Date, Length};

rule!(/** Research that is too old for a map that is looked after. */ "outdated-research", Warning, check);

/// So many reviews may pass before research is done again.
const REVIEWS: i32 = 3;
/// Research of the last year is never too old, however often the map is reviewed.
const LEAST_MONTHS: i32 = 12;
/// How long research holds on a map that is not reviewed.
const USUAL_MONTHS: i32 = 24;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let period = subject.map.review_period.as_ref();
    for (research, written) in sources(subject) {
        let date = written.date.as_ref().filter(|_| research.kind != Some(ResearchKind::Assumption));
        let Some(date) = date else { continue };
        if holds_until(&date.value, period.map(|period| period.length)).is_none_or(|end| subject.today <= end) {
            continue;
        }
        findings.report(&CODE, || {
            let name = shown(called(research));
            let limit = match period {
                Some(period) => format!("too old for a map that is reviewed every {}", period.written),
                None => "more than two years old".to_owned(),
            };
            let message = format!("`{name}` was done in {}, which is {limit}", date.written);
            let finding = Diagnostic::new(&CODE, date.span, message);
            finding.help("look again whether it still holds, and list what you did as new research")
        });
    }
}

/// The last day on which research holds.
fn holds_until(date: &Date, period: Option<Length>) -> Option<jiff::civil::Date> {
    // Research of a month may have been done on its last day.
    let month = i32::from(date.first.to_string() != date.written);
    let done = date.first.checked_add(Span::new().months(month)).ok()?;
    let after = |span: Span| done.checked_add(span).ok();
    let months = |count: i32| Span::new().months(count);
    let least = after(months(LEAST_MONTHS))?;
    Some(match period {
        None => after(months(USUAL_MONTHS))?,
        Some(Length::Months(count)) => after(months(REVIEWS * i32::from(count)))?.max(least),
        Some(Length::Days(count)) => after(Span::new().days(REVIEWS * i32::from(count)))?.max(least),
    })
}
