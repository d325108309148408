//! Floor 8, `output`: writes a drawing down. One format a file and one line in `ALL`; a format decides nothing.

pub mod cjml;
pub mod csv;
mod holds;
pub mod html;
pub mod json;
pub mod line;
pub mod markdown;
pub mod mermaid;
mod options;
pub mod outlines;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "png")]
pub mod png;
pub mod svg;
pub mod ujg;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use options::{Background, Options, TextMode};

use crate::board::Board;
use crate::model::JourneyMap;
use crate::scene::item::Scene;
use crate::scene::theme::Theme;
use crate::text::Fonts;

/// What there is to write.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    /// What is shown.
    pub board: &'a Board,
    /// Where everything stands.
    pub scene: &'a Scene,
    /// Which colours it has.
    pub theme: &'a Theme,
    /// The fonts that its words were measured with.
    pub fonts: &'a Fonts,
    /// What the user asked of the formats.
    pub options: &'a Options,
}

/// A map for the formats that show no picture.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// What it means, narrowed to whom it is told for.
    pub map: &'a JourneyMap,
    /// What the user asked of the formats.
    pub options: &'a Options,
}

/// A map and what is shown of it, for the formats that hold both and have no picture.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What is shown.
    pub board: &'a Board,
    /// What it means, narrowed to whom it is shown for.
    pub map: &'a JourneyMap,
    /// Which colours it has.
    pub theme: &'a Theme,
    /// The fonts that words are measured with.
    pub fonts: &'a Fonts,
    /// What the user asked of the formats.
    pub options: &'a Options,
}

/// How a format writes a whole file, by what it needs. The error says in a sentence why this cannot be written so.
#[derive(Clone, Copy, Debug)]
pub enum Writer {
    /// From the picture.
    Drawing(fn(&Drawing<'_>) -> Result<Vec<u8>, String>),
    /// From what is shown and what it means: nothing is laid out for it.
    Board(fn(&Shown<'_>) -> Result<Vec<u8>, String>),
    /// From the map alone: nothing is laid out for it.
    Map(fn(&Told<'_>) -> Result<Vec<u8>, String>),
}

/// Something that a format cannot hold.
#[derive(Clone, Copy, Debug)]
pub struct Loss {
    /// What it is, as part of a sentence.
    pub what: &'static str,
    /// Whether a map has it.
    pub is_in: fn(&JourneyMap) -> bool,
}

/// A format that a map can be written in.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// What it is called on the command line: `svg`.
    pub name: &'static str,
    /// How its files end, without the dot.
    pub extension: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Whether it draws letters itself, so that a character that no font has is lost in it.
    pub draws_letters: bool,
    /// What it cannot hold though one would look for it there, for a note where a map has it.
    pub leaves_out: &'static [Loss],
    /// Writes a whole file.
    pub write: Writer,
}

impl Output {
    /// Writes a drawing. The error is also that the format is not made from one.
    pub fn draw(&self, drawing: &Drawing<'_>) -> Result<Vec<u8>, String> {
        match self.write {
            Writer::Drawing(write) => write(drawing),
            Writer::Board(_) | Writer::Map(_) => {
                Err(format!("{} is made from the map and not from its picture", self.name))
            }
        }
    }

    /// Whether it is made from a picture.
    pub fn needs_picture(&self) -> bool {
        matches!(self.write, Writer::Drawing(_))
    }

    /// Whether it is made from the map alone.
    pub fn needs_map_alone(&self) -> bool {
        matches!(self.write, Writer::Map(_))
    }

    /// What of a map it leaves out.
    pub fn lost(&self, map: &JourneyMap) -> Vec<&'static str> {
        self.leaves_out.iter().filter(|loss| (loss.is_in)(map)).map(|loss| loss.what).collect()
    }
}

/// Every format, in the order that help lists them.
pub static ALL: &[&Output] = &[
    &svg::SVG,
    &markdown::MARKDOWN,
    &html::HTML,
    &mermaid::MERMAID,
    #[cfg(feature = "pdf")]
    &pdf::PDF,
    #[cfg(feature = "png")]
    &png::PNG,
    &json::JSON,
    &csv::CSV,
    #[cfg(feature = "xlsx")]
    &xlsx::XLSX,
    &ujg::UJG,
    &cjml::CJML,
    &csv::BACKLOG,
    &markdown::BACKLOG,
];

/// The format of this name.
pub fn named(name: &str) -> Option<&'static Output> {
    ALL.iter().copied().find(|output| output.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_found_by_its_name() {
        for output in ALL {
            assert_eq!(named(output.name).map(|found| found.extension), Some(output.extension));
            assert!(output.about.ends_with('.'), "{}", output.name);
        }
        assert!(named("bmp").is_none());
    }
}
