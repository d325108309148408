//! The fonts that a theme file names: each is read and tried, and refused with a reason where its path is written.

use std::collections::BTreeSet;

use super::codes::UNUSABLE_FONT;
use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::source::{Files, help_about};
use crate::spec::value::Text;
use crate::text::{FONT_BYTES, OwnFont, numbered, too_much};

/// So many fonts are read and tried: four faces of sixteen families.
const MOST: usize = 64;
/// What helps where nothing else does.
const WRITE: &str =
    "write the path of a TrueType or OpenType file, relative to this file, such as `fonts/Brand-Regular.ttf`";

/// The fonts at these paths, relative to the theme file, in their order.
pub(super) fn fonts(written: &[Text], files: &dyn Files, findings: &mut Findings) -> Vec<OwnFont> {
    let mut seen = BTreeSet::new();
    let mut total = 0;
    let mut fonts = Vec::new();
    // A font that is named twice is one font.
    for (index, path) in written.iter().filter(|path| seen.insert(path.value.as_str())).enumerate() {
        if index == MOST {
            let message = format!("this is one font more than the {MOST} that a theme may have");
            findings.add(Diagnostic::new(&UNUSABLE_FONT, path.span, message).help("name fewer fonts"));
            break;
        }
        match font(&path.value, files, &mut total) {
            Ok(font) => fonts.push(font),
            Err((message, help)) => {
                findings.report(&UNUSABLE_FONT, || Diagnostic::new(&UNUSABLE_FONT, path.span, message).help(help));
            }
        }
    }
    fonts
}

/// The font at a path; `FILE#2` is the third of a collection. The error is what is wrong, and what to do about it.
fn font(path: &str, files: &dyn Files, total: &mut usize) -> Result<OwnFont, (String, String)> {
    let (bytes, number) = match (files.bytes(path, FONT_BYTES), numbered(path)) {
        (Ok(bytes), _) => (bytes, 0),
        (Err(_), Some((file, number))) => (files.bytes(file, FONT_BYTES).map_err(unreadable)?, number),
        (Err(why), None) => return Err(unreadable(why)),
    };
    *total += bytes.len();
    let why = match too_much(bytes.len(), *total) {
        Some(why) => why,
        None => match OwnFont::tried(&bytes, number) {
            Ok(font) => return Ok(font),
            Err(why) => why.to_string(),
        },
    };
    Err((format!("cannot use the font `{}`: {why}", shown(path)), "name another font, or leave it out".to_owned()))
}

fn unreadable(why: String) -> (String, String) {
    let help = help_about(&why, WRITE).to_owned();
    (why, help)
}
