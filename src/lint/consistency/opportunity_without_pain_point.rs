//! `opportunity-without-pain-point`: an opportunity for which the map gives no reason.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::work::near;
use crate::lint::{Subject, written};
use crate::model::item::Opportunity;
use crate::model::stage::Facts;
use crate::spec::card::Progress;

rule!(/** An opportunity for which the map gives no reason. */ "opportunity-without-pain-point", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let baseless = |opportunity: &Opportunity| {
        opportunity.addresses.is_empty()
            && opportunity.remark.marks.evidence.is_empty()
            && opportunity.status != Some(Progress::Dropped)
    };
    let is_reason = |facts: &Facts| {
        let points = [&facts.pain_points, &facts.needs, &facts.expectations, &facts.gains];
        let low = |score: f64| subject.map.scale.level(score) < 0.0;
        points.iter().any(|points| !points.is_empty())
            || !facts.moments.is_empty()
            || facts.emotions.iter().filter_map(|feeling| feeling.score).any(low)
    };
    let mut without = Vec::new();
    for place in subject.places().filter(|place| place.facts.opportunities.iter().any(baseless)) {
        if !near(place).any(is_reason) {
            without.extend(
                place.facts.opportunities.iter().filter(|opportunity| baseless(opportunity)).map(|one| one.remark.span),
            );
        }
    }
    if without.is_empty() {
        return;
    }
    for opportunity in written::opportunities(subject).filter(|one| without.binary_search(&one.span).is_ok()) {
        findings.report(&CODE, || {
            let message = format!("`{}` addresses nothing", shown(written::said(&opportunity.text)));
            let at = written::words(&opportunity.text, opportunity.span);
            let finding = Diagnostic::new(&CODE, at, message);
            finding.help("write `addresses: …` with the id of a pain point, or the pain point or need at its step")
        });
    }
}
