//! What else is said of a touchpoint: comments, times, experiences, compliance, and what the language has no key for.

use super::element::{Element, is_nothing};
use super::experience::{self, push};
use super::points::Point;
use super::step::Steps;
use crate::import::draft::{Said, Step};
use crate::import::ledger::Ledger;
use crate::import::tree::{Field, Item, Tree};
use crate::source::Span;

/// Why nobody is reached by an action.
const ALONE: &str = "an action is what one does alone; whom and where it reaches is said of communication points";

impl Steps<'_> {
    /// Comments, times, experiences and the rest.
    pub(super) fn rest(&mut self, point: &Point<'_>, step: &mut Step, to: &str, ledger: &mut Ledger) {
        for child in &point.element.children {
            let words = child.words();
            match child.name.to_lowercase().as_str() {
                "channel" | "receiver" if !point.is_contact && !child.is_empty() => {
                    ledger.unmapped("element", child.whole, ALONE);
                }
                "touchpointid" | "belongsto" | "channel" if point.holds(child.whole) => inside(child, ledger),
                "initiator" | "receiver" | "sender" => ends(child, point, step, to, ledger),
                "touchpointexperience" => {
                    experience::read(child, self.ratings, step, to, ledger);
                    self.has_ratings |= step.score.is_some();
                }
                "timestamps" => times(child, step, to, ledger),
                _ if child.is_empty() => ledger.frame(child.whole),
                _ if is_nothing(&words.text) && child.children.is_empty() => {
                    ledger.unmapped("element", child.whole, "a program had nothing to say here");
                }
                "comment" => {
                    step.notes.push(Said::plain(words.text).at(child.whole));
                    ledger.mapped("comment", child.whole, format!("{to}.note"));
                }
                "compliance" if words.text.eq_ignore_ascii_case("completed") => ledger.frame(child.whole),
                "compliance" => {
                    let why = "how far the touchpoint went as planned; a tag is the nearest thing";
                    push(&mut step.fields, "tags", Item::new(Tree::words(words.text)).guessed(why));
                    ledger.guessed("compliance", child.whole, format!("{to}.tags"), why);
                }
                _ if child.children.is_empty() => note(child, step, to, ledger),
                _ => ledger.unmapped("element", child.whole, "a map says nothing of this kind of a step"),
            }
        }
        for attribute in &point.element.attributes {
            let is_nothing = is_nothing(&attribute.value) || attribute.value == "none";
            match attribute.name.to_lowercase().as_str() {
                "receiverid" if !point.is_contact && !is_nothing => {
                    ledger.unmapped("attribute", attribute.whole, ALONE);
                }
                "initiatorid" | "senderid" | "receiverid" => {}
                _ if is_nothing => ledger.frame(attribute.whole),
                "time" => time(&attribute.value, attribute.whole, None, step, to, ledger),
                _ => {
                    let why = "the language has no key for it";
                    let words = format!("{}: {}", attribute.name, attribute.value);
                    step.notes.push(Said::plain(words).guessed(why).at(attribute.whole));
                    ledger.guessed("attribute", attribute.whole, format!("{to}.note"), why);
                }
            }
        }
    }
}

impl Point<'_> {
    /// Whether an element says what is known of the touchpoint already.
    fn holds(&self, at: Span) -> bool {
        [&self.id, &self.phase, &self.channel].into_iter().flatten().any(|words| words.at == at)
    }
}

/// What else stands in an element that is told as a whole.
fn inside(element: &Element, ledger: &mut Ledger) {
    for child in element.children.iter().filter(|child| !child.is("channelName")) {
        ledger.unmapped("element", child.whole, "a map says nothing of this kind of a channel");
    }
}

/// What else stands at an end.
fn ends(element: &Element, point: &Point<'_>, step: &mut Step, to: &str, ledger: &mut Ledger) {
    let known = [Some(&point.initiator), point.receiver.as_ref()];
    let labels: Vec<Span> = known.into_iter().flatten().filter_map(|end| Some(end.label.as_ref()?.at)).collect();
    for child in &element.children {
        if child.is("refersTo") || labels.contains(&child.whole) {
            continue;
        }
        if child.is_empty() {
            ledger.frame(child.whole);
        } else if is_nothing(&child.words().text) {
            ledger.unmapped("element", child.whole, "a program had nothing to say here");
        } else {
            note(child, step, to, ledger);
        }
    }
    for attribute in &element.attributes {
        if is_nothing(&attribute.value) {
            ledger.frame(attribute.whole);
        } else {
            let why = "the language has no key for it";
            let words = format!("{} ({}): {}", attribute.name, element.name, attribute.value);
            step.notes.push(Said::plain(words).guessed(why).at(attribute.whole));
            ledger.guessed("attribute", attribute.whole, format!("{to}.note"), why);
        }
    }
}

fn note(element: &Element, step: &mut Step, to: &str, ledger: &mut Ledger) {
    let why = "the language has no key for it";
    let words = format!("{}: {}", element.name, element.words().text);
    step.notes.push(Said::plain(words).guessed(why).at(element.whole));
    ledger.guessed("element", element.whole, format!("{to}.note"), why);
}

fn times(element: &Element, step: &mut Step, to: &str, ledger: &mut Ledger) {
    ledger.frame(element.head);
    for child in &element.children {
        let words = child.words().text;
        if child.is_empty() {
            ledger.frame(child.whole);
        } else if is_nothing(&words) {
            ledger.unmapped("time", child.whole, "a program had nothing to say here");
        } else {
            let what = child.name.trim_start_matches("time").to_lowercase();
            time(&words, child.whole, Some(&what), step, to, ledger);
        }
    }
}

/// A time; several of one step stand in one line, each with its word.
fn time(words: &str, at: Span, what: Option<&str>, step: &mut Step, to: &str, ledger: &mut Ledger) {
    let words = words.replace('\n', " ");
    let told = match what {
        Some(what) => format!("{what} {words}"),
        None => words,
    };
    let to = format!("{to}.time");
    if let Some(Field { value: Tree::Words(earlier), .. }) = step.fields.iter_mut().find(|field| field.key == "time") {
        earlier.push_str(", ");
        earlier.push_str(&told);
    } else {
        step.fields.push(Field::new("time", Tree::words(told)).at(at));
    }
    ledger.mapped("time", at, to);
}
