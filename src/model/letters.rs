//! Letters of a map that no font of the picture has: they are left to the reader's fonts, and the author should know.

use std::collections::BTreeSet;

use super::codes::LETTERS_WITHOUT_FONT;
use crate::diagnostic::Diagnostic;
use crate::text::{Fonts, script_name};
use crate::yaml::{Kind, Node};

/// The one note for a map, at its first text with such letters. Emoji and symbols are none of them: every system draws
/// them.
pub fn lacking(map: &Node, fonts: &Fonts) -> Option<Diagnostic> {
    let mut found = Found { fonts, first: None, scripts: Vec::new(), seen: BTreeSet::new() };
    found.search(map);
    let first = found.first?;
    let scripts: Vec<String> = found.scripts.iter().map(|(script, letter)| format!("{script} (`{letter}`)")).collect();
    let message = format!("no font of the picture has the letters of {}", listed(&scripts));
    let help = "name a font that has them with `--font FILE`; without one they are drawn in the reader's fonts, with room \
        for the widest";
    Some(Diagnostic::new(&LETTERS_WITHOUT_FONT, first.span, message).help(help))
}

struct Found<'map> {
    fonts: &'map Fonts,
    first: Option<&'map Node>,
    /// Each script and its first letter.
    scripts: Vec<(&'static str, char)>,
    /// Letters that were looked up.
    seen: BTreeSet<char>,
}

impl<'map> Found<'map> {
    fn search(&mut self, node: &'map Node) {
        match &node.kind {
            Kind::Nothing => {}
            Kind::Scalar(scalar) => self.read(node, &scalar.text),
            Kind::List(nodes) => nodes.iter().for_each(|node| self.search(node)),
            Kind::Mapping(mapping) => mapping.entries.iter().for_each(|entry| self.search(&entry.value)),
        }
    }

    fn read(&mut self, node: &'map Node, text: &str) {
        for letter in text.chars() {
            if letter < '\u{530}' || !self.seen.insert(letter) {
                continue;
            }
            let Some(script) = script_name(letter).filter(|_| !self.fonts.draws(letter)) else { continue };
            self.first.get_or_insert(node);
            if self.scripts.iter().all(|(known, _)| *known != script) {
                self.scripts.push((script, letter));
            }
        }
    }
}

/// `one, two and three`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
