//! `answer-shares-over-100`: answers to one question that together are more than everybody's.

use crate::diagnostic::{Diagnostic, Findings};
use crate::lint::Subject;
use crate::lint::written::is_own;
use crate::spec::research::{Question, Research};
use crate::spec::value::{Text, shortest};

rule!(/** Answers that together are more than everybody's. */ "answer-shares-over-100", Warning, check);

/// By how many percent rounded shares may miss the whole.
const ROUNDING: f64 = 1.0;

/// Words which say that people could give several answers, in lower case.
const SEVERAL: &[&str] = &[
    "several",
    "multiple",
    "all that apply",
    "more than one",
    "which of",
    "up to",
    "복수",
    "중복",
    "여러",
    "모두",
    "kilka",
    "wiele",
    "wielokrotn",
    "więcej niż jed",
    "wszystkie",
    "do trzech",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for research in &subject.written.research {
        for question in &research.questions {
            let shares = &question.answers.shares;
            let sum: f64 = shares.iter().map(|(_, share)| share.value.0).sum();
            let Some((_, last)) = shares.last().filter(|_| sum > 100.0 + ROUNDING) else { continue };
            if says_several(research, question) || !is_own(last.span) {
                continue;
            }
            findings.report(&CODE, || {
                let sum = shortest((sum * 10.0).round() / 10.0);
                let finding = Diagnostic::new(&CODE, last.span, format!("the answers add up to {sum}%"));
                finding.help("mend the shares, or write `note: several answers` beside the question")
            });
        }
    }
}

fn says_several(research: &Research, question: &Question) -> bool {
    let texts: [&[Text]; 2] = [&question.marks.note, &research.marks.note];
    let mut texts = texts.into_iter().flatten().chain(&question.question.0);
    texts.any(|text| {
        let text = text.value.to_lowercase();
        SEVERAL.iter().any(|word| text.contains(word))
    })
}
