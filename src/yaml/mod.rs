//! Floor 2, `yaml`: the only room that knows the YAML library. Text becomes a tree of nodes with byte spans.

mod node;

pub use node::{Entry, Kind, Mapping, Node, Scalar};
