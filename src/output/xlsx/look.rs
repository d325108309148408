//! How cells look: the inks of the theme as the formats of a workbook, the same pairs that a picture has.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::measure::Measure;
use crate::board::card::Tone;
use crate::board::shape::Floor;
use crate::scene::theme::{Ink, Rgb, Theme, Use, contrast};

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

    /// Words on the white of the sheet, without an edge.
    pub(super) fn free(&self, ink: Ink, points: f64) -> Format {
        let format = Format::new().set_font_size(points).set_font_color(self.color(ink));
        format.set_text_wrap().set_align(FormatAlign::Top)
    }

    /// Words in a cell.
    pub(super) fn cell(&self, fill: Ink, ink: Ink) -> Format {
        let format = self.free(ink, BODY).set_background_color(self.color(fill));
        let format = format.set_align(FormatAlign::Left).set_indent(1);
        format.set_border(FormatBorder::Thin).set_border_color(self.color(Ink::PanelBorder))
    }

    /// The name of a stage or column, in white on a solid colour.
    pub(super) fn solid(&self, fill: Ink) -> Format {
        self.cell(fill, Ink::TextOnStage).set_align(FormatAlign::VerticalCenter)
    }

    /// Words in the middle of a cell.
    pub(super) fn middle(&self) -> Format {
        self.cell(Ink::PanelFill, Ink::TextPrimary).set_indent(0).set_align(FormatAlign::Center)
    }

    /// The name of a lane.
    pub(super) fn lane(&self) -> Format {
        self.cell(Ink::PanelFill, Ink::TextPrimary)
    }
}

/// The theme itself where its words can be read on the white of a sheet; else, as for one made for dark screens, the light
/// theme: a workbook is edited and printed.
pub(super) fn on_white(theme: &Theme) -> &Theme {
    let white = Rgb { red: 255, green: 255, blue: 255 };
    let is_seen = |ink| contrast(theme.color(ink), white) >= Use::Text.least();
    if [Ink::TextPrimary, Ink::TextSecondary].into_iter().all(is_seen) { theme } else { Theme::light() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::theme::{BuiltIn, pairs};

    #[test]
    fn words_stand_on_what_they_can_be_read_on() {
        let tones =
            [Tone::Plain, Tone::Quote, Tone::Pain, Tone::ClosedPain, Tone::Gain, Tone::Opportunity, Tone::Missing];
        let floors =
            [Floor::Evidence, Floor::Action, Floor::Frontstage, Floor::Backstage, Floor::Support, Floor::Policy];
        let fills = tones.map(tinted).into_iter().chain(floors.map(floor)).chain([Ink::BadgeFill, Ink::PanelFill]);
        let words = fills.chain((0..10).map(|stage| Ink::stage(stage).tint)).map(|fill| (Ink::TextPrimary, fill));
        let solid = (0..10).map(|stage| Ink::stage(stage).fill).chain([Ink::AccentFill]);
        for (front, back) in words.chain(solid.map(|fill| (Ink::TextOnStage, fill))) {
            let is_tested = pairs().any(|pair| pair.drawn == Use::Text && (pair.front, pair.back) == (front, back));
            assert!(is_tested, "no theme is tested for {} on {}", front.name(), back.name());
        }
    }

    #[test]
    fn a_dark_theme_is_not_written_on_white() {
        assert_eq!(on_white(BuiltIn::Dark.theme()), Theme::light());
        for theme in [BuiltIn::Auto, BuiltIn::Light, BuiltIn::Print] {
            assert_eq!(on_white(theme.theme()), theme.theme());
        }
    }
}
