//! Things that lead somewhere as a whole: a card with an address is a link from edge to edge.

use super::item::{Group, Item};
use crate::board::card::Detail;
use crate::text::pieces;

/// The group as a link, if what is known of it holds an address and nothing in it leads anywhere else: a link in a link
/// is none.
pub(super) fn linked(mut group: Group, details: &[Detail]) -> Group {
    let Some(address) = address(details) else { return group };
    if leads_only_to(&group.items, &address) {
        clear(&mut group.items);
        group.link = address;
    }
    group
}

fn address(details: &[Detail]) -> Option<String> {
    let detail = details.iter().find(|detail| detail.key == "link")?;
    pieces(&detail.text).into_iter().flatten().find_map(|piece| piece.link)
}

fn leads_only_to(items: &[Item], address: &str) -> bool {
    items.iter().all(|item| match item {
        Item::Group(group) => group.link.is_empty() && leads_only_to(&group.items, address),
        Item::Text(line) => line.runs.iter().all(|run| run.link.is_empty() || run.link == address),
        Item::Panel(_) | Item::Path(_) | Item::Image(_) => true,
    })
}

fn clear(items: &mut [Item]) {
    for item in items {
        match item {
            Item::Group(group) => clear(&mut group.items),
            Item::Text(line) => line.runs.iter_mut().for_each(|run| run.link.clear()),
            Item::Panel(_) | Item::Path(_) | Item::Image(_) => {}
        }
    }
}
