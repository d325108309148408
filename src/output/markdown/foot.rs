//! The foot of the page: review, owner, tags, and the footnotes that name the sources.

use super::inline::Place;
use super::page::Page;
use super::panels::told;
use super::voice::Voice;

/// The line at the foot, then the footnotes.
pub(super) fn foot(page: &mut Page, voice: &Voice<'_>) {
    if !voice.board.footer.is_empty() {
        page.block("---");
        let parts = voice.board.footer.iter().map(|detail| voice.detail(detail, Place::Cell));
        page.block(&parts.collect::<Vec<_>>().join(super::voice::DOT));
    }
    let research = voice.board.panels.iter().filter(|panel| panel.id == "research");
    let notes = research.flat_map(|panel| &panel.entries).filter_map(|entry| {
        let label = voice.footnote(entry.badge.as_deref())?;
        Some(format!("[^{label}]: {}", told(voice, entry)))
    });
    page.block(&notes.collect::<Vec<_>>().join("\n"));
}
