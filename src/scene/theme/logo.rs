//! The logo that a theme file names: a picture, perhaps another one for the dark, and what they show.

use std::sync::Arc;

use super::color::Oklch;
use super::{Ink, Palette};
use crate::board::Logo;
use crate::diagnostic::Findings;
use crate::image::Image;
use crate::model::pictures::{self, Wanted};
use crate::record;
use crate::source::Files;
use crate::spec::record::Required;
use crate::spec::value::Text;

/// What helps where a logo cannot be had.
const WANTED: Wanted = Wanted {
    write: "write the path of a PNG, JPEG, WebP or SVG file, relative to this file",
    smaller: "save it smaller: a logo is drawn at most 180 pixels wide and 36 high",
};

record! {
    /// A picture at the top right of every map.
    LogoFile called "a logo" short ["image"] {
        /// Its file: PNG, JPEG, WebP or SVG, relative to the theme file.
        image: Required<Text>,
        /// The file that stands in its place where the screen is dark, if the theme has a dark side.
        dark: Option<Text>,
        /// What it shows, for those who cannot see it, such as the name of the brand. Without it, it is decoration.
        alt: Option<Text>,
    }
}

impl LogoFile {
    /// The logo on a picture of these colours. There is none if its file cannot be shown.
    pub(super) fn logo(&self, palette: &Palette, files: &dyn Files, findings: &mut Findings) -> Option<Logo> {
        let mut open = |path: &Text| -> Option<Arc<Image>> {
            let opened = pictures::open(&path.value, files, WANTED).map_err(|why| findings.add(why.at(path.span)));
            let image = opened.ok()?;
            if let Some(found) = pictures::left_out(path, &image) {
                findings.add(found);
            }
            Some(Arc::new(image))
        };
        let image = self.image.0.as_ref().and_then(&mut open);
        let dark = self.dark.as_ref().and_then(&mut open);
        let alt = self.alt.as_ref().map(|alt| alt.value.trim().to_owned()).unwrap_or_default();
        let (image, dark) = match dark {
            // A theme that is dark everywhere.
            Some(dark) if is_dark(palette) => (dark, None),
            dark => (image?, dark),
        };
        Some(Logo { image, dark, alt })
    }
}

/// Whether words are lighter than the page that they stand on.
fn is_dark(palette: &Palette) -> bool {
    let light = |ink| Oklch::from(palette.color(ink)).lightness;
    light(Ink::TextPrimary) > light(Ink::PageFill)
}
