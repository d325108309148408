//! Which stage and step of a page is which of those it was written with: by its words, then by its place.
//!
//! The checklist and the tables below the stages still say what each number was when the page was written.

use super::blocks::Block;
use super::inline::Inline;
use super::lanes;
use super::memory::{Called, Heir, Heirs};
use super::reader::{DOT, Place, Reader};
use super::sections::Section;
use super::tongue::even;

/// Why a place has an id though its words are others.
const RENAMED: &str =
    "no words of the page are those that had this id: it is kept for what stands nearest to its place";
/// Why one of several has an id.
const TWICE: &str = "its number is there twice: the first has the id";

/// Finds out what the stages and steps of a page were.
pub(super) fn heirs(reader: &Reader<'_>, journey: &[&Section], others: &[&Section]) -> Heirs {
    let mut stages = Vec::new();
    let mut steps = Vec::new();
    for section in journey.iter().flat_map(|part| &part.parts) {
        let at = stages.len();
        let (number, name) = numbered_stage(reader, &section.heading);
        let name = even(&name.plain());
        steps.extend(steps_of(reader, section, at, &name));
        stages.push(Called { number, words: name, stage: at });
    }
    let (old_stages, old_steps) = remembered(reader, others, (&stages, &steps));
    let mut of_stages = matched(&stages, &old_stages, |_, _| true);
    counted_anew(reader, "stage", &stages, &mut of_stages);
    // The stage of the page that each stage was, by its place in what is remembered.
    let is_same = |step: &Called, old: &Called| {
        let was = old_stages.get(old.stage);
        let is = of_stages.get(step.stage).and_then(Option::as_ref);
        was.zip(is).is_none_or(|(was, is)| was.number == is.number)
    };
    let mut of_steps = matched(&steps, &old_steps, is_same);
    counted_anew(reader, "step", &steps, &mut of_steps);
    let mut counts = vec![0_usize; stages.len()];
    let places: Vec<Place> = steps
        .iter()
        .map(|step| {
            let mut at = 0;
            if let Some(count) = counts.get_mut(step.stage) {
                at = *count;
                *count += 1;
            }
            Place { stage: step.stage, step: Some(at) }
        })
        .collect();
    let has_memory = !old_steps.is_empty();
    Heirs { stages: of_stages, steps: places.into_iter().zip(of_steps).collect(), has_memory }
}

/// Where all of a page says the same numbers, and yet the ids of the comment fit others: it was counted anew, everywhere.
fn counted_anew(reader: &Reader<'_>, kind: &str, now: &[Called], heirs: &mut [Option<Heir>]) {
    let is_whole = |(at, (one, heir)): (usize, (&Called, &Option<Heir>))| {
        let is_same = |heir: &Heir| heir.number == one.number && heir.words == one.words;
        one.number == (at + 1).to_string() && heir.as_ref().is_some_and(is_same)
    };
    if reader.ids.are_fixed(kind) || !now.iter().zip(heirs.iter()).enumerate().all(is_whole) {
        return;
    }
    let words: Vec<&str> = now.iter().map(|one| one.words.as_str()).collect();
    let Some(choices) = crate::model::fits::shifted(&reader.ids.listed(kind), &words) else { return };
    for (heir, choice) in heirs.iter_mut().zip(choices) {
        *heir =
            choice.index.and_then(|index| Some(Heir { number: index.to_string(), why: choice.why, ..heir.clone()? }));
    }
}

/// The number and the name in the heading of a stage.
pub(super) fn numbered_stage(reader: &Reader<'_>, heading: &Inline) -> (String, Inline) {
    let gaps = heading.gaps(reader.words.markdown.stage_heading).unwrap_or_default();
    let gap = |name: &str| gaps.iter().find(|(known, _)| *known == name).map(|(_, gap)| gap.trimmed());
    let is_number = |number: &String| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    match (gap("number").map(|number| number.plain()).filter(is_number), gap("name")) {
        (Some(number), Some(name)) => (number, name),
        _ => match nameless(reader.words.markdown.stage_heading, &heading.plain()) {
            Some(number) => (number, Inline::default()),
            None => (String::new(), heading.clone()),
        },
    }
}

/// The number in the heading of a stage that has no name: "Stage 3:".
fn nameless(template: &str, heading: &str) -> Option<String> {
    let number: String = heading.chars().filter(char::is_ascii_digit).collect();
    let empty = crate::words::fill(template, &[("number", &number), ("name", "")]);
    let bare = |text: &str| even(text.trim().trim_end_matches([':', '：']));
    (!number.is_empty() && bare(&empty) == bare(heading)).then_some(number)
}

/// The number of a step, and what is done there; nothing for the step that a stage is.
pub(super) fn numbered_step(first: &Inline) -> (String, Option<Inline>) {
    let plain = first.plain();
    let digits = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = plain.get(..digits).unwrap_or_default();
    let rest = first.trimmed().without(digits);
    if number.is_empty() {
        return (String::new(), Some(first.clone()).filter(|first| !first.is_empty()));
    }
    let behind = rest.plain();
    if behind.is_empty() {
        return (number.to_owned(), None);
    }
    match behind.strip_prefix('.') {
        Some(action) => {
            let action = Some(rest.trimmed().without(1)).filter(|_| !action.trim().is_empty());
            (number.to_owned(), action)
        }
        // "3D-prints a model" is no third step.
        None => (String::new(), Some(first.clone())),
    }
}

