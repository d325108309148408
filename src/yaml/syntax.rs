//! Syntax errors, reworded for authors, and how to mend the text in place so that reading can go on.

use granit_parser::ErrorKind;

use super::characters;
use super::codes::{TAB_IN_INDENTATION, TEXT_NEEDS_QUOTES, YAML_SYNTAX};
use super::quote::{line_around, piece_around, quoted, value_on};
use super::tree::Stop;
use super::{indentation, wording};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What begins a value that YAML reads as something other than text.
const BEGINNINGS: [char; 14] = ['*', '[', '{', '>', '|', '&', '!', '%', '@', '`', '"', '\'', '?', ','];
/// How many lines above an error the beginning of a quoted text is looked for.
const LINES_ABOVE: usize = 200;

/// What is said of a fence.
const FENCE: &str = "three backticks begin or end a block in Markdown, and are no part of a map";

/// The longest text that is shown in quotes, in characters.
const SHOWN: usize = 100;

/// A syntax error in an author's words.
pub(super) struct Problem {
    pub(super) finding: Diagnostic,
    /// How to read on, if that is possible.
    pub(super) mending: Option<Mending>,
}

/// Bytes of a text to replace by as many others.
pub(super) struct Mending {
    at: usize,
    bytes: String,
}

impl Mending {
    /// The text with the bytes replaced; nothing if they do not fit.
    pub(super) fn apply(&self, text: &str) -> Option<String> {
        let end = self.at + self.bytes.len();
        let (before, own, after) = (text.get(..self.at)?, text.get(self.at..end)?, text.get(end..)?);
        (own != self.bytes).then(|| format!("{before}{}{after}", self.bytes))
    }
}

/// Says what is wrong where the parser stopped. Words are quoted from `original`, places are looked for in `text`.
pub(super) fn explain(original: &str, text: &str, stop: &Stop) -> Problem {
    too_deep(stop)
        .or_else(|| surrogate(original, text, stop))
        .or_else(|| tab(text, stop))
        .or_else(|| fence(text, stop))
        .or_else(|| starred(original, text, stop))
        .or_else(|| comment_in_brackets(original, text, stop))
        .or_else(|| indentation::explain(original, text, stop).map(|finding| Problem { finding, mending: None }))
        .or_else(|| text_in_value(original, text, stop))
        .or_else(|| open_quote(original, text, stop))
        .or_else(|| piece_in_brackets(original, text, stop))
        .unwrap_or_else(|| Problem { finding: wording::of(original, text, stop), mending: None })
}

/// Brackets in brackets, deeper than the parser goes.
fn too_deep(stop: &Stop) -> Option<Problem> {
    (stop.kind == ErrorKind::RecursionLimitExceeded).then(|| {
        let finding = super::traps::nested_too_deeply(Span::new(stop.at, stop.at));
        Problem { finding, mending: None }
    })
}

/// An escape that is half a character.
fn surrogate(original: &str, text: &str, stop: &Stop) -> Option<Problem> {
    if !matches!(
        stop.kind,
        ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape
    ) {
        return None;
    }
    let quoted_text = text.get(stop.at..)?;
    let is_half = |word: &str| word.len() > 4 && !word.to_ascii_lowercase().ends_with("fffd");
    let (span, _) = characters::bad_escapes(quoted_text, stop.at)
        .into_iter()
        .find(|(_, word)| is_half(word) && (word.starts_with("\\u") || word.starts_with("\\U")) && !is_control(word))?;
    let word = original.get(span.start..span.end)?;
    let finding = characters::finding(span, word).help("delete the escape, or write the character itself").fix(
        "delete the escape",
        span,
        "",
    );
    let bytes = if span.len() == 6 { "\\ufffd".to_owned() } else { "\\U0000fffd".to_owned() };
    Some(Problem { finding, mending: Some(Mending { at: span.start, bytes }) })
}

/// Whether an escape stands for a whole character, if one that cannot be shown: that is reported elsewhere.
fn is_control(escape: &str) -> bool {
    escape
        .get(2..)
        .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .is_some_and(|value| char::from_u32(value).is_some())
}

/// A tab among the blanks a line begins with.
fn tab(text: &str, stop: &Stop) -> Option<Problem> {
    let kind = matches!(
        stop.kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    );
    // The parser names the scalar that a tab ended, one or more lines above the tab.
    let mut line = line_around(text, stop.at);
    for _ in 0..LINES_ABOVE {
        let content = text.get(line.clone())?;
        let blanks = content.get(..content.len() - content.trim_start_matches([' ', '\t', '-']).len())?;
        if let Some(tab) = blanks.find('\t') {
            let start = line.start + tab;
            let tabs = blanks.get(tab..)?.chars().take_while(|character| *character == '\t').count();
            let span = Span::new(start, start + tabs);
            let finding =
                Diagnostic::new(&TAB_IN_INDENTATION, span, "a tab stands where lines are indented with spaces")
                    .help("indent with spaces, two for each level")
                    .fix("write spaces", span, "  ".repeat(tabs));
            return Some(Problem { finding, mending: None });
        }
        if !kind || line.end >= text.len() {
            return None;
        }
        line = line_around(text, line.end + 1);
    }
    None
}

