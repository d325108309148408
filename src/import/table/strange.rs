//! The blocks of a sheet that belong to no journey: backlogs, contacts, legends beside or below one; and facts of a persona.

use super::blocks::{Block, blocks, overlap};
use super::layout::{Certainty, Layout, Line, best, row};
use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense, Trait, key};
use crate::import::matrix::preface;
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

/// What becomes of a block that is no part of the journey.
pub(super) enum What {
    /// It is left out, and why.
    Left(String),
    /// It has labels with facts about the journey at which this cell stands.
    Facts(Span),
}

/// Why a block beside a journey is left out.
const BELOW_NOTHING: &str = "it stands beside the table, below no stage";

/// Why a block below a journey is left out.
const OUT_OF_LINE: &str =
    "another table, which does not line up with the journey above it; `--map` says what its lines mean";

/// A journey of the sheet.
struct Main {
    block: Block,
    layout: Layout,
    line: Line,
    /// The row and the column of the whole sheet in which its stages and its headers stand.
    head: usize,
    label: usize,
    /// The column behind the last one of it, with what goes on with it behind blank columns.
    reach: usize,
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
            taken.push(Strange { sheet: sheet.part(block.rows.clone(), block.columns.clone()), what });
            rest = rest.cleared(&block.rows, &block.columns);
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

/// Why a block with headers of its own is another table.
fn headed(sheet: &Sheet, block: &Block, main: &Main, headers: &Headers) -> Option<String> {
    let part = sheet.part(block.rows.clone(), block.columns.clone());
    let head = (0..part.height()).find(|at| part.row(*at).count() > 1).filter(|head| head + 1 < part.height())?;
    let words: Vec<&Words> = part.row(head).map(|(_, square)| &square.words).collect();
    let known = Known::of(&words, headers);
    (known.is_header() && !lanes(sheet, block, head + 1, main, headers)).then(|| Known::why(&words))
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

/// What becomes of a block beside or below a journey, with those beside it in one `band`; nothing if it goes on with it, or says something of it.
fn judge(sheet: &Sheet, block: &Block, band: &Block, main: &Main, headers: &Headers) -> Option<What> {
    let part = sheet.part(block.rows.clone(), block.columns.clone());
    let is_beside = overlap(&block.rows, &main.block.rows);
    let is_above = block.rows.end <= main.block.rows.start;
    if !is_above && (is_facts(&part, headers) || !is_beside && are_labels(&part, main)) {
        let first = sheet.row(main.head).next().map_or_else(Span::default, |(_, square)| square.words.span);
        return Some(What::Facts(first));
    }
    let head = (0..part.height()).find(|at| part.row(*at).count() > 1);
    let Some(head) = head else {
        // Symbols with what they mean behind a blank column.
        let is_part = !is_beside && !is_above && band.columns.len() > block.columns.len();
        let is_other = is_part && !lanes(sheet, block, 0, main, headers) && !lines_up(sheet, band, main);
        return is_other.then(|| OUT_OF_LINE.to_owned()).or_else(|| alone(sheet, block, main, headers)).map(What::Left);
    };
    let below = part.height() - head - 1;
    let words: Vec<&Words> = part.row(head).map(|(_, square)| &square.words).collect();
    let known = Known::of(&words, headers);
    let repeats = row(&part, head, headers).senses.intersection(&main.line.senses).count() * 2 > main.line.senses.len();
    let other = || Some(What::Left(Known::why(&words)));
    if is_above {
        return if known.is_header() && known.elsewhere >= 2 && below >= 2 { other() } else { None };
    }
    let starts = words.first().is_some_and(|first| headers.sense(&first.text).contains(&Sense::Stage));
    if (starts && known.elsewhere < 2) || (main.layout.by_rows && repeats) || below == 0 && !is_beside {
        return None;
    }
    let is_header = known.is_header() && below > 0;
    if !is_beside && lanes(sheet, block, head + usize::from(is_header), main, headers) {
        return None;
    }
    if is_beside {
        let is_named = block.columns.clone().any(|column| sheet.at(main.head, column).is_some());
        let why = || if is_header || is_named { Known::why(&words) } else { BELOW_NOTHING.to_owned() };
        return beside(sheet, block, main, is_header, &known).then(why).map(What::Left);
    }
    if is_header {
        return other();
    }
    (!lines_up(sheet, band, main)).then(|| What::Left(OUT_OF_LINE.to_owned()))
}

/// What the cells of a row are known as.
struct Known {
    /// Headers of tables that are no journeys.
    elsewhere: usize,
    /// Those, and headers of lanes by which no stage is called.
    sure: usize,
    /// All cells.
    all: usize,
}

impl Known {
    fn of(words: &[&Words], headers: &Headers) -> Self {
        let is_said = |words: &Words| headers.said(&words.text).is_some();
        let is_channel = |words: &Words| lexicon::channel(&words.text, headers.tongue).is_some();
        // "Email" and "Phone" are headers of contacts, and channels in a line of a journey.
        let is_certain = |words: &Words| lexicon::is_elsewhere(&words.text) && !is_said(words) && !is_channel(words);
        let has_certain = words.iter().any(|words| is_certain(words));
        let is_elsewhere = |words: &&&Words| {
            lexicon::is_elsewhere(&words.text) && !is_said(words) && (has_certain || !is_channel(words))
        };
        let is_sure = |words: &&&Words| is_elsewhere(words) || is_sure(&words.text, headers);
        Self {
            elsewhere: words.iter().filter(is_elsewhere).count(),
            sure: words.iter().filter(is_sure).count(),
            all: words.len(),
        }
    }

    /// Whether the row can be nothing but headers.
    const fn is_header(&self) -> bool {
        self.sure >= 2 && (self.sure * 3 >= self.all * 2 || self.elsewhere >= 2 && self.sure * 2 >= self.all)
    }

    fn why(words: &[&Words]) -> String {
        let shown = |words: &&Words| {
            let line = words.one_line();
            let short: String = line.chars().take(30).collect();
            if short.len() < line.len() { format!("`{short}…`") } else { format!("`{line}`") }
        };
        let mut names: Vec<String> = words.iter().take(6).map(shown).collect();
        let last = if words.len() > 6 { Some("others".to_owned()) } else { names.pop() };
        let names = match last {
            Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
            Some(last) => last,
            None => String::new(),
        };
        format!("another table; its headers {names} are no parts of a journey")
    }
}

/// Whether a header is one of a lane by whose name no stage is called.
fn is_sure(words: &str, headers: &Headers) -> bool {
    let senses = headers.sense(words);
    let may_be_a_stage = |sense: &Sense| {
        matches!(
            sense,
            Sense::Stage
                | Sense::Action
                | Sense::Need
                | Sense::Support
                | Sense::Evidence
                | Sense::Engagement
                | Sense::Goal
                | Sense::Message
                | Sense::Emotion
                | Sense::Expectation
                | Sense::Gain
                | Sense::Thinking
                | Sense::Scenario
                | Sense::Summary
        )
    };
    !senses.is_empty() && !senses.iter().any(may_be_a_stage) && !lexicon::may_be_stage(words)
}

/// Whether rows of a block from one on are lanes, by the words in the column of the headers.
fn lanes(sheet: &Sheet, block: &Block, from: usize, main: &Main, headers: &Headers) -> bool {
    if main.layout.by_rows {
        return false;
    }
    let label = if block.columns.contains(&main.label) { main.label } else { block.columns.start };
    let is_lane = |at: &usize| {
        let senses = sheet.at(*at, label).map(|square| headers.sense(&square.words.text)).unwrap_or_default();
        senses.iter().any(|sense| sense.is_lane() || matches!(sense, Sense::Own | Sense::Line | Sense::Skip))
    };
    let rows = block.rows.start + from..block.rows.end;
    let labelled = rows.clone().filter(|at| sheet.at(*at, label).is_some()).count();
    let known = rows.filter(is_lane).count();
    known > 0 && known * 2 >= labelled
}

/// Whether a block beside a journey is another table.
fn beside(sheet: &Sheet, block: &Block, main: &Main, is_header: bool, known: &Known) -> bool {
    let is_named = (block.columns.clone()).any(|column| sheet.at(main.head, column).is_some());
    if main.layout.by_rows {
        // Headers behind a blank column may be more lanes.
        return is_header && (!is_named || known.elsewhere > 1);
    }
    // Where the stages themselves stand apart, blank columns part nothing.
    let stages = main.block.columns.end.saturating_sub(main.label + 1);
    if stages < 2 {
        return false;
    }
    let below = || (main.head + 1..block.rows.end).flat_map(|at| block.columns.clone().map(move |column| (at, column)));
    let numbers = || below().filter_map(|(at, column)| sheet.at(at, column)).map(|square| square.words.text.as_str());
    let is_counted = numbers().count() > 1 && numbers().all(|text| text.parse::<f64>().is_ok());
    is_header || is_counted || !is_named && is_small(sheet, block, main)
}

/// Whether a block without a stage above it stands beside less than half of the lanes of a journey.
fn is_small(sheet: &Sheet, block: &Block, main: &Main) -> bool {
    let is_right = block.columns.start >= main.block.columns.end;
    let rows = main.block.rows.clone().filter(|at| sheet.at(*at, main.label).is_some());
    let (mut all, mut filled) = (0, 0);
    for at in rows {
        all += 1;
        filled += usize::from(block.columns.clone().any(|column| sheet.at(at, column).is_some()));
    }
    is_right && filled * 2 < all
}

/// A block of single cells: nothing, or why it is no part of the journey beside which it stands.
fn alone(sheet: &Sheet, block: &Block, main: &Main, headers: &Headers) -> Option<String> {
    let is_beside = overlap(&block.rows, &main.block.rows) && block.columns.start >= main.block.columns.end;
    let stages = main.block.columns.end.saturating_sub(main.label + 1);
    if main.layout.by_rows || !is_beside || stages < 2 {
        return None;
    }
    let named = block.columns.clone().find_map(|column| sheet.at(main.head, column));
    match named {
        Some(_) => {
            let words = &sheet.at(block.rows.start, block.columns.start)?.words;
            let is_other = is_sure(&words.text, headers) || lexicon::is_elsewhere(&words.text);
            let is_first = block.rows.start <= main.head;
            (is_first && is_other && headers.said(&words.text).is_none())
                .then(|| format!("a list of its own; its header `{}` is no stage of the journey", words.one_line()))
        }
        None => is_small(sheet, block, main).then(|| BELOW_NOTHING.to_owned()),
    }
}

/// Whether a block without known headers can be more lines of the journey above it: it stands below the same columns, and
/// is no narrow rectangle.
fn lines_up(sheet: &Sheet, block: &Block, main: &Main) -> bool {
    let part = sheet.part(block.rows.clone(), block.columns.clone());
    let start = main.block.columns.start;
    // Of headers in a row, the first may be blank.
    let is_within =
        if main.layout.by_rows { block.columns.start + 1 >= start } else { block.columns.start <= main.label };
    let filled = |sheet: &Sheet| sheet.strips().iter().map(ExactSizeIterator::len).sum::<usize>();
    let (width, whole) = (filled(&part), filled(&sheet.part(main.block.rows.clone(), start..main.reach)));
    let is_wider = block.columns.end > main.reach && width > 1;
    let is_full = (0..part.height()).filter(|at| part.row(*at).count() == width).count() * 4 >= part.height() * 3;
    let is_narrow = part.height() > 1 && width > 1 && is_full && width * 2 <= whole;
    part.height() == 1
        || width == 1
        || is_within && block.columns.start >= start.saturating_sub(1) && !is_wider && !is_narrow
}

/// Whether each line of a block below a journey begins with a label: "Key: | 1 = bad", "Done by: | Kim".
fn are_labels(part: &Sheet, main: &Main) -> bool {
    (0..part.height()).filter(|at| part.row(*at).next().is_some()).all(|at| {
        let cells: Vec<&str> = part.row(at).map(|(_, square)| square.words.text.as_str()).collect();
        let is_label = cells.first().is_some_and(|label| label.ends_with([':', '：']) && label.chars().count() <= 30);
        is_label && (main.layout.by_rows || cells.len() <= 2)
    })
}

/// Whether a block holds labels with what they say, such as facts of a persona.
pub(super) fn is_facts(part: &Sheet, headers: &Headers) -> bool {
    let rows: Vec<Vec<&str>> = (0..part.height())
        .map(|at| part.row(at).map(|(_, square)| square.words.text.as_str()).collect::<Vec<_>>())
        .filter(|cells| !cells.is_empty())
        .collect();
    if rows.iter().any(|cells| cells.len() > 2) {
        return false;
    }
    let pairs: Vec<&str> =
        rows.iter().filter(|cells| cells.len() == 2).filter_map(|cells| cells.first().copied()).collect();
    let is_about = |label: &&&str| headers.sense(label).first().is_some_and(|sense| preface::is_about(*sense));
    let tells = |label: &str| {
        lexicon::trait_of(label).filter(|tells| !matches!(tells, Trait::Quote | Trait::Bio | Trait::Place))
    };
    let is_person = |label: &&&str| lexicon::trait_of(label).is_some();
    let traits: Vec<Trait> = pairs.iter().filter_map(|label| tells(label)).collect();
    let is_told = traits.len() > 1 || matches!(traits.as_slice(), [Trait::Name | Trait::Age]);
    let is_only = |label: &&&str| headers.sense(label).first().is_some_and(|sense| preface::is_about_only(*sense));
    let known = pairs.iter().filter(|label| is_about(label) || is_person(label)).count();
    let telling = is_told || pairs.iter().any(|label| is_only(&label));
    // "Name | Role" above several people is no label with what it says.
    let values = rows.iter().filter_map(|cells| cells.get(1));
    let is_table = rows
        .iter()
        .find(|cells| cells.len() == 2)
        .and_then(|cells| cells.get(1))
        .is_some_and(|value| lexicon::is_elsewhere(value) || is_sure(value, headers));
    let are_values = values.filter(|value| !key(value).is_empty()).count() > 0;
    telling && known * 2 >= pairs.len() && are_values && !is_table
}