/// The steps of a stage: those of its tables.
fn steps_of(reader: &Reader<'_>, section: &Section, stage: usize, name: &str) -> Vec<Called> {
    let mut steps = Vec::new();
    for block in &section.blocks {
        let Block::Table(rows) = block else { continue };
        let rows = super::rows::filled(rows);
        let Some((heads, rows)) = rows.split_first() else { continue };
        let is_action = |row: &&Vec<Inline>| {
            let title = row.first().map(Inline::plain).unwrap_or_default();
            !title.is_empty() && lanes::called(reader, &title).is_some_and(|lane| lane.id == "action")
        };
        let actions = rows.iter().find(is_action);
        for (at, head) in heads.iter().enumerate().skip(1) {
            let (number, action) = numbered_step(&first_part(head));
            let below = || actions.and_then(|row| row.get(at)).filter(|cell| !cell.is_empty()).map(first_part);
            let words = action.or_else(below).map_or_else(|| name.to_owned(), |action| even(&action.plain()));
            steps.push(Called { number, words, stage });
        }
    }
    steps
}

fn first_part(line: &Inline) -> Inline {
    Reader::parts(line).0.first().cloned().unwrap_or_default()
}

/// The stages and steps as the checklist has them, and as the tables below the stages do. `now` is what stands on the page.
fn remembered(reader: &Reader<'_>, sections: &[&Section], now: (&[Called], &[Called])) -> (Vec<Called>, Vec<Called>) {
    let (mut stages, mut steps): (Vec<Called>, Vec<Called>) = (Vec::new(), Vec::new());
    let walks = sections.iter().filter(|section| super::top::is_called(section, reader.words.markdown.walk_through));
    for item in walks.flat_map(|section| super::facts::items(&section.blocks)) {
        match called(reader, &item.line) {
            (true, stage) => stages.push(Called { stage: stages.len(), ..stage }),
            (false, step) => steps.push(Called { stage: usize::MAX, ..step }),
        }
        let stage = stages.len().saturating_sub(1);
        steps.extend(item.children.iter().map(|child| Called { stage, ..called(reader, child).1 }));
    }
    as_on_page(&mut stages, now.0);
    as_on_page(&mut steps, now.1);
    for block in sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(rows) = block else { continue };
        let is_place = |cell: &Inline| even(&cell.plain()) == even(reader.words.markdown.place);
        let Some(at) = rows.first().and_then(|heads| heads.iter().position(is_place)) else { continue };
        for cell in rows.iter().skip(1).filter_map(|row| row.get(at)) {
            match called(reader, &first_of(cell)) {
                (true, stage) => stages.push(Called { stage: stages.len(), ..stage }),
                (false, step) => steps.push(Called { stage: usize::MAX, ..step }),
            }
        }
    }
    (once(stages, true), once(steps, false))
}

/// Whether a line calls a stage, and what it calls.
fn called(reader: &Reader<'_>, line: &Inline) -> (bool, Called) {
    let line = first_part(line);
    let (number, name) = numbered_stage(reader, &line);
    if !number.is_empty() {
        return (true, Called { number, words: even(&name.plain()), stage: 0 });
    }
    let (number, action) = numbered_step(&line);
    let words = action.map(|action| even(&action.plain())).unwrap_or_default();
    (false, Called { number, words, stage: 0 })
}

/// A checklist that tells of the same in the same order means the same numbers, whatever somebody made of one of them.
fn as_on_page(told: &mut [Called], now: &[Called]) {
    let is_counted = (1_usize..).zip(now).all(|(at, one)| one.number == at.to_string());
    if is_counted && told.len() == now.len() && told.iter().zip(now).all(|(told, now)| told.words == now.words) {
        for (told, now) in told.iter_mut().zip(now) {
            told.number.clone_from(&now.number);
        }
    }
}

/// What has a number and words, by the first that has the number. Stages are known by their order.
fn once(all: Vec<Called>, are_stages: bool) -> Vec<Called> {
    let mut kept: Vec<Called> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for one in all {
        let has_words = are_stages || !one.words.is_empty();
        if !one.number.is_empty() && has_words && seen.insert(one.number.clone()) {
            kept.push(Called { stage: if are_stages { kept.len() } else { one.stage }, ..one });
        }
    }
    kept
}

/// The place, without the message at it.
fn first_of(cell: &Inline) -> Inline {
    cell.split(DOT).first().map(Inline::trimmed).unwrap_or_default()
}

/// Whether two are the same.
type Rule<'r> = &'r dyn Fn(&Called, &Called) -> bool;

