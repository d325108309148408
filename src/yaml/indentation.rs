//! Keys and list items that are indented differently from those they belong with.

use granit_parser::ErrorKind;

use super::codes::YAML_SYNTAX;
use super::quote::line_around;
use super::tree::Stop;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How many lines above are looked at.
const LINES_ABOVE: usize = 200;

/// What a line begins with.
struct Line<'text> {
    /// Where the line begins.
    start: usize,
    /// The columns of its dashes.
    dashes: Vec<usize>,
    /// The column of what stands behind them.
    column: usize,
    /// What stands behind them, without blanks around.
    rest: &'text str,
}

impl<'text> Line<'text> {
    /// The line that holds a byte; none if it is blank or a comment.
    fn at(text: &'text str, at: usize) -> Option<Self> {
        let line = line_around(text, at);
        let content = text.get(line.clone())?;
        let start = line.start + content.len() - content.trim_start_matches('\u{feff}').len();
        let content = content.trim_start_matches('\u{feff}').trim_end();
        let mut rest = content.trim_start_matches(' ');
        if rest.is_empty() || rest.starts_with('#') {
            return None;
        }
        let mut dashes = Vec::new();
        while let Some(item) = rest.strip_prefix('-').filter(|item| item.is_empty() || item.starts_with(' ')) {
            dashes.push(content.len() - rest.len());
            rest = item.trim_start_matches(' ');
        }
        Some(Self { start, dashes, column: content.len() - rest.len(), rest })
    }

    /// The nearest line above that is neither blank nor a comment.
    fn above(text: &'text str, start: usize) -> Option<Self> {
        let mut start = start;
        for _ in 0..LINES_ABOVE {
            let at = start.checked_sub(1)?;
            if let Some(line) = Self::at(text, at) {
                return Some(line);
            }
            start = line_around(text, at).start;
        }
        None
    }

    /// The key that the line begins with, if that is one word.
    fn key(&self) -> Option<&'text str> {
        let (word, after) = self.rest.split_once(':')?;
        let is_word = !word.is_empty()
            && !word.starts_with(['-', '"', '\'', '[', '{'])
            && word.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'));
        (is_word && (after.is_empty() || after.starts_with(' '))).then_some(word)
    }

    /// The text that begins with a dash to which no blank belongs.
    fn dash_without_space(&self) -> Option<&'text str> {
        let text = self.rest.strip_prefix('-')?;
        text.starts_with(char::is_alphabetic).then_some(text)
    }

    /// Where what stands behind the dashes begins.
    fn content(&self) -> usize {
        self.start + self.column
    }
}

/// Something to line up with.
struct Mark<'text> {
    column: usize,
    /// The key, or nothing for a dash.
    key: Option<&'text str>,
}

