//! `summary-repeats-title`: who cannot see the picture hears the same words twice, and not what the picture shows.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::model::name::slug;

rule!(/** A summary that says what the title says. */ "summary-repeats-title", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let (map, written) = (subject.map, subject.written.summary.as_ref());
    let Some(summary) = written else { return };
    let others = [("title", Some(&map.title)), ("scenario", map.scenario.as_ref()), ("goal", map.goal.as_ref())];
    let words = slug(summary);
    let same = others.into_iter().find(|(_, other)| other.is_some_and(|other| slug(other) == words));
    if let Some((key, _)) = same {
        let message = format!("the summary says the same as the `{key}`");
        let finding = Diagnostic::new(&CODE, summary.span, message);
        findings.add(finding.help("write what the picture shows: how it goes, where it hurts, how it ends"));
    }
}
