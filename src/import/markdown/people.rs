//! Names of personas that a page tells of anywhere, by which the lines of its tables may be theirs.

use crate::import::lexicon::Sense;
use crate::import::table::Headers;

/// So many names are looked for.
const MOST: usize = 40;

/// The names behind words for personas: "**Persona:** Ann Kowal, 34", "## Persona" with the name below it.
pub(super) fn people(text: &str, headers: &Headers) -> Vec<String> {
    let is_label = |words: &str| headers.sense(words).first() == Some(&Sense::Persona);
    let mut names: Vec<String> = Vec::new();
    let mut is_below = false;
    for line in text.lines().map(bare).filter(|line| !line.is_empty() && !line.starts_with('|')) {
        if names.len() >= MOST {
            break;
        }
        let value = match line.split_once([':', '：']) {
            Some((label, value)) if is_label(label.trim_end_matches('*')) => Some(value),
            _ => is_below.then_some(line),
        };
        let names_of = |value: &str| value.split(',').map(|name| bare(name).to_owned()).collect::<Vec<_>>();
        names.extend(value.into_iter().flat_map(names_of).filter(|name| !name.is_empty() && name.len() <= 40));
        is_below = is_label(line);
    }
    names
}

/// A line without the marks around its words.
fn bare(line: &str) -> &str {
    line.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '#' | '*' | '-' | '>' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::people;
    use crate::import::foreign::Wishes;
    use crate::import::table::Headers;

    #[test]
    fn personas_of_a_page_are_known() {
        let headers = Headers::new(&Wishes::default()).unwrap();
        for (text, expected) in [
            ("# Map\n\n**Persona:** Ann Kowal, nurse", vec!["Ann Kowal", "nurse"]),
            ("Personas: Ann, Ben", vec!["Ann", "Ben"]),
            ("## Persona\n\n**Ann**\n\nShe is a nurse", vec!["Ann"]),
            ("| Persona | Ann |", vec![]),
        ] {
            assert_eq!(people(text, &headers), expected, "{text}");
        }
    }
}