/// Everything above a line that is still open there, from the innermost outwards.
fn open_marks<'text>(text: &'text str, line: &Line<'text>) -> Vec<Mark<'text>> {
    let mut marks: Vec<Mark<'text>> = Vec::new();
    let mut start = line.start;
    for _ in 0..LINES_ABOVE {
        let Some(above) = Line::above(text, start) else { break };
        start = above.start;
        let outer = |column: usize, marks: &[Mark<'text>]| marks.last().is_none_or(|mark| column < mark.column);
        if let Some(key) = above.key().filter(|_| outer(above.column, &marks)) {
            marks.push(Mark { column: above.column, key: Some(key) });
        }
        for dash in above.dashes.iter().rev() {
            if outer(*dash, &marks) {
                marks.push(Mark { column: *dash, key: None });
            }
        }
        if marks.last().is_some_and(|mark| mark.column == 0) {
            break;
        }
    }
    marks
}

/// Says what is wrong with the indentation of the line where the parser stopped, if that is what is wrong.
pub(super) fn explain(original: &str, text: &str, stop: &Stop) -> Option<Diagnostic> {
    let mut found = misindented(original, text, stop)?;
    // Other blanks than spaces are mended first.
    let spaces = |span: Span| original.get(span.start..span.end).is_some_and(|own| own.chars().all(|sign| sign == ' '));
    found.fix = found.fix.filter(|fix| spaces(fix.span));
    Some(found)
}

fn misindented(original: &str, text: &str, stop: &Stop) -> Option<Diagnostic> {
    if stop.bracket.is_some() {
        return None;
    }
    match stop.kind {
        ErrorKind::MappingValueNotAllowed => {
            let line = Line::at(text, stop.at)?;
            let key = line.key()?;
            if line.content() + key.len() != stop.at {
                return None;
            }
            below_a_value(original, text, &line)
        }
        ErrorKind::CommentInterceptedScalar => {
            // The parser names the comment, and the line below is what cannot stand there.
            let mut end = line_around(text, stop.at).end;
            for _ in 0..LINES_ABOVE {
                text.get(end..).filter(|rest| !rest.is_empty())?;
                if let Some(line) = Line::at(text, end + 1) {
                    line.key()?;
                    return below_a_value(original, text, &line);
                }
                end = line_around(text, end + 1).end;
            }
            None
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            let line = Line::at(text, stop.at)?;
            no_space(original, &line).or_else(|| not_far_enough(original, text, &line))
        }
        ErrorKind::ExpectedBlockMappingKey => between(text, &Line::at(text, stop.at)?),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            // The parser names the text, and the key below it is what cannot stand there.
            let line = Line::at(text, stop.at)?;
            no_space(original, &line).or_else(|| if line.dashes.is_empty() { None } else { text_item(original, &line) })
        }
        _ => None,
    }
}

/// A key below a line that has its value already.
fn below_a_value(original: &str, text: &str, line: &Line<'_>) -> Option<Diagnostic> {
    let above = Line::above(text, line.start)?;
    no_space(original, &above).or_else(|| text_item(original, &above)).or_else(|| too_far(text, line, &above))
}

/// A dash without its space.
fn no_space(original: &str, line: &Line<'_>) -> Option<Diagnostic> {
    let rest = line.dash_without_space()?;
    let start = line.content();
    let word = rest.split(' ').next().unwrap_or(rest);
    let span = Span::new(start, start + 1 + word.len());
    original.get(span.start..span.end)?;
    Some(
        Diagnostic::new(&YAML_SYNTAX, span, format!("`-{}` has no space behind its `-`", shortened(word)))
            .help(format!("write a space after `-`: `- {}`", shortened(rest)))
            .fix("write a space", Span::new(start + 1, start + 1), " "),
    )
}

/// A list item that is a text, with keys below it.
fn text_item(original: &str, line: &Line<'_>) -> Option<Diagnostic> {
    let signs = ['"', '\'', '[', '{', '*', '&', '!', '|', '>', '#'];
    if line.dashes.is_empty() || line.rest.is_empty() || line.rest.starts_with(signs) || line.rest.contains(':') {
        return None;
    }
    let words = line.rest.find(" #").and_then(|comment| line.rest.get(..comment)).unwrap_or(line.rest).trim_end();
    let span = Span::new(line.content(), line.content() + words.len());
    original.get(span.start..span.end)?;
    let words = shortened(words);
    Some(
        Diagnostic::new(&YAML_SYNTAX, span, format!("`{words}` is a text, so no keys can follow it"))
            .help(format!("write `- action: {words}` (or `- name: {words}` for a stage) to add keys")),
    )
}

/// A line that is indented further than the key above, which has its value already.
fn too_far(text: &str, line: &Line<'_>, above: &Line<'_>) -> Option<Diagnostic> {
    if line.dashes.is_empty() {
        let key = above.key()?;
        return (line.column > above.column).then(|| misplaced(line, key, above.column));
    }
    let dash = *line.dashes.first()?;
    let mark = open_marks(text, line).into_iter().find(|mark| mark.key.is_none() && mark.column < dash)?;
    Some(misplaced_dash(line, dash, mark.column))
}

