//! A persona in a line: the name, the age and who they are.

use crate::import::cell::Words;
use crate::import::draft::{Persona, Said};
use crate::import::tree::Field;

/// Why a part of a line is somebody's role.
const ROLE: &str = "what stands behind the name is taken for who they are";
/// Why a part of a line is somebody's age.
const AGE: &str = "the number behind the name is taken for their age";

/// A persona of a line: the name, the age and who they are. What was guessed is told in `whys`.
pub(super) fn named(item: &Words, whys: &mut Vec<&'static str>) -> Persona {
    let text = item.text.as_str();
    let cut = [" — ", " – ", " - ", ", ", " (", ": "]
        .iter()
        .filter_map(|sign| text.find(sign).map(|at| (at, if *sign == " (" { 1 } else { sign.len() })))
        .min();
    let (name, rest) = match cut.filter(|(at, _)| (1..=40).contains(at)) {
        Some((at, length)) => (item.slice(0..at), item.slice(at + length..text.len())),
        None => (item.clone(), Words::default()),
    };
    let mut persona = Persona { name: Said::plain(name.one_line()).at(item.span), ..Persona::default() };
    let (age, rest) = age(&rest);
    let mut add = |key: &str, words: &Words, why: &'static str| {
        persona.fields.push(Field::new(key, words.tree()).at(item.span).guessed(why));
        if !whys.contains(&why) {
            whys.push(why);
        }
    };
    if let Some(age) = age {
        add("age", &age.unmarked(), AGE);
    }
    if !rest.is_blank() {
        add("role", &rest, ROLE);
    }
    persona
}

/// An age at the beginning of what stands behind a name, and the rest: "(32), teacher", "34 years old – nurse".
fn age(rest: &Words) -> (Option<Words>, Words) {
    let rest = rest.trim();
    let text = rest.text.as_str();
    let is_open = text.starts_with('(');
    let inside = text.strip_prefix('(').unwrap_or(text);
    let end = inside.find([',', ')', '–', '—', ';', '\n']).unwrap_or(inside.len());
    let (first, behind) = inside.split_at_checked(end).unwrap_or((inside, ""));
    let is_age = first.trim().chars().count() <= 16 && {
        let digits: String = first.trim().chars().take_while(char::is_ascii_digit).collect();
        let unit = first.trim().get(digits.len()..).unwrap_or("").trim().to_lowercase();
        let is_unit = unit.is_empty()
            || ["y", "lat", "rok", "세", "살", "ans", "año", "ano", "j", "歳", "岁"]
                .iter()
                .any(|word| unit.starts_with(word));
        digits.parse::<u8>().is_ok_and(|number| number <= 120) && is_unit
    };
    let unclosed = |part: &str| {
        let part = part.trim();
        // What opens and closes around all of it says nothing.
        if is_open && !part.contains('(') && part.ends_with(')') {
            part.trim_end_matches(')').len()
        } else {
            part.len()
        }
    };
    if is_age {
        let behind = behind.trim_start_matches([',', ')', '–', '—', ';', '\n', ' ', '-']);
        let length = unclosed(behind);
        return (Some(rest.part(first.trim())), rest.part(behind.get(..length).unwrap_or(behind).trim()));
    }
    let length = unclosed(inside);
    let closes_all = is_open && inside.trim().ends_with(')') && inside.matches(')').count() == 1;
    let whole = if closes_all { inside.trim().get(..length).unwrap_or(inside) } else { text };
    (None, rest.part(whole.trim()))
}
