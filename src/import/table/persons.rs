//! Cells that tell of a persona: facts with their labels, headers of a table of several, rows around a journey.

use super::about::label;
use super::{Headers, Sheet};
use crate::import::cell::Words;
use crate::import::lexicon::{Sense, Trait, trait_of};

/// Whether a cell holds a label of a persona and what it says: "Age: 34".
pub(super) fn is_fact(words: &Words) -> bool {
    let fact =
        words.text.split_once([':', '：']).filter(|(_, value)| !value.trim().is_empty() && !value.contains('\n'));
    fact.is_some_and(|(name, _)| trait_of(name).is_some())
}

/// Whether cells behind a label tell facts of a persona: "Name | Ann | Age | 34", "Name: Ann | Age: 34".
pub(super) fn begins_with_facts(cells: &[&Words]) -> bool {
    let is_label = |words: &&&Words| trait_of(&words.text).is_some();
    let are_pairs =
        cells.first().is_some_and(|first| is_label(&first)) && cells.get(1).is_some_and(|cell| !is_label(&cell));
    are_pairs || cells.len() > 1 && cells.iter().all(|words| is_fact(words))
}

/// Whether headers are those of a table of personas: "Persona | Occupation", "Name | Age". A list of a team has no ages.
pub(in crate::import) fn heads_people(head: &[&Words], headers: &Headers) -> bool {
    let Some((first, rest)) = head.split_first() else { return false };
    // "Persona: | Marta | Age: | 34" is a line of labels and what they say.
    let is_label = |words: &&Words| trait_of(&words.text).is_some() || label(&words.text, headers).is_some();
    let is_pair = rest.first().is_some_and(|second| !is_label(second)) && rest.get(1).is_some_and(is_label);
    let is_trait = |words: &Words| trait_of(&words.text).is_some();
    let is_fact = |pair: &[&Words]| matches!(pair, [name, value] if is_trait(name) && !is_trait(value));
    if rest.len() > 3 && rest.chunks(2).all(is_fact) {
        return false;
    }
    let is_value =
        |words: &&Words| words.text.trim().ends_with([':', '：']) || words.text.trim().parse::<f64>().is_ok();
    if is_pair || head.iter().any(is_value) {
        return false;
    }
    let traits = || rest.iter().filter_map(|words| trait_of(&words.text));
    let is_persona = headers.sense(&first.text).first() == Some(&Sense::Persona);
    let is_name = trait_of(&first.text) == Some(Trait::Name);
    is_persona && traits().count() > 0 || is_name && traits().any(|found| found == Trait::Age)
}

/// Whether rows around a table tell facts of a persona: her age, or her name and where she lives.
pub(in crate::import) fn tells_of_person(rows: &Sheet, headers: &Headers) -> bool {
    let (mut traits, mut is_sure) = (0, false);
    for at in 0..rows.height() {
        let cells: Vec<&Words> = rows.row(at).map(|(_, square)| &square.words).collect();
        for (number, words) in cells.iter().enumerate() {
            let behind = cells.get(number + 1);
            let name = words.text.split_once([':', '：']).map_or(words.text.as_str(), |(name, _)| name);
            let is_inside = name.len() < words.text.trim_end_matches([':', '：']).len();
            let has_value = is_inside || behind.is_some_and(|value| trait_of(&value.text).is_none());
            if let Some(found) = trait_of(name).filter(|_| has_value) {
                traits += 1;
                is_sure |= matches!(found, Trait::Age | Trait::Role);
            }
            is_sure |= headers.sense(name).first() == Some(&Sense::Persona);
        }
    }
    traits > 1 || traits == 1 && is_sure
}
