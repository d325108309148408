//! The lane of touchpoints.

use super::{Context, Lane, unless_empty};
use crate::board::card::{Card, Detail, Tone};
use crate::board::shape::Shape;
use crate::model::item::{ChannelUse, Touchpoint};
use crate::spec::touchpoint::{ChannelKind, Standing};

/// Where persona and organisation meet.
pub(super) static LANE: Lane = Lane {
    id: "touchpoint",
    also: &["touchpoints"],
    floor: None,
    explains: &[],
    shape: |context| {
        let cells =
            context.cells(|facts| facts.touchpoints.iter().map(|touchpoint| card(context, touchpoint)).collect());
        unless_empty(cells, Shape::Chips)
    },
};

fn card(context: &Context<'_>, touchpoint: &Touchpoint) -> Card {
    let kind = touchpoint.channel.as_ref().map_or(ChannelKind::Other, |channel| channel.kind);
    // "Other" says nothing beside the name of a touchpoint.
    let says = |channel: &&ChannelUse| {
        channel.kind != ChannelKind::Other || !channel.name.is_empty() || touchpoint.remark.text.is_empty()
    };
    let channel = touchpoint.channel.as_ref().filter(says).map(|channel| context.channel(channel));
    let mut card = context.remark(&touchpoint.remark, Tone::Plain);
    card.about.channels = Some(context.channels_of(touchpoint.channel.as_ref()));
    let mut details = Vec::new();
    if card.text.is_empty() {
        card.text = channel.unwrap_or_default();
    } else {
        details.extend(channel.map(|channel| Detail::bare("channel", channel)));
    }
    let ends = [touchpoint.from.as_ref(), touchpoint.to.as_ref()].map(|end| end.map(|end| context.end(end)));
    details.extend(match ends {
        [Some(from), Some(to)] => {
            let text = format!("{from} → {to}");
            Some(Detail { parts: vec![from, to], ..Detail::bare("ends", text) })
        }
        [Some(from), None] => Some(Detail::labelled("from", context.words.labels.from, from)),
        [None, Some(to)] => Some(Detail::labelled("to", context.words.labels.to, to)),
        [None, None] => None,
    });
    details.append(&mut card.details);
    let mut told = Vec::new();
    if touchpoint.channel.as_ref().is_some_and(|channel| !says(&channel)) {
        told.push(Detail::bare("channel", context.words.channels.other));
    }
    if touchpoint.status == Some(Standing::Existing) {
        told.push(Detail::bare("status", context.words.touchpoint_status.existing));
    }
    let words = &context.words.touchpoint_status;
    let status = match (touchpoint.status, touchpoint.is_new) {
        (Some(Standing::Wanted), _) => Some(words.wanted),
        (_, true) => Some(words.new),
        (Some(Standing::Existing) | None, false) => None,
    };
    let tone = if touchpoint.status == Some(Standing::Wanted) { Tone::Missing } else { Tone::Plain };
    Card { icon: Some(kind.word().to_owned()), status: status.map(str::to_owned), tone, details, told, ..card }
}
