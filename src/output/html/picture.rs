//! The picture of a page: our own SVG, its things named for the script, its style sheet taken out for the page's policy.

use super::found::Found;
use crate::output::svg::{self, FontFace};
use crate::output::{Drawing, TextMode};
use crate::scene::item::{Anchor, Group, Ink, Item, Run, Scene, TextLine};
use crate::text::Face;

/// A picture in two parts.
pub(super) struct Picture {
    /// The element.
    pub(super) svg: String,
    /// Its style sheet: fonts, and the colours of a dark screen where the theme has some.
    pub(super) rules: String,
    /// The fonts inside that sheet.
    pub(super) fonts: Vec<FontFace>,
}

/// The picture of a drawing with fonts that also hold the characters of `page`.
pub(super) fn picture(drawing: &Drawing<'_>, found: &Found<'_>, page: &str) -> Picture {
    let mut scene = drawing.scene.clone();
    for item in &mut scene.items {
        name(item, found);
    }
    let fonts = fonts(drawing, page);
    let svg = svg::write(&scene, drawing.theme, &fonts);
    match svg.split_once("<style>").and_then(|(head, rest)| Some((head, rest.split_once("</style>")?))) {
        Some((head, (rules, tail))) => {
            Picture { svg: format!("{head}{}", tail.trim_start()), rules: read(rules), fonts }
        }
        None => Picture { svg, rules: String::new(), fonts },
    }
}

/// The fonts of picture and page together, unless the reader's own are asked for. A page has no words as outlines: what
/// it is for is to be read, searched and copied.
fn fonts(drawing: &Drawing<'_>, page: &str) -> Vec<FontFace> {
    if drawing.options.text == TextMode::System {
        return Vec::new();
    }
    let line = |face| {
        let run = Run::new(page, face, Ink::TextPrimary, false);
        let at = crate::geometry::Point::default();
        Item::Text(TextLine {
            at,
            anchor: Anchor::Start,
            runs: vec![run],
            size: 1.0,
            letter_spacing: 0.0,
            width: 0.0,
            right_to_left: false,
        })
    };
    let mut items = drawing.scene.items.clone();
    items.extend([Face::Regular, Face::Semibold].map(line));
    svg::fonts(&Scene { items, ..Scene::default() }, drawing.fonts)
}

fn name(item: &mut Item, found: &Found<'_>) {
    let Item::Group(group) = item else { return };
    let Group { about, data, items, .. } = group;
    data.extend(found.key(about).map(|key| ("key", key)));
    data.extend(found.filters(about));
    for item in items {
        name(item, found);
    }
}

/// A style sheet as it stands in XML, as it is to be read in HTML.
fn read(rules: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(rules.to_owned(), |rules, (entity, sign)| rules.replace(entity, sign))
}
