//! Pictures: those of a storyboard in their frames, and portraits in their circles.

use super::block::{Block, stack};
use super::cards::disc;
use super::frame::Frame;
use super::icons::place;
use super::item::{Dash, Group, Image, Ink, Item, Panel, Path, Stroke};
use super::sizes::{CARD_RADIUS, FAINT};
use super::theme::StageInks;
use super::words::paragraph;
use crate::board::shape::{Cells, Picture};
use crate::geometry::{Point, Rect, Segment};
use crate::icons::icon;
use crate::image;
use crate::text::{Typesetter, plain};

/// Size of an icon in a storyboard.
const ICON: f64 = 40.0;
/// Between an icon and its frame, above and below.
const ICON_INSET: f64 = 12.0;
/// Between a picture and its frame.
const MAT: f64 = 6.0;
/// The highest picture of a storyboard.
const HEIGHT: f64 = 132.0;
/// The height that no picture of a row has to give up for a flatter one.
const HEIGHT_LEAST: f64 = 72.0;
/// Between a picture and what it shows.
const GAP: f64 = 4.0;

/// How high the pictures of a row are, so that they stand in one line like those of a film: as the lowest that fills its
/// cell. Icons alone are as high as icons.
pub(super) fn row_height(cells: &Cells<Picture>, frame: &Frame) -> f64 {
    let stages = cells.stages.iter().zip(&frame.stages);
    let all = stages.chain(cells.columns.iter().zip(&frame.columns));
    let files = all.flat_map(|(cell, stretch)| {
        cell.iter()
            .filter_map(|picture| picture.file.as_ref())
            .map(|file| fitted(file, stretch.width - 2.0 * MAT, HEIGHT).1)
    });
    files
        .map(|height| height.max(HEIGHT_LEAST))
        .reduce(f64::min)
        .map_or(ICON + 2.0 * ICON_INSET, |height| height + 2.0 * MAT)
}

/// A picture of a storyboard in a frame of this width and height, and what it shows.
pub(super) fn picture(
    picture: &Picture,
    inks: StageInks,
    (width, height): (f64, f64),
    typesetter: &Typesetter,
) -> Block {
    let alt = picture.alt.as_deref().map(plain).unwrap_or_default();
    let middle = |across: f64, down: f64| Rect::new((width - across) / 2.0, (height - down) / 2.0, across, down);
    let inside = match &picture.file {
        Some(file) => {
            let (across, down) = fitted(file, width - 2.0 * MAT, height - 2.0 * MAT);
            let area = middle(across, down);
            let image = Image { area, file: file.clone(), dark: None, cover: false, alt: alt.clone() };
            Some(Item::Image(image))
        }
        None => icon(&picture.icon).map(|found| place(found, middle(ICON, ICON), inks.line, 1.6)),
    };
    let area = Rect::new(0.0, 0.0, width, height);
    let mut items = vec![Item::Panel(Panel { area, radius: CARD_RADIUS, fill: Some(inks.tint), stroke: None })];
    items.extend(inside);
    // A picture from a file says itself what it shows.
    let label = match (&picture.file, alt.is_empty()) {
        (Some(_), _) => String::new(),
        (None, true) => plain(&picture.icon),
        (None, false) => alt,
    };
    let about = picture.about.clone();
    let group = Group { classes: "picture".to_owned(), label, about, items, ..Group::default() };
    let mut parts = vec![Block { width, height, items: vec![Item::Group(group)] }];
    parts.extend(picture.alt.as_ref().map(|alt| paragraph(alt, FAINT, width, typesetter)));
    stack(parts, GAP)
}

/// How large a picture is drawn in this room, whole; pixels are never blown up.
pub(super) fn fitted(file: &image::Image, width: f64, height: f64) -> (f64, f64) {
    let largest = if file.media == image::Media::Svg { f64::INFINITY } else { 1.0 };
    let scale = (width.max(1.0) / file.width).min(height / file.height).min(largest);
    ((file.width * scale).max(1.0), (file.height * scale).max(1.0))
}

/// A portrait in a circle. What stands out of the circle is covered in the ink of the ground, since a clip would need an
/// id, and ids of two pictures on one page collide.
pub(super) fn portrait(
    file: &std::sync::Arc<image::Image>,
    alt: String,
    center: Point,
    radius: f64,
    ink: Ink,
) -> Vec<Item> {
    /// Of the cover beyond the picture, so that no edge shines through.
    const BEYOND: f64 = 1.0;
    let area = Rect::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius);
    let outer = area.shrunk(-BEYOND, -BEYOND);
    let corners =
        [(outer.x, outer.y), (outer.x, outer.bottom()), (outer.right(), outer.bottom()), (outer.right(), outer.y)];
    let mut segments: Vec<Segment> = Vec::new();
    for (index, (x, y)) in corners.into_iter().enumerate() {
        let corner = Point::new(x, y);
        segments.push(if index == 0 { Segment::Move(corner) } else { Segment::Line(corner) });
    }
    segments.push(Segment::Close);
    // The circle runs the other way around than the square, and so is a hole in it.
    if let Item::Path(circle) = disc(center, radius - 1.0, None, None) {
        segments.extend(circle.segments);
    }
    let ring = Stroke { ink, width: 2.0, dash: Dash::Solid };
    vec![
        Item::Image(Image { area, file: file.clone(), dark: None, cover: true, alt }),
        Item::Path(Path { segments, fill: Some(Ink::PanelFill), stroke: None, opacity: 1.0 }),
        disc(center, radius - 1.0, None, Some(ring)),
    ]
}
