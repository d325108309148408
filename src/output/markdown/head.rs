//! The head of the page: title, badges, picture and introduction, then whose journey it is.

use super::inline::{Place, inline, label, words};
use super::page::{List, Page};
use super::voice::{DOT, Voice};
use crate::board::PersonaCard;

/// Title, badges, picture and introduction.
pub(super) fn title(page: &mut Page, voice: &Voice<'_>) {
    let board = voice.board;
    page.heading(1, &board.title);
    let badges: Vec<String> = board.badges.iter().map(|badge| words(badge)).collect();
    page.block(&badges.join(DOT));
    if let Some(picture) = picture(&board.stem) {
        // The description is plain words already, to be shown as they are.
        page.block(&format!("![{}]({picture})", words(&literal(&board.description))));
    }
    let labels = &board.words.labels;
    let mut list = List::default();
    for detail in &board.introduction {
        let name = match detail.key {
            "scenario" => labels.scenario,
            "goal" => labels.goal,
            "summary" => labels.summary,
            _ => &detail.label,
        };
        list.fact(name, &[inline(&detail.text, Place::Cell)]);
    }
    page.list(&list);
}

/// A text in which nothing is inline Markdown, written as if by an author.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

/// The address of the picture that stands beside the page, if the map has a file name.
fn picture(stem: &str) -> Option<String> {
    if stem.is_empty() {
        return None;
    }
    let mut address = String::new();
    for c in stem.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '/') {
            address.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                address = format!("{address}%{byte:02X}");
            }
        }
    }
    Some(format!("{address}.svg"))
}

/// The personas, each with everything that is known of them.
pub(super) fn personas(page: &mut Page, voice: &Voice<'_>) {
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

fn card(page: &mut Page, voice: &Voice<'_>, persona: &PersonaCard) {
    page.heading(3, &persona.name);
    if let Some(quote) = &persona.quote {
        page.block(&format!("> {}", inline(quote, Place::Flow)));
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
        let bare = crate::board::card::Detail { label: String::new(), ..detail.clone() };
        list.fact(&capital(name), &[voice.detail(&bare, Place::Cell)]);
    }
    if let Some(image) = &persona.image {
        list.fact(word.markdown.portrait, &[super::inline::picture(image)]);
    }
    for block in &persona.blocks {
        list.cards(voice, &block.heading, &block.cards);
    }
    page.list(&list);
}

/// A label as the first word of a line.
fn capital(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl List {
    /// Cards under a heading: one below the other, also where it is just one.
    pub(super) fn cards(&mut self, voice: &Voice<'_>, heading: &str, cards: &[crate::board::card::Card]) {
        if cards.is_empty() {
            return;
        }
        self.item(&label(heading));
        for card in cards {
            self.child(&voice.card(card, Place::Flow));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_stands_beside_the_page() {
        for (stem, expected) in
            [("x", Some("x.svg")), ("a b (1)", Some("a%20b%20%281%29.svg")), ("여정", Some("여정.svg")), ("", None)]
        {
            assert_eq!(picture(stem).as_deref(), expected, "{stem}");
        }
    }
}
