//! Which of several things has which id where their places have shifted: ids mostly are made of words.

use std::collections::BTreeMap;

use super::name::slug;

/// Why something has an id that stood nearest.
pub const NEAREST: &str = "more or fewer stand there than when the page was written: what is most like it has the id";

/// Which id of the comment something has, by the number there, and why that was guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The number of its place in the comment, from 1; nothing for what is new.
    pub index: Option<usize>,
    /// Why.
    pub why: Option<&'static str>,
}

/// How many of the words of an id are among these, in percent; 0 where it is not most of them.
pub fn fit(id: &str, words: &str) -> usize {
    let (id, words) = (slug(id), slug(words));
    let known: Vec<&str> = words.split('-').collect();
    // A number is a part as well: `step-0-3` is not made of every text that has "step" in it. Alone it says nothing.
    let is_word = |part: &&str| part.chars().count() > 1 && !part.chars().all(char::is_numeric);
    let is_number = |part: &&str| part.chars().all(char::is_numeric);
    let parts: Vec<&str> = id.split('-').filter(|part| is_word(part) || is_number(part)).collect();
    let is_there = |part: &&&str| {
        let stem: String = part.chars().take(4).collect();
        known.iter().any(|word| word == *part || part.chars().count() > 3 && word.starts_with(&stem))
    };
    let percent = (parts.iter().filter(is_there).count() * 100).checked_div(parts.len()).unwrap_or_default();
    let has_word = parts.iter().filter(|part| is_word(part)).any(|part| is_there(&part));
    if percent >= 50 && has_word { percent } else { 0 }
}

/// Which id each of these things has. As many as there were stand at their places; else those that fit are found in their
/// order, and what fits none stands as far from its place as the one before it.
pub fn chosen(ids: &BTreeMap<usize, String>, count: Option<usize>, words: &[&str]) -> Vec<Choice> {
    if ids.is_empty() || count.is_none() {
        return by_place(words.len());
    }
    if count == Some(words.len()) {
        // Cards that have changed places: each id is made of the words of another.
        return listed(ids, words);
    }
    let mut choices = vec![Choice::default(); words.len()];
    let mut next = 0;
    let mut shift = 0_isize;
    for (index, id) in ids {
        let fits = words.iter().enumerate().skip(next).filter(|(_, words)| fit(id, words) > 0);
        let best = fits.max_by_key(|(at, words)| (fit(id, words), std::cmp::Reverse(*at))).map(|(at, _)| at);
        let usual = (index - 1).checked_add_signed(shift).filter(|at| *at >= next);
        // What surely is of a later id stays for it.
        let is_free = |at: &usize| {
            let others = ids.range(index + 1..);
            words.get(*at).is_some_and(|words| others.clone().all(|(_, other)| fit(other, words) < 100))
        };
        let Some(at) = best.or(usual.filter(is_free)) else { continue };
        let Some(choice) = choices.get_mut(at) else { continue };
        *choice = Choice { index: Some(*index), why: Some(NEAREST) };
        shift = isize::try_from(at).unwrap_or_default() - isize::try_from(index - 1).unwrap_or_default();
        next = at + 1;
    }
    choices
}

/// As many things, each with the id of its place.
pub fn by_place(count: usize) -> Vec<Choice> {
    (1..=count).map(|index| Choice { index: Some(index), why: None }).collect()
}

/// Why something has the id of another number.
const COUNTED: &str = "its id is made of its words and had another number: all was counted anew";

/// Where things that are numbered have been counted anew since they had these ids: several ids are made of words that stand
/// as far behind or before them, and none of those behind stands where it stood. Nothing where that is not so.
pub fn shifted(ids: &BTreeMap<usize, String>, words: &[&str]) -> Option<Vec<Choice>> {
    let fits = |id: &str, at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|words| fit(id, words) == 100);
    let moved = |index: usize, by: isize| (index - 1).checked_add_signed(by);
    for by in [1, -1, 2, -2, 3, -3] {
        let begins = |(index, id): &(&usize, &String)| fits(id, moved(**index, by)) && !fits(id, moved(**index, 0));
        let Some((first, _)) = ids.iter().find(begins) else { continue };
        let behind = || ids.range(*first..);
        let anchors = behind().filter(|(index, id)| fits(id, moved(**index, by))).count();
        let others = behind().filter(|(index, id)| fits(id, moved(**index, 0))).count();
        if anchors < 2 || others > 0 {
            continue;
        }
        let choice = |at: usize| {
            let was = at.checked_add_signed(-by).map(|was| was + 1).filter(|was| was >= first);
            match was {
                Some(was) => Choice { index: Some(was), why: Some(COUNTED) },
                None if at + 1 < *first => Choice { index: Some(at + 1), why: None },
                None => Choice::default(),
            }
        };
        let mut choices: Vec<Choice> = (0..words.len()).map(choice).collect();
        // Where some are gone, what stood before them stays only as far as it is there.
        let taken: Vec<usize> =
            choices.iter().filter(|choice| choice.why.is_some()).filter_map(|choice| choice.index).collect();
        for choice in choices.iter_mut().filter(|choice| choice.why.is_none()) {
            if choice.index.is_some_and(|index| taken.contains(&index)) {
                *choice = Choice::default();
            }
        }
        return Some(choices);
    }
    None
}

/// So many pairs of an id and the words of a thing are compared at most.
const MANY: usize = 10_000;

