//! `emotion-against-pain-points`: somebody feels well where it hurts much.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::work::is_high;
use crate::lint::{Subject, written};
use crate::model::item::{Feeling, Point, Whose};

rule!(/** Somebody who feels well where it hurts much. */ "emotion-against-pain-points", Advice, check);

/// Where the best third of the scale begins, from -1 to 1.
const WELL: f64 = 1.0 / 3.0;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for place in subject.places() {
        let pains = place.facts.pain_points.iter().filter(|pain| is_high(pain));
        for pain in pains {
            let feels_well = |feeling: &&Feeling| {
                let score = feeling.score.is_some_and(|score| subject.map.scale.level(score) > WELL);
                score && is_theirs(&feeling.marks.whose, pain)
            };
            let Some(feeling) = place.facts.emotions.iter().find(feels_well) else { continue };
            findings.report(&CODE, || {
                let message = format!("they feel well here, and `{}` hurts much", shown(&pain.remark.text));
                let finding = Diagnostic::new(&CODE, written::score(subject, feeling.marks.span), message);
                let finding = finding.also(pain.remark.span, "the pain point");
                finding.help("mend the score or the severity; `for` says whose each is, if they are different people's")
            });
        }
    }
}

/// Whether those who feel it have the pain as well.
fn is_theirs(whose: &[Whose], pain: &Point) -> bool {
    let sufferers = &pain.remark.marks.whose;
    whose.is_empty() || sufferers.is_empty() || whose.iter().any(|one| sufferers.contains(one))
}
