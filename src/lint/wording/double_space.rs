//! `double-space`: two blanks between words, which look like one.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::lint::scalars::is_block;
use crate::source::Span;

rule!(/** Two blanks between words. */ "double-space", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for text in subject.prose() {
        let written = subject.source.slice(text.span);
        // Blanks in code count.
        if is_block(written, text.plain) || written.contains('`') {
            continue;
        }
        for gap in gaps(written) {
            let at = Span::new(text.span.start + gap.start, text.span.start + gap.end);
            findings.report(&CODE, || {
                let message = format!("there are {} blanks between two words of `{}`", gap.len(), shown(text.words));
                let finding = Diagnostic::new(&CODE, at, message);
                finding.help("write one").fix("write one blank", at, " ")
            });
        }
    }
}

/// Where several blanks stand between words of one line. Behind the end of a sentence some people write two.
fn gaps(written: &str) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut last = None;
    let mut blanks: Option<usize> = None;
    for (at, c) in written.char_indices() {
        if c == ' ' {
            blanks = blanks.or(Some(at));
            continue;
        }
        let begins_line =
            last.is_none_or(|last| matches!(last, '\n' | '\r' | '"' | '\'' | '.' | '!' | '?' | ':' | '\\'));
        let ends_line = matches!(c, '\n' | '\r' | '"' | '\'');
        if let Some(start) = blanks.take().filter(|start| at - start > 1 && !begins_line && !ends_line) {
            gaps.push(Span::new(start, at));
        }
        last = Some(c);
    }
    gaps
}
