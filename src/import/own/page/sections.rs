//! The parts of a page: what stands before the first heading of a part, the parts, and what stands behind the rule.

use super::blocks::Block;
use super::inline::Inline;

/// A part: its heading, the blocks below it, and its own parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// The heading.
    pub(super) heading: Inline,
    /// What it is called, without the number that a heading has that was there before.
    pub(super) title: String,
    /// Its blocks before its first part.
    pub(super) blocks: Vec<Block>,
    /// Its parts.
    pub(super) parts: Vec<Section>,
}

/// A page in its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// What stands above the first part, under the title.
    pub(super) head: Section,
    /// The parts.
    pub(super) parts: Vec<Section>,
    /// What stands behind the rule.
    pub(super) foot: Vec<Block>,
}

/// Parts a page.
pub(super) fn sections(blocks: Vec<Block>) -> Page {
    let mut page = Page::default();
    let mut seen: Vec<String> = Vec::new();
    let mut has_title = false;
    let mut is_foot = false;
    // Within another document all headings may be deeper.
    let level = |block: &Block| if let Block::Heading(level, _) = block { Some(*level) } else { None };
    let deeper = blocks.iter().filter_map(level).min().map_or(0, |least| least.saturating_sub(1));
    for block in blocks {
        match block {
            Block::Heading(level, heading) => {
                let level = level - deeper;
                is_foot = false;
                let title = unnumbered(&heading.plain(), &seen);
                seen.push(heading.plain());
                let section = Section { heading, title, ..Section::default() };
                match (level, page.parts.last_mut()) {
                    (1, _) if !has_title => {
                        has_title = true;
                        page.head.heading = section.heading;
                        page.head.title = section.title;
                    }
                    (3.., Some(part)) => part.parts.push(section),
                    _ => page.parts.push(section),
                }
            }
            Block::Rule(_) => {
                is_foot = true;
                page.foot.push(block);
            }
            Block::Footnote(_) | Block::Html(_) => page.foot.push(block),
            _ if is_foot => page.foot.push(block),
            _ => match page.parts.last_mut() {
                Some(part) if part.parts.is_empty() => part.blocks.push(block),
                Some(part) => part.parts.last_mut().into_iter().for_each(|inner| inner.blocks.push(block.clone())),
                None => page.head.blocks.push(block),
            },
        }
    }
    page
}

/// A heading without the number that it has because it was there before.
fn unnumbered(heading: &str, seen: &[String]) -> String {
    let found = heading.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    if let Some((base, number)) = found
        && number.parse::<usize>().is_ok_and(|number| number > 1)
        && seen.iter().any(|earlier| earlier == base)
    {
        return base.to_owned();
    }
    heading.to_owned()
}
