//! A line of a page as a text of our language: with the marks that it has, and no others.

use super::inline::{Atom, Inline, Kind};
use crate::import::tree::escaped;
use crate::source::Span;
use crate::text::plain;

impl Inline {
    /// The text in the inline Markdown of our language.
    pub(super) fn text(&self, source: &str) -> String {
        let lines = self.lines();
        let lines = lines.iter().map(|line| line.trimmed().one_line(source)).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn one_line(&self, source: &str) -> String {
        let is_words = |atom: &Atom| matches!(atom.kind, Kind::Words | Kind::Entity);
        if self.atoms.iter().all(|atom| is_words(atom) && !atom.bold && !atom.italic && atom.link.is_none()) {
            return literal(&self.plain());
        }
        let whole = self.marked_span(source);
        // A bar in a cell is written with a backslash, which is none of the text's.
        let text = source.get(whole.start..whole.end).unwrap_or_default().replace("\\|", "|").replace('\n', " ");
        let text = text.trim_matches(' ');
        let says = |text: String| saying(text, &self.plain());
        says(unparted(text)).or_else(|| says(text.to_owned())).unwrap_or_else(|| literal(&self.plain()))
    }

    /// Where it stands with the marks around its first and last words.
    fn marked_span(&self, source: &str) -> Span {
        let span = self.span();
        let is_mark = |c: char| matches!(c, '*' | '_' | '`' | '<' | '[');
        let mut start = span.start;
        if self.atoms.first().is_some_and(|atom| atom.bold || atom.italic || atom.link.is_some()) {
            let before = source.get(..start).unwrap_or_default();
            start = before.trim_end_matches(is_mark).len();
        } else if source.get(..start).is_some_and(|before| before.ends_with('\\')) {
            // What is escaped stands behind its backslash.
            start -= 1;
        }
        let mut end = span.end;
        if let Some(last) = self.atoms.last().filter(|atom| atom.bold || atom.italic || atom.link.is_some()) {
            let behind = |end: usize| source.get(end..).unwrap_or_default();
            let marks = |end: usize| {
                let rest = behind(end);
                end + rest.len() - rest.trim_start_matches(['*', '_', '`', '>']).len()
            };
            end = marks(end);
            if last.link.is_some() && behind(end).starts_with("](") {
                end = link_end(source, end + 2);
                end = marks(end);
            }
        }
        Span::new(start, end)
    }
}

/// A text with signs where the page has entities for them, since between its parts they are signs of ours.
fn unparted(text: &str) -> String {
    let entities = [("&middot;", "·"), ("&rarr;", "→"), ("&harr;", "↔"), ("&#47;", "/"), ("&#44;", ",")];
    entities.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

/// The end of the address of a link, behind its bracket.
fn link_end(source: &str, start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    let mut depth = 1;
    let mut is_escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return start + at + 1;
                }
            }
            '\n' => return start + at,
            _ => {}
        }
    }
    start
}

/// Words as inline Markdown that says just them.
pub(super) fn literal(words: &str) -> String {
    let escaped = escaped(words);
    saying(words.to_owned(), words).or_else(|| saying(escaped.clone(), words)).unwrap_or(escaped)
}

/// A text that says these words: as it is, or with the blanks at its ends, which a text does not keep, as entities.
fn saying(text: String, words: &str) -> Option<String> {
    if plain(&text) == words {
        return Some(text);
    }
    let middle = text.trim();
    let entity = |blank: char| ["&#", &u32::from(blank).to_string(), ";"].concat();
    let entities = |blanks: &str| blanks.chars().map(entity).collect::<String>();
    let (start, end) = text.split_once(middle).filter(|_| !middle.is_empty())?;
    let text = format!("{}{middle}{}", entities(start), entities(end));
    (plain(&text) == words).then_some(text)
}
