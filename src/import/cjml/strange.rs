//! What an element says a second time, and attributes that CJML does not know: told, and taken out before the rest is
//! read, so that nothing is hidden by the element around it.

use super::element::{Attribute, Element, is_nothing};
use crate::import::loss::{Entry, Fate};

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

/// Takes out what is said a second time and what is not known, in an element and all that is in it.
pub(super) fn part(element: &mut Element, entries: &mut Vec<Entry>) {
    attributes(element, entries);
    let mut seen: Vec<String> = Vec::new();
    let name = element.name.clone();
    element.children.retain(|child| {
        let key = child.name.to_lowercase();
        let is_again = seen.contains(&key) && ONCE.contains(&&*key) && !child.is_void();
        if is_again {
            entries.push(unmapped("element", child, &format!("`{name}` has one already; the first is read")));
        } else if !child.is_void() {
            seen.push(key);
        }
        !is_again
    });
    element.children.iter_mut().for_each(|child| part(child, entries));
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
    let kind = name.trim_start_matches("planned").trim_start_matches("actual");
    Some(match kind {
        "action" | "communicationpoint" | "initiator" | "sender" | "receiver" => return None,
        "cjml" => &[&["version"], &["schemaLocation", "noNamespaceSchemaLocation"]],
        "journeyphase" => &[&["phaseID", "id"]],
        "belongsto" => &[&["phaseIDref", "phaseID"]],
        "refersto" => &[&["actorIDref", "actorID"]],
        "enduser" | "serviceprovider" | "actor" => &[&["actorID", "actorIDref", "id"], &["name"], &["role"]],
        _ => &[],
    })
}

fn unmapped(what: &'static str, element: &Element, why: &str) -> Entry {
    Entry { fate: Fate::Unmapped, what, span: element.whole, to: String::new(), reason: why.to_owned() }
}
