//! The blocks of a sheet that belong to no journey: backlogs, contacts, legends beside or below one; and facts of a persona.

use super::blocks::{Block, blocks, overlap};
use super::judge::{Main, What, headed, judge};
use super::known::Known;
use super::layout::{Certainty, Layout, Line, best};
use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::Sense;
use crate::source::Span;

/// A block that is taken out of a sheet.
pub(super) struct Strange {
    /// Its cells.
    pub(super) sheet: Sheet,
    /// What becomes of it.
    pub(super) what: What,
}

/// A sheet without what is no journey.
pub(super) struct Apart {
    /// What is left of it.
    pub(super) rest: Sheet,
    /// The blocks that were taken out.
    pub(super) taken: Vec<Strange>,
    /// Names of stages in blocks of which it is not sure that they go on with the journey.
    pub(super) doubtful: Vec<Span>,
}

/// Takes out of a sheet what is no journey, and does not go on with one.
pub(super) fn apart(sheet: &Sheet, headers: &Headers) -> Apart {
    let blocks = blocks(sheet);
    let headers = headers.of(sheet);
    let mut mains = mains(sheet, &blocks, &headers);
    let (mut rest, mut taken, mut doubtful) = (sheet.clone(), Vec::new(), Vec::new());
    if mains.is_empty() {
        return Apart { rest, taken, doubtful };
    }
    let others: Vec<&Block> = blocks.iter().filter(|block| mains.iter().all(|main| main.block != **block)).collect();
    let bands = bands(&others);
    // Below a journey, what stands beside a block that is left out, and has no headers of its own, goes with it.
    let mut left: Option<(usize, String)> = None;
    for (band, block) in bands.iter().zip(&others) {
        let Some(at) = nearest(&mains, block) else { continue };
        let Some(main) = mains.get_mut(at) else { continue };
        let first = others.iter().zip(&bands).find(|(_, other)| *other == band).map(|(first, _)| *first);
        let is_below = block.rows.start >= main.block.rows.end;
        let what = if first.is_some_and(|first| is_below && first != *block) {
            let why = left.as_ref().filter(|(at, _)| at == band).map(|(_, why)| why.clone());
            headed(&rest, block, main, &headers).or(why).map(What::Left)
        } else {
            let members = others.iter().zip(&bands).filter(|(_, other)| *other == band);
            let whole = members.fold((*block).clone(), |whole, (member, _)| whole.with(member));
            judge(&rest, block, &whole, main, &headers)
        };
        if let Some(what) = what {
            if let What::Left(why) = &what {
                left = Some((*band, why.clone()));
                // A title above it goes with it.
                let title = others.iter().find(|other| is_below && is_title(sheet, other, block));
                if let Some(title) = title.filter(|title| title.rows.start >= main.block.rows.end) {
                    let part = rest.part(title.rows.clone(), title.columns.clone());
                    taken.push(Strange { sheet: part, what: What::Left(why.clone()) });
                    rest = rest.cleared(&title.rows, &title.columns);
                }
            }
            // A single cell above all is the title of the sheet.
            let is_title = block.rows.start == 0 && !is_below && sheet.row(0).count() == 1;
            let rows = block.rows.start + usize::from(is_title && block.rows.len() > 2)..block.rows.end;
            taken.push(Strange { sheet: sheet.part(rows.clone(), block.columns.clone()), what });
            rest = rest.cleared(&rows, &block.columns);
        } else if overlap(&block.rows, &main.block.rows) {
            main.reach = main.reach.max(block.columns.end);
            if is_apart(block, main) {
                let named = block.columns.clone().filter_map(|column| rest.at(main.head, column));
                doubtful.extend(named.map(|square| square.words.span));
            }
        }
    }
    Apart { rest, taken, doubtful }
}

/// Whether stages stand behind a blank column, and the others of their journey stand together.
fn is_apart(block: &Block, main: &Main) -> bool {
    let is_right = block.columns.start >= main.block.columns.end && overlap(&block.rows, &main.block.rows);
    !main.layout.by_rows && is_right && main.block.columns.end.saturating_sub(main.label + 1) >= 2
}

