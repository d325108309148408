//! The foot of the map: review, owner, tags, and the footnotes that name the sources.

use super::line::{DOT, Line};
use super::page::{Block, Telling};
use super::panels::told;
use super::voice::Voice;
use crate::board::card::Detail;

/// One part of the line. What the map as a whole rests on is called so: no words stand before it.
fn part(voice: &Voice<'_>, detail: &Detail) -> Line {
    let label = if detail.key == "evidence" { detail.label.as_str() } else { "" };
    Line::joined([Line::plain(label), voice.detail(detail)].into_iter().filter(|part| !part.is_empty()), " ")
}

/// The line at the foot, then the footnotes.
pub(super) fn foot(page: &mut Telling, voice: &Voice<'_>) {
    if !voice.board.footer.is_empty() {
        let mut parts: Vec<Line> = voice.board.footer.iter().map(|detail| part(voice, detail)).collect();
        let tells_period = voice.board.footer.iter().any(|detail| detail.key == "every");
        let reviewed = voice.board.footer.iter().position(|detail| detail.key == "reviewed");
        if let (Some(period), Some(reviewed), false) = (&voice.board.review_period, reviewed, tells_period) {
            let every = Detail::labelled("every", voice.board.words.footer.reviewed_every, period.clone());
            parts.insert(reviewed + 1, voice.detail(&every));
        }
        page.add(Block::Foot(Line::joined(parts, DOT)));
    }
    let research = voice.board.panels.iter().filter(|panel| panel.id == "research");
    let notes = research.flat_map(|panel| &panel.entries).filter_map(|entry| {
        let source = voice.source(entry.badge.as_deref())?.clone();
        // What is noted stands with the source itself.
        let told = told(voice, entry);
        let about = told.about.found_by();
        Some((source, told.about(&about)))
    });
    let notes: Vec<_> = notes.collect();
    if !notes.is_empty() {
        page.add(Block::Footnotes(notes));
    }
}