/// The fence that a block of YAML has in Markdown, and in the answers of chat programs.
fn fence(text: &str, stop: &Stop) -> Option<Problem> {
    let line = line_around(text, stop.at);
    let words = text.get(line.clone())?;
    if !words.starts_with("```") {
        return None;
    }
    let next = line.end + text.get(line.end..)?.find('\n').map_or(0, |end| end + 1);
    let finding = Diagnostic::new(&YAML_SYNTAX, Span::new(line.start, line.start + words.trim_end().len()), FENCE)
        .help("delete this line: a map is a file of YAML alone")
        .fix("delete the line", Span::new(line.start, next), "");
    let bytes = format!("#{}", words.get(1..)?);
    Some(Problem { finding, mending: Some(Mending { at: line.start, bytes }) })
}

/// Words in stars, as Markdown has them: the parser takes the first for an alias, and stops behind it.
fn starred(original: &str, text: &str, stop: &Stop) -> Option<Problem> {
    let value = value_on(text, line_around(text, stop.at));
    let words = text.get(value.clone())?;
    if stop.bracket.is_some() || stop.at < value.start || !words.starts_with('*') || !words.contains([' ', '\t']) {
        return None;
    }
    let message = "a value that begins with `*` repeats an anchor, and this is text".to_owned();
    Some(needs_quotes(original.get(value.clone())?, words, Span::new(value.start, value.end), message))
}

/// A `#` in brackets that makes the rest of the line a comment, with the closing bracket in it.
fn comment_in_brackets(original: &str, text: &str, stop: &Stop) -> Option<Problem> {
    const LINES: usize = 20;
    let count = |words: &str, signs: [char; 2]| words.matches(signs).count();
    let mut line = line_around(text, stop.at);
    for _ in 0..LINES {
        let content = text.get(line.clone())?;
        if let Some((before, after)) = content.split_once(" #")
            && !after.starts_with([' ', '#'])
            && before.matches('"').count() % 2 == 0
            && value_on(text, line.clone()).start < line.start + before.len()
            && text.get(value_on(text, line.clone()).start..)?.starts_with(['[', '{'])
            && count(before, ['[', '{']) > count(before, [']', '}'])
            && count(after, ['[', '{']) < count(after, [']', '}'])
        {
            let piece = piece_around(text, line.start + before.len());
            let (own, words) = (original.get(piece.clone())?, text.get(piece.clone())?);
            let span = Span::new(piece.start, piece.end);
            let message = "a `#` behind a space begins a comment, and this is text".to_owned();
            let mut problem = needs_quotes(own, words, span, message);
            problem.mending = Some(Mending { at: piece.start, bytes: words.replace('#', "_") });
            return Some(problem);
        }
        line = line_around(text, line.start.checked_sub(1)?);
    }
    None
}

/// A value in a line of its own that was meant as text.
fn text_in_value(original: &str, text: &str, stop: &Stop) -> Option<Problem> {
    let line = line_around(text, stop.at);
    let mut value = value_on(text, line.clone());
    // Inside brackets only a piece of the line is the value.
    if stop.at < value.start
        || stop.at > value.end
        || stop.bracket.is_some()
        || opens_brackets(text, value.start, stop.at)
    {
        return None;
    }
    if text.get(stop.at..)?.starts_with(['@', '`', '%']) {
        value.start = stop.at;
    }
    let words = text.get(value.clone())?;
    let first = words.chars().next()?;
    let is_list = (words.starts_with('[') && words.ends_with(']')) || (words.starts_with('{') && words.ends_with('}'));
    // A quote or bracket that closes too late, or an escape that does not exist, is said more exactly further on.
    let said_elsewhere = matches!(
        stop.kind,
        ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
    );
    if said_elsewhere
        || is_list
        || (matches!(first, '[' | '{') && stop.bracket.is_some_and(|bracket| bracket >= value.start))
    {
        return None;
    }
    let own = original.get(value.clone())?;
    let colon = words.find(": ").or_else(|| words.strip_suffix(':').map(str::len));
    let message = if BEGINNINGS.contains(&first) {
        let meaning = match first {
            '"' | '\'' => format!("`{first}` begins a quoted text that does not end with the line"),
            '*' => "a value that begins with `*` repeats an anchor".to_owned(),
            '[' => "a value that begins with `[` is a list".to_owned(),
            '{' => "a value that begins with `{` is a mapping".to_owned(),
            '>' | '|' => format!("after `{first}` a text begins on the next line"),
            '&' => "a value that begins with `&` names an anchor".to_owned(),
            other => cannot_begin(other),
        };
        format!("{meaning}, and this is text")
    } else if colon.is_some()
        && matches!(stop.kind, ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement)
    {
        "a value that holds `: ` looks like a key, and this is text".to_owned()
    } else {
        return None;
    };
    Some(needs_quotes(own, words, Span::new(value.start, value.end), message))
}

