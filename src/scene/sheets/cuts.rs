//! Where a picture can be cut from left to right: between its parts, or, in a part taller than a page, between its boxes.

use crate::scene::extent::extent;
use crate::scene::item::Item;

/// From where to where down the picture, in CSS pixels.
pub(super) type Span = (f64, f64);

/// The places where nothing is cut.
#[derive(Clone, Debug, Default)]
pub(super) struct Cuts {
    /// What must stay whole if it fits: parts of the picture, joined where they stand beside each other.
    parts: Vec<Span>,
    /// What must stay whole inside a part that does not fit.
    boxes: Vec<Span>,
}

impl Cuts {
    /// The places among these items.
    pub(super) fn new(items: &[Item]) -> Self {
        let mut parts = Vec::new();
        let mut boxes = Vec::new();
        let mut row_above: Option<Span> = None;
        for item in items {
            match item {
                // An arrow keeps the rows that it joins on one page; where no page holds them, its words stay whole.
                Item::Group(group) if group.classes.starts_with("arrow") => {
                    parts.extend(span(item));
                    inner(&group.items, &mut boxes);
                }
                Item::Group(group) => {
                    let own = span(item);
                    parts.extend(own);
                    inner(&group.items, &mut boxes);
                    // Ways lead from step to step: they stand below the steps, and stay with them.
                    if let (Some((top, _)), Some((_, bottom)), "flows") = (row_above, own, group.lane.as_str()) {
                        parts.push((top, bottom));
                    }
                    row_above = own.filter(|_| !group.lane.is_empty());
                }
                Item::Text(_) | Item::Image(_) => parts.extend(span(item)),
                Item::Panel(_) | Item::Path(_) => {}
            }
        }
        Self { parts: joined(parts), boxes: joined(boxes) }
    }

    /// Where something stands again at or below `top`.
    pub(super) fn begin(&self, top: f64) -> f64 {
        let below = self.parts.iter().find(|(_, end)| *end > top);
        below.map_or(top, |(start, _)| start.max(top))
    }

    /// Where the page that begins at `top` and has so much room ends, if the picture goes on until `bottom`; none where
    /// that is in the middle of something larger than the page.
    pub(super) fn next(&self, top: f64, room: f64, bottom: f64) -> Option<f64> {
        let limit = top + room;
        if bottom <= limit + 0.5 {
            return Some(bottom);
        }
        let between = last_free(&self.parts, top, limit);
        let follows = self.parts.iter().find(|(start, end)| *end > limit && *start < bottom);
        if follows.is_none_or(|(start, end)| end - start <= room) {
            return between;
        }
        // A part that no page holds is cut inside, and may as well begin on this page.
        [last_free(&self.boxes, top, limit), between].into_iter().flatten().reduce(f64::max)
    }
}

/// The lowest place up to `limit`, and below `top`, that no span holds.
fn last_free(spans: &[Span], top: f64, limit: f64) -> Option<f64> {
    let across = spans.iter().find(|(start, end)| *start < limit && *end > limit);
    let free = across.map_or(limit, |(start, _)| *start - 1.0);
    (free > top + 1.0).then_some(free)
}

/// What stands in a part: its groups and lines of text, whatever panels and lines lie behind.
fn inner(items: &[Item], found: &mut Vec<Span>) {
    found.extend(
        items.iter().filter(|item| matches!(item, Item::Group(_) | Item::Text(_) | Item::Image(_))).filter_map(span),
    );
}

fn span(item: &Item) -> Option<Span> {
    extent(item).map(|area| (area.y, area.bottom()))
}

/// Spans from top to bottom, those that overlap as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut all: Vec<Span> = Vec::new();
    for (start, end) in spans {
        match all.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => all.push((start, end)),
        }
    }
    all
}