/// What each of these was. `is_near` says whether two stand in the same stage.
fn matched(now: &[Called], old: &[Called], is_near: impl Fn(&Called, &Called) -> bool) -> Vec<Option<Heir>> {
    let mut pairs: Vec<Option<(usize, Option<&'static str>)>> = vec![None; now.len()];
    let mut taken = vec![false; old.len()];
    let same_number = |one: &Called, other: &Called| one.number == other.number && !one.number.is_empty();
    let same_words = |one: &Called, other: &Called| one.words == other.words && !one.words.is_empty();
    let rules: [Rule<'_>; 3] = [
        &|one, other| same_number(one, other) && same_words(one, other),
        &|one, other| same_words(one, other) && is_near(one, other),
        &|one, other| same_words(one, other),
    ];
    for rule in rules {
        for (pair, one) in pairs.iter_mut().zip(now).filter(|(pair, _)| pair.is_none()) {
            let found = old.iter().zip(&mut taken).enumerate().find(|(_, (other, taken))| !**taken && rule(one, other));
            if let Some((at, (_, taken))) = found {
                *taken = true;
                *pair = Some((at, None));
            }
        }
    }
    renamed(now, old, &mut pairs, &mut taken, &is_near);
    let heir = |(pair, one): (&Option<(usize, Option<&'static str>)>, &Called)| match pair {
        Some((at, why)) => {
            old.get(*at).map(|old| Heir { number: old.number.clone(), words: old.words.clone(), why: *why })
        }
        // Nothing says what had its number.
        None if one.number.is_empty() || old.iter().any(|other| other.number == one.number) => None,
        None => Some(Heir { number: one.number.clone(), words: String::new(), why: None }),
    };
    let mut heirs: Vec<Option<Heir>> = pairs.iter().zip(now).map(heir).collect();
    alone(&mut heirs);
    heirs
}

/// With so many pairs to compare, nobody has edited a page: it is another one.
const MANY: usize = 10_000;

/// Those whose words are new may be those whose words are gone.
fn renamed(
    now: &[Called],
    old: &[Called],
    pairs: &mut [Option<(usize, Option<&'static str>)>],
    taken: &mut [bool],
    is_near: &impl Fn(&Called, &Called) -> bool,
) {
    let left = |pairs: &[Option<_>]| -> Vec<usize> {
        pairs.iter().enumerate().filter(|(_, pair)| pair.is_none()).map(|(at, _)| at).collect()
    };
    let free = |taken: &[bool]| -> Vec<usize> {
        taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at).collect()
    };
    // What is left in its stage, counted before any is given away.
    let (all, gone) = (left(pairs), free(taken));
    let near =
        |one: usize, other: usize| now.get(one).zip(old.get(other)).is_some_and(|(one, other)| is_near(one, other));
    // As many have come as have gone.
    let is_even = |one: usize, other: usize| {
        let here = |at: &&usize| now.get(one).zip(now.get(**at)).is_some_and(|(one, at)| one.stage == at.stage);
        all.iter().filter(here).count() == gone.iter().filter(|gone| near(one, **gone)).count() && near(one, other)
    };
    if all.len() * gone.len() > MANY {
        return;
    }
    let mut choices: Vec<(usize, usize, usize)> = Vec::new();
    for &one in &all {
        for &other in gone.iter().filter(|other| near(one, **other)) {
            let (Some(is), Some(was)) = (now.get(one), old.get(other)) else { continue };
            let number = usize::from(is.number == was.number && !is.number.is_empty());
            let alike = alike(&is.words, &was.words);
            // Then what has kept its number is the same.
            let rank = if is_even(one, other) { number * 1000 + alike + 1 } else { number * 15 + alike };
            choices.push((rank, one, other));
        }
    }
    choices.sort_by_key(|(rank, one, other)| (std::cmp::Reverse(*rank), *one, *other));
    for (_, one, other) in choices.into_iter().filter(|(rank, _, _)| *rank > 0) {
        let (Some(pair), Some(taken)) = (pairs.get_mut(one), taken.get_mut(other)) else { continue };
        if pair.is_none() && !*taken {
            let is_sure = is_even(one, other)
                && now.get(one).zip(old.get(other)).is_some_and(|(is, was)| is.number == was.number);
            *pair = Some((other, (!is_sure).then_some(RENAMED)));
            *taken = true;
        }
    }
}

/// How much two texts have in common, from 0 to 100: pairs of neighbouring letters.
pub(super) fn alike(one: &str, other: &str) -> usize {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let common = one.iter().filter(|pair| {
        let found = other.iter().position(|known| known == *pair);
        found.map(|at| other.swap_remove(at)).is_some()
    });
    let percent = (common.count() * 200).checked_div(all).unwrap_or_default();
    if percent >= 35 { percent } else { 0 }
}

/// An id is of one thing alone.
fn alone(heirs: &mut [Option<Heir>]) {
    let mut seen: Vec<String> = Vec::new();
    let numbers: Vec<String> = heirs.iter().flatten().map(|heir| heir.number.clone()).collect();
    for heir in heirs.iter_mut() {
        let Some(found) = heir else { continue };
        if seen.contains(&found.number) {
            *heir = None;
        } else {
            seen.push(found.number.clone());
            let is_twice = numbers.iter().filter(|number| **number == found.number).count() > 1;
            found.why = found.why.or(is_twice.then_some(TWICE));
        }
    }
}
