//! The few things of a kind that lack what the others have: the likely slips, where a lack in all would be a decision.

/// Those without, if there are at least three others for each of them; else none.
pub(super) fn exceptions<T>(things: impl Iterator<Item = T>, has: impl Fn(&T) -> bool) -> Vec<T> {
    let (with, without): (Vec<T>, Vec<T>) = things.partition(has);
    if without.len() * 3 <= with.len() { without } else { Vec::new() }
}
