//! `link-without-words`: who hears the links of a page hears `here`, `here` and `here`.

use crate::diagnostic::{Diagnostic, Findings, shown};
use crate::lint::Subject;
use crate::text::pieces;

rule!(/** A link whose words do not say where it leads. */ "link-without-words", Advice, check);

/// Words that say nothing of where a link leads, in lower case.
const EMPTY: &[&str] = &[
    "here",
    "click here",
    "link",
    "this link",
    "this",
    "more",
    "read more",
    "see more",
    "여기",
    "여기를 클릭",
    "클릭",
    "링크",
    "더 보기",
    "더보기",
    "자세히",
    "tutaj",
    "tu",
    "kliknij",
    "kliknij tutaj",
    "odnośnik",
    "więcej",
    "czytaj więcej",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for text in subject.prose().into_iter().filter(|text| text.words.contains("](")) {
        let lines = pieces(text.words);
        let links = lines.iter().flatten().filter(|piece| piece.link.is_some());
        for link in links.filter(|link| is_empty(&link.text)) {
            findings.report(&CODE, || {
                let message = format!("`{}` does not say where the link leads", shown(&link.text));
                let finding = Diagnostic::new(&CODE, text.span, message);
                finding.help("let the words of the link say what is there, like `[the survey](research/survey.md)`")
            });
        }
    }
}

fn is_empty(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['.', '!', '…']).to_lowercase();
    EMPTY.contains(&words.as_str()) || words.contains("://") || words.starts_with("www.")
}
