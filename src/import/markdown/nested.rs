//! Items of a list with more below them: what stands there stays with the words that it belongs to.

use super::blocks::{Block, Item};
use super::inline::{Line, joined};
use crate::import::cell::{Words, items};

/// Why words below an item stand with it.
pub(super) const NESTED: &str = "it stands below an item of a list, and stays with it";

/// The words of an item with what stands below it, so that a cell takes them for one item, and what that is.
pub(super) fn kept(item: &Item) -> (Words, Vec<Words>) {
    let own = joined(&item.lines);
    let below = whole(&Item { lines: Vec::new(), blocks: item.blocks.clone() });
    if own.is_blank() || below.is_blank() {
        return (whole(item), Vec::new());
    }
    let below: Vec<Words> = below.lines().into_iter().map(|line| line.trim()).filter(|line| !line.is_blank()).collect();
    // Lines of its own, where it has several, are no items either.
    let mut lines = own.lines().into_iter().filter(|line| !line.is_blank());
    let mut words = lines.next().unwrap_or_default();
    words.span = own.span;
    if !is_one(&words, "(x)") {
        let sign = Words { span: own.span, ..Words::plain("• ", own.span) };
        words = Words { span: own.span, ..Words::join(&[sign, words], "") };
    }
    let first = words.clone();
    for line in lines.chain(below.iter().cloned()) {
        if is_one(&first, &line.text) {
            words.push("\n", &line);
        } else {
            // What a cell would take for another item stands in brackets.
            words.push("\n(", &line);
            words.text.push(')');
        }
    }
    (words, below)
}

/// Whether words and a line below them are one item of a cell.
fn is_one(words: &Words, line: &str) -> bool {
    items(&Words::plain(format!("{}\n{line}", words.text), words.span)).len() == 1
}

/// All words of an item, with what stands below it on lines of its own.
pub(super) fn whole(item: &Item) -> Words {
    let mut lines = item.lines.clone();
    for block in &item.blocks {
        if let Some(last) = lines.last_mut() {
            last.breaks = true;
        }
        match block {
            Block::Lines(more) => lines.extend(more.iter().cloned()),
            Block::List(items) => {
                for words in items.iter().map(whole).filter(|words| !words.is_blank()) {
                    lines.push(Line { words, breaks: true });
                }
            }
            Block::Heading(_, words) | Block::Other(words, _) | Block::Title(words) => {
                lines.push(Line { words: words.clone(), breaks: true });
            }
            Block::Table(rows) => {
                let cells = rows.iter().flatten().filter(|words| !words.is_blank());
                lines.extend(cells.map(|words| Line { words: words.clone(), breaks: true }));
            }
        }
    }
    joined(&lines)
}

#[cfg(test)]
mod tests {
    use super::kept;
    use crate::import::cell::items;
    use crate::import::markdown::blocks::{Block, blocks};

    #[test]
    fn what_stands_below_an_item_stays_with_it() {
        for (text, expected) in [
            ("- looks around", "looks around"),
            ("- looks around\n  - in the evening\n  - on the phone", "looks around\nin the evening\non the phone"),
            ("- looks around\n  - In the evening\n    - 20 minutes", "looks around\n(In the evening)\n(20 minutes)"),
            ("- looks around\n\n  for long", "looks around\nfor long"),
            ("- Pays; waits  \n  calls\n  - o tym myśli", "Pays; waits\ncalls\n(o tym myśli)"),
        ] {
            let (blocks, _) = blocks(text);
            let Some(Block::List(list)) = blocks.first() else { panic!("{text} is no list") };
            let (words, below) = kept(&list[0]);
            let found: Vec<String> = items(&words).into_iter().map(|item| item.text).collect();
            assert_eq!(found, [expected], "{text}");
            assert!(below.iter().all(|words| expected.contains(&words.text)), "{text}");
        }
    }
}
