//! Pictures: built-in icons by their names, and files of the workspace, each read once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Resolver, optional};
use crate::diagnostic::{Code, Diagnostic, nearest, shown};
use crate::image::{self, Media, Problem};
use crate::model::codes::{
    DAMAGED_IMAGE, IMAGE_PARTS_LEFT_OUT, IMAGE_TOO_LARGE, IMAGE_WITHOUT_ALT, UNKNOWN_ICON, UNREADABLE_IMAGE,
};
use crate::model::item::Image;
use crate::source::help_about;
use crate::spec;
use crate::spec::value::Text;

/// The most bytes that all pictures of a map may have together, each counted as often as it is shown.
const BYTES: usize = 15 * 1024 * 1024;
/// The same in pixels.
const PIXELS: f64 = 100e6;

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

/// Why a picture cannot be shown.
#[derive(Clone, Debug)]
struct Why {
    code: &'static Code,
    message: String,
    help: String,
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
        let found = self.images.known.entry(path.value.clone()).or_insert_with_key(|path| {
            let bytes = files.bytes(path, image::BYTES).map_err(|why| unreadable(path, why))?;
            image::read(path, &bytes).map(Arc::new).map_err(|problem| unusable(path, problem))
        });
        let image = match found {
            Ok(image) => Arc::clone(image),
            Err(Why { code, message, help }) => {
                let finding = Diagnostic::new(code, path.span, message.clone()).help(help.clone());
                self.report(finding);
                return None;
            }
        };
        if first && !image.left_out.is_empty() {
            self.report(parts_left_out(path, &image.left_out));
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

fn unreadable(path: &str, why: String) -> Why {
    let is_address = path.contains("://") || path.starts_with("data:");
    let usual =
        "write the path of a PNG, JPEG, WebP or SVG file, relative to this file, or the name of a built-in icon";
    let usual = help_about(&why, usual);
    let message = if is_address { format!("`{}` is an address, and a picture is a file", shown(path)) } else { why };
    let help = if is_address {
        "save the picture beside the map and write its path; nothing is fetched when a map is drawn"
    } else {
        usual
    };
    Why { code: &UNREADABLE_IMAGE, message, help: help.to_owned() }
}

fn unusable(path: &str, problem: Problem) -> Why {
    let (code, why, help) = match problem {
        Problem::Damaged(why) => {
            (&DAMAGED_IMAGE, why, "open it in an image editor and save it again, as PNG, JPEG, WebP or SVG")
        }
        Problem::TooLarge(why) => {
            (&IMAGE_TOO_LARGE, why, "save it smaller: a picture is drawn at most 280 pixels wide")
        }
    };
    Why { code, message: format!("`{}` {why}", shown(path)), help: help.to_owned() }
}

fn parts_left_out(path: &Text, names: &[String]) -> Diagnostic {
    let listed = names.iter().take(6).map(|name| format!("`{}`", shown(name))).collect::<Vec<_>>().join(", ");
    let more = if names.len() > 6 { " and more" } else { "" };
    let message = format!("`{}` is shown without its {listed}{more}", shown(&path.value));
    let help = if names.iter().any(|name| name == "text") {
        "turn its words into paths in the editor that it was drawn with"
    } else {
        "draw it with shapes, gradients and clips alone, or save it as PNG"
    };
    Diagnostic::new(&IMAGE_PARTS_LEFT_OUT, path.span, message).help(help)
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
