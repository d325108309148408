//! Floor 3, `spec`: what the author wrote. Every value has its place, shorthand is evened out, names are still names.

pub mod blueprint;
pub mod card;
pub mod codes;
pub mod emotion;
pub mod journey;
pub mod marks;
pub mod message;
pub mod metric;
pub mod persona;
pub mod record;
pub mod research;
pub mod schema;
pub mod shape;
pub mod stage;
mod synonyms;
pub mod touchpoint;
pub mod value;

pub use journey::Journey;

use crate::diagnostic::{Checked, Findings};
use crate::source::Source;
use crate::yaml::Node;
use record::{Reader, Value};

/// Reads a map from its tree. There is a map, with gaps, even where there are errors, so that later passes can find
/// theirs in the same run.
pub fn read(node: &Node, source: &Source) -> Checked<Journey> {
    let mut reader = Reader { source, findings: Findings::new() };
    let value = Journey::read(node, &mut reader);
    Checked { value, findings: reader.findings }
}
