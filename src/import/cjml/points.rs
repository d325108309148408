//! Touchpoints of a journey: actions, and communication points with their two ends.

use super::actors::{Actor, Cast, reference};
use super::element::{Element, Words, is_nothing};
use crate::import::ledger::Ledger;
use crate::source::Span;

/// One touchpoint of the journey.
#[derive(Clone, Debug)]
pub(super) struct Point<'e> {
    /// Its element.
    pub(super) element: &'e Element,
    /// Whether two actors are in contact; else one acts alone.
    pub(super) is_contact: bool,
    /// Its id.
    pub(super) id: Option<Words>,
    /// The phase that it belongs to.
    pub(super) phase: Option<Words>,
    /// Why its phase was guessed.
    pub(super) astray: Option<&'static str>,
    /// Who begins it.
    pub(super) initiator: End,
    /// Whom it reaches.
    pub(super) receiver: Option<End>,
    /// Where it happens.
    pub(super) channel: Option<Words>,
}

/// One end of a touchpoint.
#[derive(Clone, Debug, Default)]
pub(super) struct End {
    /// Who is there.
    pub(super) actor: Actor,
    /// Why that was guessed.
    pub(super) why: Option<&'static str>,
    /// Where it is said.
    pub(super) at: Option<Span>,
    /// Where it would be said, where it is not.
    pub(super) head: Option<Span>,
    /// What they do.
    pub(super) label: Option<Words>,
}

impl Point<'_> {
    /// Whether what the end user does is what the receiver does.
    pub(super) fn is_received(&self) -> bool {
        self.receiver.as_ref().is_some_and(|receiver| receiver.actor.is_user) && !self.initiator.actor.is_user
    }

    /// Whether somebody else than an end user does it, alone or with others who are none.
    pub(super) fn is_behind(&self, cast: &Cast) -> bool {
        let is_other = |end: &End| end.at.is_some() && !end.actor.is_user;
        match &self.receiver {
            Some(_) => self.is_between_others() && cast.tells_users_apart(),
            None => !self.is_contact && is_other(&self.initiator),
        }
    }

    /// Whether it is a contact of which neither end is an end user, as far as the file says.
    pub(super) fn is_between_others(&self) -> bool {
        let is_other = |end: &End| end.at.is_some() && end.why.is_none() && !end.actor.is_user;
        is_other(&self.initiator) && self.receiver.as_ref().is_some_and(is_other)
    }

    /// The end of the one whose step it is, and the other one.
    pub(super) fn ends(&self) -> (&End, Option<&End>) {
        match &self.receiver {
            Some(receiver) if self.is_received() => (receiver, Some(&self.initiator)),
            receiver => (&self.initiator, receiver.as_ref()),
        }
    }
}

/// The touchpoints of a journey, in order.
pub(super) fn points<'e>(journey: &'e Element, cast: &Cast, ledger: &mut Ledger) -> Vec<Point<'e>> {
    let mut points = Vec::new();
    for list in journey.children.iter().filter(|child| child.is("touchpoints")) {
        ledger.frame(list.head);
        for (_, at) in list.texts.iter().filter(|(text, _)| !text.trim().is_empty()) {
            ledger.unmapped("text", *at, "it stands between touchpoints");
        }
        for element in &list.children {
            let name = element.name.to_lowercase();
            let kind = name.trim_start_matches("planned").trim_start_matches("actual");
            if matches!(kind, "action" | "communicationpoint") {
                ledger.frame(element.head);
                points.push(point(element, kind == "communicationpoint", cast, ledger));
            } else {
                ledger.unmapped("element", element.whole, "it is neither an action nor a communication point");
            }
        }
    }
    points
}

fn point<'e>(element: &'e Element, is_contact: bool, cast: &Cast, ledger: &mut Ledger) -> Point<'e> {
    let words = |name: &str| {
        let found = element.child(name).map(Element::words);
        found.filter(|words| !is_nothing(&words.text))
    };
    let phase = element.child("belongsTo").and_then(|belongs| {
        let found = belongs.attribute(&["phaseIDref", "phaseID"])?;
        let at = belongs.whole;
        Some(Words { text: found.value.clone(), at }).filter(|words| !is_nothing(&words.text))
    });
    let channel = element.child("channel").and_then(|channel| {
        let name = channel.child("channelName").unwrap_or(channel).words();
        Some(Words { at: channel.whole, ..name }).filter(|words| !is_nothing(&words.text))
    });
    let is_reached = element.child("receiver").is_some() || element.attribute(&["receiverId"]).is_some();
    let mut initiator = end(element, &["initiator", "sender"], &["initiatorId", "senderId"], cast, ledger);
    let mut receiver = (is_contact && is_reached).then(|| end(element, &["receiver"], &["receiverId"], cast, ledger));
    if let Some(receiver) = &mut receiver {
        meet(&mut initiator, receiver);
    }
    Point { element, is_contact, id: words("touchpointID"), phase, astray: None, initiator, receiver, channel }
}

/// An end: an element with a reference and a label, or an attribute of the touchpoint and words.
fn end(point: &Element, names: &[&str], keys: &[&str], cast: &Cast, ledger: &mut Ledger) -> End {
    let element = names.iter().find_map(|name| point.child(name));
    let of_point = point.attribute(keys).map(|found| (found.value.clone(), found.whole));
    let found = element.and_then(reference).or(of_point);
    let is_label = |child: &&Element| child.name.to_lowercase().ends_with("label");
    let label = match element {
        Some(element) => element.children.iter().find(is_label).or(Some(element)).map(Element::words),
        None => Some(point.words()),
    };
    let label = label.filter(|words| !is_nothing(&words.text));
    let found = found.filter(|(reference, _)| !is_nothing(reference));
    if let Some(element) = element.filter(|_| found.is_some()) {
        ledger.frame(element.head);
    }
    if let Some((reference, at)) = found {
        let (actor, why) = cast.find(&reference);
        return End { actor, why, at: Some(at), head: None, label };
    }
    let why = Some("nobody is referred to; it is taken for the end user");
    let head = element.map_or(point.head, |element| element.head);
    End { actor: Actor { is_user: true, ..Actor::default() }, why, at: None, head: Some(head), label }
}

/// Of a contact with an end user at one end, the other end is the service provider, if nobody is referred to there.
fn meet(initiator: &mut End, receiver: &mut End) {
    let nobody = match (initiator.at, receiver.at) {
        (None, Some(_)) if receiver.actor.is_user => initiator,
        (_, None) if initiator.actor.is_user => receiver,
        _ => return,
    };
    nobody.actor = Actor { word: "us".to_owned(), ..Actor::default() };
    nobody.why = Some("nobody is referred to; as the other end is the end user, it is taken for the service provider");
}
