//! Floor 3, `spec`: what the author wrote. Every value has its place, shorthand is evened out, names are still names.

pub mod blueprint;
pub mod card;
pub mod codes;
mod declare;
pub mod emotion;
mod fields;
pub mod journey;
pub mod marks;
pub mod message;
pub mod metric;
mod number;
pub mod persona;
pub mod record;
pub mod reference;
pub mod research;
pub mod schema;
pub mod shape;
pub mod stage;
mod synonyms;
pub mod touchpoint;
pub mod value;

pub use journey::Journey;

use crate::diagnostic::{Checked, Findings};
use crate::source::{At, Source};
use crate::yaml::{Kind, Node};
use record::{Reader, Value};

/// Reads a map from its tree. There is a map, with gaps, even where there are errors, so that later passes can find
/// theirs in the same run.
pub fn read(node: &Node, source: &Source) -> Checked<Journey> {
    let mut reader = Reader { source, findings: Findings::new() };
    if has_other_format(node, &mut reader) {
        // Its keys may mean something else: nothing more can be said.
        return Checked { value: None, findings: reader.findings };
    }
    let value = Journey::read(node, &mut reader);
    Checked { value, findings: reader.findings }
}

fn has_other_format(node: &Node, reader: &mut Reader<'_>) -> bool {
    let Kind::Mapping(mapping) = &node.kind else { return false };
    let format = mapping.entries.iter().find(|entry| entry.key.value == "format").map(|entry| &entry.value);
    let scalar = format.filter(|format| matches!(&format.kind, Kind::Scalar(scalar) if !scalar.text.trim().is_empty()));
    scalar.is_some_and(|format| At::<value::FormatNumber>::read(format, reader).is_none())
}
