//! What stands below the map: questions, segments, channels, competitors, and the research behind it.

use super::line::{DOT, Line, Span};
use super::page::{Block, Item, List, Telling};
use super::voice::{Voice, colon};
use crate::board::card::{Card, Tone};
use crate::board::{Entry, Panel};

/// All panels but metrics, which stand in a table, and research, which comes last.
pub(super) fn panels(page: &mut Telling, voice: &Voice<'_>) {
    for panel in voice.board.panels.iter().filter(|panel| !matches!(panel.id, "metrics" | "research")) {
        page.heading(2, &panel.title);
        page.list(list(voice, panel));
    }
}

fn list(voice: &Voice<'_>, panel: &Panel) -> List {
    let mut list = List::default();
    for entry in &panel.entries {
        list.item(told(voice, entry));
        for card in &entry.lines {
            list.child(voice.card(card));
        }
    }
    list
}

/// The first line of an entry.
pub(super) fn told(voice: &Voice<'_>, entry: &Entry) -> Line {
    voice.close(vec![Line::of(Span::Title(entry.title.clone()))], &entry.details, &[]).about(&entry.about)
}

/// The sources, numbered as in the picture.
pub(super) fn research(page: &mut Telling, voice: &Voice<'_>) {
    for panel in voice.board.panels.iter().filter(|panel| panel.id == "research") {
        page.heading(2, &panel.title);
        let item = |entry: &Entry| {
            let source = voice.source(entry.badge.as_deref()).cloned();
            let details = voice.details(&entry.details);
            let mut line = Line::of(Span::Title(entry.title.clone()));
            // It refers to itself, so that a format that knows footnotes leaves none of them out.
            line.spans.extend(source.clone().map(Span::Source));
            if !details.is_empty() {
                line = line.and(Span::Sign(DOT.to_owned())).then(details);
            }
            let children = entry.lines.iter().map(|card| self::line(voice, card)).collect();
            Item { label: String::new(), line: line.about(&entry.about), children, source }
        };
        page.add(Block::Sources(panel.entries.iter().map(item).collect()));
    }
}

/// A finding, or a question and what came back.
fn line(voice: &Voice<'_>, card: &Card) -> Line {
    if card.tone != Tone::Quote {
        return voice.card(card);
    }
    let question = Line::plain(&colon(voice.board.words.labels.question)).and(Span::Sign(" ".to_owned()));
    question.then(voice.card(card)).about(&card.about)
}
