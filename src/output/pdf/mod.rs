//! The PDF output: vectors and real text, on one page or on sheets of paper.
//!
//! It is tagged for screen readers, has an outline, and no date, so that the same map is the same bytes.

mod draw;
mod image;
mod shape;
mod structure;
mod text;
mod vector;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

use super::{Drawing, Output, Writer};
use crate::scene::item::Scene;
use crate::scene::sheets::{Paper, Sheet, sheets};
use crate::scene::theme::Theme;
use crate::scene::{Width, laid_out};
use crate::text::Fonts;
use draw::{Bookmark, Brush, Link};
use text::OpenFonts;

/// The format, for the list.
pub static PDF: Output = Output {
    name: "pdf",
    extension: "pdf",
    about: "A picture to print and to send, with text that can be searched, copied and read aloud.",
    draws_letters: true,
    leaves_out: &[],
    write: Writer::Drawing(|drawing: &Drawing<'_>| {
        let Drawing { board, scene, theme, fonts, options } = *drawing;
        // What is too wide for the paper is laid out once more, to fit it.
        match options.paper.picture_width().filter(|width| *width < scene.width) {
            Some(width) => {
                let scene = laid_out(board, Width::Pixels(width), fonts).led_from(&options.base);
                write(&scene, theme, fonts, options.paper)
            }
            None => write(scene, theme, fonts, options.paper),
        }
    }),
};

/// Writes a scene as one PDF. Its accessibility is checked as it is written (PDF/UA-1, as far as a program can tell); what
/// does not pass, such as a map without a title, is written without saying that it would.
pub fn write(scene: &Scene, theme: &Theme, fonts: &Fonts, paper: Paper) -> Result<Vec<u8>, String> {
    let sheets = sheets(scene, paper, fonts);
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let attempt = match accessible {
        Ok(accessible) => document(scene, theme, fonts, &sheets, accessible),
        Err(_) => document(scene, theme, fonts, &sheets, Configuration::default()),
    };
    attempt
        .or_else(|error| match error {
            KrillaError::Validation(_) => document(scene, theme, fonts, &sheets, Configuration::default()),
            other => Err(other),
        })
        .map_err(|error| error.to_string())
}

/// Writes the sheets, and claims what `configuration` says.
pub(super) fn document(
    scene: &Scene,
    theme: &Theme,
    fonts: &Fonts,
    sheets: &[Sheet<'_>],
    configuration: Configuration,
) -> Result<Vec<u8>, KrillaError> {
    // Colours of a theme are of sRGB, so the file says that.
    let settings = SerializeSettings { configuration, no_device_cs: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut open = OpenFonts::new(fonts);
    let mut tags = TagTree::new();
    let mut bookmarks = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let Some(settings) = PageSettings::from_wh(sheet.width as f32, sheet.height as f32) else { continue };
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut brush = Brush::new(&mut surface, theme, &mut open);
        let parts = brush.sheet(sheet);
        let (headings, links) = brush.into_marks();
        bookmarks.extend(headings.into_iter().map(|bookmark| (index, bookmark)));
        surface.finish();
        let links: Vec<_> =
            links.iter().map(|link| annotation(link).map(|link| page.add_tagged_annotation(link))).collect();
        tags.children.extend(parts.into_iter().map(|part| part.into_node(&links)));
        page.finish();
    }
    document.set_tag_tree(tags);
    document.set_outline(outline(bookmarks));
    document.set_metadata(metadata(scene));
    document.finish()
}

/// A link as the library has it; none where it has no room.
fn annotation(link: &Link) -> Option<Annotation> {
    let Link { area, target } = link;
    let area = Rect::from_xywh(area.x as f32, area.y as f32, area.width as f32, area.height as f32)?;
    let action = Action::Link(LinkAction::new(target.clone()));
    let alternative = Some(target.clone());
    Some(Annotation::new_link(LinkAnnotation::new(area, Target::Action(action)), alternative))
}

/// Headings as bookmarks, those of the second level below the one before of the first.
fn outline(bookmarks: Vec<(usize, Bookmark)>) -> Outline {
    let mut nodes: Vec<OutlineNode> = Vec::new();
    for (page, Bookmark { level, words, top }) in bookmarks {
        let node = OutlineNode::new(words, XyzDestination::new(page, Point::from_xy(0.0, top as f32))).with_open(true);
        match nodes.last_mut() {
            Some(parent) if level > 1 => parent.push_child(node),
            _ => nodes.push(node),
        }
    }
    let mut outline = Outline::new();
    for node in nodes {
        outline.push_child(node);
    }
    outline
}

fn metadata(scene: &Scene) -> Metadata {
    let mut metadata = Metadata::new().creator("journeymap".to_owned());
    if !scene.title.is_empty() {
        metadata = metadata.title(scene.title.clone());
    }
    if !scene.description.is_empty() {
        metadata = metadata.description(scene.description.clone());
    }
    if !scene.lang.is_empty() {
        metadata = metadata.language(scene.lang.clone());
    }
    metadata
}

#[cfg(test)]
mod tests;
