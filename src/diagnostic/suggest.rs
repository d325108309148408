//! "Did you mean": the known word that is nearest to the one that was written.

/// The candidate nearest to `word`, if one is near enough to be a slip of the fingers.
///
/// Near enough is a Damerau–Levenshtein distance of at most a third of the longer word, and at least one; case and the
/// difference between `-`, `_` and a space do not count.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
    let word = plain(word);
    if word.chars().count() > 100 {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 400)
        .map(|candidate| {
            let other = plain(candidate);
            let longer = word.chars().count().max(other.chars().count());
            (strsim::damerau_levenshtein(&word, &other), (longer / 3).max(1), candidate)
        })
        .filter(|(distance, limit, _)| distance <= limit)
        .min_by_key(|(distance, _, _)| *distance)
        .map(|(_, _, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        assert_eq!(nearest("touchpont", ["touchpoint", "thinking"]), Some("touchpoint"));
        assert_eq!(nearest("pain-points", ["pain_points", "gains"]), Some("pain_points"));
        assert_eq!(nearest("colour", ["touchpoint", "thinking"]), None);
    }
}
