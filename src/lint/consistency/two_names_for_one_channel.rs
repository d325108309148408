//! `two-names-for-one-channel`: one channel or touchpoint that is written in two ways, and so counted as two.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::model::name::slug;
use crate::spec::synonyms::other_word;
use crate::spec::touchpoint::ChannelKind;
use crate::spec::value::Text;

rule!(/** One channel that is written in two ways. */ "two-names-for-one-channel", Warning, check);

/// What people call the built-in kinds in Korean and Polish, and what English spellings `other_word` leaves out.
const CALLED: &[(&str, ChannelKind)] = &[
    ("textmessage", ChannelKind::Sms),
    ("phonecall", ChannelKind::Phone),
    ("이메일", ChannelKind::Email),
    ("전자우편", ChannelKind::Email),
    ("전화", ChannelKind::Phone),
    ("문자", ChannelKind::Sms),
    ("문자메시지", ChannelKind::Sms),
    ("채팅", ChannelKind::Chat),
    ("매장", ChannelKind::Store),
    ("telefon", ChannelKind::Phone),
    ("czat", ChannelKind::Chat),
    ("sklep", ChannelKind::Store),
    ("poczta", ChannelKind::Mail),
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // Declared channels first: what is called otherwise elsewhere is measured by them.
    let declared = subject.written.channels.iter().filter_map(|channel| channel.name.0.as_ref());
    compare(declared, None, findings);
    let kinds = || ChannelKind::ALL.iter().map(|kind| kind.word());
    let touchpoints = || written::facts(subject).flat_map(|facts| &facts.touchpoints);
    // Text that names a channel is that channel, and no name of its own.
    let names = touchpoints().filter_map(|touchpoint| Some((touchpoint, touchpoint.name.as_ref()?)));
    let channels = subject.written.channels.iter().flat_map(|one| [one.id.as_ref(), one.name.0.as_ref()]).flatten();
    let known: BTreeSet<String> = channels.map(|name| slug(&name.value)).chain(kinds().map(str::to_owned)).collect();
    let words = names.filter(|(one, name)| one.channel.is_some() || !known.contains(&slug(&name.value)));
    compare(words.map(|(_, name)| name), Some(subject), findings);
    let messages = written::facts(subject).flat_map(|facts| &facts.messages);
    let channels =
        messages.map(|message| message.channel.as_ref()).chain(touchpoints().map(|one| one.channel.as_ref()));
    let used: BTreeSet<String> = channels.flatten().map(|channel| slug(&channel.value)).collect();
    let own: BTreeSet<String> = subject.written.channels.iter().map(|one| squeezed(written::said(&one.name))).collect();
    for name in touchpoints().filter(|one| one.channel.is_none()).filter_map(|one| one.name.as_ref()) {
        let bare = squeezed(&name.value);
        let called = CALLED.iter().find(|(word, _)| *word == bare).map(|(_, kind)| kind.word());
        let Some(kind) = called.or_else(|| other_word(&name.value, kinds())) else { continue };
        if !used.contains(kind) || own.contains(&bare) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("`{}` is the channel that is written `{kind}` elsewhere", shown(&name.value));
            let finding = Diagnostic::new(&CODE, name.span, message);
            let finding = finding.help(format!("write `{kind}`, or add `channel: {kind}` to the touchpoint"));
            finding.guess(format!("write `{kind}`"), name.span, kind)
        });
    }
}

/// Reports names that are alike but for case, spaces and punctuation. With the `subject` the second is made
/// like the first; two declarations are not mended so.
fn compare<'a>(names: impl Iterator<Item = &'a Text>, subject: Option<&Subject<'_>>, findings: &mut Findings) {
    let mut first: BTreeMap<String, &Text> = BTreeMap::new();
    for name in names {
        let bare = squeezed(&name.value);
        let Some(earlier) = first.get(&bare).filter(|_| !bare.is_empty()) else {
            first.insert(bare, name);
            continue;
        };
        if earlier.value.trim() == name.value.trim() || !written::is_own(name.span) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("`{}` is written `{}` elsewhere", shown(&name.value), shown(&earlier.value));
            let finding = Diagnostic::new(&CODE, name.span, message).also(earlier.span, "written here");
            let finding = finding.help("write both in one way, or two names that tell them apart");
            match subject {
                Some(subject) => {
                    let first = subject.source.slice(earlier.span);
                    finding.guess(format!("write `{}`", shown(&earlier.value)), name.span, first)
                }
                None => finding,
            }
        });
    }
}

/// A name without case, spaces and punctuation.
fn squeezed(name: &str) -> String {
    slug(name).replace('-', "")
}
