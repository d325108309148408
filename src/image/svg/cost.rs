//! How much a drawing draws: ten copies of ten copies of ten copies are few bytes and very many shapes.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::style::references;
use crate::image::Problem;

/// The most elements that are drawn when every copy is counted.
const MOST: u64 = 200_000;
/// How deep copies may lead into each other, elements in between counted.
const DEPTH: usize = 200;

/// Refuses a drawing that draws too much, or that leads into itself.
pub(super) fn check(document: &Document<'_>) -> Result<(), Problem> {
    let ids = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
    // The first of several is meant.
    let ids: Vec<_> = ids.collect();
    let ids = ids.into_iter().rev().collect();
    let mut counter = Counter { ids, known: BTreeMap::new() };
    match counter.cost(document.root_element(), DEPTH) {
        Some(cost) if cost <= MOST => Ok(()),
        Some(_) => Err(Problem::TooLarge(format!("draws more than {MOST} shapes when each copy is counted"))),
        None => Err(Problem::damaged("is an SVG whose elements refer to each other in a circle, or too deep")),
    }
}

struct Counter<'a> {
    ids: BTreeMap<&'a str, Node<'a, 'a>>,
    /// What each element costs; nothing while that is being counted.
    known: BTreeMap<u32, Option<u64>>,
}

impl<'a> Counter<'a> {
    /// How many elements one element and all that it refers to are; nothing where that has no end.
    fn cost(&mut self, node: Node<'a, 'a>, depth: usize) -> Option<u64> {
        if let Some(known) = self.known.get(&node.id().get()) {
            return *known;
        }
        let depth = depth.checked_sub(1)?;
        self.known.insert(node.id().get(), None);
        let mut cost = 1_u64;
        for child in node.children().filter(Node::is_element) {
            cost = cost.saturating_add(self.cost(child, depth)?);
        }
        for attribute in node.attributes() {
            let own = attribute.value().trim().strip_prefix('#').filter(|_| attribute.name() == "href");
            for id in own.into_iter().chain(references(attribute.value())) {
                if let Some(target) = self.ids.get(id).copied() {
                    cost = cost.saturating_add(self.cost(target, depth)?);
                }
            }
        }
        self.known.insert(node.id().get(), Some(cost));
        Some(cost)
    }
}
