//! A block: something that is drawn at the origin, knows its size, and is then put in its place.

use super::item::{Group, Image, Item, Panel, Path, TextLine};
use crate::geometry::{Point, Rect, Segment};

/// Items drawn with their top left corner at the origin, and how large they are.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// What is drawn, first things lowest.
    pub items: Vec<Item>,
}

impl Block {
    /// The items, moved so that their origin is at `to`.
    pub fn at(self, to: Point) -> Vec<Item> {
        self.items.into_iter().map(|item| moved(item, to)).collect()
    }
}

/// Blocks one under the other with `gap` pixels between them.
pub fn stack(blocks: Vec<Block>, gap: f64) -> Block {
    let mut all = Block::default();
    for block in blocks {
        let y = if all.height > 0.0 { all.height + gap } else { 0.0 };
        all.width = all.width.max(block.width);
        all.height = y + block.height;
        all.items.extend(block.at(Point::new(0.0, y)));
    }
    all
}

/// An item moved to the right and down.
pub fn moved(item: Item, by: Point) -> Item {
    let point = |point: Point| Point::new(point.x + by.x, point.y + by.y);
    match item {
        Item::Group(group) => {
            let items = group.items.into_iter().map(|item| moved(item, by)).collect();
            Item::Group(Group { items, ..group })
        }
        Item::Panel(panel) => {
            let area = Rect::new(panel.area.x + by.x, panel.area.y + by.y, panel.area.width, panel.area.height);
            Item::Panel(Panel { area, ..panel })
        }
        Item::Image(image) => {
            let area = Rect::new(image.area.x + by.x, image.area.y + by.y, image.area.width, image.area.height);
            Item::Image(Image { area, ..image })
        }
        Item::Text(text) => Item::Text(TextLine { at: point(text.at), ..text }),
        Item::Path(path) => {
            let segment = |segment: Segment| match segment {
                Segment::Move(to) => Segment::Move(point(to)),
                Segment::Line(to) => Segment::Line(point(to)),
                Segment::Cubic(first, second, to) => Segment::Cubic(point(first), point(second), point(to)),
                Segment::Close => Segment::Close,
            };
            Item::Path(Path { segments: path.segments.into_iter().map(segment).collect(), ..path })
        }
    }
}
