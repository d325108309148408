//! The front matter of a diagram: a title that is taken, and settings of Mermaid that are not.

use super::bit::Bit;
use super::refused;
use super::statement::Statement;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::yaml::{self, Kind};

/// The statements of the front matter and the lines behind it.
pub(super) fn front_matter<'a, 's>(
    lines: &'a [Bit<'s>],
) -> Result<(Vec<Statement<'s>>, &'a [Bit<'s>]), Box<Diagnostic>> {
    let blank = lines.iter().take_while(|line| line.text.trim().is_empty()).count();
    let lines = lines.get(blank..).unwrap_or_default();
    let Some((first, inside)) = lines.split_first().filter(|(first, _)| first.text.trim() == "---") else {
        return Ok((Vec::new(), lines));
    };
    let Some(end) = inside.iter().position(|line| line.text.trim() == "---") else {
        return Err(Box::new(
            refused(*first, "the front matter that begins here has no end")
                .help("end it with a line of three hyphens, `---`"),
        ));
    };
    let (matter, rest) = inside.split_at_checked(end).unwrap_or_default();
    let mut statements = vec![Statement::Frame(first.trim().span())];
    let first_indent = matter.iter().find(|line| !line.text.trim().is_empty()).map_or(0, |line| indent(line.text));
    let mut starts: Vec<usize> = Vec::new();
    for (index, line) in matter.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty()) {
        if starts.is_empty() || indent(line.text) == first_indent {
            starts.push(index);
        }
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(matter.len());
        statements.extend(entry(matter.get(*start..end).unwrap_or_default()));
    }
    statements.extend(rest.first().map(|line| Statement::Frame(line.trim().span())));
    Ok((statements, rest.get(1..).unwrap_or_default()))
}

/// How many bytes of blanks a line begins with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// One key with all that belongs to it.
fn entry<'s>(lines: &[Bit<'s>]) -> Option<Statement<'s>> {
    let first = lines.first()?.trim();
    let last = lines.iter().rev().find(|line| !line.text.trim().is_empty())?.trim();
    let whole = Span::new(first.at, last.span().end);
    if first.text.starts_with('#') {
        return Some(Statement::Comment { whole: first.span(), words: first.after(1).trim(), guess: None });
    }
    let words = lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
    Some(match title(&words) {
        Some(words) => Statement::FrontTitle { whole, words },
        None => Statement::Setting { whole, what: "setting" },
    })
}

/// The title, if that is what these lines of YAML say.
fn title(lines: &str) -> Option<String> {
    let read = yaml::read(&Source::new("", lines));
    let Kind::Mapping(mapping) = read.value?.kind else { return None };
    let entry = mapping.entries.into_iter().find(|entry| entry.key.value == "title")?;
    match entry.value.kind {
        Kind::Scalar(scalar) => Some(scalar.text).filter(|text| !text.trim().is_empty()),
        _ => None,
    }
}
