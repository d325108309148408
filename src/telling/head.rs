//! The head of the map: title, badges, picture and introduction, then whose journey it is.

use super::line::Line;
use super::page::{Block, List, Telling};
use super::voice::Voice;
use crate::board::PersonaCard;
use crate::board::card::{About, Detail};

/// Title, badges, picture and introduction.
pub(super) fn title(page: &mut Telling, voice: &Voice<'_>) {
    let board = voice.board;
    page.heading(1, &board.title);
    page.add(Block::Badges(board.badges.clone()));
    page.add(Block::Picture { description: board.description.clone(), stem: board.stem.clone() });
    let labels = &board.words.labels;
    let mut list = List::default();
    for detail in &board.introduction {
        let name = match detail.key {
            "scenario" => labels.scenario,
            "goal" => labels.goal,
            "summary" => labels.summary,
            _ => &detail.label,
        };
        list.fact(name, vec![Line::text(&detail.text)]);
    }
    list.notes(labels.note, &About { notes: board.notes.clone(), ..About::default() });
    page.list(list);
}

/// The personas, each with everything that is known of them.
pub(super) fn personas(page: &mut Telling, voice: &Voice<'_>) {
    let labels = &voice.board.words.labels;
    match voice.board.personas.as_slice() {
        [] => return,
        [_] => page.heading(2, labels.persona),
        _ => page.heading(2, labels.personas),
    }
    for persona in &voice.board.personas {
        card(page, voice, persona);
    }
}

fn card(page: &mut Telling, voice: &Voice<'_>, persona: &PersonaCard) {
    page.add(Block::Person { name: persona.called.clone(), age: persona.age.clone() });
    if let Some(quote) = &persona.quote {
        page.add(Block::Quote(quote.clone()));
    }
    let word = &voice.board.words;
    let mut list = List::default();
    for detail in &persona.about {
        let name = match detail.key {
            "role" => word.markdown.role,
            "place" => word.lanes.place.title,
            "evidence" => word.labels.evidence,
            "link" => word.labels.link,
            "tags" => word.footer.tags,
            _ => &detail.label,
        };
        let bare = Detail { label: String::new(), ..detail.clone() };
        list.fact(&capital(name), vec![voice.detail(&bare)]);
    }
    if let Some(image) = &persona.image {
        list.fact(word.markdown.portrait, vec![super::journey::picture(image)]);
    }
    for block in &persona.blocks {
        list.under(&block.heading, block.cards.iter().map(|card| voice.card(card)).collect());
    }
    list.notes(word.labels.note, &persona.about_whom);
    page.list(list);
}

/// A label as the first word of a line.
fn capital(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
