//! A theme: one colour for every role, and for screens that are dark perhaps another.
//!
//! A theme is a file of tokens, so that a new look needs no code. One of a user's may bring fonts and a logo.

mod apart;
mod brand;
mod built_in;
mod check;
pub mod codes;
mod color;
mod contrast;
pub mod file;
mod fonts;
mod ink;
pub mod logo;
mod read;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod vision;

pub use built_in::BuiltIn;
pub use color::Rgb;
pub use contrast::{PAIRS, Pair, Use, contrast, pairs};
pub use file::{read, schema};
pub use ink::{Ink, StageInks};

use crate::board::Logo;
use crate::text::OwnFont;

/// One colour for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// By the order of `Ink::ALL`, which is the order of its variants.
    colors: Vec<Rgb>,
}

impl Palette {
    /// The colour of a role.
    pub fn color(&self, ink: Ink) -> Rgb {
        self.colors.get(ink as usize).copied().unwrap_or_default()
    }

    fn set(&mut self, ink: Ink, color: Rgb) {
        if let Some(place) = self.colors.get_mut(ink as usize) {
            *place = color;
        }
    }
}

/// What a theme file gives every map.
#[derive(Clone, Debug)]
pub struct Brand {
    /// The colours.
    pub theme: Theme,
    /// Fonts for the words, in the order in which they are named.
    pub fonts: Vec<OwnFont>,
    /// A picture in the head of every map.
    pub logo: Option<Logo>,
}

impl From<Theme> for Brand {
    fn from(theme: Theme) -> Self {
        Self { theme, fonts: Vec::new(), logo: None }
    }
}

/// The colours of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What it is called: `light`, or the name of its file.
    pub name: String,
    main: Palette,
    dark: Option<Palette>,
}

impl Theme {
    /// The theme that is used where none is named: light, and dark where the reader's screen is.
    pub fn auto() -> &'static Self {
        BuiltIn::Auto.theme()
    }

    /// The light theme.
    pub fn light() -> &'static Self {
        BuiltIn::Light.theme()
    }

    /// The colour of a role, for whatever has one look: PNG, PDF, and the attributes of an SVG.
    pub fn color(&self, ink: Ink) -> Rgb {
        self.main.color(ink)
    }

    /// The colours that `color` gives.
    pub fn palette(&self) -> &Palette {
        &self.main
    }

    /// The colours for a screen that is dark, where the theme has others for it. Two roles that share a colour in
    /// `palette` share it here as well, so that the one tells the other.
    pub fn dark(&self) -> Option<&Palette> {
        self.dark.as_ref()
    }

    /// The same theme with the look of `color` alone, for what cannot follow a screen.
    #[must_use]
    pub fn settled(&self) -> Self {
        Self { dark: None, ..self.clone() }
    }

    /// The same theme with its look on a dark screen alone, where it has one.
    #[must_use]
    pub fn after_dark(&self) -> Option<Self> {
        self.dark.clone().map(|main| Self { name: self.name.clone(), main, dark: None })
    }

    fn new(name: &str, mut main: Palette, dark: Option<Palette>) -> Self {
        if let Some(dark) = &dark {
            apart::keep_apart(&mut main, dark);
        }
        Self { name: name.to_owned(), main, dark }
    }
}
