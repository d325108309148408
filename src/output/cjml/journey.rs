//! The journey: its head, its actors, and a touchpoint for each contact of a step, or for the step itself where it has none.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::markup::Markup;
use crate::model::name::slug;

type Record = Map<String, Value>;

/// Somebody who does something in the journey.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Actor {
    id: String,
    /// Empty for everyone, and for the organisation.
    name: String,
    is_user: bool,
}

/// What is known while touchpoints are written.
struct Journey<'a> {
    map: &'a Record,
    is_planned: bool,
    actors: Vec<Actor>,
}

/// The whole file, from a map as JSON.
pub(super) fn file(map: &Record) -> String {
    let is_planned = text(map, "type") == "future-state";
    let journey = Journey { map, is_planned, actors: actors(map) };
    let mut markup = Markup::new();
    markup.begin("CJML", &[("version", "2.0")]);
    markup.begin(if is_planned { "plannedJourney" } else { "actualJourney" }, &[]);
    markup.words("journeyID", if is_planned { "PJ1" } else { "AJ1" });
    markup.words("journeyTitle", &text(map, "title"));
    markup.begin("journeyPhases", &[]);
    for stage in list(map, "stages") {
        markup.begin("journeyPhase", &[("phaseID", &text(stage, "id"))]);
        markup.words("phaseName", &text(stage, "name"));
        markup.some_words("phaseDescription", &lines(stage, "notes"));
        markup.end();
    }
    markup.end();
    markup.some_words("journeyShortSummary", &text(map, "summary"));
    markup.begin("actors", &[]);
    for actor in &journey.actors {
        let (element, name) = if actor.is_user { ("endUser", "actorName") } else { ("serviceProvider", "companyName") };
        if actor.name.is_empty() {
            markup.empty(element, &[("actorID", &actor.id)]);
        } else {
            markup.begin(element, &[("actorID", &actor.id)]);
            markup.words(name, &actor.name);
            markup.end();
        }
    }
    markup.end();
    markup.begin("touchpoints", &[]);
    for stage in list(map, "stages") {
        for step in list(stage, "steps") {
            journey.step(stage, step, &mut markup);
        }
    }
    markup.end();
    markup.end();
    markup.end();
    markup.into_text()
}

impl Journey<'_> {
    /// A step: a touchpoint of the journey for each of ours, the first under the id of the step.
    fn step(&self, stage: &Record, step: &Record, markup: &mut Markup) {
        let is_stage = !step.contains_key("action");
        let id = text(if is_stage { stage } else { step }, "id");
        // What begins with `D` is a deviation.
        let id = if id.starts_with('D') { format!("T-{id}") } else { id };
        let action = if is_stage { text(stage, "name") } else { text(step, "action") };
        let user = self.user(step);
        let contacts: Vec<&Record> = list(step, "touchpoints").collect();
        if contacts.is_empty() {
            markup.begin(if self.is_planned { "plannedAction" } else { "actualAction" }, &[]);
            Self::head(&id, stage, markup);
            Self::end_of("initiator", &user, &action, markup);
            self.rest(step, markup);
            markup.end();
        }
        for (number, contact) in contacts.iter().enumerate() {
            let element = if self.is_planned { "plannedCommunicationPoint" } else { "actualCommunicationPoint" };
            markup.begin(element, &[]);
            let id = if number == 0 { id.clone() } else { format!("{id}.{}", number + 1) };
            Self::head(&id, stage, markup);
            self.contact(contact, &user, &action, markup);
            if number == 0 {
                self.rest(step, markup);
            }
            markup.end();
        }
    }

    fn head(id: &str, stage: &Record, markup: &mut Markup) {
        markup.words("touchpointID", id);
        markup.empty("belongsTo", &[("phaseIDref", &text(stage, "id"))]);
    }

    fn end_of(element: &'static str, actor: &Actor, label: &str, markup: &mut Markup) {
        markup.begin(element, &[]);
        markup.empty("refersTo", &[("actorIDref", &actor.id)]);
        let name = if element == "initiator" { "initiatorLabel" } else { "receiverLabel" };
        markup.some_words(name, label);
        markup.end();
    }

    /// Both ends: what the end user does stands at theirs, what the touchpoint is at the other.
    fn contact(&self, contact: &Record, user: &Actor, action: &str, markup: &mut Markup) {
        let from = self.end(contact.get("from"));
        let to = self.end(contact.get("to"));
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) if from.is_user => (from, provider()),
            (Some(from), None) => (from, user.clone()),
            (None, Some(to)) if to.is_user => (provider(), to),
            (None, Some(to)) => (user.clone(), to),
            (None, None) => (user.clone(), provider()),
        };
        let name = text(contact, "text");
        let is_received = to.is_user && !from.is_user;
        let (begins, reaches) = if is_received { (name.as_str(), action) } else { (action, name.as_str()) };
        Self::end_of("initiator", &from, begins, markup);
        Self::end_of("receiver", &to, reaches, markup);
        let channel = text(contact, "channel");
        if !channel.is_empty() {
            markup.begin("channel", &[]);
            markup.words("channelName", &self.channel(&channel));
            markup.end();
        }
    }

    /// A declared channel by its name, a built-in one by the word that CJML has for it.
    fn channel(&self, id: &str) -> String {
        let declared = list(self.map, "channels").find(|channel| text(channel, "id") == id);
        if let Some(channel) = declared {
            return text(channel, "name");
        }
        let known = match id {
            "web" => "Web",
            "mail" => "letter",
            "kiosk" => "selfServiceMachine",
            other => other,
        };
        known.to_owned()
    }

    fn end(&self, end: Option<&Value>) -> Option<Actor> {
        let end = end?.as_object()?;
        if end.contains_key("us") {
            return Some(provider());
        }
        let persona = text(end, "persona");
        let words = text(end, "text");
        self.actors
            .iter()
            .find(|actor| if actor.is_user { actor.id == persona } else { !words.is_empty() && actor.name == words })
            .cloned()
    }

    /// Whose step it is: nobody in particular where it is everyone's of several.
    fn user(&self, step: &Record) -> Actor {
        let mut whose = step.get("for").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let mut users = self.actors.iter().filter(|actor| actor.is_user);
        let named = whose.find_map(|id| self.actors.iter().find(|actor| actor.is_user && actor.id == id));
        let only = users.next().filter(|_| users.next().is_none());
        named.or(only).cloned().unwrap_or_else(everyone)
    }

    /// What belongs to the step as a whole. CJML knows experiences in actual journeys only.
    fn rest(&self, step: &Record, markup: &mut Markup) {
        markup.some_words("comment", &lines(step, "notes"));
        let Some(feeling) = list(step, "emotions").next().filter(|_| !self.is_planned) else { return };
        let rating = feeling.get("score").and_then(Value::as_f64).map(|score| self.rating(score));
        markup.begin("touchpointExperience", &[]);
        markup.some_words("experienceDescription", &text(feeling, "feeling"));
        markup.some_words("experienceRating", &rating.map(|rating| rating.to_string()).unwrap_or_default());
        markup.end();
    }

    /// A score as one of the five ratings.
    fn rating(&self, score: f64) -> i64 {
        let scale = self.map.get("scale").and_then(Value::as_object);
        let point = |key: &str| scale.and_then(|scale| scale.get(key)).and_then(Value::as_f64).unwrap_or_default();
        rating(score, point("min"), point("max")).round() as i64
    }
}

