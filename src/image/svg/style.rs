//! The looks of a drawing: the properties that paint, with nothing in their values that leads out of the file.

use super::cost::Counter;
use super::numbers;
use super::words::{plain, references};
use crate::image::Problem;

/// Properties that may stand as an attribute, in `style` and in a style sheet.
const PROPERTIES: &[&str] = &[
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "color",
    "display",
    "visibility",
    "overflow",
    "clip-path",
    "clip-rule",
    "mask",
    "mask-type",
    "stop-color",
    "stop-opacity",
    "vector-effect",
    "paint-order",
    "shape-rendering",
    "color-interpolation",
    "transform",
    "transform-origin",
    "transform-box",
    "enable-background",
];
/// Properties that change what is seen and that not every reader of a map can draw: that they are left out is said.
const MISSED: &[&str] = &["mix-blend-mode", "isolation"];
/// Properties by which one rule makes every element draw others, and those others again: they stand in no style sheet.
const SPREADING: &[&str] = &["mask", "clip-path", "filter", "marker", "marker-start", "marker-mid", "marker-end"];
/// The most elements of a gradient that a style sheet refers to, which may be used by every element of the drawing.
const SMALL: u64 = 100;
/// Whether a property with this value does nothing but paint.
pub(super) fn may(name: &str, value: &str) -> bool {
    PROPERTIES.contains(&name) && stays_inside(value)
}

/// Whether every reference of a value leads to an element of the same file.
fn stays_inside(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    !value.contains(['\\', '@', '<', '{', '}'])
        && references(&value).count() == value.matches("url").count()
        && !["image(", "image-set(", "src(", "expression("].iter().any(|word| value.contains(word))
}

/// What is left out of a drawing with this property, if anyone would miss it.
pub(super) fn missed(name: &str, value: &str) -> Option<&'static str> {
    let is_usual = matches!(value.trim(), "normal" | "auto");
    MISSED.iter().copied().find(|missed| *missed == name && !is_usual)
}

/// The declarations of a `style` that may stay, and what of it is missed.
pub(super) fn declarations(written: &str) -> Result<(String, Vec<&'static str>), Problem> {
    filtered(written, |name, value| (may(name, value), missed(name, value)))
}

/// A style sheet without what may not stay, and what of it is missed; nothing stays if it holds more than plain rules.
pub(super) fn sheet(written: &str, counter: &mut Counter<'_>) -> Result<(String, Vec<&'static str>), Problem> {
    let plain = plain(written);
    if plain.contains(['@', '\\', '<']) {
        return Ok((String::new(), vec!["style"]));
    }
    let (mut kept, mut missing) = (String::with_capacity(plain.len()), Vec::new());
    for (selector, inside) in plain.split('}').filter_map(|rule| rule.split_once('{')) {
        let (inside, missed) = filtered(inside, |name, value| in_sheet(name, value, counter))?;
        missing.extend(missed);
        kept.push_str(selector.trim());
        kept.push('{');
        kept.push_str(&inside);
        kept.push('}');
    }
    Ok((kept, missing))
}

/// Whether a declaration may stay in a style sheet, and what is missed if it does not.
fn in_sheet(name: &str, value: &str, counter: &mut Counter<'_>) -> (bool, Option<&'static str>) {
    if SPREADING.contains(&name) {
        return (false, (value != "none").then_some("style"));
    }
    let is_cheap = references(value).all(|id| counter.gradient(id).is_some_and(|cost| cost <= SMALL));
    let missed = missed(name, value).or((!is_cheap).then_some("style"));
    (is_cheap && may(name, value), missed)
}

/// The declarations for which `stays` says so, and what it misses of the others.
fn filtered(
    written: &str,
    mut stays: impl FnMut(&str, &str) -> (bool, Option<&'static str>),
) -> Result<(String, Vec<&'static str>), Problem> {
    let (mut kept, mut missing) = (Vec::new(), Vec::new());
    for (name, value) in written.split(';').filter_map(|declaration| declaration.split_once(':')) {
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        let (stays, missed) = stays(&name, value);
        missing.extend(missed);
        if stays {
            numbers::check(&name, value)?;
            kept.push(format!("{name}:{value}"));
        }
    }
    Ok((kept.join(";"), missing))
}