/// Whether a block is one cell that may be the title of a block below it.
fn is_title(sheet: &Sheet, title: &Block, block: &Block) -> bool {
    let is_above = (title.rows.end..title.rows.end + 3).contains(&block.rows.start);
    let is_one = title.rows.len() == 1 && sheet.row(title.rows.start).count() == 1;
    let words = sheet.at(title.rows.start, title.columns.start).map_or("", |square| square.words.text.as_str());
    is_above
        && is_one
        && title.columns.start <= block.columns.start
        && words.chars().count() <= 40
        && !words.contains(':')
}

/// The number of the band of each block: blocks whose rows overlap are beside each other. They come from the top.
fn bands(blocks: &[&Block]) -> Vec<usize> {
    let (mut bands, mut end) = (Vec::new(), 0);
    for block in blocks {
        let is_new = block.rows.start >= end;
        let last = bands.last().copied().unwrap_or(0);
        bands.push(if is_new { last + 1 } else { last });
        end = if is_new { block.rows.end } else { end.max(block.rows.end) };
    }
    bands
}

/// The blocks that are journeys by themselves; where there is none, the one that is most of one.
fn mains(sheet: &Sheet, blocks: &[Block], headers: &Headers) -> Vec<Main> {
    let main = |block: &Block| {
        let part = sheet.part(block.rows.clone(), block.columns.clone());
        let (line, layout) = best(&part, headers)?;
        let (head, label) = if layout.by_rows {
            (block.rows.start + layout.line, block.columns.start)
        } else {
            (block.rows.start + stage_row(&part, layout.line, headers), block.columns.start + layout.line)
        };
        Some(Main { block: block.clone(), layout, line, head, label, reach: block.columns.end })
    };
    let all: Vec<Main> = blocks.iter().filter_map(main).collect();
    let is_journey = |main: &Main| main.line.is_enough(Certainty::Found);
    let has_stage = all.iter().any(|main| is_journey(main) && main.line.has_stage());
    if all.iter().any(is_journey) {
        // Where there is a journey, a list of pains with impact and effort is none.
        return all
            .into_iter()
            .filter(|main| is_journey(main) && !(has_stage && is_list(&main.line, &main.layout)))
            .collect();
    }
    let worth = |main: &Main| (main.line.has_stage(), main.line.telling(), main.line.lanes());
    all.into_iter().filter(|main| main.line.is_enough(Certainty::Asked)).max_by_key(worth).into_iter().collect()
}

/// Whether a row of headers is that of a list of pains or ideas, with what they cost and who cares, and of no journey.
fn is_list(line: &Line, layout: &Layout) -> bool {
    let is_of_list =
        |sense: &Sense| matches!(sense, Sense::Impact | Sense::Effort | Sense::Severity | Sense::Owner | Sense::Number);
    layout.by_rows && !line.has_stage() && line.others <= 1 && line.senses.iter().any(is_of_list)
}

/// Why a table that may be read as a journey is a list of something else, where there is a journey beside it.
pub(super) fn list(part: &Sheet, headers: &Headers) -> Option<String> {
    let (line, layout) = best(part, headers)?;
    let words: Vec<&Words> = part.row(layout.line).map(|(_, square)| &square.words).collect();
    let known = Known::of(&words, headers);
    // A glossary has words such as "Experience" in it.
    let is_named = line.senses.contains(&Sense::Stage) || layout.by_rows && line.has_stage();
    let is_doubtful = !line.is_enough(Certainty::Found) && !is_named;
    let is_task_list = layout.by_rows && !line.is_enough(Certainty::Found) && known.is_header() && known.elsewhere >= 2;
    let why = (is_task_list || is_list(&line, &layout)).then(|| Known::why(&words));
    why.or_else(|| is_doubtful.then(|| super::NO_MAP.to_owned()))
}

/// The row of a block in which its stages are named.
fn stage_row(part: &Sheet, label: usize, headers: &Headers) -> usize {
    let is_stage = |at: &usize| {
        part.at(*at, label).is_some_and(|square| headers.sense(&square.words.text).contains(&Sense::Stage))
    };
    (0..part.height()).find(is_stage).or_else(|| (0..part.height()).find(|at| part.row(*at).count() > 1)).unwrap_or(0)
}

/// The last journey that begins before a block, or the first one.
fn nearest(mains: &[Main], block: &Block) -> Option<usize> {
    let is_before =
        |main: &&Main| main.block.rows.start <= block.rows.start && main.block.columns.start <= block.columns.start;
    mains.iter().rposition(|main| is_before(&main)).or((!mains.is_empty()).then_some(0))
}
