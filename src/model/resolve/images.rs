//! Pictures: built-in icons by their names, and files of the workspace, each read once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Resolver, optional};
use crate::diagnostic::{Diagnostic, nearest, shown};
use crate::image::{self, Media};
use crate::model::codes::{IMAGE_TOO_LARGE, IMAGE_WITHOUT_ALT, UNKNOWN_ICON};
use crate::model::item::Image;
use crate::model::pictures::{self, Wanted, Why};
use crate::spec;
use crate::spec::value::Text;

/// The most bytes that all pictures of a map may have together, each counted as often as it is shown.
const BYTES: usize = 15 * 1024 * 1024;
/// The same in pixels.
const PIXELS: f64 = 100e6;

/// What helps where a map's picture cannot be had.
const WANTED: Wanted = Wanted {
    write: "write the path of a PNG, JPEG, WebP or SVG file, relative to this file, or the name of a built-in icon",
    smaller: "save it smaller: a picture is drawn at most 280 pixels wide",
};

/// The pictures that were read.
#[derive(Debug, Default)]
pub(super) struct Images {
    /// What became of each path.
    known: BTreeMap<String, Result<Arc<image::Image>, Why>>,
    bytes: usize,
    pixels: f64,
    /// Whether it was said that they are too much together.
    is_full: bool,
}

impl Resolver<'_> {
    /// A picture: a built-in icon, or a file.
    pub(super) fn image(&mut self, written: &spec::stage::Image) -> Option<Image> {
        let name = written.image.0.as_ref()?;
        let alt = optional(written.alt.as_ref());
        if is_path(&name.value) {
            let file = Some(self.picture(name)?);
            if alt.is_none() {
                self.report(without_alt(name));
            }
            return Some(Image { icon: String::new(), file, alt });
        }
        if crate::icons::icon(&name.value).is_none() {
            self.report(unknown_icon(name));
            return None;
        }
        Some(Image { icon: name.value.clone(), file: None, alt })
    }

    fn picture(&mut self, path: &Text) -> Option<Arc<image::Image>> {
        let files = self.files?;
        let first = !self.images.known.contains_key(&path.value);
        let found = self
            .images
            .known
            .entry(path.value.clone())
            .or_insert_with_key(|path| pictures::open(path, files, WANTED).map(Arc::new));
        let image = match found {
            Ok(image) => Arc::clone(image),
            Err(why) => {
                let finding = why.at(path.span);
                self.report(finding);
                return None;
            }
        };
        if let Some(finding) = pictures::left_out(path, &image).filter(|_| first) {
            self.report(finding);
        }
        self.count(path, &image).then_some(image)
    }

    /// Whether there is room for one more.
    fn count(&mut self, path: &Text, image: &image::Image) -> bool {
        let images = &mut self.images;
        images.bytes = images.bytes.saturating_add(image.bytes.len());
        if image.media != Media::Svg {
            images.pixels += image.width * image.height;
        }
        let message = if images.bytes > BYTES {
            format!("with this one, the pictures of the map have more than {} MB together", BYTES / (1024 * 1024))
        } else if images.pixels > PIXELS {
            format!("with this one, the pictures of the map have more than {} million pixels together", PIXELS / 1e6)
        } else {
            return true;
        };
        if !std::mem::replace(&mut images.is_full, true) {
            let finding = Diagnostic::new(&IMAGE_TOO_LARGE, path.span, message);
            self.report(
                finding.help("a picture is drawn at most 280 pixels wide: save the files smaller, or show fewer"),
            );
        }
        false
    }
}

/// Whether a name is that of a file: no icon's name has such characters.
fn is_path(name: &str) -> bool {
    name.contains(['/', '\\', '.', ':'])
}

fn without_alt(path: &Text) -> Diagnostic {
    let name = shown(&path.value);
    let message = format!("nothing says what `{name}` shows");
    Diagnostic::new(&IMAGE_WITHOUT_ALT, path.span, message).help(format!("write `{{image: {name}, alt: …}}`"))
}

fn unknown_icon(name: &Text) -> Diagnostic {
    let message = format!("there is no built-in icon `{}`", name.value);
    let finding = Diagnostic::new(&UNKNOWN_ICON, name.span, message);
    match nearest(&name.value, crate::icons::names()) {
        Some(near) => finding.did_you_mean(Some(near)).guess(format!("write `{near}`"), name.span, near),
        None => finding.help(
            "the built-in icons are listed in docs/icons.md, such as `person`, `cart` or `mobile`; a file has an ending, \
             such as `.png`",
        ),
    }
}
