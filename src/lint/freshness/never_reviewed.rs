//! `never-reviewed`: a map that is in use, and that nobody ever looked over.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::{Subject, written};
use crate::spec::journey::MapStatus;

rule!(/** A map that nobody ever looked over. */ "never-reviewed", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let is_draft = subject.map.status == Some(MapStatus::Draft);
    if subject.map.reviewed.is_some() || is_draft || written::is_archived(subject) {
        return;
    }
    let every = subject.written.review.as_ref().and_then(|review| review.every.as_ref());
    let at = every.map_or_else(|| subject.head(), |every| every.span);
    let finding = Diagnostic::new(&CODE, at, "nobody has looked over this map yet");
    let help = match every {
        Some(_) => format!("look over it, then write `last: {}` beside it", subject.today),
        None => format!("look over it, then write `review: {{last: {}, every: quarter}}`", subject.today),
    };
    findings.add(finding.help(help));
}
