//! Contrast: which ink stands on which, and whether it can be seen there (WCAG 2, success criteria 1.4.3 and 1.4.11).

use super::{Ink, Rgb};

/// What the front ink draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Words; at least 4.5 to 1.
    Text,
    /// Icons, lines and marks that carry meaning; at least 3 to 1.
    Graphic,
}

impl Use {
    /// The least contrast that can be seen.
    pub const fn least(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Graphic => 3.0,
        }
    }
}

/// An ink that stands on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What is drawn.
    pub front: Ink,
    /// What it stands on.
    pub back: Ink,
    /// As what it is drawn.
    pub drawn: Use,
}

const fn text(front: Ink, back: Ink) -> Pair {
    Pair { front, back, drawn: Use::Text }
}

const fn graphic(front: Ink, back: Ink) -> Pair {
    Pair { front, back, drawn: Use::Graphic }
}

/// Every ink on every ink that a picture puts it on. Borders, hairlines, grids and tints are decoration and not here.
pub const PAIRS: &[Pair] = &[
    text(Ink::TextPrimary, Ink::PageFill),
    text(Ink::TextPrimary, Ink::PanelFill),
    text(Ink::TextPrimary, Ink::BadgeFill),
    text(Ink::TextPrimary, Ink::PainFill),
    text(Ink::TextPrimary, Ink::GainFill),
    text(Ink::TextPrimary, Ink::OpportunityFill),
    text(Ink::TextPrimary, Ink::WarningFill),
    text(Ink::TextPrimary, Ink::NeutralFill),
    text(Ink::TextPrimary, Ink::EvidenceFill),
    text(Ink::TextPrimary, Ink::ActionFill),
    text(Ink::TextPrimary, Ink::FrontstageFill),
    text(Ink::TextPrimary, Ink::BackstageFill),
    text(Ink::TextPrimary, Ink::SupportFill),
    text(Ink::TextPrimary, Ink::PolicyFill),
    text(Ink::TextPrimary, Ink::CurvePositiveTint),
    text(Ink::TextPrimary, Ink::CurveNegativeTint),
    text(Ink::TextSecondary, Ink::PageFill),
    text(Ink::TextSecondary, Ink::PanelFill),
    text(Ink::TextSecondary, Ink::BadgeFill),
    text(Ink::TextSecondary, Ink::PainFill),
    text(Ink::TextSecondary, Ink::GainFill),
    text(Ink::TextSecondary, Ink::OpportunityFill),
    text(Ink::TextSecondary, Ink::WarningFill),
    text(Ink::TextSecondary, Ink::NeutralFill),
    text(Ink::TextSecondary, Ink::EvidenceFill),
    text(Ink::TextSecondary, Ink::ActionFill),
    text(Ink::TextSecondary, Ink::FrontstageFill),
    text(Ink::TextSecondary, Ink::BackstageFill),
    text(Ink::TextSecondary, Ink::SupportFill),
    text(Ink::TextSecondary, Ink::PolicyFill),
    text(Ink::TextFaint, Ink::PageFill),
    text(Ink::TextFaint, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::AccentFill),
    text(Ink::BadgeText, Ink::BadgeFill),
    text(Ink::AccentText, Ink::PageFill),
    text(Ink::AccentText, Ink::PanelFill),
    graphic(Ink::AccentFill, Ink::PageFill),
    graphic(Ink::AccentFill, Ink::PanelFill),
    text(Ink::PainText, Ink::PainFill),
    text(Ink::PainText, Ink::PanelFill),
    text(Ink::PainText, Ink::PageFill),
    text(Ink::PainText, Ink::SupportFill),
    graphic(Ink::PainMark, Ink::PainFill),
    graphic(Ink::PainMark, Ink::PanelFill),
    text(Ink::GainText, Ink::GainFill),
    text(Ink::GainText, Ink::PanelFill),
    text(Ink::GainText, Ink::PageFill),
    graphic(Ink::GainMark, Ink::GainFill),
    graphic(Ink::GainMark, Ink::PanelFill),
    text(Ink::OpportunityText, Ink::OpportunityFill),
    text(Ink::OpportunityText, Ink::PanelFill),
    text(Ink::OpportunityText, Ink::PageFill),
    graphic(Ink::OpportunityMark, Ink::OpportunityFill),
    graphic(Ink::OpportunityMark, Ink::PanelFill),
    text(Ink::WarningText, Ink::WarningFill),
    text(Ink::WarningText, Ink::PanelFill),
    text(Ink::WarningText, Ink::PageFill),
    graphic(Ink::WarningMark, Ink::WarningFill),
    graphic(Ink::WarningMark, Ink::PanelFill),
    graphic(Ink::CurveLine, Ink::PanelFill),
    graphic(Ink::CurveLine, Ink::CurvePositiveTint),
    graphic(Ink::CurveLine, Ink::CurveNegativeTint),
    text(Ink::CurvePositive, Ink::PanelFill),
    text(Ink::CurvePositive, Ink::CurvePositiveTint),
    text(Ink::CurveNegative, Ink::PanelFill),
    text(Ink::CurveNegative, Ink::CurveNegativeTint),
    text(Ink::CurveNeutral, Ink::PanelFill),
    graphic(Ink::CurveGhost, Ink::PanelFill),
    graphic(Ink::CurveGhost, Ink::CurvePositiveTint),
    graphic(Ink::EngagementLine, Ink::PanelFill),
    text(Ink::Persona1, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::Persona1),
    text(Ink::Persona2, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::Persona2),
    text(Ink::Persona3, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::Persona3),
    text(Ink::Persona4, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::Persona4),
    text(Ink::Persona5, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::Persona5),
    text(Ink::Persona6, Ink::PanelFill),
    text(Ink::TextOnStage, Ink::Persona6),
    graphic(Ink::ArrowLine, Ink::PageFill),
    graphic(Ink::ArrowLine, Ink::PanelFill),
    graphic(Ink::ArrowFail, Ink::PageFill),
    graphic(Ink::ArrowFail, Ink::PanelFill),
];

/// Every pair of `PAIRS`, and those of each stage, which are the same ten times over.
pub fn pairs() -> impl Iterator<Item = Pair> {
    let stages = (0..10).map(Ink::stage).flat_map(|stage| {
        [
            text(Ink::TextOnStage, stage.fill),
            graphic(stage.fill, Ink::PageFill),
            graphic(stage.fill, Ink::PanelFill),
            text(Ink::TextPrimary, stage.tint),
            text(Ink::TextSecondary, stage.tint),
            text(stage.line, stage.tint),
            text(stage.line, Ink::PanelFill),
            text(stage.line, Ink::PageFill),
        ]
    });
    PAIRS.iter().copied().chain(stages)
}

/// How far two colours stand apart, from 1 (not at all) to 21 (black on white).
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance as WCAG defines it, 0 (black) to 1 (white).
fn luminance(color: Rgb) -> f64 {
    let [red, green, blue] = color.light();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_the_most() {
        let white = Rgb { red: 255, green: 255, blue: 255 };
        assert!((contrast(Rgb::default(), white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    }
}
