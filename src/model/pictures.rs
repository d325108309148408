//! Picture files that a file of ours names: what is said where one cannot be had or shown.

use super::codes::{DAMAGED_IMAGE, IMAGE_PARTS_LEFT_OUT, IMAGE_TOO_LARGE, UNREADABLE_IMAGE};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::image::{self, Image, Problem};
use crate::source::{Files, Span, help_about};
use crate::spec::value::Text;

/// What helps where a picture of some kind is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// What to write.
    pub write: &'static str,
    /// What to do about a file that is too large.
    pub smaller: &'static str,
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug)]
pub struct Why {
    code: &'static Code,
    message: String,
    help: String,
}

impl Why {
    /// The same as a finding where the path is written.
    pub fn at(&self, span: Span) -> Diagnostic {
        Diagnostic::new(self.code, span, self.message.clone()).help(self.help.clone())
    }
}

/// The picture at a path, relative to the file that names it.
pub fn open(path: &str, files: &dyn Files, wanted: Wanted) -> Result<Image, Why> {
    let bytes = files.bytes(path, image::BYTES).map_err(|why| unreadable(path, why, wanted))?;
    image::read(path, &bytes).map_err(|problem| unusable(path, problem, wanted))
}

/// What is said of a picture that is shown without parts of it.
pub fn left_out(path: &Text, image: &Image) -> Option<Diagnostic> {
    const LISTED: usize = 6;
    let names = &image.left_out;
    if names.is_empty() {
        return None;
    }
    let listed = names.iter().take(LISTED).map(|name| format!("`{}`", shown(name))).collect::<Vec<_>>().join(", ");
    let more = if names.len() > LISTED { " and more" } else { "" };
    let message = format!("`{}` is shown without its {listed}{more}", shown(&path.value));
    let help = if names.iter().any(|name| name == "text") {
        "turn its words into paths in the editor that it was drawn with"
    } else {
        "draw it with shapes, gradients and clips alone, or save it as PNG"
    };
    Some(Diagnostic::new(&IMAGE_PARTS_LEFT_OUT, path.span, message).help(help))
}

fn unreadable(path: &str, why: String, wanted: Wanted) -> Why {
    let is_address = path.contains("://") || path.starts_with("data:");
    let usual = help_about(&why, wanted.write).to_owned();
    let message = if is_address { format!("`{}` is an address, and a picture is a file", shown(path)) } else { why };
    let help = if is_address {
        "save the picture beside this file and write its path; nothing is fetched when a map is drawn".to_owned()
    } else {
        usual
    };
    Why { code: &UNREADABLE_IMAGE, message, help }
}

fn unusable(path: &str, problem: Problem, wanted: Wanted) -> Why {
    let (code, why, help) = match problem {
        Problem::Damaged(why) => {
            (&DAMAGED_IMAGE, why, "open it in an image editor and save it again, as PNG, JPEG, WebP or SVG")
        }
        Problem::TooLarge(why) => (&IMAGE_TOO_LARGE, why, wanted.smaller),
    };
    Why { code, message: format!("`{}` {why}", shown(path)), help: help.to_owned() }
}
