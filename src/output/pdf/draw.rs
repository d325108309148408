//! Draws sheets: one `match` over the items of a picture.

use krilla::geom::Transform;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag};

use super::structure::{Flow, Part, Role, alternative, goes_on, is_blank, role};
use super::text::{self, Mark, OpenFonts};
use super::{image, shape};
use crate::geometry::{Point, Rect};
use crate::scene::extent::extent_of;
use crate::scene::item::{Dash, Group, Image, Item, Panel, Path, Stroke, TextLine};
use crate::scene::sheets::{Piece, Sheet, Shown};
use crate::scene::theme::Theme;

/// A heading, and where it stands.
pub(super) struct Bookmark {
    /// Its level, from 1.
    pub(super) level: u16,
    /// What it says.
    pub(super) words: String,
    /// How far below the top of its page it begins, in points.
    pub(super) top: f64,
}

/// A place that leads somewhere.
pub(super) struct Link {
    /// Its place, in points from the page's corner.
    pub(super) area: Rect,
    /// Where it leads to.
    pub(super) target: String,
}

/// Draws on one page.
pub(super) struct Brush<'a, 's, 'f> {
    surface: &'a mut Surface<'s>,
    theme: &'a Theme,
    fonts: &'a mut OpenFonts<'f>,
    bookmarks: Vec<Bookmark>,
    links: Vec<Link>,
    /// Where the last line of text began, in CSS pixels.
    top: f64,
}

/// What holds for all items of a piece or group.
#[derive(Clone, Copy)]
struct Place<'a> {
    piece: &'a Piece<'a>,
    /// Whether everything is inside the piece.
    whole: bool,
    /// Whether a screen reader is told nothing of it.
    silent: bool,
    /// Whether its shapes are a figure.
    figure: bool,
}

impl<'a, 's, 'f> Brush<'a, 's, 'f> {
    /// A brush for a page.
    pub(super) fn new(surface: &'a mut Surface<'s>, theme: &'a Theme, fonts: &'a mut OpenFonts<'f>) -> Self {
        Self { surface, theme, fonts, bookmarks: Vec::new(), links: Vec::new(), top: 0.0 }
    }

    /// The headings and the links that were drawn.
    pub(super) fn into_marks(self) -> (Vec<Bookmark>, Vec<Link>) {
        (self.bookmarks, self.links)
    }

