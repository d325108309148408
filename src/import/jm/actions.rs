//! An action as a step: what it is called and described as, what is felt, thought and suffered at it.

use super::reader::{Reader, whole};
use crate::import::draft::{Said, Step};
use crate::import::tree::{Field, Item, Tree};
use crate::yaml::{Entry, Kind, Node};

/// The ends of the format's scale, which is also ours.
const ENDS: (f64, f64) = (-2.0, 2.0);

/// The step of an action.
pub(super) fn step(reader: &mut Reader<'_>, node: &Node, to: &str) -> Option<Step> {
    let mut step = Step::default();
    let comments = reader.comments_before(node.span.start);
    match &node.kind {
        Kind::Mapping(mapping) => {
            for entry in &mapping.entries {
                match entry.key.value.as_str() {
                    "name" => step.action = reader.name(entry, &format!("{to}.action")),
                    "description" => described(reader, entry, &mut step, to),
                    "emotion" => felt(reader, entry, &mut step, to),
                    "painSpot" => lane(reader, entry, "pain_points", &mut step, to),
                    "thoughts" => lane(reader, entry, "thinking", &mut step, to),
                    _ => reader.unknown(entry),
                }
            }
        }
        Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => {
            let why = "an action is a `name` and more";
            step.action = Said::plain(scalar.text.trim()).guessed(why).at(node.span);
            reader.ledger.guessed("action", node.span, format!("{to}.action"), why);
        }
        Kind::Scalar(_) | Kind::List(_) | Kind::Nothing => {
            // Of a dash alone there is nothing to tell.
            if !node.span.is_empty() {
                reader.ledger.unmapped("action", node.span, "an action is a `name` and more");
            }
            return None;
        }
    }
    if step.action.words.is_empty() {
        step.action = Said::plain("?").guessed("this action has no name").at(node.span);
    }
    step.action.comments.splice(0..0, comments);
    Some(step)
}

fn described(reader: &mut Reader<'_>, entry: &Entry, step: &mut Step, to: &str) {
    match &entry.value.kind {
        Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => {
            step.notes.push(Said::plain(scalar.text.trim()).at(entry.value.span));
            reader.ledger.mapped("description", whole(entry), format!("{to}.note"));
        }
        Kind::Scalar(_) | Kind::Nothing => {
            reader.ledger.unmapped("description", whole(entry), "it says nothing");
        }
        Kind::List(_) | Kind::Mapping(_) => reader.ledger.unmapped("description", whole(entry), "it is no text"),
    }
}

fn felt(reader: &mut Reader<'_>, entry: &Entry, step: &mut Step, to: &str) {
    let to = format!("{to}.emotion");
    let text = match &entry.value.kind {
        Kind::Scalar(scalar) if !scalar.text.trim().is_empty() => scalar.text.trim(),
        Kind::Scalar(_) | Kind::Nothing => {
            return reader.ledger.unmapped("emotion", whole(entry), "it says nothing");
        }
        Kind::List(_) | Kind::Mapping(_) => {
            return reader.ledger.unmapped("emotion", whole(entry), "it is no number");
        }
    };
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    let Some(number) = number else {
        if !text.chars().any(char::is_alphabetic) {
            return reader.ledger.unmapped("emotion", whole(entry), "it is no number");
        }
        let why = "the format wants a number here";
        step.feeling = Some(text.to_owned());
        step.emotion_comments.push(format!("guessed: {why}"));
        return reader.ledger.guessed("emotion", whole(entry), to, why);
    };
    step.score = Some(number.clamp(ENDS.0, ENDS.1));
    if (ENDS.0..=ENDS.1).contains(&number) {
        return reader.ledger.mapped("emotion", whole(entry), to);
    }
    let why = format!("`{text}` is beyond the format's scale of -2 to 2");
    step.emotion_comments.push(format!("guessed: {why}"));
    reader.ledger.guessed("emotion", whole(entry), to, &why);
}

/// Texts of a lane.
fn lane(reader: &mut Reader<'_>, entry: &Entry, key: &'static str, step: &mut Step, to: &str) {
    let mut items = Vec::new();
    let is_list = matches!(entry.value.kind, Kind::List(_));
    reader.ledger.mapped("key", entry.key.span, format!("{to}.{key}"));
    for node in Reader::list(&entry.value) {
        let comments = reader.comments_before(node.span.start);
        let text = match &node.kind {
            Kind::Scalar(scalar) => scalar.text.trim(),
            Kind::List(_) | Kind::Mapping(_) | Kind::Nothing => {
                reader.ledger.unmapped("item", node.span, "it is no text");
                continue;
            }
        };
        if text.is_empty() {
            reader.ledger.unmapped("item", node.span, "it says nothing");
            continue;
        }
        let why = (!is_list).then_some("the format wants a list here");
        reader.ledger.told("item", node.span, format!("{to}.{key}[{}]", items.len()), why);
        let item = Item::new(Tree::words(text)).at(node.span).commented(comments);
        items.push(match why {
            Some(why) => item.guessed(why),
            None => item,
        });
    }
    if !items.is_empty() {
        step.fields.push(Field::new(key, Tree::List(items)));
    }
}
