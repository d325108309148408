//! `low-point-without-pain-point`: the worst moment of the journey, and nothing says what hurts.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::work::near;
use crate::lint::{Place, Subject, written};
use crate::model::item::Feeling;
use crate::model::stage::Facts;

rule!(/** The worst moment, of which nothing says what hurts. */ "low-point-without-pain-point", Advice, check);

/// Where the worst third of the scale ends, from -1 to 1.
const BADLY: f64 = -1.0 / 3.0;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // A map that tells no pain points at all does without them.
    let tells_pains = subject.places().any(|place| !place.facts.pain_points.is_empty());
    if !tells_pains || written::is_archived(subject) {
        return;
    }
    let level = |feeling: &Feeling| feeling.score.map(|score| subject.map.scale.level(score));
    let levels = || {
        let feelings = subject.places().flat_map(|place| place.facts.emotions.iter().map(move |one| (place, one)));
        feelings.filter_map(|(place, feeling)| Some((place, feeling, level(feeling)?)))
    };
    let Some(lowest) = levels().map(|(_, _, level)| level).min_by(f64::total_cmp).filter(|lowest| *lowest < BADLY)
    else {
        return;
    };
    let lowest: Vec<(Place<'_>, &Feeling)> = levels()
        .filter(|(_, _, level)| level.total_cmp(&lowest).is_eq())
        .map(|(place, feeling, _)| (place, feeling))
        .collect();
    let says_why = |facts: &Facts| {
        let cells = [&facts.frontstage, &facts.backstage, &facts.support, &facts.physical_evidence];
        let fails = cells.into_iter().flatten().any(|cell| cell.fails.is_some());
        let unmet = !facts.needs.is_empty() || !facts.expectations.is_empty();
        !facts.pain_points.is_empty() || fails || unmet
    };
    // Of several points that are equally low, one that is explained is enough.
    if lowest.iter().any(|(place, _)| near(*place).any(says_why)) {
        return;
    }
    let Some((place, feeling)) = lowest.first() else { return };
    let action = place.step.map_or("", |step| step.action.as_str());
    let action = if action.is_empty() { place.stage.name.as_str() } else { action };
    let message = format!("`{}` is the lowest point, and nothing says what hurts there", shown(action));
    let finding = Diagnostic::new(&CODE, written::score(subject, feeling.marks.span), message);
    findings.add(finding.help("write `pain_point: …` at this step"));
}
