//! Which claims of a map rest on research: by themselves, or by the step, the stage or the map that they stand on.

use super::{Place, Subject};
use crate::diagnostic::{Code, Diagnostic, Findings, shown};
use crate::model::item::Marks;
use crate::source::Span;
use crate::spec::journey::MapType;

/// Something that a map says of people.
#[derive(Clone, Debug)]
pub(super) struct Claim<'a> {
    /// The record that holds it.
    pub(super) record: Span,
    /// The key that its words stand under.
    pub(super) key: &'static str,
    /// Its words.
    pub(super) words: &'a str,
    /// Whether it rests on research.
    pub(super) rests: bool,
}

/// Whether a map's claims are asked for their research, one by one: it has research, does not rest on it as a whole, and
/// tells of what is. (What a future state says is aimed for, and no research shows it.)
pub(super) fn are_asked(subject: &Subject<'_>) -> bool {
    let map = subject.map;
    !map.research.is_empty() && map.marks.evidence.is_empty() && map.map_type != MapType::FutureState
}

/// Whether what stands at a place and carries these marks rests on research.
pub(super) fn rests(place: &Place<'_>, marks: &Marks) -> bool {
    let step = place.step.map(|step| &step.marks);
    [Some(marks), step, Some(&place.stage.marks)].into_iter().flatten().any(|marks| !marks.evidence.is_empty())
}

/// Reports the claims that rest on nothing: each by itself, or the map where most of them do.
pub(super) fn report(
    code: &'static Code,
    called: &str,
    claims: &[Claim<'_>],
    subject: &Subject<'_>,
    findings: &mut Findings,
) {
    let bare: Vec<&Claim<'_>> = claims.iter().filter(|claim| !claim.rests).collect();
    if are_most(bare.len(), claims.len()) {
        let message = count(bare.len(), claims.len(), called);
        findings.add(Diagnostic::new(code, subject.head(), message).help(help(subject)));
        return;
    }
    for claim in bare {
        findings.report(code, || {
            let message = format!("`{}` rests on no research", shown(claim.words));
            Diagnostic::new(code, subject.part(claim.record, claim.key), message).help(help(subject))
        });
    }
}

/// Whether so many claims rest on nothing that it is said once for all.
pub(super) const fn are_most(bare: usize, all: usize) -> bool {
    bare > 2 && bare * 2 > all
}

/// How many claims rest on nothing, in words.
pub(super) fn count(bare: usize, all: usize, called: &str) -> String {
    if bare == all {
        format!("none of the {all} {called} in this map rests on research")
    } else {
        format!("{bare} of the {all} {called} in this map rest on no research")
    }
}

/// What to type.
pub(super) fn help(subject: &Subject<'_>) -> String {
    let id = match subject.map.research.as_slice() {
        [only] => only.id.as_str(),
        _ => "…",
    };
    format!(
        "write `evidence: {id}` on it, or on what it stands on; if nobody looked, name research of `kind: assumption`"
    )
}
