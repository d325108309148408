//! UJG (User Journey Graph, JSON-LD): its steps in the order of its transitions, and our own in extensions.
//!
//! A graph is made into the document that `-f json` writes, each value with its place, and read as that is.

mod building;
mod finish;
mod graph;
mod journey;
mod measures;
mod order;
mod places;
mod record;
mod surplus;
mod terms;
mod ways;

use super::beside::Neighbours;
use super::foreign::{Foreign, Sample, Wishes, large_utf_8, refusal};
use super::spanned;
use super::{Imported, Importer};
use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::Span;
use graph::Graph;

/// UJG.
pub(super) static IMPORTER: Importer = Importer {
    name: "ujg",
    endings: &["ujg.jsonld", "jsonld"],
    about: "User Journey Graphs (JSON-LD): steps, phases, touchpoints, pain points and metrics, in the order of transitions.",
    recognises,
    opens: large_utf_8,
    reads: read,
    heeds: &[],
};

/// An object or a list that says of itself that it is one, or uses the contexts of the specification.
fn recognises(sample: &Sample<'_>) -> bool {
    let text = sample.text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with(['{', '[']) && (text.contains("UJGDocument") || text.contains("ujg.specs.openuji.org"))
}

fn read(foreign: &Foreign, wishes: &Wishes) -> Checked<Vec<Imported>> {
    let mut findings = Findings::new();
    let root = match spanned::json(&foreign.source) {
        Ok(root) => root,
        Err(found) => {
            findings.add(*found);
            return Checked { value: None, findings };
        }
    };
    match maps(foreign, wishes, &root) {
        Ok(maps) => Checked { value: Some(maps), findings },
        Err(refused) => Checked { value: None, findings: refused },
    }
}

/// A map of each journey; of a graph without one, a map of all its steps.
fn maps(foreign: &Foreign, wishes: &Wishes, root: &spanned::Node) -> Result<Vec<Imported>, Findings> {
    let refuse = |found: Diagnostic| {
        let mut findings = Findings::new();
        findings.add(found);
        findings
    };
    let graph = Graph::read(root);
    if graph.nodes.is_empty() {
        let found =
            refusal(Span::new(root.span.start, root.span.start), "there are no nodes of a User Journey Graph here");
        return Err(refuse(found.help("they stand in `nodes`, each with an `@id` and a `@type`")));
    }
    let journeys: Vec<_> = graph.of("Journey").map(Some).collect();
    let journeys = if journeys.is_empty() { vec![None] } else { journeys };
    let mut maps = Vec::new();
    let mut told = vec![false; graph.nodes.len()];
    for (number, journey) in journeys.iter().enumerate() {
        let stem =
            if journeys.len() == 1 { foreign.stem().to_owned() } else { format!("{}-{}", foreign.stem(), number + 1) };
        let neighbours = if wishes.is_alone { Neighbours::default() } else { Neighbours::named(&stem) };
        let from = journey::From { foreign, graph: &graph, number, is_alone: journeys.len() == 1 };
        maps.push(journey::map(&from, *journey, &mut told, neighbours)?);
    }
    // What no journey needs is told with the first.
    let rest = graph.rest(&told);
    if let Some(first) = maps.first_mut() {
        first.entries.extend(rest.entries);
        first.entries.sort_by_key(|entry| entry.span);
    }
    Ok(maps)
}
