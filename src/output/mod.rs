//! Floor 8, `output`: writes a drawing down. One format a file and one line in `ALL`; a format decides nothing.

pub mod html;
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

pub use options::{Background, Options, TextMode};

use crate::board::Board;
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

/// A format that a drawing can be written in.
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
    /// Writes a whole file. The error says in a sentence why this drawing cannot be written so.
    pub write: fn(&Drawing<'_>) -> Result<Vec<u8>, String>,
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
