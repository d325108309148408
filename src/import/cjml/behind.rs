//! What others than the end user do, alone or among themselves: cells behind the step before.

use super::element::Words;
use super::experience::push;
use super::points::Point;
use super::step::Steps;
use crate::import::draft::{Said, Stage, Step};
use crate::import::ledger::Ledger;
use crate::import::loss::Fate;
use crate::import::tree::{Field, Item, Tree};

/// Why a touchpoint is a cell.
const ALONE: &str = "what somebody else than the end user does alone happens backstage of the step before";
/// Why a contact is one.
const AMONG_OTHERS: &str = "what others than the end user do among themselves happens backstage of the step before";
/// Why something else is a note.
const NO_KEY: &str = "what happens backstage has no key for it";
/// Why an experience is left out.
const NOT_FELT: &str = "a map has the feelings of personas, and this is what somebody else felt";

impl Steps<'_> {
    /// What others do goes behind the step before it.
    pub(super) fn backstage(
        &mut self,
        point: &Point<'_>,
        at: usize,
        stage: &mut Stage,
        comments: Vec<String>,
        ledger: &mut Ledger,
    ) {
        let why = if point.receiver.is_some() { AMONG_OTHERS } else { ALONE };
        let to = match stage.steps.len().checked_sub(1) {
            Some(last) => format!("stages[{at}].steps[{last}].backstage"),
            None => format!("stages[{at}].backstage"),
        };
        let end = &point.initiator;
        let label = end.label.clone();
        let words = label.as_ref().map_or_else(|| "?".to_owned(), line);
        let by = Some(end.actor.word.clone()).filter(|word| word != "us");
        let by = by.map(|by| Field::new("by", Tree::words(by)));
        let mut notes = reached(point, &to, ledger);
        let fields = self.beside(point, &mut notes, &to, ledger);
        let note = (!notes.is_empty()).then(|| Field::new("note", Tree::List(notes.iter().map(Said::item).collect())));
        let text = Field::new("text", Tree::words(words)).guessed(why);
        let cell = std::iter::once(text).chain(by).chain(note).chain(fields).collect();
        let astray = point.astray.map(|why| format!("guessed: {why}"));
        if let Some(why) = point.astray {
            ledger.guessed("touchpoint", point.element.head, &to, why);
        }
        let comments: Vec<String> = comments.into_iter().chain(astray).collect();
        let item = Item::new(Tree::Map(cell)).at(point.element.head).commented(comments);
        let fields = stage.steps.last_mut().map_or(&mut stage.fields, |step| &mut step.fields);
        push(fields, "backstage", item);
        for span in label.iter().map(|words| words.at).chain(end.at) {
            ledger.guessed("action", span, to.clone(), end.why.unwrap_or(why));
        }
        if let Some(id) = &point.id {
            ledger.unmapped("id", id.at, "what happens backstage needs none");
        }
    }

    /// What else is said of it: notes and tags. A cell has no time, and nobody else than a persona feels anything.
    fn beside(&mut self, point: &Point<'_>, notes: &mut Vec<Said>, to: &str, ledger: &mut Ledger) -> Vec<Field> {
        let mut said = Step::default();
        let mut inner = Ledger::default();
        let has_ratings = self.has_ratings;
        self.rest(point, &mut said, to, &mut inner);
        self.has_ratings = has_ratings;
        for mut entry in inner.entries {
            let key = entry.to.strip_prefix(to).unwrap_or_default();
            if key == ".time" {
                entry.fate = Fate::Guessed;
                entry.to = format!("{to}.note");
                NO_KEY.clone_into(&mut entry.reason);
            } else if key.starts_with(".emotion") || key == ".thinking" {
                entry.fate = Fate::Unmapped;
                entry.to.clear();
                NOT_FELT.clone_into(&mut entry.reason);
            }
            ledger.entries.push(entry);
        }
        notes.append(&mut said.notes);
        let (times, others): (Vec<Field>, Vec<Field>) = said.fields.into_iter().partition(|field| field.key == "time");
        for time in times {
            if let Tree::Words(words) = time.value {
                let note = Said::plain(format!("time: {words}")).guessed(NO_KEY);
                notes.push(match time.at {
                    Some(at) => note.at(at),
                    None => note,
                });
            }
        }
        others.into_iter().filter(|field| field.key == "tags").collect()
    }
}

/// Whom a contact reaches and where, as notes.
fn reached(point: &Point<'_>, to: &str, ledger: &mut Ledger) -> Vec<Said> {
    let Some(receiver) = &point.receiver else { return Vec::new() };
    let mut notes = Vec::new();
    let to = format!("{to}.note");
    let who = Some(&receiver.actor.word).filter(|word| !word.is_empty());
    let parts: Vec<String> = who.cloned().into_iter().chain(receiver.label.as_ref().map(line)).collect();
    let spans = receiver.label.iter().map(|words| words.at).chain(receiver.at);
    spans.for_each(|span| ledger.guessed("actor", span, to.clone(), NO_KEY));
    if !parts.is_empty() {
        notes.push(Said::plain(format!("receiver: {}", parts.join(", "))).guessed(NO_KEY));
    }
    if let Some(channel) = &point.channel {
        ledger.guessed("channel", channel.at, to, NO_KEY);
        notes.push(Said::plain(format!("channel: {}", line(channel))).guessed(NO_KEY).at(channel.at));
    }
    notes
}

/// Words in one line.
fn line(words: &Words) -> String {
    words.text.replace('\n', " ")
}
