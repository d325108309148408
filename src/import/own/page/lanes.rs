//! The lanes by what a page calls them: those of the language, and the map's own.

use super::reader::{Lane, Reader};
use super::tongue::even;
use crate::import::lexicon::{Sense, header};
use crate::words::Lanes;

/// Words for a lane that are no id of its words.
const OTHERS: [(&str, &str); 7] = [
    ("step", "action"),
    ("steps", "action"),
    ("feeling", "emotion"),
    ("path", "flows"),
    ("policy", "policies"),
    ("opportunity", "opportunities"),
    ("storyboard", "image"),
];

/// Every lane of the language.
fn all() -> impl Iterator<Item = &'static str> {
    let is_lane = |id: &&str| !matches!(*id, "stage" | "step" | "customer_actions" | "frustrations");
    Lanes::IDS.iter().copied().filter(is_lane)
}

/// The key of a lane of the language, in the singular or plural.
pub(in crate::import::own) fn canonical(id: &str) -> Option<&'static str> {
    let key = crate::model::name::slug(id).replace('-', "_");
    let is_it =
        |lane: &&str| **lane == key || key.strip_suffix('s') == Some(*lane) || lane.strip_suffix('s') == Some(&key);
    let other = OTHERS.iter().find(|(word, _)| *word == key).map(|(_, lane)| *lane);
    all().find(|lane| *lane == key).or(other).or_else(|| all().find(is_it))
}

/// Whether a key is of a lane of the language.
pub(super) fn is_known(id: &str) -> bool {
    canonical(id).is_some()
}

/// The lane of the language that is called so on maps of this type.
pub(super) fn of_title(reader: &Reader<'_>, title: &str) -> Option<&'static str> {
    let lanes = &reader.words.lanes;
    let title = even(title);
    let of_kind = match reader.map_type.as_str() {
        "day-in-the-life" => Some(("pain_points", lanes.frustrations.title)),
        "service-blueprint" => Some(("action", lanes.customer_actions.title)),
        _ => None,
    };
    if let Some((id, _)) = of_kind.filter(|(_, word)| even(word) == title) {
        return Some(id);
    }
    let mut others = all().filter(|id| of_kind.is_none_or(|(taken, _)| taken != *id));
    others.find(|id| lanes.get(id).is_some_and(|lane| even(lane.title) == title))
}

/// The lane that a page calls so: one that the author named goes first.
pub(super) fn called(reader: &Reader<'_>, title: &str) -> Option<Lane> {
    let words = even(title);
    let set_up = reader.lanes.iter().find(|lane| lane.title == words).cloned();
    let is_renamed = |id: &str| reader.lanes.iter().any(|lane| canonical(&lane.id) == Some(id) && lane.title != words);
    let of_language = || of_title(reader, title).filter(|id| !is_renamed(id));
    set_up.or_else(|| of_language().map(|id| Lane { id: id.to_owned(), title: words.clone(), is_own: false }))
}

/// The lane that somebody means who calls it otherwise: "Ideas", "Pain point".
pub(super) fn meant(title: &str) -> Option<Lane> {
    let header = header(title, None, true);
    let [sense] = header.senses.as_slice() else { return None };
    let is_whole = matches!(
        sense,
        Sense::Touchpoint
            | Sense::Thinking
            | Sense::Saying
            | Sense::Emotion
            | Sense::Engagement
            | Sense::Pain
            | Sense::Gain
            | Sense::Need
            | Sense::Expectation
            | Sense::Opportunity
            | Sense::Frontstage
            | Sense::Backstage
            | Sense::Support
            | Sense::Policy
            | Sense::PhysicalEvidence
            | Sense::Time
            | Sense::Place
            | Sense::People
            | Sense::Device
            | Sense::Owner
            | Sense::Message
            | Sense::Resource
    );
    let id = canonical(sense.key()).filter(|_| is_whole)?;
    Some(Lane { id: id.to_owned(), title: even(title), is_own: false })
}

/// The floor of a blueprint that is called so.
pub(super) fn role(reader: &Reader<'_>, title: &str) -> Option<&'static str> {
    let lanes = &reader.words.lanes;
    let roles = [
        (lanes.physical_evidence.title, "physical-evidence"),
        (lanes.customer_actions.title, "action"),
        (lanes.frontstage.title, "frontstage"),
        (lanes.backstage.title, "backstage"),
        (lanes.support.title, "support"),
        (lanes.policies.title, "policy"),
        (reader.words.channels.other, "other"),
    ];
    roles.iter().find(|(word, _)| even(word) == even(title)).map(|(_, role)| *role)
}
