//! `wanted-touchpoint-in-current-state`: what is only wished for, in a map of what is.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::spec::journey::MapType;
use crate::spec::touchpoint::{Standing, Touchpoint};

rule!(/** A touchpoint that is only wished for, in a map of what is. */ "wanted-touchpoint-in-current-state", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.map.map_type != MapType::CurrentState {
        return;
    }
    let called = |touchpoint: &Touchpoint| {
        let name = touchpoint.name.as_ref().or(touchpoint.channel.as_ref());
        name.map(|name| name.value.clone()).unwrap_or_default()
    };
    for touchpoint in written::facts(subject).flat_map(|facts| &facts.touchpoints) {
        let Some(status) = touchpoint.status.as_ref().filter(|status| status.value == Standing::Wanted) else {
            continue;
        };
        findings.report(&CODE, || {
            let message = format!("`{}` is wanted, and a current state shows what is", shown(&called(touchpoint)));
            let help = "write it as an `opportunity`, or move it to a map of `type: future-state`";
            Diagnostic::new(&CODE, status.span, message).help(help)
        });
    }
}
