//! What becomes of a block beside or below a journey: it goes on with it, says something of it, or is another table.

use super::blocks::{Block, overlap};
use super::known::{Known, is_sure};
use super::layout::{Layout, Line, row};
use super::legend::{self, LEGEND};
use super::{Headers, Sheet, preface};
use crate::import::cell::Words;
use crate::import::lexicon::{self, Sense, Trait, key};
use crate::source::Span;

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
const OUT_OF_LINE: &str = "another table, which does not line up with the journey; `--map` says what its lines mean";

/// Why a summary below a journey is left out.
const SUMMARY: &str = "a summary, which follows from the map";

/// A journey of the sheet.
pub(super) struct Main {
    pub(super) block: Block,
    pub(super) layout: Layout,
    pub(super) line: Line,
    /// The row and the column of the whole sheet in which its stages and its headers stand.
    pub(super) head: usize,
    pub(super) label: usize,
    /// The column behind the last one of it, with what goes on with it behind blank columns.
    pub(super) reach: usize,
}

/// Why a block with headers of its own is another table.
pub(super) fn headed(sheet: &Sheet, block: &Block, main: &Main, headers: &Headers) -> Option<String> {
    let part = sheet.part(block.rows.clone(), block.columns.clone());
    let head = (0..part.height()).find(|at| part.row(*at).count() > 1).filter(|head| head + 1 < part.height())?;
    let words: Vec<&Words> = part.row(head).map(|(_, square)| &square.words).collect();
    let known = Known::of(&words, headers);
    (known.is_header() && !lanes(sheet, block, head + 1, main, headers)).then(|| Known::why(&words))
}

/// What becomes of a block beside or below a journey, with those beside it in one `band`; nothing if it goes on with it, or says something of it.
pub(super) fn judge(sheet: &Sheet, block: &Block, band: &Block, main: &Main, headers: &Headers) -> Option<What> {
    let part = sheet.part(block.rows.clone(), block.columns.clone());
    let is_beside = overlap(&block.rows, &main.block.rows);
    let is_above = block.rows.end <= main.block.rows.start;
    if !is_beside && legend::begins(&part, 0) && (1..part.height()).all(|at| legend::goes_on(&part, at)) {
        return Some(What::Left(LEGEND.to_owned()));
    }
    if !is_beside && !is_above && is_summary(&part) && !lanes(sheet, block, 1, main, headers) {
        return Some(What::Left(SUMMARY.to_owned()));
    }
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
        if known.is_header() && known.elsewhere >= 2 && below >= 2 && !preface::heads_people(&words, headers) {
            return other();
        }
        return (block.columns.start == main.block.columns.start && is_unlabelled(&part, headers))
            .then(|| What::Left(OUT_OF_LINE.to_owned()));
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

/// Whether a block has a heading alone in its first row, which calls what stands below a summary.
fn is_summary(part: &Sheet) -> bool {
    let mut first = part.row(0);
    let heading = first.next().filter(|_| first.next().is_none());
    part.height() > 1 && heading.is_some_and(|(_, square)| lexicon::is_summary(&square.words.text))
}

/// Whether a block above a journey has rows of three cells or more, and no label: an agenda.
fn is_unlabelled(part: &Sheet, headers: &Headers) -> bool {
    let is_label = |words: &Words| {
        let text = words.text.as_str();
        let is_known = !headers.sense(text).is_empty() || lexicon::trait_of(text).is_some();
        is_known || text.ends_with([':', '：']) || text.contains(": ")
    };
    let long: Vec<usize> = (0..part.height()).filter(|at| part.row(*at).count() > 2).collect();
    // Names of stages and steps stand right of the headers.
    long.len() > 1 && long.iter().all(|at| part.at(*at, 0).is_some_and(|square| !is_label(&square.words)))
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

/// Whether a sheet tells of personas: labels with facts, or a row of headers with one persona in each row below it.
pub(super) fn is_of_people(sheet: &Sheet, headers: &Headers) -> bool {
    let is_head = |at: &usize| {
        let words: Vec<&Words> = sheet.row(*at).map(|(_, square)| &square.words).collect();
        preface::heads_people(&words, headers)
    };
    // A title may stand above.
    let head = (0..sheet.height()).find(|at| sheet.row(*at).count() > 1).filter(is_head);
    is_facts(sheet, headers) || head.is_some_and(|head| (head + 1..sheet.height()).any(|at| sheet.row(at).count() > 1))
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
