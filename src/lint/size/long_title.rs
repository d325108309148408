//! `long-title`: a title is what people call the map by.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::lint::room::columns;

rule!(/** A title that takes more than a line. */ "long-title", Advice, check);

/// What fits beside the mark of the type in one line of a usual picture.
const MOST: usize = 80;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let length = columns(&subject.map.title);
    if length > MOST {
        let message = format!("the title takes the room of {length} letters, and a line holds about {MOST}");
        let finding = Diagnostic::new(&CODE, subject.head(), message);
        findings.add(finding.help("shorten it, and tell the rest in `scenario`"));
    }
}
