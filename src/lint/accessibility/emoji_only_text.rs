//! `emoji-only-text`: who hears the map hears the name of a sign, and not what was meant.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;

rule!(/** A text that is nothing but signs. */ "emoji-only-text", Advice, check);

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for text in subject.prose() {
        // Of dots and question marks alone `placeholder-text` speaks.
        let is_sign = |letter: char| !letter.is_ascii() && letter != '…' && !letter.is_whitespace();
        if text.words.chars().any(char::is_alphanumeric) || !text.words.chars().any(is_sign) {
            continue;
        }
        findings.report(&CODE, || {
            let message = format!("`{}` says nothing in words", shown(text.words));
            Diagnostic::new(&CODE, text.span, message).help("write what it means, with the sign or without")
        });
    }
}
