//! A list of facts: each a bold label, and what it says on its line or below it.

use super::blocks::{Block, Item};
use super::inline::Inline;
use super::tongue::head;
use crate::source::Span;

/// A fact of a list.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// Its label, as it is compared: in lower case and without a colon.
    pub(super) label: String,
    /// Where the label stands.
    pub(super) at: Span,
    /// What it says.
    pub(super) values: Vec<Inline>,
}

/// The facts of the lists among blocks, and the items that are none.
pub(super) fn facts(blocks: &[Block]) -> (Vec<Fact>, Vec<Inline>) {
    let mut facts = Vec::new();
    let mut others = Vec::new();
    for item in items(blocks) {
        match fact(item) {
            Some(fact) => facts.push(fact),
            None => others.extend(std::iter::once(item.line.clone()).chain(item.children.iter().cloned())),
        }
    }
    (facts, others)
}

/// The items of the lists among blocks.
pub(super) fn items(blocks: &[Block]) -> impl Iterator<Item = &Item> {
    blocks.iter().filter_map(|block| if let Block::List(items) = block { Some(items) } else { None }).flatten()
}

fn fact(item: &Item) -> Option<Fact> {
    let (label, said) = marked(item).or_else(|| unmarked(item))?;
    let values = said.into_iter().chain(item.children.iter().cloned()).collect();
    Some(Fact { label: head(&label.plain()), at: label.span(), values })
}

/// A bold label, and what it says on its line.
fn marked(item: &Item) -> Option<(Inline, Option<Inline>)> {
    let (label, rest) = item.line.bold_start()?;
    match rest.without_start(":").or_else(|| rest.without_start("：")) {
        Some(said) => Some((label, Some(said.trimmed()).filter(|said| !said.is_empty()))),
        None => rest.is_empty().then_some((label, None)),
    }
}

/// A label that somebody wrote without its stress: `- Time: week 4`.
fn unmarked(item: &Item) -> Option<(Inline, Option<Inline>)> {
    let (label, said) = item.line.split_once(": ")?;
    let is_label = !label.is_empty() && label.plain().chars().count() <= 40;
    is_label.then(|| (label, Some(said.trimmed())))
}
