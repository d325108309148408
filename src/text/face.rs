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

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Weight and slant of the words that no Markdown marks.
    pub face: Face,
    /// Font size in CSS pixels.
    pub size: f64,
}

impl Style {
    /// `face` at `size` CSS pixels.
    pub const fn new(face: Face, size: f64) -> Self {
        Self { face, size }
    }
}
