//! The frame: where label column, stages and columns stand across the picture; every row keeps to it.

/// A stretch from left to right in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stretch {
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
}

impl Stretch {
    /// The right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// Where everything stands across the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The panel of a whole row, label column included.
    pub row: Stretch,
    /// The label column: the text of labels stands in it.
    pub label: Stretch,
    /// The columns, one a step: where their content stands. Between two columns there is a gap.
    pub columns: Vec<Stretch>,
    /// The stages: from the left edge of their first column to the right edge of their last.
    pub stages: Vec<Stretch>,
    /// The stage of each column, counted from 0.
    pub stage_of: Vec<usize>,
    /// How many stages of the map are before the first one here.
    pub stages_before: usize,
}
