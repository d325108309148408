//! Floor 3, `spec`: what the author wrote. Every value has its place, shorthand is evened out, names are still names.

pub mod blueprint;
pub mod card;
pub mod catalogue;
pub mod codes;
mod commas;
mod declare;
pub mod emotion;
mod fields;
mod helps;
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
mod sharing;
pub mod slug;
pub mod stage;
pub mod synonyms;
pub mod touchpoint;
pub mod value;
pub mod workspace;

pub use journey::Journey;

use crate::diagnostic::{Checked, Diagnostic, Findings};
use crate::source::{At, Source};
use crate::yaml::codes::FILE_TOO_LARGE;
use crate::yaml::{Kind, Node};
use record::{Reader, Value};

/// Reads a map from its tree. There is a map, with gaps, even where there are errors, so that later passes can find
/// theirs in the same run.
pub fn read(node: &Node, source: &Source) -> Checked<Journey> {
    let mut reader = Reader { source, findings: Findings::new() };
    // Of a format that is not known nothing more can be said, and nothing need be said of a file that is no map.
    if has_other_format(node, &mut reader) || is_too_large(node, &mut reader) {
        return Checked { value: None, findings: reader.findings };
    }
    let value = Journey::read(node, &mut reader);
    Checked { value, findings: reader.findings }
}

/// How many values a map may hold: many times more than a large one does.
const VALUES: usize = 50_000;

/// Whether a tree holds more values than a map may, so that none can come of it.
pub fn holds_too_much(node: &Node) -> bool {
    values(node) > VALUES
}

fn is_too_large(node: &Node, reader: &mut Reader<'_>) -> bool {
    let count = values(node);
    if count > VALUES {
        let message = format!("the file holds {count} values, and a map holds at most {VALUES}");
        let finding = Diagnostic::new(&FILE_TOO_LARGE, record::head(node, reader.source), message);
        reader.findings.add(finding.help("split it into several maps"));
    }
    count > VALUES
}

/// How many values there are in a node, itself included.
fn values(node: &Node) -> usize {
    1 + match &node.kind {
        Kind::Nothing | Kind::Scalar(_) => 0,
        Kind::List(items) => items.iter().map(values).sum(),
        Kind::Mapping(mapping) => mapping.entries.iter().map(|entry| values(&entry.value)).sum(),
    }
}

fn has_other_format(node: &Node, reader: &mut Reader<'_>) -> bool {
    let Kind::Mapping(mapping) = &node.kind else { return false };
    let format = mapping.entries.iter().find(|entry| entry.key.value == "format").map(|entry| &entry.value);
    let scalar = format.filter(|format| matches!(&format.kind, Kind::Scalar(scalar) if !scalar.text.trim().is_empty()));
    scalar.is_some_and(|format| At::<value::FormatNumber>::read(format, reader).is_none())
}
