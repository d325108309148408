//! Fonts that the user names: read from their bytes, refused with a reason, measured with shaping.

mod families;
mod limits;
#[cfg(feature = "fonts")]
mod read;
#[cfg(feature = "fonts")]
mod sfnt;
#[cfg(feature = "fonts")]
mod shape;
mod stretch;
#[cfg(test)]
mod tests;
mod tried;

use std::sync::Arc;

pub(super) use families::{Families, suits, wanted};
pub use limits::{FONT_BYTES, numbered, too_much};
#[cfg(feature = "fonts")]
pub(super) use shape::set;
pub(super) use stretch::{Cluster, Shaped, Stretch};

/// Why a file cannot be used as a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontError {
    /// It is no TrueType or OpenType file.
    NotAFont,
    /// It is packed for the web.
    Packed,
    /// It is damaged, or lacks what every font has.
    Damaged,
    /// The file holds this many fonts, and not the one that was asked for.
    NoSuchFont {
        /// How many there are.
        count: u32,
    },
    /// Its maker forbids embedding.
    Restricted {
        /// The font's family.
        family: String,
    },
    /// It holds pictures or bitmaps in place of outlines, as fonts of coloured emoji do.
    NoOutlines,
    /// This program was built without the feature `fonts`.
    NotBuilt,
}

impl std::fmt::Display for FontError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAFont => out.write_str("this is no TrueType or OpenType font (.ttf, .otf, .ttc)"),
            Self::Packed => out
                .write_str("this font is packed for the web (WOFF); name the .ttf or .otf file that it was made from"),
            Self::Damaged => out.write_str("this font is damaged, or lacks tables that every font has"),
            Self::NoSuchFont { count: 1 } => out.write_str("the file holds one font: name it without `#`"),
            Self::NoSuchFont { count } => {
                write!(
                    out,
                    "the file holds {count} fonts: name one by its number, `#0` to `#{}`",
                    count.saturating_sub(1)
                )
            }
            Self::Restricted { family } => write!(
                out,
                "the maker of `{family}` forbids that it is embedded in documents (fsType 2), and a picture carries its fonts inside"
            ),
            Self::NotBuilt => out.write_str("this program was built without the feature `fonts`"),
            Self::NoOutlines => {
                out.write_str("this font holds pictures or bitmaps in place of outlines, as fonts of coloured emoji do")
            }
        }
    }
}

impl std::error::Error for FontError {}

/// A font that the user named. A copy costs next to nothing.
#[derive(Clone)]
pub struct OwnFont {
    /// The font as a file of its own, with `glyf` or `CFF ` outlines.
    pub(super) file: Arc<[u8]>,
    /// The same, ready for shaping.
    #[cfg(feature = "fonts")]
    font: harfrust::Font,
    /// Its family.
    pub(super) family: String,
    /// The name of this one font, without blanks.
    pub(super) postscript: String,
    /// 100 to 900, as its `OS/2` table has it.
    pub(super) weight: u16,
    /// Whether it is italic or oblique.
    pub(super) italic: bool,
    /// Font units in one em.
    pub(super) units_per_em: u16,
    /// How many glyphs it has.
    #[cfg(feature = "fonts")]
    glyph_count: u16,
    /// Whether it is a font for what the bundled fonts have too, and is asked before them.
    pub(super) leads: bool,
}

#[cfg(not(feature = "fonts"))]
impl OwnFont {
    /// Refuses every font: this build can measure none.
    pub const fn read(_: &[u8], _: u32) -> Result<Self, FontError> {
        Err(FontError::NotBuilt)
    }

    /// Nothing: no font was ever read.
    pub const fn sample(&self) -> String {
        String::new()
    }

    /// Nothing: no font was ever read.
    pub(in crate::text) const fn has(&self, _: &str) -> bool {
        self.units_per_em == 0
    }
}

/// Without fonts of the user's there are no stretches in them.
#[cfg(not(feature = "fonts"))]
pub(super) const fn set(_: &str, _: &[Cluster], _: &[OwnFont], _: &str, _: bool) -> Vec<Stretch> {
    Vec::new()
}

impl std::fmt::Debug for OwnFont {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}{}", self.family, self.weight, if self.italic { " italic" } else { "" })
    }
}
