//! `shouting`: a text in capitals, or with more exclamation marks than one.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::{Prose, Subject, written};
use crate::source::Span;
use crate::spec::card::Remark;

rule!(/** A text in capitals or with several exclamation marks. */ "shouting", Advice, check);

/// How many letters a text of several words has at least that is shouted, and no row of abbreviations.
const LETTERS: usize = 10;
/// How many letters a word has at least that is none.
const WORD: usize = 4;
const MARKS: [char; 2] = ['!', '！'];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let mut loud =
        subject.prose().into_iter().filter(|text| is_capitals(text) || marks(text.words).is_some()).peekable();
    if loud.peek().is_none() {
        return;
    }
    // People may shout: what they say is quoted.
    let quotes = quotes(subject);
    for text in loud.filter(|text| !quotes.contains(&text.span)) {
        let run = marks(subject.source.slice(text.span));
        findings.report(&CODE, || {
            if let Some(run) = run {
                let at = Span::new(text.span.start + run.start, text.span.start + run.end);
                let finding = Diagnostic::new(&CODE, at, format!("`{}` shouts", shown(text.words)));
                return finding.help("write one exclamation mark, or a full stop").guess("write one", at, "!");
            }
            let finding = Diagnostic::new(&CODE, text.span, format!("`{}` shouts", shown(text.words)));
            finding.help("write it in small letters; a severity says how grave it is")
        });
    }
}

fn is_capitals(text: &Prose<'_>) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let has_lower = text.words.chars().any(char::is_lowercase);
    let upper = text.words.chars().filter(|c| c.is_uppercase()).count();
    !has_lower && upper >= LETTERS && text.words.split_whitespace().filter(|word| letters(word) >= WORD).count() > 1
}

/// The first run of exclamation marks that are more than one.
fn marks(text: &str) -> Option<Span> {
    let mut start: Option<usize> = None;
    let mut count = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if MARKS.contains(&c) {
            start = start.or(Some(at));
            count += 1;
        } else if let Some(begin) = start.take() {
            if count > 1 {
                return Some(Span::new(begin, at));
            }
            count = 0;
        }
    }
    None
}

/// The places of texts that are people's own words.
fn quotes(subject: &Subject<'_>) -> BTreeSet<Span> {
    let said = written::facts(subject).flat_map(|facts| facts.thinking.iter().chain(&facts.saying));
    let senses = subject
        .written
        .personas
        .iter()
        .flat_map(|persona| [&persona.says, &persona.thinks, &persona.feels, &persona.hears].into_iter().flatten());
    let quoted = subject.written.personas.iter().filter_map(|persona| persona.quote.as_ref().map(|quote| quote.span));
    // A message's words are what was sent.
    let sent = written::facts(subject).flat_map(|facts| &facts.messages).flat_map(|message| {
        let variants = message.variants.iter().map(|variant| variant.span);
        std::iter::once(written::words(&message.text, message.span)).chain(variants)
    });
    let words = |remark: &Remark| written::words(&remark.text, remark.span);
    said.chain(senses).map(words).chain(quoted).chain(sent).collect()
}
