//! `unused-channel`: a channel that is declared and that nothing happens in.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::model::name::slug;

rule!(/** A channel that nothing happens in. */ "unused-channel", Warning, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.written.channels.is_empty() {
        return;
    }
    let mut used = BTreeSet::new();
    for facts in written::facts(subject) {
        let touchpoints = facts.touchpoints.iter().filter_map(|touchpoint| {
            // A touchpoint's name may be that of a channel.
            touchpoint.channel.as_ref().or(touchpoint.name.as_ref())
        });
        let messages = facts.messages.iter().filter_map(|message| message.channel.as_ref());
        used.extend(touchpoints.chain(messages).map(|channel| slug(&channel.value)));
    }
    for channel in &subject.written.channels {
        let names = [channel.id.as_ref(), channel.name.0.as_ref()].into_iter().flatten();
        let Some(first) = names.clone().next() else { continue };
        if !written::is_own(first.span) || names.clone().any(|name| used.contains(&slug(&name.value))) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("nothing happens in the channel `{}`", shown(written::said(&channel.name)));
            let finding = Diagnostic::new(&CODE, first.span, message);
            finding.help(format!("write `channel: {}` on a touchpoint or a message, or delete it", shown(&first.value)))
        });
    }
}
