//! How cells look: the inks of the theme as the formats of a workbook, the same pairs that a picture has.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::measure::Measure;
use crate::board::card::Tone;
use crate::board::shape::Floor;
use crate::scene::theme::{Ink, Theme};

/// The size of words in cells, in points.
pub(super) const BODY: f64 = 10.0;
/// The size of names of stages and headings.
pub(super) const HEADING: f64 = 12.0;
/// The size of the title.
pub(super) const TITLE: f64 = 18.0;

/// What all sheets of a workbook share.
#[derive(Debug)]
pub(super) struct Look<'a> {
    /// The colours.
    pub(super) theme: &'a Theme,
    /// What says how tall words are.
    pub(super) measure: Measure,
}

impl Look<'_> {
    /// An ink as a colour of a workbook.
    pub(super) fn color(&self, ink: Ink) -> Color {
        let color = self.theme.color(ink);
        Color::RGB(u32::from(color.red) << 16 | u32::from(color.green) << 8 | u32::from(color.blue))
    }

    /// Words on the page, without an edge.
    pub(super) fn free(&self, ink: Ink, points: f64) -> Format {
        let format = Format::new().set_font_size(points).set_font_color(self.color(ink));
        format.set_background_color(self.color(Ink::PageFill)).set_text_wrap().set_align(FormatAlign::Top)
    }

    /// Words in a cell.
    pub(super) fn cell(&self, fill: Ink, ink: Ink) -> Format {
        let format = self.free(ink, BODY).set_background_color(self.color(fill));
        format.set_border(FormatBorder::Thin).set_border_color(self.color(Ink::PanelBorder))
    }

    /// The name of a stage or column, in white on a solid colour.
    pub(super) fn solid(&self, fill: Ink) -> Format {
        self.cell(fill, Ink::TextOnStage).set_align(FormatAlign::VerticalCenter)
    }

    /// The name of a lane.
    pub(super) fn lane(&self) -> Format {
        self.cell(Ink::PanelFill, Ink::TextPrimary)
    }
}

/// The fill of a cell that holds words of a kind.
pub(super) const fn tinted(tone: Tone) -> Ink {
    match tone {
        Tone::Plain | Tone::Quote => Ink::PanelFill,
        Tone::Pain => Ink::PainFill,
        Tone::ClosedPain | Tone::Gain => Ink::GainFill,
        Tone::Opportunity => Ink::OpportunityFill,
        Tone::Missing => Ink::WarningFill,
    }
}

/// The fill of a cell of a blueprint's floor.
pub(super) const fn floor(floor: Floor) -> Ink {
    match floor {
        Floor::Evidence => Ink::EvidenceFill,
        Floor::Action => Ink::ActionFill,
        Floor::Frontstage => Ink::FrontstageFill,
        Floor::Backstage => Ink::BackstageFill,
        Floor::Support => Ink::SupportFill,
        Floor::Policy => Ink::PolicyFill,
    }
}
