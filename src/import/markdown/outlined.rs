//! Lists with a stage in each item: "1. **Find a book**" with labels in the list below it.

use std::collections::BTreeSet;

use super::blocks::{Block, Item};
use super::inline::joined;
use super::label::label;
use crate::import::lexicon::Sense;
use crate::import::table::Headers;

/// The level of the headings that items are.
const LEVEL: usize = 7;

/// The same blocks with headings for the items of lists of stages.
pub(super) fn outlined(blocks: Vec<Block>, headers: &Headers) -> Vec<Block> {
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::List(items) if are_stages(&items, headers) => {
                for item in items {
                    all.push(Block::Heading(LEVEL, joined(&item.lines)));
                    all.extend(item.blocks);
                }
            }
            other => all.push(other),
        }
    }
    all
}

/// Whether each item is a name with labels below it, among which are several of those that only journeys have.
fn are_stages(items: &[Item], headers: &Headers) -> bool {
    let mut told: BTreeSet<Sense> = BTreeSet::new();
    for item in items {
        let ([line], [Block::List(below)]) = (item.lines.as_slice(), item.blocks.as_slice()) else { return false };
        let senses: Vec<Sense> = below
            .iter()
            .filter_map(|item| label(&item.lines.first()?.words, headers))
            .flat_map(|(name, _)| headers.sense(&name.text))
            .filter(|sense| sense.is_lane())
            .collect();
        let is_name = headers.sense(&line.words.text).is_empty() && !line.words.text.trim_end().ends_with([':', '：']);
        if !is_name || senses.len() * 2 < below.len() || senses.is_empty() {
            return false;
        }
        told.extend(senses);
    }
    let is_telling = |sense: &&Sense| {
        matches!(
            sense,
            Sense::Action
                | Sense::Touchpoint
                | Sense::Channel
                | Sense::Emotion
                | Sense::Score
                | Sense::Thinking
                | Sense::Opportunity
        )
    };
    items.len() > 1 && told.iter().filter(is_telling).count() > 1
}
