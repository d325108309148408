//! How a card and what is known of it are told in one line: words, then parts with a dot between, then footnotes.

use super::inline::{Place, inline, link, words};
use crate::board::Board;
use crate::board::card::{Card, Detail, Severity};

/// What stands between the parts of a line; an author's own dot is written as an entity.
pub(super) const DOT: &str = " · ";

/// What is needed to tell a card.
#[derive(Debug)]
pub(super) struct Voice<'a> {
    /// What is told.
    pub(super) board: &'a Board,
    /// The footnotes: the number under which the board refers to a source, and the label of its footnote.
    footnotes: Vec<(String, String)>,
}

impl<'a> Voice<'a> {
    /// A voice for a board.
    pub(super) fn new(board: &'a Board) -> Self {
        let sources = board.panels.iter().filter(|panel| panel.id == "research").flat_map(|panel| &panel.entries);
        let footnotes = sources.filter_map(|entry| {
            let number = entry.badge.clone()?;
            let is_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            let label = if !entry.id.is_empty() && entry.id.chars().all(is_label) { &entry.id } else { &number };
            Some((number.clone(), label.clone()))
        });
        Self { board, footnotes: footnotes.collect() }
    }

    /// The label of the footnote of a source.
    pub(super) fn footnote(&self, number: Option<&str>) -> Option<&str> {
        self.footnotes.iter().find(|(known, _)| Some(known.as_str()) == number).map(|(_, label)| label.as_str())
    }

    /// A card in one line.
    pub(super) fn card(&self, card: &Card, place: Place) -> String {
        self.card_without(card, &[], place)
    }

    /// A card in one line, without the details of these keys.
    pub(super) fn card_without(&self, card: &Card, keys: &[&str], place: Place) -> String {
        let start = Some(words_of(card, place)).filter(|start| !start.is_empty());
        let mut parts: Vec<String> = start.into_iter().collect();
        parts.extend(card.severity.as_ref().map(shown_severity));
        parts.extend(card.status.as_ref().map(|status| format!("**{}**", words(status))));
        self.close(parts, &card.details, keys, place)
    }

    /// Details in one line.
    pub(super) fn details(&self, details: &[Detail], place: Place) -> String {
        self.close(Vec::new(), details, &[], place)
    }

    /// Parts and details in one line, the footnotes at its end.
    pub(super) fn close(&self, mut parts: Vec<String>, details: &[Detail], without: &[&str], place: Place) -> String {
        let mut footnotes: Vec<String> = Vec::new();
        for detail in details.iter().filter(|detail| !without.contains(&detail.key)) {
            match self.evidence(detail) {
                Some(notes) => footnotes.push(notes),
                None => parts.push(self.detail(detail, place)),
            }
        }
        format!("{}{}", parts.join(DOT), footnotes.join(" "))
    }

    /// One detail.
    pub(super) fn detail(&self, detail: &Detail, place: Place) -> String {
        if let Some(notes) = self.evidence(detail) {
            return notes;
        }
        let labels = &self.board.words.labels;
        match detail.key {
            "link" => link(&detail.text, place),
            // Words of the author alone; a reader has to be told what they are.
            "when" => inline(&Detail::labelled("when", &colon(labels.when), &detail.text).line(), place),
            "respondents" => {
                inline(&Detail::labelled("respondents", &colon(labels.respondents), &detail.text).line(), place)
            }
            _ => inline(&detail.line(), place),
        }
    }

    /// The footnotes of a detail that names sources.
    fn evidence(&self, detail: &Detail) -> Option<String> {
        let list = detail.text.strip_prefix('[')?.strip_suffix(']').filter(|_| detail.key == "evidence")?;
        let notes = list.split(", ").map(|number| Some(format!("[^{}]", self.footnote(Some(number))?)));
        // A blank, without which a forge shows 1 and 2 as 12.
        notes.collect::<Option<Vec<_>>>().map(|notes| notes.join(" "))
    }
}

/// A label with its colon.
pub(super) fn colon(label: &str) -> String {
    if label.trim_end().ends_with(':') { label.to_owned() } else { format!("{label}:") }
}

/// A bar of dots, `filled` of `all`.
pub(super) fn dots(filled: usize, all: usize) -> String {
    let filled = filled.min(all);
    format!("{}{}", "●".repeat(filled), "○".repeat(all - filled))
}

/// A level from -1 to 1 as a bar of five dots.
pub(super) fn bar(level: f64) -> String {
    dots(((level.clamp(-1.0, 1.0) + 1.0) * 2.0).round() as usize + 1, 5)
}

/// A level from -1 to 1 as one block of eight heights.
pub(super) fn spark(level: f64) -> char {
    let height = ((level.clamp(-1.0, 1.0) + 1.0) * 3.5).round() as usize;
    ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'].get(height).copied().unwrap_or('█')
}

/// The words of a card, after the number by which others refer to it.
pub(super) fn words_of(card: &Card, place: Place) -> String {
    let badge = card.badge.as_ref().map(|badge| format!("**{}**", words(badge)));
    let text = inline(&card.text, place);
    let parts: Vec<String> = badge.into_iter().chain(Some(text).filter(|text| !text.is_empty())).collect();
    parts.join(" ")
}

/// How much a pain hurts: dots, and the word.
pub(super) fn shown_severity(severity: &Severity) -> String {
    format!("{} {}", dots(severity.dots, 4), words(&severity.word))
}
