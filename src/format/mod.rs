//! Floor 5, `format`: a map's text in its canonical form, with every comment where it belongs.
//!
//! A text is read as it is written ([`crate::yaml::written`]), its keys are put in the order of the records'
//! declarations, and it is written anew. What comes out is read again and held against what went in, so that a mistake
//! of ours cannot cost an author a word. The rules are in `docs/formatting.md`.

mod arrange;
mod braces;
mod page;
mod same;
mod scalar;

use crate::diagnostic::{Findings, Level};
use crate::source::Source;
use crate::spec::Journey;
use crate::spec::record::Value as _;
use crate::spec::shape::Shape;
use crate::spec::workspace::WorkspaceFile;
use crate::yaml::written::{self, Written};
use crate::yaml::{self, BYTE_LIMIT, Kind, Node};

/// How many columns a line with braces or brackets may take; a longer one is opened to lines of its own.
pub const WIDTH: usize = 120;

/// Why a text is left as it is.
#[derive(Debug)]
pub enum Unformatted {
    /// It has errors in its YAML: these, with spans of the text that was given.
    Unreadable(Findings),
    /// In its form it would be larger than a file may be that is read.
    TooLarge,
    /// What was written did not say the same, in the way that is told. This is a mistake of ours.
    Changed(&'static str),
}

/// The canonical form of a map's text.
///
/// Only errors of YAML are in the way: keys that are unknown and values that are wrong are written as they are.
pub fn format(text: &str) -> Result<String, Unformatted> {
    format_as(text, &Journey::shape())
}

/// The canonical form of a map's text that was read already, without an error: `node` is what was read, and `written` how it
/// is written, if that is known.
pub fn format_read(text: &str, node: &Node, written: Option<Written<'_>>) -> Result<String, Unformatted> {
    rewritten(text, node, written, &Journey::shape())
}

/// The canonical form of the text of a workspace, `journeymap.yaml`.
pub fn format_workspace(text: &str) -> Result<String, Unformatted> {
    format_as(text, &WorkspaceFile::shape())
}

fn format_as(text: &str, shape: &Shape) -> Result<String, Unformatted> {
    let source = Source::new("", text);
    let (read, written) = yaml::read_written(&source);
    if read.findings.iter().any(|found| found.level == Level::Error) {
        return Err(Unformatted::Unreadable(read.findings));
    }
    match read.value {
        Some(before) => rewritten(text, &before, written, shape),
        None => Err(Unformatted::Unreadable(read.findings)),
    }
}

fn rewritten(text: &str, before: &Node, read: Option<Written<'_>>, shape: &Shape) -> Result<String, Unformatted> {
    if !matches!(before.kind, Kind::List(_) | Kind::Mapping(_)) {
        // A text alone has no form, and is no map either.
        return Ok(text.to_owned());
    }
    let plain;
    let mut document = if let Some(document) = read {
        document
    } else {
        plain = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
        written::written(&plain).ok_or(Unformatted::Changed("it cannot be read as it is written"))?
    };
    arrange::arrange(&mut document, shape);
    let formatted = page::page(&document);
    let formatted = if ends_lines_with_both(text) { formatted.replace('\n', "\r\n") } else { formatted };
    if formatted.len() > BYTE_LIMIT {
        return Err(Unformatted::TooLarge);
    }
    let source = Source::new("", formatted);
    let (after, remarks) = yaml::read_remarks(&source);
    if after.findings.iter().any(|found| found.level == Level::Error) {
        return Err(Unformatted::Changed("what was written has errors"));
    }
    match after.value {
        Some(after) if same::same(before, &after, Some(shape)) => {}
        _ => return Err(Unformatted::Changed("what was written has other values")),
    }
    if same::comments(&remarks) != same::comments(&document.remarks) {
        return Err(Unformatted::Changed("what was written has other comments"));
    }
    Ok(source.into_text())
}

/// Whether the first line ends with a carriage return and a line feed.
fn ends_lines_with_both(text: &str) -> bool {
    let end = text.find(['\r', '\n']).and_then(|at| text.get(at..));
    end.is_some_and(|end| end.starts_with("\r\n"))
}
