//! Lists right below each other: "1) price" below the last item "Compares:" of a list of bullets is a list of that item's.

use std::collections::BTreeMap;
use std::ops::Range;

use super::block::{Block, Item};

/// The last list at each depth.
#[derive(Default)]
pub(super) struct Lists(BTreeMap<usize, List>);

/// A list that was read.
struct List {
    /// Where it stands among the blocks.
    at: usize,
    is_counted: bool,
    /// The byte at which it ends.
    end: usize,
    /// Whether it has another list below one of its items that stands right below it in the page.
    goes_on: bool,
}

impl Lists {
    /// Puts a list behind the blocks, or below the last item of the list right above it, or behind the items of that one.
    /// Of the list it is known whether it counts, where it stands, and how deep.
    pub(super) fn put(
        &mut self,
        text: &str,
        items: Vec<Item>,
        (is_counted, range, depth): (bool, Range<usize>, usize),
        blocks: &mut Vec<Block>,
    ) {
        let is_right_below = |list: &List| {
            let between = text.get(list.end..range.start).unwrap_or("x");
            let before = text.get(..range.start).unwrap_or("");
            let blank = before.get(before.trim_end().len()..).unwrap_or("");
            between.trim().is_empty() && blank.matches('\n').count() < 2
        };
        let last = blocks.len().checked_sub(1);
        let above = self.0.get_mut(&depth).filter(|list| Some(list.at) == last && is_right_below(list));
        if let (Some(list), Some(Block::List(own))) = (above, blocks.last_mut()) {
            if list.is_counted != is_counted
                && let Some(item) = own.last_mut().filter(|item| is_label(item))
            {
                item.blocks.push(Block::List(items));
                (list.end, list.goes_on) = (range.end, true);
                return;
            }
            if list.goes_on && list.is_counted == is_counted {
                own.extend(items);
                list.end = range.end;
                return;
            }
        }
        self.0.insert(depth, List { at: blocks.len(), is_counted, end: range.end, goes_on: false });
        blocks.push(Block::List(items));
    }
}

/// Whether an item has nothing but words that end in a colon.
fn is_label(item: &Item) -> bool {
    let last = item.lines.last().map_or("", |line| line.words.text.trim_end());
    item.blocks.is_empty() && last.ends_with([':', '：'])
}

#[cfg(test)]
mod tests {
    use crate::import::markdown::blocks::{Block, blocks};

    #[test]
    fn a_list_right_below_a_label_is_its_own() {
        for (text, expected) in [
            ("- looks\n- compares:\n1) price\n2) reviews\n- pays", "3"),
            ("1. looks\n2. compares:\n- price\n- reviews\n3. pays", "3"),
            ("- looks\n- compares:\n\n1) price\n2) reviews", "2 2"),
            ("- looks\n- compares\n1) price\n2) reviews", "2 2"),
            ("- looks\n* pays", "1 1"),
        ] {
            let count = |block: &Block| match block {
                Block::List(items) => items.len().to_string(),
                other => panic!("{other:?} in {text}"),
            };
            let found: Vec<String> = blocks(text).0.iter().map(count).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
