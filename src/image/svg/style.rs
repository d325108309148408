//! The looks of a drawing: the properties that paint, with nothing in their values that leads out of the file.

use roxmltree::Document;

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
    "mix-blend-mode",
    "isolation",
    "shape-rendering",
    "color-interpolation",
    "transform",
    "transform-origin",
    "transform-box",
    "enable-background",
];
/// The most elements of a clip or mask that a style sheet refers to, which may be used by every element of the drawing.
const SMALL: usize = 20;

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

/// The ids that a value refers to.
pub(super) fn references(value: &str) -> impl Iterator<Item = &str> {
    value.match_indices("url(").filter_map(|(at, word)| {
        let rest = value.get(at + word.len()..)?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find([')', '"', '\''])?;
        rest.get(..end)?.strip_prefix('#').map(str::trim_end)
    })
}

/// The declarations that may stay. In a style sheet of a document, they refer to what is cheap to draw however often.
pub(super) fn declarations(written: &str, sheet_of: Option<&Document<'_>>) -> String {
    let kept = written.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        let cheap = sheet_of.is_none_or(|document| references(value).all(|id| is_small(document, id)));
        (cheap && may(&name, value)).then(|| format!("{name}:{value}"))
    });
    kept.collect::<Vec<_>>().join(";")
}

/// A style sheet without what may not stay; nothing if it holds more than plain rules.
pub(super) fn sheet(written: &str, document: &Document<'_>) -> Option<String> {
    let mut plain = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    if plain.contains(['@', '\\', '<']) {
        return None;
    }
    let rules = plain.split('}').filter_map(|rule| {
        let (selector, inside) = rule.split_once('{')?;
        Some(format!("{}{{{}}}", selector.trim(), declarations(inside, Some(document))))
    });
    Some(rules.collect())
}

/// Whether an element can be referred to by every other without harm: a gradient, or a few shapes that refer to nothing.
fn is_small(document: &Document<'_>, id: &str) -> bool {
    let mut found = document.descendants().filter(|node| node.attribute("id") == Some(id));
    let Some(node) = found.next() else { return true };
    if matches!(node.tag_name().name(), "linearGradient" | "radialGradient") {
        return true;
    }
    let refers = |name: &str, value: &str| matches!(name, "href" | "class" | "style") || value.contains("url");
    node.descendants().filter(roxmltree::Node::is_element).count() <= SMALL
        && !node
            .descendants()
            .any(|inner| inner.attributes().any(|attribute| refers(attribute.name(), attribute.value())))
}
