//! What a user may ask of an output; a field has its say in the formats that know it and none in the others.

use crate::scene::sheets::Paper;
use crate::scene::theme::Rgb;
use crate::text::Base;

/// What a user may ask of an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// How words are written in an SVG.
    pub text: TextMode,
    /// Pixels of a PNG for each CSS pixel, 0.1 to 10.
    pub scale: f64,
    /// What is behind the picture of a PNG.
    pub background: Background,
    /// What a PDF is printed on.
    pub paper: Paper,
    /// Where the map lies from the place of the output: links and files are written relative to the map.
    pub base: Base,
    /// Which elements of a page it is dark in, as a CSS selector, where the page and not the screen says so. Of SVG alone.
    pub dark_in: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            text: TextMode::Font,
            scale: 1.0,
            background: Background::Page,
            paper: Paper::FIT,
            base: Base::default(),
            dark_in: None,
        }
    }
}

/// How words are written in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextMode {
    /// As text, with the fonts that it needs inside.
    #[default]
    Font,
    /// As outlines, which look alike wherever they are shown.
    Paths,
    /// As text in whatever fonts the reader's system has.
    System,
}

/// What is behind a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The page of the theme.
    #[default]
    Page,
    /// A colour of its own in place of the page.
    Color(Rgb),
    /// Nothing.
    Transparent,
}
