//! What CJML does not know, has no words for or has said already: told, and taken out before the rest is read.

use super::element::{Attribute, Element, is_nothing};
use crate::import::loss::{Entry, Fate};
use crate::source::Span;

/// Elements that stand once in the one around them, in small letters.
const ONCE: &[&str] = &[
    "touchpointid",
    "belongsto",
    "initiator",
    "sender",
    "receiver",
    "refersto",
    "initiatorlabel",
    "receiverlabel",
    "channel",
    "channelname",
    "touchpointexperience",
    "experiencerating",
    "phasename",
    "phasedescription",
    "actorname",
    "companyname",
    "actordescription",
    "journeyshortsummary",
];

/// Elements that hold others, in small letters; those of journeys, actions and points stand without their first word.
const HOLDERS: &[&str] = &[
    "cjml",
    "journey",
    "journeyphases",
    "journeyphase",
    "actors",
    "enduser",
    "serviceprovider",
    "actor",
    "touchpoints",
    "action",
    "communicationpoint",
    "initiator",
    "sender",
    "receiver",
    "channel",
    "touchpointexperience",
    "timestamps",
];
/// Elements that hold words.
const WORDS: &[&str] =
    &["journeyid", "journeytitle", "phasename", "experiencedescription", "plannedreference", "comment", "compliance"];

/// Takes out what is said a second time and what is not known, in an element and all that is in it.
pub(super) fn part(element: &mut Element, entries: &mut Vec<Entry>) {
    attributes(element, entries);
    words(element, entries);
    let mut seen: Vec<String> = Vec::new();
    let name = element.name.clone();
    element.children.retain(|child| {
        let key = child.name.to_lowercase();
        if child.is_void() {
            let is_known = ONCE.contains(&&*key) || holds_words(&key) || HOLDERS.contains(&kind(&key));
            let is_known = is_known || key.starts_with("time");
            if !is_known {
                entries.push(unmapped("element", child.whole, "it is empty, and CJML knows no such element"));
            }
            return is_known;
        }
        let is_again = seen.contains(&key) && ONCE.contains(&&*key);
        if is_again {
            entries.push(unmapped("element", child.whole, &format!("`{name}` has one already; the first is read")));
        }
        seen.push(key);
        !is_again
    });
    element.children.iter_mut().for_each(|child| part(child, entries));
}

/// Whether an element, in small letters, holds words and nothing else.
fn holds_words(name: &str) -> bool {
    let is_holder = HOLDERS.contains(&name) || matches!(name, "belongsto" | "refersto");
    !is_holder && (ONCE.contains(&name) || WORDS.contains(&name) || name.ends_with("label"))
}

/// Words in elements that hold elements are told; marks in words are told, and the words within them read.
fn words(element: &mut Element, entries: &mut Vec<Entry>) {
    let name = element.name.to_lowercase();
    let has = |names: &[&str]| element.children.iter().any(|child| names.iter().any(|name| child.is(name)));
    let may_have_words = match kind(&name) {
        "action" | "communicationpoint" => !has(&["initiator", "sender"]),
        "initiator" | "sender" | "receiver" => {
            !element.children.iter().any(|child| child.name.to_lowercase().ends_with("label"))
        }
        "channel" => !has(&["channelName"]),
        // Told where they are read.
        "touchpoints" => true,
        other => !HOLDERS.contains(&other),
    };
    if !may_have_words {
        for (_, at) in element.texts.drain(..).filter(|(text, _)| !text.trim().is_empty()) {
            entries.push(unmapped("text", at, "words are not read beside elements"));
        }
    }
    if holds_words(&name) {
        for child in std::mem::take(&mut element.children) {
            flatten(child, &mut element.texts, entries);
        }
        element.texts.sort_by_key(|(_, at)| at.start);
    }
}

/// The words of an element and of all that is in it.
fn flatten(element: Element, texts: &mut Vec<(String, Span)>, entries: &mut Vec<Entry>) {
    entries.push(unmapped("element", element.head, "it marks words, which are read without it"));
    texts.extend(element.texts);
    for child in element.children {
        flatten(child, texts, entries);
    }
}

/// A name without `planned` or `actual`.
fn kind(name: &str) -> &str {
    name.strip_prefix("planned").or_else(|| name.strip_prefix("actual")).unwrap_or(name)
}

fn attributes(element: &mut Element, entries: &mut Vec<Entry>) {
    let Some(known) = known(&element.name) else { return };
    let is_named = |attribute: &Attribute, names: &[&str]| {
        names.iter().any(|name| attribute.name.eq_ignore_ascii_case(name)) || attribute.name.starts_with("xmlns")
    };
    let mut seen: Vec<&[&str]> = Vec::new();
    for attribute in &element.attributes {
        let names = known.iter().find(|names| is_named(attribute, names));
        let (fate, why) = match names {
            Some(names) if seen.contains(names) => (Fate::Unmapped, "it is said already; the first is read"),
            Some(names) => {
                seen.push(names);
                continue;
            }
            None if is_nothing(&attribute.value) => (Fate::Mapped, ""),
            None => (Fate::Unmapped, "CJML knows no such attribute here"),
        };
        let what = if fate == Fate::Mapped { "frame" } else { "attribute" };
        entries.push(Entry { fate, what, span: attribute.whole, to: String::new(), reason: why.to_owned() });
    }
}

/// The attributes of an element, each with its other names; nothing where whatever stands there becomes a note.
fn known(element: &str) -> Option<&'static [&'static [&'static str]]> {
    let name = element.to_lowercase();
    Some(match kind(&name) {
        "action" | "communicationpoint" | "initiator" | "sender" | "receiver" => return None,
        "cjml" => &[&["version"], &["schemaLocation", "noNamespaceSchemaLocation"]],
        "journeyphase" => &[&["phaseID", "id"]],
        "belongsto" => &[&["phaseIDref", "phaseID"]],
        "refersto" => &[&["actorIDref", "actorID"]],
        "enduser" | "serviceprovider" | "actor" => &[&["actorID", "actorIDref", "id"], &["name"], &["role"]],
        _ => &[],
    })
}

/// Something that is left out.
pub(super) fn unmapped(what: &'static str, span: Span, why: &str) -> Entry {
    Entry { fate: Fate::Unmapped, what, span, to: String::new(), reason: why.to_owned() }
}
