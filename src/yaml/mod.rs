//! Floor 2, `yaml`: the only room that knows the YAML library. Text becomes a tree of nodes with byte spans.
//!
//! The tree is built from the events of `granit-parser`, the parser inside `serde-saphyr`, and not through serde's data
//! model: serde stops at its first error, types scalars before we have seen how they were written (`no`, `1.10`,
//! `6:10`), and knows neither quotes, braces, tags and comments nor where a mapping ends. The events give all of it,
//! with exact bytes, in one walk over the text.

mod blanks;
mod characters;
pub mod codes;
mod comments;
mod copies;
mod decode;
mod indentation;
mod keys;
mod node;
mod path;
mod place;
#[cfg(test)]
mod properties;
mod quote;
mod syntax;
#[cfg(test)]
mod tests;
mod traps;
mod tree;
mod wording;
pub mod written;

pub use comments::comments;
pub use decode::{BYTE_LIMIT, decode, decode_within};
pub use node::{Entry, Kind, Mapping, Node, Scalar};
pub use path::path;

use granit_parser::Event;

use crate::diagnostic::{Checked, Findings};
use crate::source::{Source, Span};
use written::{Hearer, Recorder, Remarks, Written};

/// How deep lists and mappings may stand in one another.
pub const DEPTH_LIMIT: usize = 32;

/// How often a text with syntax errors is mended and read again, to find the next one.
const MENDING_LIMIT: usize = 20;
/// How many bytes may be read again in all for that: a small file is mended often, a huge one hardly ever.
const MENDING_BYTES: usize = 256 * 1024;

/// Reads the one document of a source.
///
/// Whatever does not make the text unreadable is reported and read past, so that the later passes can report too.
pub fn read(source: &Source) -> Checked<Node> {
    read_heard(source, &mut |_, _| {})
}

/// The same, and how it is written, in one walk over the text; nothing of that where lines do not end with line feeds alone,
/// or [`written`] would find nothing.
pub fn read_written(source: &Source) -> (Checked<Node>, Option<Written<'_>>) {
    let text = source.text();
    if text.contains(['\r', '\u{feff}']) {
        return (read(source), None);
    }
    let mut recorder = Recorder::new(text);
    let read = read_heard(source, &mut |event, span| recorder.hear(event, span));
    // What is found may have been mended, so that the events are not those of the text.
    let is_clean = read.findings.is_empty();
    (read, is_clean.then(|| recorder.finish()).flatten())
}

/// The same, and what stands beside its values.
pub fn read_remarks(source: &Source) -> (Checked<Node>, Remarks<'_>) {
    let mut hearer = Hearer::new(source.text());
    let read = read_heard(source, &mut |event, span| hearer.hear(&event, span));
    (read, hearer.finish())
}

/// Reads a document, and lets something else hear of the same events. Where the text is mended and read again, it hears of
/// the first reading.
fn read_heard(source: &Source, hears: &mut dyn FnMut(Event<'_>, Span)) -> Checked<Node> {
    let mut findings = Findings::new();
    if let Some(found) = decode::too_large(source.text().len()) {
        findings.add(found);
        return Checked { value: None, findings };
    }
    // Every change of the text keeps its length, so that all spans are those of the author's text.
    let mut text = blanks::replace(characters::replace_raw(source.text(), &mut findings), &mut findings);
    for round in 0.. {
        let reading = if round == 0 {
            tree::build(source.text(), &text, hears)
        } else {
            tree::build(source.text(), &text, &mut |_, _| {})
        };
        let Some(stop) = reading.stop else {
            findings.append(reading.findings);
            return Checked { value: reading.root, findings };
        };
        let problem = syntax::explain(source.text(), &text, &stop);
        let known = reading.findings.iter().any(|found| found.code == problem.finding.code);
        if !known || problem.finding.code != &codes::NESTED_TOO_DEEPLY {
            findings.add(problem.finding);
        }
        let mended = problem.mending.filter(|_| round < MENDING_LIMIT && (round + 1) * text.len() <= MENDING_BYTES);
        let Some(mended) = mended.and_then(|mending| mending.apply(&text)) else {
            findings.append(reading.findings);
            break;
        };
        text = mended.into();
    }
    Checked { value: None, findings }
}
