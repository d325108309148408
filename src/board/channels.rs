//! What channels are called, and the numbers that they are known by.

use std::collections::BTreeMap;

use crate::model::JourneyMap;
use crate::model::item::ChannelUse;
use crate::words::Words;

/// The number of each channel by what it is called.
pub(super) type ChannelNumbers = BTreeMap<String, usize>;

/// Numbers the channels in the order in which touchpoints and messages use them.
pub(super) fn channel_numbers(map: &JourneyMap, words: &Words) -> ChannelNumbers {
    let mut numbers = ChannelNumbers::new();
    let facts = map
        .stages
        .iter()
        .flat_map(|stage| std::iter::once(&stage.facts).chain(stage.steps.iter().map(|step| &step.facts)));
    for facts in facts {
        let touchpoints = facts.touchpoints.iter().filter_map(|touchpoint| touchpoint.channel.as_ref());
        let messages = facts.messages.iter().filter_map(|message| message.channel.as_ref());
        for channel in touchpoints.chain(messages) {
            let next = numbers.len();
            numbers.entry(channel_name(channel, words)).or_insert(next);
        }
    }
    numbers
}

/// What a channel is called: its own name, or the language's word for its kind.
pub(super) fn channel_name(channel: &ChannelUse, words: &Words) -> String {
    if channel.name.is_empty() {
        words.channels.get(channel.kind.word()).unwrap_or_default().to_owned()
    } else {
        channel.name.clone()
    }
}