/// A key that is indented less than the keys of the list item above.
fn not_far_enough(original: &str, text: &str, line: &Line<'_>) -> Option<Diagnostic> {
    line.key().filter(|_| line.dashes.is_empty())?;
    let mut start = line.start;
    for _ in 0..LINES_ABOVE {
        let above = Line::above(text, start)?;
        start = above.start;
        let first = above.dashes.first().copied().unwrap_or(above.column);
        if first > line.column {
            continue;
        }
        // The item that the line would belong to.
        if above.dashes.is_empty() {
            return None;
        }
        let Some(key) = above.key() else { return text_item(original, &above) };
        return (above.column > line.column).then(|| misplaced(line, key, above.column));
    }
    None
}

/// A line that is indented like none of those above that it could belong to.
fn between(text: &str, line: &Line<'_>) -> Option<Diagnostic> {
    let marks = open_marks(text, line);
    if let Some(dash) = line.dashes.first().copied() {
        let dashes = || marks.iter().filter(|mark| mark.key.is_none());
        let mark = dashes().rfind(|mark| mark.column > dash).or_else(|| dashes().find(|mark| mark.column < dash))?;
        return Some(misplaced_dash(line, dash, mark.column));
    }
    line.key()?;
    let keys = || marks.iter().filter_map(|mark| Some((mark.column, mark.key?)));
    let inner = keys().rfind(|(column, _)| *column > line.column);
    let outer = keys().find(|(column, _)| *column < line.column);
    let (column, above) = inner.or(outer)?;
    let found = misplaced(line, above, column);
    let (Some((inner, _)), Some((outer, below))) = (inner, outer) else { return Some(found) };
    let less = if outer == 0 { "not at all".to_owned() } else { format!("by {outer}") };
    // There are two places for it, so nothing is mended by itself.
    Some(
        Diagnostic { fix: None, ..found }
            .help(format!("indent it by {} to belong to `{above}`, or {less} to belong to `{below}`", spaces(inner))),
    )
}

/// The finding for a key that belongs to another column.
fn misplaced(line: &Line<'_>, above: &str, column: usize) -> Diagnostic {
    let key = line.key().unwrap_or(line.rest);
    let span = Span::new(line.content(), line.content() + key.len());
    let (own, other) = (indented(line.column), by(line.column, column));
    let message = format!("`{}` is {own}, `{}` above it {other}", shortened(key), shortened(above));
    let alone = line.rest.len() > key.len() + 1;
    let found = Diagnostic::new(&YAML_SYNTAX, span, message).help(advice(column));
    if alone { moved(found, line, column) } else { found }
}

/// The finding for a dash that belongs to another column.
fn misplaced_dash(line: &Line<'_>, dash: usize, column: usize) -> Diagnostic {
    let at = line.start + dash;
    let message = format!("this `-` is {}, the one above it {}", indented(dash), by(dash, column));
    let found = Diagnostic::new(&YAML_SYNTAX, Span::new(at, at + 1), message).help(advice(column));
    // The lines that belong to the item would have to move with it.
    if line.key().is_some() { found } else { moved(found, line, column) }
}

/// A finding that can be mended by indenting its line anew.
fn moved(found: Diagnostic, line: &Line<'_>, column: usize) -> Diagnostic {
    let end = line.start + line.dashes.first().copied().unwrap_or(line.column);
    found.fix(advice(column), Span::new(line.start, end), " ".repeat(column))
}

fn advice(column: usize) -> String {
    if column == 0 { "delete the spaces before it".to_owned() } else { format!("indent it by {}", spaces(column)) }
}

fn indented(column: usize) -> String {
    if column == 0 { "not indented".to_owned() } else { format!("indented by {}", spaces(column)) }
}

fn by(own: usize, column: usize) -> String {
    match (own, column) {
        (_, 0) => "is not".to_owned(),
        (0, _) => format!("by {}", spaces(column)),
        _ => format!("by {column}"),
    }
}

fn spaces(count: usize) -> String {
    if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") }
}

/// The beginning of a text, for a message.
fn shortened(words: &str) -> String {
    const SHOWN: usize = 40;
    let mut start: String = words.chars().take(SHOWN).collect();
    if start.len() < words.len() {
        start.push('…');
    }
    start
}
