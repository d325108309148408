//! `repeated-word`: a small word that stands there twice.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Subject, written};
use crate::source::Span;

rule!(/** A small word that stands there twice. */ "repeated-word", Advice, check);

/// Words that nobody repeats for effect and no sentence needs twice in a row.
const ENGLISH: &[&str] = &[
    "the", "a", "an", "of", "and", "or", "are", "was", "with", "from", "their", "our", "your", "his", "my", "than",
    "be", "as", "at", "for", "they", "we",
];
const POLISH: &[&str] = &["i", "w", "z", "na", "do", "się", "że", "jest", "dla", "od", "po", "oraz", "są", "przez"];
const KOREAN: &[&str] = &["및", "그리고", "또는", "때문에", "대한", "위해", "있는", "없는"];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let words = match written::language(subject) {
        "en" => ENGLISH,
        "pl" => POLISH,
        "ko" => KOREAN,
        _ => return,
    };
    for text in subject.prose() {
        let mut last: Option<(Span, &str)> = None;
        for (span, word) in split(subject.source.slice(text.span), text.span.start) {
            let repeated =
                last.filter(|(_, last)| last.to_lowercase() == word.to_lowercase() && !is_letter(last, word));
            last = Some((span, word));
            let Some((first, _)) = repeated.filter(|_| words.contains(&word.to_lowercase().as_str())) else { continue };
            findings.report(&CODE, || {
                let finding = Diagnostic::new(
                    &CODE,
                    Span::new(first.start, span.end),
                    format!("`{}` stands here twice", shown(word)),
                );
                let second = Span::new(first.end, span.end);
                finding.help("write it once").guess("delete the second", second, "")
            });
        }
    }
}

/// The words of a text and their places; an opening quote is no part of a word.
fn split(written: &str, start: usize) -> impl Iterator<Item = (Span, &str)> {
    let mut at = start;
    written.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let begin = at;
        at += piece.len();
        let word = piece.trim_end();
        let bare = word.trim_start_matches(['"', '\'', '(', '“', '„']);
        let begin = begin + word.len() - bare.len();
        (!bare.is_empty()).then(|| (Span::new(begin, begin + bare.len()), bare))
    })
}

/// Whether a single letter stands there for something: `Plan A a week`.
fn is_letter(one: &str, other: &str) -> bool {
    one.chars().count() == 1 && one != other
}
