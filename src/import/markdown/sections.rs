//! The sections of a page: each heading with what stands below it.

use super::blocks::Block;
use super::inline::Line;
use crate::import::cell::Words;

/// A heading and what stands below it.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// The heading; above the first, the title that the page has for the program that shows it, or blank.
    pub(super) heading: Words,
    /// Its level, 0 for the page as a whole.
    pub(super) level: usize,
    /// What stands below it, before the next heading.
    pub(super) blocks: Vec<Block>,
    /// The sections within it.
    pub(super) sections: Vec<Section>,
}

/// The page as a section.
pub(super) fn sections(blocks: Vec<Block>) -> Section {
    let mut open: Vec<Section> = vec![Section::default()];
    for block in blocks {
        if let (Block::Title(words), Some(page)) = (&block, open.first_mut()) {
            page.heading = words.clone();
            continue;
        }
        let heading = match &block {
            Block::Heading(level, words) => Some((*level, words.clone())),
            // A paragraph that is bold throughout and numbered is a heading in all but name.
            Block::Lines(lines) => bold(lines).map(|words| (7, words)),
            _ => None,
        };
        let Some((level, heading)) = heading else {
            if let Some(last) = open.last_mut() {
                last.blocks.push(block);
            }
            continue;
        };
        close(&mut open, level);
        open.push(Section { heading, level, ..Section::default() });
    }
    close(&mut open, 1);
    open.pop().unwrap_or_default()
}

fn close(open: &mut Vec<Section>, level: usize) {
    while open.len() > 1 && open.last().is_some_and(|last| last.level >= level) {
        let Some(done) = open.pop() else { break };
        if let Some(parent) = open.last_mut() {
            parent.sections.push(done);
        }
    }
}

/// The words of a paragraph that is one bold line with a number before a name: "**Stage 1: Awareness**".
fn bold(lines: &[Line]) -> Option<Words> {
    let [line] = lines else { return None };
    let words = &line.words;
    let is_bold = words
        .marks
        .first()
        .is_some_and(|mark| mark.range == (0..words.text.len()) && mark.kind == crate::import::cell::Kind::Bold);
    (is_bold && crate::import::lexicon::without_number(&words.text).1).then(|| words.clone())
}
