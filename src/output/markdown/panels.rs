//! What stands below the map: questions, segments, channels, competitors, and the research behind it.

use super::inline::{Place, strong, words};
use super::page::{List, Page};
use super::voice::{DOT, Voice, colon};
use crate::board::card::{Card, Tone};
use crate::board::{Entry, Panel};

/// All panels but metrics, which stand in a table, and research, which comes last.
pub(super) fn panels(page: &mut Page, voice: &Voice<'_>) {
    for panel in voice.board.panels.iter().filter(|panel| !matches!(panel.id, "metrics" | "research")) {
        page.heading(2, &panel.title);
        page.list(&list(voice, panel));
    }
}

fn list(voice: &Voice<'_>, panel: &Panel) -> List {
    let mut list = List::default();
    for entry in &panel.entries {
        list.item(&told(voice, entry));
        for card in &entry.lines {
            list.child(&voice.card(card, Place::Flow));
        }
    }
    list
}

/// The first line of an entry.
pub(super) fn told(voice: &Voice<'_>, entry: &Entry) -> String {
    voice.close(vec![strong(&entry.title, Place::Flow)], &entry.details, &[], Place::Cell)
}

/// The sources, numbered as in the picture; each refers to its footnote, so that none is left out on a forge.
pub(super) fn research(page: &mut Page, voice: &Voice<'_>) {
    for panel in voice.board.panels.iter().filter(|panel| panel.id == "research") {
        page.heading(2, &panel.title);
        let mut lines = Vec::new();
        for (index, entry) in panel.entries.iter().enumerate() {
            let number = format!("{}. ", index + 1);
            let indent = " ".repeat(number.len());
            let note = voice.footnote(entry.badge.as_deref()).map(|label| format!("[^{label}]")).unwrap_or_default();
            let details = voice.details(&entry.details, Place::Cell);
            let details = if details.is_empty() { details } else { format!("{DOT}{details}") };
            lines.push(format!("{number}{}{note}{details}", strong(&entry.title, Place::Flow)));
            lines.extend(entry.lines.iter().map(|card| format!("{indent}- {}", line(voice, card))));
        }
        page.block(&lines.join("\n"));
    }
}

/// A finding, or a question and what came back.
fn line(voice: &Voice<'_>, card: &Card) -> String {
    if card.tone != Tone::Quote {
        return voice.card(card, Place::Flow);
    }
    format!("{} {}", words(&colon(voice.board.words.labels.question)), voice.card(card, Place::Cell))
}
