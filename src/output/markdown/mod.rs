//! Markdown: the picture in words, complete, for a forge to show, a team to work with and a machine to read back.
//!
//! `docs/markdown.md` says where each fact stands.

mod backlog;
mod identity;
mod inline;
mod line;
mod page;
mod part;

use super::{Drawing, Output, Writer};
use crate::board::Board;
use crate::telling::{Block, Telling, tell};
use crate::text::Base;
pub use backlog::BACKLOG;
use inline::{Place, inline, words};
use line::line;
use page::Page;
pub use part::{folded, image, linked, part, switching, title};

/// Markdown.
pub static MARKDOWN: Output = Output {
    name: "md",
    extension: "md",
    about: "GitHub-flavoured Markdown: the whole map in words and tables.",
    draws_letters: false,
    leaves_out: &[],
    write: Writer::Drawing(|drawing: &Drawing<'_>| Ok(led(drawing.board, &drawing.options.base).into_bytes())),
};

/// A board as Markdown, to lie beside its map.
pub fn write(board: &Board) -> String {
    led(board, &Base::default())
}

fn led(board: &Board, base: &Base) -> String {
    let mut page = page(&tell(board).led_from(base));
    identity::ids(&mut page, board);
    page.finish()
}

fn page(telling: &Telling) -> Page {
    let mut page = Page::noting(telling.note);
    telling.blocks.iter().for_each(|block| add(&mut page, block));
    page
}

fn add(page: &mut Page, block: &Block) {
    match block {
        Block::Heading { level, text } => page.heading(*level, text),
        Block::Person { name, age } => page.person(3, name, age.as_deref()),
        Block::Badges(badges) => {
            page.block(&badges.iter().map(|badge| words(badge)).collect::<Vec<_>>().join(" · "));
        }
        Block::Picture { description, stem } => {
            if let Some(address) = picture(stem) {
                // The description is plain words already, to be shown as they are.
                page.block(&format!("![{}]({address})", words(&literal(description))));
            }
        }
        Block::Quote(quote) => page.block(&format!("> {}", inline(quote, Place::Flow))),
        Block::Paragraph(told) => page.block(&line(told, Place::Flow, page.note)),
        Block::List(list) => page.list(list),
        Block::Table(table) => page.table(table),
        Block::Sources(items) => page.numbered(items),
        Block::Foot(told) => {
            page.block("---");
            page.block(&line(told, Place::Line, page.note));
        }
        Block::Footnotes(notes) => {
            let notes = notes
                .iter()
                .map(|(source, told)| format!("[^{}]: {}", source.label, line(told, Place::Flow, page.note)));
            page.block(&notes.collect::<Vec<_>>().join("\n"));
        }
    }
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
    Some(format!("{}.svg", encoded(stem)))
}

/// A path as the address of a link.
fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '/') {
            address.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                address = format!("{address}%{byte:02X}");
            }
        }
    }
    address
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
