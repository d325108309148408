//! Touchpoints as steps: what the end user does, with whom, where, and what is said of it.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::Cast;
use super::element::Words;
use super::experience::{Ratings, push};
use super::points::{End, Point};
use crate::import::channels;
use crate::import::draft::{Said, Stage, Step};
use crate::import::ledger::Ledger;
use crate::import::tree::{Field, Item, Tree};
use crate::spec::slug::slug;

/// Steps as they are made, one touchpoint after the other.
pub(super) struct Steps<'c> {
    cast: &'c Cast,
    pub(super) ratings: Ratings,
    /// Comments that no step has yet, the next one last.
    comments: Vec<Words>,
    /// Ids that something has.
    taken: BTreeSet<String>,
    /// Channels that have to be declared, and their kinds.
    declared: Vec<(String, Option<&'static str>)>,
    /// The names of channels by the form in which names are compared.
    named: BTreeMap<String, String>,
    /// The id and the words of the touchpoint before, whose stage this is: its step may go on.
    before: Option<(String, String, usize)>,
    /// Whether anything was rated.
    pub(super) has_ratings: bool,
}

impl<'c> Steps<'c> {
    /// Nothing is made yet.
    pub(super) fn new(cast: &'c Cast, ratings: Ratings, mut comments: Vec<Words>, taken: BTreeSet<String>) -> Self {
        comments.reverse();
        Self {
            cast,
            ratings,
            comments,
            taken,
            declared: Vec::new(),
            named: BTreeMap::new(),
            before: None,
            has_ratings: false,
        }
    }

    /// The author's comments up to a byte.
    pub(super) fn comments_before(&mut self, byte: usize) -> Vec<String> {
        let mut words = Vec::new();
        while let Some(comment) = self.comments.pop_if(|comment| comment.at.start < byte) {
            words.extend(comment.text.lines().map(str::to_owned));
        }
        words
    }

    /// The channels that a map has to declare.
    pub(super) fn channels(&self) -> Option<Field> {
        let channels = self.declared.iter().map(|(name, kind)| {
            let kind = kind.map(|kind| Field::new("kind", Tree::words(kind)));
            Tree::Map([Field::new("name", Tree::words(name))].into_iter().chain(kind).collect())
        });
        (!self.declared.is_empty()).then(|| Field::new("channels", Tree::list(channels)))
    }

    /// A touchpoint, into its stage.
    pub(super) fn point(&mut self, point: &Point<'_>, at: usize, stage: &mut Stage, ledger: &mut Ledger) {
        let comments = self.comments_before(point.element.whole.end);
        if point.is_behind(self.cast) {
            return self.backstage(point, at, stage, comments, ledger);
        }
        let (own, other) = point.ends();
        let is_shown = |end: &&End| end.label.is_some();
        let labelled = Some(own).filter(is_shown).or(other.filter(is_shown));
        let action = labelled.and_then(|end| end.label.clone());
        let said = action.as_ref().map(|words| words.text.replace('\n', " ")).unwrap_or_default();
        let id = point.id.as_ref().map(|id| id.text.clone()).unwrap_or_default();
        let goes_on = self.goes_on(&id, &said, at) && !stage.steps.is_empty();
        let number = if goes_on { stage.steps.len() - 1 } else { stage.steps.len() };
        let to = format!("stages[{at}].steps[{number}]");
        if !goes_on {
            let mut step = Step { action: Self::action(action.as_ref(), own, point, &to, ledger), ..Step::default() };
            step.action.comments.splice(0..0, comments);
            if let Some(why) = point.astray {
                step.action.comments.push(format!("guessed: {why}"));
                ledger.guessed("touchpoint", point.element.head, &to, why);
            }
            self.id(point, &said, &mut step, &to, ledger);
            self.whose(own, &mut step, &to, ledger);
            stage.steps.push(step);
        } else if let Some(words) = &action {
            ledger.mapped("label", words.at, format!("{to}.action"));
            let spans = point.id.iter().map(|id| id.at).chain(own.at);
            spans.for_each(|span| ledger.frame(span));
        }
        let Some(step) = stage.steps.last_mut() else { return };
        if !goes_on {
            self.before = (!id.is_empty()).then_some((id, said, at));
        }
        if point.is_contact {
            let label = other.and_then(|end| end.label.clone()).filter(|_| own.label.is_some());
            self.contact(point, label, step, &to, ledger);
        }
        self.rest(point, step, &to, ledger);
    }

    /// Whether a touchpoint is another contact of the step before: it has its words, and its id with a number behind.
    fn goes_on(&self, id: &str, said: &str, at: usize) -> bool {
        let Some((first, words, stage)) = &self.before else { return false };
        let number = id.strip_prefix(first.as_str()).and_then(|rest| rest.strip_prefix('.'));
        words == said && *stage == at && number.is_some_and(|number| number.parse::<usize>().is_ok())
    }

    fn action(action: Option<&Words>, own: &End, point: &Point<'_>, to: &str, ledger: &mut Ledger) -> Said {
        let to = format!("{to}.action");
        let Some(words) = action else {
            return Said::plain("?").guessed("this touchpoint has no label");
        };
        let of_others =
            point.is_between_others().then_some("neither end is an end user; it is taken for a step of theirs");
        let of_other = own.label.is_none().then_some("the end user's end has no label; this is that of the other");
        let why = of_others.or(of_other);
        ledger.told("label", words.at, to, why);
        let said = Said::plain(words.text.replace('\n', " ")).at(words.at);
        match why {
            Some(why) => said.guessed(why),
            None => said,
        }
    }

