//! What anchors name and aliases repeat, held within bounds: a small file must not grow into a huge map.

use std::collections::HashMap;

use super::node::{Kind, Node};

/// How many nodes aliases may add to a map.
const NODES: usize = 100_000;
/// How many bytes of text aliases may add to a map.
const BYTES: usize = 8 * 1024 * 1024;

/// How large a tree is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    /// Nodes in it, itself included.
    pub(super) nodes: usize,
    /// Bytes of all texts in it.
    pub(super) bytes: usize,
    /// Levels of lists and mappings.
    pub(super) levels: usize,
}

impl Size {
    /// The size of one node without its children.
    pub(super) fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Nothing => Self { nodes: 1, bytes: 0, levels: 0 },
            Kind::Scalar(scalar) => Self { nodes: 1, bytes: scalar.text.len(), levels: 0 },
            Kind::List(_) | Kind::Mapping(_) => Self { nodes: 1, bytes: 0, levels: 1 },
        }
    }

    /// Adds a child.
    pub(super) fn hold(&mut self, child: Self) {
        self.nodes += child.nodes;
        self.bytes += child.bytes;
        self.levels = self.levels.max(child.levels + 1);
    }
}

/// Why an alias gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It stands inside what it names.
    Endless,
    /// The map would become too large.
    TooMuch,
    /// The map would become too deep.
    TooDeep,
    /// What it names could not be read; that has been reported.
    Unread,
}

/// Everything that anchors name so far.
#[derive(Debug, Default)]
pub(super) struct Copies {
    named: HashMap<usize, Named>,
    used: Size,
}

#[derive(Debug)]
enum Named {
    Open,
    Kept(Node, Size),
    TooLarge,
}

impl Copies {
    /// An anchor begins to name something that is not complete.
    pub(super) fn open(&mut self, anchor: usize) {
        self.named.insert(anchor, Named::Open);
    }

    /// What an anchor names is complete.
    pub(super) fn keep(&mut self, anchor: usize, node: &Node, size: Size) {
        // The copy that is kept counts too: anchors in anchors in anchors are as good a bomb as aliases.
        let named = if self.take(size) { Named::Kept(node.clone(), size) } else { Named::TooLarge };
        self.named.insert(anchor, named);
    }

    /// An anchor names a scalar. That costs no more than the scalar itself, so it is not counted before it is repeated.
    pub(super) fn keep_scalar(&mut self, anchor: usize, node: &Node) {
        self.named.insert(anchor, Named::Kept(node.clone(), Size::of(&node.kind)));
    }

    /// A copy of what an anchor names, to stand at `depth`.
    pub(super) fn repeat(&mut self, anchor: usize, depth: usize, limit: usize) -> Result<(Kind, Size), Refusal> {
        let size = match self.named.get(&anchor) {
            None => return Err(Refusal::Unread),
            Some(Named::Open) => return Err(Refusal::Endless),
            Some(Named::TooLarge) => return Err(Refusal::TooMuch),
            Some(Named::Kept(_, size)) => *size,
        };
        if depth + size.levels > limit {
            return Err(Refusal::TooDeep);
        }
        if !self.take(size) {
            return Err(Refusal::TooMuch);
        }
        match self.named.get(&anchor) {
            Some(Named::Kept(node, size)) => Ok((node.kind.clone(), *size)),
            _ => Err(Refusal::Unread),
        }
    }

    fn take(&mut self, size: Size) -> bool {
        let (nodes, bytes) = (self.used.nodes + size.nodes, self.used.bytes + size.bytes);
        let fits = nodes <= NODES && bytes <= BYTES;
        if fits {
            (self.used.nodes, self.used.bytes) = (nodes, bytes);
        }
        fits
    }
}
