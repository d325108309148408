//! How a card and what is known of it are told in one line: words, then parts with a dot between, then its sources.

use super::line::{DOT, Line, Source, Span};
use crate::board::Board;
use crate::board::card::{Card, Detail, Severity};

/// What is needed to tell a card.
#[derive(Debug)]
pub(super) struct Voice<'a> {
    /// What is told.
    pub(super) board: &'a Board,
    /// The sources that can be referred to.
    sources: Vec<Source>,
}

impl<'a> Voice<'a> {
    /// A voice for a board.
    pub(super) fn new(board: &'a Board) -> Self {
        let sources = board.panels.iter().filter(|panel| panel.id == "research").flat_map(|panel| &panel.entries);
        let sources = sources.filter_map(|entry| {
            let number = entry.badge.clone()?;
            let is_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            let label = if !entry.id.is_empty() && entry.id.chars().all(is_label) { &entry.id } else { &number };
            Some(Source { label: label.clone(), number })
        });
        Self { board, sources: sources.collect() }
    }

    /// The source of a number.
    pub(super) fn source(&self, number: Option<&str>) -> Option<&Source> {
        self.sources.iter().find(|source| Some(source.number.as_str()) == number)
    }

    /// A card in one line.
    pub(super) fn card(&self, card: &Card) -> Line {
        self.card_without(card, &[])
    }

    /// A card in one line, without the details of these keys.
    pub(super) fn card_without(&self, card: &Card, keys: &[&str]) -> Line {
        let start = Some(words_of(card)).filter(|start| !start.is_empty());
        let mut parts: Vec<Line> = start.into_iter().collect();
        parts.extend(card.severity.as_ref().map(shown_severity));
        parts.extend(card.status.as_ref().map(|status| Line::of(Span::Strong(status.clone()))));
        let details: Vec<Detail> = card.details.iter().chain(&card.told).cloned().collect();
        self.close(parts, &details, keys).about(&card.about)
    }

    /// Details in one line.
    pub(super) fn details(&self, details: &[Detail]) -> Line {
        self.close(Vec::new(), details, &[])
    }

    /// Parts and details in one line, the sources at its end.
    pub(super) fn close(&self, mut parts: Vec<Line>, details: &[Detail], without: &[&str]) -> Line {
        let mut sources = Vec::new();
        for detail in details.iter().filter(|detail| !without.contains(&detail.key)) {
            match self.evidence(detail) {
                Some(found) => sources.push(found),
                None => parts.push(self.detail(detail)),
            }
        }
        Line::joined(parts, DOT).then(Line::joined(sources, " "))
    }

    /// One detail.
    pub(super) fn detail(&self, detail: &Detail) -> Line {
        if let Some(sources) = self.evidence(detail) {
            return sources;
        }
        let labels = &self.board.words.labels;
        match detail.key {
            "link" => Line::of(Span::Link(detail.text.clone())),
            // Words of the author alone; a reader has to be told what they are.
            "when" => Line::text(&Detail::labelled("when", &colon(labels.when), &detail.text).line()),
            "respondents" => {
                Line::text(&Detail::labelled("respondents", &colon(labels.respondents), &detail.text).line())
            }
            // Words of the author that might be taken for ours.
            "answer" | "text" => Line::of(Span::Said(detail.text.clone())),
            _ if detail.parts.is_empty() => Line::text(&detail.line()),
            _ => {
                let sign = match detail.key {
                    "ends" => " → ",
                    "triggers" => ": ",
                    _ => ", ",
                };
                let gap = if detail.label.is_empty() { "" } else { " " };
                let parts = detail.parts.iter().map(|part| Line::of(Span::Listed(part.clone())));
                Line::plain(&detail.label).and(Span::Sign(gap.to_owned())).then(Line::joined(parts, sign))
            }
        }
    }

    /// The sources that a detail names.
    fn evidence(&self, detail: &Detail) -> Option<Line> {
        let list = detail.text.strip_prefix('[')?.strip_suffix(']').filter(|_| detail.key == "evidence")?;
        let sources = list.split(", ").map(|number| Some(Line::of(Span::Source(self.source(Some(number))?.clone()))));
        // A blank, without which 1 and 2 would read as 12.
        Some(Line::joined(sources.collect::<Option<Vec<_>>>()?, " "))
    }
}

/// The words of a card, after the number by which others refer to it.
pub(super) fn words_of(card: &Card) -> Line {
    let badge = card.badge.as_ref().map(|badge| Line::of(Span::Strong(badge.clone())));
    let text = Some(Line::text(&card.text)).filter(|text| !text.is_empty());
    Line::joined(badge.into_iter().chain(text), " ")
}

/// How much a pain hurts: dots, and the word.
pub(super) fn shown_severity(severity: &Severity) -> Line {
    Line::sign(format!("{} ", dots(severity.dots, 4))).then(Line::plain(&severity.word))
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