/// Whether a value that begins with a bracket has not closed it before a byte.
///
/// The parser looks ahead for a `:` before it tells of a bracket, so it may stop inside one that it has not told of.
fn opens_brackets(text: &str, start: usize, before: usize) -> bool {
    let words = text.get(start..before).unwrap_or("");
    words.starts_with(['[', '{']) && words.matches(['[', '{']).count() > words.matches([']', '}']).count()
}

/// That a value cannot begin with a sign; a backtick cannot stand between backticks.
fn cannot_begin(sign: char) -> String {
    if sign == '`' {
        "a value cannot begin with a backtick".to_owned()
    } else {
        format!("a value cannot begin with `{sign}`")
    }
}

/// A text without the quotes that the author put around all of it, where one inside has ended it too early.
fn within(own: &str) -> &str {
    let inner = |quote: char| own.strip_prefix(quote)?.strip_suffix(quote).filter(|inner| inner.contains(quote));
    let inner = inner('\'').or_else(|| inner('"'));
    inner.filter(|inner| !inner.contains(['\\']) && !inner.contains("''")).unwrap_or(own)
}

/// The finding for text that must be quoted; to read on, what makes it something else becomes a letter.
fn needs_quotes(own: &str, words: &str, span: Span, message: String) -> Problem {
    let mut bytes = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(character) = rest.next() {
        let begins = bytes.is_empty() && BEGINNINGS.contains(&character);
        let key = character == ':' && rest.peek().is_none_or(|next| next.is_whitespace());
        bytes.push(if begins || key { '_' } else { character });
    }
    let mended = quoted(within(own));
    let help = if mended.chars().count() > SHOWN || mended.contains(['`', '\n', '\r']) {
        "put the text in quotes".to_owned()
    } else {
        format!("write `{mended}`")
    };
    let finding = Diagnostic::new(&TEXT_NEEDS_QUOTES, span, message).help(help).fix("quote the text", span, mended);
    Problem { finding, mending: Some(Mending { at: span.start, bytes }) }
}

/// A quote that begins a value some lines above and does not end.
fn open_quote(original: &str, text: &str, stop: &Stop) -> Option<Problem> {
    if !matches!(
        stop.kind,
        ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
    ) {
        return None;
    }
    let mut line = line_around(text, stop.at);
    for _ in 0..LINES_ABOVE {
        let value = value_on(text, line.clone());
        let words = text.get(value.clone())?;
        if let Some(quote) = words.chars().next().filter(|first| matches!(first, '"' | '\''))
            && words.matches(quote).count() % 2 == 1
        {
            let own = original.get(value.clone())?;
            let message = format!("the `{quote}` that begins this text is never closed");
            let mut problem = needs_quotes(own, words, Span::new(value.start, value.end), message);
            problem.finding = problem.finding.help("close it, or put all of the text in quotes of the other kind");
            // A `'` may be the beginning of a word, as in 'tis; a `"` is none.
            if let Some(inside) = own.strip_prefix('"') {
                let place = Span::new(value.start, value.end);
                problem.finding = problem.finding.guess("close the quotes", place, quoted(inside));
            }
            return Some(problem);
        }
        line = line_around(text, line.start.checked_sub(1)?);
    }
    None
}

/// A piece of a list or mapping in brackets that was meant as text.
fn piece_in_brackets(original: &str, text: &str, stop: &Stop) -> Option<Problem> {
    let line = line_around(text, stop.at);
    let same_line = stop.bracket.is_some_and(|bracket| bracket >= line.start)
        || opens_brackets(text, value_on(text, line.clone()).start, stop.at);
    let piece = piece_around(text, stop.at);
    let words = text.get(piece.clone()).filter(|words| !words.is_empty())?;
    let own = original.get(piece.clone())?;
    let span = Span::new(piece.start, piece.end);
    match &stop.kind {
        ErrorKind::UnexpectedCharacter { character } if words.starts_with(*character) => {
            Some(needs_quotes(own, words, span, format!("{}, and this is text", cannot_begin(*character))))
        }
        ErrorKind::InvalidColonPlacement
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MappingValueNotAllowed
            if same_line && words.contains(": ") =>
        {
            Some(needs_quotes(
                own,
                words,
                span,
                "a value that holds `: ` looks like a key, and this is text".to_owned(),
            ))
        }
        _ => None,
    }
}
