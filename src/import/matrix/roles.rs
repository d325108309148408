//! What becomes of each lane: steps, a lane of the language, or a lane of the map's own.

use std::collections::{BTreeMap, BTreeSet};

use super::Lane;
use crate::import::lexicon::{Sense, key};
use crate::import::tree::{Field, Item, Tree};
use crate::model::name::slug;
use crate::spec::stage::lane_keys;

/// What becomes of a lane.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// Its cells name the steps.
    Steps,
    /// Its cells are one thing.
    Of(Sense),
    /// Its cells are one of several things each.
    OneOf(Vec<Sense>),
    /// A lane of the map's own, by its place among them.
    Own(usize),
}

/// A lane of the map's own.
#[derive(Clone, Debug)]
pub(super) struct OwnLane {
    /// Its id.
    pub(super) id: String,
    /// What stands at its left.
    pub(super) title: String,
    /// The lane of the language before it.
    pub(super) after: &'static str,
    /// Why it is one, where that was guessed.
    pub(super) guess: Option<String>,
    /// Whether anything stands in it.
    pub(super) used: bool,
}

/// The lanes of a blueprint and of other maps, in the order in which they are drawn.
const ORDER: &[&str] = &[
    "image",
    "time",
    "place",
    "physical_evidence",
    "action",
    "flows",
    "people",
    "devices",
    "touchpoint",
    "messages",
    "frontstage",
    "backstage",
    "support",
    "policies",
    "thinking",
    "saying",
    "emotion",
    "engagement",
    "needs",
    "expectations",
    "pain_points",
    "gains",
    "opportunities",
    "competitors",
    "metrics",
    "resources",
    "owner",
];
/// What a blueprint draws first.
const BLUEPRINT: &[&str] = &["time", "physical_evidence", "action", "frontstage", "backstage", "support", "policies"];

/// The lanes of a map.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// What becomes of each lane.
    pub(super) all: Vec<Role>,
    /// The map's own lanes.
    pub(super) own: Vec<OwnLane>,
    /// The headers of lanes of the language, by their ids.
    pub(super) titles: Vec<(&'static str, String)>,
    /// The map's own lanes by the form in which their titles are compared.
    known: BTreeMap<String, usize>,
    /// Ids that mean one of the map's own lanes already, or would seem to by its title.
    taken: BTreeSet<String>,
    /// All numbers up to this one are in ids that are taken.
    numbered: usize,
}

