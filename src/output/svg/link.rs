//! Links: an anchor around a group or a piece of a line. It opens where its page is, so it needs no `target` and no `rel`.

use super::markup::Tag;
use crate::scene::item::{Item, Scene};

/// What the picture is to those who cannot see it: one image, or a group in which there is something to follow.
pub(super) fn role(scene: &Scene) -> &'static str {
    if leads(&scene.items) { "group" } else { "img" }
}

fn leads(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Group(group) => !group.link.is_empty() || leads(&group.items),
        Item::Text(line) => line.runs.iter().any(|run| !run.link.is_empty()),
        Item::Panel(_) | Item::Path(_) | Item::Image(_) => false,
    })
}

/// The element, in an anchor if it leads anywhere.
pub(super) fn around(tag: Tag, link: &str) -> Tag {
    if link.is_empty() {
        return tag;
    }
    let mut anchor = Tag::new("a").with("href", link);
    anchor.push(tag);
    anchor
}

/// What holds a piece of a line.
pub(super) fn span(link: &str) -> Tag {
    if link.is_empty() { Tag::new("tspan") } else { Tag::new("a").with("href", link) }
}
