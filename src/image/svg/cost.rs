//! How much a drawing draws: ten copies of ten copies of ten copies are few bytes and very many shapes.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::words::{self, references};
use crate::image::Problem;

/// The most that is drawn when every copy is counted; see [`Cost::work`].
const MOST: u64 = 200_000;
/// The most comparisons of elements with the rules of style sheets.
const COMPARISONS: u64 = 2_000_000;
/// How deep copies may lead into each other, elements in between counted.
const DEPTH: usize = 200;
/// What a layer costs: an element that is masked, cut off or seen through is painted apart, and then laid on the rest.
const LAYER: u64 = 20;
/// How many bytes of a path are as much work as one element.
const PATH: u64 = 10;

/// What an element and all that it refers to cost.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// How many elements they are, each copy counted.
    pub(super) elements: u64,
    /// The same, with long paths and layers counted as what they are.
    pub(super) work: u64,
}

impl Cost {
    fn add(&mut self, other: Self) {
        self.elements = self.elements.saturating_add(other.elements);
        self.work = self.work.saturating_add(other.work);
    }
}

/// Refuses a drawing that draws too much, or that leads into itself; else how much work it is.
pub(super) fn check(document: &Document<'_>) -> Result<u64, Problem> {
    let cost = Counter::new(document)
        .cost(document.root_element(), DEPTH)
        .ok_or_else(|| Problem::damaged("is an SVG whose elements refer to each other in a circle, or too deep"))?;
    if cost.work > MOST {
        let why = format!("draws more than {MOST} shapes when each copy, layer and piece of a long path is counted");
        return Err(Problem::TooLarge(why));
    }
    let rules = sheets(document).map(|sheet| words::rule_weight(&sheet)).fold(0, u64::saturating_add);
    if rules.saturating_mul(cost.elements) > COMPARISONS {
        return Err(Problem::TooLarge("has too many rules in its style sheets for so many elements".to_owned()));
    }
    Ok(cost.work)
}

/// The style sheets, as they are written anew.
fn sheets(document: &Document<'_>) -> impl Iterator<Item = String> {
    let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
    sheets.map(|sheet| words::plain(&sheet.children().filter_map(|child| child.text()).collect::<String>()))
}

/// Counts elements, each once.
pub(super) struct Counter<'a> {
    ids: BTreeMap<&'a str, Node<'a, 'a>>,
    /// What each element costs; nothing while that is being counted.
    known: BTreeMap<u32, Option<Cost>>,
    /// Whether a style sheet makes layers, of which elements a reader will find out.
    layers: bool,
}

impl<'a> Counter<'a> {
    pub(super) fn new(document: &'a Document<'_>) -> Self {
        let ids = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
        // The first of several is meant.
        let ids: Vec<_> = ids.collect();
        let ids = ids.into_iter().rev().collect();
        Self { ids, known: BTreeMap::new(), layers: sheets(document).any(|sheet| words::sets_opacity(&sheet)) }
    }

    /// What the gradient of this name costs; nothing if there is no such gradient.
    pub(super) fn gradient(&mut self, id: &str) -> Option<u64> {
        let node = self.ids.get(id).copied()?;
        let is_gradient = matches!(node.tag_name().name(), "linearGradient" | "radialGradient");
        self.cost(node, DEPTH).filter(|_| is_gradient).map(|cost| cost.elements)
    }

    /// What one element and all that it refers to cost; nothing where that has no end.
    fn cost(&mut self, node: Node<'a, 'a>, depth: usize) -> Option<Cost> {
        if let Some(known) = self.known.get(&node.id().get()) {
            return *known;
        }
        let depth = depth.checked_sub(1)?;
        self.known.insert(node.id().get(), None);
        let mut cost = Cost { elements: 1, work: self.own_work(node) };
        for child in node.children().filter(Node::is_element) {
            cost.add(self.cost(child, depth)?);
        }
        for attribute in node.attributes() {
            let own = attribute.value().trim().strip_prefix('#').filter(|_| attribute.name() == "href");
            for id in own.into_iter().chain(references(attribute.value())) {
                if let Some(target) = self.ids.get(id).copied() {
                    cost.add(self.cost(target, depth)?);
                }
            }
        }
        self.known.insert(node.id().get(), Some(cost));
        Some(cost)
    }

    fn own_work(&self, node: Node<'_, '_>) -> u64 {
        let mut is_layer = self.layers;
        let mut bytes = 0;
        for attribute in node.attributes() {
            let value = attribute.value();
            match attribute.name() {
                "d" | "points" => bytes += value.len() as u64,
                "mask" | "clip-path" => is_layer |= value.trim() != "none",
                "opacity" => is_layer |= value.trim() != "1",
                "style" => {
                    is_layer |= value.contains("mask") || value.contains("clip-path") || words::sets_opacity(value);
                }
                _ => {}
            }
        }
        1 + bytes / PATH + if is_layer { LAYER } else { 0 }
    }
}
