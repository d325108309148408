//! The faces of the one family that every picture is set in.

/// Weight and slant of the bundled family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Weight 400.
    Regular,
    /// Weight 600.
    Semibold,
    /// Weight 700.
    Bold,
    /// Weight 400, slanted.
    Italic,
}
