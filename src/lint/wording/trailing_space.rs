//! `trailing-space`: blanks that nobody sees, at the end of a line or of a text in quotes.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::scalars::blocks;
use crate::lint::{Prose, Subject};
use crate::source::Span;

rule!(/** Blanks at the end of a line or a text. */ "trailing-space", Advice, check);

const BLANKS: [char; 2] = [' ', '\t'];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let blocks = blocks(subject);
    let mut next_block = 0;
    let mut start = 0;
    for line in subject.source.text().split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let kept = content.trim_end_matches(BLANKS);
        let blanks = Span::new(start + kept.len(), start + content.len());
        start += line.len();
        while blocks.get(next_block).is_some_and(|block| block.end <= blanks.start) {
            next_block += 1;
        }
        let is_in_block = blocks.get(next_block).is_some_and(|block| block.start <= blanks.start);
        // A backslash in quotes makes the blank behind it count.
        if !blanks.is_empty() && !is_in_block && !kept.ends_with('\\') {
            report("the line ends with blanks", blanks, findings);
        }
    }
    for text in subject.prose() {
        if let Some(blanks) = in_quotes(subject.source.slice(text.span), &text) {
            report("the text ends with a blank", blanks, findings);
        }
    }
}

fn report(message: &str, blanks: Span, findings: &mut Findings) {
    findings.report(&CODE, || {
        let finding = Diagnostic::new(&CODE, blanks, message);
        finding.help("delete them").fix("delete the blanks", blanks, "")
    });
}

/// The blanks before the closing quote of a text.
fn in_quotes(written: &str, text: &Prose<'_>) -> Option<Span> {
    let quote = written.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let inner = written.strip_suffix(quote).filter(|inner| inner.len() > 1 && !text.plain)?;
    let kept = inner.trim_end_matches(BLANKS);
    let is_escaped = kept.ends_with('\\') || kept.len() <= 1 || kept.ends_with('\n');
    (kept.len() < inner.len() && !is_escaped)
        .then(|| Span::new(text.span.start + kept.len(), text.span.start + inner.len()))
}
