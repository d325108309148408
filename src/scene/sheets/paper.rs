//! Sizes of paper, and how small a picture may be printed on them.

use crate::scene::sizes;

/// What a picture is printed on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// What it is called on the command line: `a4`.
    pub name: &'static str,
    /// Width and height in points, lying; none for a page as large as the picture.
    pub size: Option<(f64, f64)>,
}

impl Paper {
    /// A page as large as the picture.
    pub const FIT: Self = Self { name: "fit", size: None };

    /// Every paper, in the order that help lists them.
    pub const ALL: &'static [Self] = &[
        Self::FIT,
        Self::lying("a4", 841.89, 595.28),
        Self::lying("a3", 1190.55, 841.89),
        Self::lying("a2", 1683.78, 1190.55),
        Self::lying("a1", 2383.94, 1683.78),
        Self::lying("a0", 3370.39, 2383.94),
        Self::lying("letter", 792.0, 612.0),
        Self::lying("legal", 1008.0, 612.0),
        Self::lying("tabloid", 1224.0, 792.0),
    ];

    /// The paper of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|paper| paper.name == name)
    }

    /// The widest picture, in CSS pixels, whose text is large enough to read when it is printed across this paper; none
    /// where the page follows the picture.
    pub fn picture_width(self) -> Option<f64> {
        self.size.map(|(width, _)| (width - 2.0 * MARGIN) / LEAST_SCALE + 2.0 * sizes::MARGIN)
    }

    const fn lying(name: &'static str, width: f64, height: f64) -> Self {
        Self { name, size: Some((width, height)) }
    }
}

/// Between the edge of a paper and what is printed, in points: 10 mm, which every printer leaves.
pub(super) const MARGIN: f64 = 28.35;
/// Points a CSS pixel, at least: most text, of 13 px, is then 8.5 points, the smallest capitals are 6.8.
pub(super) const LEAST_SCALE: f64 = 0.65;