/// A score on the scale of CJML, from 1 to 5.
pub(super) fn rating(score: f64, min: f64, max: f64) -> f64 {
    if max > min { (1.0 + 4.0 * (score - min) / (max - min)).clamp(1.0, 5.0) } else { 3.0 }
}

/// The organisation, which a map does not name.
fn provider() -> Actor {
    Actor { id: "service-provider".to_owned(), name: String::new(), is_user: false }
}

/// End users in general.
fn everyone() -> Actor {
    Actor { id: "end-user".to_owned(), name: String::new(), is_user: true }
}

/// Personas, the organisation, and others at the ends of touchpoints.
fn actors(map: &Record) -> Vec<Actor> {
    let personas = list(map, "personas");
    let mut actors: Vec<Actor> =
        personas.map(|persona| Actor { id: text(persona, "id"), name: text(persona, "name"), is_user: true }).collect();
    let mut taken: BTreeSet<String> = actors.iter().map(|actor| actor.id.clone()).collect();
    let steps = || list(map, "stages").flat_map(|stage| list(stage, "steps"));
    let is_everyones = |step: &Record| !step.contains_key("for");
    if actors.is_empty() || actors.len() > 1 && steps().any(is_everyones) {
        actors.push(everyone());
    }
    let contacts = || steps().flat_map(|step| list(step, "touchpoints"));
    if contacts().next().is_some() {
        actors.push(provider());
    }
    taken.extend([everyone().id, provider().id]);
    let ends = contacts().flat_map(|contact| ["from", "to"].map(|key| contact.get(key)));
    for end in ends.flatten().filter_map(Value::as_object) {
        let name = text(end, "text");
        if name.is_empty() || actors.iter().any(|actor| !actor.is_user && actor.name == name) {
            continue;
        }
        let base = Some(slug(&name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "actor".to_owned());
        let mut ids = (1..).map(|number| if number == 1 { base.clone() } else { format!("{base}-{number}") });
        let id = ids.find(|id| !taken.contains(id)).unwrap_or_default();
        taken.insert(id.clone());
        actors.push(Actor { id, name, is_user: false });
    }
    actors
}

fn text(record: &Record, key: &str) -> String {
    record.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(record: &'a Record, key: &str) -> impl Iterator<Item = &'a Record> {
    record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// The texts of a list, one a line.
fn lines(record: &Record, key: &str) -> String {
    let texts = record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    texts.collect::<Vec<_>>().join("\n")
}
