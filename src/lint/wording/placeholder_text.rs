//! `placeholder-text`: words that stood in for others and were forgotten.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;

rule!(/** Words that stood in for others and were forgotten. */ "placeholder-text", Warning, check);

/// Texts that are nothing but a placeholder, in lower case.
const WHOLE: &[&str] = &[
    "tbd",
    "tba",
    "todo",
    "fixme",
    "xxx",
    "???",
    "…",
    "...",
    "n/a yet",
    "추후 작성",
    "추후 결정",
    "작성 예정",
    "do uzupełnienia",
    "do ustalenia",
    "your text here",
];
/// How texts begin that are to be written later.
const BEGINNINGS: &[&str] = &["lorem ipsum", "todo:", "tbd:", "fixme:", "[insert ", "<insert "];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for text in subject.prose() {
        let words = text.words.trim().to_lowercase();
        if WHOLE.contains(&words.as_str()) || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning)) {
            findings.report(&CODE, || {
                let message = format!("`{}` is a placeholder", shown(text.words));
                Diagnostic::new(&CODE, text.span, message).help("write the text, or delete the key")
            });
        }
    }
}
