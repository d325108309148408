//! `emotion-without-evidence`: the curve is what the eye finds first, and what is doubted first.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::claims::{are_asked, are_most, count, help, rests};
use crate::lint::place::words_of;
use crate::model::item::Feeling;

rule!(/** Emotions that nobody observed. */ "emotion-without-evidence", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if !are_asked(subject) {
        return;
    }
    let feelings =
        || subject.places().flat_map(|place| place.facts.emotions.iter().map(move |feeling| (place, feeling)));
    let all = feelings().count();
    let bare: Vec<_> = feelings().filter(|(place, feeling)| !rests(place, &feeling.marks)).collect();
    // Where most rest on nothing it is said once, at the one that the map turns on.
    if are_most(bare.len(), all) {
        let score = |feeling: &Feeling| feeling.score.unwrap_or(f64::INFINITY);
        let lowest = bare.iter().map(|(_, feeling)| *feeling).min_by(|one, other| score(one).total_cmp(&score(other)));
        let at = lowest.map_or_else(|| subject.head(), |feeling| feeling.marks.span);
        let message = format!("{}; begin with this one", count(bare.len(), all, "emotions"));
        findings.add(Diagnostic::new(&CODE, at, message).help(help(subject)));
        return;
    }
    for (place, feeling) in bare {
        findings.report(&CODE, || {
            let step = place.step.map_or("", |step| words_of(place.stage, step));
            let message = format!("the emotion at `{}` rests on no research", shown(step));
            Diagnostic::new(&CODE, feeling.marks.span, message).help(help(subject))
        });
    }
}
