//! Tables of one journey below headings of their own: the customer's view, and what the business does at the same stages.

use std::collections::BTreeMap;

use super::above::{Above, is_persona, is_telling};
use super::sheet::sheet;
use crate::import::cell::Words;
use crate::import::lexicon::{key, without_number};
use crate::import::matrix::{self, Aside, Lane, Matrix};
use crate::import::table::{Certainty, Headers, read};
use crate::source::Span;

/// Why the heading of a table is no title.
const VIEW: &str = "it is the title of a part, and the map has the one above its parts";

/// The headings above a table, the nearest last, by where the title of its map stands.
pub(super) type Titled = (Span, Vec<Words>);

/// A table that is no map by itself as more lanes of the map before it, whose stages it names.
pub(super) fn part(rows: &[Vec<Words>], before: Option<&Matrix>, headers: &Headers) -> Option<Matrix> {
    let before = before.filter(|before| before.list.is_none() && before.stages.len() > 1)?;
    let (maps, _) = read(&sheet(rows)?, "", headers, Certainty::Asked);
    let mut maps = maps.into_iter();
    let part = maps.next().filter(|map| map.list.is_none() && names(map) == names(before))?;
    let bare = |map: &Matrix| {
        let lanes: Vec<Lane> = map.lanes.clone();
        Matrix { lanes, stages: map.stages.clone(), columns: map.columns, ..Matrix::default() }
    };
    let is_one = maps.next().is_none() && matrix::joined(vec![bare(before), bare(&part)]).len() == 1;
    is_one.then_some(part)
}

/// What the stages of a map are called.
fn names(map: &Matrix) -> Vec<String> {
    let name = |words: &Words| key(without_number(&words.text).0);
    map.stages.iter().map(|stage| stage.names.first().map(name).unwrap_or_default()).collect()
}

/// The headings above the map of a table, and where its title stands.
pub(super) fn titled(map: &Matrix, above: &Above<'_>) -> Option<Titled> {
    let headings = above.iter().map(|section| section.heading.clone()).filter(|heading| !heading.is_blank());
    Some((map.title.as_ref()?.span, headings.collect()))
}

/// Gives maps that were made of several tables the title that stands above all of them.
pub(super) fn retitle(maps: &mut [Matrix], tables: &[Titled], headers: &Headers) {
    let tables: BTreeMap<Span, &[Words]> =
        tables.iter().rev().map(|(title, above)| (*title, above.as_slice())).collect();
    let above = |span: Span| tables.get(&span).copied();
    let mut taken: Vec<Span> = Vec::new();
    for map in &mut *maps {
        let Some(title) = map.title.clone() else { continue };
        let Some(mut shared) = above(title.span) else { continue };
        let all = shared.len();
        let parts = map.aside.iter().filter(|(_, aside)| matches!(aside, Aside::Lost(_)));
        for own in parts.filter_map(|(words, _)| above(words.span)) {
            let count = shared.iter().zip(own).take_while(|(one, other)| one.span == other.span).count();
            shared = shared.get(..count).unwrap_or_default();
        }
        let is_title = |words: &&Words| is_telling(words, headers) && !is_persona(words, headers);
        let Some(whole) = shared.iter().rev().find(is_title).filter(|_| shared.len() < all) else { continue };
        if whole.span != title.span {
            map.title = Some(whole.clone());
            map.aside.push((title, Aside::Lost(VIEW)));
            taken.push(whole.span);
        }
    }
    for map in maps {
        map.aside.retain(|(words, _)| !taken.contains(&words.span));
    }
}
