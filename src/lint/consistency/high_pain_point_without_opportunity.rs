//! `high-pain-point-without-opportunity`: what hurts much, and nothing is to be done about it.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::work::{Work, is_high};
use crate::lint::{Place, Subject, written};
use crate::model::item::Point;
use crate::source::Span;
use crate::spec::card::{Progress, Severity};
use crate::spec::journey::MapType;

rule!(/** A high pain point that nothing is done about. */ "high-pain-point-without-opportunity", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let map = subject.map;
    let has_opportunities = subject.places().any(|place| !place.facts.opportunities.is_empty());
    // Nobody acts on a map of persons, of the past, or of how people live without any company.
    let is_talk = map.map_type == MapType::Empathy || map.map_type == MapType::Experience && !has_opportunities;
    if is_talk || written::is_archived(subject) {
        return;
    }
    let work = Work::of(subject);
    let dropped =
        |all: &[&crate::model::item::Opportunity]| all.iter().all(|one| one.status == Some(Progress::Dropped));
    let unanswered = |place: Place<'_>, pain: &Point| !work.is_addressed(pain) && dropped(&work.answers(place, pain));
    let of_places = subject.places().flat_map(|place| {
        let pains = place.facts.pain_points.iter().filter(|pain| is_high(pain));
        pains.filter(move |pain| unanswered(place, pain))
    });
    let of_personas = map
        .personas
        .iter()
        .flat_map(|persona| &persona.pain_points)
        .filter(|pain| is_high(pain) && written::is_own(pain.remark.span));
    let pains = of_places.chain(of_personas.filter(|pain| !work.is_addressed(pain)));
    let left: Vec<&Point> = pains.filter(|pain| is_to_be_answered(subject, pain.remark.span)).collect();
    let Some(first) = left.first() else { return };
    let records = written::pain_points_by_record(subject);
    let at = |pain: &Point| {
        records.get(&pain.remark.span).map_or(pain.remark.span, |one| written::words(&one.text, one.span))
    };
    if !has_opportunities {
        let count = left.len();
        let message = match count {
            1 => "a pain point is high, and the map has no opportunity".to_owned(),
            _ => format!("{count} pain points are high, and the map has no opportunity"),
        };
        let finding = Diagnostic::new(&CODE, at(first), message);
        findings.add(finding.help("write `opportunity: …` beside each: what could be done about it"));
        return;
    }
    for pain in left {
        findings.report(&CODE, || {
            let severity = pain.severity.map_or("", Severity::word);
            let message = format!("nothing is to be done about `{}`, which is {severity}", shown(&pain.remark.text));
            let help = "write `opportunity: …` beside it, or its id in the `addresses` of another";
            Diagnostic::new(&CODE, at(pain), message).help(help)
        });
    }
}

/// Of a future state only what it adds: what it keeps of its baseline it keeps knowingly.
fn is_to_be_answered(subject: &Subject<'_>, pain: Span) -> bool {
    let map = subject.map;
    let is_new = |pain| map.comparison.as_ref().is_some_and(|comparison| comparison.new_pains.contains(&pain));
    map.map_type != MapType::FutureState || is_new(pain)
}
