//! The SVG output: one element for each item of a scene, the same bytes for the same scene, and nothing that a host could refuse:
//! no script, no reference, no id, no blank line; every look is an attribute, so it survives where style sheets do not.

mod data;
mod font;
mod link;
mod look;
mod markup;
mod paths;
mod picture;
mod style;
mod text;

pub(super) use font::stack;
pub use font::{FontFace, fonts};

use super::outlines::Outliner;
use super::{Drawing, Output, TextMode, Writer};
use crate::scene::item::{Group, Item, Panel, Path, Scene, Stroke};
use crate::scene::theme::{Ink, Theme};
use crate::text::Fonts;
use look::{Look, Needs, USUAL_SIZE};
use markup::{File, Tag, number};

/// The format, for the list.
pub static SVG: Output = Output {
    name: "svg",
    extension: "svg",
    about: "A picture for pages, repositories and slides.",
    draws_letters: false,
    leaves_out: &[],
    write: Writer::Drawing(|drawing: &Drawing<'_>| Ok(picture(drawing).into_bytes())),
};

fn picture(drawing: &Drawing<'_>) -> String {
    let Drawing { scene, theme, fonts: glyphs, .. } = *drawing;
    let hand = Hand { theme, glyphs, outliner: None, dark_in: drawing.options.dark_in };
    match drawing.options.text {
        TextMode::Font => file(scene, &fonts(scene, glyphs), &hand),
        TextMode::System => file(scene, &[], &hand),
        TextMode::Paths => file(scene, &[], &Hand { outliner: Some(Outliner::new(glyphs)), ..hand }),
    }
}

/// Writes a scene that the bundled fonts measured as one SVG file, these fonts inside; it has no style sheet where there are
/// neither fonts nor colours for the dark.
pub fn write(scene: &Scene, theme: &Theme, fonts: &[FontFace]) -> String {
    file(scene, fonts, &Hand { theme, glyphs: &Fonts::default(), outliner: None, dark_in: None })
}

/// Writes a scene as one SVG file whose words are outlines; what `glyphs` lacks stays text.
pub fn write_paths(scene: &Scene, theme: &Theme, glyphs: &Fonts) -> String {
    file(scene, &[], &Hand { theme, glyphs, outliner: Some(Outliner::new(glyphs)), dark_in: None })
}

/// A picture from a file as an SVG file of its own, as large as its place.
#[cfg(feature = "png")]
pub(super) fn of_image(image: &crate::scene::item::Image) -> String {
    let [x, y, width, height] = [image.area.x, image.area.y, image.area.width, image.area.height].map(number);
    let file = File::new().with("viewBox", &format!("{x} {y} {width} {height}"));
    let mut file = file.with("width", &width).with("height", &height);
    file.push(picture::draw(image, false));
    file.into_text()
}

/// What items are drawn with.
struct Hand<'a> {
    theme: &'a Theme,
    /// The fonts that words were measured with.
    glyphs: &'a Fonts,
    /// Draws words as outlines; without it they are text.
    outliner: Option<Outliner<'a>>,
    /// What of a page it is dark in, where not the screen says so.
    dark_in: Option<&'a str>,
}

fn file(scene: &Scene, fonts: &[FontFace], hand: &Hand<'_>) -> String {
    let style = style::style(scene, hand.theme, fonts, hand.dark_in);
    let mut root = root(scene, fonts);
    if let Some(class) = &style.class {
        root = root.with("class", class);
    }
    if !scene.title.is_empty() {
        root.push(Tag::new("title").words(&scene.title));
    }
    if !scene.description.is_empty() {
        root.push(Tag::new("desc").words(&scene.description));
    }
    if !style.rules.is_empty() {
        root.push(Tag::new("style").words(&style.rules));
    }
    for item in &scene.items {
        root.push(draw(item, Look::of_root(), hand));
    }
    root.into_text()
}

