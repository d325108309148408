//! The campaign lane.

use super::{Context, Lane, unless_empty};
use crate::board::card::{About, Card, Detail, Tone};
use crate::board::details::colon;
use crate::board::shape::{Number, Shape};
use crate::model::item::Message;

/// Messages that reach the persona.
pub(super) static LANE: Lane = Lane {
    id: "messages",
    also: &["message"],
    floor: None,
    explains: &[],
    shape: |context| {
        let cells = context.cells(|facts| facts.messages.iter().map(|message| card(context, message)).collect());
        unless_empty(cells, Shape::Cards)
    },
};

fn card(context: &Context<'_>, message: &Message) -> Card {
    let labels = &context.words.labels;
    let mut card = context.remark(&message.remark, Tone::Plain);
    card.about.channels = Some(context.channels_of(message.channel.as_ref()));
    let mut details = Vec::new();
    if let Some(channel) = &message.channel {
        card.icon = Some(channel.kind.word().to_owned());
        details.push(Detail::bare("channel", context.channel(channel)));
    }
    details.extend(message.when.clone().map(|when| Detail::bare("when", when)));
    if message.automated == Some(true) {
        details.push(Detail::bare("automated", labels.automated));
    }
    details.extend(message.template.clone().map(|text| Detail::labelled("template", &colon(labels.template), text)));
    let label = colon(labels.variants);
    details.extend(message.variants.iter().map(|text| Detail::labelled("variants", &label, text.clone())));
    details.append(&mut card.details);
    let numbers = message.metrics.iter().map(|reading| {
        // It is part of the message, by which it is found.
        let notes = reading.marks.notes.clone();
        Number { about: About { notes, ..About::default() }, ..context.number(reading) }
    });
    let numbers = numbers.collect();
    let by_hand = message.automated == Some(false);
    let told = by_hand.then(|| Detail::bare("automated", labels.by_hand)).into_iter().collect();
    Card { details, told, numbers, ..card }
}