impl Roles {
    /// What becomes of these lanes, of a map that names its stages or not. Of a lane it is known whether its cells are all
    /// different, and longer than names.
    pub(super) fn of(lanes: &[Lane], has_stages: bool, is_various: impl Fn(usize) -> bool) -> Self {
        let mut roles = Self::default();
        let is = |lane: &Lane, sense: Sense| lane.header.senses.contains(&sense);
        let is_blueprint = lanes.iter().any(|lane| is(lane, Sense::Frontstage) || is(lane, Sense::Backstage));
        let steps = lanes.iter().position(|lane| lane.header.senses == [Sense::Step]);
        let steps = steps.or_else(|| lanes.iter().position(|lane| is(lane, Sense::Step) || is(lane, Sense::Action)));
        // The lane "Customer" of a blueprint is what the customer does.
        let steps = steps.or_else(|| lanes.iter().position(|lane| is_blueprint && is(lane, Sense::Persona)));
        let is_behind = lanes.iter().any(|lane| BEHIND.iter().any(|sense| is(lane, *sense)));
        let steps = steps.or_else(|| lanes.iter().position(|lane| is_behind && is_customer(lane)));
        // "Customer | looks around | pays", where nothing else says what is done.
        let steps =
            steps.or_else(|| lanes.iter().enumerate().position(|(at, lane)| is_customer(lane) && is_various(at)));
        // "Description" beside numbers.
        let steps = steps.or_else(|| lanes.iter().position(|lane| !has_stages && lane.header.senses == [Sense::Value]));
        let has_evidence = lanes.iter().any(|lane| is(lane, Sense::PhysicalEvidence));
        let has_touchpoints = lanes.iter().any(|lane| is(lane, Sense::Touchpoint));
        let mut after = "";
        for (at, lane) in lanes.iter().enumerate() {
            let title = title(lane);
            let role = match lane.header.senses.as_slice() {
                _ if steps == Some(at) => Role::Steps,
                [] => {
                    let why = format!("`{title}` is no header that is known, and is kept as a lane of the map's own");
                    roles.own(&title, after, Some(why))
                }
                [Sense::Own] if title.is_empty() => roles.own(
                    "",
                    after,
                    Some("this line has no header, and is kept as a lane of the map's own".to_owned()),
                ),
                // The language has a key for these, but of another shape.
                [Sense::Own | Sense::Step | Sense::Action | Sense::Competitor | Sense::Image | Sense::Stage] => {
                    let is_again = steps
                        .and_then(|steps| lanes.get(steps))
                        .is_some_and(|steps| key(&self::title(steps)) == key(&title));
                    let why = format!("another line called `{title}` names the steps, and this one is kept as a lane");
                    roles.own(&title, after, is_again.then_some(why))
                }
                [Sense::Channel] if has_touchpoints => Role::Of(Sense::Channel),
                [sense] if sense.key().is_empty() => roles.own(&title, after, None),
                // What is called so in a blueprint is seen and kept.
                [Sense::Evidence] if is_blueprint && is_bare_evidence(lane) && !has_evidence => {
                    Role::Of(Sense::PhysicalEvidence)
                }
                [sense] => Role::Of(*sense),
                several => {
                    let mut kept: Vec<Sense> = Vec::new();
                    for sense in several {
                        let is_new = !kept.iter().any(|other| other.key() == sense.key());
                        if is_new && !sense.key().is_empty() && !matches!(sense, Sense::Own) {
                            kept.push(*sense);
                        }
                    }
                    match kept.as_slice() {
                        [] => roles.own(&title, after, None),
                        [one] => Role::Of(*one),
                        _ => Role::OneOf(kept),
                    }
                }
            };
            match &role {
                Role::Steps => roles.title("action", &title),
                Role::Of(sense) => roles.title(lane_id(*sense), &whole_title(lane)),
                Role::OneOf(_) | Role::Own(_) => {}
            }
            after = match &role {
                Role::Steps => "action",
                Role::Of(sense) if !lane_id(*sense).is_empty() => lane_id(*sense),
                Role::OneOf(senses) => senses.first().map_or(after, |sense| lane_id(*sense)),
                _ => after,
            };
            roles.all.push(role);
        }
        roles
    }

    fn title(&mut self, id: &'static str, title: &str) {
        if !id.is_empty() && !title.is_empty() && !self.titles.iter().any(|(own, _)| *own == id) {
            self.titles.push((id, title.to_owned()));
        }
    }

    fn own(&mut self, title: &str, after: &'static str, guess: Option<String>) -> Role {
        Role::Own(self.own_lane(title, after, guess))
    }

    /// The lane of the map's own with this title, new if there is none yet.
    pub(super) fn own_lane(&mut self, title: &str, after: &'static str, guess: Option<String>) -> usize {
        let title = title.trim().trim_end_matches([':', '：']).trim();
        let wanted = compared(title);
        if let Some(at) = self.known.get(&wanted).filter(|_| !title.is_empty()) {
            return *at;
        }
        let title = if title.is_empty() { format!("Lane {}", self.own.len() + 1) } else { title.to_owned() };
        let wanted: String = slug(&title).chars().take(40).collect();
        let wanted = if key(&title).is_empty() { String::new() } else { wanted.trim_matches('-').to_owned() };
        let is_taken = |id: &str| {
            let word = id.replace('-', "_");
            id.is_empty()
                || ORDER.contains(&word.as_str())
                || lane_keys().any(|lane| lane == word)
                || self.taken.contains(id)
        };
        let (mut id, mut numbered) = (wanted, self.numbered);
        while is_taken(&id) {
            numbered += 1;
            id = format!("lane-{numbered}");
        }
        self.numbered = numbered;
        self.known.entry(compared(&title)).or_insert(self.own.len());
        self.taken.extend([id.clone(), slug(&title)]);
        self.own.push(OwnLane { id, title, after, guess, used: false });
        self.own.len() - 1
    }

