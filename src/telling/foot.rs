//! The foot of the map: review, owner, tags, and the footnotes that name the sources.

use super::line::{DOT, Line};
use super::page::{Block, Telling};
use super::panels::told;
use super::voice::Voice;

/// The line at the foot, then the footnotes.
pub(super) fn foot(page: &mut Telling, voice: &Voice<'_>) {
    if !voice.board.footer.is_empty() {
        let parts = voice.board.footer.iter().map(|detail| voice.detail(detail));
        page.add(Block::Foot(Line::joined(parts, DOT)));
    }
    let research = voice.board.panels.iter().filter(|panel| panel.id == "research");
    let notes = research.flat_map(|panel| &panel.entries).filter_map(|entry| {
        let source = voice.source(entry.badge.as_deref())?.clone();
        Some((source, told(voice, entry)))
    });
    let notes: Vec<_> = notes.collect();
    if !notes.is_empty() {
        page.add(Block::Footnotes(notes));
    }
}