    /// Draws a sheet; what a screen reader is told of it.
    pub(super) fn sheet<'p>(&mut self, sheet: &'p Sheet<'p>) -> Vec<Part> {
        let area = Rect::new(0.0, 0.0, sheet.width, sheet.height);
        let paper = |items: &'p [Item]| Piece {
            items: items.iter().collect(),
            area,
            at: Point::default(),
            scale: 1.0,
            repeated: true,
        };
        let mut flow = Flow::default();
        self.piece(&paper(&sheet.ground), &mut flow);
        for piece in &sheet.pieces {
            self.piece(piece, &mut flow);
        }
        self.piece(&paper(&sheet.foot), &mut flow);
        flow.into_parts()
    }

    fn piece(&mut self, piece: &Piece<'_>, flow: &mut Flow) {
        let Piece { ref items, area, at, scale, repeated } = *piece;
        let (x, y) = (at.x - area.x * scale, at.y - area.y * scale);
        self.surface.push_transform(&Transform::from_row(scale as f32, 0.0, 0.0, scale as f32, x as f32, y as f32));
        let place = Place { piece, whole: false, silent: repeated, figure: false };
        self.items(items.iter().copied(), place, flow);
        self.surface.pop();
    }

    fn items<'i>(&mut self, items: impl Iterator<Item = &'i Item> + Clone, place: Place<'_>, flow: &mut Flow) {
        let mut following = items.clone().skip(1);
        for item in items {
            let next = following.next();
            let shown = if place.whole { Shown::Whole } else { place.piece.shows(item) };
            if shown == Shown::Nothing {
                continue;
            }
            match item {
                Item::Group(group) => self.group(group, Place { whole: shown == Shown::Whole, ..place }, flow),
                Item::Text(line) => self.line(line, next, place, flow),
                Item::Panel(panel) => self.shape(&Shape::from(panel), shown, place, flow),
                Item::Path(path) => self.shape(&Shape::from(path), shown, place, flow),
                Item::Image(image) => self.image(image, place, flow),
            }
        }
    }

    fn group(&mut self, group: &Group, place: Place<'_>, flow: &mut Flow) {
        let role = role(group);
        let alternative = alternative(group).filter(|_| !place.silent);
        let silent = place.silent || role == Role::Decoration;
        let place = Place { silent, figure: place.figure || alternative.is_some(), ..place };
        let mut inner = Flow::new(heading(role));
        self.items(group.items.iter(), place, &mut inner);
        let mut parts = inner.into_parts();
        if let Some(area) = extent_of(&group.items).filter(|_| !group.link.is_empty()) {
            parts = self.link(area, &group.link, place, parts);
        }
        match (role, alternative) {
            (Role::Section(_), _) => flow.add_as(Tag::Section, parts),
            (_, Some(words)) => flow.add_as(Tag::Figure(Some(words)), parts),
            (_, None) => flow.add(parts),
        }
    }

    /// Makes the place of these parts lead somewhere. What is repeated does not lead there again.
    fn link(&mut self, area: Rect, target: &str, place: Place<'_>, parts: Vec<Part>) -> Vec<Part> {
        if place.piece.repeated {
            return parts;
        }
        let number = self.links.len();
        self.links.push(Link { area: place.piece.on_sheet(area), target: target.to_owned() });
        vec![Part::Link(number, parts)]
    }

    /// Draws a picture from a file; one that fills its place is cut off there.
    fn image(&mut self, item: &Image, place: Place<'_>, flow: &mut Flow) {
        let picture = image::open(&item.file);
        let told = !place.silent && !item.alt.is_empty();
        let identifier = self.surface.start_tagged(if told { ContentTag::Other } else { ARTIFACT });
        image::draw(item, picture, self.surface);
        self.surface.end_tagged();
        if told {
            flow.add_as(Tag::Figure(Some(item.alt.clone())), vec![Part::Content(identifier)]);
        }
    }

    fn line(&mut self, line: &TextLine, next: Option<&Item>, place: Place<'_>, flow: &mut Flow) {
        let follows = match next {
            Some(Item::Text(next)) if goes_on(line, next) => Some(said(next)),
            _ => None,
        };
        let words = said(line);
        let blank = follows.as_ref().is_some_and(|follows| is_blank(&words, follows));
        let tag = if place.silent { ARTIFACT } else { ContentTag::Span(SpanTag::empty()) };
        let (marks, pieces) = text::draw(line, blank, tag, self.surface, self.theme, self.fonts);
        for Mark { segments, ink, line } in marks {
            let stroke = line.map(|width| Stroke { ink, width, dash: Dash::Solid });
            let fill = if line.is_none() { Some(ink) } else { None };
            let shape = Shape { outline: shape::path(&segments), fill, stroke, opacity: 1.0 };
            self.shape(&shape, Shown::Whole, Place { silent: true, ..place }, flow);
        }
        if place.silent {
            return;
        }
        if flow.is_at_start() {
            self.top = line.at.y - crate::text::ascent(line.size);
        }
        let mut parts = Vec::new();
        for (identifier, link) in pieces {
            let piece = vec![Part::Content(identifier)];
            parts.extend(match link {
                Some((area, target)) => self.link(area, &target, place, piece),
                None => piece,
            });
        }
        flow.line(parts, &if blank { format!("{words} ") } else { words });
        if follows.is_none()
            && let Some((level, words)) = flow.end_paragraph()
        {
            let top = place.piece.on_sheet(Rect::new(0.0, self.top, 0.0, 0.0)).y;
            self.bookmarks.push(Bookmark { level, words, top });
        }
    }

    fn shape(&mut self, shape: &Shape, shown: Shown, place: Place<'_>, flow: &mut Flow) {
        let Some(outline) = &shape.outline else { return };
        let told = place.figure && !place.silent;
        let identifier = self.surface.start_tagged(if told { ContentTag::Other } else { ARTIFACT });
        let clip = (shown == Shown::Part).then(|| shape::panel(place.piece.area, 0.0)).flatten();
        if let Some(clip) = &clip {
            self.surface.push_clip_path(clip, &krilla::paint::FillRule::NonZero);
        }
        let Shape { fill, stroke, opacity, .. } = *shape;
        // Drawn one after the other, since a shape that has both is opaque.
        if let Some(ink) = fill {
            self.surface.set_fill(Some(shape::fill(ink, opacity, self.theme)));
            self.surface.set_stroke(None);
            self.surface.draw_path(outline);
        }
        if let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0) {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(shape::stroke(stroke, opacity, self.theme)));
            self.surface.draw_path(outline);
        }
        if clip.is_some() {
            self.surface.pop();
        }
        self.surface.end_tagged();
        if told {
            flow.add([Part::Content(identifier)]);
        }
    }
}

/// A panel or a path.
struct Shape {
    outline: Option<krilla::geom::Path>,
    fill: Option<crate::scene::theme::Ink>,
    stroke: Option<Stroke>,
    opacity: f64,
}

impl From<&Panel> for Shape {
    fn from(panel: &Panel) -> Self {
        let outline = shape::panel(panel.area, panel.radius);
        Self { outline, fill: panel.fill, stroke: panel.stroke, opacity: 1.0 }
    }
}

impl From<&Path> for Shape {
    fn from(path: &Path) -> Self {
        Self { outline: shape::path(&path.segments), fill: path.fill, stroke: path.stroke, opacity: path.opacity }
    }
}

/// The level of the heading that a group begins with; 0 for none.
const fn heading(role: Role) -> u16 {
    match role {
        Role::Section(level) | Role::Heading(level) => level,
        Role::Part | Role::Decoration => 0,
    }
}

/// What a screen reader passes over.
const ARTIFACT: ContentTag<'static> = ContentTag::Artifact(Artifact { kind: ArtifactType::Other, bbox: None });

fn said(line: &TextLine) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}