/// The outermost element. It says again what browsers take for granted, because a page that it is pasted into may have
/// changed it: without `direction`, a page in Arabic would turn every label around.
fn root(scene: &Scene, fonts: &[FontFace]) -> File {
    let (width, height) = (number(scene.width), number(scene.height));
    let mut root = File::new()
        .with("viewBox", &format!("0 0 {width} {height}"))
        .with("width", &width)
        .with("height", &height)
        .with("role", link::role(scene))
        .with("direction", "ltr")
        .with("font-family", &font::stack(&scene.lang, fonts))
        .with("font-size", &number(USUAL_SIZE))
        .with("font-style", "normal")
        .with("font-weight", "400")
        .with("letter-spacing", "0")
        .with("stroke-linecap", "round")
        .with("stroke-linejoin", "round")
        .with("text-anchor", "start")
        .with("text-rendering", "geometricPrecision")
        .with("word-spacing", "0");
    if !scene.lang.is_empty() {
        root = root.with("lang", &scene.lang).with("xml:lang", &scene.lang);
    }
    root
}

/// Draws an item in a place where `handed` is handed down.
fn draw(item: &Item, handed: Look, hand: &Hand<'_>) -> Tag {
    match item {
        Item::Group(group) => draw_group(group, handed, hand),
        Item::Panel(panel) => draw_panel(panel, handed, hand.theme),
        Item::Text(line) => match &hand.outliner {
            Some(outliner) => paths::draw(line, outliner, handed, hand.theme),
            None => text::draw(line, handed, hand.theme, hand.glyphs),
        },
        Item::Path(path) => draw_path(path, handed, hand.theme),
        Item::Image(image) => picture::draw(image, hand.theme.dark().is_some()),
    }
}

fn draw_group(group: &Group, handed: Look, hand: &Hand<'_>) -> Tag {
    let Group { classes, id, lane, label, data, link, items, about: _ } = group;
    let named = [("class", classes), ("data-id", id), ("data-lane", lane), ("aria-label", label)];
    let mut tag = Tag::new("g");
    for (name, value) in named.into_iter().filter(|(_, value)| !value.is_empty()) {
        tag = tag.with(name, value);
    }
    for (name, value) in data {
        tag = tag.with(&format!("data-{name}"), value);
    }
    let shared = Needs::of_items(items, hand.theme, hand.outliner.is_none()).shared(handed, 2);
    let mut tag = shared.put(tag, handed);
    for item in items {
        tag.push(draw(item, shared.or(handed), hand));
    }
    link::around(tag, link)
}

fn draw_panel(panel: &Panel, handed: Look, theme: &Theme) -> Tag {
    let Panel { area, radius, fill, stroke } = *panel;
    let tag = Tag::new("rect")
        .with_number("x", area.x)
        .with_number("y", area.y)
        .with_number("width", area.width.max(0.0))
        .with_number("height", area.height.max(0.0));
    let tag = if radius > 0.0 { tag.with_number("rx", radius) } else { tag };
    paint(tag, fill, stroke, handed, theme)
}

fn draw_path(path: &Path, handed: Look, theme: &Theme) -> Tag {
    let tag = paint(Tag::new("path").with("d", &data::data(&path.segments)), path.fill, path.stroke, handed, theme);
    if path.opacity < 1.0 { tag.with_number("opacity", path.opacity.max(0.0)) } else { tag }
}

/// Fill and line of a shape; what is not there is said to be `none`, since a host may have given it a colour.
fn paint(tag: Tag, fill: Option<Ink>, stroke: Option<Stroke>, handed: Look, theme: &Theme) -> Tag {
    let tag = Look::of_shape(fill, stroke, theme).put(tag, handed);
    let Some(stroke) = stroke else { return tag };
    let tag = tag.with("stroke", &theme.color(stroke.ink).to_string());
    match stroke.dashes() {
        Some([dash, gap]) => tag.with("stroke-dasharray", &format!("{} {}", number(dash), number(gap))),
        None => tag,
    }
}

#[cfg(test)]
mod tests;
