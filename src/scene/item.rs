//! What a picture is made of: positioned items, a small closed set, so that a renderer is one `match`.

use std::sync::Arc;

use crate::board::card::About;
pub use crate::geometry::Segment;
use crate::geometry::{Point, Rect};
use crate::text::{Base, Face};

/// A finished picture.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Language of the text, as a BCP 47 tag.
    pub lang: String,
    /// The picture's name, for screen readers and tabs.
    pub title: String,
    /// What the picture shows, in a few sentences.
    pub description: String,
    /// What is drawn, first things lowest.
    pub items: Vec<Item>,
}

impl Scene {
    /// The same for a place that the map lies elsewhere from.
    #[must_use]
    pub fn led_from(mut self, base: &Base) -> Self {
        if !base.is_here() {
            lead(&mut self.items, base);
        }
        self
    }
}

fn lead(items: &mut [Item], base: &Base) {
    for item in items {
        match item {
            Item::Group(group) => {
                group.link = base.link(&group.link);
                lead(&mut group.items, base);
            }
            Item::Text(line) => line.runs.iter_mut().for_each(|run| run.link = base.link(&run.link)),
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}

/// One thing that is drawn.
#[derive(Clone, Debug)]
pub enum Item {
    /// Things that belong together.
    Group(Group),
    /// A rectangle.
    Panel(Panel),
    /// One line of text.
    Text(TextLine),
    /// Lines and curves.
    Path(Path),
    /// A picture from a file.
    Image(Image),
}

/// Things that belong together.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// What it is: `box card pain`. A group whose first class is `box` is a container: its first item is its shape,
    /// and every text in it lies inside that shape.
    pub classes: String,
    /// The id of what it shows (`data-id`), empty for none.
    pub id: String,
    /// The lane that it belongs to (`data-lane`), empty for none.
    pub lane: String,
    /// What it shows, for those who cannot see it; empty where its text says it all.
    pub label: String,
    /// What it is found by on a page; a picture that stands alone does not say it.
    pub about: About,
    /// What a page that it stands in has to know of it, as names and values of `data-` attributes; none in a picture that
    /// stands alone.
    pub data: Vec<(&'static str, String)>,
    /// Where all of it leads to: `http:`, `https:`, `mailto:` or relative to the map; empty for nowhere. Nothing in it
    /// leads anywhere else.
    pub link: String,
    /// What is drawn, first things lowest.
    pub items: Vec<Item>,
}

/// A rectangle with or without rounded corners.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Its place.
    pub area: Rect,
    /// Radius of the corners.
    pub radius: f64,
    /// What fills it.
    pub fill: Option<Ink>,
    /// Its border.
    pub stroke: Option<Stroke>,
}

/// One line of text; never wrapped, never clipped.
#[derive(Clone, Debug)]
pub struct TextLine {
    /// Where the baseline has its left end, its right end or its middle, by `anchor`.
    pub at: Point,
    /// Which of the three.
    pub anchor: Anchor,
    /// Pieces that follow each other without a gap.
    pub runs: Vec<Run>,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Extra space after each grapheme, in CSS pixels.
    pub letter_spacing: f64,
    /// Measured width of the whole line, letter spacing included.
    pub width: f64,
    /// Whether its first run stands at the right and it is read from there; the anchor is a side of the picture anyway.
    pub right_to_left: bool,
}

/// A piece of a line in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Weight and slant.
    pub face: Face,
    /// Its colour.
    pub ink: Ink,
    /// Whether a line runs through it (for what is gone).
    pub struck: bool,
    /// Whether a line runs under it (for what leads somewhere).
    pub underlined: bool,
    /// Where it leads to, as a group's `link`; empty for nowhere, or where the group around it leads there already.
    pub link: String,
}

impl Run {
    /// Words that lead nowhere.
    pub fn new(words: &str, face: Face, ink: Ink, struck: bool) -> Self {
        Self { text: words.to_owned(), face, ink, struck, underlined: false, link: String::new() }
    }
}

/// Which point of a line of text is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// Lines and curves.
#[derive(Clone, Debug)]
pub struct Path {
    /// Its pieces in order.
    pub segments: Vec<Segment>,
    /// What fills it.
    pub fill: Option<Ink>,
    /// Its line.
    pub stroke: Option<Stroke>,
    /// 0 (unseen) to 1.
    pub opacity: f64,
}

/// A picture from a file, inside of its area and in the middle of it.
#[derive(Clone, Debug)]
pub struct Image {
    /// Its place.
    pub area: Rect,
    /// What it is, how large, and its bytes.
    pub file: Arc<crate::image::Image>,
    /// What stands in its place on a dark screen, if that is another picture.
    pub dark: Option<Arc<crate::image::Image>>,
    /// Whether it fills its area, and is cut off where it is longer or wider; else all of it is seen.
    pub cover: bool,
    /// What it shows, for those who cannot see it; empty where the words around it say it all.
    pub alt: String,
}

/// A line's colour, width and dashes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

impl Stroke {
    /// Lengths of dash and gap, in CSS pixels; `None` for an unbroken line. They grow with the line; its round ends add
    /// one width to a dash and take one from a gap.
    pub fn dashes(self) -> Option<[f64; 2]> {
        let lengths = match self.dash {
            Dash::Solid => return None,
            Dash::Dashed => [3.0, 3.0],
            // A dash of no length is a dot; some renderers drop it unless it has a little.
            Dash::Dotted => [0.05, 2.6],
            Dash::Long => [7.0, 4.0],
        };
        Some(lengths.map(|length| length * self.width))
    }
}

/// The pattern of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Short dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Long dashes.
    Long,
}

/// A colour, named by its role in the theme; a renderer looks it up.
pub use super::theme::Ink;