    /// The `lanes` of the map: all that are used, where own lanes or other titles need it; nothing else does.
    pub(super) fn field(&self, used: &[&'static str], is_blueprint: bool, titled: bool) -> Option<Field> {
        let own: Vec<&OwnLane> = self.own.iter().filter(|lane| lane.used).collect();
        if own.is_empty() && !titled {
            return None;
        }
        let first = if is_blueprint { BLUEPRINT } else { &[] };
        let order = first.iter().chain(ORDER.iter().filter(|id| !first.contains(*id)));
        let own_item = |lane: &OwnLane| {
            let map = vec![Field::new("id", Tree::words(&lane.id)), Field::new("title", Tree::words(&lane.title))];
            let item = Item::new(Tree::Map(map));
            match &lane.guess {
                Some(why) => item.guessed(why),
                None => item,
            }
        };
        let known = |id: &str| {
            let title = self.titles.iter().find(|(own, _)| *own == id).filter(|_| titled);
            Item::new(match title {
                Some((_, title)) => {
                    let title = title.trim().trim_end_matches([':', '：']).trim();
                    Tree::Map(vec![Field::new("id", Tree::words(id)), Field::new("title", Tree::words(title))])
                }
                None => Tree::words(id),
            })
        };
        let mut items: Vec<Item> = own.iter().filter(|lane| lane.after.is_empty()).map(|lane| own_item(lane)).collect();
        for id in order {
            items.extend(used.contains(id).then(|| known(id)));
            items.extend(own.iter().filter(|lane| lane.after == *id).map(|lane| own_item(lane)));
        }
        Some(Field::new("lanes", Tree::List(items)))
    }
}

/// Words for evidence that a blueprint uses for what is seen and kept, where it has no other line for that; sources of
/// data and research are sources there as well.
const EVIDENCE: &[&str] = &[
    "evidence",
    "dowody",
    "nachweis",
    "beleg",
    "belege",
    "preuve",
    "preuves",
    "evidencia",
    "evidencias",
    "evidência",
    "evidências",
    "エビデンス",
];

fn is_bare_evidence(lane: &Lane) -> bool {
    EVIDENCE.iter().any(|word| key(word) == key(&title(lane)))
}

/// Lanes that blueprints have, and other maps have seldom.
const BEHIND: [Sense; 4] =
    [Sense::FrontstageTechnology, Sense::BackstageTechnology, Sense::Support, Sense::PhysicalEvidence];

/// Whether a lane is called by those who act in a blueprint, and not by a word for who somebody is.
fn is_customer(lane: &Lane) -> bool {
    let key = key(&title(lane));
    let is_who = ["person", "who", "segment", "페르소나", "ペルソナ"].iter().any(|word| key.contains(word));
    lane.header.senses == [Sense::Persona] && !is_who
}

/// What a lane is called.
pub(super) fn title(lane: &Lane) -> String {
    lane.words.one_line().trim_end_matches([':', '：']).trim().to_owned()
}

/// What the lane of all is called where this one is one persona's.
fn whole_title(lane: &Lane) -> String {
    match &lane.header.whose {
        Some(whose) => lane.words.slice(whose.label.clone()).one_line(),
        None => title(lane),
    }
}

/// The id of the lane in which a sense is drawn; empty for what is none.
pub(super) fn lane_id(sense: Sense) -> &'static str {
    match sense.key() {
        "touchpoints" => "touchpoint",
        "goal" | "business_goal" | "note" | "evidence" | "moment" | "for" | "cells" => "",
        other => other,
    }
}

/// The form in which titles of lanes are compared. Signs have no letters to be compared by.
fn compared(title: &str) -> String {
    let key = key(title);
    if key.is_empty() { title.to_owned() } else { key }
}
