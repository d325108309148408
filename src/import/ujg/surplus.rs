//! What the known terms of a node hold beyond what a map has room for: told, so that nothing is dropped in silence.

use super::graph::{Graph, Vertex, term};
use super::terms::{members, references, texts};
use crate::import::ledger::Ledger;
use crate::import::spanned::{Entry, Node};
use crate::source::Span;

/// Terms that hold one text.
const TEXTS: &[&str] = &["label", "channel", "description", "metricKey", "metricUnit"];
/// Terms that hold several.
const LISTS: &[&str] = &["tags"];
/// Terms that refer to one node.
const ONE: &[&str] =
    &["phaseRef", "from", "to", "stateRef", "defaultEntryRef", "startState", "responsibleActorRef", "metricSubjectRef"];
/// Terms that refer to several.
const SEVERAL: &[&str] = &["stateRefs", "transitionRefs", "entryRefs", "touchpointRefs", "experienceRefs"];
/// Those of them whose references are looked up elsewhere, and told there where they lead nowhere.
const FOLLOWED: &[&str] =
    &["stateRefs", "transitionRefs", "touchpointRefs", "phaseRef", "responsibleActorRef", "from", "to"];

/// Tells of what the known terms of a node hold and nobody reads: a second text, what is no text, and references to
/// nothing.
pub(super) fn tell(vertex: &Vertex<'_>, known: &[&str], graph: &Graph<'_>, ledger: &mut Ledger) {
    for entry in vertex.node.entries() {
        let name = term(&entry.key);
        if !known.contains(&name) {
            continue;
        }
        let is_in = |names: &[&str]| names.contains(&name);
        if is_in(TEXTS) || is_in(LISTS) {
            surplus(entry, texts(&entry.node), is_in(TEXTS), "it is no text", ledger);
        } else if is_in(ONE) || is_in(SEVERAL) {
            let found = references(&entry.node);
            for (_, at) in found.iter().filter(|(iri, _)| !is_in(FOLLOWED) && graph.find(iri).is_none()) {
                ledger.unmapped("reference", *at, "nothing in this file has this identifier");
            }
            surplus(entry, found, is_in(ONE), "it is no identifier", ledger);
        }
    }
}

/// Tells of members that were not understood, and of all but the first where one is read.
fn surplus(entry: &Entry, found: Vec<(&str, Span)>, is_one: bool, why: &str, ledger: &mut Ledger) {
    let all = members(&entry.node);
    if all.is_empty() {
        ledger.frame(Span::new(entry.at.start, entry.node.span.end));
    }
    let is_read =
        |member: &Node| found.iter().any(|(_, at)| at.start <= member.span.start && member.span.end <= at.end);
    for member in all.iter().filter(|member| !is_read(member)) {
        ledger.unmapped("value", member.span, why);
    }
    for (_, at) in found.into_iter().skip(1).filter(|_| is_one) {
        ledger.unmapped("value", at, "a map has one here; the first is read");
    }
}
