//! "Did you mean": the known word that is nearest to the one that was written.

/// Words longer than this are sentences, and a slip in one is not guessed at.
const LONGEST: usize = 60;
/// How many pairs of characters are compared in one search: enough for a thousand names, and soon done.
const EFFORT: usize = 400_000;

/// The candidate nearest to `word`, if one is near enough to be a slip of the fingers.
///
/// Near enough is a Damerau–Levenshtein distance of at most a third of the longer word, and at least one; case and the
/// difference between `-`, `_` and a space do not count. Among very many candidates only the first are looked at.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = plain(word).take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    let mut effort = 0;
    let mut best: Option<(usize, &str)> = None;
    let mut other = Vec::with_capacity(LONGEST);
    for candidate in candidates {
        if effort > EFFORT {
            break;
        }
        other.clear();
        other.extend(plain(candidate).take(2 * LONGEST));
        effort += 4 * other.len();
        let longer = word.len().max(other.len());
        let limit = (longer / 3).max(1).min(longer.saturating_sub(1));
        let limit = best.map_or(limit, |(distance, _)| limit.min(distance.saturating_sub(1)));
        if word.len().abs_diff(other.len()) > limit || strangers(&word, &other) > limit {
            continue;
        }
        effort += 8 * word.len() * other.len();
        let distance = strsim::generic_damerau_levenshtein(&word, &other);
        if distance <= limit {
            best = Some((distance, candidate));
        }
        if distance == 0 {
            break;
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A word without case and without the difference between `-`, `_` and a space.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '-' | ' ') { '_' } else { c })
}

/// At least how many changes two words are apart: the letters that one has and the other lacks.
fn strangers(one: &[char], other: &[char]) -> usize {
    let mut balance = [0_i16; 64];
    let mut count = |letters: &[char], by: i16| {
        for letter in letters {
            if let Some(slot) = balance.get_mut(*letter as usize % 64) {
                *slot += by;
            }
        }
    };
    count(one, 1);
    count(other, -1);
    let more: i16 = balance.iter().filter(|count| **count > 0).sum();
    let less: i16 = balance.iter().filter(|count| **count < 0).sum();
    usize::try_from(more.max(-less)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        assert_eq!(nearest("touchpont", ["touchpoint", "thinking"]), Some("touchpoint"));
        assert_eq!(nearest("pain-points", ["pain_points", "gains"]), Some("pain_points"));
        assert_eq!(nearest("thinknig", ["thickening", "thinking"]), Some("thinking"));
        assert_eq!(nearest("colour", ["touchpoint", "thinking"]), None);
        assert_eq!(nearest("a", ["b", "c"]), None);
        assert_eq!(nearest("ab", ["b", "cb"]), Some("b"));
        assert_eq!(nearest(&"x".repeat(100), [&*"x".repeat(99)]), None);
    }

    #[test]
    fn thousands_of_candidates_take_no_time() {
        let names: Vec<String> = (0..20_000).map(|number| format!("a-step-with-a-long-name-{number}")).collect();
        let start = std::time::Instant::now();
        assert_eq!(nearest("a-step-with-a-long-name-0x", names.iter().map(String::as_str)), Some(names[0].as_str()));
        assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    }
}
