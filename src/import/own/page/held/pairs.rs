//! Which of the lines or rows of a page are which of those that would be written of it now.

use std::collections::BTreeMap;

use super::said::Said;

/// With so many pairs to compare, what is left is taken in its order.
const MANY: usize = 250_000;

/// A line or row of the page, and the one written anew; nothing on one side for what is there alone.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Lines in their order: what is equal, and between that the others one by one.
pub(super) fn in_order<T>(page: &[T], anew: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<Pair> {
    let same =
        |one: usize, other: usize| page.get(one).zip(anew.get(other)).is_some_and(|(one, other)| is_same(one, other));
    let first = (0..page.len().min(anew.len())).take_while(|at| same(*at, *at)).count();
    let rest = page.len().min(anew.len()) - first;
    let last = (0..rest).take_while(|at| same(page.len() - 1 - at, anew.len() - 1 - at)).count();
    let (ours, theirs) = (page.len() - last, anew.len() - last);
    let mut pairs: Vec<Pair> = (0..first).map(|at| (Some(at), Some(at))).collect();
    let (mut one, mut other) = (first, first);
    for (at, to) in longest(first..ours, first..theirs, &same).into_iter().chain([(ours, theirs)]) {
        pairs.extend(between(one..at, other..to));
        if at < ours {
            pairs.push((Some(at), Some(to)));
        }
        (one, other) = (at + 1, to + 1);
    }
    pairs.extend((0..last).map(|at| (Some(ours + at), Some(theirs + at))));
    pairs
}

/// What stands between two that are equal, one by one.
fn between(page: std::ops::Range<usize>, anew: std::ops::Range<usize>) -> Vec<Pair> {
    let count = page.len().max(anew.len());
    let (mut page, mut anew) = (page, anew);
    (0..count).map(|_| (page.next(), anew.next())).collect()
}

/// The longest run of pairs that are equal and in order on both sides.
fn longest(
    page: std::ops::Range<usize>,
    anew: std::ops::Range<usize>,
    same: &impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    if page.is_empty() || anew.is_empty() || page.len() * anew.len() > MANY {
        return Vec::new();
    }
    // How many follow from each pair on.
    let width = anew.len() + 1;
    let mut counts = vec![0_usize; (page.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    for (row, one) in page.clone().enumerate().rev() {
        for (column, other) in anew.clone().enumerate().rev() {
            let of = |index: usize| counts.get(index).copied().unwrap_or_default();
            let best = if same(one, other) {
                of(at(row + 1, column + 1)) + 1
            } else {
                of(at(row + 1, column)).max(of(at(row, column + 1)))
            };
            counts.get_mut(at(row, column)).into_iter().for_each(|count| *count = best);
        }
    }
    let of = |row: usize, column: usize| counts.get(at(row, column)).copied().unwrap_or_default();
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < page.len() && column < anew.len() {
        let (one, other) = (page.start + row, anew.start + column);
        if same(one, other) {
            pairs.push((one, other));
            (row, column) = (row + 1, column + 1);
        } else if of(row + 1, column) >= of(row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// Rows in any order: what is equal, then what has most in common, then what is left, if it is as many.
pub(super) fn in_any_order(page: &[Vec<Said>], anew: &[Vec<Said>]) -> Vec<Pair> {
    let mut free: BTreeMap<&Vec<Said>, Vec<usize>> = BTreeMap::new();
    for (at, row) in anew.iter().enumerate().rev() {
        free.entry(row).or_default().push(at);
    }
    let mut pairs: Vec<Option<usize>> = page.iter().map(|row| free.get_mut(row).and_then(Vec::pop)).collect();
    let mut gone: Vec<usize> = free.into_values().flatten().collect();
    gone.sort_unstable();
    let left: Vec<usize> = (0..page.len()).filter(|at| pairs.get(*at) == Some(&None)).collect();
    if left.len() * gone.len() <= MANY {
        let mut all: Vec<(usize, usize, usize)> = Vec::new();
        for &one in &left {
            all.extend(gone.iter().map(|&other| (common(page.get(one), anew.get(other)), one, other)));
        }
        all.sort_by_key(|(common, one, other)| (std::cmp::Reverse(*common), *one, *other));
        for (_, one, other) in all.into_iter().filter(|(common, _, _)| *common > 0) {
            if let (Some(pair @ None), Some(at)) = (pairs.get_mut(one), gone.iter().position(|gone| *gone == other)) {
                *pair = Some(other);
                gone.remove(at);
            }
        }
    }
    let rest: Vec<usize> = left.into_iter().filter(|at| pairs.get(*at) == Some(&None)).collect();
    if rest.len() == gone.len() {
        for (one, other) in rest.into_iter().zip(gone.drain(..)) {
            pairs.get_mut(one).into_iter().for_each(|pair| *pair = Some(other));
        }
    }
    let ours = pairs.into_iter().enumerate().map(|(at, pair)| (Some(at), pair));
    ours.chain(gone.into_iter().map(|at| (None, Some(at)))).collect()
}

/// How many letters the cells have that say the same.
fn common(one: Option<&Vec<Said>>, other: Option<&Vec<Said>>) -> usize {
    let cells = one.into_iter().flatten().zip(other.into_iter().flatten());
    let same = cells.filter(|(one, other)| one == other);
    same.map(|(one, _)| one.parts.iter().map(String::len).sum::<usize>()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &[&str], anew: &[&str]) -> Vec<Pair> {
        in_order(page, anew, |one, other| one == other)
    }

    #[test]
    fn lines_are_paired_in_order() {
        let pair = |one, other| (Some(one), Some(other));
        assert_eq!(lines(&["a", "b"], &["a", "b"]), [pair(0, 0), pair(1, 1)]);
        assert_eq!(lines(&["a", "x", "c"], &["a", "b", "c"]), [pair(0, 0), pair(1, 1), pair(2, 2)]);
        assert_eq!(lines(&["a", "c"], &["a", "b", "c"]), [pair(0, 0), (None, Some(1)), pair(1, 2)]);
        assert_eq!(lines(&["a", "b", "c"], &["a", "c"]), [pair(0, 0), (Some(1), None), pair(2, 1)]);
        assert_eq!(lines(&["b", "a", "c"], &["a", "c"]), [(Some(0), None), pair(1, 0), pair(2, 1)]);
        assert_eq!(lines(&[], &["a"]), [(None, Some(0))]);
        assert_eq!(lines(&["a"], &[]), [(Some(0), None)]);
    }
}
