//! Tables with headers and nothing beside or below them: there is no journey in one.

use crate::diagnostic::Diagnostic;
use crate::import::cell::Words;
use crate::import::foreign::refusal;
use crate::import::matrix::Matrix;
use crate::source::Span;

/// Why headers are not in a map.
const WHY: &str = "nothing stands below these headers, and the journey is in another table";

/// Leaves out tables of headers only, whose words are told with the first other map; where there is no other, the place of
/// the headers comes back.
pub(super) fn told(found: &mut Vec<Matrix>) -> Option<Span> {
    if found.iter().all(is_hollow) {
        let headers = found.iter().flat_map(|table| &table.lanes).map(|lane| &lane.words);
        let whole = |one: Span, other: Span| Span::new(one.start.min(other.start), one.end.max(other.end));
        let spans = headers.filter(|words| !words.is_blank()).map(|words| words.span);
        let first = found.iter().flat_map(words).map(|words| words.span).next();
        return Some(spans.reduce(whole).or(first).unwrap_or(Span::new(0, 0)));
    }
    let (hollow, others): (Vec<Matrix>, Vec<Matrix>) = std::mem::take(found).into_iter().partition(is_hollow);
    *found = others;
    if let Some(first) = found.first_mut() {
        for table in hollow {
            first.unread.extend(words(&table).map(|words| (words.clone(), WHY.to_owned())));
            first.unread.extend(table.unread);
        }
    }
    None
}

/// What to say of a file in which there are headers only.
pub(super) fn refused(at: Span) -> Diagnostic {
    refusal(at, "this table has headers, and nothing stands below them: there is no journey to make a map of")
        .help("write the stages and what happens there into the table")
}

/// Whether a table names no stages and fills no line, and is no list of something else, of which more is told.
fn is_hollow(matrix: &Matrix) -> bool {
    if matrix.list.is_some() {
        return false;
    }
    let names_stages = matrix.stages.iter().any(|stage| !stage.names.is_empty());
    !names_stages && matrix.cells.iter().all(|cell| cell.words.is_blank())
}

/// All words of a table.
fn words(matrix: &Matrix) -> impl Iterator<Item = &Words> {
    let lanes = matrix.lanes.iter().map(|lane| &lane.words);
    let around = matrix.title.iter().chain(&matrix.notes).chain(matrix.aside.iter().map(|(words, _)| words));
    let about = matrix.about.iter().flat_map(|(label, _, value)| [label, value]);
    lanes.chain(around).chain(about).filter(|words| !words.is_blank())
}
