//! A theme: one colour for every role. A theme is a file of tokens, so that a new look needs no code.

mod contrast;
mod ink;
mod read;

use std::fmt;
use std::sync::LazyLock;

pub use contrast::{PAIRS, Pair, Use, contrast, pairs};
pub use ink::{Ink, StageInks};

/// A colour of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl fmt::Display for Rgb {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }
}

/// One colour for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What it is called: `light`.
    pub name: String,
    /// By the order of `Ink::ALL`, which is the order of its variants.
    colors: Vec<Rgb>,
}

impl Theme {
    /// Reads a theme file: every token once, none left out, none unknown. The error is a sentence to its author.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let colors = read::tokens(text)?;
        Ok(Self { name: name.to_owned(), colors })
    }

    /// The theme that is used where none is named.
    pub fn light() -> &'static Self {
        static LIGHT: LazyLock<Theme> = LazyLock::new(|| Theme::built_in("light", include_str!("themes/light.yaml")));
        &LIGHT
    }

    /// The colour of a role.
    pub fn color(&self, ink: Ink) -> Rgb {
        self.colors.get(ink as usize).copied().unwrap_or_default()
    }

    /// A theme from our own binary. A test reads each of them, so the black one is never seen.
    fn built_in(name: &str, text: &str) -> Self {
        Self::read(name, text).unwrap_or_else(|_| Self { name: name.to_owned(), colors: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_theme_is_whole() {
        let read = Theme::read("light", include_str!("themes/light.yaml")).unwrap();
        assert_eq!(&read, Theme::light());
        assert_eq!(read.color(Ink::TextPrimary).to_string(), "#1B2130");
        assert_eq!(read.color(Ink::ArrowFail).to_string(), "#B42338");
    }

    #[test]
    fn an_ink_counts_its_place_in_the_list() {
        for (place, ink) in Ink::ALL.iter().enumerate() {
            assert_eq!(*ink as usize, place, "{}", ink.name());
        }
    }
}
