//! What is said about every other syntax error, in an author's words.

use granit_parser::ErrorKind;

use super::characters;
use super::codes::YAML_SYNTAX;
use super::quote::line_around;
use super::tree::Stop;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The finding for the place where the parser stopped.
pub(super) fn of(original: &str, text: &str, stop: &Stop) -> Diagnostic {
    let here = word_near(original, stop.at);
    let word = original.get(here.start..here.end).unwrap_or("");
    let line = line_around(text, stop.at);
    let finding = |message: String, help: &str| Diagnostic::new(&YAML_SYNTAX, here, message).help(help);
    if let Some(comma) = comma_too_many(text, stop) {
        return comma;
    }
    let bracket = match stop.kind {
        ErrorKind::UnclosedFlowCollection { .. } => Some(stop.at),
        _ => stop.bracket.filter(|bracket| *bracket < line.start || here.is_empty()),
    };
    if let Some(bracket) = bracket {
        let open = original.get(bracket..).and_then(|rest| rest.chars().next()).unwrap_or('[');
        let close = if open == '{' { '}' } else { ']' };
        let found =
            Diagnostic::new(&YAML_SYNTAX, Span::new(bracket, bracket + 1), format!("this `{open}` is not closed"))
                .help(format!("close it with `{close}`, or put the text in quotes"));
        return if bracket == stop.at { found } else { found.also(here, "here it should have been closed") };
    }
    match &stop.kind {
        ErrorKind::MappingValueNotAllowed => key_above(original, line.start).unwrap_or_else(|| {
            finding(
                "this `:` follows a text that already belongs to the line above".to_owned(),
                "end the line above with `:` or indent this line like it; if it is text, put all of it in quotes",
            )
        }),
        ErrorKind::ExpectedBlockMappingKey
            if original.get(line.start..here.end).is_some_and(|before| before.trim_start().starts_with('-')) =>
        {
            finding(
                "a list item stands where a key is expected".to_owned(),
                "indent it like the items above, or write the key that the list belongs to",
            )
        }
        ErrorKind::ExpectedBlockMappingKey => finding(
            format!("`{word}` does not line up with a key above"),
            "indent it exactly like the keys it belongs with; if it is text, put it in quotes",
        ),
        ErrorKind::ExpectedBlockSequenceEntry => finding(
            format!("`{word}` stands where a list item is expected"),
            "begin it with `- `, or indent it to belong to the item above",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => colon_like(word, here).unwrap_or_else(|| {
            finding(
                format!("`{word}` has no `:` behind it"),
                "write `key: value`; if it continues the text above, indent it more",
            )
        }),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => finding(
            "a list item cannot begin here".to_owned(),
            "begin the list on the next line; if it is text, put it in quotes",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => {
            finding(format!("`{word}` closes nothing"), "delete it, or put the text in quotes")
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            finding(format!("`{open}` is closed by `{close}`"), "use the closing bracket of the same kind")
        }
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            let at = characters::unknown_escape(original.get(stop.at..).unwrap_or(""), stop.at).unwrap_or(here);
            let word = original.get(at.start..at.end).unwrap_or("\\");
            Diagnostic::new(&YAML_SYNTAX, at, format!("`{word}` is an escape that does not exist"))
                .help("write `\\\\` for a backslash, or use single quotes")
        }
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            finding("a quoted text is not closed before this".to_owned(), "close it with the quote that begins it")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => finding(
            format!("`{word}` follows a quote that has ended"),
            "put all of the text in quotes of the other kind",
        ),
        ErrorKind::InvalidBlockScalarIndent | ErrorKind::InvalidIndentation | ErrorKind::InvalidFlowScalarIndent => {
            finding("this line is not indented like the lines around it".to_owned(), "indent it like them, with spaces")
        }
        ErrorKind::BomInsideDocument => finding(
            "an invisible byte order mark stands here".to_owned(),
            "delete it: one may stand at the very beginning only",
        ),
        ErrorKind::UnexpectedCharacter { character } => {
            finding(format!("`{character}` cannot begin a key or a value"), "put the text in quotes")
        }
        ErrorKind::ExpectedDocumentStart => finding(
            format!("`{word}` follows a line that begins with `%`, and that is not wanted here"),
            "delete the line that begins with `%`",
        ),
        ErrorKind::MissingDocumentEndBeforeDirective | ErrorKind::InvalidDocumentEnd => finding(
            format!("`{word}` stands after the end of the document"),
            "delete it, or put it into a file of its own",
        ),
        ErrorKind::UndeclaredTagHandle | ErrorKind::InvalidTagTerminator | ErrorKind::MissingTagUri => finding(
            format!("`{word}` is a YAML tag, and none is wanted here"),
            "delete it; if it is text, put it in quotes",
        ),
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping => {
            finding("the text ends before a value does".to_owned(), "look for a bracket or a quote that is not closed")
        }
        _ => finding(
            format!("YAML cannot read the text from `{word}` on"),
            "look at the indentation, brackets and quotes here; text with signs in it is safest in quotes",
        ),
    }
}

/// What is wrong with the line above, if that was meant as a key but is no key.
fn key_above(text: &str, below: usize) -> Option<Diagnostic> {
    let line = line_around(text, below.checked_sub(1)?);
    let words = text.get(line.clone())?.trim();
    if words.is_empty() || words.contains(": ") || words.ends_with(':') {
        return None;
    }
    let start = line.end - text.get(line)?.trim_start().len();
    let here = word_at(text, start);
    let word = text.get(here.start..here.end)?;
    let without = || format!("`{word}` has no `:` behind it");
    let found = colon_like(word, here);
    Some(found.unwrap_or_else(|| Diagnostic::new(&YAML_SYNTAX, here, without()).help("write `key: value`")))
}

/// A key whose colon touches its value, or is that of another keyboard.
fn colon_like(word: &str, here: Span) -> Option<Diagnostic> {
    if let Some(at) = word.find('：') {
        let end = at + '：'.len_utf8();
        let colon = Span::new(here.start + at, here.start + end);
        let blank = if end < word.len() { " " } else { "" };
        let finding = Diagnostic::new(&YAML_SYNTAX, colon, "`：` is a full-width colon, and YAML knows only `:`");
        return Some(finding.help("write `key: value`").fix("write a colon", colon, format!(":{blank}")));
    }
    let colon = word.find(':').filter(|colon| *colon > 0 && !word.contains("://"))?;
    let behind = Span::new(here.start + colon + 1, here.start + colon + 1);
    let finding = Diagnostic::new(&YAML_SYNTAX, here, format!("`{word}` has no space behind its `:`"));
    Some(finding.help("write `key: value`").fix("write a space", behind, " "))
}

/// A comma behind another sign that separates, where a value is wanted.
fn comma_too_many(text: &str, stop: &Stop) -> Option<Diagnostic> {
    let before = text.get(..stop.at)?.trim_end();
    if !text.get(stop.at..)?.starts_with(',') || !before.ends_with([',', '[', '{']) {
        return None;
    }
    let comma = Span::new(stop.at, stop.at + 1);
    let finding = Diagnostic::new(&YAML_SYNTAX, comma, "nothing stands before this `,`");
    Some(finding.help("delete the comma, or write a value before it").fix("delete the comma", comma, ""))
}

/// The word that stands at a byte or, if that is a blank, behind it.
fn word_near(text: &str, at: usize) -> Span {
    let rest = text.get(at..).unwrap_or("");
    word_at(text, at + rest.len() - rest.trim_start().len())
}

/// The word that stands at a byte, at most forty characters of it; at a blank, nothing.
fn word_at(text: &str, at: usize) -> Span {
    let rest = text.get(at..).unwrap_or("");
    let end = rest
        .char_indices()
        .take(40)
        .find(|(_, character)| character.is_whitespace())
        .map_or_else(|| rest.chars().take(40).map(char::len_utf8).sum(), |(end, _)| end);
    Span::new(at, at + end)
}