/// Whether a list with ids, whose words are these, would be taken for one in which things have changed places. A long list
/// may be: looking at all of it would take longer than all else.
pub fn seems_moved(ids: &BTreeMap<usize, String>, words: &[&str]) -> bool {
    if ids.is_empty() || ids.len() * words.len() > MANY {
        return !ids.is_empty();
    }
    let has_moved = |(at, choice): (usize, &Choice)| choice.index.is_some_and(|index| index != at + 1);
    listed(ids, words).iter().enumerate().any(has_moved)
}

/// Which id each thing of a list has that is as long as it was, or of which the comment does not say how long it was: it has
/// changed where in another order all fit better.
pub fn listed(ids: &BTreeMap<usize, String>, words: &[&str]) -> Vec<Choice> {
    let by_place = by_place(words.len());
    let score = |choices: &[Choice]| -> usize {
        let of = |(choice, words): (&Choice, &&str)| {
            choice.index.and_then(|index| ids.get(&index)).map_or(0, |id| usize::from(fit(id, words) == 100))
        };
        choices.iter().zip(words).map(of).sum()
    };
    let mut moved = vec![Choice::default(); words.len()];
    let mut taken = vec![false; words.len()];
    for (index, id) in ids {
        let free = words.iter().enumerate().filter(|(at, _)| taken.get(*at) == Some(&false));
        let here = |at: usize| usize::from(at + 1 == *index);
        let best = free.filter(|(_, words)| fit(id, words) > 0).max_by_key(|(at, words)| (fit(id, words), here(*at)));
        if let Some((at, _)) = best {
            taken.get_mut(at).into_iter().for_each(|taken| *taken = true);
            let is_it = words.get(at).is_some_and(|words| slug(words) == slug(id));
            let why = (at + 1 != *index && !is_it).then_some(NEAREST);
            moved.get_mut(at).into_iter().for_each(|choice| *choice = Choice { index: Some(*index), why });
        }
    }
    // What fits none stays at its place, if that is free.
    for (at, choice) in moved.clone().iter().enumerate() {
        let is_taken = moved.iter().any(|other| other.index == Some(at + 1));
        if choice.index.is_none() && !is_taken {
            moved.get_mut(at).into_iter().for_each(|choice| choice.index = Some(at + 1));
        }
    }
    let is_too_short = ids.keys().any(|index| *index > words.len());
    if score(&moved) > score(&by_place) || is_too_short && score(&moved) == score(&by_place) { moved } else { by_place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(all: &[&str]) -> BTreeMap<usize, String> {
        all.iter().enumerate().filter(|(_, id)| !id.is_empty()).map(|(at, id)| (at + 1, (*id).to_owned())).collect()
    }

    fn told(choices: &[Choice]) -> Vec<usize> {
        choices.iter().map(|choice| choice.index.unwrap_or(0)).collect()
    }

    #[test]
    fn ids_follow_the_words_where_places_have_shifted() {
        let two = ids(&["late-price", "form-reload"]);
        let words = ["Total price appears only at the end", "Form reloads and loses all"];
        assert_eq!(told(&chosen(&two, Some(2), &words)), [1, 2]);
        assert_eq!(told(&chosen(&ids(&["form", "price"]), Some(2), &["Price", "Form"])), [2, 1]);
        assert_eq!(told(&chosen(&two, Some(2), &["New", words[0], words[1]])), [0, 1, 2]);
        assert_eq!(told(&chosen(&two, Some(2), &[words[0], "New", words[1]])), [1, 0, 2]);
        assert_eq!(told(&chosen(&two, Some(2), &[words[1]])), [2]);
        // Ids that say nothing stay at their places, which is told.
        let dull = chosen(&ids(&["a1", "b2"]), Some(2), &["One", "Other", "Third"]);
        assert_eq!(told(&dull), [1, 2, 0]);
        assert!(dull[0].why.is_some());
        // What fits another surely is not taken by place.
        assert_eq!(told(&chosen(&ids(&["x1", "form-reload"]), Some(2), &["Form reloads", "New", "Other"])), [2, 0, 0]);
    }

    #[test]
    fn what_was_counted_anew_keeps_its_ids() {
        let all = ids(&["reads", "asks", "goes", "sleeps"]);
        let told = |words: &[&str]| shifted(&all, words).map(|choices| told(&choices));
        assert_eq!(told(&["Reads", "Asks", "Goes", "Sleeps"]), None);
        assert_eq!(told(&["Reads", "Goes", "Sleeps"]), Some(vec![1, 3, 4]));
        assert_eq!(told(&["Reads", "New", "Asks", "Goes", "Sleeps"]), Some(vec![1, 0, 2, 3, 4]));
        assert_eq!(told(&["New", "Reads", "Asks", "Goes", "Sleeps"]), Some(vec![0, 1, 2, 3, 4]));
        assert_eq!(told(&["Asks", "Reads", "Goes", "Sleeps"]), None);
        // The ids of two that were never made of their own words.
        assert_eq!(told(&["Reads", "Goes", "Asks", "Sleeps"]), None);
    }

    #[test]
    fn a_list_stays_as_it_is_unless_it_fits_better_otherwise() {
        let all = ids(&["ward", "home-visit", "nurse-line"]);
        assert_eq!(told(&listed(&all, &["Ward", "Home visit", "Nurse line"])), [1, 2, 3]);
        assert_eq!(told(&listed(&all, &["New", "Ward", "Home visit", "Nurse line"])), [0, 1, 2, 3]);
        assert_eq!(told(&listed(&all, &["Nurse line", "Ward", "Home visit"])), [3, 1, 2]);
        assert_eq!(told(&listed(&all, &["Station", "Visit", "Line"])), [1, 2, 3]);
        assert_eq!(told(&listed(&all, &["Ward", "Nurse line"])), [1, 3]);
    }
}