    /// The id of a step, unless it follows from the words or something has it already.
    fn id(&mut self, point: &Point<'_>, said: &str, step: &mut Step, to: &str, ledger: &mut Ledger) {
        let Some(words) = &point.id else { return };
        let id = slug(words.text.strip_prefix("T-").unwrap_or(&words.text));
        if words.text.starts_with('D') {
            let why = "ids of deviations begin with `D`";
            push(&mut step.fields, "tags", Item::new(Tree::words("deviation")).guessed(why));
            ledger.guessed("id", words.at, format!("{to}.tags"), why);
            if self.taken.insert(id.clone()) {
                step.fields.push(Field::new("id", Tree::words(id)).at(words.at));
            }
        } else if id == slug(said) {
            ledger.mapped("id", words.at, format!("{to}.id"));
        } else if id.is_empty() || !self.taken.insert(id.clone()) {
            ledger.unmapped("id", words.at, "something else has this id already");
        } else {
            step.fields.push(Field::new("id", Tree::words(id)).at(words.at));
            ledger.mapped("id", words.at, format!("{to}.id"));
        }
    }

    fn whose(&self, own: &End, step: &mut Step, to: &str, ledger: &mut Ledger) {
        let Some(at) = own.at else { return nobody(own, step, "personas", ledger) };
        if !own.actor.is_user || own.actor.is_anybody() {
            // Told with the contact.
            if own.actor.is_user {
                ledger.frame(at);
            }
            return;
        }
        if self.cast.has_several_users() {
            step.whose.push(own.actor.word.clone());
        }
        if let Some(why) = own.why {
            step.action.comments.push(format!("guessed: {why}"));
        }
        let to = if self.cast.has_several_users() { format!("{to}.for") } else { "personas".to_owned() };
        ledger.told("actor", at, to, own.why);
    }

    /// The contact itself: its name, its channel and its ends.
    fn contact(&mut self, point: &Point<'_>, label: Option<Words>, step: &mut Step, to: &str, ledger: &mut Ledger) {
        let there = step.fields.iter().find(|field| field.key == "touchpoints");
        let number = match there.map(|field| &field.value) {
            Some(Tree::List(items)) => items.len(),
            _ => 0,
        };
        let to = format!("{to}.touchpoints[{number}]");
        let mut fields = Vec::new();
        if let Some(words) = label {
            ledger.mapped("label", words.at, format!("{to}.name"));
            fields.push(Field::new("name", Tree::words(words.text.replace('\n', " "))).at(words.at));
        }
        if let Some(words) = &point.channel {
            ledger.mapped("channel", words.at, format!("{to}.channel"));
            fields.push(Field::new("channel", Tree::words(self.channel(&words.text))).at(words.at));
        }
        let absent = End::default();
        let receiver = point.receiver.as_ref().unwrap_or(&absent);
        // The usual way, from whoever's step it is to the organisation, needs not be said.
        let is_usual = point.initiator.actor.is_user && !receiver.actor.is_user && receiver.actor.is_anybody();
        let own = point.ends().0;
        for (key, end) in [("from", &point.initiator), ("to", receiver)] {
            let says_who = !(is_usual || end.actor.is_user && end.actor.is_anybody());
            if says_who {
                let said = Field::new(key, Tree::words(&*end.actor.word));
                fields.push(match end.why {
                    Some(why) => said.guessed(why),
                    None => said,
                });
            }
            let Some(at) = end.at else {
                if !std::ptr::eq(end, own) {
                    nobody(end, step, &format!("{to}.{key}"), ledger);
                }
                continue;
            };
            let is_told = end.actor.is_user && std::ptr::eq(end, own);
            if !is_told {
                ledger.told("actor", at, format!("{to}.{key}"), end.why);
            }
        }
        if !fields.is_empty() && !fields.iter().any(|field| matches!(&*field.key, "name" | "channel")) {
            let anywhere = Field::new("channel", Tree::words("other"));
            fields.push(anywhere.guessed("the file says neither what this contact is nor where it happens"));
        }
        if !fields.is_empty() {
            push(&mut step.fields, "touchpoints", Item::new(Tree::Map(fields)).at(point.element.head));
        }
    }

    /// How a map refers to a channel: by a kind that says it all, else by its name.
    fn channel(&mut self, words: &str) -> String {
        let name = words.replace('\n', " ");
        match channels::kind(&name) {
            Some((kind, true)) => kind.to_owned(),
            found => {
                let key = slug(&name);
                if let Some(known) = self.named.get(&key) {
                    return known.clone();
                }
                if key.is_empty() {
                    return "other".to_owned();
                }
                self.named.insert(key, name.clone());
                self.declared.push((name.clone(), found.map(|(kind, _)| kind)));
                name
            }
        }
    }
}

/// Tells of an end where nobody is referred to.
fn nobody(end: &End, step: &mut Step, to: &str, ledger: &mut Ledger) {
    if let Some((at, why)) = end.head.zip(end.why) {
        step.action.comments.push(format!("guessed: {why}"));
        ledger.guessed("actor", at, to, why);
    }
}
