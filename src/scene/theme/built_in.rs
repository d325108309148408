//! The themes that come with the program: each a file of `themes/` and a line here.

use std::sync::LazyLock;

use super::{Ink, Palette, Theme, read};
use crate::choice;

choice! {
    /// A theme that comes with the program.
    BuiltIn called "a theme" {
        /// Light, and dark where the reader's screen is.
        Auto = "auto",
        /// Light everywhere.
        Light = "light",
        /// Dark everywhere.
        Dark = "dark",
        /// Black ink on white, for paper; reads in grey.
        Print = "print",
        /// Black on white with every card edged, for eyes that need it.
        HighContrast = "high-contrast",
    }
}

impl BuiltIn {
    /// Its colours.
    pub fn theme(self) -> &'static Theme {
        static AUTO: LazyLock<Theme> = LazyLock::new(|| {
            let (light, dark) = (BuiltIn::Light.theme().palette(), BuiltIn::Dark.theme().palette());
            Theme::new("auto", light.clone(), Some(dark.clone()))
        });
        static LIGHT: LazyLock<Theme> = LazyLock::new(|| of_file("light", include_str!("../themes/light.yaml")));
        static DARK: LazyLock<Theme> = LazyLock::new(|| of_file("dark", include_str!("../themes/dark.yaml")));
        static PRINT: LazyLock<Theme> = LazyLock::new(|| of_file("print", include_str!("../themes/print.yaml")));
        static HIGH_CONTRAST: LazyLock<Theme> =
            LazyLock::new(|| of_file("high-contrast", include_str!("../themes/high-contrast.yaml")));
        match self {
            Self::Auto => &AUTO,
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
            Self::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The theme of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|theme| theme.word() == name)
    }
}

/// A theme from our own binary. A test reads each of them, so the black one is never seen.
fn of_file(name: &str, text: &str) -> Theme {
    let colors = read::colors(text).unwrap_or_default();
    debug_assert_eq!(colors.len(), Ink::ALL.len(), "{name}");
    Theme::new(name, Palette { colors }, None)
}
