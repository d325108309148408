//! Markdown: the picture in words, complete, for a forge to show, a team to work with and a machine to read back.
//!
//! `docs/markdown.md` says where each fact stands.

mod inline;
mod page;
mod voice;

mod backlog;
mod figures;
mod foot;
mod head;
mod identity;
mod journey;
mod panels;
mod paths;
mod tools;

use super::{Drawing, Output};
use crate::board::{Board, Body};
use page::Page;
use voice::Voice;

/// Markdown.
pub static MARKDOWN: Output = Output {
    name: "md",
    extension: "md",
    about: "GitHub-flavoured Markdown: the whole map in words and tables.",
    draws_letters: false,
    write: |drawing: &Drawing<'_>| Ok(write(drawing.board).into_bytes()),
};

/// A board as Markdown.
pub fn write(board: &Board) -> String {
    let voice = Voice::new(board);
    let mut page = Page::default();
    head::title(&mut page, &voice);
    head::personas(&mut page, &voice);
    match &board.body {
        Body::Grid(grid) => {
            journey::journey(&mut page, &voice, grid);
            paths::flows(&mut page, &voice, grid);
            paths::arrows(&mut page, &voice, grid);
            tools::pain_points(&mut page, &voice, grid);
            backlog::opportunities(&mut page, &voice, grid);
            figures::metrics(&mut page, &voice, Some(grid));
        }
        Body::Empathy(quadrants) => {
            journey::empathy(&mut page, &voice, quadrants);
            figures::metrics(&mut page, &voice, None);
        }
    }
    panels::panels(&mut page, &voice);
    tools::inventory(&mut page, &voice);
    tools::walk(&mut page, &voice);
    panels::research(&mut page, &voice);
    foot::foot(&mut page, &voice);
    identity::ids(&mut page, &voice);
    page.finish()
}
