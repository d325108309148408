//! The opportunities of a map alone, as a Markdown table.

use super::page;
use crate::model::JourneyMap;
use crate::model::item::Marks;
use crate::output::holds::facts;
use crate::output::{Loss, Output, Told, Writer};
use crate::telling::plan;

/// The backlog as Markdown.
pub static BACKLOG: Output = Output {
    name: "backlog-md",
    extension: "backlog.md",
    about: "The opportunities alone, as a Markdown table to plan by: what helps most for least first.",
    draws_letters: false,
    leaves_out: &[
        Loss { what: "whose opportunities are", is_in: |map| any(map, |marks| !marks.whose.is_empty()) },
        Loss { what: "their notes, links and tags", is_in: |map| any(map, has_more) },
    ],
    write: Writer::Map(|told: &Told<'_>| Ok(page(&plan(told.map).led_from(&told.options.base)).finish().into_bytes())),
};

fn any(map: &JourneyMap, is_it: fn(&Marks) -> bool) -> bool {
    facts(map).flat_map(|facts| &facts.opportunities).any(|opportunity| is_it(&opportunity.remark.marks))
}

fn has_more(marks: &Marks) -> bool {
    !marks.notes.is_empty() || marks.link.is_some() || !marks.tags.is_empty()
}
