//! A theme: the colour of every role.

/// A colour, named by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Main text.
    TextPrimary,
}
