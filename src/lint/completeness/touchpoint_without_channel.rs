//! `touchpoint-without-channel`: the touchpoint is missing wherever the map is read by channel.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::exceptions::exceptions;
use crate::model::JourneyMap;
use crate::model::name::slug;
use crate::spec::touchpoint::ChannelKind;

rule!(/** A touchpoint without a channel among others that have one. */ "touchpoint-without-channel", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let touchpoints = subject.places().flat_map(|place| &place.facts.touchpoints);
    for touchpoint in exceptions(touchpoints, |touchpoint| touchpoint.channel.is_some()) {
        let (name, record) = (&touchpoint.remark.text, touchpoint.remark.span);
        findings.report(&CODE, || {
            let message = format!("`{}` has no channel, and most touchpoints have one", shown(name));
            let finding = Diagnostic::new(&CODE, subject.part(record, "name"), message);
            match channel_in(name, subject.map) {
                // Only plain words can stand in braces as they are.
                Some(channel) if subject.source.slice(record) == name && name.chars().all(is_plain) => {
                    let instead = format!("{{name: {name}, channel: {channel}}}");
                    let help = finding.help(format!("write `{}`", shown(&instead)));
                    help.guess(format!("add the channel `{channel}`"), record, instead)
                }
                Some(channel) => finding.help(format!("write `channel: {channel}` beside its `name`")),
                None => {
                    finding.help("write `channel: …` beside its `name`: a kind of channel, or one under `channels`")
                }
            }
        });
    }
}

/// The channel whose word is part of a touchpoint's name: one that the map declares, or a kind.
fn channel_in<'a>(name: &str, map: &'a JourneyMap) -> Option<&'a str> {
    let name = slug(name).replace("e-mail", "email");
    let has = |word: &str| name.split('-').any(|part| part == word);
    let declared = map.channels.iter().filter(|channel| channel.has_id).map(|channel| channel.id.as_str());
    let kinds = ChannelKind::ALL.iter().filter(|kind| **kind != ChannelKind::Other).map(|kind| kind.word());
    declared.chain(kinds).find(|word| has(word))
}

fn is_plain(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, ' ' | '-')
}
